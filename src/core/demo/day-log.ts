import type { Unit } from '#core/app/context'
import { listCaretakers } from '#core/store/caretakers'
import { putVisitors } from '#core/store/day-log'
import { putLoan } from '#core/usecases/day-log/keys'
import { putIncident, putNote } from '#core/usecases/day-log/notes'
import { keepPhoto, putRepair } from '#core/usecases/day-log/repairs'
import { addUsual, putCheck } from '#core/usecases/day-log/rounds'
import type { PhotoId } from '#shared/contract/base'
import type { DayIncident, DeskNote, Key, Repair, RoundItem } from '#shared/contract/day-log'
import { type Daypart, daypartOf, dayparts } from '#shared/domain/report'
import {
  addDays,
  addMonths,
  at,
  clockFromMinutes,
  clockOf,
  dateOf,
  minutesOfClock,
  weekdayOf,
} from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'
import photo from '../../../resources/demo/photo.json'
import type { Furnished } from './furnish'
import type { PlanCentre } from './plan'
import { between, pick, type Random, randomFrom } from './random'
import { openOn } from './register'

/** Days of rounds that are shown, and months of visitors: enough for the quarter, the one before and a year earlier. */
const ROUND_DAYS = 14
const VISITOR_MONTHS = 24
/** So many centres have something that asks for attention today. */
const FEW = 4
const fallback = ['Marja', 'Ineke', 'Ali', 'Joost']

/** A log for each centre: rounds, visitors, damage with a photo, keys of which one is late, a note for today. */
export async function addDayLog(unit: Unit, { places }: Pick<Furnished, 'places'>): Promise<void> {
  const managed = places.filter((place) => place.centre.managed)
  const caretakers = await listCaretakers(unit.tx)
  const photoId = await keepPhoto(unit, Buffer.from(photo.jpeg, 'base64'))
  for (const [index, place] of managed.entries()) {
    const names = caretakers.filter((one) => one.centres.some(({ centreId }) => centreId === place.centre.id))
    const people = names.length >= 2 ? names.slice(0, 4).map((one) => one.name) : fallback
    const random = randomFrom(`${place.seed}|day-log`)
    const desk = { unit, place, random, people, today: dateOf(unit.wall) }
    await addRounds(desk)
    await addVisitors(desk)
    await addRepairs(desk, index, photoId)
    await addKeys(desk, index)
    await addNotes(desk, index)
  }
}

type Desk = { unit: Unit; place: PlanCentre; random: Random; people: readonly string[]; today: CivilDate }
const timeOf = (minutes: number): ClockTime => clockFromMinutes(minutes) as ClockTime

const whyNot = ['Zaal is nog in gebruik, doet de avondploeg', 'Kapot, staat bij de schade', 'Monteur komt morgen']

async function addRounds({ unit, place, random, people, today }: Desk): Promise<void> {
  const { centre } = place
  const items = await addUsual(unit, centre.id, addMonths(today, -VISITOR_MONTHS))
  const now = minutesOfClock(clockOf(unit.wall))
  for (let date = addDays(today, -ROUND_DAYS); date <= today; date = addDays(date, 1)) {
    const open = openOn(place, date)
    if (open === null) continue
    const by = { opening: pick(random, people), closing: pick(random, people) }
    for (const [position, item] of items.entries()) {
      const start = item.round === 'opening' ? open.opens - 15 : open.closes - 35
      const minute = start + (position % 6) * 3 + between(random, 0, 2)
      const skipped = random() < 0.03
      const forgotten = random() < 0.02
      // Today's round is still going on.
      if (forgotten || (date === today && (minute > now || isLast(items, item)))) continue
      await putCheck(unit, null, {
        id: unit.newId(),
        itemId: item.id,
        centreId: centre.id,
        date,
        name: item.name,
        state: skipped ? 'skipped' : 'done',
        at: at(date, timeOf(minute)),
        by: by[item.round],
        note: skipped ? pick(random, whyNot) : null,
        revision: 1,
      })
    }
  }
}

/** The last of the opening round is left for whoever looks. */
const isLast = (items: readonly RoundItem[], item: RoundItem): boolean =>
  items.findLast((one) => one.round === 'opening')?.id === item.id

/** How many come in a part of a day, about: evenings are for groups. */
const usual: Record<Daypart, number> = { morning: 22, afternoon: 31, evening: 14 }

async function addVisitors({ unit, place, random, today }: Desk): Promise<void> {
  const size = 0.6 + random() * 0.8
  const now = minutesOfClock(clockOf(unit.wall))
  for (let date = addMonths(today, -VISITOR_MONTHS); date <= today; date = addDays(date, 1)) {
    const open = openOn(place, date)
    if (open === null) continue
    const quiet = weekdayOf(date) > 5 || date.slice(5, 7) === '07' || date.slice(5, 7) === '08'
    const until = date === today ? now : open.closes - 1
    for (const daypart of dayparts) {
      const chance = random()
      const share = 0.6 + random() * 0.8
      if (chance < 0.06 || !wasOpen(daypart, open.opens, until)) continue
      const part = date === today && daypart === daypartOf(now) ? 0.5 : 1
      const value = {
        id: unit.newId(),
        centreId: place.centre.id,
        date,
        daypart,
        count: Math.round(usual[daypart] * size * share * part * (quiet ? 0.5 : 1)),
        revision: 1,
      }
      await putVisitors(unit.tx, value)
      unit.record({ kind: 'visitorCount', id: value.id, before: null, after: value, centreId: value.centreId })
    }
  }
}

const wasOpen = (daypart: Daypart, opens: number, until: number): boolean =>
  dayparts.indexOf(daypartOf(opens)) <= dayparts.indexOf(daypart) &&
  dayparts.indexOf(daypart) <= dayparts.indexOf(daypartOf(until))

/** What breaks in a centre: title, kind of room, what is noted, days that it takes, and cents. */
const breaks: readonly [title: string, kind: string, note: string, days: number, cents: number | null][] = [
  ['Lamp bij de ingang stuk', '', 'Vervangen door ledlamp', 2, 1_295],
  ['Deurkruk van het toilet los', '', 'Zelf vastgezet', 0, null],
  ['Stoel met gebroken poot', 'hall', 'Afgevoerd', 6, null],
  ['Radiator lekt', 'course_room', 'Installateur geweest', 4, 18_650],
  ['Toilet verstopt', '', 'Zelf ontstopt', 0, null],
  ['Raamsluiting klemt', 'activity_room', 'Gesmeerd en afgesteld', 9, null],
  ['Vaatwasser geeft storing', 'kitchen', 'Monteur geweest, pomp vervangen', 5, 23_400],
  ['Graffiti op de zijgevel', '', 'Gereinigd', 11, 14_500],
]

async function addRepairs(
  { unit, place, random, people, today }: Desk,
  index: number,
  photoId: PhotoId,
): Promise<void> {
  const roomOf = (kind: string) =>
    place.rooms.find((room) => room.kind === kind && room.partIds.length === 0)?.id ?? null
  const report = (over: Pick<Repair, 'title' | 'roomId' | 'note' | 'reportedOn'> & Partial<Repair>) =>
    putRepair(unit, null, {
      id: unit.newId() as Repair['id'],
      centreId: place.centre.id,
      reportedBy: pick(random, people),
      doneOn: null,
      doneBy: null,
      costCents: null,
      photoIds: [],
      revision: 1,
      ...over,
    })
  // One every few weeks, over a year and a half.
  for (let days = 540 - between(random, 0, 30); days > 20; days -= between(random, 25, 60)) {
    const [title, kind, note, takes, costCents] = pick(random, breaks)
    const reportedOn = addDays(today, -days)
    const done = { doneOn: addDays(reportedOn, takes), doneBy: pick(random, people), costCents }
    await report({ title, roomId: roomOf(kind), note, reportedOn, ...done })
  }
  if (index < FEW)
    await report({
      title: 'Kraan in de keuken lekt',
      roomId: roomOf('kitchen'),
      note: 'Druppelt, ook als hij dicht is. Emmer eronder gezet.',
      reportedOn: addDays(today, -3),
      photoIds: [photoId],
    })
  if (index % 2 === 0)
    await report({
      title: 'Tl-buis knippert',
      roomId: roomOf('activity_room') ?? roomOf('hall'),
      note: null,
      reportedOn: addDays(today, -1),
    })
}

async function addKeys({ unit, place, random, people, today }: Desk, index: number): Promise<void> {
  const lend = (over: Pick<Key, 'what' | 'holder' | 'outOn'> & Partial<Key>) =>
    putLoan(unit, null, {
      id: unit.newId() as Key['id'],
      instructed: false,
      centreId: place.centre.id,
      phone: null,
      bookingId: null,
      outBy: pick(random, people),
      dueOn: null,
      backOn: null,
      backBy: null,
      remarks: null,
      revision: 1,
      ...over,
    })
  const days = (back: number) => addDays(today, -back)
  await lend({ what: 'Sleutel 4, berging', holder: 'Buurtsport', outOn: days(9), dueOn: days(8), backOn: days(8) })
  if (index < FEW)
    await lend({
      what: 'Sleutel 7, keuken',
      holder: 'Mieke Bos (kookgroep)',
      phone: '06 12 34 56 78',
      outOn: days(4),
      dueOn: days(2),
    })
}

async function addNotes({ unit, place, random, people, today }: Desk, index: number): Promise<void> {
  const { centre } = place
  const write = (over: Pick<DeskNote, 'date' | 'text'>, readAt: DeskNote['readAt']) => {
    const note: DeskNote = {
      id: unit.newId() as DeskNote['id'],
      centreId: centre.id,
      at: at(over.date, timeOf(21 * 60 + between(random, 0, 40))),
      by: pick(random, people),
      readAt,
      readBy: readAt === null ? null : pick(random, people),
      revision: 1,
      ...over,
    }
    return putNote(unit, null, note)
  }
  const morning = (date: CivilDate) => at(date, timeOf(9 * 60))
  await write(
    { date: addDays(today, -5), text: 'De koffiemelk is bijna op, ik heb besteld.' },
    morning(addDays(today, -4)),
  )
  if (index < FEW)
    await write(
      {
        date: addDays(today, -1),
        text: 'De kraan in de keuken druppelt nog: emmer legen. De loodgieter belt vandaag terug.',
      },
      null,
    )
  if (index % 3 === 0) {
    const incident: DayIncident = {
      id: unit.newId() as DayIncident['id'],
      centreId: centre.id,
      date: addDays(today, -6),
      time: timeOf(20 * 60 + 15),
      what: 'Brandalarm ging af door aangebrande toast. Iedereen is naar buiten gegaan.',
      actedBy: pick(random, people),
      done: 'Gecontroleerd, alarm hersteld, iedereen weer binnen om 20.30.',
      notedBy: pick(random, people),
      revision: 1,
    }
    await putIncident(unit, null, incident)
  }
}
