import { IconArrowMoveRight, IconCircleNumber1, IconCircleNumber2, IconLink, IconPin } from '@tabler/icons-react'
import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { WishId } from '#shared/contract/base'
import type { Room } from '#shared/contract/place'
import type { WeekSlot, Wish } from '#shared/contract/season'
import { type SeasonPlace, takenKey } from '#shared/domain/season'
import { clockFromMinutes, minutesOfClock } from '#shared/time/civil'
import { formatTime, weekdayName } from '#shared/time/format'
import type { Weekday } from '#shared/time/types'
import { type Landing, weekdays } from './board'
import { Strip } from './Strip'
import type { Placing } from './usePlacing'
import { landingText, type NameOf, outcomeWords, slotText } from './words'

type Cell = { row: number; column: number }
const MOVES: Record<string, Cell> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}
const STEP_MINUTES = 15
const signs = { first: IconCircleNumber1, second: IconCircleNumber2, moved: IconArrowMoveRight } as const

type Placed = Wish & { placement: { slot: WeekSlot } }
const isPlaced = (wish: Wish): wish is Placed => wish.placement?.slot != null

/** Something that stands there outside the season: the same title and times, on so many dates. */
type Standing = { title: string; from: string; to: string; times: number }
function standingIn(place: SeasonPlace, roomId: string, weekday: Weekday): Standing[] {
  const groups = new Map<string, Standing>()
  const clock = (code: string) => clockFromMinutes(Math.max(0, Math.min(1440, Number(code) - 10_000)))
  for (const { title, from, to } of place.taken.get(takenKey(roomId, weekday)) ?? []) {
    const key = `${from}|${to}|${title}`
    const group = groups.get(key) ?? { title, from: clock(from), to: clock(to), times: 0 }
    groups.set(key, group)
    group.times += 1
  }
  return [...groups.values()]
}

type Carried = { wish: Wish; wanted: number }
type Props = {
  rooms: readonly Room[]
  wishes: readonly Wish[]
  place: SeasonPlace
  chosen: WishId | null
  open: boolean
  placing: Placing
  nameOf: NameOf
  onChoose: (id: WishId) => void
}

/**
 * The week of a season: rooms as rows, days as columns, a block per wish. A block drags to another room or day and lands
 * at its own time, or else at the nearest that is free. By keyboard: arrows from cell to cell, Tab into the blocks, M
 * picks one up, Shift with arrows up and down shifts its time, Enter puts it down, Escape lets go.
 */
export function Timetable({ rooms, wishes, place, chosen, open, placing, nameOf, onChoose }: Props) {
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 })
  const [over, setOver] = useState<string | null>(null)
  const [carried, setCarried] = useState<Carried | null>(null)
  const [said, setSaid] = useState('')
  const table = useRef<HTMLTableElement>(null)
  const dragged = useRef<Wish | null>(null)

  const byCell = useMemo(() => {
    const cells = new Map<string, Placed[]>()
    for (const wish of wishes.filter(isPlaced)) {
      const key = `${wish.placement.slot.roomId} ${wish.placement.slot.weekday}`
      cells.set(key, [...(cells.get(key) ?? []), wish])
    }
    for (const list of cells.values()) list.sort((a, b) => (a.placement.slot.from < b.placement.slot.from ? -1 : 1))
    return cells
  }, [wishes])

  const startOf = (wish: Wish) => minutesOfClock(wish.placement?.slot?.from ?? wish.first.from)
  const targetOf = (room: Room, weekday: Weekday, wanted: number, exact: boolean) => ({
    roomId: room.id,
    weekday,
    wanted,
    exact,
  })
  const drop = async (wish: Wish, room: Room, weekday: Weekday, wanted: number, exact: boolean) => {
    setCarried(null)
    const done = await placing.move(wish, targetOf(room, weekday, wanted, exact))
    setSaid(
      done ? `${wish.title} staat nu in ${room.name} op ${weekdayName(weekday)}` : `${wish.title} is niet verplaatst`,
    )
  }
  const focus = ({ row, column }: Cell) =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)?.focus()
  const say = (room: Room, weekday: Weekday, carry: Carried | null) => {
    const count = byCell.get(`${room.id} ${weekday}`)?.length ?? 0
    const what =
      carry === null
        ? `${count} ${count === 1 ? 'wens' : 'wensen'}`
        : landingText(placing.landing(carry.wish, targetOf(room, weekday, carry.wanted, true)), weekday, nameOf)
    setSaid(`${room.name}, ${weekdayName(weekday)}. ${what}`)
  }
  const onCellKey = (event: KeyboardEvent<HTMLElement>, at: Cell) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const room = rooms[at.row]
    const weekday = weekdays[at.column]
    const step = MOVES[event.key]
    if (carried !== null && room && weekday && event.shiftKey && step && step.row !== 0) {
      event.preventDefault()
      const wanted = Math.max(0, Math.min(1440 - carried.wish.minutes, carried.wanted + step.row * STEP_MINUTES))
      const next = { ...carried, wanted }
      setCarried(next)
      say(room, weekday, next)
    } else if (step && !event.shiftKey) {
      event.preventDefault()
      const next = {
        row: Math.max(0, Math.min(rooms.length - 1, at.row + step.row)),
        column: Math.max(0, Math.min(6, at.column + step.column)),
      }
      setCell(next)
      focus(next)
      const [nextRoom, nextDay] = [rooms[next.row], weekdays[next.column]]
      if (nextRoom && nextDay) say(nextRoom, nextDay, carried)
    } else if (event.key === 'Enter' && carried !== null && event.target === event.currentTarget && room && weekday) {
      event.preventDefault()
      void drop(carried.wish, room, weekday, carried.wanted, true)
    } else if (event.key === 'Escape' && carried !== null) {
      event.stopPropagation()
      setCarried(null)
      setSaid('Niet verplaatst')
    }
  }
  const onBlockKey = (event: KeyboardEvent, wish: Placed, at: Cell) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !open) return
    if (event.key === 'm' || event.key === 'M') {
      event.preventDefault()
      event.stopPropagation()
      setCarried({ wish, wanted: startOf(wish) })
      setCell(at)
      focus(at)
      setSaid(
        `${wish.title} opgepakt. Pijltjes kiezen een ruimte en dag, Shift met pijl omhoog of omlaag een andere tijd, Enter zet neer, Escape breekt af.`,
      )
    } else if (event.key === 'Delete') {
      event.preventDefault()
      event.stopPropagation()
      void placing.place(wish, null, false)
      focus(at)
    }
  }
  const onDrop = (event: DragEvent, room: Room, weekday: Weekday) => {
    event.preventDefault()
    setOver(null)
    const wish = dragged.current
    dragged.current = null
    if (wish) void drop(wish, room, weekday, startOf(wish), false)
  }

  return (
    <div className="sz-board">
      <div role="status" className="visually-hidden">
        {said}
      </div>
      <table ref={table} aria-label="Rooster van het seizoen">
        <thead>
          <tr>
            <th scope="col" className="sz-corner">
              Ruimte
            </th>
            {weekdays.map((day) => (
              <th scope="col" key={day}>
                {weekdayName(day)}
                <small>{place.dates.get(day)?.length ?? 0} keer</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rooms.map((room, row) => (
            <tr key={room.id}>
              <th scope="row">
                <b>{room.name}</b>
                <small>
                  {room.partIds.length > 0 && <IconLink size={12} aria-label="samengesteld" />}
                  {room.capacity === null ? '' : `${room.use === 'shared' ? 'gedeeld, ' : ''}${room.capacity} pers.`}
                </small>
              </th>
              {weekdays.map((weekday, column) => {
                const key = `${room.id} ${weekday}`
                const here = byCell.get(key) ?? []
                const at = { row, column }
                const current = cell.row === row && cell.column === column
                const carrying =
                  over === key && dragged.current
                    ? { wish: dragged.current, wanted: startOf(dragged.current), exact: false }
                    : carried && current
                      ? { ...carried, exact: true }
                      : null
                const landing: Landing | null | undefined = carrying
                  ? placing.landing(carrying.wish, targetOf(room, weekday, carrying.wanted, carrying.exact))
                  : undefined
                const open_ = place.open.get(weekday) ?? []
                const closed = (place.hasHours && open_.length === 0) || (place.dates.get(weekday)?.length ?? 0) === 0
                const standing = standingIn(place, room.id, weekday)
                return (
                  <td
                    key={weekday}
                    data-cell={`${row}-${column}`}
                    data-closed={closed || undefined}
                    data-target={landing === undefined ? undefined : landing?.obstacle === null ? 'free' : 'taken'}
                    tabIndex={current ? 0 : -1}
                    onKeyDown={(event) => onCellKey(event, at)}
                    onFocus={(event) => {
                      if (event.target === event.currentTarget) setCell(at)
                    }}
                    onDragOver={(event) => {
                      if (!dragged.current) return
                      event.preventDefault()
                      setOver(key)
                    }}
                    onDragLeave={() => setOver((now) => (now === key ? null : now))}
                    onDrop={(event) => onDrop(event, room, weekday)}
                  >
                    <Strip
                      place={place}
                      weekday={weekday}
                      slots={here.map((w) => w.placement.slot)}
                      standing={standing}
                      landing={landing ?? null}
                    />
                    {landing !== undefined && <p className="sz-landing">{landingText(landing, weekday, nameOf)}</p>}
                    {standing.map((block) => (
                      <p
                        className="sz-taken"
                        key={`${block.title}${block.from}`}
                        title={`Staat al in de agenda, ${block.times} keer`}
                      >
                        <span>{formatTime(block.from)}</span> {block.title}
                      </p>
                    ))}
                    {here.map((wish) => {
                      const { outcome, slot, pinned } = wish.placement
                      const Sign = outcome === 'impossible' ? null : signs[outcome]
                      return (
                        <button
                          type="button"
                          className="sz-block"
                          key={wish.id}
                          data-outcome={outcome}
                          data-chosen={wish.id === chosen || undefined}
                          data-carried={carried?.wish.id === wish.id || undefined}
                          draggable={open}
                          tabIndex={current ? 0 : -1}
                          aria-label={`${wish.title}, ${slotText(slot, nameOf)}, ${outcomeWords[outcome].word}${pinned ? ', vastgezet' : ''}`}
                          onClick={() => onChoose(wish.id)}
                          onKeyDown={(event) => onBlockKey(event, wish, at)}
                          onDragStart={(event) => {
                            dragged.current = wish
                            event.dataTransfer.effectAllowed = 'move'
                            event.dataTransfer.setData('text/plain', wish.title)
                          }}
                          onDragEnd={() => {
                            dragged.current = null
                            setOver(null)
                          }}
                        >
                          <span className="sz-block-head">
                            <span className="sz-time">
                              {formatTime(slot.from)}
                              <span className="sz-until">–{formatTime(slot.to)}</span>
                            </span>
                            {pinned && <IconPin size={12} aria-hidden />}
                            {Sign && <Sign size={13} aria-hidden />}
                          </span>
                          <b>{wish.title}</b>
                          {slot.week !== 'every' && (
                            <small>{slot.week === 'first' ? 'oneven weken' : 'even weken'}</small>
                          )}
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
