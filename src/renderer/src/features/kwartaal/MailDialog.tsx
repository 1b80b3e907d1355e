import { Alert, Button, Checkbox, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { ExportFormat } from '#shared/contract/report'
import { overviewName } from '#shared/domain/figure-words'
import { formatPeriod } from '#shared/time/format'
import type { Period } from '#shared/time/types'
import { client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { messageFor } from '../../lib/failure'
import { notifyDone } from '../../lib/notify'
import { allFormats } from './formats'

type Person = { name: string; email: string }
type Props = {
  period: Period
  centreId: CentreId | undefined
  /** What the overview is about: the name of a centre, or all. */
  scope: string
  people: readonly Person[]
  onClose: () => void
}

/** Makes messages with the files of the overview, to open and send in a mail program, and notes that they went out. */
export function MailDialog({ period, centreId, scope, people, onClose }: Props) {
  const about = `${overviewName(period)} ${formatPeriod(period)}`
  const [chosen, setChosen] = useState(people.map(({ email }) => email))
  const [together, setTogether] = useState(false)
  const [formats, setFormats] = useState<ExportFormat[]>(['pdf'])
  const [subject, setSubject] = useState(`${about}, ${scope}`)
  const [body, setBody] = useState(
    `Beste lezer,\n\nHierbij krijgt u het ${about.toLowerCase()} van ${scope}. De cijfers staan in de bijlage.\n\nMet vriendelijke groet,\n`,
  )
  const [saved, setSaved] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const recipients = people.filter(({ email }) => chosen.includes(email))

  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setRefused(null)
    try {
      await work()
    } catch (error) {
      setRefused(messageFor(error))
    } finally {
      setBusy(false)
    }
  }
  const make = (event: FormEvent) => {
    event.preventDefault()
    if (recipients.length === 0) return setRefused('Kies ten minste één persoon.')
    if (subject.trim() === '' || body.trim() === '') return setRefused('Vul een onderwerp en een tekst in.')
    const mail = { period, recipients, together, formats, subject, body, ...(centreId && { centreId }) }
    void run(async () => {
      for (const file of await client.reports.mail(mail)) saveFile(file)
      setSaved(true)
    })
  }
  const note = () =>
    run(async () => {
      await client.reports.noteSent({ period, recipients, ...(centreId && { centreId }) })
      notifyDone('Genoteerd dat het is verstuurd', { undo: true })
      onClose()
    })
  return (
    <Modal
      opened
      onClose={onClose}
      title="Overzicht versturen"
      size={560}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
    >
      <form className="kw-form" onSubmit={make} noValidate>
        <Checkbox.Group label="Aan" value={chosen} onChange={setChosen}>
          <div className="kw-formats">
            {people.map(({ name, email }) => (
              <Checkbox key={email} value={email} label={`${name} (${email})`} />
            ))}
          </div>
        </Checkbox.Group>
        <SegmentedControl
          aria-label="Hoeveel berichten"
          data={[
            { value: 'each', label: 'Ieder een eigen bericht' },
            { value: 'together', label: 'Eén bericht aan allen' },
          ]}
          value={together ? 'together' : 'each'}
          onChange={(value) => setTogether(value === 'together')}
        />
        <Checkbox.Group label="Bijlagen" value={formats} onChange={(value) => setFormats(value as ExportFormat[])}>
          <div className="kw-formats">
            {allFormats.map(({ format, label }) => (
              <Checkbox key={format} value={format} label={label} />
            ))}
          </div>
        </Checkbox.Group>
        <TextInput label="Onderwerp" value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
        <Textarea
          label="Tekst"
          autosize
          minRows={5}
          maxRows={12}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <p className="quiet">
          Buurtbalie verstuurt niets zelf. U krijgt berichten (EML) met de bijlagen erin; open ze in uw mailprogramma en
          verstuur ze daar.
        </p>
        {refused !== null && (
          <Alert color="red" role="alert">
            {refused}
          </Alert>
        )}
        <div className="kw-buttons">
          <Button type="submit" loading={busy} variant={saved ? 'default' : 'filled'}>
            Berichten bewaren
          </Button>
          <Button variant={saved ? 'filled' : 'default'} disabled={!saved || busy} onClick={() => void note()}>
            Noteer als verstuurd
          </Button>
          <Button variant="default" onClick={onClose}>
            Sluiten
          </Button>
        </div>
      </form>
    </Modal>
  )
}
