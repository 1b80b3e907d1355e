import type { Block, Cell, Paper, Rich, Row } from '#core/usecases/papers/paper'
import type { Calendar, CalendarExport, CalendarItem } from '#shared/contract/calendar'
import { byDay, weeksOf } from '#shared/domain/calendar'
import {
  addressesOf,
  CALLED_OFF,
  calendarName,
  countOf,
  dayAndMonth,
  dayName,
  periodName,
} from '#shared/domain/calendar-words'
import { dateOf, weekdayOf, weekOf } from '#shared/time/civil'
import { formatDay, formatTime, formatTimes, weekdayName } from '#shared/time/format'
import type { CivilDate, WallTime } from '#shared/time/types'

/** The calendar on paper: a list by day as in a newspaper, or a poster with a column for each day of the week. */
type How = Required<Pick<CalendarExport, 'paper' | 'layout'>>
type From = Pick<Paper, 'organisation' | 'logo'> & { now: WallTime }

export function paperOf(calendar: Calendar, { paper, layout }: How, { organisation, logo, now }: From): Paper {
  const { items } = calendar
  const only = onlyCentre(calendar)
  return {
    title: calendarName(calendar.district),
    intro: [
      [{ bold: capital(periodName(calendar)) }, ` · ${countOf(items.length)}`],
      ...(layout === 'grid' && only !== null ? [`Staat er alleen een ruimte bij? Dan is het in ${only}.`] : []),
      `Stand van ${formatDay(dateOf(now))}, ${formatTime(now)} uur`,
    ],
    organisation,
    logo,
    asOf: now,
    size: paper === 'a3' ? 'A3' : 'A4',
    landscape: layout === 'grid',
    blocks:
      items.length === 0
        ? [nothing]
        : [...(layout === 'grid' ? [gridOf(calendar, only)] : listOf(calendar)), ...placesOf(items)],
  }
}

const nothing: Block = { type: 'paragraph', text: 'Er staat nog niets in de kalender voor deze dagen.' }
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const titleOf = ({ cancelled, title }: CalendarItem) => (cancelled ? `${CALLED_OFF}: ${title}` : title)

function listOf(calendar: Calendar): Block[] {
  return byDay(calendar.items, calendar).flatMap(({ date, items }): Block[] => [
    { type: 'heading', level: 2, text: capital(dayName(date)) },
    {
      type: 'table',
      caption: countOf(items.length),
      rowHeads: false,
      columns: [
        { head: 'Tijd', width: 0.15 },
        { head: 'Wat', width: 0.55 },
        { head: 'Waar', width: 0.3 },
      ],
      rows: items.map((item): Row => ({ cells: [timeOn(item, date), { text: whatOf(item) }, item.place] })),
    },
  ])
}

/** What lasts for days says so on the days after the first. */
const timeOn = (item: CalendarItem, date: CivilDate): string =>
  dateOf(item.startsAt) === date
    ? formatTimes(item.startsAt, item.endsAt)
    : `t/m ${formatDay(dateOf(item.endsAt))} ${formatTime(item.endsAt)}`

function whatOf(item: CalendarItem): Rich {
  const lines = [
    [item.activityType ?? item.theme, item.organiser === null ? null : `door ${item.organiser}`]
      .filter((part) => part !== null)
      .join(', '),
    item.description ?? '',
    item.contact === null ? '' : `Meer weten? ${item.contact}`,
    item.link ?? '',
  ].filter((line) => line !== '')
  return [{ bold: titleOf(item) }, ...lines.map((line) => `\n${line}`)]
}

/** Where the centres are: once, at the end, instead of at each activity. */
function placesOf(items: readonly CalendarItem[]): Block[] {
  const known = addressesOf(items)
  if (known.length === 0) return []
  return [
    { type: 'heading', level: 2, text: 'Waar is het?' },
    { type: 'definitions', items: known.map(({ centre, address }) => ({ term: centre, meaning: address })) },
  ]
}

/** The one centre that everything is in, as far as it is in a centre; null when there are more. */
function onlyCentre({ items }: Calendar): string | null {
  const centres = new Set(items.flatMap(({ centre }) => centre ?? []))
  const [first] = centres
  return centres.size === 1 ? (first ?? null) : null
}

function gridOf(calendar: Calendar, only: string | null): Block {
  const days = new Map(byDay(calendar.items, calendar).map(({ date, items }) => [date, items]))
  const weeks = weeksOf(calendar)
  return {
    type: 'table',
    caption: capital(periodName(calendar)),
    rowHeads: false,
    grid: true,
    columns: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ head: capital(weekdayName(weekday)), width: 1 / 7 })),
    rows: weeks.map(
      (week): Row => ({
        cells: week.map((date) =>
          cellOf(date, days.get(date) ?? [], date >= calendar.from && date <= calendar.to, only),
        ),
        atLeast: weeks.length === 1 ? 300 : 84,
      }),
    ),
  }
}

/** A day of the poster; a day outside the period is grey and empty. */
function cellOf(date: CivilDate, items: readonly CalendarItem[], inside: boolean, only: string | null): Cell {
  const first = weekdayOf(date) === 1 ? ` · week ${weekOf(date)}` : ''
  const head = `${dayAndMonth(date)}${first}`
  if (!inside) return { text: head, shade: 1 }
  return {
    text: [
      { bold: head },
      ...items.flatMap((item) => [`\n${formatTime(item.startsAt)} `, { bold: titleOf(item) }, shortPlace(item, only)]),
    ],
  }
}

function shortPlace({ place, centre }: CalendarItem, only: string | null): string {
  const short = only !== null && centre === only && place.startsWith(`${only}, `) ? place.slice(only.length + 2) : place
  return short === '' ? '' : `, ${short}`
}
