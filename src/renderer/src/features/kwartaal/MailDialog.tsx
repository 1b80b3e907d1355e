import { Alert, Button, Checkbox, Loader, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { ExportFormat } from '#shared/contract/report'
import type { Period } from '#shared/time/types'
import { api, client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { messageFor } from '../../lib/failure'
import { notifyDone } from '../../lib/notify'
import { allFormats } from './formats'

type Person = { name: string; email: string }
type Props = {
  period: Period
  centreId: CentreId | undefined
  people: readonly Person[]
  onClose: () => void
}

type Text = { subject: string; body: string }

/** Asks for the text by the template first, so that what is typed is never overwritten. */
export function MailDialog(props: Props) {
  const { period, centreId } = props
  const text = useQuery(
    api.reports.mailText.queryOptions({ input: { period, ...(centreId && { centreId }) }, staleTime: 0, gcTime: 0 }),
  )
  if (text.data) return <Dialog {...props} text={text.data} />
  return (
    <Modal
      opened
      onClose={props.onClose}
      title="Overzicht versturen"
      size={560}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
    >
      {text.error ? <Alert color="red">{messageFor(text.error)}</Alert> : <Loader size="sm" />}
    </Modal>
  )
}

/** Makes messages with the files of the overview, to open and send in a mail program, and notes that they went out. */
function Dialog({ period, centreId, people, text, onClose }: Props & { text: Text }) {
  const [chosen, setChosen] = useState(people.map(({ email }) => email))
  const [together, setTogether] = useState(false)
  const [formats, setFormats] = useState<ExportFormat[]>(['pdf'])
  const [subject, setSubject] = useState(text.subject)
  const [body, setBody] = useState(text.body)
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
