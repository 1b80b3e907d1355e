import { Button } from '@mantine/core'
import { IconMail, IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ActionPoint, Consultation } from '#shared/contract/consultation'
import { formatDate } from '#shared/time/format'
import { useActions } from '../../lib/actions'
import { useHere } from '../../lib/here'
import { mailtoOf, openMail } from '../../lib/mailto'
import { notifyDone, notifyError } from '../../lib/notify'
import { printPaper } from '../../lib/print'
import { consultationStateWords } from '../../lib/words/consultation'
import { usePaper } from '../../ui/Paper'
import { Tag } from '../../ui/Tag'
import { Minutes, minutesText } from './Minutes'

type Props = { consultation: Consultation; points: readonly ActionPoint[]; children?: ReactNode }

/** With whom and when a consultation is, with its agenda or minutes to print and to mail. */
export function ConsultationHead({ consultation, points, children }: Props) {
  const { state, date, party, centreIds, attendees } = consultation
  const { centres } = useHere()
  const paper = usePaper()
  const names = centreIds.flatMap((one) => centres.find((centre) => centre.id === one)?.name ?? [])
  const word = state === 'held' ? 'verslag' : 'agenda'
  const print = () => paper.print(() => printPaper(`${word}-overleg-${date}.pdf`, `De ${word} is bewaard als PDF`))
  const text = minutesText(consultation, points)
  const mail = mailtoOf(
    attendees.flatMap(({ email }) => email ?? []),
    `${word === 'verslag' ? 'Verslag' : 'Uitnodiging en agenda'} overleg ${party}, ${formatDate(date)}`,
    text,
  )
  useActions([{ id: 'consultation.print', label: 'Overleg afdrukken', keys: ['Ctrl+P'], group: 'Overleg', run: print }])
  return (
    <>
      <header className="ov-head">
        <div>
          <h2>{party}</h2>
          <p>
            {formatDate(date)}
            {names.length > 0 && names.join(', ') !== party && ` · ${names.join(', ')}`}
          </p>
        </div>
        <Tag tone={state === 'held' ? 'ok' : 'accent'}>{consultationStateWords[state]}</Tag>
        <div className="card-actions">
          {children}
          <Button
            component="a"
            href={mail.href}
            variant="default"
            leftSection={<IconMail size={16} aria-hidden="true" />}
            onClick={(event) => {
              if (!mail.whole) void navigator.clipboard.writeText(text).then(copied, notifyError)
              if (openMail(mail.href)) event.preventDefault()
            }}
          >
            E-mailen
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={print}>
            {word === 'verslag' ? 'Verslag afdrukken' : 'Agenda afdrukken'}
          </Button>
        </div>
      </header>
      {paper.printing && <Minutes consultation={consultation} centres={names} points={points} />}
    </>
  )
}

const copied = () => notifyDone('Het verslag is te lang voor de link en staat op het klembord: plak het in de e-mail')
