import { Button, FileButton, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconCamera, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type CentreId, type PhotoId, RoomId } from '#shared/contract/base'
import { MOST_PHOTOS, type Repair } from '#shared/contract/day-log'
import { isCivilDate } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useRooms } from '../../lib/here'
import { notifyDone } from '../../lib/notify'
import { useMay } from '../../lib/session'
import { EuroField } from '../../ui/EuroField'
import { FreeText } from '../../ui/FreeText'
import { FormDialog } from './FormDialog'
import { Photos } from './Photos'
import { type ChosenPhoto, jpegSource, photoOf } from './photo'
import { byOf } from './who'

type Values = {
  title: string
  roomId: string | null
  note: string
  doneOn: string | null
  costCents: number | null
}
type Props = {
  centreId: CentreId
  date: CivilDate
  /** Null to report something new. */
  repair: Repair | null
  /** Opened to say that it is done: today, unless another day is chosen. */
  finish: boolean
  who: string
  onClose: () => void
}

const UNREADABLE = 'Deze foto kunnen wij niet lezen. Kies een JPEG- of PNG-bestand.'

/** Reports damage, changes what was reported, or says that it is done. */
export function RepairForm({ centreId, date, repair, finish, who, onClose }: Props) {
  const rooms = useRooms(centreId)
  const mayRemove = useMay('repairs.removePhoto', centreId)
  const [saved, setSaved] = useState(repair)
  const [chosen, setChosen] = useState<readonly ChosenPhoto[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm<Values>({
    initialValues: {
      title: repair?.title ?? '',
      roomId: repair?.roomId ?? null,
      note: repair?.note ?? '',
      doneOn: repair?.doneOn ?? (finish ? date : null),
      costCents: repair?.costCents ?? null,
    },
    validate: { title: (text) => (text.trim() === '' ? 'Vul in wat er kapot is of moet gebeuren.' : null) },
  })
  const photos = saved?.photoIds ?? []
  const room = MOST_PHOTOS - photos.length - chosen.length
  const choose = async (files: readonly File[]) => {
    const made = await Promise.all(files.map(photoOf))
    const readable = made.filter((photo) => photo !== null)
    setChosen((known) => [...known, ...readable.slice(0, room)])
    if (readable.length < made.length) setProblem(UNREADABLE)
    else setProblem(readable.length > room ? `Er kunnen hooguit ${MOST_PHOTOS} foto's bij.` : null)
  }
  const save = useMutation({
    mutationFn: async (values: Values) => {
      const said = {
        title: values.title.trim(),
        note: values.note.trim() === '' ? null : values.note.trim(),
        roomId: values.roomId === null ? null : RoomId.parse(values.roomId),
      }
      const done = values.doneOn !== null && isCivilDate(values.doneOn) ? values.doneOn : null
      const { by } = byOf(who)
      let row =
        saved === null
          ? await client.repairs.create({ centreId, reportedOn: date, ...said, ...byOf(who) })
          : await client.repairs.change({
              id: saved.id,
              revision: saved.revision,
              ...said,
              doneOn: done,
              costCents: done === null ? null : values.costCents,
              ...(done !== null && saved.doneBy === null && by !== undefined && { doneBy: by }),
            })
      setSaved(row)
      // One at a time: each names the revision that the one before left.
      for (const photo of chosen) {
        row = await client.repairs.addPhoto({ id: row.id, revision: row.revision, base64: photo.base64 })
        setSaved(row)
        setChosen((left) => left.filter((one) => one !== photo))
      }
      return row
    },
    onSuccess: (row) => {
      notifyDone(row.doneOn === null ? `${row.title} staat op de lijst` : `${row.title} is klaar`, { undo: true })
      onClose()
    },
  })
  const remove = useMutation({
    mutationFn: async ({ row, photoId }: { row: Repair; photoId: PhotoId }) =>
      setSaved(await client.repairs.removePhoto({ id: row.id, revision: row.revision, photoId })),
  })
  return (
    <FormDialog
      title={repair === null ? 'Schade of klein onderhoud melden' : repair.title}
      save={repair === null ? 'Melden' : 'Opslaan'}
      busy={save.isPending}
      error={save.error ?? remove.error}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
    >
      <TextInput
        label="Wat"
        withAsterisk
        data-autofocus={!finish}
        placeholder="bijvoorbeeld kraan in de keuken lekt"
        maxLength={120}
        {...form.getInputProps('title')}
      />
      <Select
        label="Ruimte"
        placeholder="Hele gebouw of buiten"
        clearable
        clearButtonProps={{ 'aria-label': 'Geen ruimte' }}
        data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('roomId')}
      />
      <FreeText label="Toelichting" autosize minRows={2} maxLength={2000} {...form.getInputProps('note')} />
      {repair !== null && (
        <div className="lb-pair">
          <DateField
            label="Klaar op"
            clearable
            clearButtonProps={{ 'aria-label': 'Toch nog niet klaar' }}
            minDate={repair.reportedOn}
            placeholder="Nog niet klaar"
            {...form.getInputProps('doneOn')}
          />
          <EuroField
            label="Kosten"
            description="met btw, als u ze weet"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data-autofocus={finish}
            disabled={form.values.doneOn === null}
            {...form.getInputProps('costCents')}
            value={form.values.costCents}
            onChange={(cents) => form.setFieldValue('costCents', cents)}
          />
        </div>
      )}
      <div>
        <div className="lb-photos">
          <Photos
            ids={photos}
            title={form.values.title}
            onRemove={saved === null || !mayRemove ? undefined : (photoId) => remove.mutate({ row: saved, photoId })}
          />
          {chosen.map((photo, at) => (
            <span className="lb-thumb" key={photo.base64.slice(-40)}>
              <img src={jpegSource(photo.base64)} alt={`Nieuwe foto ${at + 1}`} />
              <button
                type="button"
                aria-label={`Nieuwe foto ${at + 1} niet meesturen`}
                onClick={() => setChosen(chosen.filter((one) => one !== photo))}
              >
                <IconX size={12} aria-hidden />
              </button>
            </span>
          ))}
          {room > 0 && (
            <FileButton multiple accept="image/*" onChange={(files) => void choose(files)}>
              {(props) => (
                <Button {...props} variant="default" leftSection={<IconCamera size={16} aria-hidden />}>
                  Foto toevoegen
                </Button>
              )}
            </FileButton>
          )}
        </div>
        {problem !== null && (
          <p className="lb-problem" role="alert">
            {problem}
          </p>
        )}
        <p className="lb-hint">Maak de foto zonder mensen erop. Wij maken hem kleiner en halen plaats en tijd eruit.</p>
      </div>
    </FormDialog>
  )
}
