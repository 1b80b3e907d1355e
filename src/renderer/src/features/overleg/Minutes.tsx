import { useQuery } from '@tanstack/react-query'
import type { ActionPoint, Consultation } from '#shared/contract/consultation'
import { formatDate, formatTime } from '#shared/time/format'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { adviceWords, sideWords } from '../../lib/words/consultation'
import { Paper } from '../../ui/Paper'
import { PaperLogo } from '../../ui/PaperLogo'
import { coverageText } from './coverage'

const titleOf = ({ state, party }: Consultation): string =>
  `${state === 'held' ? 'Verslag' : 'Agenda'} overleg ${party}`

const whenOf = ({ date, startsAt, place }: Consultation): string =>
  [formatDate(date), startsAt === null ? null : formatTime(startsAt), place].filter((part) => part !== null).join(', ')

const pointText = ({ text, owner, dueOn, doneOn }: ActionPoint): string =>
  `${text} (${owner}${dueOn === null ? '' : `, uiterlijk ${formatDate(dueOn)}`}${doneOn === null ? '' : ', gedaan'})`

/** The same as plain text, for an e-mail. */
export function minutesText(consultation: Consultation, points: readonly ActionPoint[]): string {
  const { agenda, advice, attendees, state } = consultation
  const there = attendees.filter(({ present }) => present).map(({ name }) => name)
  const parts = [
    `${titleOf(consultation)}\n${whenOf(consultation)}`,
    there.length > 0 ? `${state === 'held' ? 'Aanwezig' : 'Uitgenodigd'}: ${there.join(', ')}` : '',
    agenda.map(({ title, notes }, i) => `${i + 1}. ${title}${notes === '' ? '' : `\n${notes}`}`).join('\n'),
    advice.length > 0
      ? `Advies van de gebruikersraad\n${advice.map((one) => `- ${adviceWords[one.about]}: ${one.text}${one.outcome === '' ? '' : ` Gedaan: ${one.outcome}`}`).join('\n')}`
      : '',
    points.length > 0 ? `Afspraken\n${points.map((point) => `- ${pointText(point)}`).join('\n')}` : '',
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** The agenda of a consultation to come, or the minutes of one that was held, on paper. */
export function Minutes(props: {
  consultation: Consultation
  centres: readonly string[]
  points: readonly ActionPoint[]
}) {
  const { consultation, centres, points } = props
  const { agenda, advice, attendees, state } = consultation
  const organisation = useQuery(api.app.state.queryOptions()).data?.organisation?.name ?? ''
  const here = useHere()
  const coverage = useQuery(api.coverage.list.queryOptions({ input: {} })).data ?? []
  const agreed = consultation.centreIds.flatMap((id) => {
    const rows = coverage.filter((row) => row.centreId === id && row.consultationId === consultation.id)
    const name = here.centres.find((centre) => centre.id === id)?.name ?? ''
    return rows[0] ? [`${name}: ${coverageText(rows)}, vanaf ${formatDate(rows[0].from)}`] : []
  })
  // The place is often the centre itself.
  const about = centres.filter((name) => name !== consultation.place)
  const there = attendees.filter(({ present }) => present)
  const away = attendees.filter(({ present }) => !present)
  return (
    <Paper>
      <PaperLogo />
      <p className="paper-org">{organisation}</p>
      <h1>{titleOf(consultation)}</h1>
      <p>
        {whenOf(consultation)}.{about.length > 0 && ` Over ${about.join(', ')}.`}
      </p>
      <h2>{state === 'held' ? 'Aanwezig' : 'Uitgenodigd'}</h2>
      <ul>
        {there.map(({ name, side, organisation: of }) => (
          <li key={`${side} ${name}`}>
            {name}, {of ?? sideWords[side].toLowerCase()}
          </li>
        ))}
      </ul>
      {state === 'held' && away.length > 0 && <p>Afwezig: {away.map(({ name }) => name).join(', ')}.</p>}
      {agenda.map(({ kind, title, notes }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item has no other identity, and paper does not change
        <section key={at}>
          <h2>
            {at + 1}. {title}
          </h2>
          {notes !== '' && <p className="paper-text">{notes}</p>}
          {kind === 'roster' &&
            agreed.map((line) => (
              <p key={line}>
                <b>Afgesproken bezetting.</b> {line}
              </p>
            ))}
        </section>
      ))}
      {advice.length > 0 && (
        <>
          <h2>Advies van de gebruikersraad</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Waarover</th>
                <th scope="col">Advies</th>
                <th scope="col">Wat ermee is gedaan</th>
              </tr>
            </thead>
            <tbody>
              {advice.map((one) => (
                <tr key={one.text}>
                  <td>{adviceWords[one.about]}</td>
                  <td>{one.text}</td>
                  <td>{one.outcome}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {points.length > 0 && (
        <>
          <h2>Afspraken</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Wat</th>
                <th scope="col">Wie</th>
                <th scope="col">Uiterlijk</th>
                <th scope="col">Gedaan</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ id, text, owner, dueOn, doneOn }) => (
                <tr key={id}>
                  <td>{text}</td>
                  <td>{owner}</td>
                  <td>{dueOn === null ? '' : formatDate(dueOn)}</td>
                  <td>{doneOn === null ? '' : formatDate(doneOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Paper>
  )
}
