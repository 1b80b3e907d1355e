import { describe, expect, test } from 'vitest'
import { hasInstruction } from '#core/store/self-service'
import { checkStore } from '#core/usecases/backups'
import type { Booking } from '#shared/contract/booking'
import type { Room } from '#shared/contract/place'
import type { Finding } from '#shared/domain/booking-rules'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { openTestCore, refusal, wall } from '../support/core'

const findingsOf = (refused: { data: unknown }) => (refused.data as { findings: Finding[] }).findings

describe('layouts', () => {
  test('the larger of room and layout becomes the setup and clear-up of the booking', async () => {
    const { client, rooms, draft } = await openTestCore()
    const kitchen = await client.rooms.change({
      id: rooms.kitchen.id,
      revision: rooms.kitchen.revision,
      layouts: [{ layout: 'school', setupMinutes: 45, clearupMinutes: 10 }],
    })
    expect(kitchen.layouts).toEqual([{ layout: 'school', setupMinutes: 45, clearupMinutes: 10 }])
    const booking = await client.bookings.create(draft({ roomIds: [kitchen.id], layout: 'school' }))
    expect(booking).toMatchObject({ setupMinutes: 45, clearupMinutes: 30 })
    const plain = await client.bookings.change({ id: booking.id, revision: booking.revision, layout: 'empty' })
    expect(plain).toMatchObject({ setupMinutes: 15, clearupMinutes: 30 })
    expect((await client.undo.undo()).did.label).toBe('bookings.change')
    expect((await client.bookings.get({ id: booking.id })).setupMinutes).toBe(45)
  })
})

describe('rooms that block each other', () => {
  async function openBlocked() {
    const t = await openTestCore()
    const { one, hall } = t.rooms
    await t.client.rooms.change({ id: one.id, revision: one.revision, blockIds: [hall.id] })
    return t
  }

  test('either way, through a composite, and not for touching times', async () => {
    const { client, rooms, book } = await openBlocked()
    const booking = await book({ roomIds: [rooms.one.id] })
    const refused = await refusal(book({ roomIds: [rooms.hall.id] }))
    expect(refused.code).toBe('room_conflict')
    expect(findingsOf(refused)[0]?.data).toMatchObject({ bookingId: booking.id, roomName: 'Zaal', blockedBy: 'Zaal 1' })
    await book({ roomIds: [rooms.hall.id], startsAt: wall('16:00'), endsAt: wall('17:00') })
    // The composite holds Zaal 1, so it is blocked by the hall as well; Zaal 2 alone is not.
    const late = { startsAt: wall('16:30'), endsAt: wall('17:30') }
    expect((await refusal(book({ roomIds: [rooms.joined.id], ...late }))).code).toBe('room_conflict')
    await book({ roomIds: [rooms.two.id], ...late })
    // One booking may have both.
    await book({ roomIds: [rooms.hall.id, rooms.one.id], startsAt: wall('20:00'), endsAt: wall('21:00') })
    expect((await client.rooms.list({})).find((room) => room.id === rooms.hall.id)?.blocks).toEqual([])
  })

  test('the database refuses it also when the rules were not asked', async () => {
    const { core, rooms, book, client } = await openBlocked()
    await book({ roomIds: [rooms.one.id] })
    const request = await book({ roomIds: [rooms.hall.id], status: 'request' })
    const occupied = { room_id: rooms.hall.id, booking_id: request.id, exclusive: 1, people: 0 }
    const times = {
      setup_from: wall('15:00'),
      starts_at: wall('15:00'),
      ends_at: wall('17:00'),
      clear_to: wall('17:00'),
    }
    const written = core.store.write((tx) =>
      tx
        .insertInto('occupancy')
        .values({ ...occupied, ...times })
        .execute(),
    )
    await expect(written).rejects.toThrow('room_conflict')
    expect((await refusal(client.bookings.confirm({ id: request.id, revision: 1 }))).code).toBe('room_conflict')
  })

  test('a block over what is booked is refused with the bookings; what was before today stays', async () => {
    const { client, core, rooms, book } = await openTestCore()
    const past = { startsAt: wall('2024-06-01T14:00'), endsAt: wall('2024-06-01T16:00') }
    const old = await book({ roomIds: [rooms.two.id], ...past })
    await book({ roomIds: [rooms.hall.id], ...past })
    const coming = await book({ roomIds: [rooms.two.id] })
    await book({ roomIds: [rooms.hall.id] })
    const block = () =>
      client.rooms.change({ id: rooms.two.id, revision: rooms.two.revision, blockIds: [rooms.hall.id] })
    const refused = await refusal(block())
    expect(refused.code).toBe('room_conflict')
    expect(findingsOf(refused)).toHaveLength(1)
    await client.bookings.cancel({ id: coming.id, revision: coming.revision })
    await block()
    await client.bookings.attendance({ id: old.id, revision: old.revision, participants: 9 })
    expect((await checkStore(core.ctx)).problems).toEqual([])
    // Taking it back is a change like any other.
    await client.undo.undo()
    await client.undo.undo()
    await book({ roomIds: [rooms.two.id], startsAt: wall('18:00'), endsAt: wall('19:00') })
    await book({ roomIds: [rooms.hall.id], startsAt: wall('18:00'), endsAt: wall('19:00') })
  })
})

test('rooms joined of rooms that are joined themselves, and an undo of how they are divided', async () => {
  const { client, core, rooms, book, centre } = await openTestCore()
  const { hall, joined, one } = rooms
  const all = await client.rooms.create({ centreId: centre.id, name: 'Alles', partIds: [hall.id, joined.id] })
  await book({ roomIds: [all.id] })
  expect((await refusal(book({ roomIds: [one.id] }))).code).toBe('room_conflict')
  const circle = client.rooms.change({ id: joined.id, revision: joined.revision, partIds: [one.id, all.id] })
  expect((await refusal(circle)).code).toBe('invalid_input')
  await client.rooms.change({ id: all.id, revision: all.revision, partIds: [hall.id] })
  await book({ roomIds: [one.id], startsAt: wall('17:00'), endsAt: wall('18:00') })
  await client.undo.undo()
  await client.undo.undo()
  // What is booked takes the rooms again of which it consists.
  expect((await refusal(book({ roomIds: [one.id] }))).code).toBe('room_conflict')
  expect((await checkStore(core.ctx)).problems).toEqual([])
})

describe('self-service', () => {
  const staffed = [1, 2, 3, 4, 5].map((weekday) => ({
    weekday: weekday as 1,
    opens: '08:30' as ClockTime,
    closes: '17:00' as ClockTime,
  }))
  const missing = (booking: { findings: Finding[] }) => booking.findings.some((f) => f.code === 'instruction_missing')

  test('after staffed hours a renter needs the instruction; returned is over from the day after', async () => {
    const { client, core, centre, draft } = await openTestCore()
    await client.centres.change({ id: centre.id, revision: centre.revision, staffedHours: staffed })
    const renter = await client.renters.create({ name: 'Bridgeclub', category: 'association' })
    const evening = draft({ startsAt: wall('19:00'), endsAt: wall('22:00'), renterId: renter.id, selfService: true })
    const ask = async (over: Partial<typeof evening> = {}) =>
      missing(await client.bookings.check({ ...evening, ...over }))
    expect(await ask()).toBe(true)
    expect(await ask({ startsAt: wall('10:00'), endsAt: wall('11:00') })).toBe(false)
    expect(await ask({ renterId: null })).toBe(false)
    const given = await client.instructions.create({
      renterId: renter.id,
      centreId: centre.id,
      handedOut: 'sleutel 12',
    })
    expect(given).toMatchObject({ givenOn: '2024-06-03', renterName: 'Bridgeclub' })
    expect(await ask()).toBe(false)
    const returnedOn = '2024-06-10' as CivilDate
    await client.instructions.change({ id: given.id, revision: given.revision, returnedOn })
    const on = (date: string) => core.store.read((tx) => hasInstruction(tx, renter.id, centre.id, date as CivilDate))
    expect([await on('2024-06-02'), await on('2024-06-10'), await on('2024-06-11')]).toEqual([false, true, false])
    await client.undo.undo()
    expect(await on('2024-06-11')).toBe(true)
  })
})

describe('elsewhere', () => {
  test('what others manage is found apart with its contact, and a referral stays with the request', async () => {
    const { client, book, rooms } = await openTestCore()
    const contacts = [{ name: 'Ria', phone: '06-00000001', email: null, remarks: 'tot 12.00' }]
    const gym = await client.centres.create({ name: 'Gymzaal', type: 'other', managed: false, contacts })
    await client.rooms.create({ centreId: gym.id, name: 'Vloer', capacity: 120 })
    const found = await client.places.find({
      from: '2024-06-04' as CivilDate,
      to: '2024-06-05' as CivilDate,
      durationMinutes: 120,
      people: 100,
    })
    expect(found.results.some((place) => place.centreId === gym.id)).toBe(false)
    expect(found.elsewhere).toEqual([
      expect.objectContaining({ name: 'Gymzaal', contacts, rooms: [{ name: 'Vloer', capacity: 120 }] }),
    ])
    const request: Booking = await book({ roomIds: [rooms.hall.id], status: 'request' })
    const referral = await client.referrals.create({ bookingId: request.id, centreId: gym.id, contact: 'Ria' })
    const other = await book({ roomIds: [rooms.hall.id], startsAt: wall('18:00'), endsAt: wall('19:00') })
    await client.referrals.create({ bookingId: other.id, centreId: gym.id })
    await client.undo.undo()
    await client.undo.undo()
    expect(await client.referrals.list({ bookingId: request.id })).toEqual([referral])
    await client.undo.undo()
    expect(await client.referrals.list({ bookingId: request.id })).toEqual([])
    const story = await client.app.log({ kind: 'booking', id: request.id })
    expect(story.map((entry) => [entry.action, entry.kind])).toEqual([
      ['undo', 'referral'],
      ['referrals.create', 'referral'],
      ['bookings.create', 'booking'],
    ])
    expect(story[1]?.after).toMatchObject({ centreName: 'Gymzaal', contact: 'Ria' })
  })

  test('a search by day, by time, over a year at most; what is claimed counts', async () => {
    const { client, book, centre } = await openTestCore()
    const beamer = await client.facilities.create({ centreId: centre.id, name: 'Beamer', stock: 1 })
    await book({ startsAt: wall('19:00'), endsAt: wall('21:00'), facilities: [{ facilityId: beamer.id, quantity: 1 }] })
    const evening = { from: wall('19:00'), to: wall('21:00'), durationMinutes: 120, centreId: centre.id }
    const plain = await client.places.find(evening)
    expect(plain.results.map((place) => place.roomNames[0])).not.toContain('Zaal')
    expect(plain.results[0]?.occurrences).toEqual([{ startsAt: wall('19:00'), endsAt: wall('21:00') }])
    const short = await client.places.find({ ...evening, facilities: 'beamer' })
    expect(short.results).toEqual([])
    const [first] = (await client.places.find({ ...evening, category: 'commercial' })).results
    expect(first?.priceCents).toBe(null)
    const validFrom = '2024-01-01' as CivilDate
    await client.tariffs.create({ centreId: centre.id, unit: 'hour', cents: 1000, validFrom })
    const dear = await client.places.find({ ...evening, category: 'commercial' })
    expect(dear.results[0]?.priceCents).toBe(2000)
    const to = '2024-06-20' as CivilDate
    const part = { earliest: '19:00' as ClockTime, latest: '21:00' as ClockTime }
    const twice = { ...evening, ...part, to, times: 2 }
    const series = await client.places.find({ ...twice, category: 'commercial', weekdays: '1' })
    expect(series.results[0]?.priceCents).toBe(4000)
    expect((await refusal(client.places.find({ ...evening, maxCents: 1_000 }))).code).toBe('invalid_input')
    const year = client.places.find({ ...evening, to: '2026-06-03' as CivilDate })
    expect((await refusal(year)).code).toBe('invalid_input')
    const free = await client.places.facilities({ centreId: centre.id, from: wall('20:00'), to: wall('22:00') })
    expect(free).toEqual([{ facilityId: beamer.id, free: 0 }])
  })
})

test('every place says what it costs by itself, the cheapest that suits first, and what is too dear stands apart', async () => {
  const { client, book, centre, rooms } = await openTestCore()
  const validFrom = '2024-01-01' as CivilDate
  const staffedHours = ([1, 2, 3, 4, 5] as const).map((weekday) => ({
    weekday,
    opens: '08:30' as ClockTime,
    closes: '17:00' as ClockTime,
  }))
  await client.centres.change({ id: centre.id, revision: centre.revision, staffedHours })
  const rate = { roundMinutes: 30, minimumMinutes: 0, travelCents: 0, vat: 'high', validFrom } as const
  await client.caretakerRates.create({ centreId: centre.id, centsPerHour: 3000, ...rate })
  const tariff = (roomId: Room['id'], cents: number) =>
    client.tariffs.create({ centreId: centre.id, roomId, unit: 'once', cents, validFrom })
  await tariff(rooms.one.id, 9_000)
  await tariff(rooms.two.id, 1_000)
  const evening = { from: wall('19:00'), to: wall('21:00'), durationMinutes: 120, category: 'association' } as const
  const priceOf = (places: { roomNames: string[]; priceCents: number | null }[]) =>
    Object.fromEntries(places.map((place) => [place.roomNames.join(), place.priceCents]))
  const { results } = await client.places.find({ ...evening, people: 18 })
  // Two hours of a caretaker are in each of them: none of these places is had beside another.
  expect(priceOf(results)).toMatchObject({ 'Zaal 1': 15_000, 'Zaal 2': 7_000, Zaal: 6_000 })
  const order = results.map((place) => place.roomNames.join())
  expect(order.indexOf('Zaal 2')).toBeLessThan(order.indexOf('Zaal 1'))

  const most = await client.places.find({ ...evening, people: 18, maxCents: 7_000 })
  expect(priceOf(most.results)).toMatchObject({ 'Zaal 2': 7_000 })
  expect(most.results.every((place) => place.priceCents === null || place.priceCents <= 7_000)).toBe(true)
  const miss = most.nearMisses.find((place) => place.roomNames.join() === 'Zaal 1')
  expect(miss).toMatchObject({
    priceCents: 15_000,
    reasons: expect.arrayContaining([{ code: 'too_dear', maxCents: 7_000 }]),
  })

  // Somebody else pays for the caretaker by now: nobody is asked for it a second time.
  await book({ roomIds: [rooms.kitchen.id], startsAt: wall('18:00'), endsAt: wall('22:00'), category: 'association' })
  const shared = await client.places.find({ ...evening, people: 18 })
  expect(priceOf(shared.results)).toMatchObject({ 'Zaal 1': 9_000, 'Zaal 2': 1_000 })
})
