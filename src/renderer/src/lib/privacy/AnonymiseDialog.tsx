import './privacy.css'
import { Alert, Button, Checkbox, Loader, Modal, Select, Textarea } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnonymousOutcome, AnonymousPreview, Subject } from '#shared/contract/privacy'
import { type AnonymousReason, anonymousReasons, anonymousReasonWords } from '#shared/domain/privacy'
import { formatQuarter } from '#shared/time/format'
import { api } from '../client'
import { messageFor } from '../failure'
import { formatCount } from '../format'
import { notifyDone } from '../notify'
import { refusalWords } from '../words/privacy'
import { LeftNotice } from './LeftNotice'

type Props = Subject & { name: string; reason?: AnonymousReason; onDone: () => void; onClose: () => void }

/** Shows what goes, what stays and why; then makes somebody anonymous, for good. */
export function AnonymiseDialog({ kind, id, name, reason: first = 'asked', onDone, onClose }: Props) {
  const [allTitles, setAllTitles] = useState(false)
  const [reason, setReason] = useState<AnonymousReason>(first)
  const [note, setNote] = useState('')
  const [sure, setSure] = useState(false)
  const [clear, setClear] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<AnonymousOutcome | null>(null)
  const preview = useQuery(
    api.privacy.preview.queryOptions({
      input: { kind, id, allTitles },
      staleTime: 0,
      gcTime: 0,
      placeholderData: keepPreviousData,
    }),
  )
  const act = useMutation(
    api.privacy.anonymise.mutationOptions({
      onSuccess: ([outcome]) => {
        if (outcome?.name == null) return
        notifyDone(`${name} is nu ${outcome.name}`)
        setDone(outcome)
      },
    }),
  )
  const refused = act.data?.[0]?.refused ?? preview.data?.refused ?? []
  const asksWhy = reason === 'other' && note.trim() === ''
  const submit = () => {
    if (!preview.data) return
    const subjects = [{ kind, id, revision: preview.data.revision }]
    act.mutate({ subjects, reason, note: note.trim() === '' ? null : note.trim(), allTitles, clear: [...clear] })
  }
  if (done)
    return (
      <Modal
        opened
        onClose={onDone}
        title={`${done.name} is geanonimiseerd`}
        size={640}
        closeButtonProps={{ 'aria-label': 'Sluiten' }}
      >
        <div className="anon">
          <LeftNotice name={done.name ?? ''} left={done.left} />
          <footer>
            <Button onClick={onDone} data-autofocus>
              Klaar
            </Button>
          </footer>
        </div>
      </Modal>
    )
  const problem = act.error ?? preview.error
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${name} anonimiseren`}
      size={640}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
    >
      <div className="anon">
        {preview.isPending && <Loader size="sm" aria-label="Bezig met laden" />}
        {refused.length > 0 && (
          <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} title="Dit kan nog niet">
            {refused.map((why) => refusalWords[why]).join(' ')}
          </Alert>
        )}
        {preview.data && <Preview preview={preview.data} />}
        {preview.data && preview.data.refused.length === 0 && (
          <>
            {preview.data.named.length > 0 && (
              <Checkbox.Group
                label="Deze naam staat ook in een vak voor een naam"
                description="Vink aan wat over deze persoon gaat; daar komt de nieuwe naam te staan. De rest blijft."
                value={[...clear]}
                onChange={(fields) => setClear(new Set(fields))}
              >
                {preview.data.named.map(({ field, where, what, rows }) => (
                  <Checkbox
                    key={field}
                    mt={6}
                    value={field}
                    label={`${where}, ${what} (${formatCount(rows, 'keer', 'keer')})`}
                  />
                ))}
              </Checkbox.Group>
            )}
            {kind === 'renter' && (
              <Checkbox
                label="Vervang alle titels van activiteiten, ook die zonder naam"
                checked={allTitles}
                onChange={(event) => setAllTitles(event.currentTarget.checked)}
              />
            )}
            <Select
              label="Waarom"
              data={anonymousReasons.map((one) => ({ value: one, label: anonymousReasonWords[one] }))}
              allowDeselect={false}
              value={reason}
              onChange={(value) => setReason((value ?? first) as AnonymousReason)}
            />
            <Textarea
              label="Toelichting"
              description="Schrijf hier geen naam: dit blijft staan."
              withAsterisk={reason === 'other'}
              autosize
              minRows={1}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Checkbox
              label="Ik weet dat dit niet ongedaan gemaakt kan worden"
              checked={sure}
              onChange={(event) => setSure(event.currentTarget.checked)}
            />
          </>
        )}
        {problem !== null && (
          <p className="anon-problem" role="alert">
            {messageFor(problem)}
          </p>
        )}
        <footer>
          <Button
            color="red"
            disabled={!preview.data || preview.data.refused.length > 0 || !sure || asksWhy}
            loading={act.isPending}
            onClick={submit}
          >
            Voorgoed anonimiseren
          </Button>
          <Button variant="default" onClick={onClose}>
            Laat maar
          </Button>
        </footer>
      </div>
    </Modal>
  )
}

const FEW = 8

function Preview({ preview }: { preview: AnonymousPreview }) {
  const { gone, stays, titles, closed, mentions, backups } = preview
  const changing = titles.filter((title) => title.old !== title.new)
  return (
    <>
      <section aria-labelledby="anon-gone">
        <h3 id="anon-gone">Wat weggaat</h3>
        <ul>
          {gone.map(({ title, rows, fields }) => (
            <li key={title}>
              <b>{title}</b> ({rows}): {fields.join(', ')}
            </li>
          ))}
        </ul>
      </section>
      {changing.length > 0 && (
        <section aria-labelledby="anon-titles">
          <h3 id="anon-titles">Titels van activiteiten</h3>
          <ul>
            {changing.slice(0, FEW).map((title) => (
              <li key={title.old}>
                {title.old} <span aria-hidden>→</span>
                <span className="visually-hidden"> wordt </span> {title.new}
              </li>
            ))}
            {changing.length > FEW && <li>en nog {formatCount(changing.length - FEW, 'titel', 'titels')}</li>}
          </ul>
        </section>
      )}
      <section aria-labelledby="anon-stays">
        <h3 id="anon-stays">Wat blijft, en waarom</h3>
        <ul>
          {stays.map(({ title, rows, why }) => (
            <li key={title}>
              <b>{title}</b> ({rows}). {why}
            </li>
          ))}
          {closed.map(({ quarter, version, titles: named }) => (
            <li key={`${quarter} ${version}`}>
              <b>
                Vastgesteld {formatQuarter(quarter)}, versie {version}
              </b>
              . Dat is zo verstuurd en verandert niet; de naam staat daar in: {named.join(', ')}.
            </li>
          ))}
          <li>
            <b>Reservekopieën.</b> {backups}
          </li>
        </ul>
      </section>
      {mentions.length > 0 && (
        <section aria-labelledby="anon-mentions">
          <h3 id="anon-mentions">Ook genoemd in teksten van anderen</h3>
          <p>Die blijven zoals ze zijn. Pas ze zelf aan als dat nodig is.</p>
          <ul>
            {mentions.slice(0, FEW).map(({ table, id, where, text }) => (
              <li key={`${table} ${id} ${text}`}>
                <b>{where}</b>: {text}
              </li>
            ))}
            {mentions.length > FEW && <li>en nog {formatCount(mentions.length - FEW, 'tekst', 'teksten')}</li>}
          </ul>
        </section>
      )}
    </>
  )
}
