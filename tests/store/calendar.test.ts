import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Booking } from '#shared/contract/booking'
import type { CalendarItem } from '#shared/contract/calendar'
import { addDays, at } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { openTestCore, refusal, type TestCore } from '../support/core'
import { linesOf, timesIn } from '../support/ics'

const day = (text: string) => text as CivilDate
const wall = (text: string) => text as WallTime
const june = { from: day('2024-06-01'), to: day('2024-06-30') }

async function district() {
  const test = await openTestCore()
  const { client, centre } = test
  const placed = await client.centres.change({
    id: centre.id,
    revision: centre.revision,
    municipality: 'Ridderkerk',
    district: 'Drievliet',
    address: 'Vlietplein 1',
  })
  const [found] = await client.calendar.districts()
  if (!found) throw new Error('no district')
  const items = async (period = june, more: object = {}) =>
    (await client.calendar.get({ districtId: found.id, ...period, ...more })).items
  const ics = async (period = june, more: object = {}) => {
    const file = await client.calendar.exportFile({ districtId: found.id, ...period, format: 'ics', ...more })
    return Buffer.from(file.base64, 'base64').toString('utf8')
  }
  return { ...test, centre: placed, districtId: found.id, items, ics }
}
type Test = Awaited<ReturnType<typeof district>>

const short = (item: CalendarItem) => `${item.startsAt.slice(5)} ${item.cancelled ? '(x) ' : ''}${item.title}`
const CALLED_OFF = 'Gaat niet door: '
const asRead = (items: readonly CalendarItem[]) =>
  items
    .map(({ startsAt, endsAt, title, place, address, cancelled }) => ({
      startsAt,
      endsAt,
      title: cancelled ? `${CALLED_OFF}${title}` : title,
      place: [place, address].filter(Boolean).join(', '),
      cancelled,
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
const sorted = <T>(rows: readonly T[]) => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

const step = ({ client }: Pick<TestCore, 'client'>, { id, revision }: Booking) =>
  client.bookings.cancel({ id, revision })

describe('what residents see of bookings', () => {
  test('only what is public and definite, with what it says to residents and nothing else', async () => {
    const { client, book, items, rooms } = await district()
    const renter = await client.renters.create({ name: 'J. de Vries', category: 'residents', phone: '06 11' })
    await book({ title: 'Besloten' })
    await book({ title: 'Aanvraag', status: 'request', public: true, roomIds: [rooms.one.id] })
    await book({
      title: 'Breicafé',
      public: true,
      roomIds: [rooms.two.id, rooms.kitchen.id],
      startsAt: wall('2024-06-04T14:00'),
      endsAt: wall('2024-06-04T16:00'),
      renterId: renter.id,
      contactName: 'Joke',
      contactPhone: '06 22',
      remarks: 'betaalt contant',
      theme: 'Meedoen',
      activityType: 'Handwerken',
      publicText: 'Neem uw breiwerk mee.',
      publicOrganiser: 'Vrouwenraad',
    })
    const [item, ...others] = await items()
    expect(others).toEqual([])
    expect(item).toMatchObject({
      title: 'Breicafé',
      startsAt: '2024-06-04T14:00',
      place: 'De Fuik, Zaal 2 en Keuken',
      address: 'Vlietplein 1',
      theme: 'Meedoen',
      activityType: 'Handwerken',
      organiser: 'Vrouwenraad',
      description: 'Neem uw breiwerk mee.',
      cancelled: false,
    })
    expect(JSON.stringify(item)).not.toMatch(/Vries|Joke|06 |contant/)
  })

  test('what was announced and called off says so; what never was announced is not there', async () => {
    const test = await district()
    const { client, book, items, rooms } = test
    await step(test, await book({ title: 'Bingo', public: true }))
    await step(test, await book({ title: 'Optie', status: 'option', public: true, roomIds: [rooms.one.id] }))
    const closed = await book({ title: 'Besloten', roomIds: [rooms.two.id] })
    const cancelled = await step(test, closed)
    await client.bookings.change({ id: closed.id, revision: cancelled.revision, public: true })
    expect((await items()).map(short)).toEqual(['06-03T14:00 (x) Bingo'])
  })

  test('an evening past midnight is in its period, and what lasts for days in each of them', async () => {
    const { book, items, rooms } = await district()
    await book({
      title: 'Expositie',
      public: true,
      startsAt: wall('2024-05-30T10:00'),
      endsAt: wall('2024-06-04T17:00'),
    })
    await book({
      title: 'Feest',
      public: true,
      roomIds: [rooms.one.id],
      startsAt: wall('2024-06-08T21:00'),
      endsAt: wall('2024-06-09T01:00'),
    })
    expect((await items({ from: day('2024-06-03'), to: day('2024-06-03') })).map(short)).toEqual([
      '05-30T10:00 Expositie',
    ])
    expect((await items({ from: day('2024-06-09'), to: day('2024-06-09') })).map(short)).toEqual(['06-08T21:00 Feest'])
    expect(await items({ from: day('2024-06-10'), to: day('2024-06-10') })).toEqual([])
  })

  test('by theme and by centre', async () => {
    const { client, centre, districtId, book, items, rooms } = await district()
    await book({ title: 'Inloop', public: true, theme: 'Meedoen' })
    await book({ title: 'Yoga', public: true, roomIds: [rooms.one.id] })
    await client.calendarEntries.create({
      districtId,
      title: 'Markt',
      startsAt: wall('2024-06-05T09:00'),
      endsAt: wall('2024-06-05T12:00'),
      theme: 'Meedoen',
    })
    expect((await items(june, { theme: 'Meedoen' })).map(({ title }) => title)).toEqual(['Inloop', 'Markt'])
    expect((await items(june, { centreId: centre.id })).map(({ title }) => title)).toEqual(['Inloop', 'Yoga'])
  })

  test('reads only what is public, by an index of its own', async () => {
    const { core } = await district()
    const { rows } = await core.store.read((tx) =>
      sql<{ detail: string }>`explain query plan select b.id from booking b where b.public = 1 and b.announced = 1
        and b.status in ('confirmed', 'held', 'cancelled', 'displaced')
        and b.centre_id = 'x' and b.starts_at > '2024-05-01' and b.starts_at < '2024-07-01'`.execute(tx),
    )
    expect(rows.map((row) => row.detail).join()).toContain('booking_announced')
  })
})

describe('what comes from elsewhere', () => {
  const market = (test: Test, over: object = {}) =>
    test.client.calendarEntries.create({
      districtId: test.districtId,
      title: 'Weekmarkt',
      startsAt: wall('2024-06-05T09:00'),
      endsAt: wall('2024-06-05T13:00'),
      place: 'Dorpsplein',
      ...over,
    })

  test('once, each week, every other week, or on days that are named', async () => {
    const test = await district()
    await market(test, { title: 'Eens' })
    await market(test, { title: 'Om de week', rule: { frequency: 'weekly', interval: 2, until: null, dates: [] } })
    await market(test, {
      title: 'Tot de 12e',
      rule: { frequency: 'weekly', interval: 1, until: day('2024-06-12'), dates: [] },
      cancelledDates: [day('2024-06-12')],
    })
    await market(test, {
      title: 'Dagen',
      rule: { frequency: 'dates', interval: 1, until: null, dates: [day('2024-06-20'), day('2024-06-07')] },
    })
    expect((await test.items()).map(short)).toEqual([
      '06-05T09:00 Eens',
      '06-05T09:00 Om de week',
      '06-05T09:00 Tot de 12e',
      '06-07T09:00 Dagen',
      '06-12T09:00 (x) Tot de 12e',
      '06-19T09:00 Om de week',
      '06-20T09:00 Dagen',
    ])
  })

  test('is changed with the revision that was seen, taken out and put back', async () => {
    const test = await district()
    const { client } = test
    const { id, revision } = await market(test)
    const changed = await client.calendarEntries.change({ id, revision, title: 'Braderie', theme: 'Meedoen' })
    expect(await client.calendarEntries.get({ id })).toEqual(changed)
    expect(await refusal(client.calendarEntries.change({ id, revision, title: 'Te laat' }))).toMatchObject({
      code: 'stale',
    })
    await client.calendarEntries.remove({ id, revision: changed.revision })
    expect(await test.items()).toEqual([])
    await client.undo.undo()
    await client.undo.undo()
    expect((await test.items()).map(({ title, theme }) => [title, theme])).toEqual([['Weekmarkt', null]])
    await client.undo.undo()
    expect(await test.items()).toEqual([])
  })

  test('is refused when it ends before it begins, has no days, or leads somewhere else than the web', async () => {
    const test = await district()
    for (const [over, path] of [
      [{ endsAt: wall('2024-06-05T09:00') }, 'endsAt'],
      [{ endsAt: wall('2024-07-05T09:00') }, 'endsAt'],
      [{ rule: { frequency: 'dates', interval: 1, until: null, dates: [] } }, 'rule'],
      [{ rule: { frequency: 'weekly', interval: 1, until: day('2024-06-04'), dates: [] } }, 'rule'],
      [{ link: 'javascript:alert(1)' }, 'link'],
    ] as const) {
      const { code, data } = await refusal(market(test, over))
      expect(code).toBe('invalid_input')
      expect(JSON.stringify(data)).toContain(`"${path}`)
    }
    expect(await test.items()).toEqual([])
  })
})

describe('a calendar file', () => {
  const year = { from: day('2024-03-01'), to: day('2024-12-31') }
  const weekly = (test: Test, over: object = {}, rule: object = {}) =>
    test.client.series.create({
      ...test.draft({
        title: 'Koor',
        public: true,
        startsAt: wall('2024-03-04T19:30'),
        endsAt: wall('2024-03-04T22:00'),
        ...over,
      }),
      rule: { frequency: 'weekly', count: 40, ...rule },
      onConflict: 'skip',
    })

  test('read back gives the same as the screen, over summer and winter time', async () => {
    const test = await district()
    const { client, rooms } = test
    const { series, bookings } = await weekly(test)
    await weekly(
      test,
      { title: 'Yoga', roomIds: [rooms.one.id] },
      { interval: 2, weekdays: [1, 4], count: 30, skipHolidays: true },
    )
    await weekly(test, { title: 'Bestuur', roomIds: [rooms.two.id] }, { frequency: 'monthly', nth: 1, count: 9 })
    await weekly(
      test,
      {
        title: 'De 31e',
        roomIds: [rooms.kitchen.id],
        startsAt: wall('2024-03-31T10:00'),
        endsAt: wall('2024-03-31T11:00'),
      },
      { frequency: 'monthly', count: 5 },
    )
    const pick = (index: number) => bookings[index] as Booking
    await step(test, pick(3))
    await client.bookings.change({
      id: pick(5).id,
      revision: 1,
      title: 'Koor: open repetitie',
      publicText: 'Kom; luister, \\ zing\nmee',
    })
    await client.bookings.change({
      id: pick(6).id,
      revision: 1,
      startsAt: wall('2024-04-16T20:00'),
      endsAt: wall('2024-04-16T22:30'),
    })
    await client.bookings.change({ id: pick(8).id, revision: 1, public: false })
    await client.series.change({
      id: series.id,
      revision: series.revision,
      scope: 'following',
      date: day('2024-10-07'),
      changes: { startsAt: wall('2024-10-08T20:00'), endsAt: wall('2024-10-08T21:00') },
      onConflict: 'skip',
    })
    await client.calendarEntries.create({
      districtId: test.districtId,
      title: 'Weekmarkt',
      startsAt: wall('2024-03-27T09:00'),
      endsAt: wall('2024-03-27T13:00'),
      place: 'Dorpsplein',
      rule: { frequency: 'weekly', interval: 1, until: null, dates: [] },
      cancelledDates: [day('2024-10-30')],
    })
    await test.book({
      title: 'Eenmalig',
      public: true,
      startsAt: wall('2024-10-27T01:00'),
      endsAt: wall('2024-10-27T04:00'),
    })
    const ics = await test.ics(year)
    const items = await test.items(year)
    expect(items.length).toBeGreaterThan(110)
    expect(sorted(timesIn(ics, year.from, year.to))).toEqual(asRead(items))
    const lines = linesOf(ics)
    expect(lines.filter((line) => line.startsWith('RRULE:FREQ=WEEKLY')).length).toBeGreaterThanOrEqual(3)
    expect(lines.filter((line) => line.startsWith('RECURRENCE-ID')).length).toBeGreaterThanOrEqual(4)
    expect(lines).toContain('STATUS:CANCELLED')
    expect(lines).toContain('DESCRIPTION:Kom\\; luister\\, \\\\ zing\\nmee')
    // A week of it is the same events, and gives the same week.
    const week = { from: day('2024-10-28'), to: day('2024-11-03') }
    expect(sorted(timesIn(await test.ics(week), week.from, week.to))).toEqual(asRead(await test.items(week)))
  })

  test('an event keeps its name, and its number grows when it changes', async () => {
    const test = await district()
    const { bookings } = await weekly(test)
    const said = (ics: string) => linesOf(ics).filter((line) => /^(UID|SEQUENCE)/.test(line))
    const [uid, before] = said(await test.ics(june))
    const one = bookings[20] as Booking
    await test.client.bookings.change({ id: one.id, revision: 1, title: 'Koor met gast' })
    const [uidNow, after] = said(await test.ics(june))
    expect(uidNow).toBe(uid)
    expect(Number(after?.slice(9))).toBeGreaterThan(Number(before?.slice(9)))
    const week = await test.ics({ from: day('2024-06-03'), to: day('2024-06-09') })
    expect(said(week)[0]).toBe(uid)
  })

  test('a date that was called off and booked again is there once', async () => {
    const test = await district()
    const { series, bookings } = await weekly(test)
    const one = bookings[13] as Booking
    await step(test, one)
    const { revision } = await test.client.series.get({ id: series.id })
    await test.client.series.retry({
      id: series.id,
      revision,
      only: [one.seriesDate as CivilDate],
      onConflict: 'refuse',
    })
    const on = { from: one.seriesDate as CivilDate, to: one.seriesDate as CivilDate }
    expect((await test.items(on)).map(({ cancelled }) => cancelled)).toEqual([false])
    expect(timesIn(await test.ics(on), on.from, on.to)).toHaveLength(1)
  })
})

describe('the address of a calendar', () => {
  test('gives the calendar until it is renewed or closed', async () => {
    const { client, districtId, book } = await district()
    await book({
      title: 'Bingo',
      public: true,
      startsAt: at(addDays(day('2024-06-03'), 30), '14:00' as ClockTime),
      endsAt: at(addDays(day('2024-06-03'), 30), '16:00' as ClockTime),
    })
    expect(await client.calendar.feed({ districtId })).toEqual({ districtId, key: null, revision: 0 })
    const first = await client.calendar.renewFeed({ districtId, revision: 0 })
    const read = async (key: string | null, format: 'ics' | 'html' = 'ics') =>
      Buffer.from((await client.calendar.readFeed({ key: key ?? '', format })).base64, 'base64').toString()
    expect(first.key).toMatch(/^[A-Za-z0-9_-]{24}$/)
    expect(await read(first.key)).toContain('SUMMARY:Bingo')
    expect(await read(first.key, 'html')).toContain('<h3>Bingo</h3>')
    expect(await refusal(client.calendar.renewFeed({ districtId, revision: 0 }))).toMatchObject({ code: 'stale' })
    const second = await client.calendar.renewFeed({ districtId, revision: 1 })
    expect(await refusal(read(first.key))).toMatchObject({ code: 'not_found' })
    expect(await read(second.key)).toContain('SUMMARY:Bingo')
    await client.calendar.closeFeed({ districtId, revision: 2 })
    expect(await refusal(read(second.key))).toMatchObject({ code: 'not_found' })
    const log = JSON.stringify(await client.app.log({}))
    expect(log).toContain('calendarFeed')
    expect(log).not.toContain(first.key)
  })
})
