import { expect, test } from 'vitest'
import { UNDO_DEPTH } from '#core/store/log'
import { changeBooking, createBooking } from '#core/usecases/bookings/book'
import { stepBooking } from '#core/usecases/bookings/steps'
import type { CivilDate, ClockTime, Weekday } from '#shared/time/types'
import { ctxOf, openTestCore, refusal, wall } from '../support/core'

const hours = (weekday: Weekday, opens: string, closes: string) => ({
  weekday,
  opens: opens as ClockTime,
  closes: closes as ClockTime,
})

test('create, move and cancel are taken back and done again, each as a new logged change', async () => {
  const { client, book } = await openTestCore()
  const created = await book()
  const moved = await client.bookings.change({
    id: created.id,
    revision: created.revision,
    startsAt: wall('15:00'),
    endsAt: wall('17:00'),
  })
  const cancelled = await client.bookings.cancel({ id: created.id, revision: moved.revision, reason: 'Ziek' })

  expect((await client.undo.undo()).did).toEqual({ label: 'bookings.cancel', subject: 'Koor' })
  const reactivated = await client.bookings.get({ id: created.id })
  expect(reactivated).toMatchObject({ status: 'confirmed', statusReason: null, startsAt: wall('15:00') })
  expect(reactivated.revision).toBe(cancelled.revision + 1)

  expect((await client.undo.undo()).did.label).toBe('bookings.change')
  expect((await client.bookings.get({ id: created.id })).startsAt).toBe(wall('14:00'))
  expect((await client.undo.undo()).undo).toMatchObject({ label: 'rooms.create' })
  expect((await refusal(client.bookings.get({ id: created.id }))).code).toBe('not_found')

  for (const label of ['bookings.create', 'bookings.change', 'bookings.cancel'])
    expect((await client.undo.redo()).did.label).toBe(label)
  expect(await client.bookings.get({ id: created.id })).toMatchObject({ status: 'cancelled', number: created.number })
  expect((await refusal(client.undo.redo())).data).toMatchObject({ reason: 'nothing_to_redo' })

  const log = await client.app.log({ kind: 'booking', id: created.id })
  expect(log.map((entry) => entry.action).reverse()).toEqual([
    'bookings.create',
    'bookings.change',
    'bookings.cancel',
    'undo',
    'undo',
    'undo',
    'redo',
    'redo',
    'redo',
  ])
})

test('a new change ends what could be redone', async () => {
  const { client, book } = await openTestCore()
  await book()
  await client.undo.undo()
  expect((await client.undo.state()).redo).toMatchObject({ label: 'bookings.create' })
  await book({ title: 'Yoga' })
  expect((await client.undo.state()).redo).toBeNull()
})

test('the last fifty changes can be taken back, not the one before', async () => {
  const { client, book } = await openTestCore()
  let booking = await book({ remarks: '0' })
  for (let i = 1; i <= UNDO_DEPTH + 5; i++)
    booking = await client.bookings.change({ id: booking.id, revision: booking.revision, remarks: String(i) })
  for (let i = 0; i < UNDO_DEPTH; i++) await client.undo.undo()
  expect(await client.undo.state()).toMatchObject({ undo: null, redo: { label: 'bookings.change' } })
  expect((await refusal(client.undo.undo())).data).toMatchObject({ reason: 'nothing_to_undo' })
  expect((await client.bookings.get({ id: booking.id })).remarks).toBe('5')
  for (let i = 0; i < UNDO_DEPTH; i++) await client.undo.redo()
  expect((await client.bookings.get({ id: booking.id })).remarks).toBe('55')
}, 30_000)

test('refused, with what is in the way, when something else took the place; nothing changes and it can be tried again', async () => {
  const { core, client, book, draft } = await openTestCore()
  const first = await book()
  await client.bookings.cancel({ id: first.id, revision: first.revision })
  // Somebody else, with a list of changes of their own.
  const ctx = ctxOf(core, 'ander')
  const second = await createBooking(ctx, draft({ title: 'Yoga' }))

  const refused = await refusal(client.undo.undo())
  expect(refused.code).toBe('room_conflict')
  expect((await client.bookings.get({ id: first.id })).status).toBe('cancelled')
  expect((await client.undo.state()).undo).toMatchObject({ label: 'bookings.cancel' })

  await stepBooking(ctx, 'cancel', { id: second.id, revision: second.revision })
  await client.undo.undo()
  expect((await client.bookings.get({ id: first.id })).status).toBe('confirmed')
})

test('refused when somebody changed the row since', async () => {
  const { core, client, book } = await openTestCore()
  const booking = await book()
  const ctx = ctxOf(core, 'ander')
  await changeBooking(ctx, { id: booking.id, revision: booking.revision, remarks: 'Beamer nodig' })
  expect((await refusal(client.undo.undo())).data).toMatchObject({ reason: 'changed_since', detail: 'Koor' })
  expect((await client.bookings.get({ id: booking.id })).remarks).toBe('Beamer nodig')
})

test('a renter that has been booked for by now can not be taken away', async () => {
  const { core, client, draft } = await openTestCore()
  const renter = await client.renters.create({ name: 'Koor Drievliet', category: 'association' })
  const ctx = ctxOf(core, 'ander')
  await createBooking(ctx, draft({ renterId: renter.id }))
  expect((await refusal(client.undo.undo())).data).toMatchObject({ reason: 'in_use' })
  expect(await client.renters.get({ id: renter.id })).toMatchObject({ name: 'Koor Drievliet' })
})

test('centres, rooms with parts, hours, closures, facilities, labels and renters come back whole', async () => {
  const { client, centre, rooms, draft } = await openTestCore()
  const day = { from: '2024-06-03' as CivilDate, to: '2024-06-04' as CivilDate }
  const all = async () => ({
    centres: (await client.centres.list()).map(({ revision: _r, ...rest }) => rest),
    rooms: (await client.rooms.list({})).map(({ revision: _r, ...rest }) => rest),
    closures: (await client.closures.list({})).map(({ revision: _r, ...rest }) => rest),
    facilities: (await client.facilities.list({})).map(({ revision: _r, ...rest }) => rest),
    labels: (await client.labels.list()).map(({ revision: _r, ...rest }) => rest),
    renters: await client.renters.search({ q: '' }),
    bookings: (await client.bookings.list(day)).map(({ revision: _r, ...rest }) => rest),
  })
  const unordered = [hours(2, '13:00', '17:00'), hours(1, '09:00', '12:00'), hours(2, '09:00', '12:00')]
  const morning = { startsAt: wall('09:30'), endsAt: wall('11:00') }
  for (const name of ['Ontmoeten', 'Bewegen', 'Leren']) await client.labels.create({ kind: 'goal', name })
  const closing = { from: '2024-12-24', to: '2025-01-01', reason: 'Kerst' } as const
  const closure = await client.closures.create({ centreId: centre.id, ...closing } as never)
  const steps: (() => Promise<unknown>)[] = [
    () => client.centres.change({ id: centre.id, revision: 1, district: 'Drievliet', openingHours: unordered }),
    () => client.rooms.change({ id: rooms.joined.id, revision: 1, partIds: [rooms.one.id, rooms.hall.id] }),
    () => client.rooms.change({ id: rooms.kitchen.id, revision: 1, archived: true, setupMinutes: 45 }),
    () => client.closures.change({ id: closure.id, revision: 1, reason: 'Winterstop' }),
    () => client.facilities.create({ centreId: centre.id, name: 'Beamer', stock: 2 }),
    () => client.labels.create({ kind: 'theme', name: 'Meedoen' }),
    () => client.bookings.create(draft({ ...morning, goals: ['Ontmoeten', 'Bewegen', 'Ontmoeten'] })),
    async () => {
      const [booking] = await client.bookings.list(day)
      if (booking)
        await client.bookings.change({ ...booking, theme: '', goals: ['Bewegen', 'Leren', 'Bewegen'] } as never)
    },
    () => client.renters.create({ name: 'Bridgeclub', category: 'association', phone: '06-00000001' }),
    () => client.closures.remove({ id: closure.id, revision: 2 }),
    () => client.centres.create({ name: 'Trefpunt Oost', type: 'wvc' }),
  ]
  const before: Awaited<ReturnType<typeof all>>[] = []
  for (const step of steps) {
    before.push(await all())
    await step()
  }
  const end = await all()
  for (const state of before.reverse()) {
    await client.undo.undo()
    expect(await all()).toEqual(state)
  }
  for (const _ of steps) await client.undo.redo()
  expect(await all()).toEqual(end)
})

test('a theme that came with a booking goes with it, unless something else uses it by now', async () => {
  const { core, client, book, draft } = await openTestCore()
  const names = async () => (await client.labels.list()).map((label) => label.name)
  const before = await names()
  const koor = await book({ theme: 'Meedoen', goals: ['Ontmoeten'] })
  await client.undo.undo()
  expect(await names()).toEqual(before)
  await client.undo.redo()
  expect(await client.bookings.get({ id: koor.id })).toMatchObject({ theme: 'Meedoen', goals: ['Ontmoeten'] })

  const other = { startsAt: wall('18:00'), endsAt: wall('19:00'), theme: 'Meedoen' }
  await createBooking(ctxOf(core, 'ander'), draft(other))
  await client.undo.undo()
  expect((await refusal(client.bookings.get({ id: koor.id }))).code).toBe('not_found')
  expect(await names()).toEqual([...before, 'Meedoen'])
  await client.undo.redo()
  expect(await client.bookings.get({ id: koor.id })).toMatchObject({ theme: 'Meedoen', goals: ['Ontmoeten'] })
  expect((await names()).filter((name) => name === 'Meedoen')).toHaveLength(1)
})
