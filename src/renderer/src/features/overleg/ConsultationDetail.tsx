import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Consultation } from '#shared/contract/consultation'
import { isCivilDate } from '#shared/time/civil'
import { api, client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { consultationStateWords } from '../../lib/words/consultation'
import { choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { TimeField } from '../../ui/TimeField'
import { AdviceCard } from './AdviceCard'
import { AgendaCard } from './AgendaCard'
import { AgreedCard } from './AgreedCard'
import { AttendeesCard } from './AttendeesCard'
import { ConsultationHead } from './ConsultationHead'
import { DraftBar } from './DraftBar'
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
  const { today } = useHere()
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
  const removable = consultation.state === 'planned' && points.length === 0
  return (
    <div className="ov-wide">
      <ConsultationHead consultation={values} points={points}>
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
      </ConsultationHead>
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
      <AgreedCard
        consultationId={id}
        centreId={consultation.centreIds[0]}
        points={points}
        attendees={values.attendees}
        today={today}
      />
      <AdviceCard advice={values.advice} onChange={(advice) => set({ advice })} />
      <DraftBar draft={draft} />
    </div>
  )
}
