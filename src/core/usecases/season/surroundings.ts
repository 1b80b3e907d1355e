import type { Ctx } from '#core/app/context'
import { taken as takenIn } from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { getCentre, listCentres, listClosures, listFacilities, listRooms } from '#core/store/places'
import { listSchoolHolidays } from '#core/store/school-holidays'
import * as store from '#core/store/seasons'
import type { Season, WeekSlot } from '#shared/contract/season'
import { isActive, merge, type Stretch } from '#shared/domain/hours'
import { minuteCode, type SeasonPlace, type TakenOn, takenKey } from '#shared/domain/season'
import { type Habit, habitsOf } from '#shared/domain/season-habits'
import { addDays, dateOf, dayNumber, daysIn, minuteNumber, minutesOfClock, weekdayOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate, Weekday } from '#shared/time/types'
import { found } from '../common'
import { publicHolidays } from '../holidays'

/** What the rules need to know of the centres of a season. Read centre by centre, so that others come in between. */
export type Around = { places: ReadonlyMap<string, SeasonPlace>; habits: readonly Habit[] }

/** How far back somebody's regular place counts as the place of last season. */
const HALF_A_YEAR = 182

/** The centres that a season is about. */
export async function centresOf(tx: ReadTx, season: Season): Promise<string[]> {
  if (season.centreId !== null) return [season.centreId]
  return (await listCentres(tx)).filter((centre) => centre.managed && !centre.archived).map((centre) => centre.id)
}

/** Public holidays in the season, empty when it does not pass them over. Asked for outside a transaction. */
export async function holidaysOf(season: Season): Promise<ReadonlySet<CivilDate>> {
  const days = new Set<CivilDate>()
  if (!season.skipHolidays) return days
  for (let year = Number(season.from.slice(0, 4)); year <= Number(season.to.slice(0, 4)); year++)
    for (const { date } of await publicHolidays(year)) days.add(date)
  return days
}

/** What a proposal has to reckon with: places, what is taken in the weeks of the season, and who had which place before. */
export async function loadAround(ctx: Ctx, season: Season, centreIds: readonly string[]): Promise<Around> {
  const holidays = await holidaysOf(season)
  const today = dateOf(wallNow(ctx.clock))
  const places = new Map<string, SeasonPlace>()
  const habits: Habit[] = []
  for (const id of centreIds) {
    const { place, mine } = await ctx.read(async (tx) => ({
      place: await loadSeasonPlace(tx, season, id, holidays, today),
      mine: await loadHabits(tx, season, id),
    }))
    places.set(id, place)
    habits.push(...mine)
  }
  return { places, habits }
}

/** The regular places of a centre in the half year before the season. */
export const loadHabits = async (tx: ReadTx, season: Season, centreId: string): Promise<Habit[]> =>
  habitsOf(await store.formerBookings(tx, centreId, addDays(season.from, -HALF_A_YEAR), season.from))

/** @param today days before it can't be had any more */
export async function loadSeasonPlace(
  tx: ReadTx,
  season: Season,
  centreId: string,
  holidays: ReadonlySet<CivilDate>,
  today: CivilDate,
): Promise<SeasonPlace> {
  const centre = found(await getCentre(tx, centreId), 'centre', centreId)
  const rooms = await listRooms(tx, centreId)
  const from = season.from > today ? season.from : today
  const closures = await listClosures(tx, { centreId, from, to: addDays(season.to, 1) })
  const school = season.skipSchoolHolidays
    ? (await listSchoolHolidays(tx)).filter((holiday) => holiday.region === centre.schoolRegion)
    : []
  const closed = [...closures, ...school]
  const isDate = (date: CivilDate) =>
    isActive(centre, date) && !holidays.has(date) && !closed.some((c) => c.from <= date && date <= c.to)
  const dates = new Map<Weekday, CivilDate[]>()
  for (const date of daysIn({ from, to: season.to }).filter(isDate))
    dates.set(weekdayOf(date), [...(dates.get(weekdayOf(date)) ?? []), date])
  const open = new Map<Weekday, Stretch[]>()
  for (const { weekday, opens, closes } of centre.openingHours) {
    const known = open.get(weekday) ?? []
    open.set(weekday, merge([...known, { from: minutesOfClock(opens), to: minutesOfClock(closes) }]))
  }
  return {
    id: centreId,
    from: season.from,
    rooms: new Map(rooms.map((room) => [room.id, room])),
    open,
    hasHours: centre.openingHours.length > 0,
    facilities: new Map(
      (await listFacilities(tx, centreId)).filter((f) => !f.archived).map((facility) => [facility.id, facility]),
    ),
    dates,
    taken: await loadTaken(tx, season, from, rooms),
  }
}

/** What stands there already, apart from what came of this very season. */
async function loadTaken(
  tx: ReadTx,
  season: Season,
  from: CivilDate,
  rooms: readonly { id: string; partIds: readonly string[] }[],
): Promise<Map<string, TakenOn[]>> {
  const elementary = rooms.filter((room) => room.partIds.length === 0).map((room) => room.id)
  const end = addDays(season.to, 1)
  const own = await store.bookingsOfSeason(tx, season.id)
  const taken = new Map<string, TakenOn[]>()
  for (const row of await takenIn(tx, elementary, `${from}T00:00` as never, `${end}T00:00` as never, '')) {
    if (own.has(row.bookingId)) continue
    for (let day = row.setupFrom.slice(0, 10) as CivilDate; `${day}T00:00` < row.clearTo; day = addDays(day, 1)) {
      if (day < from || day >= end) continue
      const midnight = dayNumber(day) * 1440
      // A day around is enough to compare with.
      const code = (wall: string) => minuteCode(Math.max(-1440, Math.min(2880, minuteNumber(wall) - midnight)))
      const key = takenKey(row.roomId, weekdayOf(day))
      const here: TakenOn = {
        bookingId: row.bookingId,
        roomId: row.roomId,
        from: code(row.from),
        to: code(row.to),
        setupFrom: code(row.setupFrom),
        clearTo: code(row.clearTo),
        exclusive: row.exclusive,
        people: row.people,
        date: day,
        title: row.title,
      }
      const list = taken.get(key)
      if (list) list.push(here)
      else taken.set(key, [here])
    }
  }
  return taken
}

/** A slot of the rules as the calls write it; the same order of fields always, so that the log compares. */
export const slotOut = (slot: { roomId: string } & Omit<WeekSlot, 'roomId'>): WeekSlot => ({
  roomId: slot.roomId as WeekSlot['roomId'],
  weekday: slot.weekday,
  from: slot.from,
  to: slot.to,
  week: slot.week,
})
