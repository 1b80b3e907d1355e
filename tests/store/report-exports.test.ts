import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/app/core'
import { breakdownLines, compare, comparedPlaces, headLines, partLines, type Unit } from '#core/usecases/reports/lines'
import type { ExportQuery, PeriodOverview } from '#shared/contract/report'
import { definitions } from '#shared/domain/figure-words'
import { fixedClock } from '#shared/time/clock'
import type { Period } from '#shared/time/types'
import { acceptanceFiles, runImport } from '../support/imports'
import { type ReadPdf, readPdf } from '../support/pdf'
import { readWorkbook, type SheetContent } from '../support/xlsx'

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync)
const QUARTER = '2024-Q2' as Period
let core: Core
let dataDir: string
let overview: PeriodOverview
let pdf: ReadPdf
const fileOf = async (query: ExportQuery) => Buffer.from((await core.client.reports.exportFile(query)).base64, 'base64')

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'buurtbalie-paper-'))
  core = await createCore({ dataDir, version: 'test', clock: fixedClock('2025-01-15T11:00:00.000Z') })
  expect((await runImport(core, acceptanceFiles())).written).toBe(true)
  overview = await core.client.reports.overview({ period: QUARTER })
  pdf = readPdf(await fileOf({ period: QUARTER, format: 'pdf' }))
})
afterAll(async () => {
  await core.close()
  await rm(dataDir, { recursive: true })
})

/** A figure as it is printed, back as a number in its unit. */
function numberOf(text: string, unit: Unit): number | null {
  if (text === '–') return null
  const value = Number(
    text
      .replace(/[€%+\u00a0\s.]/g, '')
      .replace('−', '-')
      .replace(',', '.'),
  )
  return unit === 'percent' ? value / 100 : value
}
/** Half of the last digit that is printed. */
const exact: Record<Unit, number> = { count: 0, hours: 0.05, percent: 0.0005, euro: 0.005 }

describe('the overview on paper', () => {
  test('has the figures of the report, each with what it is compared with', () => {
    const places = comparedPlaces(overview)
    const all = places.at(-1)
    if (all === undefined) throw new Error('no total')
    const tables = pdf.tables()
    const check = (caption: string, figures: typeof all.figures, skip: number, lines: typeof headLines) => {
      const table = tables.find((one) => one.caption === caption)
      expect(table?.rows.length, caption).toBe(lines.length)
      lines.forEach((line, i) => {
        const cells = table?.rows[i] ?? []
        expect(cells.slice(0, skip)).toEqual([line.part, line.group, line.figure].slice(3 - skip))
        compare(line, figures).forEach((value, column) => {
          const printed = numberOf(cells[skip + column] ?? '', line.unit)
          const where = `${caption}, ${line.group} ${line.figure}, ${column}`
          if (value === null) expect(printed, where).toBeNull()
          else expect(Math.abs((printed ?? Number.NaN) - value), where).toBeLessThanOrEqual(exact[line.unit] + 1e-9)
        })
      })
    }
    check('Cijfers van alle centra samen', all.figures, 3, [...headLines, ...partLines([all.figures])])
    for (const { name, figures } of places.slice(0, -1))
      check(`Alle cijfers van ${name}`, figures, 3, [...headLines, ...partLines([figures]), ...breakdownLines(figures)])
    const breakdowns = breakdownLines(all.figures)
    for (const part of new Set(breakdowns.map((line) => line.part)))
      check(
        `Cijfers per ${part.toLowerCase()}`,
        all.figures,
        2,
        breakdowns.filter((line) => line.part === part),
      )
  })

  test('shows every centre beside the others, all together last', () => {
    const table = pdf.tables().find(({ caption }) => caption.startsWith('Cijfers per centrum'))
    expect(table?.head.slice(0, 3)).toEqual(['Centrum', 'Activiteiten', 'Uren'])
    expect(table?.rows.map(([name, activities = '']) => [name, numberOf(activities, 'count')])).toEqual([
      ...overview.current.centres.map(({ centre, total }) => [centre, total.activities]),
      ['Alle centra', overview.current.total.total.activities],
    ])
  })

  test('has occupancy per weekday and hour', async () => {
    const { cells } = await core.client.reports.heatmap({ period: QUARTER })
    const table = pdf.tables().find(({ caption }) => caption.startsWith('Bezetting in procent'))
    for (const { weekday, hour, pct } of cells) {
      const column = table?.head.indexOf(String(hour)) ?? -1
      if (column === -1) expect(pct).toBeNull()
      else expect(table?.rows[weekday - 1]?.[column]).toBe(pct === null ? '–' : String(Math.round(pct)))
    }
  })

  test('explains its figures, and has a table beside each chart', () => {
    const told = pdf.all('LBody').map(({ text }) => text)
    expect(told).toEqual(definitions.map(({ term, meaning }) => `${term}. ${meaning}`))
    const charts = pdf.all('Figure').map(({ alt }) => alt)
    expect(charts.length).toBeGreaterThanOrEqual(5)
    for (const alt of charts) expect(alt).toMatch(/^Staafdiagram: .+\. De cijfers staan ook in een tabel\.$/)
  })

  test('is of one centre when asked, without a comparison of centres', async () => {
    const [centre] = overview.current.centres
    if (centre === undefined) throw new Error('no centre')
    const one = readPdf(await fileOf({ period: QUARTER, format: 'pdf', centreId: centre.centreId }))
    expect(one.all('P').some(({ text }) => text.startsWith(`${centre.centre}. Periode`))).toBe(true)
    expect(one.all('H2').map(({ text }) => text)).not.toContain('Per centrum')
    expect(one.tables()[0]?.caption).toBe(`Cijfers van ${centre.centre}`)
  })

  test('of a year is compared with the year before alone', async () => {
    const year = readPdf(await fileOf({ period: '2024' as Period, format: 'pdf' }))
    expect(year.title).toBe('Jaaroverzicht 2024')
    expect(year.tables()[0]?.head.slice(3)).toEqual(['2024', '2023', 'verschil'])
  })

  test('is the same to the byte when it is made again of the same moment', async () => {
    const query: ExportQuery = { period: QUARTER, format: 'pdf', asOf: overview.current.asOf }
    expect(await fileOf(query)).toEqual(await fileOf(query))
  })
})

describe('the overview as a workbook', () => {
  /** Works the formulas out that the workbook uses: sums, differences and a quotient that is rounded. */
  function outcome(formula: string, sheet: SheetContent): number {
    const value = (name: string): number => {
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? []
      const column = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1
      const cell = sheet.rows[Number(row) - 1]?.[column] ?? 0
      if (typeof cell !== 'number') throw new Error(`${name} of ${sheet.name} is no number`)
      return cell
    }
    const quotient = /^ROUND\(([A-Z]+\d+)\/([A-Z]+\d+),3\)$/.exec(formula)
    if (quotient) return Math.round((value(quotient[1] ?? '') / value(quotient[2] ?? '')) * 1000) / 1000
    const sum = /^SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)$/.exec(formula)
    if (sum) {
      expect(sum[1]).toBe(sum[3])
      const [from, to] = [Number(sum[2]), Number(sum[4])]
      return Array.from({ length: to - from + 1 }, (_, i) => value(`${sum[1]}${from + i}`)).reduce((a, b) => a + b, 0)
    }
    return [...formula.matchAll(/([+-]?)([A-Z]+\d+)/g)].reduce(
      (all, [, sign, name]) => all + (sign === '-' ? -1 : 1) * value(name ?? ''),
      0,
    )
  }
  const valueAt = (sheet: SheetContent, name: string) => {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(name) ?? []
    const column = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1
    return sheet.rows[Number(row) - 1]?.[column] as number
  }

  test('has formulas for totals, differences and occupancy, that give the value beside them', async () => {
    const sheets = readWorkbook(await fileOf({ period: QUARTER, format: 'xlsx' }))
    for (const sheet of sheets.slice(0, -1)) {
      expect(sheet.formulas.size, sheet.name).toBeGreaterThan(50)
      for (const [name, formula] of sheet.formulas)
        expect(outcome(formula, sheet), `${sheet.name} ${name}: ${formula}`).toBeCloseTo(valueAt(sheet, name), 6)
    }
    const [first, all] = sheets
    const total = first?.rows.findIndex(([name]) => name === 'Alle centra') ?? 0
    const inTotal = [...(first?.formulas ?? [])].filter(([name]) => name.endsWith(String(total + 1)))
    expect(inTotal.some(([, formula]) => formula === `SUM(B5:B${total})`)).toBe(true)
    expect([...(all?.formulas.values() ?? [])].some((formula) => formula.startsWith('ROUND('))).toBe(true)
  })

  test('keeps its formulas right when a logo moves the rows', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    await core.client.logo.set({ base64: png, revision: null })
    const [first] = readWorkbook(await fileOf({ period: QUARTER, format: 'xlsx' }))
    if (first === undefined) throw new Error('no sheet')
    for (const [name, formula] of first.formulas)
      expect(outcome(formula, first), `${name}: ${formula}`).toBeCloseTo(valueAt(first, name), 6)
    await core.client.logo.remove({ revision: 1 })
  })

  test('is the same to the byte when it is made again of the same moment', async () => {
    const query: ExportQuery = { period: QUARTER, format: 'xlsx', asOf: overview.current.asOf }
    expect(await fileOf(query)).toEqual(await fileOf(query))
  })

  // LibreOffice works the formulas out itself: their values are taken out of the file first.
  test.skipIf(soffice === undefined)(
    'opens in LibreOffice, which finds the same values',
    { timeout: 120_000 },
    async () => {
      const bytes = await fileOf({ period: QUARTER, format: 'xlsx' })
      const files = unzipSync(bytes)
      for (const path of Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet')))
        files[path] = strToU8(strFromU8(files[path] ?? new Uint8Array()).replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1'))
      const bare = join(dataDir, 'bare.xlsx')
      await writeFile(bare, zipSync(files))
      const profile = `-env:UserInstallation=${pathToFileURL(join(dataDir, 'office'))}`
      const args = [
        profile,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        join(dataDir, 'out'),
      ]
      await promisify(execFile)(soffice ?? '', [...args, bare], { timeout: 110_000 })
      const mine = readWorkbook(bytes)
      const theirs = readWorkbook(await readFile(join(dataDir, 'out', 'bare.xlsx')))
      expect(theirs.map(({ name }) => name)).toEqual(mine.map(({ name }) => name))
      mine.forEach((sheet, i) => {
        const other = theirs[i]
        if (other === undefined) return
        for (const name of sheet.formulas.keys())
          expect(valueAt(other, name), `${sheet.name} ${name}`).toBeCloseTo(valueAt(sheet, name), 6)
      })
    },
  )
})

describe('open data', () => {
  const rows = async (format: ExportQuery['format']) =>
    parse(await fileOf({ period: QUARTER, format }), { columns: true, relax_column_count: false }) as Record<
      string,
      string
    >[]

  test('adds up to the figures of the period', async () => {
    const { activities, minutes, participants, withoutCount } = overview.current.total.total
    const found = await rows('open-data')
    const sum = (name: string) => found.reduce((all, row) => all + Number(row[name]), 0)
    expect(found.length).toBeGreaterThan(20)
    expect({
      activities: sum('activiteiten'),
      minutes: sum('minuten'),
      participants: sum('deelnemers'),
      withoutCount: sum('zonder_aantal'),
    }).toEqual({ activities, minutes, participants, withoutCount })
    for (const row of found) expect(Number(row.activiteiten)).toBeGreaterThanOrEqual(5)
  })

  test('has a dictionary of its columns, as a file and to read', async () => {
    const columns = Object.keys((await rows('open-data'))[0] ?? {})
    const dictionary = await rows('dictionary')
    expect(dictionary.map(({ kolom }) => kolom)).toEqual(columns)
    const guide = readPdf(await fileOf({ period: QUARTER, format: 'dictionary-pdf' }))
    expect(guide.tables()[0]?.rows).toEqual(dictionary.map(({ kolom, type, betekenis }) => [kolom, type, betekenis]))
  })

  test('holds nothing of who came, what it was called or what was said of it', async () => {
    const marked = 'Merkteken'
    const client = core.client
    const [centre] = await client.centres.list()
    if (centre === undefined) throw new Error('no centre')
    const room = (await client.rooms.list({ centreId: centre.id })).find(({ partIds }) => partIds.length === 0)
    const renter = await client.renters.create({
      ...{ name: `${marked} huurder`, category: 'association', contactName: `${marked} contact` },
      ...{ email: 'merkteken@example.nl', phone: '0612345678', remarks: `${marked} opmerking` },
    })
    await client.bookings.create({
      ...{ centreId: centre.id, roomIds: [room?.id ?? ('' as never)], title: `${marked} titel`, renterId: renter.id },
      ...{ startsAt: '2024-06-30T03:00' as never, endsAt: '2024-06-30T03:15' as never },
      ...{ activityType: `${marked} soort`, remarks: `${marked} opmerking`, acknowledge: true },
    } as never)
    const after = await client.reports.overview({ period: QUARTER })
    expect(after.current.total.total.activities).toBe(overview.current.total.total.activities + 1)
    for (const format of ['open-data', 'dictionary', 'dictionary-pdf', 'csv', 'xlsx', 'pdf', 'json'] as const) {
      const bytes = await fileOf({ period: QUARTER, format })
      const text =
        format === 'pdf' || format === 'dictionary-pdf'
          ? readPdf(bytes).text.join(' ')
          : format === 'xlsx'
            ? JSON.stringify(readWorkbook(bytes))
            : bytes.toString()
      expect(text.length).toBeGreaterThan(200)
      for (const secret of [marked, 'merkteken@', '0612345678', renter.id]) expect(text, format).not.toContain(secret)
    }
  })
})
