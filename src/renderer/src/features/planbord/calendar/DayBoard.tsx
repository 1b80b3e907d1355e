import FullCalendar, {
  type CalendarRef,
  type DateSelectInfo,
  type EventDisplayInfo,
  type EventDropInfo,
  type EventInput,
  type EventResizeDoneInfo,
} from '@fullcalendar/react'
import interaction from '@fullcalendar/react/interaction'
import dutch from '@fullcalendar/react/locales/nl'
import resourceTimeGrid from '@fullcalendar/react-scheduler/resource-timegrid'
import scrollGrid from '@fullcalendar/react-scheduler/scrollgrid'
import '@fullcalendar/react/skeleton.css'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { RoomId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Centre, Room } from '#shared/contract/place'
import type { CentreHours, DayHours } from '#shared/domain/hours'
import type { Occupied } from '#shared/domain/occupancy'
import { clockFromMinutes } from '#shared/time/civil'
import { formatTime, formatTimes } from '#shared/time/format'
import type { CivilDate, WallSpan, WallTime } from '#shared/time/types'
import { forFinger } from '../../../lib/finger'
import { isFree, minuteOfDay, type RoomMap, verdictOf } from '../board'
import type { Look } from '../paint/look'
import type { BoardRights } from '../useBoardRights'
import { type Cursor, moveCursor, moveStart, STEP, spanOfCursor } from './cursor'
import { EventFace } from './EventFace'
import { eventsOf, groundsOf } from './events'
import { RoomHead } from './RoomHead'
import { keepOneStop, neighbour } from './roving'
import { theme } from './theme'
import './calendar.css'

/** The scheduler is used under the AGPLv3, like this program. */
const LICENCE = 'AGPL-My-Frontend-And-Backend-Are-Open-Source'
const plugins = [theme, interaction, resourceTimeGrid, scrollGrid]
const locales = [dutch]

type Props = {
  date: CivilDate
  now: WallTime
  day: DayHours
  hours: CentreHours
  /** The form of a new booking stands beside the board: its slot stays marked. */
  drafting: boolean
  centre: Centre
  rooms: readonly Room[]
  byId: RoomMap
  bookings: readonly Booking[]
  /** How each of them is coloured, by id. */
  looks: ReadonlyMap<string, Look>
  taken: readonly Occupied[]
  rights: BoardRights
  onSelect: (span: WallSpan, roomId: RoomId) => void
  onOpen: (id: Booking['id']) => void
  /** False when it was refused: the board puts the booking back. */
  onMove: (booking: Booking, to: Partial<WallSpan> & { roomIds?: RoomId[] }) => Promise<boolean>
  onCancel: (booking: Booking) => void
}

const wallOf = (text: string): WallTime => text.slice(0, 16) as WallTime
const bookingOf = (event: { extendedProps: Record<string, unknown> }): Booking | undefined =>
  event.extendedProps.booking as Booking | undefined

/** A day with the rooms as columns. The only place, with its neighbours, that knows FullCalendar. */
export function DayBoard(props: Props) {
  const { date, now, day, hours, drafting, centre, rooms, byId, bookings, looks, taken } = props
  const { word, mayMove } = props.rights
  const calendar = useRef<CalendarRef>(null)
  const board = useRef<HTMLElement>(null)
  const [cursor, setCursor] = useState<Cursor | null>(null)
  // The room of the slot that is being drawn: FullCalendar's ghost of it does not know.
  const pointed = useRef<string | undefined>(undefined)
  const [moving, setMoving] = useState<Booking | null>(null)
  const [said, setSaid] = useState('')

  const events = useMemo<EventInput[]>(
    () => [...groundsOf(day, centre, rooms, bookings), ...eventsOf(bookings, byId, looks, mayMove)],
    [day, rooms, bookings, byId, centre, looks, mayMove],
  )
  const resources = useMemo(() => rooms.map((room) => ({ id: room.id, title: room.name })), [rooms])
  const [minTime, maxTime] = useMemo(() => rangeOf(day, bookings), [day, bookings])

  useEffect(() => {
    calendar.current?.getApi().gotoDate(date)
  }, [date])
  useEffect(() => {
    // Two frames later it has been painted: tests measure from the click to here.
    const element = board.current
    if (element) keepOneStop(element)
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => element?.setAttribute('data-drawn', `${date} ${bookings.length}`)),
    )
    return () => cancelAnimationFrame(frame)
  }, [date, bookings])

  // The slot of the form goes when the form goes, and the keyboard comes back to where it was.
  const wasDrafting = useRef(drafting)
  useEffect(() => {
    if (wasDrafting.current && !drafting) {
      calendar.current?.getApi().unselect()
      if (document.activeElement === document.body) board.current?.focus()
    }
    wasDrafting.current = drafting
  }, [drafting])

  const say = (c: Cursor, prefix = '') => {
    const room = rooms[c.room]
    const span = spanOfCursor(c, date)
    if (!room) return
    const free = isFree(slotOf(moving, span, room), taken, byId)
    setSaid(
      `${prefix}${room.name}, ${formatTimes(span.startsAt, span.endsAt).replace('–', ' tot ')}${free ? '' : ', bezet'}`,
    )
  }
  const place = (c: Cursor, prefix = '') => {
    const room = rooms[c.room]
    if (!room) return
    setCursor(c)
    pointed.current = room.id
    const { startsAt, endsAt } = spanOfCursor(c, date)
    calendar.current?.getApi().select({ start: `${startsAt}:00Z`, end: `${endsAt}:00Z`, resourceId: room.id } as never)
    say(c, prefix)
  }
  const drop = (c: Cursor | null) => {
    setCursor(c)
    setMoving(null)
    calendar.current?.getApi().unselect()
  }

  const onBoardKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return
    if (event.altKey && cursor === null) return
    const start = cursor ?? { room: 0, from: Math.max(minTime, firstStart(day, now, date)), length: STEP * 2 }
    const next = event.altKey
      ? moveStart(start, event.key, minTime)
      : cursor === null && event.key.startsWith('Arrow')
        ? start
        : moveCursor(start, event.key, event.shiftKey, rooms.length, minTime, maxTime)
    if (next === null && event.altKey) return
    if (next !== null) {
      event.preventDefault()
      place(next, moving === null ? '' : `${moving.title} naar `)
    } else if (event.key === 'Enter' && cursor !== null) {
      event.preventDefault()
      void confirm(cursor)
    } else if (event.key === 'Escape' && (cursor !== null || moving !== null)) {
      drop(null)
      setSaid('Niets gekozen')
    }
  }
  const confirm = async (c: Cursor) => {
    const room = rooms[c.room]
    if (!room) return
    const span = spanOfCursor(c, date)
    if (moving === null) return word === null ? setSaid('U kunt hier niet boeken') : props.onSelect(span, room.id)
    const done = await props.onMove(moving, { ...span, ...(moving.roomIds.length === 1 && { roomIds: [room.id] }) })
    setSaid(done ? `${moving.title} staat nu in ${room.name}` : `${moving.title} is niet verplaatst`)
    drop(null)
  }
  const pickUp = (booking: Booking, change = (c: Cursor): Cursor | null => c) => {
    if (!mayMove(booking)) return setSaid(`${booking.title} kunt u bekijken, niet wijzigen`)
    setMoving(booking)
    board.current?.focus()
    const room = Math.max(
      0,
      rooms.findIndex((r) => r.id === booking.roomIds[0]),
    )
    const from = minuteOfDay(booking.startsAt, date)
    const held = { room, from, length: Math.max(STEP, minuteOfDay(booking.endsAt, date) - from) }
    place(
      change(held) ?? held,
      `${booking.title} opgepakt. Pijltjes verplaatsen, Shift met pijltjes maakt langer of korter, Alt met pijltjes verzet het begin, Enter zet neer, Escape breekt af. `,
    )
  }
  /** Keys on a booking itself: arrows go to the next, M picks it up, Shift or Alt with arrows does so with another end or begin, Delete cancels it. Enter is FullCalendar's own click. */
  const onEventKey = (event: KeyboardEvent<HTMLElement>) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-booking]')
    const booking = bookings.find((b) => b.id === element?.getAttribute('data-booking'))
    if (!element || !booking || event.ctrlKey || event.metaKey) return
    const longer = event.key === 'ArrowDown' ? STEP : event.key === 'ArrowUp' ? -STEP : 0
    if (event.altKey) {
      if (longer === 0) return
      event.preventDefault()
      event.stopPropagation()
      pickUp(booking, (c) => moveStart(c, event.key, minTime))
    } else if (event.shiftKey && longer !== 0) {
      event.preventDefault()
      event.stopPropagation()
      pickUp(booking, (c) => ({ ...c, length: Math.max(STEP, c.length + longer) }))
    } else if (event.key.startsWith('Arrow')) {
      event.preventDefault()
      const next = neighbour(event.currentTarget, element, event.key)
      next?.focus()
      keepOneStop(event.currentTarget)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      board.current?.focus()
    } else if (event.key === 'm' || event.key === 'M') {
      event.preventDefault()
      event.stopPropagation()
      pickUp(booking)
    } else if (event.key === 'Delete') {
      event.preventDefault()
      if (!mayMove(booking)) return
      props.onCancel(booking)
      board.current?.focus()
    }
  }

  const onSelect = (info: DateSelectInfo) => {
    if (info.jsEvent === null) return // placed by the keyboard: Enter decides
    const roomId = (info as { resource?: { id: string } }).resource?.id
    if (roomId !== undefined)
      props.onSelect({ startsAt: wallOf(info.startStr), endsAt: wallOf(info.endStr) }, roomId as RoomId)
  }
  const onDrop = (info: EventDropInfo & { oldResource?: { id: string }; newResource?: { id: string } }) => {
    const booking = bookingOf(info.event)
    if (!booking) return info.revert()
    const { oldResource, newResource } = info
    const roomIds =
      oldResource && newResource
        ? booking.roomIds.map((id) => (id === oldResource.id ? (newResource.id as RoomId) : id))
        : booking.roomIds
    void props
      .onMove(booking, {
        startsAt: wallOf(info.event.startStr),
        endsAt: wallOf(info.event.endStr),
        ...(newResource && { roomIds: [...new Set(roomIds)] }),
      })
      .then((done) => done || info.revert())
  }
  const onResize = (info: EventResizeDoneInfo) => {
    const booking = bookingOf(info.event)
    if (!booking) return info.revert()
    void props
      .onMove(booking, { startsAt: wallOf(info.event.startStr), endsAt: wallOf(info.event.endStr) })
      .then((done) => done || info.revert())
  }
  const eventClass = (info: EventDisplayInfo): string => {
    if (!info.isMirror && !info.isDragging && !info.isResizing) return ''
    const held = (info.event as unknown as { getResources?(): { id: string }[] }).getResources?.()[0]?.id
    const roomId = held ?? pointed.current
    const room = roomId === undefined ? undefined : byId.get(roomId)
    if (!room || info.event.startStr === '' || info.event.endStr === '') return ''
    const span = { startsAt: wallOf(info.event.startStr), endsAt: wallOf(info.event.endStr) }
    const booking = bookingOf(info.event) ?? moving
    const verdict = verdictOf(slotOf(booking, span, room), { taken, byId, hours, now })
    return verdict === 'free' ? '' : verdict === 'taken' ? 'refused' : 'refused refused-hours'
  }

  return (
    <section
      className="board"
      ref={board}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the board is one widget with a slot cursor of its own
      tabIndex={0}
      role="application"
      aria-label="Planbord van de dag. Pijltjes kiezen een tijd, Shift met pijltjes maakt langer, Enter boekt. Tab gaat naar de boekingen: pijltjes gaan naar de volgende, Enter opent, M verplaatst, Shift met pijltjes maakt langer of korter, Alt met pijltjes verzet het begin, Delete annuleert."
      onKeyDown={onBoardKey}
      onKeyDownCapture={onEventKey}
      onBlur={(event) => {
        if (
          event.target === event.currentTarget &&
          cursor !== null &&
          moving === null &&
          event.relatedTarget !== null &&
          !isInPanel(event.relatedTarget) &&
          !event.currentTarget.contains(event.relatedTarget)
        )
          drop(null)
      }}
    >
      <div role="status" className="visually-hidden">
        {said}
      </div>
      <FullCalendar
        ref={calendar}
        schedulerLicenseKey={LICENCE}
        plugins={plugins}
        locales={locales}
        locale="nl"
        timeZone="UTC"
        firstDay={1}
        headerToolbar={false}
        initialView="resourceTimeGridDay"
        initialDate={date}
        now={`${now}:00Z`}
        nowIndicator
        nowIndicatorHeaderContent={() => <span className="now-tag">{formatTime(now)}</span>}
        height="100%"
        borderless
        resources={resources}
        resourceOrder=""
        events={events}
        editable
        eventInteractive
        selectable={word !== null}
        selectMirror
        unselectAuto={false}
        allDaySlot={false}
        slotMinTime={duration(minTime)}
        slotMaxTime={duration(maxTime)}
        scrollTime={duration(minTime)}
        // As long as the step of a drag: FullCalendar drags by the middle of a slot, which would else lie between two steps.
        slotDuration="00:15"
        snapDuration="00:15"
        slotHeaderInterval="01:00"
        slotHeaderFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        slotHeaderContent={(info) => info.text.replace(':', '.')}
        expandRows
        slotMinHeight={forFinger() ? 12 : 8.5}
        eventMinHeight={16}
        eventShortHeight={30}
        slotEventOverlap={false}
        dayMinWidth={84}
        resourceDayHeaderContent={(info) => {
          const room = byId.get(info.resource.id)
          return room ? <RoomHead room={room} taken={taken} date={date} now={now} /> : null
        }}
        eventContent={EventFace}
        backgroundEventContent={EventFace}
        eventClass={eventClass}
        eventDidMount={(info) => {
          // The ghost of a drag is no second booking: it has no place among those that keys go to.
          if (bookingOf(info.event) && !info.isMirror) info.el.setAttribute('data-booking', info.event.id)
          info.el.tabIndex = -1
        }}
        eventClick={(info) => {
          const booking = bookingOf(info.event)
          if (booking) props.onOpen(booking.id)
        }}
        selectAllow={(span) => {
          pointed.current = (span as { resource?: { id: string } }).resource?.id
          return true
        }}
        select={onSelect}
        eventDrop={onDrop}
        eventResize={onResize}
      />
    </section>
  )
}

/** The form that Enter opens: going there is no reason to let go of the slot. */
const isInPanel = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('aside, [role="dialog"]') !== null

function slotOf(booking: Booking | null, span: WallSpan, room: Room) {
  return {
    id: booking?.id ?? '',
    ...span,
    roomIds: [room.id],
    setupMinutes: booking?.setupMinutes ?? room.setupMinutes,
    clearupMinutes: booking?.clearupMinutes ?? room.clearupMinutes,
    expectedParticipants: booking?.expectedParticipants ?? null,
    selfService: booking?.selfService ?? false,
  }
}

/** Minutes that the board shows: 8 to 23, wider when hours or bookings ask for it. */
function rangeOf(day: DayHours, bookings: readonly Booking[]): [from: number, to: number] {
  const starts = [
    8 * 60,
    ...day.open.map((s) => s.from),
    ...bookings.map((b) => minuteOfDay(b.startsAt, day.date) - b.setupMinutes),
  ]
  const ends = [
    23 * 60,
    ...day.open.map((s) => s.to),
    ...bookings.map((b) => minuteOfDay(b.endsAt, day.date) + b.clearupMinutes),
  ]
  return [
    Math.max(0, Math.floor(Math.min(...starts) / 60) * 60),
    Math.min(1440, Math.ceil(Math.max(...ends) / 60) * 60),
  ]
}

/** Where the slot cursor begins: the coming half hour today, else when the centre opens. */
function firstStart(day: DayHours, now: WallTime, date: CivilDate): number {
  const minute = minuteOfDay(now, date)
  const today = minute >= 0 && minute < 1440
  return today ? Math.ceil(minute / STEP) * STEP : (day.open[0]?.from ?? 9 * 60)
}

const duration = (minutes: number): string => clockFromMinutes(minutes)
