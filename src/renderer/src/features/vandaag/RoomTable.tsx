import { Table } from '@mantine/core'
import type { Booking } from '#shared/contract/booking'
import { dateOf } from '#shared/time/civil'
import { formatTime, formatTimes } from '#shared/time/format'
import type { CivilDate, WallTime } from '#shared/time/types'
import { useFacilityNames } from '../../lib/facilities'
import { openPanel } from '../../lib/panel'
import { usageWords } from '../../lib/words/vocabulary'
import { UsageIcon } from '../../ui/UsageTag'
import { type RoomNow, setUpText } from './day'

const SHOWN = 2

function people(booking: Booking, capacity: number | null): string | null {
  const n = booking.participants ?? booking.expectedParticipants
  if (n === null) return null
  return capacity === null ? `${n} pers.` : `${n}/${capacity}`
}

type EntryProps = { booking: Booking; date: CivilDate; capacity: number | null }

function Entry({ booking, date, capacity }: EntryProps) {
  const when =
    dateOf(booking.startsAt) < date
      ? `tot ${formatTime(booking.endsAt)}`
      : formatTimes(booking.startsAt, booking.endsAt)
  const count = people(booking, capacity)
  return (
    <button
      type="button"
      className="entry"
      data-usage={booking.usage}
      onClick={() => openPanel({ kind: 'booking', id: booking.id })}
    >
      <b>{booking.title}</b>
      <small>
        <UsageIcon usage={booking.usage} />
        <span className="visually-hidden">{usageWords[booking.usage]}, </span>
        <span className="entry-facts">
          {when}
          {count !== null && ` · ${count}`}
          {booking.status === 'option' && ' · optie'}
          {booking.renterName !== null && <span className="entry-who">{booking.renterName}</span>}
        </span>
      </small>
    </button>
  )
}

const nothing = <span className="quiet">Vrij</span>

type Props = { rows: readonly RoomNow[]; date: CivilDate; at: WallTime | null }

/** Per room what is on, what comes next and what to prepare. */
export function RoomTable({ rows, date, at }: Props) {
  const facilities = useFacilityNames(rows[0]?.room.centreId ?? null)
  const heads = at === null ? ['Eerst', 'Daarna'] : ['Nu', 'Straks']
  return (
    <Table unstyled className="table rooms-now stack">
      <Table.Thead>
        <Table.Tr>
          <Table.Th style={{ width: '19%' }}>Ruimte</Table.Th>
          <Table.Th style={{ width: '27%' }}>{heads[0]}</Table.Th>
          <Table.Th style={{ width: '27%' }}>{heads[1]}</Table.Th>
          <Table.Th>Klaarzetten</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ room, now, next, takenBy }) => {
          const capacity = room.use === 'shared' ? room.capacity : null
          const prepare = [at === null ? now[0] : undefined, next ?? undefined]
            .filter((b) => b !== undefined)
            .map((b) => setUpText(b, facilities))
            .filter((text) => text !== null)
          return (
            <Table.Tr key={room.id}>
              <Table.Th scope="row">{room.name}</Table.Th>
              <Table.Td data-head={heads[0]}>
                <div className="entries">
                  {now.slice(0, SHOWN).map((b) => (
                    <Entry key={b.id} booking={b} date={date} capacity={capacity} />
                  ))}
                  {now.length > SHOWN && <small className="quiet">en nog {now.length - SHOWN}</small>}
                  {now.length === 0 &&
                    (takenBy.length > 0 ? <span className="quiet">Bezet: {takenBy.join(' en ')}</span> : nothing)}
                </div>
              </Table.Td>
              <Table.Td data-head={heads[1]}>
                {next ? <Entry booking={next} date={date} capacity={capacity} /> : nothing}
              </Table.Td>
              <Table.Td className="prepare" data-head="Klaarzetten">
                {prepare.length > 0 ? (
                  prepare.map((text) => <div key={text}>{text}</div>)
                ) : (
                  <span className="quiet">Niets</span>
                )}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
