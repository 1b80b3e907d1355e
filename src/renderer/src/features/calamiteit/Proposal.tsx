import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { IconCopy, IconMail, IconPrinter } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Incident } from '#shared/contract/incident'
import { type AnswerKind, answerKinds } from '#shared/domain/roster/incident'
import { api } from '../../lib/client'
import { mailtoOf, openMail } from '../../lib/mailto'
import { notifyDone, notifyError } from '../../lib/notify'
import { printPaper } from '../../lib/print'
import { answerWords, type ProposalPart, proposalText } from '../../lib/words/calamities'
import { roleWords } from '../../lib/words/consultation'
import { Card } from '../../ui/Card'
import { Paper, usePaper } from '../../ui/Paper'
import type { Names } from './names'
import { ProposalPaper, TITLE } from './ProposalPaper'

const copied = () => notifyDone('De tekst is gekopieerd')

/** What is laid before the boards and the municipality, by mail or on paper, and what they said of it. */
export function Proposal({
  incident,
  parts,
  names,
  mayAnswer,
}: {
  incident: Incident
  parts: ProposalPart[]
  names: Names
  /** Whether answers are written down here. */
  mayAnswer: boolean
}) {
  const text = proposalText(incident, parts, names)
  const { printing, print } = usePaper()
  const centreIds = new Set(incident.lines.map(({ centreId }) => centreId))
  const sheets = useQuery(api.contacts.list.queryOptions({ input: {} })).data ?? []
  const contacts = sheets
    .filter(({ centreId }) => centreIds.has(centreId))
    .flatMap((sheet) => sheet.contacts)
    .filter(({ role }) => role === 'board' || role === 'district_director' || role === 'policy_adviser')
  const mail = mailtoOf([...new Set(contacts.flatMap(({ email }) => email ?? []))], TITLE, text)
  const copy = () => void navigator.clipboard.writeText(text).then(copied, notifyError)
  return (
    <Card title="Voorstel en antwoorden">
      <div className="ca-buttons">
        <Button
          component="a"
          href={mail.href}
          variant="default"
          leftSection={<IconMail size={16} aria-hidden />}
          onClick={(event) => {
            if (!mail.whole) copy()
            if (openMail(mail.href)) event.preventDefault()
          }}
        >
          E-mailen
        </Button>
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
          Kopieer de tekst
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => print(() => printPaper('voorstel.pdf', 'Het voorstel is opgeslagen'))}
        >
          Afdrukken
        </Button>
      </div>
      {printing && (
        <Paper>
          <ProposalPaper incident={incident} parts={parts} who={names.person(incident.caretakerId)} />
        </Paper>
      )}
      {incident.answers.length > 0 && (
        <ul className="ca-answers" aria-label="Antwoorden">
          {incident.answers.map((one) => (
            <li key={`${one.at}${one.name}`}>
              <b>{one.name}</b>: {answerWords[one.answer].toLowerCase()}
              {one.note !== null && `. ${one.note}`}
            </li>
          ))}
        </ul>
      )}
      {mayAnswer && (
        <Answer
          key={incident.revision}
          incident={incident}
          names={contacts.map(({ name, role }) => ({ name, role: roleWords[role] }))}
        />
      )}
    </Card>
  )
}

type AnswerProps = { incident: Incident; names: readonly { name: string; role: string }[] }

function Answer({ incident, names }: AnswerProps) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<AnswerKind>('agrees')
  const [note, setNote] = useState('')
  const answer = useMutation(
    api.calamities.answer.mutationOptions({
      onError: notifyError,
      onSuccess: () => notifyDone('Het antwoord is genoteerd', { undo: true }),
    }),
  )
  return (
    <form
      className="ca-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return
        const role = names.find((one) => one.name === name)?.role ?? null
        const said = note.trim() === '' ? null : note.trim()
        answer.mutate({
          id: incident.id,
          revision: incident.revision,
          answer: { name: name.trim(), role, answer: kind, note: said },
        })
      }}
    >
      <Autocomplete
        label="Wie antwoordt"
        data={[...new Set(names.map((one) => one.name))]}
        value={name}
        onChange={setName}
      />
      <Select
        label="Antwoord"
        data={answerKinds.map((value) => ({ value, label: answerWords[value] }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => value && setKind(value)}
      />
      <TextInput
        className="ca-wide"
        label="Wat er is gezegd"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="ca-wide">
        <Button type="submit" variant="default" loading={answer.isPending} disabled={name.trim() === ''}>
          Noteer antwoord
        </Button>
      </div>
    </form>
  )
}
