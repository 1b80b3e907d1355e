import type { MixKind, RoomUseReport, UseFigures } from '#shared/contract/room-use'
import { occupancyDefinitions } from '#shared/domain/use-words'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatPeriod } from '#shared/time/format'
import type { FigureFile, FigureTable, TableColumn, TableValue } from '../files/table-file'
import { breakdownWords } from '../reports/words'

/** Occupancy and programme as tables: all together, per district, centre and room, and how mixed the programme is. */
export function roomUseTables(report: RoomUseReport, scope: string): FigureFile {
  const nameOf = new Map(report.centres.map((centre) => [centre.centreId, centre.name]))
  const district = (name: string | null) => name ?? 'Zonder wijk'
  const table = (name: string, leading: readonly TableColumn[], rows: readonly Entry[]): FigureTable => ({
    name,
    columns: [...leading, ...columns],
    rows: rows.map(({ names, figures, rooms, unused }) => [...names, ...figureCells(figures), rooms, unused]),
  })
  const mixes = [
    { names: ['Alle centra', null], mix: report.total.mix },
    ...report.districts.map((row) => ({ names: [district(row.district), null], mix: row.mix })),
    ...report.centres.map((row) => ({ names: [row.name, null], mix: row.mix })),
    ...report.rooms.map((row) => ({ names: [nameOf.get(row.centreId) ?? '', row.name], mix: row.mix })),
  ]
  return {
    name: `bezetting-${report.period.replace('..', '-tm-')}`,
    title: `Bezetting en programma, ${formatPeriod(report.period)}`,
    intro: [`${scope}, stand ${formatDate(dateOf(report.asOf))} ${report.asOf.slice(11).replace(':', '.')}`],
    asOf: report.asOf,
    definitions: occupancyDefinitions,
    tables: [
      table(
        'Wijken',
        [text('Wijk')],
        [
          ...report.districts.map((row) => ({ ...countsOf(row), names: [district(row.district)] })),
          ...(report.districts.length > 1 ? [{ ...countsOf(report.total), names: ['Alle wijken'] }] : []),
        ],
      ),
      table(
        'Centra',
        [text('Centrum'), text('Wijk', true)],
        report.centres.map((row) => ({ ...countsOf(row), names: [row.name, district(row.district)] })),
      ),
      table(
        'Ruimtes',
        [text('Centrum'), text('Ruimte')],
        report.rooms.map((row) => ({
          names: [nameOf.get(row.centreId) ?? '', row.name],
          figures: row,
          rooms: null,
          unused: row.openMinutes > 0 && row.activities === 0 && row.usedMinutes === 0 ? 1 : 0,
        })),
      ),
      {
        name: 'Groepen',
        columns: [
          text('Centrum of wijk'),
          text('Ruimte'),
          text('Groepen naar'),
          { title: 'Aantal groepen', kind: 'count' },
          text('Grootste groep'),
          { title: 'Deel van de grootste', kind: 'percent' },
          { title: 'Gemengd', kind: 'percent' },
        ],
        rows: mixes.flatMap(({ names, mix }) =>
          (Object.keys(mixWords) as MixKind[]).flatMap((kind) => {
            const { groups, largest, mixedPct } = mix[kind]
            if (largest === null) return []
            return [[...names, mixWords[kind].title, groups, largestName(kind, largest.name), largest.pct, mixedPct]]
          }),
        ),
      },
    ],
  }
}

type Entry = { names: TableValue[]; figures: UseFigures; rooms: number | null; unused: number }
const countsOf = (row: UseFigures & { rooms: number; unused: number }) => ({
  figures: row,
  rooms: row.rooms,
  unused: row.unused,
})
const text = (title: string, notOnPaper = false): TableColumn => ({
  title,
  kind: 'text',
  ...(notOnPaper && { notOnPaper }),
})

const columns: readonly TableColumn[] = [
  { title: 'Activiteiten', kind: 'count' },
  { title: 'Open uren', kind: 'hours' },
  { title: 'Gebruikte uren', kind: 'hours' },
  { title: 'Bezetting tijd', kind: 'percent' },
  { title: 'Bezetting plaatsen', kind: 'percent' },
  { title: 'Samen', kind: 'percent' },
  { title: 'Geteld', kind: 'percent' },
  { title: 'Tegelijk gebruikt', kind: 'hours' },
  { title: 'Meeste groepen tegelijk', kind: 'count', notOnPaper: true },
  { title: 'Ruimtes', kind: 'count', notOnPaper: true },
  { title: 'Niet gebruikt', kind: 'count' },
]
const figureCells = (f: UseFigures): TableValue[] => [
  f.activities,
  f.openMinutes,
  f.usedMinutes,
  f.timePct,
  f.seatPct,
  f.bothPct,
  f.countedPct,
  f.sharedMinutes,
  f.mostGroups,
]

const mixWords: Record<MixKind, { title: string; none: string }> = {
  category: { title: 'soort huurder', none: '' },
  activity: { title: 'soort activiteit', none: 'Zonder soort' },
  renter: { title: 'huurder', none: 'Zonder huurder' },
}
const largestName = (kind: MixKind, name: string | null): string =>
  name === null ? mixWords[kind].none : kind === 'category' ? breakdownWords.byCategory.word(name) : name
