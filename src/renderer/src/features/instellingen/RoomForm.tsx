import { Checkbox, MultiSelect, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { CentreId } from '#shared/contract/base'
import { Room, type RoomLayout } from '#shared/contract/place'
import type { RoomKind, RoomUse } from '#shared/domain/vocabulary'
import { client } from '../../lib/client'
import { useSave } from '../../lib/useSave'
import { type NumberText, nameProblem, numberOrNull } from '../../lib/values'
import { choices, roomKindWords, roomUseWords } from '../../lib/words/vocabulary'
import { archiveOf, drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { LayoutFields } from './LayoutFields'

type Values = {
  name: string
  kind: RoomKind
  use: RoomUse
  capacity: NumberText
  areaM2: NumberText
  composite: boolean
  partIds: string[]
  countsForOccupancy: boolean
  wheelchair: boolean
  setupMinutes: NumberText
  clearupMinutes: NumberText
  layouts: RoomLayout[]
  blockIds: string[]
}
const toValues = (room: Room): Values => ({
  name: room.name,
  kind: room.kind,
  use: room.use,
  capacity: room.capacity ?? '',
  areaM2: room.areaM2 ?? '',
  composite: room.partIds.length > 0,
  partIds: room.partIds,
  countsForOccupancy: room.countsForOccupancy,
  wheelchair: room.wheelchair,
  setupMinutes: room.setupMinutes,
  clearupMinutes: room.clearupMinutes,
  layouts: room.layouts,
  blockIds: room.blocks.map((block) => block.roomId),
})
const fresh: Values = {
  name: '',
  kind: 'activity_room',
  use: 'exclusive',
  capacity: '',
  areaM2: '',
  composite: false,
  partIds: [],
  countsForOccupancy: true,
  wheelchair: true,
  setupMinutes: 0,
  clearupMinutes: 0,
  layouts: [],
  blockIds: [],
}
const minutesProblem = (value: NumberText) => {
  const minutes = numberOrNull(value)
  return minutes !== null && (minutes < 0 || minutes > 720) ? 'Kies 0 tot 720 minuten.' : null
}

/** A room, or several joined: of ordinary rooms and of joined ones, as deep as a building asks. */
export function RoomForm({
  room,
  centreId,
  others,
  nextOrder,
  onClose,
}: {
  room: Room | null
  centreId: CentreId
  /** The other rooms in use of the centre. */
  others: Room[]
  nextOrder: number
  onClose: () => void
}) {
  const byId = new Map(others.map((other) => [other.id, other]))
  /** Joining a room to one that it is itself a part of, at any depth, makes no sense. */
  const holdsThis = (id: Room['id']): boolean =>
    id === room?.id || (byId.get(id)?.partIds ?? []).some((part) => holdsThis(part))
  const possible = others.filter((other) => !holdsThis(other.id))
  const ordinary = others.filter((other) => other.partIds.length === 0)
  const form = useForm<Values>({
    initialValues: room ? toValues(room) : fresh,
    validate: {
      name: nameProblem,
      capacity: (value, values) =>
        values.use === 'shared' && !values.composite && numberOrNull(value) === null
          ? 'Vul in hoeveel mensen er passen: een gedeelde ruimte heeft dat nodig.'
          : null,
      partIds: (ids, values) => (values.composite && ids.length < 2 ? 'Kies ten minste twee ruimtes.' : null),
      setupMinutes: minutesProblem,
      clearupMinutes: minutesProblem,
    },
  })
  const saving = useSave({
    form,
    row: room,
    toValues,
    read: (current) => Room.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const fields = {
      name: values.name.trim(),
      kind: values.kind,
      use: values.composite ? ('exclusive' as const) : values.use,
      capacity: numberOrNull(values.capacity),
      areaM2: numberOrNull(values.areaM2),
      partIds: values.composite ? possible.map((r) => r.id).filter((id) => values.partIds.includes(id)) : [],
      countsForOccupancy: !values.composite && values.countsForOccupancy,
      wheelchair: values.wheelchair,
      setupMinutes: numberOrNull(values.setupMinutes) ?? 0,
      clearupMinutes: numberOrNull(values.clearupMinutes) ?? 0,
      layouts: values.layouts,
      blockIds: values.composite ? [] : ordinary.map((r) => r.id).filter((id) => values.blockIds.includes(id)),
    }
    if (room)
      await saving.save(
        (revision) => client.rooms.change({ id: room.id, revision, ...fields }),
        `${fields.name} is opgeslagen`,
      )
    else
      await saving.save(
        () => client.rooms.create({ centreId, sortOrder: nextOrder, ...fields }),
        `${fields.name} is toegevoegd`,
      )
  })
  const { composite } = form.values
  const blockedBy = others.filter((other) => other.blocks.some((block) => block.roomId === room?.id))
  return (
    <EditDrawer
      title={room ? room.name : 'Nieuwe ruimte'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...archiveOf(room, saving, ({ id }, to) => client.rooms.change({ id, ...to }))}
    >
      <TextInput label="Naam" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <Select label="Soort" data={choices(roomKindWords)} allowDeselect={false} {...form.getInputProps('kind')} />
      <Checkbox
        label="Dit zijn ruimtes samen"
        description="Bijvoorbeeld zaal 1 en zaal 2 met de wand open. Wie deze boekt, heeft alle delen."
        disabled={possible.length < 2 && !composite}
        {...form.getInputProps('composite', { type: 'checkbox' })}
      />
      {composite ? (
        <MultiSelect
          label="Bestaat uit"
          withAsterisk
          description="Mag ook een ruimte zijn die zelf weer uit delen bestaat."
          data={possible.map((r) => ({ value: r.id, label: r.name }))}
          {...form.getInputProps('partIds')}
        />
      ) : (
        <div className="in-field">
          <span className="in-label" id="room-use-label">
            Gebruik
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="room-use-label"
            data={choices(roomUseWords)}
            {...form.getInputProps('use')}
          />
          <small className="in-help">
            {form.values.use === 'shared'
              ? 'Meer groepen tegelijk, zolang er genoeg plek is voor alle mensen samen.'
              : 'Een groep heeft de ruimte voor zich alleen.'}
          </small>
        </div>
      )}
      <div className="in-two">
        <NumberInput
          label="Hoeveel mensen passen er"
          min={0}
          max={100_000}
          allowDecimal={false}
          withAsterisk={form.values.use === 'shared' && !composite}
          {...form.getInputProps('capacity')}
        />
        <NumberInput
          label="Oppervlakte in m²"
          min={0}
          max={100_000}
          decimalSeparator=","
          {...form.getInputProps('areaM2')}
        />
      </div>
      <div className="in-two">
        <NumberInput
          label="Minuten klaarzetten"
          min={0}
          max={720}
          step={5}
          allowDecimal={false}
          {...form.getInputProps('setupMinutes')}
        />
        <NumberInput
          label="Minuten opruimen"
          min={0}
          max={720}
          step={5}
          allowDecimal={false}
          {...form.getInputProps('clearupMinutes')}
        />
      </div>
      <LayoutFields form={form} />
      {!composite && ordinary.length > 0 && (
        <MultiSelect
          label="Kan niet tegelijk met"
          description={
            blockedBy.length > 0
              ? `Ook niet met ${blockedBy.map((other) => other.name).join(', ')}: dat staat bij die ruimte.`
              : 'Bijvoorbeeld een stilteruimte naast de muziekzaal.'
          }
          data={ordinary.map((r) => ({ value: r.id, label: r.name }))}
          {...form.getInputProps('blockIds')}
        />
      )}
      <Checkbox label="Toegankelijk per rolstoel" {...form.getInputProps('wheelchair', { type: 'checkbox' })} />
      {!composite && (
        <Checkbox
          label="Telt mee voor de bezetting"
          description="Uit voor bijvoorbeeld een keuken of een balie."
          {...form.getInputProps('countsForOccupancy', { type: 'checkbox' })}
        />
      )}
    </EditDrawer>
  )
}
