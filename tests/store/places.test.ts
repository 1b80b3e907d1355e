import { expect, test } from 'vitest'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { openEmptyCore, openTestCore, refusal, wall } from '../support/core'

const day = (text: string) => text as CivilDate

test('the wizard makes organisation, centre and rooms in one act, once', async () => {
  const { client } = await openEmptyCore()
  expect(await client.app.state()).toMatchObject({ empty: true, organisation: null })
  const setup = {
    organisation: 'Facet',
    municipality: 'Ridderkerk',
    centre: { name: 'WVC Bolnes', type: 'wvc' as const },
    rooms: [
      { name: 'Zaal', capacity: 80 },
      { name: 'Keuken', capacity: 10 },
    ],
  }
  const centre = await client.app.setUp(setup)
  expect(await client.app.state()).toMatchObject({ empty: false, organisation: { name: 'Facet', demo: false } })
  expect((await client.rooms.list({ centreId: centre.id })).map((room) => room.name)).toEqual(['Zaal', 'Keuken'])
  expect((await refusal(client.app.setUp(setup))).data).toMatchObject({ reason: 'not_empty' })
})

test('two centres, or two rooms of a centre, can not have one name; case makes no difference', async () => {
  const { client, centre, rooms } = await openTestCore()
  expect((await refusal(client.centres.create({ name: 'de fuik', type: 'wvc' }))).code).toBe('duplicate')
  expect((await refusal(client.rooms.create({ centreId: centre.id, name: 'KEUKEN' }))).code).toBe('duplicate')
  expect((await refusal(client.rooms.change({ id: rooms.one.id, revision: 1, name: 'Zaal 2' }))).code).toBe('duplicate')
  const other = await client.centres.create({ name: 'Trefpunt', type: 'wvc' })
  await client.rooms.create({ centreId: other.id, name: 'Keuken' })
})

test('a room can not be part of itself, a shared room needs a number of people, a part must be there', async () => {
  const { client, centre, rooms } = await openTestCore()
  const issue = async (call: Promise<unknown>) => (await refusal(call)).data
  expect(await issue(client.rooms.change({ id: rooms.one.id, revision: 1, partIds: [rooms.joined.id] }))).toEqual({
    issues: [{ path: 'partIds', problem: 'part_of_itself' }],
  })
  expect(await issue(client.rooms.create({ centreId: centre.id, name: 'Plein', use: 'shared' }))).toEqual({
    issues: [{ path: 'capacity', problem: 'required' }],
  })
  const elsewhere = await client.centres.create({ name: 'Elders', type: 'wvc' })
  expect(await issue(client.rooms.create({ centreId: elsewhere.id, name: 'Alles', partIds: [rooms.one.id] }))).toEqual({
    issues: [{ path: 'partIds', problem: 'room_not_in_centre' }],
  })
  const twice = await client.rooms.create({
    centreId: centre.id,
    name: 'Dubbel',
    partIds: [rooms.one.id, rooms.one.id],
  })
  expect(twice.partIds).toEqual([rooms.one.id])
})

test('rooms that are joined or shared otherwise take the coming bookings along, or are refused', async () => {
  const { client, rooms, book } = await openTestCore()
  await book({ roomIds: [rooms.joined.id] })
  await book({ roomIds: [rooms.hall.id], title: 'Yoga' })
  // With the hall as a part the joined room would be taken twice.
  const parts = [rooms.one.id, rooms.two.id, rooms.hall.id]
  expect((await refusal(client.rooms.change({ id: rooms.joined.id, revision: 1, partIds: parts }))).code).toBe(
    'room_conflict',
  )
  expect((await client.rooms.list({})).find((room) => room.id === rooms.joined.id)?.partIds).toEqual([
    rooms.one.id,
    rooms.two.id,
  ])
  expect((await refusal(book({ roomIds: [rooms.two.id] }))).code).toBe('room_conflict')

  await client.rooms.change({ id: rooms.joined.id, revision: 1, partIds: [rooms.one.id] })
  await book({ roomIds: [rooms.two.id] })

  const meeting = { roomIds: [rooms.meeting.id], expectedParticipants: 15 }
  await book(meeting)
  await book({ ...meeting, title: 'Kaarten' })
  expect((await refusal(client.rooms.change({ id: rooms.meeting.id, revision: 1, use: 'exclusive' }))).code).toBe(
    'room_conflict',
  )
  expect((await refusal(client.rooms.change({ id: rooms.meeting.id, revision: 1, capacity: 29 }))).code).toBe(
    'capacity_exceeded',
  )
  await client.rooms.change({ id: rooms.meeting.id, revision: 1, capacity: 31 })
})

test('hours that overlap or close before they open are refused', async () => {
  const { client, centre } = await openTestCore()
  const hours = (opens: string, closes: string) => ({
    weekday: 1 as const,
    opens: opens as ClockTime,
    closes: closes as ClockTime,
  })
  const change = (...openingHours: ReturnType<typeof hours>[]) =>
    client.centres.change({ id: centre.id, revision: 1, openingHours })
  expect((await refusal(change(hours('17:00', '09:00')))).code).toBe('invalid_input')
  expect((await refusal(change(hours('13:00', '17:00'), hours('09:00', '13:30')))).code).toBe('invalid_input')
  const changed = await change(hours('13:00', '24:00'), hours('09:00', '13:00'))
  expect(changed.openingHours).toEqual([hours('09:00', '13:00'), hours('13:00', '24:00')])
  expect((await client.centres.list())[0]).toEqual(changed)
})

test('closures of a period, and what is booked on their days', async () => {
  const { client, centre, book } = await openTestCore()
  const booking = await book({ startsAt: wall('2024-06-05T20:00'), endsAt: wall('2024-06-06T01:00') })
  const cancelled = await book({ startsAt: wall('2024-06-06T10:00'), endsAt: wall('2024-06-06T11:00') })
  await client.bookings.cancel({ id: cancelled.id, revision: 1 })
  const closure = await client.closures.create({
    centreId: centre.id,
    from: day('2024-06-06'),
    to: day('2024-06-07'),
    reason: 'Verf',
  })
  expect(closure.bookings.map((one) => one.id)).toEqual([booking.id])
  const inPeriod = async (from: string, to: string) =>
    (await client.closures.list({ centreId: centre.id, from: day(from), to: day(to) })).length
  expect(await inPeriod('2024-06-07', '2024-06-08')).toBe(1)
  expect(await inPeriod('2024-06-01', '2024-06-06')).toBe(0)
  expect(await inPeriod('2024-06-08', '2024-07-01')).toBe(0)
  expect(
    (
      await refusal(
        client.closures.create({ centreId: centre.id, from: day('2024-06-07'), to: day('2024-06-06'), reason: 'x' }),
      )
    ).code,
  ).toBe('invalid_input')
})

test('the public holidays of the Netherlands, with Koningsdag moved off a Sunday', async () => {
  const { client } = await openEmptyCore()
  const dates = async (year: number) => (await client.closures.holidays({ year })).map((holiday) => holiday.date)
  expect(await dates(2024)).toEqual(
    expect.arrayContaining([
      '2024-01-01',
      '2024-04-01',
      '2024-04-27',
      '2024-05-09',
      '2024-05-20',
      '2024-12-25',
      '2024-12-26',
    ]),
  )
  expect(await dates(2025)).toContain('2025-04-26')
  expect(await dates(2025)).not.toContain('2025-04-27')
})
