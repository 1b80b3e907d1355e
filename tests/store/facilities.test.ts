import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkStore } from '#core/usecases/backups'
import { changeBooking, createBooking } from '#core/usecases/bookings/book'
import { stepBooking } from '#core/usecases/bookings/steps'
import { changeFacility } from '#core/usecases/places'
import { redo, undo } from '#core/usecases/undo'
import type { Booking } from '#shared/contract/booking'
import type { Facility } from '#shared/contract/place'
import type { Finding } from '#shared/domain/booking-rules'
import { type DeskStep, mayStep } from '#shared/domain/transitions'
import { holdsRoom, usualHolds } from '#shared/domain/vocabulary'
import { addMinutes, minutesBetween } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import { ctxOf, openTestCore, refusal, wall } from '../support/core'

/** Two rooms in which any number of groups fit, so that only the facilities can be short. */
async function openStock() {
  const t = await openTestCore()
  const { client, centre, core } = t
  const shared = { centreId: centre.id, use: 'shared' as const, capacity: 1000 }
  const plain = await client.rooms.create({ ...shared, name: 'Hal' })
  const slow = await client.rooms.create({ ...shared, name: 'Foyer', setupMinutes: 15, clearupMinutes: 30 })
  const beamer = await client.facilities.create({ centreId: centre.id, name: 'Beamer', stock: 2 })
  const chairs = await client.facilities.create({ centreId: centre.id, name: 'Stoelen', stock: 20 })
  const claim = (quantity: number, of: Facility = beamer) => [{ facilityId: of.id, quantity }]
  const inHall = (from: string, to: string, quantity: number) =>
    t.book({ roomIds: [plain.id], startsAt: wall(from), endsAt: wall(to), facilities: claim(quantity) })
  return { ...t, core, plain, slow, beamer, chairs, claim, inHall }
}

test('what is claimed is refused beyond the stock, and the finding says how many are free and from when', async () => {
  const t = await openStock()
  await t.inHall('10:00', '12:00', 1)
  await t.inHall('11:00', '13:00', 1)
  const refused = await refusal(t.inHall('09:00', '11:30', 1))
  expect(refused.code).toBe('facility_exhausted')
  const { findings } = refused.data as { findings: Finding[] }
  expect(findings.find((f) => f.code === 'facility_exhausted')?.data).toMatchObject({
    free: 0,
    stock: 2,
    wanted: 1,
    takenBy: ['Koor'],
    freeFrom: wall('12:00'),
  })
  await t.inHall('12:00', '14:00', 1)
  await t.inHall('09:00', '11:00', 1)
})

test('set-up and clear-up count; what does not hold its room claims nothing', async () => {
  const t = await openStock()
  await t.book({ roomIds: [t.slow.id], startsAt: wall('10:00'), endsAt: wall('11:00'), facilities: t.claim(2) })
  expect((await refusal(t.inHall('11:15', '12:00', 1))).code).toBe('facility_exhausted')
  await t.inHall('11:30', '12:00', 2)
  const request = await t.book({
    roomIds: [t.plain.id],
    startsAt: wall('10:00'),
    endsAt: wall('11:00'),
    facilities: t.claim(1),
    status: 'request',
  })
  const confirming = t.client.bookings.confirm({ id: request.id, revision: request.revision })
  expect((await refusal(confirming)).code).toBe('facility_exhausted')
})

test('a fixed facility goes with its room only; one of another centre or an archived one is no choice', async () => {
  const t = await openStock()
  const { client, centre, rooms } = t
  const screen = await client.facilities.create({ centreId: centre.id, name: 'Scherm', stock: 1, roomId: rooms.one.id })
  await t.book({ roomIds: [rooms.joined.id], facilities: t.claim(1, screen) })
  const elsewhere = await refusal(t.book({ roomIds: [rooms.hall.id], facilities: t.claim(1, screen) }))
  expect(elsewhere.data).toMatchObject({ findings: [{ code: 'facility_elsewhere', data: { roomName: 'Zaal 1' } }] })
  const other = await client.centres.create({ name: 'Elders', type: 'wvc' })
  const far = await client.facilities.create({ centreId: other.id, name: 'Beamer', stock: 1 })
  expect((await refusal(t.book({ facilities: t.claim(1, far) }))).code).toBe('invalid_input')
})

test('a stock that is lowered keeps what is over, and is refused with the bookings that still need it', async () => {
  const t = await openStock()
  const { client, beamer } = t
  const over = await t.inHall('06:00', '08:00', 2)
  const coming = await t.inHall('14:00', '16:00', 2)
  const lower = (facility: Facility) =>
    client.facilities.change({ id: facility.id, revision: facility.revision, stock: 1 })
  const refused = await refusal(lower(beamer))
  expect(refused).toMatchObject({ code: 'facility_exhausted', data: { findings: [{ data: { takenBy: ['Koor'] } }] } })
  await client.bookings.cancel({ id: coming.id, revision: coming.revision })
  await lower(beamer)
  // Filling in what was is still possible, and so is a remark.
  const counted = await client.bookings.attendance({ id: over.id, revision: over.revision, participants: 8 })
  await client.bookings.change({ id: over.id, revision: counted.revision, remarks: 'Prima verlopen' })
  expect((await refusal(t.inHall('14:00', '16:00', 2))).code).toBe('facility_exhausted')
  expect((await checkStore(t.core.ctx)).problems).toEqual([])
})

type Command = { user: 0 | 1 } & (
  | { do: 'create'; slow: boolean; from: number; length: number; beamers: number; chairs: number; option: boolean }
  | { do: 'change'; which: number; from: number | null; beamers: number | null }
  | { do: 'step'; which: number; step: DeskStep }
  | { do: 'stock'; of: 0 | 1; to: number }
  | { do: 'undo' | 'redo' }
)
const user = fc.constantFrom(0 as const, 1 as const)
const start = fc.integer({ min: 40, max: 56 }).map((quarter) => quarter * 15)
const beamers = fc.integer({ min: 0, max: 3 })
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      user,
      do: fc.constant('create' as const),
      slow: fc.boolean(),
      from: start,
      length: fc.integer({ min: 1, max: 10 }).map((quarter) => quarter * 15),
      beamers,
      chairs: fc.integer({ min: 0, max: 14 }),
      option: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      user,
      do: fc.constant('change' as const),
      which: fc.nat(20),
      from: fc.option(start),
      beamers: fc.option(beamers),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      user,
      do: fc.constant('step' as const),
      which: fc.nat(20),
      step: fc.constantFrom('cancel' as const, 'reactivate' as const, 'confirm' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      user,
      do: fc.constant('stock' as const),
      of: fc.constantFrom(0 as const, 1 as const),
      to: fc.integer({ min: 0, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ user, do: fc.constantFrom('undo' as const, 'redo' as const) }) },
)

/** Slow and obviously right: looks at every quarter of an hour of the day. */
function shortAt(bookings: readonly Booking[], facility: Facility): number | null {
  for (let minute = 8 * 60; minute < 24 * 60; minute += 15) {
    const moment = addMinutes(wall('00:00'), minute)
    let inUse = 0
    for (const booking of bookings) {
      if (!holdsRoom(booking.status, usualHolds)) continue
      const starts = minutesBetween(booking.startsAt, moment) + booking.setupMinutes >= 0
      const ended = minutesBetween(booking.endsAt, moment) >= booking.clearupMinutes
      if (starts && !ended) inUse += booking.facilities.find((f) => f.facilityId === facility.id)?.quantity ?? 0
    }
    if (inUse > facility.stock) return minute
  }
  return null
}

test('random bookings, changes, steps, stocks and undos of two people: never short, never refused what is free', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 40 }), async (commands) => {
      const t = await openStock()
      const desks = [ctxOf(t.core, 'een'), ctxOf(t.core, 'twee')] as const
      const all = () =>
        t.client.bookings.list({ from: '2024-06-03' as never, to: '2024-06-05' as never, centreId: t.centre.id })
      const stocks = async () => {
        const list = await t.client.facilities.list({ centreId: t.centre.id })
        return [t.beamer, t.chairs].map((f) => list.find((one) => one.id === f.id) ?? f)
      }
      for (const c of commands) {
        const before = await all()
        const [now] = [await stocks()]
        const ctx = desks[c.user]
        let wanted: Booking[] | null = null
        let wantedStocks = now
        let act: Promise<unknown>
        if (c.do === 'create') {
          const facilities = [
            ...(c.beamers > 0 ? t.claim(c.beamers, t.beamer) : []),
            ...(c.chairs > 0 ? t.claim(c.chairs, t.chairs) : []),
          ]
          const startsAt = addMinutes(wall('00:00'), c.from)
          const room = c.slow ? t.slow : t.plain
          const input = {
            ...t.draft(),
            roomIds: [room.id],
            startsAt,
            endsAt: addMinutes(startsAt, c.length),
            facilities,
            status: c.option ? ('request' as const) : ('confirmed' as const),
          }
          act = createBooking(ctx, input)
          wanted = [...before, { ...room, ...input } as unknown as Booking]
        } else if (c.do === 'change' || c.do === 'step') {
          const target = before[c.which % Math.max(1, before.length)]
          if (!target) continue
          const { id, revision } = target
          if (c.do === 'step') {
            if (!mayStep(c.step, target.status)) continue
            const status = c.step === 'cancel' ? ('cancelled' as const) : ('confirmed' as const)
            act = stepBooking(ctx, c.step, { id, revision })
            wanted = before.map((b) => (b.id === id ? { ...b, status } : b))
          } else {
            const length = minutesBetween(target.startsAt, target.endsAt)
            const startsAt: WallTime = c.from === null ? target.startsAt : addMinutes(wall('00:00'), c.from)
            const others = target.facilities.filter((f) => f.facilityId !== t.beamer.id)
            const facilities =
              c.beamers === null ? target.facilities : [...others, ...(c.beamers > 0 ? t.claim(c.beamers) : [])]
            const change = { startsAt, endsAt: addMinutes(startsAt, length), facilities }
            act = changeBooking(ctx, { id, revision, ...change })
            wanted = before.map((b) => (b.id === id ? { ...b, ...change } : b))
          }
        } else if (c.do === 'stock') {
          const facility = now[c.of]
          if (!facility) continue
          const stock = c.of === 0 ? c.to : c.to * 5
          act = changeFacility(ctx, { id: facility.id, revision: facility.revision, stock })
          wanted = before
          wantedStocks = now.map((f) => (f.id === facility.id ? { ...f, stock } : f))
        } else act = c.do === 'undo' ? undo(ctx) : redo(ctx)
        const code = await act.then(
          () => null,
          (error: unknown) => (error as { code?: string }).code ?? String(error),
        )
        const after = await all()
        for (const facility of await stocks()) expect(shortAt(after, facility)).toBeNull()
        if (wanted !== null) {
          const short = wantedStocks.some((facility) => shortAt(wanted ?? [], facility) !== null)
          expect(code).toBe(short ? 'facility_exhausted' : null)
        }
        if (code !== null) expect(after).toEqual(before)
      }
      expect((await checkStore(t.core.ctx)).problems).toEqual([])
    }),
    { numRuns: 12 },
  )
})
