import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { csvOf } from '#core/usecases/reports/csv'
import { sheetNames } from '#core/usecases/reports/sheet-names'
import { xlsxOf } from '#core/usecases/reports/xlsx'
import type { CentreFigures, Figures, PeriodOverview, PeriodReport } from '#shared/contract/report'
import { sumFigures } from '#shared/domain/report'
import type { CivilDate, Quarter, WallTime } from '#shared/time/types'
import { readWorkbook } from '../support/xlsx'

const nothing = sumFigures([], [])
const use = { activities: 3, minutes: 200, roomMinutes: 400, participants: 12, withoutCount: 1, dayparts: 4 }
const figures: Figures = {
  ...nothing,
  external: use,
  total: use,
  revenueCents: { ...nothing.revenueCents, total: -1250, discount: -1250 },
}
const volume = { activities: 1, minutes: 60, participants: 4 }
const centre = (name: string, more: Partial<Figures> = {}): CentreFigures => ({
  ...figures,
  ...more,
  centre: name,
  centreId: `id of ${name}` as CentreFigures['centreId'],
})
const report = (centres: CentreFigures[], quarter = '2024-Q2'): PeriodReport => ({
  period: quarter as Quarter,
  quarter: quarter as Quarter,
  from: '2024-04-01' as CivilDate,
  to: '2024-06-30' as CivilDate,
  asOf: '2024-06-03T09:00' as WallTime,
  centres,
  total: figures,
})

const whole = (current: PeriodReport) => ({ current, previous: report([], '2024-Q1'), yearEarlier: null, parts: [] })

describe('CSV', () => {
  const rows = (text: string): string[][] => parse(text, { bom: true, delimiter: ';', relax_column_count: false })

  test.each(['=1+1', '+31 10', '-2', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x";"y")'])(
    'a name that a spreadsheet would calculate (%j) is plain text',
    (name) => {
      const found = rows(csvOf(whole(report([centre(name, { byTheme: { [name]: volume } })]))))
      const cells = found.flat().filter((cell) => cell.endsWith(name))
      expect(cells.length).toBeGreaterThan(3)
      expect(new Set(cells)).toEqual(new Set([`'${name}`]))
      expect(found.flat().some((cell) => /^[=+@\t\r]/.test(cell))).toBe(false)
    },
  )

  test('separators, quotes and line breaks in a name stay in their cell', () => {
    const name = 'Café "De; Brug"\nachterom'
    const found = rows(csvOf(whole(report([centre(name)]))))
    expect(found[1]?.[4]).toBe(name)
  })

  test('negative amounts stay numbers, what is unknown stays empty', () => {
    const found = rows(csvOf(whole(report([centre('De Fuik')]))))
    const total = found.find((row) => row[4] === 'De Fuik' && row[6] === 'Totaal')
    const at = (head: string) => total?.[found[0]?.indexOf(head) ?? -1]
    expect([at('Bezetting (%)'), at('Opbrengst (euro)'), at('Opbrengst korting (euro)')]).toEqual([
      '',
      '-12,50',
      '-12,50',
    ])
  })

  test('keys of breakdowns are in Dutch', () => {
    const found = rows(
      csvOf(
        whole(
          report([
            centre('De Fuik', {
              byCategory: { primary_care: volume },
              byTheme: { none: volume },
              byGoal: { none: volume },
              byDaypart: { evening: volume },
              byWeekday: { 7: volume },
            }),
          ]),
        ),
      ),
    )
    expect(found.filter((row) => row[7] === '1').map((row) => `${row[5]}: ${row[6]}`)).toEqual([
      'Soort huurder: Eerstelijnszorg',
      'Thema: Zonder thema',
      'Doel: Zonder doel',
      'Dagdeel: Avond (vanaf 18.00)',
      'Weekdag: zondag',
    ])
  })
})

describe('names of sheets', () => {
  test('are clean, at most 31 long and unique without regard to case', () => {
    const long = 'Multifunctioneel wijkcentrum De Ontmoeting Noord'
    const names = sheetNames([
      'A/B:C?*[x]\\',
      long,
      `${long} 2`,
      'de fuik',
      'De Fuik',
      "'t Zand'",
      '',
      '///',
      'History',
    ])
    expect(names).toEqual([
      'A B C x',
      'Multifunctioneel wijkcentrum De',
      'Multifunctioneel wijkcentru (2)',
      'de fuik',
      'De Fuik (2)',
      't Zand',
      'Blad',
      'Blad (2)',
      'History (2)',
    ])
    expect(names.every((name) => name.length <= 31)).toBe(true)
  })

  test('no half emoji is left at the end', () => {
    expect(sheetNames([`${'x'.repeat(30)}😀`])).toEqual(['x'.repeat(30)])
  })
})

describe('XLSX', () => {
  const workbook = async (overview: PeriodOverview) =>
    readWorkbook(await xlsxOf({ ...overview, parts: [], logo: null }))

  test('takes any name of a centre: as the sheets themselves are called, with markup, with control characters', async () => {
    const names = ['Overzicht', 'Definities', 'Alle centra', 'alle centra', '<b>&"x"\u0000\u0001</b>', '=1+1']
    const now = report(names.map((name) => centre(name)))
    const sheets = await workbook({ current: now, previous: report([], '2024-Q1'), yearEarlier: report([], '2023-Q2') })
    expect(new Set(sheets.map((s) => s.name.toLowerCase())).size).toBe(sheets.length)
    expect(sheets).toHaveLength(names.length + 3)
    const inRows = sheets[0]?.rows.slice(4).map((row) => row[0])
    expect(inRows).toEqual([
      'Overzicht',
      'Definities',
      'Alle centra',
      'alle centra',
      '<b>&"x"</b>',
      '=1+1',
      'Alle centra',
    ])
  })

  test('leaves empty what is unknown: a centre that was not there, an occupancy without open hours', async () => {
    const now = report([centre('De Fuik', { byTheme: { Nieuw: volume } })])
    const sheets = await workbook({
      current: now,
      previous: report([], '2024-Q1'),
      yearEarlier: report([centre('De Fuik')], '2023-Q2'),
    })
    const rows = sheets.find((s) => s.name === 'De Fuik')?.rows ?? []
    const row = (figure: string, group: string) => rows.find((r) => r[2] === figure && r[1] === group)?.slice(3)
    expect(row('Activiteiten', 'Extern')).toEqual([3, null, null, 3, 0])
    expect(row('Bezetting', 'Totaal') ?? []).toEqual([])
    expect(row('Activiteiten', 'Nieuw')).toEqual([1, null, null, 0, 1])
    expect(row('Opbrengst', 'Totaal')).toEqual([-12.5, null, null, -12.5, 0])
  })
})
