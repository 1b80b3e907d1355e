import {
  type DragEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { Booking } from '#shared/contract/booking'
import { formatDay } from '#shared/time/format'
import { type Axis, dragEdge, dragEdgeToDay, type Edge, type Lane, spansDays, stretchBy } from './axis'
import { follow } from './follow'
import { type Cell, type Gesture, isSame, outcomeOf, type Point, spanWords, verdictWords } from './gesture'
import type { PeriodProps } from './props'
import { slotOn } from './slots'

const MOVES: Record<string, Cell> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}
/** Keys make a booking longer or shorter by half an hour, as on the board of a day. */
const STEP = 30
const DAY = 1440
/** Keys that pick a booking up, make it longer or shorter, or cancel it. */
const isAct = (event: KeyboardEvent): boolean =>
  (MOVES[event.key] !== undefined && (event.shiftKey || event.altKey)) || ['m', 'M', 'Delete'].includes(event.key)
/** So near to a side of the board, a drag scrolls it. */
const RIM = 28
const SCROLL = 14

const chipOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-booking]') : null
const pointOf = (event: MouseEvent): Point => ({ x: event.clientX, y: event.clientY })
const below = (element: Element): Point => {
  const { left, bottom } = element.getBoundingClientRect()
  return { x: left, y: bottom - 14 }
}

/** Everything that a hand can do on the table of a week or month, by mouse and by keys; what it is doing, and what that would come to. */
export function useHands(
  frame: RefObject<HTMLDivElement | null>,
  byCell: ReadonlyMap<string, readonly Booking[]>,
  axis: Axis,
  props: PeriodProps,
) {
  const { rooms, days, bookings, compact } = props
  const { word, mayMove } = props.rights
  const [cell, setCell] = useState<Cell>(() => ({
    row: 0,
    column: Math.max(
      0,
      days.findIndex((d) => d.date === props.date),
    ),
  }))
  const [gesture, show] = useState<Gesture | null>(null)
  const [said, setSaid] = useState('')
  const now = useRef<Gesture | null>(null)
  const unfollow = useRef<() => void>(() => undefined)
  useEffect(() => () => unfollow.current(), [])
  const set = (next: Gesture | null) => {
    now.current = next
    show(next)
  }
  const resolve = (g: Gesture) => outcomeOf(g, rooms, days, props)
  const outcome = gesture === null ? null : resolve(gesture)

  const bookingOf = (chip: HTMLElement | null) => bookings.find((b) => b.id === chip?.dataset.booking)
  const at = (c: Cell) => ({ room: rooms[c.row], day: days[c.column] })
  const elementOf = (c: Cell) => frame.current?.querySelector<HTMLElement>(`[data-cell="${c.row}-${c.column}"]`) ?? null
  const say = (g: Gesture, tail = '') => {
    const would = resolve(g)
    if (!would) return
    const names = would.roomIds.map((id) => props.byId.get(id)?.name ?? '').join(' en ')
    const what = g.kind === 'draw' ? '' : `${g.booking.title}: `
    setSaid(`${what}${names}, ${spanWords(would.span).replace('–', ' tot ')}, ${verdictWords[would.verdict]}${tail}`)
  }

  /** Does what the gesture came to; it stays to be seen until the answer is there. */
  const letGo = async () => {
    const done = now.current
    const would = done === null ? null : resolve(done)
    if (done === null || would === null) return set(null)
    if (done.kind === 'draw') {
      const roomId = would.roomIds[0]
      set(null)
      if (roomId !== undefined) props.onSelect(would.span, roomId)
      return
    }
    const { booking } = done
    if (isSame(booking, would)) return set(null)
    set({ ...done, at: null })
    const shown = now.current
    const moved = would.roomIds.join() !== booking.roomIds.join()
    const ok = await props.onMove(booking, { ...would.span, ...(moved && { roomIds: would.roomIds }) })
    if (now.current === shown) set(null)
    setSaid(ok ? `${booking.title} staat nu op ${spanWords(would.span)}` : `${booking.title} is niet verplaatst`)
  }
  const cancel = () => {
    if (now.current === null) return
    set(null)
    setSaid('Niets veranderd')
  }

  const scrollAtRim = ({ x, y }: Point) => {
    const box = frame.current?.getBoundingClientRect()
    if (!box) return
    const toward = (value: number, low: number, high: number) =>
      value < low + RIM ? -SCROLL : value > high - RIM ? SCROLL : 0
    frame.current?.scrollBy(toward(x, box.left, box.right), toward(y, box.top, box.bottom))
  }
  const lanesOf = (row: number): Lane[] =>
    days.map((_, column) => {
      const strip = elementOf({ row, column })?.querySelector('.strip')?.getBoundingClientRect()
      return { left: strip?.left ?? 0, right: strip?.right ?? 0 }
    })
  const columnAt = (row: number, x: number): number => {
    const after = lanesOf(row).findIndex((lane) => x <= lane.right)
    return after === -1 ? days.length - 1 : after
  }
  const draw = (event: PointerEvent, { row, column }: Cell) => {
    unfollow.current = follow(event, {
      move: (to) => {
        scrollAtRim(to)
        set({ kind: 'draw', row, from: column, to: columnAt(row, to.x), at: to })
      },
      drop: () => void letGo(),
      cancel,
    })
  }
  const stretch = (event: PointerEvent, { row }: Cell, booking: Booking, edge: Edge) => {
    const scrolled = frame.current?.scrollLeft ?? 0
    unfollow.current = follow(event, {
      move: (to, moved) => {
        scrollAtRim(to)
        const further = (frame.current?.scrollLeft ?? 0) - scrolled
        const dates = days.map((d) => d.date)
        const day = dates[columnAt(row, to.x)]
        const known = now.current?.kind === 'stretch' ? now.current.span : booking
        const span = compact
          ? ((day === undefined ? null : dragEdgeToDay(booking, edge, day)) ?? known)
          : dragEdge(booking, edge, moved.x + further, dates, lanesOf(row), axis)
        set({ kind: 'stretch', booking, edge, span: { startsAt: span.startsAt, endsAt: span.endsAt }, at: to })
      },
      drop: () => void letGo(),
      cancel,
    })
  }

  const go = (next: Cell) => {
    const { room, day } = at(next)
    if (!room || !day) return
    setCell(next)
    const element = elementOf(next)
    element?.focus()
    if (now.current?.kind === 'carry') {
      set({ ...now.current, to: next, at: element === null ? null : below(element) })
      if (now.current !== null) say(now.current)
      return
    }
    const count = byCell.get(`${room.id} ${day.date}`)?.length ?? 0
    setSaid(`${room.name}, ${formatDay(day.date)}, ${count} ${count === 1 ? 'boeking' : 'boekingen'}`)
  }
  const clamp = (c: Cell, step: Cell): Cell => ({
    row: Math.max(0, Math.min(rooms.length - 1, c.row + step.row)),
    column: Math.max(0, Math.min(days.length - 1, c.column + step.column)),
  })
  const onCellKey = (event: KeyboardEvent<HTMLElement>, c: Cell) => {
    const step = MOVES[event.key]
    const held = now.current
    if (step && event.shiftKey && word !== null && held?.kind !== 'carry') {
      event.preventDefault()
      const from = held?.kind === 'draw' ? held : { kind: 'draw' as const, row: c.row, from: c.column, to: c.column }
      const to = Math.max(0, Math.min(days.length - 1, from.to + step.column))
      const end = elementOf({ row: c.row, column: to })
      end?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const next = { ...from, to, at: end === null ? null : below(end) }
      set(next)
      say(next, '. Enter boekt, Escape breekt af.')
    } else if (step) {
      event.preventDefault()
      if (held?.kind === 'draw') set(null)
      go(clamp(c, step))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const { room, day } = at(c)
      if (held !== null) void letGo()
      else if (room && day && word !== null) props.onSelect(slotOn(day, room, props), room.id)
    } else if (event.key === 'Escape' && held !== null) {
      event.stopPropagation()
      cancel()
    }
  }
  const onChipKey = (event: KeyboardEvent<HTMLElement>, c: Cell, booking: Booking) => {
    const { room, day } = at(c)
    const held = now.current
    if (event.altKey && !MOVES[event.key]) return
    if (!mayMove(booking) && isAct(event)) return setSaid(`${booking.title} kunt u bekijken, niet wijzigen`)
    if ((event.shiftKey || event.altKey) && MOVES[event.key]) {
      event.preventDefault()
      const edge = event.altKey ? ('start' as const) : ('end' as const)
      const further = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1
      if (compact && !spansDays(booking)) return setSaid('Langer of korter maken kan per dag en per week')
      const known = held?.kind === 'stretch' && held.booking === booking ? held.span : booking
      const span = stretchBy(known, edge, further * (compact ? DAY : STEP))
      const next = { kind: 'stretch' as const, booking, edge, span, at: below(event.target as Element) }
      set(next)
      say(next, '. Enter bewaart, Escape breekt af.')
    } else if (event.key === 'Enter' && held?.kind === 'stretch') {
      event.preventDefault()
      void letGo()
    } else if (event.key === 'Escape' && held !== null) {
      event.stopPropagation()
      cancel()
    } else if (event.key === 'm' || event.key === 'M') {
      event.preventDefault()
      event.stopPropagation()
      if (!room || !day) return
      set({ kind: 'carry', booking, room: room.id, day: day.date, to: c, at: null })
      go(c)
      setSaid(`${booking.title} opgepakt. Pijltjes kiezen een dag en ruimte, Enter zet neer, Escape breekt af.`)
    } else if (event.key === 'Delete') {
      event.preventDefault()
      event.stopPropagation()
      props.onCancel(booking)
      go(c)
    } else if (MOVES[event.key]) onCellKey(event, c)
  }

  return {
    cell,
    gesture,
    outcome,
    said,
    held: gesture === null || gesture.kind === 'draw' ? null : gesture.booking,
    on: {
      focus: (event: FocusEvent, c: Cell) => {
        if (event.target === event.currentTarget) setCell(c)
      },
      /** What keys have begun on a chip or a row of cells ends when they go elsewhere. */
      blur: (event: FocusEvent) => {
        const held = now.current
        const byKeys = held !== null && held.kind !== 'carry' && event.relatedTarget !== null
        if (byKeys && event.relatedTarget !== event.target) set(null)
      },
      key: (event: KeyboardEvent<HTMLElement>, c: Cell) => {
        if (event.ctrlKey || event.metaKey) return
        const booking = bookingOf(chipOf(event.target))
        if (event.altKey && !booking) return
        if (booking) onChipKey(event, c, booking)
        else if (event.target === event.currentTarget) onCellKey(event, c)
      },
      press: (event: PointerEvent, c: Cell) => {
        unfollow.current()
        if (event.button !== 0) return
        const chip = chipOf(event.target)
        const edge = (event.target as Element).closest<HTMLElement>('[data-edge]')?.dataset.edge
        const booking = bookingOf(chip)
        if (booking && mayMove(booking) && (edge === 'start' || edge === 'end')) stretch(event, c, booking, edge)
        else if (chip === null && word !== null && event.pointerType !== 'touch') draw(event, c)
      },
      click: (event: MouseEvent) => {
        const booking = bookingOf(chipOf(event.target))
        if (booking) props.onOpen(booking.id)
      },
      doubleClick: (event: MouseEvent, c: Cell) => {
        const { room, day } = at(c)
        if (chipOf(event.target) === null && room && day && word !== null)
          props.onSelect(slotOn(day, room, props), room.id)
      },
      dragStart: (event: DragEvent, c: Cell) => {
        const booking = bookingOf(chipOf(event.target))
        const { room, day } = at(c)
        const grip = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-edge]') ?? null
        if (!booking || !mayMove(booking) || !room || !day || grip !== null) return event.preventDefault()
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', booking.title)
        set({ kind: 'carry', booking, room: room.id, day: day.date, to: c, at: null })
      },
      dragOver: (event: DragEvent, c: Cell) => {
        if (now.current?.kind !== 'carry') return
        event.preventDefault()
        set({ ...now.current, to: c, at: pointOf(event) })
      },
      drop: (event: DragEvent) => {
        event.preventDefault()
        void letGo()
      },
      dragEnd: (event: DragEvent) => {
        // Let go outside the cells, or Escape: nothing has happened.
        if (event.dataTransfer.dropEffect === 'none') cancel()
      },
    },
  }
}
