import type { CentreId } from '#shared/contract/base'
import type { Figures } from '#shared/contract/report'
import type { Drill } from '../../lib/drill'
import { hours, number } from '../../lib/numbers'
import { FigureButton } from '../../ui/FigureButton'

/** What does not count but must not be hidden either, and what is still missing. */
export function AlsoThisPeriod({
  figures,
  running,
  centreId,
  onDrill,
}: {
  figures: Figures
  running: boolean
  centreId: CentreId | undefined
  onDrill: (drill: Drill) => void
}) {
  const of = centreId ? { centreId } : {}
  const items: { label: string; value: number; drill: Drill }[] = [
    {
      label: 'zonder aantal deelnemers',
      value: figures.total.withoutCount,
      drill: { figure: 'withoutCount', title: 'Aantal deelnemers niet ingevuld', ...of },
    },
    { label: 'geannuleerd', value: figures.cancelled, drill: { figure: 'cancelled', title: 'Geannuleerd', ...of } },
    { label: 'niet gekomen', value: figures.noShow, drill: { figure: 'noShow', title: 'Niet gekomen', ...of } },
    { label: 'nog gepland', value: figures.planned, drill: { figure: 'planned', title: 'Nog gepland', ...of } },
  ]
  return (
    <ul className="kw-also" aria-label="Ook in deze periode">
      {items
        .filter((item) => item.drill.figure !== 'planned' || running || item.value > 0)
        .map((item) => (
          <li key={item.label}>
            <FigureButton
              needs="reports.drill"
              label={`${number(item.value)} ${item.label}. Toon de boekingen`}
              onClick={() => onDrill(item.drill)}
            >
              {number(item.value)}
            </FigureButton>{' '}
            {item.label}
          </li>
        ))}
      <li>
        <b>{hours(figures.total.minutes)}</b> uur activiteiten
      </li>
      {running && <li className="kw-also-note">Vergeleken met hele periodes: de verschillen worden nog anders.</li>}
    </ul>
  )
}
