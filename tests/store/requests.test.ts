import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createCore } from '#core/app/core'
import { checkStore } from '#core/app/maintenance'
import { expireOptions } from '#core/usecases/bookings/expire'
import type { Booking, Waiting } from '#shared/contract/booking'
import type { Finding } from '#shared/domain/booking-rules'
import type { Clock } from '#shared/time/clock'
import type { Instant, Quarter, WallTime } from '#shared/time/types'
import { NOW, openTestCore, refusal, tempFolder, wall } from '../support/core'

const codes = (findings: readonly Finding[]) => findings.map((finding) => `${finding.severity} ${finding.code}`)
const findingsOf = (data: unknown) => (data as { findings: Finding[] }).findings
const step = ({ id, revision }: Pick<Booking, 'id' | 'revision'>) => ({ id, revision })
const requestOf = (one: Waiting | undefined): Booking => {
  if (one?.kind !== 'request') throw new Error('no request waits here')
  return one.booking
}
/** Monday 1 July 2024, four weeks after the moment of the tests. */
const july = { startsAt: '2024-07-01T17:00' as WallTime, endsAt: '2024-07-01T20:00' as WallTime }

/** A clock that a test sets forward or back. */
function movingClock(): Clock & { set(instant: string): void } {
  let now = NOW as Instant
  return {
    now: () => now,
    set(instant) {
      now = instant as Instant
    },
  }
}

describe('from request to booking', () => {
  test('two requests for one slot: confirming the second is refused, and it waits', async () => {
    const { client, book } = await openTestCore()
    const first = await book({ ...july, status: 'request', title: 'Koor' })
    const second = await book({ ...july, status: 'request', title: 'Yoga' })
    await client.bookings.confirm(step(first))
    const { code, data } = await refusal(client.bookings.confirm(step(second)))
    expect(code).toBe('room_conflict')
    expect(findingsOf(data)[0]).toMatchObject({ code: 'room_conflict', data: { bookingId: first.id } })
    expect((await client.bookings.get({ id: second.id })).status).toBe('request')
    expect(await client.waiting.forSlot({ centreId: first.centreId, roomIds: first.roomIds, ...july })).toEqual([
      expect.objectContaining({ booking: expect.objectContaining({ id: second.id }), free: false }),
    ])
  })

  test('a request becomes an option with a deadline, is extended, and confirmed without one', async () => {
    const { client, book } = await openTestCore()
    const request = await book({ ...july, status: 'request' })
    const option = await client.bookings.toOption(step(request))
    expect(option).toMatchObject({ status: 'option', optionUntil: '2024-06-17T23:59' })
    // An option holds its slot by default.
    expect((await refusal(book({ ...july, title: 'Yoga' }))).code).toBe('room_conflict')
    const longer = await client.bookings.extend(step(option))
    expect(longer.optionUntil).toBe('2024-07-01T17:00')
    expect((await refusal(client.bookings.extend(step(longer)))).data).toMatchObject({ reason: 'no_later' })
    const past = { ...step(longer), optionUntil: wall('08:00') }
    expect((await refusal(client.bookings.extend(past))).data).toEqual({
      issues: [{ path: 'optionUntil', problem: 'past' }],
    })
    expect(await client.bookings.confirm(step(longer))).toMatchObject({ status: 'confirmed', optionUntil: null })
  })

  test('a new option has the deadline of its centre, or its own, but never after it begins', async () => {
    const { client, centre, book, rooms } = await openTestCore()
    await client.centres.change({ id: centre.id, revision: centre.revision, optionDays: 3 })
    expect((await book({ ...july, status: 'option' })).optionUntil).toBe('2024-06-06T23:59')
    const own = { ...july, roomIds: [rooms.one.id], status: 'option' as const }
    expect((await book({ ...own, optionUntil: '2024-07-09T12:00' as WallTime })).optionUntil).toBe(july.startsAt)
    const soon = await book({ ...own, roomIds: [rooms.two.id], optionUntil: '2024-06-28T12:00' as WallTime })
    // Moved to an earlier day, the deadline comes along.
    const earlier = { startsAt: '2024-06-25T17:00' as WallTime, endsAt: '2024-06-25T20:00' as WallTime }
    expect((await client.bookings.change({ ...step(soon), ...earlier })).optionUntil).toBe(earlier.startsAt)
    expect((await book({ startsAt: wall('20:00'), endsAt: wall('21:00') })).optionUntil).toBeNull()
  })

  test('options expire by themselves, and can be given anew', async () => {
    const clock = movingClock()
    const { core, client, book, rooms } = await openTestCore({ clock })
    const option = await book({ ...july, status: 'option' })
    const request = await book({ ...july, roomIds: [rooms.one.id], status: 'request' })
    clock.set('2024-06-17T21:58:00.000Z')
    expect(await expireOptions(core.ctx)).toBe(0)
    clock.set('2024-06-17T22:00:00.000Z')
    expect(await expireOptions(core.ctx)).toBe(1)
    const expired = await client.bookings.get({ id: option.id })
    expect(expired).toMatchObject({ status: 'expired', optionUntil: '2024-06-17T23:59', revision: 2 })
    expect((await client.bookings.get({ id: request.id })).status).toBe('request')
    // The slot is free again; what the clock did is no act of the user to take back.
    expect((await client.undo.state()).undo?.label).toBe('bookings.create')
    const taken = await book({ ...july, title: 'Yoga' })
    expect((await refusal(client.bookings.toOption(step(expired)))).code).toBe('room_conflict')
    await client.bookings.cancel(step(taken))
    expect(await client.bookings.toOption(step(expired))).toMatchObject({
      status: 'option',
      optionUntil: '2024-07-01T17:00',
    })
  })

  test('the core lets options expire by itself, every hour', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const clock = movingClock()
    const { client, book } = await openTestCore({ clock })
    const option = await book({ ...july, status: 'option' })
    const status = async () => (await client.bookings.get({ id: option.id })).status
    clock.set('2024-06-17T22:00:00.000Z')
    vi.advanceTimersByTime(3_599_999)
    expect(await status()).toBe('option')
    vi.advanceTimersByTime(1)
    await expect.poll(status).toBe('expired')
  })

  test('the core lets options expire when it opens the store; a clock behind the log is not believed', async () => {
    const dataDir = await tempFolder()
    const clock = movingClock()
    const first = await openTestCore({ dataDir, clock })
    const option = await first.book({ ...july, status: 'option' })
    await first.core.close()
    clock.set('2030-01-01T00:00:00.000Z')
    const late = await createCore({ dataDir, clock, version: 'test' })
    expect(await late.client.bookings.get({ id: option.id })).toMatchObject({ status: 'expired' })
    const [entry] = await late.client.app.log({ id: option.id })
    expect(entry).toMatchObject({ action: 'bookings.expire', user: 'buurtbalie' })
    const again = await late.client.bookings.reactivate({ id: option.id, revision: 2 })
    const present = await late.client.bookings.create(
      first.draft({ ...july, status: 'option', roomIds: [first.rooms.one.id] }),
    )
    expect(again.status).toBe('confirmed')
    // Back to before everything that is in the log: even an option whose time has begun stays.
    clock.set('2024-12-31T00:00:00.000Z')
    expect(await expireOptions(late.ctx)).toBe(0)
    expect((await late.client.bookings.get({ id: present.id })).status).toBe('option')
    await late.close()
  })

  test('a refusal is kept with its reason, counted per quarter and centre, and can be taken up again', async () => {
    const { client, book, centre } = await openTestCore()
    const reason = 'Geen ruimte voor 200 mensen'
    const request = await book({ ...july, status: 'request' })
    const declined = await client.bookings.decline({ ...step(request), reason })
    const quarter = '2024-Q3' as Quarter
    expect(await client.requests.history({ quarter })).toMatchObject({
      counts: [{ centreId: centre.id, status: 'declined', reason, count: 1 }],
      bookings: [{ id: request.id, statusReason: reason }],
    })
    expect(await client.requests.history({ quarter: '2024-Q2' as Quarter })).toEqual({ counts: [], bookings: [] })
    expect(await client.bookings.reopen(step(declined))).toMatchObject({ status: 'request', statusReason: null })
    expect((await client.requests.history({ quarter })).counts).toEqual([])
  })
})

describe('the inbox', () => {
  test('each request is judged by itself, as if the others did not ask, in every centre', async () => {
    const { client, centre, rooms, book, draft } = await openTestCore()
    const other = await client.centres.create({ name: 'De Brink', type: 'wvc' })
    const room = await client.rooms.create({ centreId: other.id, name: 'Zaal' })
    // It began four days before the request that it stands in the way of.
    const long = await book({ roomIds: [rooms.one.id], startsAt: wall('2024-06-27T20:00'), endsAt: july.endsAt })
    await book({ ...july, status: 'request', title: 'Koor' })
    await book({ ...july, status: 'request', title: 'Yoga' })
    await book({ ...july, status: 'request', title: 'Feest', roomIds: [rooms.joined.id] })
    await client.bookings.create({
      ...draft({ ...july, status: 'request', title: 'Toneel' }),
      centreId: other.id,
      roomIds: [room.id],
    })
    const clashes = (findings: readonly Finding[]) =>
      findings.flatMap((f) => (f.code === 'room_conflict' ? [f.data.bookingId] : []))
    const { items } = await client.requests.inbox({})
    const found = items.map(({ booking, findings }) => [booking.title, booking.centreId, clashes(findings)])
    expect(found.sort()).toEqual([
      ['Feest', centre.id, [long.id]],
      ['Koor', centre.id, []],
      ['Toneel', other.id, []],
      ['Yoga', centre.id, []],
    ])
  })
  test('holds what is open and yet to come, most urgent first, with what the rules say', async () => {
    const { client, book, rooms, centre } = await openTestCore()
    const taken = await book({ ...july, title: 'Staat er al' })
    const far = await book({ ...july, status: 'request', title: 'Ver weg' })
    const option = await book({
      ...july,
      roomIds: [rooms.one.id],
      status: 'option',
      title: 'Optie',
      optionUntil: wall('12:00'),
    })
    await book({ startsAt: wall('08:00'), endsAt: wall('10:00'), status: 'request', title: 'Al begonnen' })
    const { items, more } = await client.requests.inbox({ centreId: centre.id })
    expect(more).toBe(false)
    expect(items.map(({ booking, dueAt }) => [booking.title, dueAt])).toEqual([
      ['Optie', '2024-06-03T12:00'],
      ['Ver weg', '2024-06-08T23:59'],
    ])
    expect(items[1]?.findings[0]).toMatchObject({
      code: 'room_conflict',
      severity: 'error',
      data: { bookingId: taken.id },
    })
    expect(items[0]?.findings).toEqual([])
    expect(items.map(({ booking }) => booking.id)).toEqual([option.id, far.id])
  })
})

describe('the waiting list', () => {
  test('a cancellation answers who waits: by priority, then age; one key offers it', async () => {
    const clock = movingClock()
    const { client, book, rooms } = await openTestCore({ clock })
    const held = await book({ ...july })
    const ask = async (title: string, category: Booking['category'], over = {}) => {
      clock.set(new Date(Date.parse(clock.now()) + 60_000).toISOString())
      return book({ ...july, status: 'request', title, category, ...over })
    }
    await ask('Bedrijf', 'commercial')
    await ask('Club B', 'association', { endsAt: '2024-07-01T18:00' as WallTime })
    await ask('Club A', 'association')
    const residents = await ask('Buurtmaaltijd', 'residents')
    await ask('Elders', 'internal', { roomIds: [rooms.one.id] })
    await ask('Daarna', 'internal', { startsAt: july.endsAt, endsAt: '2024-07-01T22:00' as WallTime })
    const { waiting } = await client.bookings.cancel(step(held))
    expect(waiting.map((one) => [requestOf(one).title, one.free])).toEqual([
      ['Buurtmaaltijd', true],
      ['Club B', true],
      ['Club A', true],
      ['Bedrijf', true],
    ])
    expect(await client.bookings.toOption(step(residents))).toMatchObject({ status: 'option' })
    // A step that frees nothing has nobody to name.
    const { id } = requestOf(waiting[1])
    expect((await client.bookings.decline({ id, revision: 1 })).waiting).toEqual([])
  })

  test('a hall and its parts: who wants a part waits for the whole', async () => {
    const { client, book, rooms } = await openTestCore()
    const held = await book({ ...july, roomIds: [rooms.joined.id] })
    await book({ ...july, roomIds: [rooms.two.id], status: 'request', title: 'Deel' })
    expect((await client.bookings.cancel(step(held))).waiting.map((one) => requestOf(one).title)).toEqual(['Deel'])
  })
})

describe('priority', () => {
  const flu = { ...july, title: 'Griepprik', category: 'primary_care' as const }
  const meal = { ...july, title: 'Buurtmaaltijd', category: 'residents' as const, status: 'request' as const }

  test('flu vaccination is displaced by a meal of residents: another place is offered in the same act, and undo takes all back', async () => {
    const { client, book, rooms } = await openTestCore()
    const care = await book(flu)
    const request = await book(meal)
    expect((await client.requests.inbox({})).items[0]?.findings).toMatchObject([
      { code: 'room_conflict', severity: 'error' },
      { code: 'may_displace', severity: 'info', data: { bookingId: care.id, until: '2024-06-17' } },
    ])
    const reason = 'Maandelijkse maaltijd voor 80 bewoners'
    const alternative = { roomIds: [rooms.one.id], ...july }
    const result = await client.bookings.displace({ ...step(care), by: step(request), alternative, reason })
    expect(result.displaced).toMatchObject({ status: 'displaced', statusReason: reason, displacedById: request.id })
    expect(result.booking).toMatchObject({ id: request.id, status: 'confirmed' })
    expect(result.successor).toMatchObject({
      status: 'option',
      replacesId: care.id,
      title: 'Griepprik',
      roomIds: [rooms.one.id],
      optionUntil: '2024-06-17T23:59',
      number: '2024-00003',
    })
    expect(await client.bookings.links({ id: care.id })).toMatchObject({
      displacedBy: { id: request.id },
      successor: { id: result.successor?.id },
      replaces: null,
      displaced: [],
    })
    expect((await client.bookings.links({ id: request.id })).displaced).toMatchObject([{ id: care.id }])
    expect((await client.requests.history({ quarter: '2024-Q3' as Quarter })).counts).toMatchObject([
      { status: 'displaced', reason, count: 1 },
    ])
    const [entry] = await client.app.log({ id: care.id })
    expect(entry).toMatchObject({ action: 'bookings.displace', user: 'beheerder' })

    await client.undo.undo()
    expect(await client.bookings.get({ id: care.id })).toMatchObject({ status: 'confirmed', displacedById: null })
    expect((await client.bookings.get({ id: request.id })).status).toBe('request')
    expect((await refusal(client.bookings.get({ id: result.successor?.id ?? care.id }))).code).toBe('not_found')
    await client.undo.redo()
    expect((await client.bookings.get({ id: care.id })).status).toBe('displaced')
    expect((await client.bookings.get({ id: request.id })).status).toBe('confirmed')
  })

  test('the alternative may overlap the old slot, such as later the same evening; one that is not free changes nothing', async () => {
    const { client, book } = await openTestCore()
    const care = await book({ ...flu, endsAt: '2024-07-01T21:00' as WallTime })
    const request = await book({ ...meal, endsAt: '2024-07-01T19:00' as WallTime })
    const later = { startsAt: '2024-07-01T19:00' as WallTime, endsAt: '2024-07-01T22:00' as WallTime }
    const move = (slot: typeof later) =>
      client.bookings.displace({
        ...step(care),
        by: step(request),
        alternative: { roomIds: care.roomIds, ...slot },
        reason: 'Maaltijd',
      })
    const refused = await refusal(move({ ...later, startsAt: '2024-07-01T18:00' as WallTime }))
    expect(refused.code).toBe('room_conflict')
    expect((await client.bookings.get({ id: care.id })).status).toBe('confirmed')
    expect((await client.bookings.get({ id: request.id })).status).toBe('request')
    expect((await move(later)).successor).toMatchObject(later)
  })

  test('too late, the wrong renter, or a booking that is not in the way: refused', async () => {
    const { client, book, rooms } = await openTestCore()
    const soon = { startsAt: '2024-06-12T17:00' as WallTime, endsAt: '2024-06-12T20:00' as WallTime }
    const late = await book({ ...flu, ...soon })
    const lateMeal = await book({ ...meal, ...soon })
    const care = await book(flu)
    const club = await book({ ...meal, category: 'association' })
    const elsewhere = await book({ ...meal, roomIds: [rooms.one.id] })
    for (const [one, by] of [
      [late, lateMeal],
      [care, club],
      [care, elsewhere],
      [care, care],
    ] as const)
      expect((await refusal(client.bookings.displace({ ...step(one), by: step(by), reason: 'x' }))).data).toMatchObject(
        {
          reason: 'not_displaceable',
        },
      )
    expect(codes((await client.requests.inbox({})).items[0]?.findings ?? [])).not.toContain('info may_displace')
  })

  test('a commercial booking is refused while residents wait for the slot, and allowed with a reason that is kept', async () => {
    const { client, book, draft } = await openTestCore()
    const asked = await book(meal)
    const party = { ...july, title: 'Bedrijfsfeest', category: 'commercial' as const }
    expect(codes((await client.bookings.check(draft(party))).findings)).toEqual(['error others_wait'])
    const { code, data } = await refusal(book(party))
    expect(code).toBe('rule_violated')
    expect(findingsOf(data)[0]).toMatchObject({
      data: { waiting: [{ bookingId: asked.id, title: 'Buurtmaaltijd', category: 'residents' }] },
    })
    const priorityReason = 'De bewoners kunnen ook een week later'
    const request = await book({ ...party, status: 'request' })
    expect((await refusal(client.bookings.confirm(step(request)))).code).toBe('rule_violated')
    const confirmed = await client.bookings.confirm({ ...step(request), priorityReason })
    expect(confirmed).toMatchObject({ status: 'confirmed', priorityReason })
    expect(codes(confirmed.findings)).toEqual(['info others_wait'])
    expect((await client.bookings.get({ id: request.id })).priorityReason).toBe(priorityReason)
  })

  test('in a shared room others only wait when the people would not fit together', async () => {
    const { book, rooms } = await openTestCore()
    const shared = { roomIds: [rooms.meeting.id], expectedParticipants: 15 }
    await book({ ...meal, ...shared })
    const party = { ...july, ...shared, category: 'commercial' as const, title: 'Feest' }
    expect((await refusal(book({ ...party, expectedParticipants: 16 }))).code).toBe('rule_violated')
    expect((await book(party)).status).toBe('confirmed')
  })
})

describe('whether options and requests hold their slot', () => {
  test('is a setting of the centre; what is booked takes its slot anew, and undo puts it back', async () => {
    const { client, core, centre, book } = await openTestCore()
    const option = await book({ ...july, status: 'option', title: 'Optie' })
    const free = await client.centres.change({ id: centre.id, revision: centre.revision, optionHolds: false })
    const other = await book({ ...july, title: 'Koor' })
    const back = await refusal(client.centres.change({ id: centre.id, revision: free.revision, optionHolds: true }))
    expect(back.code).toBe('room_conflict')
    expect(findingsOf(back.data)).toMatchObject([
      { code: 'room_conflict', data: { bookingId: option.id, title: 'Optie' } },
    ])
    const held = await client.centres.change({ id: centre.id, revision: free.revision, optionDays: 7 })
    await client.bookings.cancel(step(other))
    const on = await client.centres.change({
      id: centre.id,
      revision: held.revision,
      optionHolds: true,
      requestHolds: true,
    })
    expect(on).toMatchObject({ optionHolds: true, requestHolds: true })
    expect((await refusal(book({ ...july, title: 'Yoga' }))).code).toBe('room_conflict')
    await client.undo.undo()
    expect((await client.centres.list())[0]).toMatchObject({ optionHolds: false, requestHolds: false })
    const yoga = await book({ ...july, title: 'Yoga' })
    await client.bookings.cancel(step(yoga))
    await client.undo.undo()
    await client.undo.undo()
    // With the slot taken by then, undo of "holds no more" is refused like any other booking of it.
    expect((await checkStore(core.ctx)).problems).toEqual([])
  })
})
