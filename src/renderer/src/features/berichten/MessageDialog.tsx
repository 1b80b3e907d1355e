import { Button, Loader, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { IconCheck, IconCopy, IconFileTypePdf, IconMail, IconMailDown } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PreparedMessage } from '#shared/contract/document'
import { type MessageWay, messageWays } from '#shared/domain/documents'
import { api } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { messageFor } from '../../lib/failure'
import { mailtoOf, openMail } from '../../lib/mailto'
import { closeMessage, type MessageRequest, useMessage } from '../../lib/message'
import { notifyDone, notifyError } from '../../lib/notify'
import { printPaper } from '../../lib/print'
import { documentWords, messageWayWords } from '../../lib/words/documents'
import { usePaper } from '../../ui/Paper'
import { LetterPaper } from './LetterPaper'
import './berichten.css'

/** The one dialog for messages to renters: written by a template, changed by hand, sent by people themselves. */
export default function MessageDialog() {
  const request = useMessage()
  const [dirty, setDirty] = useState(false)
  return (
    <Modal
      opened={request !== null}
      onClose={closeMessage}
      title={request === null ? '' : `Bericht: ${documentWords[request.kind].toLowerCase()}`}
      size={720}
      closeOnClickOutside={!dirty}
      closeOnEscape={!dirty}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
      transitionProps={{ duration: 120 }}
    >
      {request !== null && <Prepared key={JSON.stringify(request)} request={request} onDirty={setDirty} />}
    </Modal>
  )
}

/** The bookings that a request is about, the one that it is named after first. */
const bookingsOf = ({ bookingId, bookingIds = [] }: MessageRequest) =>
  bookingId === undefined ? [...bookingIds] : [bookingId, ...bookingIds.filter((id) => id !== bookingId)]

type Dirty = { onDirty: (dirty: boolean) => void }

function Prepared({ request, onDirty }: { request: MessageRequest } & Dirty) {
  const { kind, newBookingId, alternatives, invoiceId } = request
  const prepared = useQuery(
    api.messages.prepare.queryOptions({
      input: {
        kind,
        bookingIds: bookingsOf(request),
        ...(newBookingId && { newBookingId }),
        ...(alternatives && { alternatives }),
        ...(invoiceId && { invoiceId }),
      },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  )
  if (prepared.isError) return <p role="alert">{messageFor(prepared.error)}</p>
  if (!prepared.data)
    return (
      <div className="loading">
        <Loader size="sm" />
      </div>
    )
  return <Letter prepared={prepared.data} request={request} onDirty={onDirty} />
}

type Fields = { recipient: string; subject: string; body: string }

function Letter({ prepared, request, onDirty }: { prepared: PreparedMessage; request: MessageRequest } & Dirty) {
  const [fields, setFields] = useState<Fields>({
    recipient: prepared.recipient ?? '',
    subject: prepared.subject,
    body: prepared.body,
  })
  const [way, setWay] = useState<MessageWay>('email')
  const paper = usePaper()
  const file = useMutation(api.messages.file.mutationOptions({ onSuccess: saveFile, onError: notifyError }))
  const note = useMutation(
    api.messages.note.mutationOptions({
      onSuccess: () => {
        notifyDone(`Genoteerd als verstuurd: ${fields.subject}`, { undo: true })
        onDirty(false)
        closeMessage()
      },
      onError: notifyError,
    }),
  )
  const change = (changes: Partial<Fields>) => {
    setFields({ ...fields, ...changes })
    onDirty(true)
  }
  const { recipient, subject, body } = fields
  const mail = mailtoOf(recipient, subject, body)
  const empty = subject.trim() === '' || body.trim() === ''
  const copy = async (said: string) => {
    try {
      await navigator.clipboard.writeText(body)
      notifyDone(said)
    } catch (error) {
      notifyError(error)
    }
  }
  const mailOpened = (event: { preventDefault: () => void }) => {
    if (!mail.whole) void copy('De tekst is lang en staat op het klembord. Plak hem in het bericht.')
    if (openMail(mail.href)) event.preventDefault()
  }
  return (
    <div className="message">
      <TextInput
        label="Aan"
        description={prepared.name}
        placeholder="geen e-mailadres bekend"
        type="email"
        value={recipient}
        onChange={(event) => change({ recipient: event.currentTarget.value })}
      />
      <TextInput
        label="Onderwerp"
        value={subject}
        maxLength={300}
        error={subject.trim() === '' ? 'Vul een onderwerp in' : undefined}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        label="Tekst"
        data-autofocus
        autosize
        minRows={10}
        maxRows={18}
        maxLength={20_000}
        value={body}
        error={body.trim() === '' ? 'Vul een tekst in' : undefined}
        onChange={(event) => change({ body: event.currentTarget.value })}
      />
      <div className="message-row">
        <Button
          variant="default"
          leftSection={<IconCopy size={16} aria-hidden />}
          disabled={empty}
          onClick={() => void copy('De tekst is gekopieerd')}
        >
          Kopieer
        </Button>
        <Button
          component="a"
          href={mail.href}
          variant="default"
          leftSection={<IconMail size={16} aria-hidden />}
          onClick={mailOpened}
        >
          Open in e-mailprogramma
        </Button>
        <Button
          variant="default"
          leftSection={<IconMailDown size={16} aria-hidden />}
          disabled={empty}
          loading={file.isPending}
          aria-label="Bewaar als EML"
          onClick={() =>
            file.mutate({ recipient: recipient.trim() || null, subject, body, invoiceId: prepared.invoiceId })
          }
        >
          EML
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          disabled={empty}
          aria-label="Bewaar als PDF of druk af"
          onClick={() =>
            paper.print(() => printPaper(`${documentWords[prepared.kind]}.pdf`, 'De brief is bewaard als PDF'))
          }
        >
          PDF
        </Button>
      </div>
      <div className="message-row message-sent">
        <p>Buurtbalie verstuurt niets zelf. Is het bericht weg? Noteer het, dan weten collega’s het ook.</p>
        <Select
          aria-label="Hoe verstuurd"
          w={170}
          allowDeselect={false}
          value={way}
          data={messageWays.map((value) => ({ value, label: messageWayWords[value] }))}
          onChange={(value) => setWay(messageWays.find((w) => w === value) ?? 'email')}
        />
        <Button
          leftSection={<IconCheck size={16} aria-hidden />}
          disabled={empty}
          loading={note.isPending}
          onClick={() =>
            note.mutate({
              kind: prepared.kind,
              bookingIds: bookingsOf(request),
              invoiceId: prepared.invoiceId,
              renterId: prepared.renterId,
              recipient: recipient.trim() || null,
              subject,
              body,
              how: way,
            })
          }
        >
          Noteer als verstuurd
        </Button>
      </div>
      {paper.printing && <LetterPaper name={prepared.name} subject={subject} body={body} />}
    </div>
  )
}
