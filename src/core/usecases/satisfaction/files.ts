import type { SatisfactionReport } from '#shared/contract/satisfaction'
import { NO_THEME, satisfactionDefinitions, TOO_FEW } from '#shared/domain/satisfaction-words'
import { formatDate, formatPeriod } from '#shared/time/format'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { FigureFile, FigureTable, TableColumn, TableValue } from '../files/table-file'
import { closedLine } from '../reports/words'

type Row = SatisfactionReport['total']

export const ALL_CENTRES = 'Alle centra'

/** Scores as tables: per centre, theme and activity, and the remarks. */
export function satisfactionTables(report: SatisfactionReport, scope: string, today: CivilDate): FigureFile {
  const until = today < report.to ? today : report.to
  const { period, previousPeriod, statements, total, centres, themes, activities, closed } = report
  const version = closed ? `-versie-${closed.version}` : ''
  const standing = closedLine(report)
  const columns = (...names: string[]): TableColumn[] => [
    ...names.map((title) => ({ title, kind: 'text' as const })),
    { title: 'Vragenlijsten', kind: 'count' },
    { title: 'Cijfer', kind: 'decimal' },
    { title: `Cijfer ${formatPeriod(previousPeriod)}`, kind: 'decimal' },
    ...statements.map(({ text }) => ({ title: `Eens: ${text}`, kind: 'percent' as const })),
  ]
  const cells = ({ sheets, mark, previous, agree }: Row): TableValue[] => [
    sheets,
    shownValue(mark),
    previous,
    ...agree.map(shownValue),
  ]
  const remarks = activities.flatMap(({ title, centre, remarks }) =>
    (remarks ?? []).map((text): TableValue[] => [title, centre, text]),
  )
  const tables: FigureTable[] = [
    {
      name: 'Per centrum',
      columns: columns('Centrum'),
      rows: [
        ...centres.map((row) => [row.name, ...cells(row)]),
        ...(centres.length > 1 ? [[ALL_CENTRES, ...cells(total)]] : []),
      ],
    },
    {
      name: 'Per thema',
      columns: columns('Thema'),
      rows: themes.map((row) => [row.theme ?? NO_THEME, ...cells(row)]),
    },
    {
      name: 'Per activiteit',
      columns: columns('Activiteit', 'Centrum', 'Thema'),
      rows: activities.map((row) => [row.title, row.centre, row.theme ?? NO_THEME, ...cells(row)]),
    },
    {
      name: 'Opmerkingen',
      columns: ['Activiteit', 'Centrum', 'Opmerking'].map((title) => ({ title, kind: 'text' as const })),
      rows: remarks,
    },
  ]
  return {
    name: `tevredenheid-${period.replace('..', '-tm-')}${version}`,
    title: `Tevredenheid, ${formatPeriod(period)}`,
    intro: [`${scope}, antwoorden tot en met ${formatDate(until)}`, ...(standing === null ? [] : [standing])],
    // What was answered is dated by its day alone.
    asOf: `${until}T00:00` as WallTime,
    definitions: satisfactionDefinitions,
    tables: tables.filter(({ rows }) => rows.length > 0),
  }
}

/** Too few answers say so; none at all are a dash. */
const shownValue = ({ answers, value }: Row['mark']): TableValue => value ?? (answers === 0 ? null : TOO_FEW)
