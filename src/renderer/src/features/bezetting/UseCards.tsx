import type { RoomUseReport } from '#shared/contract/room-use'
import { formatCount, formatNumber, formatPercent } from '../../lib/format'
import { hours } from '../../lib/numbers'

/** The five figures on top, each with what it rests on. */
export function UseCards({ total }: { total: RoomUseReport['total'] }) {
  const cards = [
    {
      label: 'Van de tijd',
      figure: formatPercent(total.timePct),
      note: `${hours(total.usedMinutes)} van ${hours(total.openMinutes)} uur`,
    },
    {
      label: 'Van de plaatsen',
      figure: formatPercent(total.seatPct),
      note: total.countedPct === null ? 'niets geteld' : `geteld over ${formatPercent(total.countedPct)} van de tijd`,
    },
    { label: 'Tijd en plaatsen samen', figure: formatPercent(total.bothPct), note: 'van alles wat is aangeboden' },
    {
      label: 'Tegelijk gebruikt',
      figure: `${hours(total.sharedMinutes)} uur`,
      note:
        total.mostGroups > 1 ? `tot ${total.mostGroups} groepen in één ruimte` : 'nergens twee groepen in één ruimte',
    },
    {
      label: 'Niet gebruikt',
      figure: formatCount(total.unused, 'ruimte', 'ruimtes'),
      note: `van de ${formatNumber(total.rooms)} die meetellen`,
    },
  ]
  return (
    <ul className="bz-cards" aria-label="Bezetting in het kort">
      {cards.map(({ label, figure, note }) => (
        <li key={label} className="bz-card">
          <span className="bz-card-label">{label}</span>
          <span className="bz-card-figure">{figure}</span>
          <span className="bz-card-note">{note}</span>
        </li>
      ))}
    </ul>
  )
}
