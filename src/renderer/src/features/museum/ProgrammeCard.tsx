import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { MuseumProgramme } from '#shared/contract/museum'
import type { Centre } from '#shared/contract/place'
import { type ProgrammeKind, programmeKinds } from '#shared/domain/museum'
import { type VatRate, vatRates } from '#shared/domain/price-line'
import { client } from '../../lib/client'
import { formatEuros } from '../../lib/format'
import { useRooms } from '../../lib/here'
import { useRights } from '../../lib/session'
import { useSave } from '../../lib/useSave'
import { type NumberText, nameProblem, numberOrNull, textOrNull } from '../../lib/values'
import { vatWords } from '../../lib/words/invoices'
import { programmeKindWords } from '../../lib/words/museum'
import { Card } from '../../ui/Card'
import { archiveOf, drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { EuroField } from '../../ui/EuroField'
import { Tag } from '../../ui/Tag'

/** What the museum offers, to change and to add to. */
export function ProgrammeCard({ museum, programmes }: { museum: Centre; programmes: readonly MuseumProgramme[] }) {
  const may = useRights()
  const [editing, setEditing] = useState<MuseumProgramme | 'new' | null>(null)
  const shown = [...programmes].sort((a, b) => Number(a.archived) - Number(b.archived))
  return (
    <Card
      title="Aanbod"
      actions={
        may('museum.createProgramme', museum.id) && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => setEditing('new')}
          >
            Toevoegen
          </Button>
        )
      }
    >
      {shown.length === 0 ? (
        <p className="list-empty">
          {may('museum.createProgramme', museum.id)
            ? 'Zet hier wat er te boeken is: een rondleiding of een arrangement, hoe lang het duurt en wat het kost.'
            : 'Er is nog geen aanbod.'}
        </p>
      ) : (
        <ul className="list">
          {shown.map((one) => (
            <li key={one.id} className="list-item">
              <div className="list-text">
                <b>
                  {may('museum.changeProgramme', museum.id) ? (
                    <button type="button" className="link" onClick={() => setEditing(one)}>
                      {one.name}
                    </button>
                  ) : (
                    one.name
                  )}
                </b>
                <small>
                  {programmeKindWords[one.kind]}, {one.minutes} minuten, hoogstens {one.mostPeople} mensen
                </small>
              </div>
              {one.archived ? <Tag>Gearchiveerd</Tag> : <b className="tabular">{formatEuros(one.personCents)} p.p.</b>}
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <ProgrammeForm
          key={editing === 'new' ? 'new' : editing.id}
          programme={editing === 'new' ? null : editing}
          museum={museum}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  )
}

type Values = {
  name: string
  kind: ProgrammeKind
  roomId: string | null
  minutes: NumberText
  mostPeople: NumberText
  personCents: number | null
  vat: VatRate
  description: string
}
const toValues = (one: MuseumProgramme): Values => ({ ...one, description: one.description ?? '' })
const start: Values = {
  ...{ name: '', kind: 'tour', roomId: null, minutes: 60, mostPeople: 20, personCents: null },
  ...{ vat: 'low', description: '' },
}

function ProgrammeForm({
  programme,
  museum,
  onClose,
}: {
  programme: MuseumProgramme | null
  museum: Centre
  onClose: () => void
}) {
  const rooms = useRooms(museum.id)
  const form = useForm<Values>({
    initialValues: programme ? toValues(programme) : start,
    validate: {
      name: nameProblem,
      roomId: (id) => (id === null ? 'Kies een ruimte.' : null),
      minutes: (value) => {
        const minutes = numberOrNull(value) ?? 0
        return minutes < 15 || minutes > 720 ? 'Kies een duur van 15 minuten tot 12 uur.' : null
      },
      mostPeople: (value) => ((numberOrNull(value) ?? 0) < 1 ? 'Vul in hoeveel mensen er mee kunnen.' : null),
      personCents: (cents) => (cents === null ? 'Vul een prijs in; nul als het gratis is.' : null),
    },
  })
  const saving = useSave<Values, MuseumProgramme>({
    form,
    row: programme,
    toValues,
    read: (current) => MuseumProgramme.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const room = rooms.find(({ id }) => id === values.roomId)
    const minutes = numberOrNull(values.minutes)
    const mostPeople = numberOrNull(values.mostPeople)
    if (!room || minutes === null || mostPeople === null || values.personCents === null) return
    const fields = {
      ...{ name: values.name.trim(), kind: values.kind, roomId: room.id, minutes, mostPeople, vat: values.vat },
      ...{ personCents: values.personCents, description: textOrNull(values.description) },
    }
    await saving.save(
      (revision) =>
        programme
          ? client.museum.changeProgramme({ id: programme.id, revision, ...fields })
          : client.museum.createProgramme({ centreId: museum.id, ...fields }),
      `${fields.name} is opgeslagen`,
    )
  })
  return (
    <EditDrawer
      title={programme ? programme.name : 'Nieuw in het aanbod'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...archiveOf(programme, saving, (row, to) => client.museum.changeProgramme({ id: row.id, ...to }))}
    >
      <TextInput label="Naam" withAsterisk data-autofocus maxLength={120} {...form.getInputProps('name')} />
      <div className="in-two">
        <Select
          label="Soort"
          allowDeselect={false}
          data={programmeKinds.map((value) => ({ value, label: programmeKindWords[value] }))}
          {...form.getInputProps('kind')}
        />
        <Select
          label="Ruimte"
          withAsterisk
          data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('roomId')}
        />
      </div>
      <div className="in-two">
        <NumberInput label="Minuten" withAsterisk allowDecimal={false} {...form.getInputProps('minutes')} />
        <NumberInput label="Hoogstens mensen" withAsterisk allowDecimal={false} {...form.getInputProps('mostPeople')} />
      </div>
      <div className="in-two">
        <EuroField
          label="Prijs per persoon"
          withAsterisk
          value={form.values.personCents}
          onChange={(cents) => form.setFieldValue('personCents', cents)}
          error={form.errors.personCents}
        />
        <Select
          label="Btw"
          allowDeselect={false}
          data={vatRates.map((value) => ({ value, label: vatWords[value] }))}
          {...form.getInputProps('vat')}
        />
      </div>
      <Textarea label="Omschrijving" autosize minRows={2} maxLength={2000} {...form.getInputProps('description')} />
      {programme && <p className="fig-note">Wat al geboekt is, houdt de prijs van toen.</p>}
    </EditDrawer>
  )
}
