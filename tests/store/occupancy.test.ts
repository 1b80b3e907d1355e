import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { Ctx } from '#core/app/context'
import { clearUndo } from '#core/store/log'
import { changeBooking, createBooking } from '#core/usecases/bookings/book'
import { stepBooking } from '#core/usecases/bookings/steps'
import { redo, undo } from '#core/usecases/undo'
import type { Booking } from '#shared/contract/booking'
import type { Finding } from '#shared/domain/booking-rules'
import { type DeskStep, mayStep, transitions } from '#shared/domain/transitions'
import { addDays, addMinutes, minutesBetween } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import { ctxOf, openEmptyCore, openTestCore, refusal, wall } from '../support/core'
import { fits, type ModelBooking, modelRooms, SHARED_HOLDS } from '../support/model'

type Names = readonly string[]
type Command = { user: 0 | 1 } & (
  | {
      do: 'create'
      rooms: Names
      from: number
      length: number
      people: number | null
      status: 'request' | 'option' | 'confirmed'
    }
  | {
      do: 'change'
      which: number
      rooms: Names | null
      from: number | null
      length: number | null
      people: number | null
    }
  | { do: 'step'; which: number; step: DeskStep }
  | { do: 'undo' | 'redo' }
)

const roomNames = Object.keys(modelRooms)
const rooms = fc.uniqueArray(fc.constantFrom(...roomNames), { minLength: 1, maxLength: 2 })
// Few places and times, so that much meets: from 8.00 into the next night, by the quarter of an hour.
const from = fc.integer({ min: 32, max: 50 }).map((quarter) => quarter * 15)
const late = fc.integer({ min: 88, max: 95 }).map((quarter) => quarter * 15)
const start = fc.oneof({ weight: 6, arbitrary: from }, { weight: 1, arbitrary: late })
const length = fc.integer({ min: 1, max: 12 }).map((quarter) => quarter * 15)
const people = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 1, arbitrary: fc.integer({ min: 7, max: SHARED_HOLDS + 1 }) },
)
const user = fc.constantFrom(0 as const, 1 as const)
const which = fc.nat(30)
// Expiring and displacing are not taken by hand; an extension depends on the deadline, which the model does not know.
const steps = Object.keys(transitions).filter(
  (step): step is DeskStep => !['expire', 'displace', 'extend'].includes(step),
)
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      user,
      do: fc.constant('create' as const),
      rooms,
      from: start,
      length,
      people,
      status: fc.constantFrom('request' as const, 'option' as const, 'confirmed' as const, 'confirmed' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      user,
      do: fc.constant('change' as const),
      which,
      rooms: fc.option(rooms, { freq: 2 }),
      from: fc.option(start, { freq: 3 }),
      length: fc.option(length),
      people,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ user, do: fc.constant('step' as const), which, step: fc.constantFrom(...steps) }),
  },
  { weight: 5, arbitrary: fc.record({ user, do: fc.constantFrom('undo' as const, 'redo' as const) }) },
)

type Entry = { id: string; before: ModelBooking | null; after: ModelBooking | null; state: 'done' | 'undone' }

/** What undo and redo should do: a list of changes for each user, of which the last fifty can be walked through. */
class ModelHistory {
  readonly #entries: Entry[][] = [[], []]
  did(user: number, entry: Omit<Entry, 'state'>): void {
    const mine = (this.#entries[user] ?? []).filter((one) => one.state === 'done')
    this.#entries[user] = [...mine, { ...entry, state: 'done' }]
  }
  top(user: number, which: 'undo' | 'redo'): Entry | undefined {
    const mine = this.#entries[user] ?? []
    return which === 'undo' ? mine.findLast((one) => one.state === 'done') : mine.find((one) => one.state === 'undone')
  }
}

const RUNS = Number(process.env.PROPERTY_RUNS ?? 80)

test('random creates, changes, steps, undos and redos of two people: never an overlap, never a free slot refused', async () => {
  const core = await openEmptyCore({ newId: randomUUID })
  const { client } = core
  const hours = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }))
  const centre = await client.centres.create({ name: 'Model', type: 'wvc', openingHours: hours as never })
  const idOf = new Map<string, Booking['roomIds'][number]>()
  const add = async (name: string, parts: Names = [], more: object = {}) => {
    const { setup = 0, clear = 0 } = modelRooms[name] ?? {}
    const partIds = parts.flatMap((part) => idOf.get(part) ?? [])
    const room = { centreId: centre.id, name, partIds, setupMinutes: setup, clearupMinutes: clear, ...more }
    idOf.set(name, (await client.rooms.create(room)).id)
  }
  for (const name of ['hall', 'kitchen', 'one', 'two']) await add(name)
  await add('meeting', [], { use: 'shared', capacity: SHARED_HOLDS })
  await add('joined', ['one', 'two'])
  await add('plaza', ['hall', 'meeting'])
  await add('all', ['joined', 'plaza'])
  const ids = (names: Names) => names.flatMap((name) => idOf.get(name) ?? [])

  const users = ['anna', 'bram'].map((id) => ctxOf(core, id))
  const file = new Database(core.databaseFile, { readonly: true })
  onTestFinished(() => {
    file.close()
  })
  const dump = (since: string) =>
    JSON.stringify([
      file.prepare('select * from booking where starts_at >= ? order by id').all(since),
      file.prepare('select * from occupancy where starts_at >= ? order by room_id, setup_from, booking_id').all(since),
      file
        .prepare(`select x.* from booking_room x join booking b on b.id = x.booking_id where b.starts_at >= ?
        order by x.booking_id, x.position`)
        .all(since),
      file.prepare('select count(*), max(sequence), sum(undoable), sum(undone) from change').all(),
      file.prepare('select count(*), max(id) from log').all(),
      file.prepare('select * from counter').all(),
    ])

  let run = 0
  const seen = { done: 0, refused: 0, undone: 0, undoRefused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 30, size: 'max' }), async (commands) => {
      // Each run has days of its own in the same store.
      const midnight = `${addDays('2024-07-01' as CivilDate, 7 * run++)}T00:00` as WallTime
      await core.store.write(clearUndo)
      const time = (minute: number) => addMinutes(midnight, minute)
      const model = new Map<string, ModelBooking>()
      const history = new ModelHistory()
      const others = (id: string) => [...model].filter(([other]) => other !== id).map(([, booking]) => booking)
      const stored = async (id: string): Promise<ModelBooking> => {
        const booking = await client.bookings.get({ id: id as Booking['id'] })
        return {
          rooms: booking.roomIds.map((room) => roomNames.find((name) => idOf.get(name) === room) ?? ''),
          from: minutesBetween(midnight, booking.startsAt),
          to: minutesBetween(midnight, booking.endsAt),
          people: booking.expectedParticipants,
          status: booking.status,
        }
      }
      const suggestionsFit = (code: string, data: unknown, wanted: ModelBooking, id: string) => {
        if (code !== 'room_conflict' && code !== 'capacity_exceeded') return
        for (const finding of (data as { findings: Finding[] }).findings)
          if ('alternatives' in finding.data)
            for (const offer of finding.data.alternatives) {
              const rooms = offer.roomIds.map((room) => roomNames.find((name) => idOf.get(name) === room) ?? '')
              const span = {
                from: minutesBetween(midnight, offer.startsAt),
                to: minutesBetween(midnight, offer.endsAt),
              }
              // Another room may ask for other setup times: those are what the booking would get there.
              expect(fits({ ...wanted, ...span, rooms }, others(id)), JSON.stringify(offer)).toBe(true)
            }
      }

      for (const one of commands) {
        const ctx = users[one.user] as Ctx
        const before = dump(midnight)
        let id: string | undefined
        let wanted: ModelBooking | null
        let expected: 'done' | 'clash' | 'wrong_state' | 'changed_since'
        let call: () => Promise<{ id?: string }>

        if (one.do === 'create') {
          wanted = {
            rooms: one.rooms,
            from: one.from,
            to: one.from + one.length,
            people: one.people,
            status: one.status,
          }
          expected = fits(wanted, others('')) ? 'done' : 'clash'
          call = () =>
            createBooking(ctx, {
              centreId: centre.id,
              roomIds: ids(one.rooms),
              startsAt: time(one.from),
              endsAt: time(one.from + one.length),
              title: `${one.do} ${run}`,
              expectedParticipants: one.people,
              status: one.status,
            })
        } else if (one.do === 'change' || one.do === 'step') {
          const entries = [...model]
          const entry = entries[one.which % Math.max(entries.length, 1)]
          if (!entry) continue
          const [known, present] = entry
          id = known
          const { revision } = await client.bookings.get({ id: known as Booking['id'] })
          const name = { id: known as Booking['id'], revision }
          if (one.do === 'step') {
            const possible = mayStep(one.step, present.status as Booking['status'])
            wanted = { ...present, status: transitions[one.step].to }
            expected = !possible ? 'wrong_state' : fits(wanted, others(known)) ? 'done' : 'clash'
            call = () => stepBooking(ctx, one.step, name)
          } else {
            const begins = one.from ?? present.from
            const ends = begins + (one.length ?? present.to - present.from)
            wanted = { ...present, rooms: one.rooms ?? present.rooms, from: begins, to: ends, people: one.people }
            expected = fits(wanted, others(known)) ? 'done' : 'clash'
            call = () =>
              changeBooking(ctx, {
                ...name,
                startsAt: time(begins),
                endsAt: time(ends),
                expectedParticipants: one.people,
                ...(one.rooms ? { roomIds: ids(one.rooms) } : {}),
              })
          }
        } else {
          const top = history.top(one.user, one.do)
          const [now, then] = one.do === 'undo' ? [top?.after, top?.before] : [top?.before, top?.after]
          wanted = then ?? null
          id = top?.id
          if (!top) expected = 'wrong_state'
          else if (JSON.stringify(model.get(top.id) ?? null) !== JSON.stringify(now)) expected = 'changed_since'
          else expected = wanted === null || fits(wanted, others(top.id)) ? 'done' : 'clash'
          call = async () => {
            await (one.do === 'undo' ? undo(ctx) : redo(ctx))
            return {}
          }
          if (expected === 'done' && top) {
            top.state = one.do === 'undo' ? 'undone' : 'done'
            seen.undone++
          } else if (top) seen.undoRefused++
        }

        if (expected !== 'done') {
          const { code, data } = await refusal(call())
          const codes = {
            clash: ['room_conflict', 'capacity_exceeded'],
            wrong_state: ['wrong_state'],
            changed_since: ['wrong_state'],
          }
          expect(codes[expected]).toContain(code)
          expect(dump(midnight), 'a refused call changed something').toBe(before)
          if (wanted) suggestionsFit(code, data, wanted, id ?? '')
          seen.refused++
          continue
        }
        const result = await call()
        seen.done++
        const key = id ?? result.id ?? ''
        const was = model.get(key) ?? null
        if (wanted === null) model.delete(key)
        else {
          model.set(key, wanted)
          expect(await stored(key)).toEqual(wanted)
        }
        if (one.do !== 'undo' && one.do !== 'redo') history.did(one.user, { id: key, before: was, after: wanted })
        const count = file.prepare('select count(*) as n from booking where starts_at >= ?').get(midnight)
        expect(count).toEqual({ n: model.size })
      }
    }),
    { numRuns: RUNS },
  )
  // The run means something only when all of it happened.
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(0)
}, 120_000)

test('below the code the database itself refuses, whoever writes to it', async () => {
  const { core, rooms, book } = await openTestCore()
  await book({ roomIds: [rooms.kitchen.id], startsAt: wall('10:00'), endsAt: wall('12:00') })
  const inMeeting = await book({
    roomIds: [rooms.meeting.id],
    startsAt: wall('10:00'),
    endsAt: wall('12:00'),
    expectedParticipants: 20,
  })
  await book({ roomIds: [rooms.meeting.id], startsAt: wall('11:00'), endsAt: wall('13:00'), expectedParticipants: 10 })
  const request = await book({
    roomIds: [rooms.hall.id],
    startsAt: wall('10:00'),
    endsAt: wall('11:00'),
    status: 'request',
  })

  const db = new Database(core.databaseFile)
  onTestFinished(() => {
    db.close()
  })
  const insert =
    db.prepare(`insert into occupancy (room_id, booking_id, setup_from, starts_at, ends_at, clear_to, exclusive, people)
    values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const put = (room: string, from: string, to: string, exclusive: number, people: number) => () =>
    insert.run(room, request.id, wall(from), wall(from), wall(to), wall(to), exclusive, people)

  expect(put(rooms.kitchen.id, '11:00', '13:00', 1, 0)).toThrow('room_conflict')
  expect(put(rooms.kitchen.id, '09:50', '10:00', 1, 0), 'inside the setup of the other').toThrow('room_conflict')
  expect(put(rooms.kitchen.id, '12:29', '13:00', 1, 0), 'inside the clear-up of the other').toThrow('room_conflict')
  expect(put(rooms.meeting.id, '11:30', '11:45', 0, 1), '20 + 10 + 1 > 30').toThrow('capacity_exceeded')
  expect(put(rooms.meeting.id, '09:00', '12:30', 0, 1), 'the peak lies in the middle').toThrow('capacity_exceeded')
  expect(put(rooms.meeting.id, '09:00', '11:00', 1, 0), 'wholly, while others are there').toThrow('room_conflict')
  put(rooms.kitchen.id, '12:30', '13:00', 1, 0)()
  put(rooms.meeting.id, '12:00', '13:00', 0, 20)()

  const move = db.prepare('update occupancy set people = ? where booking_id = ?')
  expect(() => move.run(21, inMeeting.id)).toThrow('capacity_exceeded')
  const shift = db.prepare(
    'update occupancy set setup_from = ?, starts_at = ?, ends_at = ?, clear_to = ? where booking_id = ? and room_id = ?',
  )
  expect(() =>
    shift.run(wall('11:00'), wall('11:00'), wall('11:30'), wall('11:30'), request.id, rooms.kitchen.id),
  ).toThrow('room_conflict')
})

test('a booking that lasts as long as may be still stands in the way on its last minute', async () => {
  const { rooms, book } = await openTestCore()
  await book({ startsAt: '2024-07-01T12:00' as WallTime, endsAt: '2024-07-15T12:00' as WallTime })
  const last = { startsAt: '2024-07-15T11:45' as WallTime, endsAt: '2024-07-15T13:00' as WallTime }
  expect((await refusal(book(last))).code).toBe('room_conflict')
  await book({ startsAt: '2024-07-15T12:00' as WallTime, endsAt: '2024-07-15T13:00' as WallTime })

  // The longest booking with the longest clear-up.
  const kitchen = { roomIds: [rooms.kitchen.id] }
  const long = await book({
    ...kitchen,
    startsAt: '2024-08-01T12:00' as WallTime,
    endsAt: '2024-08-15T12:00' as WallTime,
  })
  expect(long.clearupMinutes).toBe(30)
  const inClearUp = { ...kitchen, startsAt: '2024-08-15T12:29' as WallTime, endsAt: '2024-08-15T13:00' as WallTime }
  expect((await refusal(book(inClearUp))).code).toBe('room_conflict')
  await book({ ...inClearUp, startsAt: '2024-08-15T12:30' as WallTime })
})
