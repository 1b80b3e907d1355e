import { describe, expect, test } from 'vitest'
import type { Booking } from '#shared/contract/booking'
import type { DrillQuery } from '#shared/contract/report'
import type { CivilDate, Period, WallTime } from '#shared/time/types'
import { openTestCore, refusal, wall } from '../support/core'

const quarter = '2024-Q2' as Period
const step = ({ id, revision }: Pick<Booking, 'id' | 'revision'>) => ({ id, revision })

/** A second centre beside that of the tests, and a way to ask for figures and what is behind them. */
async function open() {
  const desk = await openTestCore()
  const { client, book } = desk
  const west = await client.centres.create({ name: 'WVC West', type: 'wvc' })
  const westHall = await client.rooms.create({ centreId: west.id, name: 'Zaal', capacity: 40 })
  const inWest = (more: Parameters<typeof book>[0] = {}) => book({ centreId: west.id, roomIds: [westHall.id], ...more })
  const figures = async (period = quarter) =>
    (await client.reports.overview({ period, asOf: '2024-12-31T00:00' as WallTime })).current
  const behind = async (figure: DrillQuery['figure'], more: Partial<DrillQuery> = {}) =>
    (await client.reports.drill({ period: quarter, asOf: '2024-12-31T00:00' as WallTime, figure, ...more })).map(
      (booking) => booking.title,
    )
  return { ...desk, west, inWest, figures, behind }
}
const at = (day: string, from = '10:00', to = '12:00') => ({
  startsAt: `${day}T${from}` as WallTime,
  endsAt: `${day}T${to}` as WallTime,
})

describe('who came', () => {
  test('a renter at two centres is one renter of all centres, and for the first time at the first of them only', async () => {
    const { client, centre, west, book, inWest, figures, behind } = await open()
    const koor = await client.renters.create({ name: 'Koor Cantate', category: 'association' })
    const old = await client.renters.create({ name: 'Biljart', category: 'association' })
    await book({ renterId: old.id, title: 'Biljart', ...at('2024-02-01') })
    await book({ renterId: old.id, title: 'Biljart', ...at('2024-06-04') })
    await inWest({ renterId: koor.id, title: 'Koor', ...at('2024-06-06') })
    await book({ renterId: koor.id, title: 'Koor eerst', ...at('2024-06-05') })
    await book({ renterId: koor.id, title: 'KOOR EERST ', ...at('2024-06-07') })
    await book({ title: 'Eigen inloop', ...at('2024-06-10') })
    const { centres, total } = await figures()
    const of = (id: string) => {
      const { uniqueRenters, uniqueGroups, firstTimeRenters } = centres.find((one) => one.centreId === id) ?? total
      return [uniqueRenters, uniqueGroups, firstTimeRenters]
    }
    expect(of(centre.id)).toEqual([2, 3, 1])
    expect(of(west.id)).toEqual([1, 1, 0])
    expect(of('all')).toEqual([2, 4, 1])
    expect(await behind('firstTimeRenters')).toEqual(['Koor eerst'])
    expect(await behind('firstTimeRenters', { centreId: west.id })).toEqual([])
    expect(await behind('renters', { centreId: centre.id })).toEqual(['Biljart', 'Koor eerst', 'KOOR EERST'])
  })

  test('a booking that did not take place is nobody’s first', async () => {
    const { client, book, figures } = await open()
    const koor = await client.renters.create({ name: 'Koor Cantate', category: 'association' })
    const earlier = await book({ renterId: koor.id, ...at('2024-02-01') })
    await client.bookings.cancel(step(earlier))
    await book({ renterId: koor.id, ...at('2024-06-04') })
    expect((await figures()).total.firstTimeRenters).toBe(1)
    expect((await figures('2024-Q3' as Period)).total).toMatchObject({ uniqueRenters: 0, firstTimeRenters: 0 })
  })
})

describe('what was asked for', () => {
  test('a request that was confirmed was received all the same; each stands where it ended', async () => {
    const { client, book, figures, behind } = await open()
    const ask = (title: string, day: string) => book({ title, status: 'request', ...at(day) })
    await client.bookings.confirm(step(await ask('Bevestigd', '2024-06-04')))
    await client.bookings.decline({ ...step(await ask('Afgewezen', '2024-06-05')), reason: 'Vol' })
    await ask('Open', '2024-06-06')
    await book({ title: 'Geboekt', ...at('2024-06-07') })
    await ask('Later', '2024-07-06')
    const { requests, total } = (await figures()).total
    expect(requests).toEqual({ received: 3, open: 1, declined: 1, expired: 0, displaced: 0 })
    expect(total.activities).toBe(2)
    expect(await behind('received')).toEqual(['Bevestigd', 'Afgewezen', 'Open'])
    expect(await behind('declined')).toEqual(['Afgewezen'])
    expect(await behind('open')).toEqual(['Open'])
    expect(await behind('expired')).toEqual([])
  })
})

describe('what it brought in', () => {
  test('stands per kind of price line, and adds up; an amount without a tariff has no kind', async () => {
    const { client, centre, book, figures, behind } = await open()
    await book({ title: 'Ingevuld', chargedCents: 750, ...at('2024-06-03', '18:00', '19:00') })
    await client.tariffs.create({
      centreId: centre.id,
      unit: 'hour',
      cents: 1000,
      validFrom: '2024-01-01' as CivilDate,
    })
    await book({ title: 'Huur', category: 'association', ...at('2024-06-04') })
    await book({ title: 'Om niet', category: 'residents', ...at('2024-06-05') })
    const { revenueCents, waivedCents } = (await figures()).total
    expect(revenueCents.total).toBe(revenueCents.rent + revenueCents.other)
    expect(revenueCents).toMatchObject({ rent: 2000 + (await chargedOf(client, 'Om niet')), other: 750 })
    expect(waivedCents).toBe(await waivedOf(client, 'Om niet'))
    expect(await behind('revenue', { key: 'other' })).toEqual(['Ingevuld'])
    expect(await behind('revenue', { key: 'rent' })).toContain('Huur')
    expect(await behind('waived')).toEqual(waivedCents > 0 ? ['Om niet'] : [])
  })
})

type Client = Awaited<ReturnType<typeof open>>['client']
const titled = async (client: Client, title: string) =>
  (await client.bookings.list({ from: '2024-06-01' as CivilDate, to: '2024-07-01' as CivilDate })).find(
    (booking) => booking.title === title,
  )
const chargedOf = async (client: Client, title: string) => (await titled(client, title))?.chargedCents ?? 0
const waivedOf = async (client: Client, title: string) => (await titled(client, title))?.waivedCents ?? 0

test('incidents of the day log stand beside the figures of the day that they happened', async () => {
  const { client, centre, figures } = await open()
  expect((await figures()).total.dayIncidents).toBeUndefined()
  const noted = { centreId: centre.id, time: '10:00' as never, what: 'Lekkage', actedBy: 'Ali', by: 'Ali' }
  await client.incidents.create({ ...noted, date: '2024-06-03' as CivilDate, done: 'Kraan dicht' })
  await client.incidents.create({ ...noted, date: '2024-06-02' as CivilDate })
  const { centres, total } = await figures()
  expect(total.dayIncidents).toEqual({ reported: 2, done: 1 })
  expect(centres.map((one) => one.dayIncidents)).toEqual([{ reported: 2, done: 1 }, undefined])
  expect((await figures('2024-Q1' as Period)).total.dayIncidents).toBeUndefined()
})

test('parts of the day are counted per usage', async () => {
  const { book, figures } = await open()
  await book({ category: 'internal', startsAt: wall('09:00'), endsAt: wall('13:00') })
  await book({ category: 'residents', startsAt: wall('13:30'), endsAt: wall('18:30') })
  const { internal, external, total } = (await figures()).total
  expect([internal.dayparts, external.dayparts, total.dayparts]).toEqual([2, 1, 3])
})

test('a centre that is not there is refused', async () => {
  const { client } = await open()
  expect((await refusal(client.reports.overview({ period: quarter, centreId: 'x' as never }))).code).toBe('not_found')
})
