import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createCore } from '#core/app/core'
import type { Finding } from '#shared/domain/booking-rules'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { NOW, openTestCore, refusal, wall } from '../support/core'

const codes = (findings: readonly Finding[]) => findings.map((finding) => `${finding.severity} ${finding.code}`)
const findingsOf = (data: unknown) => (data as { findings: Finding[] }).findings

describe('booking', () => {
  test('what is left out is filled in from renter, category and rooms', async () => {
    const { client, rooms, draft } = await openTestCore()
    const renter = await client.renters.create({ name: 'Koor', category: 'association' })
    const booking = await client.bookings.create(draft({ roomIds: [rooms.kitchen.id], renterId: renter.id }))
    expect(booking).toMatchObject({
      number: '2024-00001',
      category: 'association',
      usage: 'external',
      status: 'confirmed',
      renterName: 'Koor',
      setupMinutes: 15,
      clearupMinutes: 30,
      participants: null,
      revision: 1,
      createdAt: NOW,
      findings: [],
    })
    const own = await client.bookings.create(draft({ title: 'Inloop' }))
    expect(own).toMatchObject({ category: 'internal', usage: 'internal', renterName: null, number: '2024-00002' })
    const { findings: _findings, ...stored } = booking
    expect(await client.bookings.get({ id: booking.id })).toEqual(stored)
  })

  test('several rooms at once: all or none', async () => {
    const { client, rooms, book } = await openTestCore()
    const both = await book({ roomIds: [rooms.hall.id, rooms.kitchen.id] })
    expect(both.roomIds).toEqual([rooms.hall.id, rooms.kitchen.id])
    const wanted = { roomIds: [rooms.one.id, rooms.kitchen.id], title: 'Yoga' }
    expect((await refusal(book(wanted))).code).toBe('room_conflict')
    expect(await client.bookings.list({ centreId: both.centreId, ...june(3, 4) })).toHaveLength(1)
    await book({ ...wanted, roomIds: [rooms.one.id] })
  })

  test('past midnight it is in the list of both days, and in the way on both', async () => {
    const { client, centre, book } = await openTestCore()
    const night = await book({ startsAt: '2024-06-07T21:00' as WallTime, endsAt: '2024-06-08T02:00' as WallTime })
    for (const [from, to] of [
      [7, 8],
      [8, 9],
    ] as const)
      expect((await client.bookings.list({ centreId: centre.id, ...june(from, to) })).map((b) => b.id)).toEqual([
        night.id,
      ])
    expect(await client.bookings.list({ centreId: centre.id, ...june(9, 10) })).toEqual([])
    const early = { startsAt: '2024-06-08T01:00' as WallTime, endsAt: '2024-06-08T03:00' as WallTime }
    expect((await refusal(book(early))).code).toBe('room_conflict')
    await book({ ...early, startsAt: '2024-06-08T02:00' as WallTime })
  })

  test('a booking that ends at midnight is not in the list of the day that begins then', async () => {
    const { client, centre, book } = await openTestCore()
    await book({ startsAt: wall('20:00'), endsAt: '2024-06-04T00:00' as WallTime })
    expect(await client.bookings.list({ centreId: centre.id, ...june(4, 5) })).toEqual([])
  })

  test('over the hour that summer time skips, times stay as the clock shows them', async () => {
    const { book } = await openTestCore({ clock: fixedClock('2024-03-01T10:00:00.000Z') })
    const span = { startsAt: '2024-03-31T01:00' as WallTime, endsAt: '2024-03-31T04:00' as WallTime }
    expect(await book(span)).toMatchObject(span)
    const inside = { startsAt: '2024-03-31T02:30' as WallTime, endsAt: '2024-03-31T02:45' as WallTime }
    expect((await refusal(book(inside))).code).toBe('room_conflict')
  })

  test('the wrong way round, too long, and a room of another centre are refused as input', async () => {
    const { client, book } = await openTestCore()
    const issue = async (call: Promise<unknown>) => (await refusal(call)).data
    const problem = (path: string, problem: string) => ({ issues: [{ path, problem }] })
    expect(await issue(book({ endsAt: wall('14:00') }))).toEqual(problem('endsAt', 'ends_before_start'))
    expect(await issue(book({ endsAt: wall('13:00') }))).toEqual(problem('endsAt', 'ends_before_start'))
    expect(await issue(book({ endsAt: '2024-06-17T14:01' as WallTime }))).toEqual(problem('endsAt', 'too_long'))
    const elsewhere = await client.centres.create({ name: 'Elders', type: 'wvc' })
    const room = await client.rooms.create({ centreId: elsewhere.id, name: 'Zaal' })
    expect(await issue(book({ roomIds: [room.id] }))).toEqual(problem('roomIds', 'room_not_in_centre'))
    expect((await refusal(book({ startsAt: '2024-02-30T10:00' as WallTime }))).code).toBe('invalid_input')
    expect((await refusal(book({ title: '   ' }))).code).toBe('invalid_input')
    for (const chargedCents of [9e15, -9e15]) expect((await refusal(book({ chargedCents }))).code).toBe('invalid_input')
  })

  test('the first of two desks that changes a booking wins, the other gets how it is now', async () => {
    const { client, book } = await openTestCore()
    const booking = await book()
    await client.bookings.change({ id: booking.id, revision: 1, title: 'Koor en orkest' })
    const { code, data } = await refusal(client.bookings.change({ id: booking.id, revision: 1, title: 'Yoga' }))
    expect(code).toBe('stale')
    expect(data).toMatchObject({ kind: 'booking', revision: 2, current: { title: 'Koor en orkest' } })
  })

  test('left out stays as it is, null empties', async () => {
    const { client, book } = await openTestCore()
    const booking = await book({
      remarks: 'Sleutel ophalen',
      expectedParticipants: 12,
      goals: ['Ontmoeten'],
      theme: 'Meedoen',
    })
    const changed = await client.bookings.change({ id: booking.id, revision: 1, remarks: null, goals: [] })
    expect(changed).toMatchObject({ remarks: null, goals: [], theme: 'Meedoen', expectedParticipants: 12, revision: 2 })
  })
})

describe('findings', () => {
  test('a conflict names what is in the way and the nearest free places', async () => {
    const { rooms, book } = await openTestCore()
    const first = await book()
    const { data } = await refusal(
      book({ title: 'Yoga', startsAt: wall('15:00'), endsAt: wall('17:00'), expectedParticipants: 25 }),
    )
    const [finding] = findingsOf(data)
    if (finding?.code !== 'room_conflict') throw new Error('no conflict')
    expect(finding.data).toMatchObject({
      bookingId: first.id,
      title: 'Koor',
      roomName: 'Zaal',
      startsAt: wall('14:00'),
    })
    expect(finding.data.alternatives).toEqual([
      {
        kind: 'same_room',
        startsAt: wall('12:00'),
        endsAt: wall('14:00'),
        roomIds: [rooms.hall.id],
        roomNames: ['Zaal'],
      },
      {
        kind: 'same_room',
        startsAt: wall('16:00'),
        endsAt: wall('18:00'),
        roomIds: [rooms.hall.id],
        roomNames: ['Zaal'],
      },
      expect.objectContaining({ kind: 'same_time', roomNames: ['Ontmoetingsruimte'], startsAt: wall('15:00') }),
      expect.objectContaining({ kind: 'same_time', roomNames: ['Zaal 1 en 2'], startsAt: wall('15:00') }),
    ])
  })

  test('a joined room takes its parts and the other way round', async () => {
    const { rooms, book } = await openTestCore()
    await book({ roomIds: [rooms.joined.id] })
    expect((await refusal(book({ roomIds: [rooms.two.id] }))).code).toBe('room_conflict')
    await book({ roomIds: [rooms.one.id], startsAt: wall('16:00'), endsAt: wall('18:00') })
    expect(
      (await refusal(book({ roomIds: [rooms.joined.id], startsAt: wall('17:00'), endsAt: wall('19:00') }))).code,
    ).toBe('room_conflict')
  })

  test('a shared room takes several while the people fit', async () => {
    const { rooms, book } = await openTestCore()
    const here = { roomIds: [rooms.meeting.id] }
    await book({ ...here, expectedParticipants: 20 })
    await book({ ...here, expectedParticipants: 10, title: 'Kaarten' })
    const { code, data } = await refusal(book({ ...here, expectedParticipants: 1, title: 'Taal' }))
    expect(code).toBe('capacity_exceeded')
    expect(findingsOf(data)[0]?.data).toMatchObject({ people: 31, capacity: 30 })
  })

  test('more people than an exclusive room holds is a warning', async () => {
    const { client, draft } = await openTestCore()
    const booking = await client.bookings.create(draft({ expectedParticipants: 41 }))
    expect(codes(booking.findings)).toEqual(['warning over_capacity'])
  })

  test('outside hours is refused, told for a request, and allowed with self-service', async () => {
    const { client, centre, draft } = await openTestCore()
    const openingHours = [{ weekday: 1 as const, opens: '09:00' as ClockTime, closes: '15:00' as ClockTime }]
    await client.centres.change({ id: centre.id, revision: 1, openingHours })
    const { code, data } = await refusal(client.bookings.create(draft()))
    expect([code, codes(findingsOf(data))]).toEqual(['rule_violated', ['error outside_opening_hours']])
    expect(codes((await client.bookings.check(draft({ status: 'request' }))).findings)).toEqual([
      'warning outside_opening_hours',
    ])
    const own = await client.bookings.create(draft({ selfService: true }))
    expect(codes(own.findings)).toEqual(['warning outside_opening_hours'])
    // Registering what happened is no breach of the hours.
    const past = await client.bookings.create(
      draft({ startsAt: '2024-06-02T14:00' as WallTime, endsAt: '2024-06-02T16:00' as WallTime }),
    )
    expect(codes(past.findings)).toEqual(['warning outside_opening_hours', 'info past_date'])
  })

  test('a closed day, with its reason; bookings that stand there are listed', async () => {
    const { client, centre, book, draft } = await openTestCore()
    const standing = await book()
    const day = '2024-06-03' as CivilDate
    const closure = await client.closures.create({ centreId: centre.id, from: day, to: day, reason: 'Lekkage' })
    expect(closure.bookings.map((b) => b.id)).toEqual([standing.id])
    const { data } = await refusal(client.bookings.create(draft({ startsAt: wall('17:00'), endsAt: wall('18:00') })))
    expect(findingsOf(data)).toEqual([
      { code: 'closed_day', severity: 'error', data: { date: day, reason: 'Lekkage' } },
    ])
    // A remark is still welcome on the booking that stands there; moving it within the day is not.
    const noted = await client.bookings.change({ id: standing.id, revision: 1, remarks: 'Bellen' })
    expect(
      (await refusal(client.bookings.change({ id: standing.id, revision: noted.revision, startsAt: wall('13:00') })))
        .code,
    ).toBe('rule_violated')
  })

  test('checking while typing writes nothing', async () => {
    const { core, client, book, draft } = await openTestCore()
    await book()
    const before = await client.app.log({ limit: 500 })
    const { title: _title, ...untitled } = draft()
    expect(codes((await client.bookings.check(untitled)).findings)).toEqual(['error room_conflict'])
    expect(await client.app.log({ limit: 500 })).toEqual(before)
    expect(core.store.foreignVersion()).toBe(core.store.foreignVersion())
  })

  test('checking a change leaves the booking itself out', async () => {
    const { client, book, draft } = await openTestCore()
    const booking = await book()
    const moved = draft({ startsAt: wall('15:00'), endsAt: wall('17:00') })
    expect((await client.bookings.check({ ...moved, id: booking.id })).findings).toEqual([])
  })
})

describe('steps', () => {
  test('of two requests for one slot the second can not be confirmed', async () => {
    const { client, book } = await openTestCore()
    const first = await book({ status: 'request' })
    const second = await book({ status: 'request', title: 'Yoga' })
    await client.bookings.confirm({ id: first.id, revision: 1 })
    expect((await refusal(client.bookings.confirm({ id: second.id, revision: 1 }))).code).toBe('room_conflict')
    expect((await client.bookings.decline({ id: second.id, revision: 1, reason: 'Bezet' })).statusReason).toBe('Bezet')
  })

  test('cancelling gives the room free, reactivating takes it if it is free still', async () => {
    const { client, book } = await openTestCore()
    const first = await book()
    const cancelled = await client.bookings.cancel({ id: first.id, revision: 1, reason: 'Ziek' })
    expect(cancelled).toMatchObject({ status: 'cancelled', statusReason: 'Ziek' })
    const second = await book({ title: 'Yoga' })
    expect((await refusal(client.bookings.reactivate({ id: first.id, revision: 2 }))).code).toBe('room_conflict')
    await client.bookings.cancel({ id: second.id, revision: 1 })
    expect((await client.bookings.reactivate({ id: first.id, revision: 2 })).status).toBe('confirmed')
    expect((await refusal(client.bookings.reactivate({ id: first.id, revision: 3 }))).code).toBe('wrong_state')
  })

  test('participants are filled in for what counts, and can be emptied', async () => {
    const { client, book } = await openTestCore()
    const booking = await book()
    expect((await client.bookings.attendance({ id: booking.id, revision: 1, participants: 0 })).participants).toBe(0)
    expect(
      (await client.bookings.attendance({ id: booking.id, revision: 2, participants: null })).participants,
    ).toBeNull()
    await client.bookings.noShow({ id: booking.id, revision: 3 })
    expect((await refusal(client.bookings.attendance({ id: booking.id, revision: 4, participants: 3 }))).code).toBe(
      'wrong_state',
    )
  })
})

test('every change is logged with before and after, and a refused one is not', async () => {
  const { client, book } = await openTestCore()
  const booking = await book()
  const cancelled = await client.bookings.cancel({ id: booking.id, revision: 1, reason: 'Ziek' })
  const count = (await client.app.log({ limit: 500 })).length
  await refusal(client.bookings.confirm({ id: booking.id, revision: 2 }))
  expect(await client.app.log({ limit: 500 })).toHaveLength(count)
  const { findings: _made, ...made } = booking as typeof booking & { findings?: unknown }
  const { findings: _ended, waiting: _waiting, ...ended } = cancelled
  expect(await client.app.log({ kind: 'booking', id: booking.id })).toMatchObject([
    { action: 'bookings.cancel', user: 'beheerder', at: NOW, before: made, after: ended },
    { action: 'bookings.create', user: 'beheerder', at: NOW, before: null, after: made },
  ])
})

test('two cores on one folder: of each pair that wants the same slot exactly one gets it', async () => {
  const { core, client, draft } = await openTestCore({ newId: randomUUID })
  const other = await createCore({ dataDir: core.dataDir, version: 'other', clock: fixedClock(NOW), newId: randomUUID })
  try {
    for (let i = 0; i < 25; i++) {
      const day = `2024-07-${String(i + 1).padStart(2, '0')}`
      const slot = draft({ startsAt: `${day}T10:00` as WallTime, endsAt: `${day}T12:00` as WallTime })
      const results = await Promise.allSettled([client.bookings.create(slot), other.client.bookings.create(slot)])
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = results.find((result) => result.status === 'rejected')
      expect(lost?.reason).toMatchObject({ code: 'room_conflict' })
    }
  } finally {
    await other.close()
  }
})

test('numbers follow each other, and pass over those of an old system', async () => {
  const { core, book } = await openTestCore()
  const { default: Database } = await import('better-sqlite3')
  await book()
  const db = new Database(core.databaseFile)
  db.prepare("update booking set number = '2024-00002'").run()
  db.close()
  expect((await book({ startsAt: wall('17:00'), endsAt: wall('18:00') })).number).toBe('2024-00003')
})

function june(from: number, to: number): { from: CivilDate; to: CivilDate } {
  const day = (n: number) => `2024-06-${String(n).padStart(2, '0')}` as CivilDate
  return { from: day(from), to: day(to) }
}
