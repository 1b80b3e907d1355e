import type { WallSpan, WallTime } from '../../time/types'
import type { Planned } from './told'

/** Hand-over requests: a shift is offered to those who may and can, and whoever takes it first takes it (docs/adr/0019). */
export const handOverStates = ['open', 'taken', 'withdrawn', 'lapsed'] as const
export type HandOverState = (typeof handOverStates)[number]

/** How a request stands now: `lapsed` when the shift is another one by now, `expired` when it has begun. */
export const handOverStandings = [...handOverStates, 'expired'] as const
export type HandOverStanding = (typeof handOverStandings)[number]

export type OfferedShift = WallSpan & {
  shiftId: string
  centreId: string
  /** Whose shift it is; null: nobody's, it is open. */
  offeredBy: string | null
  state: HandOverState
}

/** How a request stands at a moment: people were asked about these times at this centre, so a shift that changed lapses it. */
export function standingOf(request: OfferedShift, shift: Planned | null, now: WallTime): HandOverStanding {
  if (request.state !== 'open') return request.state
  const same =
    shift !== null &&
    shift.centreId === request.centreId &&
    shift.startsAt === request.startsAt &&
    shift.endsAt === request.endsAt &&
    shift.caretakerId === request.offeredBy
  if (!same) return 'lapsed'
  return request.startsAt <= now ? 'expired' : 'open'
}
