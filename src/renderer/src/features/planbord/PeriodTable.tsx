import { IconLink } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { RoomId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Room } from '#shared/contract/place'
import type { DayHours } from '#shared/domain/hours'
import type { Occupied } from '#shared/domain/occupancy'
import { addMinutes, at, clockFromMinutes, clockOf, dateOf, minutesBetween, weekdayOf } from '#shared/time/civil'
import { formatDay, formatTime, weekdayShort } from '#shared/time/format'
import type { CivilDate, WallSpan } from '#shared/time/types'
import { StatusIcon } from '../../ui/StatusTag'
import { UsageIcon } from '../../ui/UsageTag'
import { bookingLabel, isFree, type RoomMap } from './board'
import { DayStrip } from './DayStrip'
import { withHyphens } from './hyphens'

type Props = {
  /** A month: small marks instead of titles. */
  compact: boolean
  /** Room that the palette pointed at. */
  marked: string | null
  today: CivilDate
  date: CivilDate
  days: readonly DayHours[]
  rooms: readonly Room[]
  byId: RoomMap
  bookings: readonly Booking[]
  taken: readonly Occupied[]
  onDay: (day: CivilDate) => void
  onSelect: (span: WallSpan, roomId: RoomId) => void
  onOpen: (id: Booking['id']) => void
  onMove: (booking: Booking, to: Partial<WallSpan> & { roomIds?: RoomId[] }) => Promise<boolean>
  onCancel: (booking: Booking) => void
}
type Cell = { row: number; column: number }

const MOVES: Record<string, Cell> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}
const FIRST_HOUR = 9 * 60
const LENGTH = 120
/** Instead of a time on the days after the first. */
const CONTINUES = '↳'

/**
 * Week and month as an own table: rooms as rows, days as columns, a chip per booking. Chips drag to another room or
 * day and keep their time; by keyboard the arrows go from cell to cell, Enter books, Tab goes into the chips, M picks one
 * up and Enter puts it down (docs/adr/0009).
 */
export function PeriodTable(props: Props) {
  const { compact, days, rooms, byId, bookings, taken, today } = props
  const [cell, setCell] = useState<Cell>(() => ({
    row: 0,
    column: Math.max(
      0,
      days.findIndex((d) => d.date === props.date),
    ),
  }))
  const [over, setOver] = useState<string | null>(null)
  const [carried, setCarried] = useState<Booking | null>(null)
  const [said, setSaid] = useState('')
  const table = useRef<HTMLTableElement>(null)

  const byCell = useMemo(() => {
    const cells = new Map<string, Booking[]>()
    // A booking that lasts past midnight stands on each of its days; one that ends at midnight does not reach the next.
    for (const booking of bookings) {
      const first = dateOf(booking.startsAt)
      for (const { date } of days) {
        if (date < first || booking.endsAt <= `${date}T00:00`) continue
        for (const roomId of booking.roomIds) {
          const key = `${roomId} ${date}`
          const known = cells.get(key)
          if (known) known.push(booking)
          else cells.set(key, [booking])
        }
      }
    }
    return cells
  }, [bookings, days])
  const first = days[0]?.date ?? today

  useEffect(() => {
    const element = table.current
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => element?.setAttribute('data-drawn', `${first} ${bookings.length}`)),
    )
    return () => cancelAnimationFrame(frame)
  }, [first, bookings])

  const targetOf = (booking: Booking, roomId: RoomId, day: CivilDate): { span: WallSpan; roomIds: RoomId[] } => {
    const startsAt = at(day, clockOf(booking.startsAt))
    const endsAt = addMinutes(startsAt, minutesBetween(booking.startsAt, booking.endsAt))
    return { span: { startsAt, endsAt }, roomIds: booking.roomIds.length === 1 ? [roomId] : booking.roomIds }
  }
  const fits = (booking: Booking, room: Room, day: CivilDate) => {
    const { span, roomIds } = targetOf(booking, room.id, day)
    return isFree({ ...booking, ...span, roomIds }, taken, byId)
  }
  const moveTo = async (booking: Booking, room: Room, day: CivilDate) => {
    const { span, roomIds } = targetOf(booking, room.id, day)
    setCarried(null)
    if (span.startsAt === booking.startsAt && roomIds.join() === booking.roomIds.join()) return
    const done = await props.onMove(booking, { ...span, ...(roomIds.join() !== booking.roomIds.join() && { roomIds }) })
    setSaid(
      done ? `${booking.title} staat nu op ${formatDay(day)} in ${room.name}` : `${booking.title} is niet verplaatst`,
    )
  }
  const go = (next: Cell) => {
    const room = rooms[next.row]
    const day = days[next.column]
    if (!room || !day) return
    setCell(next)
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus()
    const count = byCell.get(`${room.id} ${day.date}`)?.length ?? 0
    const what =
      carried === null
        ? `${count} ${count === 1 ? 'boeking' : 'boekingen'}`
        : fits(carried, room, day.date)
          ? 'vrij'
          : 'bezet'
    setSaid(`${room.name}, ${formatDay(day.date)}, ${what}`)
  }
  const onCellKey = (event: KeyboardEvent<HTMLElement>, row: number, column: number, room: Room, day: DayHours) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const step = MOVES[event.key]
    if (step) {
      event.preventDefault()
      go({
        row: Math.max(0, Math.min(rooms.length - 1, row + step.row)),
        column: Math.max(0, Math.min(days.length - 1, column + step.column)),
      })
    } else if (event.key === 'Enter' && event.target === event.currentTarget) {
      event.preventDefault()
      if (carried !== null) void moveTo(carried, room, day.date)
      else props.onSelect(slotOn(day), room.id)
    } else if (event.key === 'Escape' && carried !== null) {
      event.stopPropagation()
      setCarried(null)
      setSaid('Niet verplaatst')
    }
  }
  const onChipKey = (event: KeyboardEvent, booking: Booking, row: number, column: number) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'm' || event.key === 'M') {
      event.preventDefault()
      event.stopPropagation()
      setCarried(booking)
      go({ row, column })
      setSaid(`${booking.title} opgepakt. Pijltjes kiezen een dag en ruimte, Enter zet neer, Escape breekt af.`)
    } else if (event.key === 'Delete') {
      event.preventDefault()
      event.stopPropagation()
      props.onCancel(booking)
      go({ row, column })
    }
  }
  const dragged = useRef<Booking | null>(null)
  const onDrop = (event: DragEvent, room: Room, day: DayHours) => {
    event.preventDefault()
    setOver(null)
    if (dragged.current) void moveTo(dragged.current, room, day.date)
    dragged.current = null
  }

  return (
    <div className="period" data-compact={compact}>
      <div role="status" className="visually-hidden">
        {said}
      </div>
      <table ref={table} aria-label={compact ? 'Planbord van de maand' : 'Planbord van de week'}>
        <thead>
          <tr>
            <th scope="col" className="period-corner">
              Ruimte
            </th>
            {days.map(({ date, closedBecause }) => (
              <th
                scope="col"
                key={date}
                data-today={date === today || undefined}
                data-weekend={weekdayOf(date) > 5 || undefined}
              >
                <button
                  type="button"
                  className="period-day"
                  onClick={() => props.onDay(date)}
                  title={closedBecause ?? undefined}
                  aria-label={compact ? formatDay(date) : undefined}
                >
                  {compact ? (
                    <>
                      {weekdayShort(weekdayOf(date))}
                      <br />
                      {Number(date.slice(8))}
                    </>
                  ) : (
                    <>
                      {formatDay(date)}
                      {date === today && <span> · vandaag</span>}
                    </>
                  )}
                </button>
                {!compact && closedBecause !== null && <small>gesloten: {closedBecause}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rooms.map((room, row) => (
            <tr key={room.id} data-marked={room.id === props.marked || undefined}>
              <th scope="row">
                <b>{withHyphens(room.name)}</b>
                <small>
                  {room.partIds.length > 0 && <IconLink size={12} aria-label="samengesteld" />}
                  {room.use === 'shared'
                    ? `gedeeld, ${room.capacity ?? 0} pers.`
                    : room.capacity === null
                      ? ''
                      : `${room.capacity} pers.`}
                </small>
              </th>
              {days.map((day, column) => {
                const key = `${room.id} ${day.date}`
                const here = byCell.get(key) ?? []
                const target =
                  over === key
                    ? dragged.current
                    : carried !== null && cell.row === row && cell.column === column
                      ? carried
                      : null
                return (
                  <td
                    key={day.date}
                    data-cell={`${row}-${column}`}
                    data-closed={day.open.length === 0 || undefined}
                    data-today={day.date === today || undefined}
                    data-target={target === null ? undefined : fits(target, room, day.date) ? 'free' : 'taken'}
                    tabIndex={cell.row === row && cell.column === column ? 0 : -1}
                    aria-label={`${room.name}, ${formatDay(day.date)}`}
                    onFocus={(event) => {
                      if (event.target === event.currentTarget) setCell({ row, column })
                    }}
                    onKeyDown={(event) => onCellKey(event, row, column, room, day)}
                    onDoubleClick={() => props.onSelect(slotOn(day), room.id)}
                    onDragOver={(event) => {
                      event.preventDefault()
                      if (over !== key) setOver(key)
                    }}
                    onDragLeave={() => setOver((o) => (o === key ? null : o))}
                    onDrop={(event) => onDrop(event, room, day)}
                  >
                    <DayStrip room={room} day={day.date} taken={taken} byId={byId} bookings={bookings} />
                    {here.map((booking) => (
                      <button
                        type="button"
                        key={booking.id}
                        className={`chip event usage-${booking.usage} status-${booking.status}`}
                        draggable
                        tabIndex={cell.row === row && cell.column === column ? 0 : -1}
                        title={compact ? bookingLabel(booking, byId) : undefined}
                        onClick={() => props.onOpen(booking.id)}
                        onKeyDown={(event) => onChipKey(event, booking, row, column)}
                        onDragStart={(event) => {
                          dragged.current = booking
                          event.dataTransfer.effectAllowed = 'move'
                          event.dataTransfer.setData('text/plain', booking.title)
                        }}
                        onDragEnd={() => {
                          dragged.current = null
                          setOver(null)
                        }}
                      >
                        <span className="visually-hidden">{bookingLabel(booking, byId)}</span>
                        <span className="chip-time" aria-hidden>
                          {dateOf(booking.startsAt) < day.date
                            ? CONTINUES
                            : compact
                              ? shortTime(clockOf(booking.startsAt))
                              : formatTime(clockOf(booking.startsAt))}
                        </span>
                        {!compact && <b aria-hidden>{withHyphens(booking.title)}</b>}
                        <span className="chip-sign" aria-hidden>
                          {booking.status === 'confirmed' || booking.status === 'held' ? (
                            <UsageIcon usage={booking.usage} />
                          ) : (
                            <StatusIcon status={booking.status} />
                          )}
                        </span>
                      </button>
                    ))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** `9` and `13.30`: a month has no room for more. */
const shortTime = (time: string): string => formatTime(time).replace(/^0/, '').replace(/\.00$/, '')

/** The slot that a day offers: from nine, or from when the centre opens. */
function slotOn(day: DayHours): WallSpan {
  const from = Math.max(FIRST_HOUR, day.open[0]?.from ?? FIRST_HOUR)
  const startsAt = at(day.date, clockFromMinutes(from))
  return { startsAt, endsAt: addMinutes(startsAt, LENGTH) }
}
