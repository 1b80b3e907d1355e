import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Shift } from '#shared/contract/roster'
import type { Gap } from '#shared/contract/roster-needs'
import { weekdayOf } from '#shared/time/civil'
import { formatDate, formatDay, weekdayShort } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { hoursShown, type Row, timesText } from './board'
import { CoverBar, GapFace, ShiftFace } from './Chip'
import type { Carried, Spot } from './drop'

type Props = {
  rows: readonly Row[]
  days: readonly CivilDate[]
  today: CivilDate
  /** A month shows the bars alone. */
  compact: boolean
  chosen: string | null
  /** Days on which a row's centre is closed, or a person absent, in words. */
  away: (row: Row, day: CivilDate) => string | null
  titleOf: (shift: Shift, row: Row) => string
  centreName: (id: string) => string
  isChanged: (shift: Shift) => boolean
  isOffered: (shift: Shift) => boolean
  isWrong: (shift: Shift) => boolean
  headOf: (row: Row) => { title: string; note: string }
  /** Whether the shifts of a centre are this person's to change; those of others are there to read. */
  mayAlter: (centreId: CentreId) => boolean
  carried: Carried | null
  onCarry: (carried: Carried | null) => void
  onDrop: (carried: Carried, spot: Spot, on: Shift | Gap | null) => void
  onShift: (shift: Shift) => void
  onGap: (gap: Gap) => void
  onNew: (spot: Spot) => void
  onRemove: (shift: Shift) => void
  onOpenDay: (day: CivilDate) => void
}

type At = { row: number; column: number }
const MOVES: Record<string, At> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}
const within = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value))

/**
 * The roster as a table: a row per centre or person, a column per day. A shift drags to another cell, a person from the
 * hours below onto a shift or a gap. By keyboard: arrows from cell to cell, Tab into what is in it, N a new shift, M takes
 * a shift up, Enter puts it down, Delete takes it away, Escape lets go.
 */
export function RosterGrid(props: Props) {
  const { rows, days, today, compact, carried, onCarry } = props
  const [focused, setFocused] = useState<At>({ row: 0, column: 0 })
  const [over, setOver] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const table = useRef<HTMLTableElement>(null)
  const shown = hoursShown(rows.flatMap((row) => row.cells.flatMap((cell) => [...cell.shifts, ...cell.gaps])))
  const current = { row: within(focused.row, rows.length), column: within(focused.column, days.length) }

  const sayOf = (at: At): string => {
    const row = rows[at.row]
    const day = days[at.column]
    const cell = row?.cells[at.column]
    if (!row || !day || !cell) return ''
    const what = [
      cell.shifts.length > 0 ? `${cell.shifts.length} ${cell.shifts.length === 1 ? 'dienst' : 'diensten'}` : '',
      cell.gaps.length > 0 ? `${cell.gaps.length} ${cell.gaps.length === 1 ? 'gat' : 'gaten'}` : '',
    ].filter((part) => part !== '')
    return `${props.headOf(row).title}, ${formatDate(day)}: ${what.join(' en ') || 'niets'}`
  }
  const goTo = (at: At) => {
    setFocused(at)
    table.current?.querySelector<HTMLElement>(`[data-at="${at.row}-${at.column}"]`)?.focus()
    setSaid(sayOf(at))
  }
  const onCellKey = (event: KeyboardEvent<HTMLElement>, at: At, spot: Spot) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const step = MOVES[event.key]
    const onCell = event.target === event.currentTarget
    if (step && !event.shiftKey) {
      event.preventDefault()
      goTo({ row: within(at.row + step.row, rows.length), column: within(at.column + step.column, days.length) })
    } else if (event.key === 'Escape' && carried !== null) {
      event.stopPropagation()
      onCarry(null)
      setSaid('Losgelaten, er is niets veranderd')
    } else if (event.key === 'Enter' && onCell) {
      event.preventDefault()
      if (carried !== null) props.onDrop(carried, spot, null)
      else if (compact) props.onOpenDay(spot.day)
      else props.onNew(spot)
    } else if (event.key.toLowerCase() === 'n' && onCell) {
      event.preventDefault()
      event.stopPropagation()
      props.onNew(spot)
    }
  }
  const onShiftKey = (event: KeyboardEvent<HTMLElement>, shift: Shift, at: At) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key.toLowerCase() === 'm') {
      event.preventDefault()
      event.stopPropagation()
      onCarry({ kind: 'shift', shift })
      goTo(at)
      setSaid('Dienst opgepakt. Pijltjes kiezen een andere dag of rij, Enter zet neer, Escape breekt af.')
    } else if (event.key === 'Delete') {
      event.preventDefault()
      event.stopPropagation()
      props.onRemove(shift)
      goTo(at)
    }
  }
  const dropOn = (event: DragEvent, spot: Spot, on: Shift | Gap | null) => {
    event.preventDefault()
    event.stopPropagation()
    setOver(null)
    if (carried !== null) props.onDrop(carried, spot, on)
  }
  const dragOver = (event: DragEvent, key: string) => {
    if (carried === null) return
    event.preventDefault()
    event.stopPropagation()
    setOver(key)
  }

  return (
    <div className="ro-board" data-compact={compact || undefined}>
      <div role="status" className="visually-hidden">
        {said}
      </div>
      <table ref={table} aria-label="Rooster van de beheerders">
        <thead>
          <tr>
            <th scope="col" className="ro-corner">
              {rows[0]?.kind === 'centre' ? 'Centrum' : 'Beheerder'}
            </th>
            {days.map((day) => (
              <th scope="col" key={day} data-today={day === today || undefined}>
                {compact ? (
                  <button type="button" className="ro-day" onClick={() => props.onOpenDay(day)}>
                    <span>{weekdayShort(weekdayOf(day)).charAt(0)}</span>
                    {Number(day.slice(8))}
                  </button>
                ) : (
                  formatDay(day)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.id} data-kind={row.kind}>
              <th scope="row">
                <b>{props.headOf(row).title}</b>
                <small>{props.headOf(row).note}</small>
              </th>
              {days.map((day, c) => {
                const at = { row: r, column: c }
                const key = `${row.id}|${day}`
                const spot = { row, day }
                const cell = row.cells[c] ?? { shifts: [], gaps: [] }
                const away = props.away(row, day)
                const isCurrent = current.row === r && current.column === c
                return (
                  <td
                    key={day}
                    data-at={`${r}-${c}`}
                    data-weekend={weekdayOf(day) > 5 || undefined}
                    data-over={over === key || undefined}
                    data-target={(carried !== null && isCurrent) || undefined}
                    tabIndex={isCurrent ? 0 : -1}
                    onKeyDown={(event) => onCellKey(event, at, spot)}
                    onFocus={(event) => {
                      if (event.target === event.currentTarget) setFocused(at)
                    }}
                    onDoubleClick={(event) => {
                      if (event.target === event.currentTarget) props.onNew(spot)
                    }}
                    onDragOver={(event) => dragOver(event, key)}
                    onDragLeave={() => setOver((now) => (now === key ? null : now))}
                    onDrop={(event) => dropOn(event, spot, null)}
                    aria-label={compact ? sayOf(at) : undefined}
                  >
                    {(cell.shifts.length > 0 || cell.gaps.length > 0) && (
                      <CoverBar shifts={cell.shifts} gaps={cell.gaps} shown={shown} />
                    )}
                    {away !== null && <span className="ro-away">{compact ? '' : away}</span>}
                    {!compact &&
                      [
                        ...cell.shifts.map((shift) => ({ shift, gap: null, from: shift.startsAt })),
                        ...cell.gaps.map((gap) => ({ shift: null, gap, from: gap.startsAt })),
                      ]
                        .sort((a, b) => (a.from < b.from ? -1 : 1))
                        .map((item) => {
                          if (item.shift) {
                            const { shift } = item
                            const face = {
                              shift,
                              title: props.titleOf(shift, row),
                              changed: props.isChanged(shift),
                              offered: props.isOffered(shift),
                              wrong: props.isWrong(shift),
                            }
                            if (!props.mayAlter(shift.centreId))
                              return (
                                <div
                                  key={shift.id}
                                  className="ro-chip is-read"
                                  data-source={shift.source ?? 'open'}
                                  data-wrong={face.wrong || undefined}
                                >
                                  <ShiftFace {...face} />
                                </div>
                              )
                            return (
                              <button
                                type="button"
                                className="ro-chip"
                                key={shift.id}
                                data-source={shift.source ?? 'open'}
                                data-wrong={face.wrong || undefined}
                                data-chosen={props.chosen === shift.id || undefined}
                                data-carried={(carried?.kind === 'shift' && carried.shift.id === shift.id) || undefined}
                                data-over={over === shift.id || undefined}
                                draggable
                                tabIndex={isCurrent ? 0 : -1}
                                onClick={() => props.onShift(shift)}
                                onKeyDown={(event) => onShiftKey(event, shift, at)}
                                onDragStart={(event) => {
                                  onCarry({ kind: 'shift', shift })
                                  event.dataTransfer.effectAllowed = 'move'
                                  event.dataTransfer.setData('text/plain', `${face.title} ${timesText(shift)}`)
                                }}
                                onDragEnd={() => {
                                  onCarry(null)
                                  setOver(null)
                                }}
                                onDragOver={(event) => {
                                  if (carried?.kind === 'person') dragOver(event, shift.id)
                                }}
                                onDrop={(event) => {
                                  if (carried?.kind === 'person') dropOn(event, spot, shift)
                                }}
                              >
                                <ShiftFace {...face} />
                              </button>
                            )
                          }
                          const { gap } = item
                          const id = `${gap.centreId}${gap.startsAt}`
                          const where = row.kind === 'centre' ? null : props.centreName(gap.centreId)
                          if (!props.mayAlter(gap.centreId))
                            return (
                              <div key={id} className="ro-chip is-read" data-source="gap">
                                <GapFace gap={gap} where={where} />
                              </div>
                            )
                          return (
                            <button
                              type="button"
                              className="ro-chip"
                              key={id}
                              data-source="gap"
                              data-chosen={props.chosen === id || undefined}
                              data-over={over === id || undefined}
                              tabIndex={isCurrent ? 0 : -1}
                              onClick={() => props.onGap(gap)}
                              onDragOver={(event) => dragOver(event, id)}
                              onDrop={(event) => dropOn(event, spot, gap)}
                            >
                              <GapFace gap={gap} where={where} />
                            </button>
                          )
                        })}
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
