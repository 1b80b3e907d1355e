import type { Figures, PeriodReport, Volume } from '#shared/contract/report'
import { breakdownNames } from '#shared/domain/report'
import { requestKinds, revenueKinds } from '#shared/domain/report-counts'
import type { WholeReport } from './lines'
import { breakdownWords, requestWords, revenueWords, togetherWord } from './words'

/**
 * One table for Dutch Excel: a row per centre and group, so that a pivot table can take it. Minutes are whole, so that
 * nothing is lost to rounding. Figures of a centre as a whole stand in its row "Totaal".
 */
const heads = [
  'Periode',
  'Van',
  'Tot en met',
  'Peildatum',
  'Centrum',
  'Onderdeel',
  'Groep',
  'Activiteiten',
  'Minuten',
  'Ruimteminuten',
  'Deelnemers',
  'Zonder aantal',
  'Geannuleerd',
  'Niet gekomen',
  'Gepland',
  'Open minuten',
  'Gebruikte minuten',
  'Bezetting (%)',
  'Opbrengst (euro)',
]
/** Figures that came later: after those of `partsOfPlace`, so that all others stay where they were. */
const laterHeads = [
  'Dagdelen',
  ...revenueKinds.map((kind) => `Opbrengst ${revenueWords[kind].toLowerCase()} (euro)`),
  'Niet in rekening gebracht (euro)',
  'Verschillende huurders',
  'Verschillende groepen',
  'Nieuwe huurders',
  ...requestKinds.map((kind) => `Aanvragen ${requestWords[kind].toLowerCase()}`),
]
/** `decimal` is a number that is already written with a decimal comma. */
export type Cell = string | number | { decimal: string } | null

/** The report as CSV text with a byte order mark, `;` and CRLF, as Excel in Dutch opens and saves it. */
export function csvOf({ current, previous, yearEarlier, parts }: WholeReport): string {
  const all = [current, previous, yearEarlier, ...parts.flatMap(({ reports }) => reports)]
  const kept = partsOfPlace.filter(({ of }) => all.some((report) => report && of(report.total) !== undefined))
  const together = togetherWord(current)
  const rowsIn = (report: PeriodReport, standing: string | null) => reportRows(report, kept, together, standing)
  const rows = [
    ...rowsIn(current, null),
    ...rowsIn(previous, 'periode ervoor'),
    ...(yearEarlier ? rowsIn(yearEarlier, 'jaar eerder') : []),
    ...parts.flatMap(({ reports }, i) =>
      reports.flatMap((report) => rowsIn(report, i === 0 ? 'deel van de periode' : 'maand van het jaar')),
    ),
  ]
  return csvText([[...heads, ...kept.flatMap((part) => part.heads), ...laterHeads, 'Vergelijking'], ...rows])
}

/** Every place of a report; the last cell says what the report is to the one that was asked for. */
function reportRows(report: PeriodReport, parts: readonly Part[], together: string, standing: string | null): Cell[][] {
  const places = [...report.centres, { ...report.total, centre: together }]
  const { from, to, asOf } = report
  const period = [report.period, dutchDay(from), dutchDay(to), `${dutchDay(asOf)} ${asOf.slice(11)}`]
  return places.flatMap((place) => rowsOf(place, parts).map((row) => [...period, place.centre, ...row, standing]))
}

/** How a file is written: for Excel in Dutch unless said otherwise. */
type Shape = { separator: string; mark: boolean }

/** Rows as CSV text with CRLF; a byte order mark and `;` between, as Excel in Dutch opens and saves it, unless said otherwise. */
export const csvText = (
  rows: readonly (readonly Cell[])[],
  { separator, mark }: Shape = { separator: ';', mark: true },
): string => `${mark ? '\uFEFF' : ''}${rows.map((row) => `${row.map(cellText).join(separator)}\r\n`).join('')}`

/**
 * Columns of figures that only centres that keep them have: at the end, and there when somebody keeps them, so that the
 * other columns stay where they were.
 */
type Part = { heads: readonly string[]; of(figures: Figures): Cell[] | undefined }
const partsOfPlace: readonly Part[] = [
  {
    heads: ['Bezoekers', 'Bezoekers ochtend', 'Bezoekers middag', 'Bezoekers avond'],
    of: ({ visitors: v }) => v && [v.total, v.morning, v.afternoon, v.evening],
  },
  {
    heads: ['Onderhoud gemeld', 'Onderhoud klaar', 'Onderhoud kosten (euro)'],
    of: ({ maintenance: m }) => m && [m.reported, m.done, euros(m.costCents)],
  },
  {
    heads: [
      'Beheer vrijwilligers (minuten)',
      'Beheer vast gezicht (minuten)',
      'Beheer in dienst (minuten)',
      'Beheer flexibele schil (minuten)',
      'Beheer totaal (minuten)',
      'Gewenst beheer (minuten)',
      'Niet bezet (minuten)',
      'Diensten',
      'Diensten vast gezicht',
      'Aandeel vast gezicht (%)',
      'Calamiteiten',
      'Calamiteiten opgelost',
    ],
    of: ({ coverage: c }) =>
      c && [
        c.rosteredMinutes.volunteer,
        c.rosteredMinutes.fixed,
        c.rosteredMinutes.employed,
        c.rosteredMinutes.flex,
        c.rosteredMinutes.total,
        c.desiredMinutes,
        c.uncoveredMinutes,
        c.shifts,
        c.fixedFaceShifts,
        c.fixedFacePct === null ? null : decimals(c.fixedFacePct, 1),
        c.incidents,
        c.incidentsSolved,
      ],
  },
  {
    heads: ['Incidenten', 'Incidenten afgehandeld'],
    of: ({ dayIncidents: i }) => i && [i.reported, i.done],
  },
]

function rowsOf(f: Figures, parts: readonly Part[]): Cell[][] {
  const kept = parts.flatMap(({ heads, of }) => of(f) ?? heads.map(() => null))
  const use = ({ activities, minutes, roomMinutes, participants, withoutCount }: Figures['total']): Cell[] => [
    activities,
    minutes,
    roomMinutes,
    participants,
    withoutCount,
  ]
  const whole: Cell[] = [
    f.cancelled,
    f.noShow,
    f.planned,
    f.openMinutes,
    f.usedMinutes,
    f.occupancyPct === null ? null : decimals(f.occupancyPct, 1),
    euros(f.revenueCents.total),
  ]
  const empty = [...whole, ...kept].map(() => null)
  const later: Cell[] = [
    ...revenueKinds.map((kind) => euros(f.revenueCents[kind])),
    euros(f.waivedCents),
    f.uniqueRenters,
    f.uniqueGroups,
    f.firstTimeRenters,
    ...requestKinds.map((kind) => f.requests[kind]),
  ]
  const noneLater = later.map(() => null)
  const volume = ({ activities, minutes, participants }: Volume): Cell[] => [
    activities,
    minutes,
    null,
    participants,
    null,
    ...empty,
    null,
    ...noneLater,
  ]
  return [
    ['Gebruik', 'Intern', ...use(f.internal), ...empty, f.internal.dayparts, ...noneLater],
    ['Gebruik', 'Extern', ...use(f.external), ...empty, f.external.dayparts, ...noneLater],
    ['Gebruik', 'Totaal', ...use(f.total), ...whole, ...kept, f.total.dayparts, ...later],
    ...breakdownNames.flatMap((name) =>
      Object.entries(f[name]).map(([key, v]) => [
        breakdownWords[name].title,
        breakdownWords[name].word(key),
        ...volume(v),
      ]),
    ),
  ]
}

const dutchDay = (text: string) => text.slice(0, 10).split('-').reverse().join('-')
/** A number of so many decimals, with a decimal comma. */
export const decimals = (value: number, places: number): Cell => ({ decimal: value.toFixed(places).replace('.', ',') })
const euros = (cents: number): Cell => decimals(cents / 100, 2)

/** Cells that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r\n]/
const SPECIAL = /[;,"\t\r\n]/

/** Text that would be a formula gets an apostrophe in front; numbers, also negative ones, stay numbers. */
function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return cell.decimal
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
