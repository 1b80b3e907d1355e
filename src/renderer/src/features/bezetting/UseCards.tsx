import type { RoomUseReport } from '#shared/contract/room-use'
import { formatCount, formatNumber, formatPercent } from '../../lib/format'
import { hours } from '../../lib/numbers'
import { FigureTiles } from '../../ui/FigureTiles'

/** The five figures on top, each with what it rests on. */
export function UseCards({ total }: { total: RoomUseReport['total'] }) {
  const tiles = [
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
  return <FigureTiles label="Bezetting in het kort" tiles={tiles} />
}
