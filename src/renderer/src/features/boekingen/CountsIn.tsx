import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatPeriod } from '#shared/time/format'
import { periodAt } from '#shared/time/period'
import type { WallTime } from '#shared/time/types'
import { navigate } from '../../lib/address'
import { type Drill, drillAddress } from '../../lib/drill'
import { categoryWords, usageWords } from '../../lib/words/vocabulary'

/** In which figures of the overview a booking counts, or why it does not, with the way to them. */
export function CountsIn({ booking, now }: { booking: Booking; now: WallTime }) {
  const period = periodAt('quarter', dateOf(booking.startsAt))
  const { text, figures } = standingOf(booking, now)
  return (
    <p className="booking-hint">
      {text} het {formatPeriod(period)}:{' '}
      {figures.map((drill, i) => (
        <span key={drill.title}>
          {i > 0 && ', '}
          <button
            type="button"
            className="booking-link"
            onClick={() => navigate(`/kwartaal?periode=${period}&over=${booking.centreId}&${drillAddress(drill)}`)}
          >
            {drill.title}
          </button>
        </span>
      ))}
    </p>
  )
}

const NOT = 'Telt niet mee als activiteit; staat in het overzicht van'

function standingOf(booking: Booking, now: WallTime): { text: string; figures: Drill[] } {
  const only = (figure: Drill['figure'], title: string) => ({ text: NOT, figures: [{ figure, title }] })
  switch (booking.status) {
    case 'confirmed':
    case 'held':
      if (booking.startsAt > now)
        return {
          text: 'Telt mee zodra de boeking begint; tot dan in',
          figures: [{ figure: 'planned', title: 'gepland' }],
        }
      return { text: 'Telt mee in', figures: countedFigures(booking) }
    case 'request':
    case 'option':
      return only('open', 'open aanvragen')
    case 'cancelled':
      return only('cancelled', 'geannuleerd')
    case 'no_show':
      return only('noShow', 'niet gekomen')
    case 'declined':
      return only('declined', 'afgewezen aanvragen')
    case 'expired':
      return only('expired', 'verlopen opties')
    case 'displaced':
      return only('displaced', 'verplaatste boekingen')
  }
}

const countedFigures = ({ usage, category, theme, goals, participants }: Booking): Drill[] => [
  { figure: 'activities', usage, title: usageWords[usage].toLowerCase() },
  { figure: 'category', key: category, title: categoryWords[category].toLowerCase() },
  { figure: 'theme', key: theme ?? 'none', title: theme === null ? 'zonder thema' : `thema ${theme}` },
  ...goals.map((goal): Drill => ({ figure: 'goal', key: goal, title: `doel ${goal}` })),
  ...(participants === null ? [{ figure: 'withoutCount' as const, title: 'zonder aantal deelnemers' }] : []),
]
