import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/app/core'
import type { Figures, PeriodReport } from '#shared/contract/report'
import { fixedClock } from '#shared/time/clock'
import { formatPeriodShort } from '#shared/time/format'
import type { Period } from '#shared/time/types'
import { acceptanceFiles, runImport } from '../support/imports'
import { readPdf } from '../support/pdf'
import { readWorkbook } from '../support/xlsx'

/** Figures of the same period, asked in every format: they must be the same wherever they stand. */
let core: Core
let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'buurtbalie-agreement-'))
  core = await createCore({ dataDir, version: 'test', clock: fixedClock('2025-01-15T11:00:00.000Z') })
  expect((await runImport(core, acceptanceFiles())).written).toBe(true)
})
afterAll(async () => {
  await core.close()
  await rm(dataDir, { recursive: true })
})

const bytesOf = async (period: Period, format: 'json' | 'csv' | 'xlsx') =>
  Buffer.from((await core.client.reports.exportFile({ period, format })).base64, 'base64')

type Whole = PeriodReport & {
  previous: PeriodReport
  yearEarlier: PeriodReport | null
  parts?: PeriodReport[]
  months?: PeriodReport[]
}
/** Column of the CSV, line of the workbook (part, group, figure), and the figure of the JSON in the unit of each. */
const figures: [column: string, line: [string, string, string], of: (f: Figures) => number, perUnit: number][] = [
  ['Activiteiten', ['Gebruik', 'Totaal', 'Activiteiten'], (f) => f.total.activities, 1],
  ['Minuten', ['Gebruik', 'Totaal', 'Uren'], (f) => f.total.minutes, 60],
  ['Ruimteminuten', ['Gebruik', 'Totaal', 'Ruimte-uren'], (f) => f.total.roomMinutes, 60],
  ['Deelnemers', ['Gebruik', 'Totaal', 'Deelnemers'], (f) => f.total.participants, 1],
  ['Zonder aantal', ['Gebruik', 'Totaal', 'Zonder aantal'], (f) => f.total.withoutCount, 1],
  ['Dagdelen', ['Gebruik', 'Totaal', 'Dagdelen'], (f) => f.total.dayparts, 1],
  ['Geannuleerd', ['Niet geteld', 'Totaal', 'Geannuleerd'], (f) => f.cancelled, 1],
  ['Niet gekomen', ['Niet geteld', 'Totaal', 'Niet gekomen'], (f) => f.noShow, 1],
  ['Open minuten', ['Bezetting', 'Totaal', 'Open uren'], (f) => f.openMinutes, 60],
  ['Gebruikte minuten', ['Bezetting', 'Totaal', 'Gebruikte uren'], (f) => f.usedMinutes, 60],
  ['Opbrengst (euro)', ['Opbrengst', 'Totaal', 'Opbrengst'], (f) => f.revenueCents.total / 100, 1],
  ['Opbrengst zonder regels (euro)', ['Opbrengst', 'Zonder regels', 'Opbrengst'], (f) => f.revenueCents.other / 100, 1],
  [
    'Niet in rekening gebracht (euro)',
    ['Opbrengst', 'Totaal', 'Niet in rekening gebracht'],
    (f) => f.waivedCents / 100,
    1,
  ],
  ['Verschillende huurders', ['Huurders', 'Totaal', 'Verschillende huurders'], (f) => f.uniqueRenters, 1],
  ['Verschillende groepen', ['Huurders', 'Totaal', 'Verschillende groepen'], (f) => f.uniqueGroups, 1],
  ['Nieuwe huurders', ['Huurders', 'Totaal', 'Nieuwe huurders'], (f) => f.firstTimeRenters, 1],
  ['Aanvragen ontvangen', ['Aanvragen', 'Ontvangen', 'Aanvragen'], (f) => f.requests.received, 1],
  ['Aanvragen afgewezen', ['Aanvragen', 'Afgewezen', 'Aanvragen'], (f) => f.requests.declined, 1],
]

describe.each(['2024-Q2', '2024', '2023-08-01..2024-07-31'] as Period[])('%s', (period) => {
  let json: Whole
  beforeAll(async () => {
    json = JSON.parse((await bytesOf(period, 'json')).toString('utf8'))
  })
  const places = (report: PeriodReport) => [
    ...report.centres.map((one) => [one.centre, one] as const),
    ['Alle centra', report.total] as const,
  ]

  test('JSON is what the screen shows, with what it is compared with', async () => {
    const { current, previous, yearEarlier } = await core.client.reports.overview({ period })
    const { parts: _, months: __, ...told } = json
    expect(told).toEqual({ ...current, previous, yearEarlier })
  })

  test('CSV says the same of every period and centre', async () => {
    const rows: Record<string, string>[] = parse((await bytesOf(period, 'csv')).toString('utf8'), {
      bom: true,
      delimiter: ';',
      columns: true,
    })
    const reports: [string, PeriodReport][] = [
      ['', json],
      ['periode ervoor', json.previous],
      ...(json.yearEarlier ? [['jaar eerder', json.yearEarlier] as [string, PeriodReport]] : []),
      ...(json.parts ?? []).map((part): [string, PeriodReport] => ['deel van de periode', part]),
      ...(json.months ?? []).map((part): [string, PeriodReport] => ['maand van het jaar', part]),
    ]
    for (const [standing, report] of reports)
      for (const [name, told] of places(report)) {
        const row = rows.find(
          (one) =>
            one.Vergelijking === standing &&
            one.Periode === report.period &&
            one.Centrum === name &&
            one.Onderdeel === 'Gebruik' &&
            one.Groep === 'Totaal',
        )
        const read = figures.map(([column]) => Number((row?.[column] ?? '').replace(',', '.')))
        expect(read, `${report.period} ${name}`).toEqual(figures.map(([, , of]) => of(told)))
      }
  })

  test('the workbook says the same, and as differences what the JSON has', async () => {
    const sheets = readWorkbook(await bytesOf(period, 'xlsx'))
    for (const [name, told] of places(json)) {
      const rows = sheets.find((sheet) => sheet.name === name)?.rows ?? []
      const before = places(json.previous).find(([one]) => one === name)?.[1]
      for (const [, line, of, perUnit] of figures) {
        const row = rows.find((one) => line.every((cell, i) => one[i] === cell))
        expect(row?.[3], `${name} ${line.join(' ')}`).toBeCloseTo(of(told) / perUnit, 6)
        if (before) expect(row?.[4], `${name} ${line.join(' ')}`).toBeCloseTo(of(before) / perUnit, 6)
      }
    }
  })

  test('the parts of a longer period add up to it, and the workbook has them with the sum as a formula', async () => {
    const lists = [json.parts ?? [], json.months ?? []].filter((parts) => parts.length > 0)
    expect(lists.map((parts) => parts.length)).toEqual(period === '2024' ? [4, 12] : period.includes('..') ? [12] : [])
    const sheets = readWorkbook(await bytesOf(period, 'xlsx'))
    for (const parts of lists) {
      const sheet = sheets.find(({ name }) => name === (parts.length === 4 ? 'Per kwartaal' : 'Per maand'))
      for (const [column, line, of, perUnit] of figures) {
        const row = sheet?.rows.findIndex((one) => ['Alle centra', ...line].every((cell, i) => one[i] === cell)) ?? -1
        const cells = sheet?.rows[row] ?? []
        parts.forEach((part, i) => {
          expect(cells[4 + i], `${part.period} ${column}`).toBeCloseTo(of(part.total) / perUnit, 6)
        })
        expect(cells[4 + parts.length], column).toBeCloseTo(of(json.total) / perUnit, 6)
        // Different renters and groups are not summed.
        const formula = sheet?.formulas.get(`${parts.length === 4 ? 'I' : 'Q'}${row + 1}`)
        if (line[0] === 'Huurders') {
          expect(formula).toBeUndefined()
          continue
        }
        expect(
          parts.reduce((sum, part) => sum + of(part.total), 0),
          column,
        ).toBeCloseTo(of(json.total), 6)
        expect(formula, column).toMatch(/^(SUM\(E\d+:[HP]\d+\)|[IQ]\d+\+[IQ]\d+)$/)
      }
    }
  })

  test('the screen and the paper tell the same parts', async () => {
    for (const by of ['quarter', 'month'] as const) {
      const list = by === 'quarter' ? (period === '2024' ? json.parts : []) : (json.months ?? json.parts ?? [])
      const { parts } = await core.client.reports.parts({ period, by })
      expect(parts.map((part) => [part.period, part.total])).toEqual(
        (list ?? []).map((part) => [part.period, part.total]),
      )
    }
    const { base64 } = await core.client.reports.exportFile({ period, format: 'pdf' })
    const text = readPdf(Buffer.from(base64, 'base64')).tree.text
    for (const part of json.months ?? json.parts ?? [])
      expect(text.replaceAll('\u00a0', ' ')).toContain(formatPeriodShort(part.period))
    expect(text.includes('Activiteiten per kwartaal')).toBe(period === '2024')
    expect(text.includes('Activiteiten per maand')).toBe(period !== '2024-Q2')
  })
})
