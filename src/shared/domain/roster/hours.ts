import { addMinutes, at, dateOf, weekdayOf } from '../../time/civil'
import type { CivilDate, ClockTime, DateSpan, WallTime } from '../../time/types'
import { type ContractPerson, contractIn } from './contract'
import type { ShiftSource } from './vocabulary'
import { timeOf } from './working-time'

/** The hours of a caretaker over a period of days; minutes without breaks, in real time. */
export type HoursShift = {
  id: string
  centreId: string
  startsAt: WallTime
  endsAt: WallTime
  breakMinutes: number
  source: ShiftSource | null
  workedFrom: WallTime | null
  workedTo: WallTime | null
  workedBreak: number | null
}
export type PersonHours = {
  shifts: number
  plannedMinutes: number
  /** Of what is over: as corrected, else as planned. */
  workedMinutes: number
  /** Shifts of which was said afterwards what was worked. */
  corrected: number
  bySource: Record<ShiftSource, number>
  /** Planned after 18:00 on working days. */
  eveningMinutes: number
  /** Planned on Saturdays and Sundays. */
  weekendMinutes: number
  /** What the contract comes to over the days of the period on which the caretaker is active. */
  contractMinutes: number
}

const EVENING = '18:00' as ClockTime
const MIDNIGHT = '00:00' as ClockTime

/** What was worked of a shift that is over: as corrected, else as planned. */
export const workedMinutes = (shift: HoursShift): number =>
  shift.workedFrom === null || shift.workedTo === null
    ? timeOf(shift).net
    : timeOf({ ...shift, startsAt: shift.workedFrom, endsAt: shift.workedTo, breakMinutes: shift.workedBreak ?? 0 }).net

/** Minutes of a shift from six in the evening to midnight on a working day, and in a weekend; its break is not taken off. */
function unsocial({ startsAt, endsAt }: HoursShift): { evening: number; weekend: number } {
  let [evening, weekend] = [0, 0]
  for (let from = startsAt; from < endsAt; ) {
    const day = dateOf(from)
    const night = addMinutes(at(day, MIDNIGHT), 24 * 60)
    const to = night < endsAt ? night : endsAt
    const part = (start: WallTime) => (start < to ? timeOf({ startsAt: start, endsAt: to, breakMinutes: 0 }).net : 0)
    if (weekdayOf(day) >= 6) weekend += part(from)
    else evening += part(from > at(day, EVENING) ? from : at(day, EVENING))
    from = to
  }
  return { evening, weekend }
}

/**
 * Adds up the shifts of one caretaker that begin in a period (both days included).
 * @param now what ends at or before it is worked
 */
export function hoursOf(
  caretaker: ContractPerson & { activeFrom: CivilDate | null; activeTo: CivilDate | null },
  shifts: readonly HoursShift[],
  { from, to }: DateSpan,
  now: WallTime,
): PersonHours {
  const first = caretaker.activeFrom !== null && caretaker.activeFrom > from ? caretaker.activeFrom : from
  const last = caretaker.activeTo !== null && caretaker.activeTo < to ? caretaker.activeTo : to
  const sum: PersonHours = {
    shifts: 0,
    plannedMinutes: 0,
    workedMinutes: 0,
    corrected: 0,
    bySource: { volunteer: 0, fixed: 0, employed: 0, flex: 0 },
    eveningMinutes: 0,
    weekendMinutes: 0,
    contractMinutes: contractIn(caretaker, { from: first, to: last }),
  }
  for (const shift of shifts) {
    const day = dateOf(shift.startsAt)
    if (day < from || day > to) continue
    const { net } = timeOf(shift)
    const { evening, weekend } = unsocial(shift)
    sum.shifts += 1
    sum.plannedMinutes += net
    if (shift.endsAt <= now) sum.workedMinutes += workedMinutes(shift)
    if (shift.workedFrom !== null) sum.corrected += 1
    if (shift.source !== null) sum.bySource[shift.source] += net
    sum.eveningMinutes += evening
    sum.weekendMinutes += weekend
  }
  return sum
}
