import type { Unit } from '#core/app/context'
import { listClosures } from '#core/store/places'
import { putShift } from '#core/store/roster'
import { addAbsence } from '#core/usecases/roster/absences'
import { addCaretaker } from '#core/usecases/roster/caretakers'
import { writeAgreedCoverage } from '#core/usecases/roster/coverage'
import type { Centre } from '#shared/contract/place'
import type { Caretaker, CaretakerTime, Certificate, Shift } from '#shared/contract/roster'
import { isFixedFace, sourceOf } from '#shared/domain/roster/vocabulary'
import { addDays, addMinutes, at, dateOf, minutesBetween, startOfWeek, weekdayOf } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { Pack } from './packs'
import { clock, type DemoAbsence, type DemoPerson, type DemoRoster, rosterOf } from './roster-people'

/** Weeks of shifts: half a year back, so that a whole quarter has them, and four ahead. */
const WEEKS = { from: -26, to: 4 } as const
/** So many minutes of work without a break, and the break above it (domain, section 4). */
const WITHOUT_BREAK = 330
const BREAK_MINUTES = 30
/** One in so many past shifts took longer than planned. */
const LONGER_EACH = 23

/** Fills a demo with people, desired coverage, absences and shifts. No shift breaks a hard rule; this week has gaps. */
export async function addRoster(unit: Unit, set: string, pack: Pack, centres: readonly Centre[]): Promise<void> {
  const roster = rosterOf(set, pack)
  const today = dateOf(unit.wall)
  const monday = startOfWeek(today)
  const idOf = new Map(centres.map((centre) => [centre.name, centre.id]))
  const since = addDays(monday, 7 * WEEKS.from)

  const people = new Map<string, Caretaker>()
  for (const [index, person] of roster.people.entries())
    people.set(
      person.name,
      await addCaretaker(unit, caretakerFrom(person, index, { idOf, today, since, monday, roster })),
    )
  for (const { centre, at: agreed } of roster.coverage) {
    const centreId = idOf.get(centre)
    const hours = agreed.flatMap(([days, from, to]) =>
      days.map((weekday) => ({ weekday, opens: clock(from), closes: clock(to), people: 1 })),
    )
    if (centreId) await writeAgreedCoverage(unit, { centreId, from: since, hours })
  }
  for (const absence of roster.absences) {
    const caretakerId = people.get(absence.who)?.id
    const { kind, note } = absence
    if (caretakerId) await addAbsence(unit, { caretakerId, kind, note, ...spanOf(absence, monday) })
  }
  await addShifts(unit, roster, { people, idOf, monday, closed: await closedDays(unit) })
}

type Around = {
  idOf: ReadonlyMap<string, Centre['id']>
  today: CivilDate
  since: CivilDate
  monday: CivilDate
  roster: DemoRoster
}

function caretakerFrom(person: DemoPerson, index: number, { idOf, today, since, monday, roster }: Around) {
  const { name, association, hours = 0, hourCents, flexPool = false, knows, fixed = false, remarks } = person
  const centres = knows.flatMap((centre, i) => {
    const centreId = idOf.get(centre)
    return centreId ? [{ centreId, fixed: fixed && i === 0 }] : []
  })
  const times = (person.times ?? []).flatMap(([kind, days, from, to]) =>
    days.map((weekday): CaretakerTime => ({ kind, weekday, date: null, from: clock(from), to: clock(to) })),
  )
  for (const gap of roster.gaps)
    if (gap.who === name) {
      const date = addDays(monday, gap.weekday - 1)
      times.push({ kind: 'unavailable', weekday: null, date, from: clock('00:00'), to: clock('24:00') })
    }
  const mailbox = name
    .normalize('NFD')
    .replace(/[^a-zA-Z]+/g, '.')
    .toLowerCase()
  return {
    name,
    kind: association === undefined ? ('employed' as const) : ('volunteer' as const),
    association: association ?? null,
    phone: `06-000001${String(index + 10).padStart(2, '0')}`,
    email: `${mailbox}@example.nl`,
    remarks: remarks ?? null,
    contractMinutes: hours * 60,
    hourCents: hourCents ?? null,
    flexPool,
    activeFrom: addDays(since, -200 - 90 * (index % 7)),
    centres,
    certificates: certificatesOf(person, index, today, since),
    times,
  }
}

/** BHV for a year, renewed as people do; the rest was given before the first shift and mostly does not end. */
function certificatesOf({ ends = {} }: DemoPerson, index: number, today: CivilDate, since: CivilDate): Certificate[] {
  const before = addDays(since, -60 - 15 * (index % 9))
  const until = (kind: Certificate['kind'], usual: number | null): CivilDate | null => {
    const days = ends[kind] ?? usual
    return days === null ? null : addDays(today, days)
  }
  const certificates: Certificate[] = [
    { kind: 'bhv', issuedOn: before, expiresOn: until('bhv', 130 + 14 * (index % 15)) },
  ]
  if (ends.social_hygiene !== null)
    certificates.push({ kind: 'social_hygiene', issuedOn: before, expiresOn: until('social_hygiene', null) })
  certificates.push({ kind: 'conduct', issuedOn: before, expiresOn: null })
  if (index % 3 === 0)
    certificates.push({ kind: 'first_aid', issuedOn: before, expiresOn: until('first_aid', 200 + 20 * (index % 5)) })
  return certificates
}

/** From the first hour of its first day up to the end of its last. */
function spanOf({ week, days, from = '00:00', to = '24:00' }: DemoAbsence, monday: CivilDate) {
  const day = (weekday: number) => addDays(monday, 7 * week + weekday - 1)
  return { startsAt: at(day(days[0]), clock(from)), endsAt: at(day(days[1]), clock(to)) }
}

async function closedDays(unit: Unit): Promise<(centreId: string, day: CivilDate) => boolean> {
  const closures = await listClosures(unit.tx, {})
  return (centreId, day) => closures.some((one) => one.centreId === centreId && one.from <= day && one.to >= day)
}

type Filled = {
  people: ReadonlyMap<string, Caretaker>
  idOf: ReadonlyMap<string, Centre['id']>
  monday: CivilDate
  closed: (centreId: string, day: CivilDate) => boolean
}

async function addShifts(unit: Unit, roster: DemoRoster, { people, idOf, monday, closed }: Filled): Promise<void> {
  const away = roster.absences.map((absence) => ({ ...absence, ...spanOf(absence, monday) }))
  for (let week: number = WEEKS.from; week <= WEEKS.to; week++)
    for (const {
      centre,
      who,
      at: [days, from, to],
    } of roster.week)
      for (const weekday of days) {
        const day = addDays(monday, 7 * week + weekday - 1)
        const centreId = idOf.get(centre)
        const gone = roster.gaps.some(
          (gap) =>
            week === 0 && gap.who === who && gap.centre === centre && gap.weekday === weekday && gap.from === from,
        )
        if (!centreId || gone || closed(centreId, day)) continue
        const span = { startsAt: at(day, clock(from)), endsAt: at(day, clock(to)) }
        const absence = away.find((one) => one.who === who && one.startsAt < span.endsAt && one.endsAt > span.startsAt)
        // Who goes halfway works until then; else somebody takes the shift, or nobody does.
        const goes = absence && absence.startsAt > span.startsAt && absence.instead === null
        const name = absence && !goes ? absence.instead : who
        const caretaker = name === null ? undefined : people.get(name)
        if (caretaker)
          await addShift(unit, caretaker, centreId, { ...span, endsAt: goes ? absence.startsAt : span.endsAt })
      }
}

async function addShift(
  unit: Unit,
  caretaker: Caretaker,
  centreId: Centre['id'],
  { startsAt, endsAt }: { startsAt: WallTime; endsAt: WallTime },
): Promise<void> {
  const breakMinutes = minutesBetween(startsAt, endsAt) > WITHOUT_BREAK ? BREAK_MINUTES : 0
  const day = dateOf(startsAt)
  const longer =
    endsAt < unit.wall && (Number(day.slice(8)) * 7 + weekdayOf(day) + caretaker.name.length) % LONGER_EACH === 0
  const shift: Shift = {
    id: unit.newId() as Shift['id'],
    centreId,
    startsAt,
    endsAt,
    caretakerId: caretaker.id,
    source: sourceOf(caretaker, centreId),
    fixedFace: isFixedFace(caretaker, centreId),
    pinned: false,
    breakMinutes,
    note: longer ? 'Het opruimen duurde langer.' : null,
    workedFrom: longer ? startsAt : null,
    workedTo: longer ? addMinutes(endsAt, BREAK_MINUTES) : null,
    workedBreak: longer ? breakMinutes : null,
    revision: 1,
  }
  await putShift(unit.tx, shift)
  unit.record({ kind: 'shift', id: shift.id, before: null, after: shift, centreId })
}
