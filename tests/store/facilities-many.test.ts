import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkStore } from '#core/usecases/backups'
import type { Booking } from '#shared/contract/booking'
import { holdsRoom, usualHolds } from '#shared/domain/vocabulary'
import { addDays, addMinutes } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'

/** Claims of facilities by the paths that write many bookings at once: series, and all of a period. */
const monday = '2024-06-10' as CivilDate
const at = (date: string, time: string) => `${date}T${time}` as WallTime
const weekly = { frequency: 'weekly', count: 3 } as const

/** A hall in which any number of groups fit, so that only the two beamers can be short. */
async function openBeamers() {
  const t = await openTestCore()
  const { client, centre } = t
  const room = (name: string, clearupMinutes: number) =>
    client.rooms.create({ centreId: centre.id, use: 'shared', capacity: 1000, name, clearupMinutes })
  const [hall, foyer] = [await room('Hal', 0), await room('Foyer', 30)]
  const beamer = await client.facilities.create({ centreId: centre.id, name: 'Beamer', stock: 2 })
  const input = (date: string, from: string, to: string, quantity: number, room = hall) => ({
    ...t.draft({ roomIds: [room.id], startsAt: at(date, from), endsAt: at(date, to) }),
    facilities: quantity === 0 ? [] : [{ facilityId: beamer.id, quantity }],
  })
  const book = (...slot: Parameters<typeof input>) => client.bookings.create(input(...slot))
  const all = () => client.bookings.list({ centreId: centre.id, from: monday, to: '2024-08-05' as CivilDate })
  return { ...t, hall, foyer, beamer, input, book, all }
}

/** The most that is in use at any moment, buffers included: slow and obviously right. */
function mostInUse(bookings: readonly Booking[]): number {
  const held = bookings
    .filter((booking) => holdsRoom(booking.status, usualHolds))
    .map((booking) => ({
      from: addMinutes(booking.startsAt, -booking.setupMinutes),
      to: addMinutes(booking.endsAt, booking.clearupMinutes),
      quantity: booking.facilities.reduce((sum, one) => sum + one.quantity, 0),
    }))
  const inUseAt = (moment: string) =>
    held.reduce((sum, one) => (one.from <= moment && moment < one.to ? sum + one.quantity : sum), 0)
  return Math.max(0, ...held.map((one) => inUseAt(one.from)))
}

test('a series claims on each date; a date on which there are too few is kept with the reason and offered again', async () => {
  const { client, input, book } = await openBeamers()
  const other = await book('2024-06-17', '19:00', '21:00', 1)
  const asked = { ...input(monday, '20:00', '22:00', 2), rule: weekly }
  const { dates } = await client.series.preview({ ...asked })
  expect(dates.map((one) => [one.date, one.state])).toEqual([
    [monday, 'booked'],
    ['2024-06-17', 'refused'],
    ['2024-06-24', 'booked'],
  ])
  expect(dates[1]?.findings[0]).toMatchObject({ code: 'facility_exhausted', data: { wanted: 2, free: 1 } })
  expect((await refusal(client.series.create({ ...asked, onConflict: 'refuse' }))).code).toBe('facility_exhausted')
  const made = await client.series.create({ ...asked, onConflict: 'skip' })
  expect(made.bookings.map((b) => [b.startsAt.slice(0, 10), b.facilities[0]?.quantity])).toEqual([
    [monday, 2],
    ['2024-06-24', 2],
  ])
  const late = book('2024-06-24', '21:30', '23:00', 1)
  expect((await refusal(late)).code).toBe('facility_exhausted')
  await client.bookings.cancel({ id: other.id, revision: other.revision })
  const { id, revision } = made.series
  const again = await client.series.retry({ id, revision, onConflict: 'skip' })
  expect(again.bookings.map((b) => [b.startsAt.slice(0, 10), b.facilities[0]?.quantity])).toEqual([['2024-06-17', 2]])
})

test('a series that asks for more leaves what is short as it was, or is refused whole', async () => {
  const { client, input, book, beamer, all } = await openBeamers()
  const { series } = await client.series.create({
    ...input(monday, '20:00', '22:00', 1),
    rule: weekly,
    onConflict: 'refuse',
  })
  await book('2024-06-24', '21:00', '23:00', 1)
  const before = await all()
  const change = {
    id: series.id,
    revision: series.revision,
    scope: 'all' as const,
    date: monday,
    changes: { facilities: [{ facilityId: beamer.id, quantity: 2 }] },
  }
  expect((await refusal(client.series.change({ ...change, onConflict: 'refuse' }))).code).toBe('facility_exhausted')
  expect(await all()).toEqual(before)
  const done = await client.series.change({ ...change, onConflict: 'skip' })
  expect(done.bookings.map((b) => b.startsAt.slice(0, 10))).toEqual([monday, '2024-06-17'])
  expect(mostInUse(await all())).toBe(2)
  await client.undo.undo()
  expect((await all()).map((b) => b.facilities)).toEqual(before.map((b) => b.facilities))
})

test('moved at once: what one leaves another may take, and one too many refuses all', async () => {
  const { client, centre, hall, foyer, book, all } = await openBeamers()
  const first = await book(monday, '10:00', '12:00', 2)
  const second = await book(monday, '14:00', '16:00', 2)
  const third = await book(monday, '18:00', '20:00', 1)
  const move = (booking: Booking, from: string, to: string, room = hall) => ({
    act: 'move' as const,
    id: booking.id,
    revision: booking.revision,
    roomIds: [room.id],
    startsAt: at(monday, from),
    endsAt: at(monday, to),
  })
  const before = await all()
  const bulk = (items: ReturnType<typeof move>[]) => client.bookings.bulk({ centreId: centre.id, items })
  const tooMany = bulk([move(first, '20:00', '22:00'), move(second, '10:00', '12:00'), move(third, '20:30', '21:00')])
  expect((await refusal(tooMany)).code).toBe('facility_exhausted')
  // The foyer is cleared up for half an hour, with the beamers in it.
  const tooSoon = bulk([move(first, '08:00', '10:00', foyer), move(second, '10:00', '12:00')])
  expect((await refusal(tooSoon)).code).toBe('facility_exhausted')
  expect(await all()).toEqual(before)
  const swapped = await bulk([move(first, '14:00', '16:00'), move(second, '10:00', '12:00')])
  expect(swapped.bookings.map((b) => [b.id, b.startsAt.slice(11)]).sort()).toEqual(
    [
      [first.id, '14:00'],
      [second.id, '10:00'],
    ].sort(),
  )
  await client.undo.undo()
  expect((await all()).map((b) => [b.id, b.startsAt])).toEqual(before.map((b) => [b.id, b.startsAt]))
})

const quarter = fc.integer({ min: 40, max: 52 })
const command = fc.oneof(
  fc.record({
    do: fc.constant('series' as const),
    from: quarter,
    quantity: fc.integer({ min: 1, max: 2 }),
    slow: fc.boolean(),
    skip: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('change' as const),
    which: fc.nat(9),
    from: quarter,
    quantity: fc.integer({ min: 0, max: 2 }),
    skip: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('bulk' as const),
    which: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
    from: quarter,
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
)

test('random series, changes of series, moves of many and undos: at no moment more in use than there are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 15 }), async (commands) => {
      const t = await openBeamers()
      const { client, centre } = t
      const span = (date: CivilDate, from: number) => {
        const startsAt = addMinutes(at(date, '00:00'), from * 15)
        return { startsAt, endsAt: addMinutes(startsAt, 90) }
      }
      for (const c of commands) {
        const before = await t.all()
        const onConflict = 'skip' in c && c.skip ? ('skip' as const) : ('refuse' as const)
        let act: Promise<unknown>
        if (c.do === 'series') {
          const plain = t.input(monday, '10:00', '11:00', c.quantity, c.slow ? t.foyer : t.hall)
          act = client.series.create({ ...plain, ...span(monday, c.from), rule: weekly, onConflict })
        } else if (c.do === 'change') {
          const list = await client.series.list({ centreId: centre.id })
          const chosen = list[c.which % Math.max(1, list.length)]
          if (!chosen) continue
          const one = await client.series.get({ id: chosen.id })
          const facilities = c.quantity === 0 ? [] : [{ facilityId: t.beamer.id, quantity: c.quantity }]
          const changes = { ...span(addDays(monday, 7), c.from), facilities }
          const date = addDays(monday, 7)
          act = client.series.change({
            id: one.id,
            revision: one.revision,
            scope: 'following',
            date,
            changes,
            onConflict,
          })
        } else if (c.do === 'bulk') {
          const chosen = [...new Set(c.which.flatMap((n) => before[n % Math.max(1, before.length)] ?? []))]
          if (chosen.length === 0) continue
          const items = chosen.map(({ id, revision, roomIds }) => ({
            act: 'move' as const,
            id,
            revision,
            roomIds,
            ...span(monday, c.from),
          }))
          act = client.bookings.bulk({ centreId: centre.id, items })
        } else act = c.do === 'undo' ? client.undo.undo() : client.undo.redo()
        const refused = await act.then(
          () => false,
          () => true,
        )
        const after = await t.all()
        expect(mostInUse(after)).toBeLessThanOrEqual(2)
        if (refused) expect(after).toEqual(before)
      }
      expect((await checkStore(t.core.ctx)).problems).toEqual([])
    }),
    { numRuns: 10 },
  )
})
