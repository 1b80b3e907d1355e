import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/app/core'
import type { DrillQuery, Figures, PeriodQuery } from '#shared/contract/report'
import { usages } from '#shared/domain/vocabulary'
import { addMinutes, quarterSpan } from '#shared/time/civil'
import { fixedClock } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { acceptanceQuarters, expectedReport, spokenOf } from '../support/acceptance'
import { acceptanceFiles, runImport } from '../support/imports'
import { readWorkbook, type SheetContent } from '../support/xlsx'

let core: Core
let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'buurtbalie-report-'))
  core = await createCore({ dataDir, version: 'test', clock: fixedClock('2025-01-15T11:00:00.000Z') })
  expect((await runImport(core, acceptanceFiles())).written).toBe(true)
})
afterAll(async () => {
  await core.close()
  await rm(dataDir, { recursive: true })
})

describe('the figures of Ridderkerk 2023-2024', () => {
  test.each(acceptanceQuarters)('%s is the same to the figure', async (quarter) => {
    const expected = expectedReport(quarter)
    const report = await core.client.reports.quarter({ quarter })
    expect(spokenOf(expected, report)).toEqual(expected)
    expect(report.centres.map((c) => c.centre)).toEqual(expected.centres.map((c) => c.centre))
  })

  test('the moment of the figures is now on the clock of the wall unless it is asked otherwise', async () => {
    const report = await core.client.reports.quarter({ quarter: '2024-Q2' as never })
    expect(report).toMatchObject({ from: '2024-04-01', to: '2024-06-30', asOf: '2025-01-15T12:00' })
  })

  test('the overview holds the quarter before and the one a year earlier, of the same moment', async () => {
    const asOf = '2024-02-10T12:00' as WallTime
    const overview = await core.client.reports.overview({ period: '2024-Q1' as never, asOf })
    const quarter = (text: string) => core.client.reports.quarter({ quarter: text as never, asOf })
    expect(overview).toEqual({
      current: await quarter('2024-Q1'),
      previous: await quarter('2023-Q4'),
      yearEarlier: await quarter('2023-Q1'),
    })
    expect(overview.current.total.planned).toBeGreaterThan(0)
    expect(overview.previous.total.planned).toBe(0)
  })

  test('of one centre only, the total is that centre', async () => {
    const all = await core.client.reports.quarter({ quarter: '2024-Q2' as never })
    for (const centre of all.centres) {
      const { centreId } = centre
      const one = await core.client.reports.quarter({ quarter: '2024-Q2' as never, centreId })
      expect(one.centres).toEqual([centre])
      expect({ ...one.total, centre: centre.centre, centreId }).toEqual(centre)
    }
  })
})

describe('behind the figures', () => {
  /** Every figure that can be opened, with the call that opens it. */
  function openable(figures: Figures): { query: Omit<DrillQuery, 'period'>; count: number }[] {
    const breakdown = (figure: DrillQuery['figure'], volumes: Figures['byTheme']) =>
      Object.entries(volumes).map(([key, { activities }]) => ({ query: { figure, key }, count: activities }))
    return [
      { query: { figure: 'activities' }, count: figures.total.activities },
      { query: { figure: 'withoutCount' }, count: figures.total.withoutCount },
      ...usages.flatMap((usage) => [
        { query: { figure: 'activities' as const, usage }, count: figures[usage].activities },
        { query: { figure: 'withoutCount' as const, usage }, count: figures[usage].withoutCount },
      ]),
      { query: { figure: 'cancelled' }, count: figures.cancelled },
      { query: { figure: 'noShow' }, count: figures.noShow },
      { query: { figure: 'planned' }, count: figures.planned },
      ...breakdown('category', figures.byCategory),
      ...breakdown('theme', figures.byTheme),
      ...breakdown('goal', figures.byGoal),
      ...breakdown('daypart', figures.byDaypart),
      ...breakdown('weekday', figures.byWeekday),
    ]
  }

  test('stand as many bookings as the figure says, whatever the quarter, centre and moment', async () => {
    const scope = fc.record({
      quarter: fc.constantFrom(...acceptanceQuarters),
      day: fc.integer({ min: -5, max: 95 }),
      minute: fc.integer({ min: 0, max: 1439 }),
      centre: fc.option(fc.integer({ min: 0, max: 5 })),
      seed: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(scope, async ({ quarter, day, minute, centre, seed }) => {
        const asOf = addMinutes(`${quarterSpan(quarter).from}T00:00` as WallTime, day * 1440 + minute)
        const whole = await core.client.reports.quarter({ quarter, asOf })
        const chosen = centre === null ? undefined : whole.centres[centre]
        const query: PeriodQuery = { period: quarter, asOf, ...(chosen ? { centreId: chosen.centreId } : {}) }
        const figures = openable(chosen ?? whole.total)
        // A few of them each time: over the runs all come by.
        for (const { query: drill, count } of figures.filter((_, i) => (i + seed) % 7 === 0)) {
          const bookings = await core.client.reports.drill({ ...query, ...drill })
          expect(bookings, JSON.stringify(drill)).toHaveLength(count)
          expect(new Set(bookings.map((b) => b.id)).size).toBe(count)
          if (drill.usage) expect(bookings.every((b) => b.usage === drill.usage)).toBe(true)
          if (chosen) expect(bookings.every((b) => b.centreId === chosen.centreId)).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('stand the bookings themselves: their participants and minutes add up', async () => {
    const { total } = await core.client.reports.quarter({ quarter: '2024-Q2' as never })
    const bookings = await core.client.reports.drill({ period: '2024-Q2' as never, figure: 'activities' })
    expect(bookings.reduce((n, b) => n + (b.participants ?? 0), 0)).toBe(total.total.participants)
    expect(bookings.map((b) => b.startsAt)).toEqual(bookings.map((b) => b.startsAt).toSorted())
    const lonely = await core.client.reports.drill({ period: '2024-Q2' as never, figure: 'theme', key: 'Meedoen' })
    expect(new Set(lonely.map((b) => b.theme))).toEqual(new Set(['Meedoen']))
  })

  test('the heat map adds up to the open and used minutes', async () => {
    for (const quarter of acceptanceQuarters) {
      const { total } = await core.client.reports.quarter({ quarter })
      const { cells } = await core.client.reports.heatmap({ period: quarter })
      expect(cells.reduce((n, c) => n + c.openMinutes, 0)).toBe(total.openMinutes)
      expect(cells.reduce((n, c) => n + c.usedMinutes, 0)).toBe(total.usedMinutes)
    }
  })

  test('an unknown centre is refused', async () => {
    const { quarter, overview, heatmap } = core.client.reports
    const where = { centreId: 'nowhere' }
    const calls = [
      quarter({ quarter: '2024-Q2', ...where } as never),
      overview({ period: '2024-Q2', ...where } as never),
      heatmap({ period: '2024-Q2', ...where } as never),
    ]
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the files', () => {
  const exported = async (format: 'json' | 'csv' | 'xlsx') => {
    const file = await core.client.reports.exportFile({ period: '2024-Q2' as never, format })
    return { ...file, bytes: Buffer.from(file.base64, 'base64') }
  }

  test('JSON is the report, with a name that tells the quarter', async () => {
    const file = await exported('json')
    expect(file).toMatchObject({ fileName: 'kwartaaloverzicht-2024-Q2.json', mediaType: 'application/json' })
    const expected = expectedReport('2024-Q2' as never)
    const told = JSON.parse(file.bytes.toString('utf8'))
    expect(told).toMatchObject(await core.client.reports.quarter({ quarter: '2024-Q2' as never }))
    expect(spokenOf(expected, told)).toEqual(expected)
  })

  test('CSV has a row per centre and group, as Dutch Excel reads it', async () => {
    const file = await exported('csv')
    expect(file.fileName).toBe('kwartaaloverzicht-2024-Q2.csv')
    const text = file.bytes.toString('utf8')
    expect(text.startsWith('\u{FEFF}Periode;')).toBe(true)
    const lines = text.trimEnd().split('\r\n')
    const bolnes = expectedReport('2024-Q2' as never).centres.find((c) => c.centre === 'WVC Bolnes')
    const wanted = [
      bolnes?.total.activities,
      bolnes?.total.minutes,
      bolnes?.total.roomMinutes,
      bolnes?.total.participants,
    ]
    const row = lines.find((line) => line.includes(';WVC Bolnes;Gebruik;Totaal;'))
    expect(row).toContain(
      `2024-Q2;01-04-2024;30-06-2024;15-01-2025 12:00;WVC Bolnes;Gebruik;Totaal;${wanted.join(';')};`,
    )
    expect(row).toContain(';394920;23430;5,9;1698,60;')
    expect(new Set(lines.map((line) => line.split(';').length))).toEqual(new Set([36]))
  })

  describe('XLSX', () => {
    let sheets: SheetContent[]
    beforeAll(async () => {
      sheets = readWorkbook((await exported('xlsx')).bytes)
    })
    const sheet = (name: string) => {
      const found = sheets.find((s) => s.name === name)
      if (!found) throw new Error(`there is no sheet ${name}`)
      return found
    }

    test('has a sheet for all, one for each centre and the definitions', () => {
      const centres = ['De Fuik', 'Museumschool', 'SWS Slikkerveer', 'Trefpunt Oost', 'WVC Bolnes', 'WVC West']
      expect(sheets.map((s) => s.name)).toEqual(['Overzicht', 'Alle centra', ...centres, 'Definities'])
      expect(sheet('Definities').rows.some((row) => row[0] === 'Bezetting' && String(row[1]).length > 20)).toBe(true)
      for (const { rows, frozen, widths } of sheets) {
        expect(frozen?.rows).toBeGreaterThan(0)
        expect(widths.length).toBe(Math.max(...rows.map((row) => row.length)))
      }
    })

    test('has every figure as a number beside those of the other quarters, with the difference', async () => {
      const { current, previous, yearEarlier } = await core.client.reports.overview({ period: '2024-Q2' as never })
      const at = (report: typeof yearEarlier) => report?.centres.find((c) => c.centre === 'De Fuik')
      const row = (...cells: string[]) =>
        sheet('De Fuik')
          .rows.find((r) => cells.every((cell, i) => r[i] === cell))
          ?.slice(3)
      const [now, before, year] = [at(current), at(previous), at(yearEarlier)]
      const five = (of: (f: Figures) => number) => {
        const [a, b, c] = [now, before, year].map((f) => (f ? of(f) : Number.NaN)) as [number, number, number]
        return [a, b, a - b, c, a - c].map((n) => expect.closeTo(n, 6))
      }
      expect(row('Gebruik', 'Totaal', 'Activiteiten')).toEqual(five((f) => f.total.activities))
      expect(row('Gebruik', 'Extern', 'Uren')).toEqual(five((f) => f.external.minutes / 60))
      expect(row('Bezetting', 'Totaal', 'Bezetting')).toEqual(five((f) => (f.occupancyPct ?? 0) / 100))
      expect(row('Opbrengst', 'Totaal', 'Opbrengst')).toEqual(five((f) => f.revenueCents.total / 100))
      expect(row('Thema', 'Meedoen', 'Deelnemers')).toEqual(five((f) => f.byTheme.Meedoen?.participants ?? 0))
      expect(row('Weekdag', 'zondag', 'Activiteiten')).toEqual(five((f) => f.byWeekday['7']?.activities ?? 0))
    })

    test('has a row per centre and one for all, in order', () => {
      const rows = sheet('Overzicht').rows.slice(4)
      expect(rows.map((row) => row[0])).toEqual([
        ...expectedReport('2024-Q2' as never).centres.map((c) => c.centre),
        'Alle centra',
      ])
      // Activities, internal: the total of all centres is the sum of the rows above it.
      const internal = rows.map((row) => Number(row[1]))
      expect(internal.at(-1)).toBe(internal.slice(0, -1).reduce((n, value) => n + value, 0))
      expect(internal.at(-1)).toBe(300)
    })

    test('has real dates and formats', () => {
      const { rows, formats } = sheet('Overzicht')
      const serial = (iso: string) => (Date.parse(iso) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000
      expect(rows[1]?.slice(0, 6)).toEqual([
        'Van',
        serial('2024-04-01T00:00:00Z'),
        'Tot en met',
        serial('2024-06-30T00:00:00Z'),
        'Peildatum',
        serial('2025-01-15T12:00:00Z'),
      ])
      expect([formats[1]?.[1], formats[1]?.[5]]).toEqual(['dd-mm-yyyy', 'dd-mm-yyyy hh:mm'])
      const figures = sheet('De Fuik')
      const formatOf = (figure: string) => figures.formats[figures.rows.findIndex((row) => row[2] === figure)]?.[3]
      expect(['Activiteiten', 'Uren', 'Bezetting', 'Opbrengst'].map(formatOf)).toEqual([
        '#,##0',
        '#,##0.0',
        '0.0%',
        '€ #,##0.00',
      ])
    })
  })
})
