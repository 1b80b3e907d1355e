import type { Block, Box, Paper, Rich, Row } from '#core/usecases/papers/paper'
import type { Calendar, CalendarExport, CalendarItem } from '#shared/contract/calendar'
import { byDay, monthsOf, weeksOf } from '#shared/domain/calendar'
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
import type { CivilDate, DateSpan, WallTime } from '#shared/time/types'

/** The calendar on paper: a list by day as in a newspaper, or a poster with a column for each day of the week. */
type How = Required<Pick<CalendarExport, 'paper' | 'layout'>>
type From = Pick<Paper, 'organisation' | 'logo'> & { now: WallTime }

/** The calendar as it hangs on a wall: a list by day, or a grid of weeks. */
export function paperOf(calendar: Calendar, { paper, layout }: How, { organisation, logo, now }: From): Paper {
  const { items } = calendar
  const only = onlyCentre(calendar)
  return {
    title: calendarName(calendar.district),
    intro: [
      [
        { bold: capital(periodName(calendar)) },
        ` · ${countOf(items.length)} · stand van ${formatDay(dateOf(now))}, ${formatTime(now)} uur`,
      ],
      ...(layout === 'grid' && only !== null ? [`Staat er alleen een ruimte bij? Dan is het in ${only}.`] : []),
    ],
    organisation,
    logo,
    asOf: now,
    size: paper === 'a3' ? 'A3' : 'A4',
    landscape: layout === 'grid',
    blocks:
      items.length === 0
        ? [nothing]
        : layout === 'grid'
          ? gridsOf(calendar, only)
          : [...listOf(calendar), ...placesOf(items)],
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

/** A poster for each month, or one for a shorter time; each on a page of its own. */
function gridsOf(calendar: Calendar, only: string | null): Block[] {
  const days = new Map(byDay(calendar.items, calendar).map(({ date, items }) => [date, items]))
  const spans = weeksOf(calendar).length > MOST_WEEKS ? monthsOf(calendar) : [calendar]
  return spans.flatMap((span, i): Block[] => [
    ...(i === 0 ? [] : [{ type: 'page-break' } as const]),
    gridOf(span, days, only, addressesOf(itemsIn(days, span))),
  ])
}
/** Weeks that a month can touch. */
const MOST_WEEKS = 6

type Days = ReadonlyMap<CivilDate, readonly CalendarItem[]>
const itemsIn = (days: Days, { from, to }: DateSpan) =>
  [...days].flatMap(([date, items]) => (date >= from && date <= to ? items : []))

function gridOf(span: DateSpan, days: Days, only: string | null, known: ReturnType<typeof addressesOf>): Block {
  const name = periodName(span)
  return {
    type: 'grid',
    caption: capital(name),
    heads: [1, 2, 3, 4, 5, 6, 7].map((weekday) => capital(weekdayName(weekday))),
    rows: weeksOf(span).map((week) =>
      week.map((date) => boxOf(date, days.get(date) ?? [], date >= span.from && date <= span.to, only)),
    ),
    foot:
      known.length === 0
        ? null
        : [{ bold: 'Waar is het? ' }, known.map(({ centre, address }) => `${centre}: ${address}`).join(' · ')],
    rest: { caption: `Ook in ${name}: wat niet op de kalender paste`, heads: ['Dag', 'Wat'] },
  }
}

/** A day of the poster; a day outside the period is grey and empty. */
function boxOf(date: CivilDate, items: readonly CalendarItem[], inside: boolean, only: string | null): Box {
  const head = `${dayAndMonth(date)}${weekdayOf(date) === 1 ? ` · week ${weekOf(date)}` : ''}`
  const name = capital(dayName(date))
  if (!inside) return { head, name, items: [], outside: true }
  return {
    head,
    name,
    items: items.map((item) => {
      const when = dateOf(item.startsAt) === date ? formatTime(item.startsAt) : `t/m ${formatDay(dateOf(item.endsAt))}`
      const place = shortPlace(item, only)
      return place === ''
        ? [`${when} `, { bold: titleOf(item) }]
        : [`${when} `, { bold: `${titleOf(item)},` }, ` ${place}`]
    }),
  }
}

/** Where it is, without the one centre that everything is in. */
const shortPlace = ({ place, centre }: CalendarItem, only: string | null): string =>
  only !== null && centre === only && place.startsWith(`${only}, `) ? place.slice(only.length + 2) : place
