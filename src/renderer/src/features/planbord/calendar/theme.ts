import type { EventDisplayInfo, PluginInput } from '@fullcalendar/react'
import type { Booking } from '#shared/contract/booking'
import type { Look } from '../paint/look'

/** Our own theme of FullCalendar 7: nothing but class names; all looks are in calendar.css, so dark mode comes free. */
const stateOf = ({ event }: Pick<EventDisplayInfo, 'event'>): string => {
  const { ground, look, booking } = event.extendedProps as { ground?: string; look?: Look; booking?: Booking }
  if (ground !== undefined) return `ground ground-${ground}`
  return `event ${look?.className ?? 'look-internal'} status-${booking?.status ?? 'confirmed'}`
}

export const theme = {
  name: 'theme-buurtbalie',
  optionDefaults: {
    className: 'board-calendar',
    eventClass: (info: EventDisplayInfo) =>
      info.event.display === 'background'
        ? ''
        : `${stateOf(info)}${info.isDragging ? ' dragging' : ''}${info.isMirror ? ' mirror' : ''}`,
    backgroundEventClass: stateOf,
    columnEventClass: 'column-event',
    columnEventInnerClass: 'column-event-inner',
    columnEventBeforeClass: (info: EventDisplayInfo) => (info.isStartResizable ? 'resizer resizer-top' : ''),
    columnEventAfterClass: (info: EventDisplayInfo) => (info.isEndResizable ? 'resizer resizer-bottom' : ''),
    dayHeaderClass: 'board-head',
    dayHeaderRowClass: 'board-row',
    dayHeaderDividerClass: 'board-divider',
    resourceDayHeaderClass: 'board-head',
    resourceDayHeaderInnerClass: 'board-head-inner',
    resourceDayHeaderAlign: 'start',
    dayLaneClass: 'board-lane',
    dayLaneInnerClass: 'board-lane-inner',
    slotLaneClass: (info: { isMinor: boolean }) => (info.isMinor ? 'board-slot minor' : 'board-slot'),
    slotHeaderClass: 'board-hour',
    slotHeaderInnerClass: 'board-hour-inner',
    slotHeaderRowClass: 'board-row',
    slotHeaderDividerClass: 'board-divider',
    tableHeaderClass: 'board-table-head',
    highlightClass: 'board-highlight',
    nowIndicatorLineClass: 'board-now',
    nowIndicatorHeaderClass: 'board-now-head',
  },
} as unknown as PluginInput
