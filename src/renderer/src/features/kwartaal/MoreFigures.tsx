import type { CentreId } from '#shared/contract/base'
import type { DrillQuery, Figures, PeriodOverview } from '#shared/contract/report'
import { type RevenueKind, revenueKinds } from '#shared/domain/report-counts'
import { formatPeriodShort } from '#shared/time/format'
import type { Drill } from '../../lib/drill'
import { formatEuros } from '../../lib/format'
import { number } from '../../lib/numbers'
import { Card } from '../../ui/Card'
import { Delta } from '../../ui/Delta'
import { FigureButton } from '../../ui/FigureButton'

/** A figure with the two it is compared with, and the bookings behind it. */
type Row = {
  label: string
  of: (figures: Figures) => number | undefined
  euro?: true
  drill?: { figure: DrillQuery['figure']; key?: string; by?: 'renter' | 'group' }
  /** Left out when it is 0 in all periods. */
  mayMiss?: true
}

const people: readonly Row[] = [
  { label: 'Dagdelen', of: (f) => f.total.dayparts, drill: { figure: 'activities' } },
  { label: 'Verschillende huurders', of: (f) => f.uniqueRenters, drill: { figure: 'renters', by: 'renter' } },
  { label: 'Verschillende groepen', of: (f) => f.uniqueGroups, drill: { figure: 'activities', by: 'group' } },
  { label: 'Nieuwe huurders', of: (f) => f.firstTimeRenters, drill: { figure: 'firstTimeRenters', by: 'renter' } },
  { label: 'Aanvragen ontvangen', of: (f) => f.requests.received, drill: { figure: 'received' } },
  { label: 'Aanvragen nog open', of: (f) => f.requests.open, drill: { figure: 'open' } },
  { label: 'Aanvragen afgewezen', of: (f) => f.requests.declined, drill: { figure: 'declined' } },
  { label: 'Opties verlopen', of: (f) => f.requests.expired, drill: { figure: 'expired' } },
  { label: 'Boekingen verplaatst', of: (f) => f.requests.displaced, drill: { figure: 'displaced' } },
  { label: 'Incidenten in het logboek', of: (f) => f.dayIncidents?.reported, mayMiss: true },
]

const kindWords: Record<RevenueKind, string> = {
  rent: 'Huur',
  caretaker: 'Beheer',
  facility: 'Voorzieningen',
  refreshment: 'Consumpties',
  discount: 'Korting',
  other: 'Zonder regels',
}
const money: readonly Row[] = [
  { label: 'Opbrengst', of: (f) => f.revenueCents.total, euro: true, drill: { figure: 'revenue' } },
  ...revenueKinds.map(
    (kind): Row => ({
      label: kindWords[kind],
      of: (f) => f.revenueCents[kind],
      euro: true,
      drill: { figure: 'revenue', key: kind },
      mayMiss: true,
    }),
  ),
  { label: 'Niet in rekening gebracht', of: (f) => f.waivedCents, euro: true, drill: { figure: 'waived' } },
]

type Props = { overview: PeriodOverview; centreId: CentreId | undefined; onDrill: (drill: Drill) => void }

/** Who came, what was asked for and what it brought in, each with the other periods. */
export function MoreFigures(props: Props) {
  return (
    <div className="kw-pair">
      <Card title="Huurders en aanvragen">
        <Rows {...props} rows={people} caption="Huurders, groepen en aanvragen" />
      </Card>
      <Card title="Opbrengst" note="met btw, naar soort prijsregel">
        <Rows {...props} rows={money} caption="Opbrengst naar soort" />
      </Card>
    </div>
  )
}

function Rows({ overview, centreId, onDrill, rows, caption }: Props & { rows: readonly Row[]; caption: string }) {
  const { current, previous, yearEarlier } = overview
  const reports = [current, previous, ...(yearEarlier ? [yearEarlier] : [])]
  const shown = rows.filter((row) => !row.mayMiss || reports.some(({ total }) => (row.of(total) ?? 0) !== 0))
  return (
    <div className="fig-scroll">
      <table className="fig-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Cijfer</th>
            {reports.map(({ period }, i) => (
              <th scope="col" className="is-num" key={period}>
                {i === 0 ? (
                  formatPeriodShort(period)
                ) : (
                  <abbr title={i === 1 ? 'Verschil met de periode ervoor' : 'Verschil met een jaar eerder'}>
                    {formatPeriodShort(period)}
                  </abbr>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {reports.map(({ period, total }, i) => (
                <td className="is-num" key={period}>
                  {i === 0 ? (
                    <Value row={row} value={row.of(total) ?? 0} centreId={centreId} onDrill={onDrill} />
                  ) : (
                    <Delta value={differenceOf(row, current.total, total)} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** In whole euros for money: the cents are in the figure itself. */
function differenceOf({ of, euro }: Row, now: Figures, then: Figures): number {
  const difference = (of(now) ?? 0) - (of(then) ?? 0)
  return euro ? Math.round(difference / 100) : difference
}

function Value({
  row: { label, euro, drill },
  value,
  centreId,
  onDrill,
}: {
  row: Row
  value: number
} & Pick<Props, 'centreId' | 'onDrill'>) {
  const text = euro ? formatEuros(value) : number(value)
  if (!drill) return text
  return (
    <FigureButton
      needs="reports.drill"
      label={`${label}: ${text}. Toon de boekingen`}
      onClick={() => onDrill({ ...drill, title: label, ...(centreId ? { centreId } : {}) })}
    >
      {text}
    </FigureButton>
  )
}
