import { useQuery } from '@tanstack/react-query'
import { dateOf, startOfWeek, weekOf } from '#shared/time/civil'
import { formatDate, formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../lib/client'
import { useNow } from '../../lib/now'
import { Paper } from '../../ui/Paper'
import { PaperLogo } from '../../ui/PaperLogo'
import { type Cell, type Row, timesText } from './board'
import { headOf } from './row-words'

type Props = {
  title: string
  rows: readonly Row[]
  days: readonly CivilDate[]
  nameOf: (caretakerId: string) => string
  centreName: (centreId: string) => string
}

/** The roster as it is looked at, on paper: a table a week, for the wall or for whoever wants to know when to come. */
export function RosterPaper({ title, rows, days, nameOf, centreName }: Props) {
  const organisation = useQuery(api.app.state.queryOptions()).data?.organisation?.name ?? ''
  const today = dateOf(useNow())
  const mondays = [...new Set(days.map(startOfWeek))]
  return (
    <Paper>
      <div className="ro-paper">
        <PaperLogo />
        <p className="paper-org">{organisation}</p>
        <h1>Rooster {title}</h1>
        <p>Stand van {formatDate(today)}.</p>
        {mondays.map((monday) => {
          const at = days.flatMap((day, index) => (startOfWeek(day) === monday ? [index] : []))
          // What nobody has comes last: people look for their own name.
          const shown = rows
            .filter((row) => row.kind === 'centre' || at.some((index) => !isEmpty(row.cells[index])))
            .sort((a, b) => Number(a.kind === 'open') - Number(b.kind === 'open'))
          return (
            <section key={monday}>
              {mondays.length > 1 && <h2>Week {weekOf(monday)}</h2>}
              {shown.length === 0 && <p>In deze week staat niemand op het rooster.</p>}
              {shown.length > 0 && (
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{rows[0]?.kind === 'centre' ? 'Centrum' : 'Beheerder'}</th>
                      {at.map((index) => (
                        <th scope="col" key={days[index]}>
                          {days[index] && formatDay(days[index])}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {shown.map((row) => (
                      <tr key={row.id}>
                        <th scope="row">{headOf(row).title}</th>
                        {at.map((index) => (
                          <td key={days[index]}>
                            {linesOf(row, row.cells[index], nameOf, centreName).map(({ times, what }) => (
                              <p key={`${times}${what}`}>
                                <b className="whole">{times}</b> <span>{what}</span>
                              </p>
                            ))}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </section>
          )
        })}
      </div>
    </Paper>
  )
}

const isEmpty = (cell: Cell | undefined) => !cell || (cell.shifts.length === 0 && cell.gaps.length === 0)

/** The times of a cell in order, with who (by centre) or where (by person); an open shift in a gap is said once. */
function linesOf(row: Row, cell: Cell | undefined, nameOf: Props['nameOf'], centreName: Props['centreName']) {
  const spans = [...(cell?.shifts ?? []), ...(cell?.gaps ?? [])].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const lines = spans.map((span) => {
    const caretakerId = 'caretakerId' in span ? span.caretakerId : null
    const who = caretakerId === null ? 'nog niemand' : nameOf(caretakerId)
    return { times: timesText(span), what: row.kind === 'centre' ? who : centreName(span.centreId) }
  })
  return [...new Map(lines.map((line) => [`${line.times}${line.what}`, line])).values()]
}
