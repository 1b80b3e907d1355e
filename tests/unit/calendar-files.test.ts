import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlOf } from '#core/usecases/calendar/html'
import { icsOf } from '#core/usecases/calendar/ics'
import type { Calendar, CalendarItem } from '#shared/contract/calendar'
import { byDay, entryDates, entryTimes, weeksOf } from '#shared/domain/calendar'
import { addDays, daysBetween, weekdayOf } from '#shared/time/civil'
import type { CivilDate, Instant, WallTime } from '#shared/time/types'
import { linesOf, timesIn } from '../support/ics'

const day = (text: string) => text as CivilDate
const wall = (text: string) => text as WallTime
const now = '2026-06-02T09:20:00.000Z' as Instant

const item = (over: Partial<CalendarItem> = {}): CalendarItem => ({
  id: 'b-1',
  source: { kind: 'booking', bookingId: 'b-1' as never, seriesId: null, seriesDate: null },
  startsAt: wall('2026-06-03T14:00'),
  endsAt: wall('2026-06-03T16:00'),
  title: 'Bingo',
  centreId: null,
  centre: null,
  place: 'Zaal',
  address: null,
  theme: null,
  activityType: null,
  organiser: null,
  description: null,
  contact: null,
  link: null,
  cancelled: false,
  revision: 1,
  ...over,
})
const calendar = (items: CalendarItem[], district = 'Bolnes'): Calendar => ({
  district: { id: 'd' as never, municipality: 'Ridderkerk', name: district, centres: [] },
  from: day('2026-06-01'),
  to: day('2026-06-07'),
  items,
})
const page = (items: CalendarItem[], district?: string) =>
  htmlOf(calendar(items, district), { organisation: 'Stichting <b>', logo: null, now: wall('2026-06-02T11:20') })
const event = (over: Partial<CalendarItem>) => ({ uid: 'x', sequence: 0, item: item(over), rule: null })

const nasty = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style></li><h1>',
  '&lt;b&gt; & co',
  '<!--',
]

describe('the page for a site', () => {
  test.each(nasty)('%s stays text, wherever it stands', (text) => {
    const plain = page([item()])
    const html = page(
      [
        item({
          title: text,
          place: text,
          address: text,
          theme: text,
          organiser: text,
          description: text,
          contact: text,
        }),
      ],
      text,
    )
    const tags = (of: string) => of.match(/<[^>]*>/g)?.map((tag) => tag.split(/[\s>]/)[0]) ?? []
    const known = new Set([...tags(plain), '<p', '</p'])
    expect(tags(html).filter((tag) => !known.has(tag))).toEqual([])
    expect(html.match(/<script|<img|<[^>]*\son\w+=/gi)).toBeNull()
    expect(html.match(/<h1/g)).toHaveLength(1)
  })

  test('leads to the web and nowhere else, and fetches nothing', () => {
    expect(page([item({ link: 'https://example.nl/a?b=1&c="2"' })])).toContain(
      '<a href="https://example.nl/a?b=1&amp;c=&quot;2&quot;" rel="noopener nofollow">',
    )
    const html = page([item({ link: 'javascript:alert(1)' })])
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)).toEqual(['#dag-2026-06-03'])
    expect(html).not.toMatch(/<script|<link|@import|url\(/)
  })

  test('says per day what there is, and what does not go on', () => {
    const html = page([
      item(),
      item({
        id: 'b-2',
        title: 'Koor',
        startsAt: wall('2026-06-05T19:30'),
        endsAt: wall('2026-06-05T22:00'),
        cancelled: true,
      }),
    ])
    expect(html).toContain('<time datetime="2026-06-03">woensdag 3 juni</time>')
    expect(html).toContain('<time datetime="2026-06-05T19:30">19.30–22.00 uur</time>')
    expect(html).toContain('Gaat niet door:</span> <s>Koor</s>')
    expect(page([])).toContain('Er staat nog niets in de kalender')
  })
})

describe('the grid of the page, for a wide screen', () => {
  const table = (html: string) => html.match(/<table>[\s\S]*?<\/table>/g) ?? []

  test('has a caption, heads with a scope, and each day of the week in its column', () => {
    const [grid = '', ...more] = table(page([item()]))
    expect(more).toEqual([])
    expect(grid).toContain('<caption>week 23: ma 1 juni t/m zo 7 juni 2026</caption>')
    expect(grid.match(/<th scope="col"[^>]*>/g)).toHaveLength(8)
    expect(grid.match(/<th scope="row" class="week">23<\/th>/g)).toHaveLength(1)
    const cells = grid.match(/<td[\s\S]*?<\/td>/g) ?? []
    expect(cells).toHaveLength(7)
    expect(cells.findIndex((cell) => cell.includes('Bingo'))).toBe(2)
  })

  test('leads each day to that day in the list, and says how many are there only', () => {
    const items = Array.from({ length: 9 }, (_, i) => item({ id: `b-${i}`, title: `Bingo ${i + 1}` }))
    const html = page(items)
    const [grid = ''] = table(html)
    expect(grid.match(/<li/g)).toHaveLength(5)
    expect(grid).toContain('aria-label="en nog 4 op woensdag 3 juni">en nog 4</a>')
    for (const [, id] of grid.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`<h2 id="${id}">`)
    expect(html.match(/<h3>Bingo \d<\/h3>/g)).toHaveLength(9)
  })

  test('what is called off says so, and what goes on says until when', () => {
    const [grid = ''] = table(
      page([
        item({ title: 'Koor', cancelled: true }),
        item({ id: 'b-2', title: 'Expositie', startsAt: wall('2026-06-04T10:00'), endsAt: wall('2026-06-05T17:00') }),
      ]),
    )
    expect(grid).toContain('<span class="called-off">Gaat niet door:</span> <s>Koor</s>')
    expect(grid).toContain('<span class="when">10.00</span> Expositie')
    expect(grid).toContain('<span class="when">t/m vr 5 juni</span> Expositie')
  })

  test('a longer period has a table for each month, and nothing has none', () => {
    const long = { ...calendar([item()]), from: day('2026-05-20'), to: day('2026-07-10') }
    const html = htmlOf(long, { organisation: '', logo: null, now: wall('2026-06-02T11:20') })
    expect(table(html).map((one) => one.match(/<caption>(.*)<\/caption>/)?.[1])).toEqual([
      'wo 20 mei t/m zo 31 mei 2026',
      'juni 2026',
      'wo 1 juli t/m vr 10 juli 2026',
    ])
    expect(table(html).map((one) => one.includes('Bingo'))).toEqual([false, true, false])
    expect(table(page([]))).toEqual([])
  })
})

/** Below a space or DEL; a tab and a line break may stand in text. */
const isHidden = (sign: string): boolean => {
  const code = sign.codePointAt(0) ?? 0
  return (code < 32 && sign !== '\t' && sign !== '\n') || code === 127
}

describe('a calendar file', () => {
  test('is by RFC 5545 whatever somebody typed', async () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 120 })
    await fc.assert(
      fc.asyncProperty(words, words, words, async (title, place, description) => {
        const ics = await icsOf('Wijk', [event({ title, place, description })], now)
        const lines = linesOf(ics)
        expect(lines.some((line) => [...line].some((sign) => isHidden(sign) || sign === '\n'))).toBe(false)
        expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
        const [read] = timesIn(ics, day('2026-06-01'), day('2026-06-07'))
        const clean = (text: string) => [...text.replace(/\r\n?/g, '\n')].filter((sign) => !isHidden(sign)).join('')
        expect(read?.title ?? '').toBe(clean(title))
        expect(read?.place ?? '').toBe(clean(place))
      }),
      { numRuns: 150 },
    )
  })

  test('what is called off is cancelled, with its number and the zone beside the time', async () => {
    const lines = linesOf(await icsOf('Wijk', [{ ...event({ cancelled: true }), sequence: 4 }], now))
    for (const line of [
      'METHOD:PUBLISH',
      'TZID:Europe/Amsterdam',
      'UID:x@buurtbalie',
      'DTSTAMP:20260602T092000Z',
      'DTSTART;TZID=Europe/Amsterdam:20260603T140000',
      'SUMMARY:Gaat niet door: Bingo',
      'STATUS:CANCELLED',
      'SEQUENCE:4',
    ])
      expect(lines).toContain(line)
  })
})

describe('when something comes back', () => {
  const from = day('2026-01-05')
  const date = fc.integer({ min: 0, max: 700 }).map((days) => addDays(from, days))

  test('each so many weeks, on its own weekday, within its days', () => {
    fc.assert(
      fc.property(
        date,
        date,
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 1, max: 8 }),
        (first, start, long, interval) => {
          const entry = {
            startsAt: wall(`${first}T10:00`),
            endsAt: wall(`${first}T11:00`),
            rule: { frequency: 'weekly' as const, interval, until: null, dates: [] },
          }
          const span = { from: start, to: addDays(start, long) }
          const expected = Array.from({ length: long + 1 }, (_, i) => addDays(start, i)).filter(
            (one) => one >= first && daysBetween(first, one) % (7 * interval) === 0,
          )
          expect(entryDates(entry, span)).toEqual(expected)
          expect(entryTimes(entry, span).map(({ startsAt }) => startsAt)).toEqual(expected.map((one) => `${one}T10:00`))
        },
      ),
    )
  })

  test('what lasts for days stands on each of them, an evening past midnight on its own', () => {
    const span = { from: day('2026-06-01'), to: day('2026-06-07') }
    const night = { startsAt: wall('2026-06-02T21:00'), endsAt: wall('2026-06-03T02:00') }
    const show = { startsAt: wall('2026-05-30T10:00'), endsAt: wall('2026-06-03T00:00') }
    expect(byDay([show, night], span)).toEqual([
      { date: '2026-06-01', items: [show] },
      { date: '2026-06-02', items: [show, night] },
    ])
  })

  test('weeks are whole', () => {
    const weeks = weeksOf({ from: day('2026-06-03'), to: day('2026-06-30') })
    expect(weeks).toHaveLength(5)
    expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] as CivilDate) === 1)).toBe(true)
  })
})
