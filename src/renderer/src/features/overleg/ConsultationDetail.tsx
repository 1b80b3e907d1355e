import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconMail, IconPrinter, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Consultation } from '#shared/contract/consultation'
import { isCivilDate } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import { useActions } from '../../lib/actions'
import { api, client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useHere } from '../../lib/here'
import { mailtoOf, openMail } from '../../lib/mailto'
import { notifyDone, notifyError } from '../../lib/notify'
import { printPaper } from '../../lib/print'
import { consultationStateWords } from '../../lib/words/consultation'
import { choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { usePaper } from '../../ui/Paper'
import { Tag } from '../../ui/Tag'
import { TimeField } from '../../ui/TimeField'
import { AdviceCard } from './AdviceCard'
import { AgendaCard } from './AgendaCard'
import { AgreedCard } from './AgreedCard'
import { AttendeesCard } from './AttendeesCard'
import { DraftBar } from './DraftBar'
import { Minutes, minutesText } from './Minutes'
import { useDraft } from './useDraft'

/** What is saved of a draft: rows that were left empty are not. */
const tidy = ({ id: _i, party: _p, centreIds: _c, revision: _r, ...values }: Consultation) => ({
  ...values,
  attendees: values.attendees.flatMap((one) => (one.name.trim() === '' ? [] : { ...one, name: one.name.trim() })),
  agenda: values.agenda.flatMap((item) => (item.title.trim() === '' ? [] : { ...item, title: item.title.trim() })),
  advice: values.advice.filter(({ text }) => text.trim() !== ''),
})

/** A consultation: when and where, who was there, what was said per item, advice, and what was agreed. */
export function ConsultationDetail({ consultation, onGone }: { consultation: Consultation; onGone: () => void }) {
  const { id } = consultation
  const { centres, today } = useHere()
  const draft = useDraft(
    id,
    consultation,
    (values, revision) => client.consultations.change({ id, revision, ...tidy(values) }),
    'Het overleg is opgeslagen',
  )
  const { values, set } = draft
  const points =
    useQuery(api.actionPoints.list.queryOptions({ input: {} })).data?.filter((point) => point.consultationId === id) ??
    []
  const paper = usePaper()
  const names = values.centreIds.flatMap((one) => centres.find((centre) => centre.id === one)?.name ?? [])
  const word = values.state === 'held' ? 'verslag' : 'agenda'
  const print = () =>
    paper.print(() => printPaper(`${word}-overleg-${values.date}.pdf`, `De ${word} is bewaard als PDF`))
  const remove = useMutation(
    api.consultations.remove.mutationOptions({
      onError: notifyError,
      onSuccess: () => {
        draft.drop()
        notifyDone('Het overleg is verwijderd', { undo: true })
        onGone()
      },
    }),
  )
  const mail = mailtoOf(
    values.attendees.flatMap(({ email }) => email ?? []),
    `${word === 'verslag' ? 'Verslag' : 'Uitnodiging en agenda'} overleg ${values.party}, ${formatDate(values.date)}`,
    minutesText(values, points),
  )
  useActions([{ id: 'consultation.print', label: 'Overleg afdrukken', keys: ['Ctrl+P'], group: 'Overleg', run: print }])
  const removable = consultation.state === 'planned' && points.length === 0
  return (
    <div className="ov-wide">
      <header className="ov-head">
        <div>
          <h2>{values.party}</h2>
          <p>
            {formatDate(values.date)}
            {names.length > 0 && names.join(', ') !== values.party && ` · ${names.join(', ')}`}
          </p>
        </div>
        <Tag tone={values.state === 'held' ? 'ok' : 'accent'}>{consultationStateWords[values.state]}</Tag>
        <div className="card-actions">
          {removable && (
            <Button
              variant="subtle"
              color="gray"
              c="var(--bad)"
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              loading={remove.isPending}
              onClick={() => remove.mutate({ id, revision: consultation.revision })}
            >
              Verwijderen
            </Button>
          )}
          <Button
            component="a"
            href={mail.href}
            variant="default"
            leftSection={<IconMail size={16} aria-hidden="true" />}
            onClick={(event) => {
              if (!mail.whole) void navigator.clipboard.writeText(minutesText(values, points)).then(copied, notifyError)
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
      <Card title="Wanneer en waar">
        <div className="ov-form ov-when">
          <DateField
            label="Datum"
            value={values.date}
            onChange={(value) => {
              if (typeof value === 'string' && isCivilDate(value)) set({ date: value })
            }}
          />
          <TimeField label="Tijd" value={values.startsAt} onChange={(startsAt) => set({ startsAt })} />
          <TextInput
            label="Plaats"
            maxLength={120}
            value={values.place ?? ''}
            onChange={(event) => set({ place: event.currentTarget.value || null })}
          />
          <div className="ov-state">
            <span id="ov-state">Stand</span>
            <SegmentedControl
              aria-labelledby="ov-state"
              data={choices(consultationStateWords).map((one) => ({
                ...one,
                disabled: one.value === 'held' && values.date > today,
              }))}
              value={values.state}
              onChange={(state) => set({ state })}
            />
          </div>
        </div>
      </Card>
      <AttendeesCard
        held={values.state === 'held'}
        attendees={values.attendees}
        onChange={(attendees) => set({ attendees })}
      />
      <AgendaCard consultation={values} onChange={(agenda) => set({ agenda })} />
      <AgreedCard consultationId={id} points={points} attendees={values.attendees} today={today} />
      <AdviceCard advice={values.advice} onChange={(advice) => set({ advice })} />
      <DraftBar draft={draft} />
      {paper.printing && <Minutes consultation={values} centres={names} points={points} />}
    </div>
  )
}

const copied = () => notifyDone('Het verslag is te lang voor de link en staat op het klembord: plak het in de e-mail')
