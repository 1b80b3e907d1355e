import { Button, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { RoomId } from '#shared/contract/base'
import type { Room } from '#shared/contract/place'
import type { Wish } from '#shared/contract/season'
import { minutesOfClock } from '#shared/time/civil'
import { weekdayShort } from '#shared/time/format'
import type { ClockTime, Weekday } from '#shared/time/types'
import { TimeField } from '../../ui/TimeField'
import { weekdays } from './board'
import type { Placing } from './usePlacing'

const dayChoices = weekdays.map((day) => ({ value: String(day), label: weekdayShort(day) }))

/** Puts a wish on a day, time and room that are typed: to the minute, where dragging goes by days and rooms. */
export function MoveForm({ wish, rooms, placing }: { wish: Wish; rooms: readonly Room[]; placing: Placing }) {
  const now = wish.placement?.slot ?? wish.first
  const here = rooms.some((room) => room.id === now.roomId) ? now.roomId : (rooms[0]?.id ?? null)
  const [weekday, setWeekday] = useState<Weekday>(now.weekday)
  const [from, setFrom] = useState<ClockTime | null>(now.from)
  const [roomId, setRoom] = useState<RoomId | null>(here)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (from !== null && roomId !== null)
      void placing.move(wish, { roomId, weekday, wanted: minutesOfClock(from), exact: true })
  }
  return (
    <form className="sz-move" onSubmit={submit} aria-label={`${wish.title} verzetten`}>
      <Select
        aria-label="Dag"
        size="xs"
        allowDeselect={false}
        data={dayChoices}
        value={String(weekday)}
        onChange={(day) => setWeekday(Number(day ?? weekday) as Weekday)}
      />
      <TimeField aria-label="Van" size="xs" value={from} onChange={setFrom} />
      <Select
        aria-label="Ruimte"
        size="xs"
        allowDeselect={false}
        data={rooms.map((room) => ({ value: room.id as string, label: room.name }))}
        value={roomId}
        onChange={(id) => setRoom(rooms.find((room) => room.id === id)?.id ?? null)}
      />
      <Button type="submit" size="xs" variant="default">
        Zet hier
      </Button>
    </form>
  )
}
