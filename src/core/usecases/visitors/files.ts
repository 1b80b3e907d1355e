import type { Ctx } from '#core/app/context'
import type { ExportedFile } from '#shared/contract/report'
import type { VisitorFile, VisitorReport, YearNumber } from '#shared/contract/visitor'
import { definitions } from '#shared/domain/figure-words'
import { wallNow } from '#shared/time/clock'
import { formatDate, formatPeriod } from '#shared/time/format'
import { type FigureFile, type TableValue, tableFile } from '../files/table-file'
import { letterheadOf } from '../papers/make'
import { visitorReport } from './visitors'

/** Visitors of a period as a file. @throws not_found */
export async function exportVisitors(ctx: Ctx, { format, ...query }: VisitorFile): Promise<ExportedFile> {
  const report = await visitorReport(ctx, query)
  const letterhead = await ctx.read(letterheadOf)
  return tableFile(format, visitorTables(report, wallNow(ctx.clock)), letterhead)
}

const sourceText = (one: YearNumber | null): string => (one === null ? '' : `${one.source} (${one.year})`)

/** Visitors per centre and district as tables, with what they are held against and where that comes from. */
function visitorTables(report: VisitorReport, asOf: FigureFile['asOf']): FigureFile {
  const { period, from, until, centres, districts, total } = report
  const [only] = centres
  return {
    name: `bezoekers-${period.replace('..', '-tm-')}`,
    title: `Bezoekers, ${formatPeriod(period)}`,
    intro: [
      `${centres.length === 1 && only ? only.name : 'Alle centra'}, geteld van ${formatDate(from)} tot en met ${formatDate(until)}`,
    ],
    asOf,
    definitions: definitions.filter(({ term }) => term === 'Bezoekers'),
    tables: [
      {
        name: 'Centra',
        columns: [
          { title: 'Centrum', kind: 'text' },
          { title: 'Ochtend', kind: 'count' },
          { title: 'Middag', kind: 'count' },
          { title: 'Avond', kind: 'count' },
          { title: 'Bezoekers', kind: 'count' },
          { title: 'Periode ervoor', kind: 'count' },
          { title: 'Groei', kind: 'percent' },
          { title: 'Jaar eerder', kind: 'count' },
          { title: 'Groei in een jaar', kind: 'percent' },
          { title: 'Vaste bezoekers', kind: 'count' },
          { title: 'Bron', kind: 'text', notOnPaper: true },
        ],
        rows: [
          ...centres.map(({ name, visitors, previous, growth, yearEarlier, yearGrowth, frequent }): TableValue[] => [
            name,
            visitors?.morning ?? null,
            visitors?.afternoon ?? null,
            visitors?.evening ?? null,
            visitors?.total ?? null,
            previous,
            growth,
            yearEarlier,
            yearGrowth,
            frequent?.count ?? null,
            sourceText(frequent),
          ]),
          ...(centres.length > 1
            ? [
                [
                  'Alle centra',
                  null,
                  null,
                  null,
                  total.visitors,
                  total.previous,
                  null,
                  total.yearEarlier,
                  null,
                  null,
                  '',
                ],
              ]
            : []),
        ],
      },
      {
        name: 'Wijken',
        columns: [
          { title: 'Wijk', kind: 'text' },
          { title: 'Bezoekers', kind: 'count' },
          { title: 'Inwoners', kind: 'count' },
          { title: 'Vaste bezoekers', kind: 'count' },
          { title: 'Aandeel van de inwoners', kind: 'percent' },
          { title: 'Bron', kind: 'text' },
        ],
        rows: districts.map(({ name, visitors, residents, frequent, frequentPct }): TableValue[] => [
          name,
          visitors,
          residents?.count ?? null,
          frequent,
          frequentPct,
          sourceText(residents),
        ]),
      },
    ],
  }
}
