import { describe, expect, test } from 'vitest'
import type { Booking, NewBooking } from '#shared/contract/booking'
import type { NewTariff } from '#shared/contract/price'
import type { CivilDate, ClockTime, WallTime, Weekday } from '#shared/time/types'
import { openTestCore, refusal, wall } from '../support/core'

const from = '2024-01-01' as CivilDate

/** A centre with a tariff for everybody, and a caretaker from 08:30 to 17:00 who costs € 35 an hour after that. */
async function openPriced() {
  const test = await openTestCore()
  const { client, centre, rooms, draft } = test
  const staffedHours = ([1, 2, 3, 4, 5] as Weekday[]).map((weekday) => ({
    weekday,
    opens: '08:30' as ClockTime,
    closes: '17:00' as ClockTime,
  }))
  await client.centres.change({ id: centre.id, revision: centre.revision, staffedHours })
  const rate = { roundMinutes: 30, minimumMinutes: 0, travelCents: 0, vat: 'high', validFrom: from } as const
  await client.caretakerRates.create({ centreId: centre.id, centsPerHour: 3500, ...rate })
  const tariff = (over: Partial<NewTariff> = {}) =>
    client.tariffs.create({ centreId: centre.id, unit: 'hour', cents: 1000, validFrom: from, ...over })
  const all = await tariff()
  const book = (over: Partial<NewBooking> = {}) =>
    client.bookings.create(draft({ category: 'association', startsAt: wall('10:00'), endsAt: wall('12:00'), ...over }))
  const priceOf = async (booking: { id: Booking['id'] }) => (await client.prices.ofBooking({ id: booking.id })).price
  return { ...test, rooms, tariff, all, book, priceOf }
}

describe('the price of a booking', () => {
  test('is stored with it, and stays when the tariff changes; a change of the time asks for a new one', async () => {
    const { client, book, priceOf, all } = await openPriced()
    const booking = await book()
    expect(booking).toMatchObject({ chargedCents: 2000, waivedCents: 0 })
    expect(await client.bookings.get({ id: booking.id })).toMatchObject({ chargedCents: 2000, waivedCents: 0 })
    expect((await priceOf(booking))?.lines).toEqual([
      {
        key: expect.stringContaining('rent:'),
        kind: 'rent',
        text: 'Zaal',
        unit: 'hour',
        quantity: 120,
        unitCents: 1000,
        cents: 2000,
        waivedCents: 0,
        vat: 'exempt',
        reason: null,
      },
    ])
    await client.tariffs.change({ id: all.id, revision: all.revision, cents: 9900 })
    const remark = await client.bookings.change({ id: booking.id, revision: booking.revision, remarks: 'sleutel' })
    expect(remark.chargedCents).toBe(2000)
    const cancelled = await client.bookings.cancel({ id: booking.id, revision: remark.revision })
    expect(cancelled.chargedCents).toBe(2000)
    const other = await book({ startsAt: wall('13:00'), endsAt: wall('14:00') })
    expect(other.chargedCents).toBe(9900)
    const longer = await client.bookings.change({ id: other.id, revision: other.revision, endsAt: wall('15:00') })
    expect(longer.chargedCents).toBe(19_800)
  })

  test('a booking that has begun keeps its price until someone asks for a new one', async () => {
    const { client, book } = await openPriced()
    const past = await book({ startsAt: '2024-05-06T10:00' as WallTime, endsAt: '2024-05-06T12:00' as WallTime })
    expect(past.chargedCents).toBe(2000)
    const endsAt = '2024-05-06T13:00' as WallTime
    const longer = await client.bookings.change({ id: past.id, revision: past.revision, endsAt })
    expect(longer.chargedCents).toBe(2000)
    const { booking } = await client.prices.renew({ id: past.id, revision: longer.revision })
    expect(booking.chargedCents).toBe(3000)
  })

  test('without tariffs an amount is as it was typed, and stays so when tariffs come', async () => {
    const {
      client,
      book: bookAt,
      draft,
      tariffs,
    } = await openTestCore().then((t) => ({ ...t, tariffs: t.client.tariffs }))
    const typed = await bookAt({ chargedCents: 4250, category: 'commercial' })
    expect(typed).toMatchObject({ chargedCents: 4250, waivedCents: null })
    expect((await client.prices.ofBooking({ id: typed.id })).price).toBeNull()
    await tariffs.create({ centreId: typed.centreId, unit: 'hour', cents: 1000, validFrom: from })
    const later = await client.bookings.change({ id: typed.id, revision: typed.revision, endsAt: wall('17:00') })
    expect(later.chargedCents).toBe(4250)
    const check = await client.bookings.check(
      draft({ startsAt: wall('18:00'), endsAt: wall('19:00'), category: 'commercial' }),
    )
    expect(check.price).toMatchObject({ chargedCents: 1000 })
  })

  test('an amount that is typed over a price is the sum, with the difference as a line', async () => {
    const { client, book, priceOf } = await openPriced()
    const booking = await book({ chargedCents: 1500 })
    expect(booking).toMatchObject({ chargedCents: 1500, waivedCents: 500 })
    expect((await priceOf(booking))?.lines.map((l) => l.cents)).toEqual([2000, -500])
    const emptied = await client.bookings.change({ id: booking.id, revision: booking.revision, chargedCents: null })
    expect(emptied).toMatchObject({ chargedCents: 2000, waivedCents: 0 })
  })

  test('undo takes the lines along, and redo brings them back', async () => {
    const { client, book, priceOf } = await openPriced()
    const booking = await book()
    const before = await priceOf(booking)
    const moved = await client.bookings.change({ id: booking.id, revision: booking.revision, endsAt: wall('13:00') })
    expect(moved.chargedCents).toBe(3000)
    await client.undo.undo()
    expect((await client.bookings.get({ id: booking.id })).chargedCents).toBe(2000)
    expect((await priceOf(booking))?.lines).toEqual(before?.lines)
    await client.undo.undo()
    expect((await refusal(client.bookings.get({ id: booking.id }))).code).toBe('not_found')
    expect(await priceOf(booking)).toBeNull()
    await client.undo.redo()
    expect((await priceOf(booking))?.lines).toEqual(before?.lines)
  })
})

describe('the cases of the documents', () => {
  test('Bolnes after 17:00: the caretaker is charged, and the form says what it costs', async () => {
    const { client, book, draft, priceOf } = await openPriced()
    const evening = { category: 'association', startsAt: wall('19:00'), endsAt: wall('21:00') } as const
    const { findings, price } = await client.bookings.check(draft(evening))
    expect(findings).toEqual([
      { code: 'after_staffed_hours', severity: 'warning', data: { cents: 7000, paidBy: 'renter' } },
    ])
    expect(price).toMatchObject({ chargedCents: 9000 })
    const first = await book(evening)
    expect(first.chargedCents).toBe(9000)
    expect((await priceOf(first))?.caretaker).toEqual([{ startsAt: wall('19:00'), endsAt: wall('21:00') }])

    const { rooms } = await client.rooms.list({}).then((all) => ({ rooms: all }))
    const kitchen = rooms.filter((room) => room.name === 'Zaal 1').map((room) => room.id)
    const within = { ...evening, roomIds: kitchen, startsAt: wall('19:30'), endsAt: wall('20:30') }
    expect((await client.bookings.check(draft(within))).findings).toEqual([
      { code: 'after_staffed_hours', severity: 'info', data: { cents: 0, paidBy: 'other_booking' } },
    ])
    const second = await book({ ...evening, roomIds: kitchen, startsAt: wall('20:00'), endsAt: wall('22:00') })
    expect(second.chargedCents).toBe(2000 + 3500)
    expect((await client.bookings.get({ id: first.id })).chargedCents).toBe(9000)

    const own = await book({
      ...evening,
      roomIds: rooms.filter((r) => r.name === 'Zaal 2').map((r) => r.id),
      category: 'internal',
    })
    expect(own.chargedCents).toBeNull()
  })

  test('with self-service there is nobody to pay, once the renter has had the instruction', async () => {
    const { client, centre, book, priceOf } = await openPriced()
    const renter = await client.renters.create({ name: 'Koor', category: 'association' })
    const evening = { startsAt: wall('19:00'), endsAt: wall('21:00'), selfService: true, renterId: renter.id }
    const before = await book(evening)
    expect(before.chargedCents).toBe(9000)
    await client.bookings.cancel({ id: before.id, revision: before.revision })
    await client.instructions.create({ renterId: renter.id, centreId: centre.id, givenOn: from })
    const booking = await book(evening)
    expect(booking.chargedCents).toBe(2000)
    expect((await priceOf(booking))?.caretaker).toEqual([])
  })

  test('once the first is cancelled nobody pays for it: the next one in its hours pays all', async () => {
    const { client, book } = await openPriced()
    const evening = { startsAt: wall('19:00'), endsAt: wall('21:00') }
    const first = await book(evening)
    const cancelled = await client.bookings.cancel({ id: first.id, revision: first.revision })
    expect((await book(evening)).chargedCents).toBe(9000)
    expect(cancelled.chargedCents).toBe(9000)
  })

  test('buurtplein free of charge: it contributes and they help; what it was worth is in the quarterly overview', async () => {
    const { client, book, centre, priceOf } = await openPriced()
    const past = { startsAt: '2024-05-06T10:00' as WallTime, endsAt: '2024-05-06T12:00' as WallTime }
    const meal = await book({ ...past, category: 'residents', goals: ['Ontmoeten'], residentsSetUp: true })
    expect(meal).toMatchObject({ chargedCents: 0, waivedCents: 2000 })
    expect(await priceOf(meal)).toMatchObject({ free: 'contributes' })
    const helpless = await book({
      category: 'residents',
      goals: ['Ontmoeten'],
      startsAt: '2024-05-07T10:00' as WallTime,
      endsAt: '2024-05-07T12:00' as WallTime,
    })
    expect(helpless).toMatchObject({ chargedCents: 2000, waivedCents: 0 })
    const report = await client.reports.quarter({ quarter: '2024-Q2' as never, centreId: centre.id })
    expect(report.total).toMatchObject({ waivedCents: 2000, revenueCents: { total: 2000 } })
  })

  test('primary care is free while space is left: no request of residents waits for the slot', async () => {
    const { client, book, draft } = await openPriced()
    const flu = draft({ category: 'primary_care', startsAt: wall('14:00'), endsAt: wall('16:00') })
    expect((await client.bookings.check(flu)).price).toMatchObject({ free: 'space_left', chargedCents: 0 })
    await book({ category: 'residents', status: 'request', startsAt: wall('15:00'), endsAt: wall('17:00') })
    expect((await client.bookings.check(flu)).price).toMatchObject({ free: null, chargedCents: 2000 })
    const earlier = { ...flu, startsAt: wall('12:00'), endsAt: wall('14:00') }
    expect((await client.bookings.check(earlier)).price).toMatchObject({ free: 'space_left' })
  })
})

describe('by hand', () => {
  test('discount, deposit and refreshments; the lines of the tariff stay as they were', async () => {
    const { client, book, all, priceOf } = await openPriced()
    const booking = await book()
    await client.tariffs.change({ id: all.id, revision: all.revision, cents: 9900 })
    const refreshments = [{ articleId: null, text: 'Koffie', quantity: 12, unitCents: 100, vat: 'low' as const }]
    const discount = { percent: 10, cents: null, reason: 'nieuwe groep' }
    const first = await client.prices.overrule({ id: booking.id, revision: booking.revision, discount, refreshments })
    expect(first.booking).toMatchObject({ chargedCents: 1800 + 1200, waivedCents: 200, revision: 2 })
    const second = await client.prices.overrule({ id: booking.id, revision: 2, depositCents: 5000 })
    expect(second.price).toMatchObject({ depositCents: 5000, agreement: { discount } })
    expect(second.booking.chargedCents).toBe(3000)
    const stale = await refusal(client.prices.overrule({ id: booking.id, revision: 2, discount: null }))
    expect(stale.code).toBe('stale')
    await client.undo.undo()
    expect(await priceOf(booking)).toMatchObject({ depositCents: 0 })
    // What was agreed stays when the price is worked out anew.
    const again = await client.prices.renew({ id: booking.id, revision: 4 })
    expect(again.booking.chargedCents).toBe(19_800 - 1980 + 1200)
  })

  test('a deposit that the tariff asks stays when something else is agreed, and comes back when its own agreement goes', async () => {
    const { client, book, all } = await openPriced()
    await client.tariffs.change({ id: all.id, revision: all.revision, depositCents: 7500 })
    const { id } = await book()
    const discount = { percent: 10, cents: null, reason: 'nieuwe groep' }
    // As the form sends it: a deposit that nobody touched is "as the tariff asks".
    const first = await client.prices.overrule({ id, revision: 1, discount, depositCents: null })
    expect(first.price).toMatchObject({ depositCents: 7500 })
    const none = await client.prices.overrule({ id, revision: 2, depositCents: 0 })
    expect(none.price).toMatchObject({ depositCents: 0 })
    const still = await client.prices.overrule({ id, revision: 3, discount: null })
    expect(still.price).toMatchObject({ depositCents: 0 })
    const back = await client.prices.overrule({ id, revision: 4, depositCents: null })
    expect(back.price).toMatchObject({ depositCents: 7500, agreement: { depositCents: null } })
  })

  test('a discount asks for a reason, and is in per cent or an amount', async () => {
    const { client, book } = await openPriced()
    const { id, revision } = await book()
    for (const discount of [
      { percent: 10, cents: null, reason: ' ' },
      { percent: 10, cents: 10, reason: 'x' },
      { percent: null, cents: null, reason: 'x' },
    ])
      expect((await refusal(client.prices.overrule({ id, revision, discount }))).code).toBe('invalid_input')
  })

  test('refreshments on a booking of a centre without tariffs are added to what was typed', async () => {
    const { client, book } = await openTestCore()
    const { id, revision } = await book({ chargedCents: 5000 })
    const refreshments = [{ articleId: null, text: 'Thee', quantity: 2, unitCents: 150, vat: 'low' as const }]
    const { booking } = await client.prices.overrule({ id, revision, refreshments })
    expect(booking.chargedCents).toBe(5300)
    const none = await client.prices.overrule({ id, revision: booking.revision, refreshments: [] })
    expect(none.booking.chargedCents).toBe(5000)
  })
})

describe('tariffs', () => {
  test('one per subject, unit and day; a removed one is gone from the list and comes back by undo', async () => {
    const { client, tariff, all, centre, rooms } = await openPriced()
    const issue = (path: string, problem: string) => ({ issues: [{ path, problem }] })
    expect((await refusal(tariff())).data).toEqual(issue('validFrom', 'tariff_exists'))
    expect((await refusal(tariff({ unit: 'piece', roomId: rooms.hall.id }))).data).toEqual(
      issue('unit', 'only_facility'),
    )
    await tariff({ validFrom: '2025-01-01' as CivilDate })
    expect(await client.tariffs.list({ centreId: centre.id })).toHaveLength(2)
    await client.tariffs.remove({ id: all.id, revision: all.revision })
    expect(await client.tariffs.list({ centreId: centre.id })).toHaveLength(1)
    await client.undo.undo()
    expect(await client.tariffs.list({ centreId: centre.id })).toHaveLength(2)
    await client.undo.undo()
    await client.undo.redo()
    const elsewhere = await client.centres.create({ name: 'Elders', type: 'wvc' })
    const room = await client.rooms.create({ centreId: elsewhere.id, name: 'Zaal' })
    expect((await refusal(tariff({ roomId: room.id }))).data).toEqual(issue('roomId', 'room_not_in_centre'))
  })
})

describe('a series', () => {
  test('each date has its price, and shares the caretaker of its evening; a change prices what it moves', async () => {
    const { client, draft, rooms, priceOf } = await openPriced()
    const evening = draft({
      category: 'association',
      startsAt: '2024-06-10T19:00' as WallTime,
      endsAt: '2024-06-10T21:00' as WallTime,
    })
    const rule = { frequency: 'weekly', count: 8 } as const
    const one = await client.series.create({ ...evening, rule, onConflict: 'refuse' })
    expect(one.bookings.map((b) => b.chargedCents)).toEqual(Array(8).fill(9000))
    expect((await priceOf(one.bookings[7] as Booking))?.lines).toHaveLength(2)
    const other = { ...evening, roomIds: [rooms.one.id] }
    const two = await client.series.create({ ...other, rule, onConflict: 'refuse' })
    expect(two.bookings.map((b) => b.chargedCents)).toEqual(Array(8).fill(2000))
    const later = await client.series.change({
      id: two.series.id,
      revision: two.series.revision,
      date: '2024-07-01' as CivilDate,
      scope: 'following',
      changes: { startsAt: '2024-07-01T19:00' as WallTime, endsAt: '2024-07-01T22:00' as WallTime },
      onConflict: 'refuse',
    })
    expect(later.bookings.map((b) => b.chargedCents)).toEqual(Array(5).fill(3000 + 3500))
  })
})

describe('displacement and reactivation', () => {
  const july = (from: string, to: string) => ({
    startsAt: `2024-07-01T${from}` as WallTime,
    endsAt: `2024-07-01T${to}` as WallTime,
  })
  /** Primary care in the hall in the evening, and residents who ask for it. */
  async function openRivals() {
    const test = await openPriced()
    const flu = { title: 'Griepprik', category: 'primary_care' as const, ...july('18:00', '20:00') }
    const meal = {
      title: 'Maaltijd',
      category: 'residents' as const,
      status: 'request' as const,
      ...july('18:00', '20:00'),
    }
    return { ...test, flu, meal }
  }
  const step = ({ id, revision }: Booking) => ({ id, revision })

  test('what is offered instead costs what a booking there costs, and the residents keep their price', async () => {
    const { client, tariff, rooms, book, priceOf, flu, meal } = await openRivals()
    await tariff({ roomId: rooms.one.id, cents: 1700 })
    const care = await book(flu)
    // Free while there is space, but for the caretaker.
    expect(care).toMatchObject({ chargedCents: 7000, waivedCents: 2000 })
    const request = await book(meal)
    const asked = await priceOf(request)
    const alternative = { roomIds: [rooms.one.id], ...july('16:00', '19:00') }
    const result = await client.bookings.displace({ ...step(care), by: step(request), alternative, reason: 'Maaltijd' })
    const { successor } = result
    if (!successor) throw new Error('nothing was offered')
    const offered = await priceOf(successor)
    expect(await priceOf(request)).toEqual(asked)
    expect(result.booking).toMatchObject({ chargedCents: request.chargedCents })

    // A fresh booking there, once the successor is out of the way.
    await client.bookings.cancel(step(successor))
    const fresh = await book({ ...flu, ...alternative, status: 'option' })
    expect(successor).toMatchObject({ chargedCents: fresh.chargedCents, waivedCents: fresh.waivedCents })
    expect(offered?.lines).toEqual((await priceOf(fresh))?.lines)
    expect(offered?.caretaker).toEqual((await priceOf(fresh))?.caretaker)
  })

  test('a booking that is taken up again costs what a fresh one costs', async () => {
    const { client, all, book, priceOf } = await openPriced()
    const evening = { startsAt: wall('19:00'), endsAt: wall('21:00') }
    const first = await book(evening)
    const cancelled = await client.bookings.cancel(step(first))
    await client.tariffs.change({ id: all.id, revision: all.revision, cents: 1200 })
    const again = await client.bookings.reactivate(step(cancelled))
    const price = await priceOf(again)
    expect(again.chargedCents).toBe(2400 + 7000)
    await client.bookings.cancel(step(again))
    const fresh = await book(evening)
    expect(price?.lines).toEqual((await priceOf(fresh))?.lines)
  })
})
