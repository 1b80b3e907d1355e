import type { PeriodReport } from '#shared/contract/report'
import { LEAST_ACTIVITIES, LEAST_GROUPS, type OpenRow, VARIOUS } from '#shared/domain/open-data'
import { NONE } from '#shared/domain/report'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatPeriod } from '#shared/time/format'
import type { Paper } from '../papers/paper'
import { type Cell, csvText } from './csv'

/** Open data of a period (docs/adr/0026), and the dictionary that says what is in it: both from the same columns. */
export type OpenData = { report: Pick<PeriodReport, 'period' | 'from' | 'to' | 'asOf'>; rows: readonly OpenRow[] }

const MERGED = 'samengevoegd'
const usageWords = { internal: 'intern', external: 'extern', [VARIOUS]: MERGED }
const daypartWords = { morning: 'ochtend', afternoon: 'middag', evening: 'avond', [VARIOUS]: MERGED }
const named = (name: string) => (name === VARIOUS ? MERGED : name === NONE ? 'geen' : name)

type Column = {
  name: string
  type: 'tekst' | 'datum' | 'geheel getal'
  meaning: string
  of(row: OpenRow, report: OpenData['report']): Cell
}

const columns: readonly Column[] = [
  {
    name: 'periode',
    type: 'tekst',
    meaning:
      'De periode: een kwartaal als 2024-Q2, een jaar als 2024, of eerste en laatste dag met twee punten ertussen.',
    of: (_, { period }) => period,
  },
  { name: 'van', type: 'datum', meaning: 'Eerste dag van de periode, jaar-maand-dag.', of: (_, { from }) => from },
  { name: 'tot_en_met', type: 'datum', meaning: 'Laatste dag van de periode, jaar-maand-dag.', of: (_, { to }) => to },
  {
    name: 'centrum',
    type: 'tekst',
    meaning: `Naam van het centrum, of ${MERGED} als centra zijn samengenomen.`,
    of: ({ centre }) => named(centre),
  },
  {
    name: 'thema',
    type: 'tekst',
    meaning: `Thema van de activiteiten; geen als er geen thema is, ${MERGED} als thema's zijn samengenomen.`,
    of: ({ theme }) => named(theme),
  },
  {
    name: 'gebruik',
    type: 'tekst',
    meaning: `intern (eigen gebruik door de beherende organisatie of vereniging), extern (al het andere), of ${MERGED}.`,
    of: ({ usage }) => usageWords[usage],
  },
  {
    name: 'dagdeel',
    type: 'tekst',
    meaning: `Naar begintijd: ochtend tot 12.00, middag van 12.00 tot 18.00, avond vanaf 18.00, of ${MERGED}.`,
    of: ({ daypart }) => daypartWords[daypart],
  },
  {
    name: 'activiteiten',
    type: 'geheel getal',
    meaning: 'Aantal bevestigde en gehouden boekingen die begonnen zijn. Elke keer van een reeks telt.',
    of: ({ activities }) => activities,
  },
  {
    name: 'minuten',
    type: 'geheel getal',
    meaning: 'Tijd van begin tot eind van die activiteiten samen, in minuten, zonder klaarzetten en opruimen.',
    of: ({ minutes }) => minutes,
  },
  {
    name: 'deelnemers',
    type: 'geheel getal',
    meaning: 'Som van het aantal mensen dat er was, van de activiteiten waarvan dat is ingevuld.',
    of: ({ participants }) => participants,
  },
  {
    name: 'zonder_aantal',
    type: 'geheel getal',
    meaning: 'Aantal van die activiteiten waarvan het aantal deelnemers niet is ingevuld.',
    of: ({ withoutCount }) => withoutCount,
  },
]

/** Commas, points and days as 2024-04-01, without a byte order mark: as open data is read by programs. */
const plain = { separator: ',', mark: false } as const

/** The open data as CSV for programs. */
export const openDataCsv = ({ report, rows }: OpenData): string =>
  csvText([columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ of }) => of(row, report)))], plain)

/** The columns as a file for programs. */
export const dictionaryCsv = (): string =>
  csvText([['kolom', 'type', 'betekenis'], ...columns.map(({ name, type, meaning }) => [name, type, meaning])], plain)

/** The same to read, with how the rows come about. */
export function dictionaryPaper(
  { period, from, to, asOf }: OpenData['report'],
  letterhead: Pick<Paper, 'organisation' | 'logo'>,
): Paper {
  return {
    ...letterhead,
    title: `Open data ${formatPeriod(period)}: wat erin staat`,
    intro: [
      `Activiteiten van ${formatDate(from)} tot en met ${formatDate(to)}, stand van ${formatDate(dateOf(asOf))}.`,
    ],
    asOf,
    blocks: [
      { type: 'heading', level: 2, text: 'Wat het is' },
      {
        type: 'paragraph',
        text: 'Het bestand heeft een rij per centrum, thema, gebruik en dagdeel, met hoeveel activiteiten er waren, hoe lang en met hoeveel deelnemers. Er staan geen namen, titels, opmerkingen of losse activiteiten in.',
      },
      { type: 'heading', level: 2, text: 'Niemand is te herkennen' },
      {
        type: 'list',
        items: [
          `Een rij staat voor ten minste ${LEAST_ACTIVITIES} activiteiten van ten minste ${LEAST_GROUPS} verschillende groepen.`,
          `Wat kleiner is, is samengenomen met andere rijen: eerst binnen hetzelfde centrum en dagdeel, dan ruimer. In de kolom die daardoor niet meer klopt staat ${MERGED}.`,
          'Er valt niets weg: alle rijen samen zijn het totaal van de periode. Alleen als er in de hele periode te weinig is, is het bestand leeg.',
        ],
      },
      { type: 'heading', level: 2, text: 'Kolommen' },
      {
        type: 'table',
        caption: 'De kolommen van het bestand',
        columns: [{ head: 'Kolom' }, { head: 'Type' }, { head: 'Betekenis' }],
        rows: columns.map(({ name, type, meaning }) => ({ cells: [name, type, meaning] })),
      },
      { type: 'heading', level: 2, text: 'Het bestand lezen' },
      {
        type: 'paragraph',
        text: 'CSV volgens RFC 4180: komma tussen de kolommen, namen van kolommen in de eerste rij, UTF-8. Tekst die een rekenprogramma als formule zou lezen, begint met een apostrof.',
      },
    ],
  }
}
