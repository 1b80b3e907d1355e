import { Button, MultiSelect } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { type KeyboardEvent, useState } from 'react'
import { RoomId } from '#shared/contract/base'
import type { Room } from '#shared/contract/place'
import type { DateDecision, PlannedDate } from '#shared/contract/series'
import { isCivilDate } from '#shared/time/civil'
import { TimeField } from '../../../ui/TimeField'
import { slotFields, spanOf } from '../fields'

type Props = {
  date: PlannedDate
  rooms: readonly Room[]
  /** Null: never mind. */
  onDone: (place: Exclude<DateDecision, string> | null) => void
}

/** Another room or time for one date. */
export function PlaceForm({ date, rooms, onDone }: Props) {
  const [slot, setSlot] = useState<ReturnType<typeof slotFields>>(() => slotFields(date))
  const [roomIds, setRoomIds] = useState(date.roomIds)
  const span = spanOf(slot)
  const ready = span !== null && roomIds.length > 0
  const done = () => ready && onDone({ roomIds, ...span })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onDone(null)
    }
  }
  return (
    // Not a form: it stands inside the form of the booking.
    <fieldset className="plan-place" onKeyDown={onKeyDown}>
      <legend className="visually-hidden">Andere ruimte of tijd</legend>
      <MultiSelect
        label="Ruimte"
        data={rooms.map((room) => ({ value: room.id, label: room.name }))}
        value={roomIds}
        onChange={(ids) => setRoomIds(ids.map((id) => RoomId.parse(id)))}
        hidePickedOptions
        searchable
      />
      <DatePickerInput
        label="Dag"
        valueFormat="dd D MMM YYYY"
        value={slot.date}
        onChange={(value) => {
          if (typeof value === 'string' && isCivilDate(value)) setSlot({ ...slot, date: value })
        }}
      />
      <div className="booking-row">
        <TimeField label="Van" value={slot.from} onChange={(from) => setSlot({ ...slot, from })} />
        <TimeField label="Tot" value={slot.to} onChange={(to) => setSlot({ ...slot, to })} />
      </div>
      <div className="booking-row">
        <Button size="xs" disabled={!ready} onClick={done}>
          Zo plannen
        </Button>
        <Button size="xs" variant="default" onClick={() => onDone(null)}>
          Laat maar
        </Button>
      </div>
    </fieldset>
  )
}
