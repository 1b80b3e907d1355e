import { useQuery } from '@tanstack/react-query'
import type { CentreTask } from '#shared/contract/consultation'
import type { Centre } from '#shared/contract/place'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { Paper } from '../../ui/Paper'
import { PaperLogo } from '../../ui/PaperLogo'

/** The tasks of a centre on paper. */
export function TaskPaper({ centre, rows }: { centre: Centre; rows: readonly CentreTask[] }) {
  const organisation = useQuery(api.app.state.queryOptions()).data?.organisation?.name ?? ''
  const { today } = useHere()
  return (
    <Paper>
      <PaperLogo />
      <p className="paper-org">{organisation}</p>
      <h1>Rollen en taken van de beheerders, {centre.name}</h1>
      <p>Stand van {formatDate(today)}.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Taak</th>
            <th scope="col">Hoe vaak of wanneer</th>
            <th scope="col">Wie</th>
            <th scope="col">Opmerking</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ task, frequency, who, remarks }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a task has no other identity, and paper does not change
            <tr key={at}>
              <th scope="row">{task}</th>
              <td>{frequency}</td>
              <td>{who}</td>
              <td>{remarks}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  )
}
