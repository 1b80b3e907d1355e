import { IconLink } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import type { Booking } from '#shared/contract/booking'
import type { Room } from '#shared/contract/place'
import type { DayHours } from '#shared/domain/hours'
import { addDays, dateOf } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { minuteOfDay } from '../board'
import { withHyphens } from '../hyphens'
import { type Axis, axisOf, isOn, lastDayOf, shareOf } from './axis'
import { CellBody } from './CellBody'
import { type Outcome, spanWords } from './gesture'
import { PeriodHead } from './PeriodHead'
import type { PeriodProps } from './props'
import { Readout } from './Readout'
import { useHands } from './useHands'

const nothing: readonly Booking[] = []

/**
 * Week and month as an own table: rooms as rows, days as columns, a chip per booking. A drag over cells books, chips
 * drag to another room or day and keep their time, their sides drag along the line of time above them. By keyboard the
 * arrows go from cell to cell and Enter books, Shift with arrows takes more days; Tab goes into the chips, M picks one
 * up, Shift with arrows changes its end, and Enter puts it down (docs/adr/0009).
 */
export function PeriodTable(props: PeriodProps) {
  const { compact, days, rooms, byId, bookings, looks, taken, today } = props
  const frame = useRef<HTMLDivElement>(null)
  const byCell = useMemo(() => cellsOf(bookings, days), [bookings, days])
  const axis = useMemo(() => axisOf(days, bookings), [days, bookings])
  const { cell, held, gesture, outcome, said, on } = useHands(frame, byCell, axis, props)
  const first = days[0]?.date ?? today

  useEffect(() => {
    const element = frame.current?.querySelector('table')
    const wait = requestAnimationFrame(() =>
      requestAnimationFrame(() => element?.setAttribute('data-drawn', `${first} ${bookings.length}`)),
    )
    return () => cancelAnimationFrame(wait)
  }, [first, bookings])

  return (
    <div className="period" data-compact={compact} data-hands={gesture?.kind} ref={frame}>
      <div role="status" className="visually-hidden">
        {said}
      </div>
      <table aria-label={compact ? 'Planbord van de maand' : 'Planbord van de week'}>
        <PeriodHead compact={compact} days={days} today={today} onDay={props.onDay} />
        <tbody>
          {rooms.map((room, row) => (
            <tr key={room.id} data-marked={room.id === props.marked || undefined}>
              <RoomHead room={room} />
              {days.map((day, column) => {
                const here = byCell.get(`${room.id} ${day.date}`) ?? nothing
                const active = cell.row === row && cell.column === column
                const target = outcome?.roomIds.includes(room.id) && isOn(outcome.span, day.date) ? outcome : null
                return (
                  <td
                    key={day.date}
                    data-cell={`${row}-${column}`}
                    data-closed={day.open.length === 0 || undefined}
                    data-today={day.date === today || undefined}
                    data-target={target?.verdict}
                    tabIndex={active ? 0 : -1}
                    aria-label={`${room.name}, ${formatDay(day.date)}`}
                    onFocus={(event) => on.focus(event, { row, column })}
                    onBlur={on.blur}
                    onKeyDown={(event) => on.key(event, { row, column })}
                    onPointerDown={(event) => on.press(event, { row, column })}
                    onClick={on.click}
                    onDoubleClick={(event) => on.doubleClick(event, { row, column })}
                    onDragStart={(event) => on.dragStart(event, { row, column })}
                    onDragOver={(event) => on.dragOver(event, { row, column })}
                    onDrop={on.drop}
                    onDragEnd={on.dragEnd}
                  >
                    <CellBody
                      room={room}
                      day={day.date}
                      compact={compact}
                      axis={axis}
                      taken={taken}
                      byId={byId}
                      here={here}
                      looks={looks}
                      mayMove={props.rights.mayMove}
                      active={active}
                      held={held !== null && here.includes(held) ? held.id : null}
                    />
                    {target !== null && <StripMark outcome={target} day={day.date} axis={axis} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {gesture !== null && gesture.at !== null && outcome !== null && (
        <Readout
          at={gesture.at}
          times={spanWords(outcome.span)}
          rooms={outcome.roomIds.map((id) => byId.get(id)?.name ?? '').join(' en ')}
          verdict={outcome.verdict}
        />
      )}
    </div>
  )
}

/** The bookings of each room and day, by `room day`; one that lasts past midnight stands on each of its days. */
function cellsOf(bookings: readonly Booking[], days: readonly DayHours[]): Map<string, Booking[]> {
  const cells = new Map<string, Booking[]>()
  const from = days[0]?.date
  const to = days.at(-1)?.date
  if (from === undefined || to === undefined) return cells
  for (const booking of bookings) {
    const begin = dateOf(booking.startsAt)
    const last = lastDayOf(booking)
    for (let date = begin < from ? from : begin; date <= last && date <= to; date = addDays(date, 1)) {
      for (const roomId of booking.roomIds) {
        const key = `${roomId} ${date}`
        const known = cells.get(key)
        if (known) known.push(booking)
        else cells.set(key, [booking])
      }
    }
  }
  return cells
}

function RoomHead({ room }: { room: Room }) {
  return (
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
  )
}

/** On the line of time of a day: what it would be when the hand lets go. */
function StripMark({ outcome, day, axis }: { outcome: Outcome; day: CivilDate; axis: Axis }) {
  const left = shareOf(minuteOfDay(outcome.span.startsAt, day), axis)
  const width = shareOf(minuteOfDay(outcome.span.endsAt, day), axis) - left
  return (
    <div className="strip-mark" aria-hidden>
      <i style={{ left: `${left}%`, width: `${width}%` }} />
    </div>
  )
}
