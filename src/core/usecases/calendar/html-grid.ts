import type { Calendar, CalendarItem } from '#shared/contract/calendar'
import { byDay, weeksOf } from '#shared/domain/calendar'
import { CALLED_OFF, dayAndMonth, dayName, periodName } from '#shared/domain/calendar-words'
import { addDays, addMonths, dateOf, startOfMonth, weekOf } from '#shared/time/civil'
import { formatDay, formatTime, weekdayName } from '#shared/time/format'
import type { CivilDate, DateSpan } from '#shared/time/types'
import { type Markup, markup } from './markup'

/**
 * The weeks of the calendar as a table with a column for each day of the week, above the list on a wide screen. It says
 * less of each activity than the list, and its days lead to those of the list.
 */

/** So much of a day stands in the grid; the list has the rest. */
const MOST = 6
/** A month has six weeks at most; what is longer gets a table for each month. */
const MOST_WEEKS = 6

/** Where the list tells of a day, within the page. */
export const dayId = (date: CivilDate): string => `dag-${date}`

/** The grid of a calendar that has anything in it. */
export function gridOf(calendar: Calendar): Markup {
  const { items } = calendar
  // Where everything is in the same centre, its name on each line says nothing; the list has the room.
  const oneCentre = new Set(items.flatMap(({ centre }) => centre ?? [])).size === 1
  const shown = items.map((item) => ({
    ...item,
    place: item.centre === null ? item.place : oneCentre ? '' : item.centre,
  }))
  const days = new Map(byDay(shown, calendar).map((day) => [day.date, day.items]))
  return markup`<div class="grid">
${tableSpans(calendar).map((span) => tableOf(span, days))}</div>
`
}

/** The period as one table, or cut at the months. */
function tableSpans(span: DateSpan): DateSpan[] {
  if (weeksOf(span).length <= MOST_WEEKS) return [span]
  const spans: DateSpan[] = []
  for (let from = span.from; from <= span.to; ) {
    const next = addMonths(startOfMonth(from), 1)
    const last = addDays(next, -1)
    spans.push({ from, to: last < span.to ? last : span.to })
    from = next
  }
  return spans
}

type Days = ReadonlyMap<CivilDate, readonly CalendarItem[]>

const tableOf = (span: DateSpan, days: Days): Markup => markup`<table>
<caption>${periodName(span)}</caption>
<thead><tr><th scope="col" class="week">week</th>${[1, 2, 3, 4, 5, 6, 7].map((weekday) => markup`<th scope="col">${weekdayName(weekday)}</th>`)}</tr></thead>
<tbody>
${weeksOf(span).map((week) => weekRow(week, span, days))}</tbody>
</table>
`

function weekRow(week: readonly CivilDate[], { from, to }: DateSpan, days: Days): Markup {
  const cells = week.map((date) =>
    date < from || date > to ? markup`<td class="outside"></td>` : dayCell(date, days.get(date) ?? []),
  )
  return markup`<tr><th scope="row" class="week">${week[0] === undefined ? null : weekOf(week[0])}</th>${cells}</tr>\n`
}

function dayCell(date: CivilDate, items: readonly CalendarItem[]): Markup {
  const day = markup`<time datetime="${date}">${dayAndMonth(date)}</time>`
  if (items.length === 0) return markup`<td><p class="day">${day}</p></td>`
  const shown = items.length > MOST ? items.slice(0, MOST - 1) : items
  const more = items.length - shown.length
  const link = `#${dayId(date)}`
  return markup`<td><p class="day"><a href="${link}">${day}</a></p><ul>
${shown.map((item) => itemOf(item, date))}</ul>${
    more > 0 &&
    markup`<p class="more"><a href="${link}" aria-label="en nog ${more} op ${dayName(date)}">en nog ${more}</a></p>`
  }</td>`
}

const itemOf = (item: CalendarItem, date: CivilDate): Markup =>
  markup`<li class="${item.cancelled ? 'off' : ''}"><span class="when">${whenOn(item, date)}</span> ${
    item.cancelled ? markup`<span class="called-off">${CALLED_OFF}:</span> <s>${item.title}</s>` : item.title
  }${item.place !== '' && markup` <span class="where">${item.place}</span>`}</li>\n`

/** What lasts for days says so on the days after the first. */
const whenOn = ({ startsAt, endsAt }: CalendarItem, date: CivilDate): string =>
  dateOf(startsAt) === date ? formatTime(startsAt) : `t/m ${formatDay(dateOf(endsAt))}`
