import type { Centre } from '#shared/contract/place'
import type { Caretaker, Shift } from '#shared/contract/roster'
import type { Gap } from '#shared/contract/roster-needs'
import { addDays, at, clockOf, dateOf, minutesBetween, startOfMonth, startOfWeek } from '#shared/time/civil'
import { formatTime } from '#shared/time/format'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'

/** The roster as rows and cells: by centre or by person, a week or a month. Pure, so that tests can hold it. */
export type By = 'centrum' | 'persoon'
export type Span = 'week' | 'maand'

/** The days shown: the week or the month around a day; `to` is exclusive. */
export function spanOf(date: CivilDate, span: Span): { from: CivilDate; to: CivilDate; days: CivilDate[] } {
  const from = span === 'week' ? startOfWeek(date) : startOfMonth(date)
  const to = span === 'week' ? addDays(from, 7) : startOfMonth(addDays(from, 32))
  const days: CivilDate[] = []
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day)
  return { from, to, days }
}

/** The same span one step later (1) or earlier (-1). */
export const stepOf = (date: CivilDate, span: Span, way: 1 | -1): CivilDate =>
  span === 'week' ? addDays(date, 7 * way) : startOfMonth(addDays(startOfMonth(date), way === 1 ? 32 : -1))

export type Cell = { shifts: readonly Shift[]; gaps: readonly Gap[] }
export type Row =
  | { kind: 'centre'; id: string; centre: Centre; cells: readonly Cell[] }
  | { kind: 'person'; id: string; caretaker: Caretaker; cells: readonly Cell[] }
  /** By person: shifts that nobody has, and gaps. */
  | { kind: 'open'; id: string; cells: readonly Cell[] }

type Around = {
  days: readonly CivilDate[]
  centres: readonly Centre[]
  caretakers: readonly Caretaker[]
  shifts: readonly Shift[]
  gaps: readonly Gap[]
}

const inCell = (day: CivilDate, shifts: readonly Shift[], gaps: readonly Gap[]): Cell => ({
  shifts: shifts.filter((shift) => dateOf(shift.startsAt) === day),
  gaps: gaps.filter((gap) => dateOf(gap.startsAt) === day),
})

/** Rows by centre, or by person with what is open on top. People without a shift who left don't show. */
export function rowsOf(by: By, { days, centres, caretakers, shifts, gaps }: Around): Row[] {
  if (by === 'centrum')
    return centres.map((centre) => {
      const [mine, missing] = [
        shifts.filter((s) => s.centreId === centre.id),
        gaps.filter((g) => g.centreId === centre.id),
      ]
      return { kind: 'centre', id: centre.id, centre, cells: days.map((day) => inCell(day, mine, missing)) }
    })
  const nobody = shifts.filter((shift) => shift.caretakerId === null)
  const known = new Set<string>(centres.map((centre) => centre.id))
  const open: Row = { kind: 'open', id: 'open', cells: days.map((day) => inCell(day, nobody, gaps)) }
  const people = caretakers.flatMap((caretaker): Row[] => {
    const mine = shifts.filter((shift) => shift.caretakerId === caretaker.id)
    const here = caretaker.centres.some(({ centreId }) => known.has(centreId)) || caretaker.flexPool
    if (mine.length === 0 && (caretaker.archived || !here)) return []
    return [{ kind: 'person', id: caretaker.id, caretaker, cells: days.map((day) => inCell(day, mine, [])) }]
  })
  return nobody.length > 0 || gaps.length > 0 ? [open, ...people] : people
}

/** The hours of a day that the bars of a week show, wide enough for all that is in it, on whole hours. */
export function hoursShown(spans: readonly { startsAt: WallTime; endsAt: WallTime }[]): { from: number; to: number } {
  let [from, to] = [8, 22]
  for (const { startsAt, endsAt } of spans) {
    from = Math.min(from, Math.floor(minuteOf(startsAt, startsAt) / 60))
    to = Math.max(to, Math.min(24, Math.ceil(minuteOf(endsAt, startsAt) / 60)))
  }
  return { from, to }
}

/** Minutes since midnight of the day that `first` lies on. */
const minuteOf = (wall: WallTime, first: WallTime): number =>
  minutesBetween(at(dateOf(first), '00:00' as ClockTime), wall)

/** Where a span stands on a bar, in per cent. */
export function placeOf(
  { startsAt, endsAt }: { startsAt: WallTime; endsAt: WallTime },
  shown: { from: number; to: number },
): { left: string; width: string } {
  const [from, length] = [shown.from * 60, (shown.to - shown.from) * 60]
  const start = Math.max(0, minuteOf(startsAt, startsAt) - from)
  const end = Math.min(length, minuteOf(endsAt, startsAt) - from)
  return { left: `${(100 * start) / length}%`, width: `${(100 * Math.max(0, end - start)) / length}%` }
}

export const timesText = ({ startsAt, endsAt }: { startsAt: WallTime; endsAt: WallTime }): string =>
  `${formatTime(startsAt)}–${formatTime(endsAt)}`

/** `Marja W.`: enough to tell people of one roster apart. */
export function shortName(name: string): string {
  const [first = name, ...rest] = name.split(/\s+/)
  const last = rest.at(-1)
  return last === undefined ? first : `${first} ${last.charAt(0)}.`
}

/** The same times on another day; a shift keeps its length. */
export function movedTo(
  shift: Pick<Shift, 'startsAt' | 'endsAt'>,
  day: CivilDate,
): { startsAt: WallTime; endsAt: WallTime } {
  const nights = Math.round(
    minutesBetween(at(dateOf(shift.startsAt), '00:00' as ClockTime), at(dateOf(shift.endsAt), '00:00' as ClockTime)) /
      1440,
  )
  return { startsAt: at(day, clockOf(shift.startsAt)), endsAt: at(addDays(day, nights), clockOf(shift.endsAt)) }
}
