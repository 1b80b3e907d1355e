import { expect, test } from 'vitest'
import type { NewSeries } from '#shared/contract/series'
import type { Finding } from '#shared/domain/booking-rules'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate, WallTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'

const day = (text: string) => text as CivilDate
const wall = (text: string) => text as WallTime
const weekly = { frequency: 'weekly', count: 5 } as const

/** The choir, on Mondays from 10 June 2024, five times. */
async function choir(over: Partial<NewSeries> = {}) {
  const all = await openTestCore()
  const input: NewSeries = {
    ...all.draft({ startsAt: wall('2024-06-10T19:00'), endsAt: wall('2024-06-10T21:00') }),
    rule: weekly,
    onConflict: 'skip',
    ...over,
  }
  return { ...all, input }
}
const states = (dates: readonly { date: string; state: string; reason: string | null }[]) =>
  dates.map((d) => `${d.date.slice(5)} ${d.state}${d.reason === null ? '' : ` ${d.reason}`}`)

test('the preview says of each date what would become of it, with free places, and writes nothing', async () => {
  const { client, input, book, rooms, centre } = await choir()
  const other = await book({ startsAt: wall('2024-06-17T20:00'), endsAt: wall('2024-06-17T22:00'), title: 'Bridge' })
  const { dates } = await client.series.preview(input)
  expect(states(dates)).toEqual([
    '06-10 booked',
    '06-17 refused conflict',
    '06-24 booked',
    '07-01 booked',
    '07-08 booked',
  ])
  const finding = dates[1]?.findings[0] as Finding
  expect(finding).toMatchObject({ code: 'room_conflict', data: { bookingId: other.id, title: 'Bridge' } })
  const places = (finding.data as { alternatives: { roomIds: string[] }[] }).alternatives
  expect(places.length).toBeGreaterThan(1)
  expect(places.some((p) => !p.roomIds.includes(rooms.hall.id))).toBe(true)
  expect(
    await client.bookings.list({ centreId: centre.id, from: day('2024-06-01'), to: day('2024-08-01') }),
  ).toHaveLength(1)
  expect(await client.series.list({ centreId: centre.id })).toEqual([])
})

test('what does not fit is kept as data with the reason, what others have is not touched, and it can be offered again', async () => {
  const { client, input, book } = await choir()
  const other = await book({ startsAt: wall('2024-06-17T20:00'), endsAt: wall('2024-06-17T22:00'), title: 'Bridge' })
  const made = await client.series.create(input)
  expect(made.bookings.map((b) => [b.number, b.startsAt, b.seriesDate, b.detached])).toEqual([
    ['2024-00002', '2024-06-10T19:00', '2024-06-10', false],
    ['2024-00003', '2024-06-24T19:00', '2024-06-24', false],
    ['2024-00004', '2024-07-01T19:00', '2024-07-01', false],
    ['2024-00005', '2024-07-08T19:00', '2024-07-08', false],
  ])
  expect(states(made.skipped)).toEqual(['06-17 refused conflict'])
  expect(made.skipped[0]?.findings[0]).toMatchObject({ code: 'room_conflict', data: { title: 'Bridge' } })
  expect(await client.bookings.get({ id: other.id })).toMatchObject({ startsAt: other.startsAt, revision: 1 })

  await client.bookings.cancel({ id: other.id, revision: other.revision })
  const again = await client.series.retry({ id: made.series.id, revision: 1, onConflict: 'skip' })
  expect(again.bookings.map((b) => b.startsAt)).toEqual(['2024-06-17T19:00'])
  const view = await client.series.get({ id: made.series.id })
  expect(states(view.dates)).toEqual(['06-10 booked', '06-17 booked', '06-24 booked', '07-01 booked', '07-08 booked'])
  expect(view.dates.every((date) => date.booking?.status === 'confirmed')).toBe(true)
})

test('with refuse one clash refuses all, and nothing is there after', async () => {
  const { client, input, book, centre } = await choir({ onConflict: 'refuse' })
  await book({ startsAt: wall('2024-06-17T20:00'), endsAt: wall('2024-06-17T22:00'), title: 'Bridge' })
  const { code, data } = await refusal(client.series.create(input))
  expect(code).toBe('room_conflict')
  expect((data as { findings: unknown[] }).findings).toHaveLength(1)
  expect(await client.series.list({ centreId: centre.id })).toEqual([])
})

test('per date: skip, wait, another room, another time, and all the same on a holiday', async () => {
  const { client, input, rooms } = await choir()
  const made = await client.series.create({
    ...input,
    startsAt: wall('2024-12-16T19:00'),
    endsAt: wall('2024-12-16T21:00'),
    rule: {
      frequency: 'dates',
      dates: ['2024-12-16', '2024-12-18', '2024-12-25', '2024-12-26', '2024-12-30'].map(day),
      skipHolidays: true,
    },
    dates: [
      { date: day('2024-12-16'), decision: 'skip' },
      { date: day('2024-12-18'), decision: 'wait' },
      { date: day('2024-12-26'), decision: 'book' },
      {
        date: day('2024-12-30'),
        decision: { roomIds: [rooms.kitchen.id], startsAt: wall('2024-12-31T10:00'), endsAt: wall('2024-12-31T11:00') },
      },
    ],
  })
  expect(states((await client.series.get({ id: made.series.id })).dates)).toEqual([
    '12-16 skipped chosen',
    '12-18 waiting chosen',
    '12-25 skipped holiday',
    '12-26 booked',
    '12-30 booked',
  ])
  expect(made.skipped[2]?.detail).toMatch(/kerst/i)
  expect(made.bookings[1]).toMatchObject({
    startsAt: '2024-12-31T10:00',
    roomIds: [rooms.kitchen.id],
    setupMinutes: 15,
    detached: true,
    seriesDate: '2024-12-30',
  })
})

test('school holidays count for the region of the centre, closures by their days', async () => {
  const { client, input, centre } = await choir()
  const { added } = await client.schoolHolidays.addFromFile({
    text: 'naam;regio;van;tot en met\nZomervakantie;Regio Midden;1-7-2024;11-8-2024\nZomervakantie;zuid;2024-06-08;2024-06-20\n',
  })
  expect(added.map((h) => [h.region, h.from, h.to])).toEqual([
    ['midden', '2024-07-01', '2024-08-11'],
    ['zuid', '2024-06-08', '2024-06-20'],
  ])
  await client.closures.create({ centreId: centre.id, from: day('2024-06-24'), to: day('2024-06-25'), reason: 'Vloer' })
  const rule = { ...weekly, skipSchoolHolidays: true, skipClosures: true }
  const without = await client.series.preview({ ...input, rule })
  expect(states(without.dates)).toEqual([
    '06-10 booked',
    '06-17 booked',
    '06-24 skipped closure',
    '07-01 booked',
    '07-08 booked',
  ])
  await client.centres.change({ id: centre.id, revision: 1, schoolRegion: 'midden' })
  const { dates } = await client.series.preview({ ...input, rule })
  expect(states(dates)).toEqual([
    '06-10 booked',
    '06-17 booked',
    '06-24 skipped closure',
    '07-01 skipped school_holiday',
    '07-08 skipped school_holiday',
  ])
  // Not skipped by rule: then the closure refuses the date.
  expect((await client.series.preview({ ...input, rule: weekly })).dates[2]).toMatchObject({
    state: 'refused',
    findings: [{ code: 'closed_day' }],
  })
})

test('a file of school holidays is taken whole or not at all, and twice is once', async () => {
  const { client } = await choir()
  const bad = await client.schoolHolidays.addFromFile({
    text: 'Kerst,noord,2024-12-21,2025-01-05\nMei,oost,2025-04-26,2025-05-04\nMei,noord,2025-02-30,2025-05-04\nMei,noord,2025-05-04',
  })
  expect(bad).toEqual({
    added: [],
    known: 0,
    problems: [
      { line: 2, problem: 'region' },
      { line: 3, problem: 'date' },
      { line: 4, problem: 'columns' },
    ],
  })
  const text = 'Kerst,noord,2024-12-21,2025-01-05\n'
  expect((await client.schoolHolidays.addFromFile({ text })).added).toHaveLength(1)
  expect(await client.schoolHolidays.addFromFile({ text })).toMatchObject({ added: [], known: 1 })
  await client.undo.undo()
  expect(await client.schoolHolidays.list()).toEqual([])
})

test('this and following: earlier ones stay, one changed by hand stays, a dropped date is no obstacle', async () => {
  const { client, input, rooms } = await choir()
  const { series, bookings } = await client.series.create(input)
  const at = (n: number) => bookings[n] as (typeof bookings)[number]
  const byHand = await client.bookings.change({
    id: at(2).id,
    revision: 1,
    startsAt: wall('2024-06-25T10:00'),
    endsAt: wall('2024-06-25T12:00'),
  })
  expect(byHand.detached).toBe(true)
  await client.bookings.cancel({ id: at(3).id, revision: 1, reason: 'Vakantie' })
  const change = {
    id: series.id,
    revision: 1,
    scope: 'following' as const,
    date: day('2024-06-17'),
    changes: {
      roomIds: [rooms.one.id],
      startsAt: wall('2024-06-18T20:00'),
      endsAt: wall('2024-06-18T21:30'),
      title: 'Koor Zuid',
    },
    onConflict: 'refuse' as const,
  }
  expect(states((await client.series.previewChange(change)).dates)).toEqual([
    '06-17 booked',
    '06-24 skipped detached',
    '07-08 booked',
  ])
  const changed = await client.series.change(change)
  expect(changed.bookings.map((b) => [b.startsAt, b.endsAt, b.title])).toEqual([
    ['2024-06-18T20:00', '2024-06-18T21:30', 'Koor Zuid'],
    ['2024-07-09T20:00', '2024-07-09T21:30', 'Koor Zuid'],
  ])
  expect(await client.bookings.get({ id: at(0).id })).toEqual(at(0))
  expect((await client.bookings.get({ id: byHand.id })).startsAt).toBe('2024-06-25T10:00')
  const view = await client.series.get({ id: series.id })
  expect(states(view.dates)[3]).toBe('07-01 dropped cancelled')
  expect(view.dates[3]).toMatchObject({ detail: 'Vakantie', startsAt: '2024-07-01T19:00' })
  // Told otherwise, it joins again.
  const all = await client.series.change({ ...change, revision: 2, scope: 'all', includeDetached: true })
  expect(all.bookings.map((b) => b.startsAt)).toEqual([
    '2024-06-11T20:00',
    '2024-06-18T20:00',
    '2024-06-25T20:00',
    '2024-07-09T20:00',
  ])
})

test("occurrences may take each other's places, and it is taken back in one step", async () => {
  const { client, input } = await choir()
  const { series, bookings } = await client.series.create({ ...input, rule: { frequency: 'daily', count: 10 } })
  const change = { id: series.id, scope: 'all' as const, date: day('2024-06-10'), onConflict: 'refuse' as const }
  const moved = await client.series.change({
    ...change,
    revision: 1,
    changes: { startsAt: wall('2024-06-11T19:00'), endsAt: wall('2024-06-11T21:00') },
  })
  expect(moved.bookings.map((b) => b.startsAt)).toEqual(
    bookings.map((b) => b.startsAt.replace(b.startsAt.slice(8, 10), String(Number(b.startsAt.slice(8, 10)) + 1))),
  )
  await client.undo.undo()
  expect((await client.series.get({ id: series.id })).dates.map((d) => d.startsAt)).toEqual(
    bookings.map((b) => b.startsAt),
  )
  await client.undo.redo()
  expect((await client.series.get({ id: series.id })).dates[9]?.startsAt).toBe('2024-06-20T19:00')
  await client.undo.undo()
  await client.undo.undo()
  expect((await refusal(client.series.get({ id: series.id }))).code).toBe('not_found')
  expect((await refusal(client.bookings.get({ id: bookings[0]?.id as never }))).code).toBe('not_found')
  await client.undo.redo()
  expect((await client.series.get({ id: series.id })).dates.filter((d) => d.state === 'booked')).toHaveLength(10)
})

test('one that does not fit stays where it was, and is in the way there of the others', async () => {
  const { client, input, book } = await choir()
  const { series } = await client.series.create({ ...input, rule: { frequency: 'daily', count: 3 } })
  // The last one can't move to Thursday, so it stays on Wednesday, so the second can't go there, and so on.
  await book({ startsAt: wall('2024-06-13T20:00'), endsAt: wall('2024-06-13T22:00'), title: 'Bridge' })
  const done = await client.series.change({
    id: series.id,
    revision: 1,
    scope: 'all',
    date: day('2024-06-10'),
    changes: { startsAt: wall('2024-06-11T19:00'), endsAt: wall('2024-06-11T21:00') },
    onConflict: 'skip',
  })
  expect(done.bookings).toEqual([])
  expect(states(done.skipped)).toEqual(['06-10 refused conflict', '06-11 refused conflict', '06-12 refused conflict'])
})

test('past occurrences are never touched and never reported', async () => {
  let now = '2024-06-03T07:00:00.000Z'
  const { client, draft, book } = await openTestCore({ clock: { now: () => now as never } })
  const { series, bookings } = await client.series.create({
    ...draft({ startsAt: wall('2024-06-10T19:00'), endsAt: wall('2024-06-10T21:00') }),
    rule: weekly,
    onConflict: 'refuse',
  })
  now = '2024-06-24T17:30:00.000Z' // in the middle of the third
  await book({ startsAt: wall('2024-06-17T22:00'), endsAt: wall('2024-06-17T23:00'), title: 'Bridge' })
  const past = await Promise.all(bookings.slice(0, 3).map((b) => client.bookings.get({ id: b.id })))
  const one = { id: series.id, scope: 'all' as const, date: day('2024-06-10') }
  const changes = { startsAt: wall('2024-06-10T22:00'), endsAt: wall('2024-06-10T23:00') }
  const changed = await client.series.change({ ...one, revision: 1, changes, onConflict: 'refuse' })
  expect(changed.bookings.map((b) => b.seriesDate)).toEqual(['2024-07-01', '2024-07-08'])
  const cancelled = await client.series.cancel({ ...one, revision: 2, reason: 'Gestopt' })
  expect(cancelled.bookings.map((b) => [b.seriesDate, b.status, b.statusReason])).toEqual([
    ['2024-07-01', 'cancelled', 'Gestopt'],
    ['2024-07-08', 'cancelled', 'Gestopt'],
  ])
  expect(await Promise.all(past.map((b) => client.bookings.get({ id: b.id })))).toEqual(past)
})

test('the list says when a series is next, what was made, and which dates did not fit', async () => {
  const { client, input, book, centre } = await choir({ rule: { frequency: 'weekly', count: 4 } })
  await book({ startsAt: wall('2024-06-17T20:00'), endsAt: wall('2024-06-17T22:00'), title: 'Bridge' })
  const dates = [{ date: day('2024-07-01'), decision: 'skip' as const }]
  const { series, bookings } = await client.series.create({ ...input, dates })
  const [one] = await client.series.list({})
  expect(one).toMatchObject({ id: series.id, centreId: centre.id, next: '2024-06-10T19:00', last: '2024-07-01' })
  expect(one).toMatchObject({ coming: 2, open: 2, unplaced: 1 })
  expect(one?.counts).toEqual({ booked: 2, skipped: 1, refused: 1, waiting: 0, dropped: 0 })
  const [first] = bookings
  if (!first) throw new Error('no booking')
  await client.bookings.cancel({ id: first.id, revision: first.revision })
  expect((await client.series.list({ centreId: centre.id }))[0]).toMatchObject({ next: '2024-06-24T19:00', coming: 1 })
  const other = await client.centres.create({ name: 'Elders', type: 'wvc' })
  expect(await client.series.list({ centreId: other.id })).toEqual([])
})

test('a preview says what each date costs, as it is charged when it is booked, with what was agreed', async () => {
  const { client, input, centre } = await choir({ rule: { frequency: 'weekly', count: 4 } })
  expect((await client.series.preview(input)).dates.map((d) => d.cents)).toEqual([null, null, null, null])
  const tariff = { centreId: centre.id, unit: 'hour', cents: 1000, validFrom: day('2024-01-01') } as const
  await client.tariffs.create(tariff)
  // From the third date on it is dearer; the second is passed over.
  await client.tariffs.create({ ...tariff, cents: 1500, validFrom: day('2024-06-24') })
  const dates = [{ date: day('2024-06-17'), decision: 'skip' as const }]
  const discount = { percent: 10, cents: null, reason: 'vaste huurder' }
  const asked = { ...input, category: 'association' as const, price: { discount }, dates }
  const preview = await client.series.preview(asked)
  const { bookings } = await client.series.create({ ...asked, onConflict: 'skip' })
  const cents = preview.dates.flatMap((d) => d.cents ?? [])
  expect(cents).toEqual([1800, 2700, 2700])
  expect(bookings.map((b) => b.chargedCents)).toEqual(cents)
})

test('a change of the series puts no date in the past, unless that date is chosen by hand', async () => {
  const now = '2024-06-19T07:00:00.000Z'
  const { client, draft } = await openTestCore({ clock: { now: () => now as never } })
  const { series } = await client.series.create({
    ...draft({ startsAt: wall('2024-06-24T19:00'), endsAt: wall('2024-06-24T21:00') }),
    rule: { frequency: 'weekly', count: 3 },
    onConflict: 'refuse',
  })
  const changes = { startsAt: wall('2024-06-18T19:00'), endsAt: wall('2024-06-18T21:00') }
  const one = { id: series.id, revision: 1, scope: 'all' as const, date: day('2024-06-24'), changes }
  const preview = await client.series.previewChange({ ...one, onConflict: 'skip' })
  expect(states(preview.dates)).toEqual(['06-24 refused conflict', '07-01 booked', '07-08 booked'])
  expect(preview.dates[0]?.findings).toMatchObject([
    { code: 'past_date', severity: 'error', data: { date: '2024-06-18' } },
  ])
  expect((await refusal(client.series.change({ ...one, onConflict: 'refuse' }))).code).toBe('rule_violated')
  const left = await client.series.change({ ...one, onConflict: 'skip' })
  expect(left.bookings.map((b) => b.startsAt)).toEqual(['2024-06-25T19:00', '2024-07-02T19:00'])
  expect(states(left.skipped)).toEqual(['06-24 refused conflict'])
  await client.undo.undo()
  const { revision } = await client.series.get({ id: series.id })
  const dates = [{ date: day('2024-06-24'), decision: 'book' as const }]
  const chosen = await client.series.change({ ...one, revision, dates, onConflict: 'refuse' })
  expect(chosen.bookings.map((b) => b.startsAt)).toEqual(['2024-06-18T19:00', '2024-06-25T19:00', '2024-07-02T19:00'])
})

test('a series is made longer by its own rule, with a list of what no longer fits', async () => {
  const { client, input, book } = await choir({ rule: { frequency: 'weekly', interval: 2, count: 3 } })
  const { series } = await client.series.create(input)
  await book({ startsAt: wall('2024-09-16T20:00'), endsAt: wall('2024-09-16T22:00'), title: 'Bridge' })
  const longer = { id: series.id, revision: 1, from: day('2024-09-01'), count: 3, onConflict: 'skip' as const }
  expect(states((await client.series.previewExtend(longer)).dates)).toEqual([
    '09-02 booked',
    '09-16 refused conflict',
    '09-30 booked',
  ])
  const done = await client.series.extend(longer)
  expect(done.series.rule).toMatchObject({ interval: 2, until: '2024-09-30' })
  expect(done.series.rule.count).toBeUndefined()
  expect(states((await client.series.get({ id: series.id })).dates)).toEqual([
    '06-10 booked',
    '06-24 booked',
    '07-08 booked',
    '09-02 booked',
    '09-16 refused conflict',
    '09-30 booked',
  ])
  await client.undo.undo()
  expect((await client.series.get({ id: series.id })).rule.count).toBe(3)
  expect(
    (
      await refusal(
        client.series.extend({ ...longer, count: undefined, until: day('2024-07-10'), from: undefined } as never),
      )
    ).code,
  ).toBe('stale')
})

test('over summer time and a leap day, the clock on the wall stays', async () => {
  const { client, draft } = await openTestCore({ clock: fixedClock('2023-10-01T10:00:00.000Z') })
  const span = { startsAt: wall('2023-10-22T01:30'), endsAt: wall('2023-10-22T03:30') }
  const { bookings } = await client.series.create({
    ...draft(span),
    rule: { frequency: 'weekly', until: day('2024-04-07') },
    onConflict: 'refuse',
  })
  expect(bookings).toHaveLength(25)
  expect(new Set(bookings.map((b) => `${b.startsAt.slice(11)} ${b.endsAt.slice(11)}`))).toEqual(
    new Set(['01:30 03:30']),
  )
  expect(bookings.map((b) => b.seriesDate)).toContain('2023-10-29')
  expect(bookings.map((b) => b.seriesDate)).toContain('2024-03-31')
  const leap = await client.series.create({
    ...draft({ startsAt: wall('2024-02-29T10:00'), endsAt: wall('2024-02-29T11:00') }),
    rule: { frequency: 'monthly', count: 3 },
    onConflict: 'refuse',
  })
  expect(leap.bookings.map((b) => b.seriesDate)).toEqual(['2024-02-29', '2024-03-29', '2024-04-29'])
})

test('a rule without an end, without dates or with too many is refused as input', async () => {
  const { client, input } = await choir()
  const problem = async (rule: NewSeries['rule']) => (await refusal(client.series.create({ ...input, rule }))).data
  const issue = (problem: string) => ({ issues: [{ path: 'rule', problem }] })
  expect(await problem({ frequency: 'weekly' })).toEqual(issue('no_end'))
  expect(await problem({ frequency: 'weekly', until: day('2024-06-01') })).toEqual(issue('no_dates'))
  expect(await problem({ frequency: 'dates', dates: [] })).toEqual(issue('no_dates'))
  expect(await problem({ frequency: 'daily', until: day('2034-06-01') })).toEqual(issue('too_many_dates'))
})

test('a date that waits stands on the waiting list of its slot among the requests, and is given the slot by a retry', async () => {
  const { client, input, book, rooms, centre } = await choir({ onConflict: 'wait', category: 'association' })
  const slot = { startsAt: wall('2024-06-17T20:00'), endsAt: wall('2024-06-17T22:00') }
  const other = await book({ ...slot, title: 'Bridge' })
  const { series } = await client.series.create(input)
  const ask = (title: string, category: 'residents' | 'commercial') =>
    book({ ...slot, title, category, status: 'request' })
  await ask('Feest', 'commercial')
  const meal = await ask('Buurtmaaltijd', 'residents')
  const list = (over: Partial<typeof slot & { roomIds: typeof other.roomIds }> = {}) =>
    client.waiting.forSlot({ centreId: centre.id, roomIds: [rooms.hall.id], ...slot, ...over })
  const told = (waiting: Awaited<ReturnType<typeof list>>) =>
    waiting.map((one) => `${one.kind === 'series' ? one.series.title : one.booking.title} ${one.free}`)
  const title = input.title
  expect(told(await list())).toEqual(['Buurtmaaltijd false', `${title} false`, 'Feest false'])
  // Neither another room nor later that evening.
  expect(told(await list({ roomIds: [rooms.meeting.id] }))).toEqual([])
  expect(told(await list({ startsAt: wall('2024-06-17T22:30'), endsAt: wall('2024-06-17T23:00') }))).toEqual([])

  const { waiting } = await client.bookings.cancel({ id: other.id, revision: other.revision })
  expect(told(waiting)).toEqual(['Buurtmaaltijd true', `${title} true`, 'Feest true'])
  expect(waiting[1]).toMatchObject({
    kind: 'series',
    series: { id: series.id, revision: 1, date: '2024-06-17', category: 'association', startsAt: '2024-06-17T19:00' },
  })
  await client.series.retry({ id: series.id, revision: 1, only: [day('2024-06-17')], onConflict: 'refuse' })
  expect(told(await list())).toEqual(['Buurtmaaltijd false', 'Feest false'])
  expect((await client.bookings.get({ id: meal.id })).status).toBe('request')
})

test('a series that is stopped names who waits for each of its dates; a slot of one is not one of the next', async () => {
  const { client, input, book, rooms } = await choir()
  const { series } = await client.series.create(input)
  const waits = await client.series.create({
    ...input,
    title: 'Toneel',
    category: 'association',
    startsAt: wall('2024-06-10T20:00'),
    endsAt: wall('2024-06-10T22:00'),
    onConflict: 'wait',
  })
  const ask = (title: string, category: 'residents' | 'commercial', from: string, over = {}) =>
    book({
      title,
      category,
      status: 'request',
      startsAt: wall(from),
      endsAt: wall(`${from.slice(0, 11)}22:00`),
      ...over,
    })
  await ask('Feest', 'commercial', '2024-06-24T20:00')
  await ask('Buurtmaaltijd', 'residents', '2024-07-08T18:00')
  await ask('Te vroeg', 'residents', '2024-06-17T20:00')
  await ask('Elders', 'residents', '2024-06-24T20:00', { roomIds: [rooms.one.id] })
  const from = { id: series.id, revision: 1, scope: 'following' as const, date: day('2024-06-24') }
  const { freed } = await client.series.cancel(from)
  const told = freed.map(({ startsAt, waiting }) =>
    [
      startsAt.slice(5, 10),
      ...waiting.map((one) => (one.kind === 'series' ? one.series.date : one.booking.title)),
    ].join(' '),
  )
  expect(told).toEqual(['06-24 2024-06-24 Feest', '07-01 2024-07-01', '07-08 Buurtmaaltijd 2024-07-08'])
  expect(freed.flatMap(({ waiting }) => waiting.map((one) => one.free))).not.toContain(false)
  // Who is told to wait is given the slot by the same retry as after one cancellation.
  const { id } = waits.series
  await client.series.retry({ id, revision: 1, only: [day('2024-07-01')], onConflict: 'refuse' })
  expect((await client.series.cancel({ ...from, revision: 2 })).freed).toEqual([])
})

test('a commercial series goes before residents who asked for one of its dates only with a reason', async () => {
  const { client, input, book, rooms } = await choir({ category: 'commercial', title: 'Bedrijfsyoga' })
  const ask = (over: object) => book({ category: 'residents', status: 'request', ...over })
  const slot = { startsAt: wall('2024-06-24T18:00'), endsAt: wall('2024-06-24T20:00') }
  const meal = await ask({ ...slot, title: 'Buurtmaaltijd' })
  await ask({ ...slot, title: 'Elders', roomIds: [rooms.meeting.id] })
  await ask({ title: 'Later', startsAt: wall('2024-06-10T21:30'), endsAt: wall('2024-06-10T22:30') })
  await ask({ title: 'Feest', category: 'commercial', startsAt: input.startsAt, endsAt: input.endsAt })
  const { dates } = await client.series.preview(input)
  expect(states(dates)).toEqual([
    '06-10 booked',
    '06-17 booked',
    '06-24 refused conflict',
    '07-01 booked',
    '07-08 booked',
  ])
  expect(dates[2]?.findings).toMatchObject([
    { code: 'others_wait', severity: 'error', data: { waiting: [{ bookingId: meal.id, category: 'residents' }] } },
  ])
  expect((await refusal(client.series.create({ ...input, onConflict: 'refuse' }))).code).toBe('rule_violated')

  const priorityReason = 'De bewoners kunnen ook op dinsdag'
  const made = await client.series.create({ ...input, priorityReason, onConflict: 'refuse' })
  expect(made.bookings.map((b) => b.priorityReason)).toEqual(Array(5).fill(priorityReason))

  // Moved to where others wait, it is asked again; left where it is, it is not.
  const { series } = await client.series.create({
    ...input,
    startsAt: wall('2024-06-11T19:00'),
    endsAt: wall('2024-06-11T21:00'),
  })
  await ask({ title: 'Dans', startsAt: wall('2024-06-18T20:00'), endsAt: wall('2024-06-18T22:30') })
  const all = { id: series.id, revision: 1, scope: 'all', date: day('2024-06-11'), onConflict: 'skip' } as const
  const renamed = await client.series.change({ ...all, changes: { title: 'Yoga' } })
  expect(renamed.bookings).toHaveLength(5)
  const later = { startsAt: wall('2024-06-11T20:00'), endsAt: wall('2024-06-11T22:00') }
  const moved = await client.series.previewChange({ ...all, revision: 2, changes: later })
  expect(moved.dates.filter((d) => d.state === 'refused').map((d) => d.date)).toEqual(['2024-06-18'])
})
