import { useQuery } from '@tanstack/react-query'
import type { Consultation } from '#shared/contract/consultation'
import { formatTime } from '#shared/time/format'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { adviceWords, sideWords } from '../../lib/words/consultation'
import { Card } from '../../ui/Card'
import { AgreedCoverage } from './AgreedCoverage'
import { ConsultationHead } from './ConsultationHead'
import { PointLine } from './PointLine'

/** A consultation to read: for who was there or is invited, but does not keep the minutes. */
export function ConsultationRead({ consultation }: { consultation: Consultation }) {
  const { id, state, startsAt, place, attendees, agenda, advice, centreIds } = consultation
  const { today } = useHere()
  const all = useQuery(api.actionPoints.list.queryOptions({ input: {} })).data ?? []
  const points = all.filter((point) => point.consultationId === id)
  const held = state === 'held'
  const when = [startsAt === null ? '' : formatTime(startsAt), place ?? ''].filter(Boolean).join(', ')
  return (
    <div className="ov-wide">
      <ConsultationHead consultation={consultation} points={points} />
      <Card title={held ? 'Wie erbij waren' : 'Wie er verwacht worden'} note={when || undefined}>
        <ul className="list">
          {attendees
            .filter(({ present }) => present)
            .map(({ side, name, organisation }) => (
              <li className="list-item" key={`${side} ${name}`}>
                <div className="list-text">
                  <b>{name}</b>
                  <small>{organisation ?? sideWords[side]}</small>
                </div>
              </li>
            ))}
        </ul>
      </Card>
      <Card title={held ? 'Verslag' : 'Agenda'}>
        <ol className="ov-agenda">
          {agenda.map(({ kind, title, notes }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item has no other identity, and nobody moves it here
            <li key={at}>
              <div className="ov-agenda-title">
                <span className="ov-count tabular" aria-hidden="true">
                  {at + 1}
                </span>
                <b>{title}</b>
              </div>
              {notes !== '' && <p className="ov-read">{notes}</p>}
              {kind === 'roster' && <AgreedCoverage consultationId={id} centreIds={centreIds} />}
            </li>
          ))}
        </ol>
      </Card>
      {points.length > 0 && (
        <Card title="Afspraken">
          <ul className="list">
            {points.map((point) => (
              <PointLine key={point.id} point={point} today={today} centreId={centreIds[0]} />
            ))}
          </ul>
        </Card>
      )}
      {advice.length > 0 && (
        <Card title="Advies van de gebruikersraad">
          <ul className="list">
            {advice.map((one) => (
              <li className="list-item" key={`${one.about} ${one.text}`}>
                <div className="list-text">
                  <b>{one.text}</b>
                  <small>
                    {[adviceWords[one.about], one.outcome && `gedaan: ${one.outcome}`].filter(Boolean).join(' · ')}
                  </small>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
