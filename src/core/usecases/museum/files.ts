import type { MuseumReport } from '#shared/contract/museum'
import { expenseLines, incomeLines } from '#shared/domain/museum'
import { expenseWords, incomeWords, museumDefinitions } from '#shared/domain/museum-words'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatMonth, formatPeriod } from '#shared/time/format'
import type { FigureFile, FigureTable, TableValue } from '../files/table-file'

/** The report of a museum as tables: the figures, the account, what was offered, and per month. No names of people. */
export function museumTables(report: MuseumReport): FigureFile {
  const { period, asOf, centre } = report
  return {
    name: `museum-${period.replace('..', '-tm-')}`,
    title: `${centre}, ${formatPeriod(period)}`,
    intro: [stretchText(report), `Stand ${formatDate(dateOf(asOf))} ${asOf.slice(11).replace(':', '.')}`].filter(
      (line) => line !== '',
    ),
    asOf,
    definitions: museumDefinitions,
    tables: tablesOf(report).filter((table) => table.rows.length > 0),
  }
}

function tablesOf({ figures, volunteers, days, closures, months, repairs }: MuseumReport): FigureTable[] {
  const { visitors, maintenance } = figures
  const figure = (name: string, value: number): TableValue[] => [name, value]
  return [
    {
      name: 'Cijfers',
      columns: [
        { title: 'Cijfer', kind: 'text' },
        { title: 'Aantal', kind: 'count' },
      ],
      rows: [
        figure('Rondleidingen en arrangementen', figures.tours),
        figure('Deelnemers', figures.participants),
        figure('Rondleidingen zonder aantal', figures.withoutCount),
        figure('Verhuur', figures.lettings),
        figure('Bezoekers', visitors.total),
        figure('Bezoekers, ochtend', visitors.morning),
        figure('Bezoekers, middag', visitors.afternoon),
        figure('Bezoekers, avond', visitors.evening),
        figure('Vrijwilligers', volunteers.all),
        figure('Nieuwe vrijwilligers', volunteers.new),
        figure('Klein onderhoud gemeld', maintenance.reported),
        figure('Klein onderhoud klaar', maintenance.done),
        figure('Open dagen', days.open),
        figure('Gesloten dagen', days.closed),
      ],
    },
    {
      name: 'Inkomsten',
      columns: [
        { title: 'Soort', kind: 'text' },
        { title: 'Bedrag', kind: 'euro' },
      ],
      rows: [
        ...incomeLines.map((line): TableValue[] => [incomeWords[line], figures.income[line]]),
        ['Inkomsten samen', figures.incomeCents],
      ],
    },
    {
      name: 'Uitgaven',
      columns: [
        { title: 'Soort', kind: 'text' },
        { title: 'Bedrag', kind: 'euro' },
      ],
      rows: [
        ...expenseLines.map((line): TableValue[] => [expenseWords[line], figures.expenses[line]]),
        ['Uitgaven samen', figures.expenseCents],
        ['Saldo', figures.balanceCents],
      ],
    },
    {
      name: 'Aanbod',
      columns: [
        { title: 'Rondleiding of arrangement', kind: 'text' },
        { title: 'Keren', kind: 'count' },
        { title: 'Deelnemers', kind: 'count' },
        { title: 'Zonder aantal', kind: 'count' },
        { title: 'Bedrag', kind: 'euro' },
      ],
      rows: figures.programmes.map((row): TableValue[] => [
        row.name,
        row.tours,
        row.participants,
        row.withoutCount,
        row.cents,
      ]),
    },
    {
      name: 'Per maand',
      columns: [
        { title: 'Maand', kind: 'text' },
        { title: 'Rondleidingen', kind: 'count' },
        { title: 'Deelnemers', kind: 'count' },
        { title: 'Bezoekers', kind: 'count' },
        { title: 'Inkomsten', kind: 'euro' },
        { title: 'Uitgaven', kind: 'euro' },
      ],
      rows: months.map((row): TableValue[] => [
        formatMonth(row.month),
        row.tours,
        row.participants,
        row.visitors,
        row.incomeCents,
        row.expenseCents,
      ]),
    },
    {
      name: 'Onderhoud',
      columns: [
        { title: 'Wat', kind: 'text' },
        { title: 'Gemeld', kind: 'text' },
        { title: 'Klaar', kind: 'text' },
        { title: 'Kosten', kind: 'euro' },
      ],
      rows: repairs.map((row): TableValue[] => [
        row.title,
        formatDate(row.reportedOn),
        row.doneOn === null ? 'nog niet' : formatDate(row.doneOn),
        row.costCents,
      ]),
    },
    {
      name: 'Sluitingen',
      columns: [
        { title: 'Waarom', kind: 'text' },
        { title: 'Van', kind: 'text' },
        { title: 'Tot en met', kind: 'text' },
      ],
      rows: closures.map(({ reason, from, to }): TableValue[] => [reason, formatDate(from), formatDate(to)]),
    },
  ]
}

/** In which stretch the museum is exploited; empty when it has no begin and no end. */
function stretchText({ activeFrom, activeTo }: Pick<MuseumReport, 'activeFrom' | 'activeTo'>): string {
  if (activeFrom !== null && activeTo !== null)
    return `In gebruik van ${formatDate(activeFrom)} tot en met ${formatDate(activeTo)}`
  if (activeFrom !== null) return `In gebruik vanaf ${formatDate(activeFrom)}`
  return activeTo === null ? '' : `In gebruik tot en met ${formatDate(activeTo)}`
}
