import { Checkbox, MultiSelect, NumberInput, Select } from '@mantine/core'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RoomId } from '#shared/contract/base'
import type { BookingCheck } from '#shared/contract/booking'
import type { Centre, Room } from '#shared/contract/place'
import { type RenterCategory, usageOf } from '#shared/domain/vocabulary'
import { addDays, at } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { dateOrNull } from '../../lib/values'
import { categoryWords, choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { PriceTable } from '../../ui/PriceTable'
import { TimeField } from '../../ui/TimeField'

/** "What does that cost?": the price of a booking that nobody makes. */
export function TryOut({ centre, rooms, today }: { centre: Centre; rooms: readonly Room[]; today: CivilDate }) {
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [category, setCategory] = useState<RenterCategory>('association')
  const [date, setDate] = useState<string | null>(addDays(today, 7))
  const [from, setFrom] = useState<ClockTime | null>('19:00' as ClockTime)
  const [to, setTo] = useState<ClockTime | null>('22:00' as ClockTime)
  const [people, setPeople] = useState<number | ''>(20)
  const [helps, setHelps] = useState(false)
  const first = rooms[0]
  const known = (chosen ?? (first ? [first.id] : [])).filter((id) => rooms.some((room) => room.id === id))
  const day = dateOrNull(date)
  const question: BookingCheck | null =
    day === null || from === null || to === null || known.length === 0
      ? null
      : {
          centreId: centre.id,
          roomIds: known.map((id) => RoomId.parse(id)),
          startsAt: at(day, from),
          endsAt: at(to <= from ? addDays(day, 1) : day, to),
          category,
          usage: usageOf(category),
          expectedParticipants: people === '' ? null : people,
          residentsSetUp: helps,
          goals: helps ? ['Meedoen'] : [],
        }
  const { data } = useQuery(
    api.bookings.check.queryOptions({ input: question ?? skipToken, placeholderData: keepPreviousData, gcTime: 0 }),
  )
  const price = data?.price ?? null
  return (
    <Card title="Wat kost het?" note="Probeer de tarieven uit. Er wordt niets geboekt.">
      <div className="in-form">
        <MultiSelect
          label="Ruimte"
          data={rooms.map((room) => ({ value: room.id, label: room.name }))}
          value={known}
          onChange={setChosen}
          hidePickedOptions
        />
        <div className="in-two">
          <Select
            label="Soort huurder"
            allowDeselect={false}
            data={choices(categoryWords)}
            value={category}
            onChange={(value) => value !== null && setCategory(value)}
          />
          <NumberInput
            label="Personen"
            min={0}
            max={100_000}
            allowDecimal={false}
            value={people}
            onChange={(value) => setPeople(typeof value === 'number' ? value : '')}
          />
        </div>
        <div className="in-try-when">
          <DateField label="Dag" value={date} onChange={setDate} />
          <TimeField label="Van" value={from} onChange={setFrom} />
          <TimeField label="Tot" value={to} onChange={setTo} />
        </div>
        {category === 'residents' && (
          <Checkbox
            label="Draagt bij aan een doel, en de bewoners zetten zelf klaar en ruimen op"
            checked={helps}
            onChange={(event) => setHelps(event.currentTarget.checked)}
          />
        )}
        <div aria-live="polite">
          {price === null ? (
            <p className="price-note">
              {question === null ? 'Vul een ruimte, een dag en tijden in.' : 'Er zijn nog geen tarieven.'}
            </p>
          ) : (
            <PriceTable {...price} roomName={(id) => rooms.find((room) => room.id === id)?.name ?? ''} />
          )}
        </div>
      </div>
    </Card>
  )
}
