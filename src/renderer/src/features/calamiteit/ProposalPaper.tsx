import { useQuery } from '@tanstack/react-query'
import type { Incident } from '#shared/contract/incident'
import { dateOf } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { answerWords, happenedText, type ProposalPart } from '../../lib/words/calamities'
import { PaperLogo } from '../../ui/PaperLogo'

export const TITLE = 'Voorstel bij uitval van een beheerder'

/** The proposal on paper: per shift what is proposed, per activity what happens to it, and what was answered so far. */
export function ProposalPaper({ incident, parts, who }: { incident: Incident; parts: ProposalPart[]; who: string }) {
  const state = useQuery(api.app.state.queryOptions()).data
  return (
    <>
      <PaperLogo />
      <p className="paper-org">{state?.organisation?.name ?? ''}</p>
      <h1>{TITLE}</h1>
      <p>
        {state && `${formatDate(dateOf(state.now))}. `}
        {happenedText(incident.kind, who)} Dit stellen wij voor.
      </p>
      {parts.map(({ head, what, rows }) => (
        <section key={head}>
          <h2>{head}</h2>
          <p>{what}</p>
          {rows.length > 0 && (
            <table>
              <thead>
                <tr>
                  <th scope="col">Activiteit</th>
                  <th scope="col">Wat er gebeurt</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.booking}>
                    <td>{row.booking}</td>
                    <td>{row.what}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
      {incident.answers.length > 0 && (
        <section>
          <h2>Antwoorden</h2>
          <ul>
            {incident.answers.map((one) => (
              <li key={`${one.at}${one.name}`}>
                {one.name}: {answerWords[one.answer].toLowerCase()}
                {one.note !== null && `. ${one.note}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
