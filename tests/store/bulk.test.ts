import { expect, test } from 'vitest'
import type { CivilDate, WallTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'

const day = (text: string) => text as CivilDate
const wall = (text: string) => text as WallTime
const on = (date: string, from: string, to: string) => ({
  startsAt: wall(`${date}T${from}`),
  endsAt: wall(`${date}T${to}`),
})

/** A leak in the hall on 10 and 11 June 2024, with three bookings there and one next door. */
async function leak() {
  const all = await openTestCore()
  const renter = await all.client.renters.create({
    name: 'Koor',
    category: 'association',
    phone: '0180 1',
    email: 'koor@example.org',
  })
  const first = await all.book({ ...on('2024-06-10', '10:00', '12:00'), renterId: renter.id })
  const second = await all.book({ ...on('2024-06-11', '19:00', '21:00'), renterId: renter.id })
  const third = await all.book({ ...on('2024-06-11', '10:00', '12:00'), title: 'Bridge', contactPhone: '0180 2' })
  await all.book({ ...on('2024-06-10', '10:00', '12:00'), roomIds: [all.rooms.one.id], title: 'Yoga' })
  const query = {
    centreId: all.centre.id,
    roomIds: [all.rooms.hall.id],
    from: day('2024-06-10'),
    to: day('2024-06-11'),
  }
  return { ...all, renter, first, second, third, query }
}

test('the preview lists what stands there, whom to tell, and free places outside of the period', async () => {
  const { client, first, second, third, rooms, query } = await leak()
  const { items, renters } = await client.bookings.bulkPreview(query)
  expect(items.map((item) => item.booking.id)).toEqual([first.id, third.id, second.id])
  expect(renters).toMatchObject([
    { name: 'Bridge', renterId: null, phone: '0180 2', bookingIds: [third.id] },
    { name: 'Koor', phone: '0180 1', email: 'koor@example.org', bookingIds: [first.id, second.id] },
  ])
  for (const { alternatives } of items) {
    expect(alternatives.length).toBeGreaterThan(1)
    for (const place of alternatives)
      expect(
        place.roomIds.includes(rooms.hall.id) && place.startsAt < '2024-06-12' && place.endsAt > '2024-06-10',
      ).toBe(false)
  }
  expect(items[0]?.alternatives.some((place) => place.roomIds.includes(rooms.one.id))).toBe(false)
})

test('some cancelled, some moved, in one act that is taken back in one step', async () => {
  const { client, first, second, third, rooms, query } = await leak()
  const { bookings: done, freed } = await client.bookings.bulk({
    centreId: query.centreId,
    reason: 'Lekkage',
    items: [
      { act: 'cancel', id: first.id, revision: 1 },
      // Into the place that the first leaves.
      { act: 'move', id: second.id, revision: 1, roomIds: [rooms.hall.id], ...on('2024-06-10', '10:30', '12:30') },
      { act: 'move', id: third.id, revision: 1, roomIds: [rooms.kitchen.id], ...on('2024-06-11', '10:00', '12:00') },
    ],
  })
  expect(done.map((b) => [b.title, b.status, b.statusReason, b.startsAt])).toEqual([
    ['Koor', 'cancelled', 'Lekkage', '2024-06-10T10:00'],
    ['Bridge', 'confirmed', null, '2024-06-11T10:00'],
    ['Koor', 'confirmed', null, '2024-06-10T10:30'],
  ])
  expect(freed).toEqual([])
  expect(done[1]).toMatchObject({ roomIds: [rooms.kitchen.id], setupMinutes: 15, clearupMinutes: 30 })
  expect((await client.undo.undo()).did).toEqual({ label: 'bookings.bulk', subject: 'Lekkage' })
  for (const was of [first, second, third])
    expect(await client.bookings.get({ id: was.id })).toMatchObject({
      status: 'confirmed',
      startsAt: was.startsAt,
      roomIds: was.roomIds,
    })
})

test('one that does not fit, or that somebody else changed, refuses all', async () => {
  const { client, first, second, rooms, query } = await leak()
  const items = [
    { act: 'cancel' as const, id: first.id, revision: 1 },
    {
      act: 'move' as const,
      id: second.id,
      revision: 1,
      roomIds: [rooms.one.id],
      ...on('2024-06-10', '11:00', '13:00'),
    },
  ]
  expect((await refusal(client.bookings.bulk({ centreId: query.centreId, items }))).code).toBe('room_conflict')
  await client.bookings.change({ id: second.id, revision: 1, title: 'Koor Zuid' })
  expect((await refusal(client.bookings.bulk({ centreId: query.centreId, items }))).code).toBe('stale')
  expect((await client.bookings.get({ id: first.id })).status).toBe('confirmed')
})

test('of what is cancelled at once it is told who waits, per slot in order of time', async () => {
  const { client, book, first, second, third, rooms, query } = await leak()
  const ask = (title: string, category: 'residents' | 'association' | 'commercial', over: object) =>
    book({ title, category, status: 'request', ...over })
  await ask('Feest', 'commercial', on('2024-06-11', '19:00', '22:00'))
  await ask('Dans', 'association', on('2024-06-11', '20:00', '21:00'))
  await ask('Buurtmaaltijd', 'residents', on('2024-06-10', '11:00', '13:00'))
  // Waits for what the third is moved into, so it stays taken.
  await ask('Kookclub', 'residents', { ...on('2024-06-11', '10:00', '12:00'), roomIds: [rooms.kitchen.id] })
  await ask('Elders', 'residents', { ...on('2024-06-10', '10:00', '12:00'), roomIds: [rooms.two.id] })
  const { series } = await client.series.create({
    centreId: query.centreId,
    roomIds: [rooms.hall.id],
    title: 'Toneel',
    category: 'association',
    ...on('2024-06-04', '20:30', '22:30'),
    rule: { frequency: 'weekly', count: 2 },
    onConflict: 'wait',
  })
  const { freed } = await client.bookings.bulk({
    centreId: query.centreId,
    items: [
      { act: 'cancel', id: second.id, revision: 1 },
      { act: 'move', id: third.id, revision: 1, roomIds: [rooms.kitchen.id], ...on('2024-06-11', '10:00', '12:00') },
      { act: 'cancel', id: first.id, revision: 1 },
    ],
  })
  const told = freed.map(({ startsAt, title, waiting }) => [
    startsAt,
    title,
    ...waiting.map((one) => `${one.kind === 'series' ? one.series.title : one.booking.title} ${one.free}`),
  ])
  expect(told).toEqual([
    ['2024-06-10T10:00', 'Koor', 'Buurtmaaltijd true'],
    ['2024-06-11T19:00', 'Koor', 'Dans true', 'Toneel true', 'Feest true'],
  ])
  expect(freed[1]?.waiting[1]).toMatchObject({ series: { id: series.id, date: '2024-06-11', revision: 1 } })
})

test('what waits for a place into which another was moved in the same act can not have it', async () => {
  const { client, book, first, second, rooms, query } = await leak()
  await book({ title: 'Dans', category: 'association', status: 'request', ...on('2024-06-10', '10:00', '12:00') })
  const { freed } = await client.bookings.bulk({
    centreId: query.centreId,
    items: [
      { act: 'cancel', id: first.id, revision: 1 },
      { act: 'move', id: second.id, revision: 1, roomIds: [rooms.hall.id], ...on('2024-06-10', '11:00', '13:00') },
    ],
  })
  expect(freed.map(({ waiting }) => waiting.map((one) => one.free))).toEqual([[false]])
})

test('a commercial booking moved to where residents wait needs a reason, which it keeps; without one nothing changes', async () => {
  const { client, book, first, third, rooms, query } = await leak()
  const party = await book({ ...on('2024-06-10', '14:00', '16:00'), title: 'Bedrijfsfeest', category: 'commercial' })
  const wanted = { roomIds: [rooms.kitchen.id], ...on('2024-06-10', '14:00', '16:00') }
  await book({ ...wanted, title: 'Kookclub', category: 'residents', status: 'request' })
  const act = {
    centreId: query.centreId,
    items: [
      { act: 'cancel' as const, id: first.id, revision: 1 },
      { act: 'move' as const, id: party.id, revision: 1, ...wanted },
      {
        act: 'move' as const,
        id: third.id,
        revision: 1,
        roomIds: [rooms.two.id],
        ...on('2024-06-11', '10:00', '12:00'),
      },
    ],
  }
  expect(await refusal(client.bookings.bulk(act))).toMatchObject({
    code: 'rule_violated',
    data: { findings: [{ code: 'others_wait', data: { waiting: [{ title: 'Kookclub', category: 'residents' }] } }] },
  })
  expect(await client.bookings.get({ id: first.id })).toMatchObject({ status: 'confirmed', revision: 1 })
  expect(await client.bookings.get({ id: party.id })).toMatchObject({ roomIds: [rooms.hall.id], revision: 1 })

  const priorityReason = 'De kookclub kan ook dinsdag'
  await client.bookings.bulk({ ...act, priorityReason })
  expect(await client.bookings.get({ id: party.id })).toMatchObject({ roomIds: wanted.roomIds, priorityReason })
  expect((await client.bookings.get({ id: third.id })).priorityReason).toBeNull()
})
