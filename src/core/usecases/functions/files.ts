import type { FunctionCoverage } from '#shared/contract/function'
import { minimumFunctions } from '#shared/domain/minimum-functions'
import { functionDefinitions, functionNames } from '#shared/domain/use-words'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatPeriod } from '#shared/time/format'
import type { FigureFile, TableValue } from '../files/table-file'

const whole = new Intl.NumberFormat('nl-NL')

/** Coverage of functions as tables: the matrix at a glance, and every cell with its numbers. */
export function coverageTables(coverage: FunctionCoverage, scope: string): FigureFile {
  const { period, asOf, districts } = coverage
  const nameOf = (district: string | null) => district ?? 'Zonder wijk'
  return {
    name: `functies-${period.replace('..', '-tm-')}`,
    title: `Functies per wijk, ${formatPeriod(period)}`,
    intro: [`${scope}, stand ${formatDate(dateOf(asOf))} ${asOf.slice(11).replace(':', '.')}`],
    asOf,
    definitions: functionDefinitions,
    tables: [
      {
        name: 'Wijken',
        columns: [
          { title: 'Wijk', kind: 'text' },
          ...minimumFunctions.map((one) => ({ title: functionNames[one].short, kind: 'text' as const })),
          { title: 'Ontbreekt', kind: 'count' },
        ],
        rows: districts.map((row): TableValue[] => [
          nameOf(row.district),
          ...row.cells.map((cell) =>
            cell.activities > 0
              ? `${whole.format(cell.activities)} keer, ${whole.format(cell.participants)} deelnemers, ${cell.days} dagen`
              : row.elsewhere
                ? 'Niet bekend'
                : cell.gap
                  ? 'Ontbreekt'
                  : 'Niet',
          ),
          row.elsewhere ? null : row.gaps,
        ]),
      },
      {
        name: 'Cijfers',
        notOnPaper: true,
        columns: [
          { title: 'Wijk', kind: 'text' },
          { title: 'Functie', kind: 'text' },
          { title: 'Activiteiten', kind: 'count' },
          { title: 'Deelnemers', kind: 'count' },
          { title: 'Zonder aantal', kind: 'count' },
          { title: 'Dagen', kind: 'count' },
          { title: 'Centra', kind: 'count' },
        ],
        rows: districts.flatMap((row) =>
          row.cells.map((cell): TableValue[] => [
            nameOf(row.district),
            functionNames[cell.function].name,
            cell.activities,
            cell.participants,
            cell.withoutCount,
            cell.days,
            cell.centreIds.length,
          ]),
        ),
      },
    ],
  }
}
