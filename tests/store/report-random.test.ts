import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Booking } from '#shared/contract/booking'
import type { Figures, PeriodReport } from '#shared/contract/report'
import { addDays, minuteNumber } from '#shared/time/civil'
import { comparedWith, periodSpan } from '#shared/time/period'
import type { CivilDate, Instant, Period, WallTime } from '#shared/time/types'
import { openTestCore } from '../support/core'
import { readPdf } from '../support/pdf'
import { readWorkbook } from '../support/xlsx'

/** Bookings as they come: any day of two years, short and long, cancelled, counted or not. */
const draft = fc.record({
  day: fc.noBias(fc.integer({ min: 0, max: 730 })),
  hour: fc.integer({ min: 7, max: 21 }),
  hours: fc.integer({ min: 1, max: 7 }),
  internal: fc.boolean(),
  participants: fc.option(fc.integer({ min: 0, max: 40 })),
  cancelled: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  theme: fc.constantFrom(null, 'Meedoen', 'Leefbaarheid'),
})
const FIRST = '2023-01-01' as CivilDate

type Told = {
  activities: number
  internal: number
  minutes: number
  participants: number
  without: number
  cancelled: number
  meedoen: number
}
/** The same figures by going through every booking that the store has, without anything of the report. */
function recomputed(bookings: readonly Booking[], period: Period): Told {
  const { from, to } = periodSpan(period)
  const own = bookings.filter(({ startsAt }) => startsAt.slice(0, 10) >= from && startsAt.slice(0, 10) <= to)
  const counted = own.filter(({ status }) => status === 'confirmed' || status === 'held')
  const sum = (of: (booking: Booking) => number) => counted.reduce((n, booking) => n + of(booking), 0)
  return {
    activities: counted.length,
    internal: counted.filter(({ usage }) => usage === 'internal').length,
    minutes: sum(({ startsAt, endsAt }) => minuteNumber(endsAt) - minuteNumber(startsAt)),
    participants: sum(({ participants }) => participants ?? 0),
    without: counted.filter(({ participants }) => participants === null).length,
    cancelled: own.filter(({ status }) => status === 'cancelled').length,
    meedoen: counted.filter(({ theme }) => theme === 'Meedoen').length,
  }
}
const toldBy = (f: Figures): Told => ({
  activities: f.total.activities,
  internal: f.internal.activities,
  minutes: f.total.minutes,
  participants: f.total.participants,
  without: f.total.withoutCount,
  cancelled: f.cancelled,
  meedoen: f.byTheme.Meedoen?.activities ?? 0,
})
/** Part, group and figure of a line, and what is to stand there. */
const lines: [string, string, string, (told: Told) => number][] = [
  ['Gebruik', 'Totaal', 'Activiteiten', (t) => t.activities],
  ['Gebruik', 'Intern', 'Activiteiten', (t) => t.internal],
  ['Gebruik', 'Totaal', 'Uren', (t) => t.minutes / 60],
  ['Gebruik', 'Totaal', 'Deelnemers', (t) => t.participants],
  ['Gebruik', 'Totaal', 'Zonder aantal', (t) => t.without],
  ['Niet geteld', 'Totaal', 'Geannuleerd', (t) => t.cancelled],
]
const dutch = (text: string | undefined) => Number((text ?? '').replaceAll('.', '').replace(',', '.'))

test('every form says of random bookings what going through them all says', async () => {
  const moment = { now: '2022-12-30T08:00:00.000Z' as Instant }
  const { client, centre, rooms } = await openTestCore({ clock: { now: () => moment.now } })
  const [drafts = []] = fc.sample(fc.array(draft, { minLength: 130, maxLength: 130 }), { seed: 20_240, numRuns: 1 })
  const all = Object.values(rooms).filter(({ partIds }) => partIds.length === 0)
  for (const [i, one] of drafts.entries()) {
    const date = addDays(FIRST, one.day)
    const end = one.hour + one.hours
    const at = (day: CivilDate, hour: number) => `${day}T${String(hour).padStart(2, '0')}:00` as WallTime
    const booked = await client.bookings
      .create({
        centreId: centre.id,
        roomIds: [all[i % all.length]?.id ?? rooms.hall.id],
        startsAt: at(date, one.hour),
        endsAt: end < 24 ? at(date, end) : at(addDays(date, 1), end - 24),
        title: `Groep ${i % 17}`,
        category: one.internal ? 'internal' : 'residents',
        ...(one.theme && { theme: one.theme }),
      })
      .catch(() => null)
    if (booked === null) continue
    if (one.cancelled) await client.bookings.cancel({ id: booked.id, revision: booked.revision })
  }
  moment.now = '2025-01-20T08:00:00.000Z' as Instant
  const span = { from: FIRST, to: '2025-01-03' as CivilDate }
  for (const [i, booking] of (await client.bookings.list(span)).entries()) {
    const participants = drafts[i]?.participants ?? null
    if (participants !== null && booking.status === 'confirmed')
      await client.bookings.attendance({ id: booking.id, revision: booking.revision, participants })
  }
  const bookings = await client.bookings.list(span)
  expect(bookings.length).toBeGreaterThan(90)
  expect(new Set(bookings.map(({ status }) => status)).size).toBeGreaterThan(1)

  for (const period of ['2024-Q2', '2024', '2023-11-15..2024-03-10'] as Period[]) {
    const file = async (format: 'json' | 'csv' | 'xlsx' | 'pdf') =>
      Buffer.from((await client.reports.exportFile({ period, format })).base64, 'base64')
    const slow = recomputed(bookings, period)
    expect(slow.activities, period).toBeGreaterThan(5)
    const { previous, yearEarlier } = comparedWith(period)

    const json: PeriodReport & { previous: PeriodReport; yearEarlier: PeriodReport | null; parts?: PeriodReport[] } =
      JSON.parse((await file('json')).toString())
    expect(toldBy(json.total), period).toEqual(slow)
    expect(toldBy(json.previous.total), period).toEqual(recomputed(bookings, previous))
    if (yearEarlier && json.yearEarlier)
      expect(toldBy(json.yearEarlier.total)).toEqual(recomputed(bookings, yearEarlier))
    for (const part of json.parts ?? [])
      expect(toldBy(part.total), part.period).toEqual(recomputed(bookings, part.period))

    const csv: Record<string, string>[] = parse((await file('csv')).toString(), {
      bom: true,
      delimiter: ';',
      columns: true,
    })
    // There is one centre: nothing may call itself all of them.
    expect([...new Set(csv.map((one) => one.Centrum))]).toEqual([expect.not.stringMatching(/^Alle centra$/), 'Totaal'])
    const row = csv.find((one) => one.Vergelijking === '' && one.Centrum === 'Totaal' && one.Groep === 'Totaal')
    expect(
      [row?.Activiteiten, row?.Minuten, row?.Deelnemers, row?.['Zonder aantal'], row?.Geannuleerd].map(dutch),
    ).toEqual([slow.activities, slow.minutes, slow.participants, slow.without, slow.cancelled])

    const sheet = readWorkbook(await file('xlsx')).find(({ name }) => name === 'Totaal')
    const table = readPdf(await file('pdf'))
      .tables()
      .find(({ caption }) => caption.startsWith('Cijfers van'))
    const before = recomputed(bookings, previous)
    for (const [part, group, figure, of] of lines) {
      const isLine = (cells: readonly unknown[]) => cells[0] === part && cells[1] === group && cells[2] === figure
      const cells = sheet?.rows.find(isLine) ?? []
      expect(cells[3], `${period} ${figure}`).toBeCloseTo(of(slow), 6)
      expect(cells[4], `${period} ${figure}`).toBeCloseTo(of(before), 6)
      const printed = table?.rows.find(isLine) ?? []
      expect(dutch(printed[3]), `${period} ${figure} on paper`).toBeCloseTo(of(slow), 0)
      expect(dutch(printed[4]), `${period} ${figure} on paper`).toBeCloseTo(of(before), 0)
    }
  }
}, 60_000)
