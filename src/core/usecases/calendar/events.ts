import * as store from '#core/store/calendar'
import type { ReadTx } from '#core/store/open'
import { getSeries, type StoredSeries } from '#core/store/series'
import type { Calendar, CalendarEntry, CalendarItem, CalendarQuery } from '#shared/contract/calendar'
import { entryDates, lastDateOf } from '#shared/domain/calendar'
import { addDays, clockOf, dateOf, daysBetween, minutesBetween, weekdayOf } from '#shared/time/civil'
import { type Recurrence, recurringDates } from '#shared/time/recurrence'
import type { CivilDate } from '#shared/time/types'
import { itemsOf, passes, withoutReplaced } from './calendar'

/**
 * What a calendar file holds: activities that come back as one event with a rule, wherever they have a regular one. A
 * series is told whole, also outside the period of the calendar: an event with the same name is then the same in every
 * file, so that a program that reads two of them keeps one.
 */
export type CalendarEvent = {
  uid: string
  /** Grows whenever something of the event changes. */
  sequence: number
  item: CalendarItem
  rule: EventRule | null
}
export type EventRule = {
  recurrence: Recurrence
  /** How many times, those that are left out included; null while it goes on. */
  count: number | null
  except: readonly CivilDate[]
  /** Times that differ from the others, by the day that the rule gives. */
  overrides: readonly { date: CivilDate; item: CalendarItem }[]
}

const single = (item: CalendarItem): CalendarEvent => ({
  uid: `${item.source.kind === 'booking' ? 'boeking' : 'activiteit'}-${item.id}`,
  sequence: item.revision - 1,
  item,
  rule: null,
})

/** The events of a calendar, in order of their first time. */
export async function eventsOf(tx: ReadTx, calendar: Calendar, query: CalendarQuery): Promise<CalendarEvent[]> {
  const seriesIds = new Set<string>()
  const entryIds = new Set<string>()
  const events: CalendarEvent[] = []
  for (const item of calendar.items) {
    const { source } = item
    if (source.kind === 'entry') entryIds.add(source.entryId)
    else if (source.seriesId !== null) seriesIds.add(source.seriesId)
    else events.push(single(item))
  }
  events.push(...(await seriesEvents(tx, [...seriesIds], query)))
  for (const id of entryIds) {
    const entry = await store.getEntry(tx, id)
    if (entry) events.push(...entryEvents(entry))
  }
  return events.sort((a, b) =>
    a.item.startsAt < b.item.startsAt ? -1 : a.item.startsAt > b.item.startsAt ? 1 : a.uid < b.uid ? -1 : 1,
  )
}

async function seriesEvents(tx: ReadTx, ids: readonly string[], query: CalendarQuery): Promise<CalendarEvent[]> {
  const changes = await store.seriesChanges(tx, ids)
  const all = withoutReplaced((await store.publicOfSeries(tx, ids)).filter(passes(query)))
  const bySeries = new Map<string, CalendarItem[]>()
  for (const item of all) {
    const id = item.source.kind === 'booking' ? (item.source.seriesId ?? '') : ''
    bySeries.set(id, [...(bySeries.get(id) ?? []), item])
  }
  const events: CalendarEvent[] = []
  for (const id of ids) {
    const items = bySeries.get(id) ?? []
    const series = await getSeries(tx, id)
    const sequence = (series?.revision ?? 1) + (changes.get(id) ?? 0)
    events.push(...(series === null ? items.map(single) : await regular(items, series, sequence)))
  }
  return events
}

type Slotted = { date: CivilDate; item: CalendarItem }

/**
 * One event for the times that keep to the rule of the series, however they differ otherwise, and one for each other
 * time. Whether the rule holds is not believed but tried: what its dates are, from the first one on.
 */
async function regular(
  items: readonly CalendarItem[],
  { id, rule, template }: Pick<StoredSeries, 'id' | 'rule' | 'template'>,
  sequence: number,
): Promise<CalendarEvent[]> {
  const { frequency, interval = 1, nth = null, weekdays = [] } = rule
  const shift = template.shiftDays
  const slots = items
    .flatMap((item): Slotted[] => {
      const date = item.source.kind === 'booking' ? item.source.seriesDate : null
      return date === null ? [] : [{ date: addDays(date, shift), item }]
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const [first] = slots
  const last = slots.at(-1)
  if (frequency === 'dates' || first === undefined || last === undefined || slots.length < 2) return items.map(single)
  const moved = (weekday: number) => ((((weekday - 1 + shift) % 7) + 7) % 7) + 1
  const recurrence: Recurrence = {
    frequency,
    interval,
    nth,
    weekdays: (weekdays.length === 0 ? [weekdayOf(first.date)] : weekdays.map(moved)) as Recurrence['weekdays'],
  }
  const dates = await recurringDates(recurrence, first.date, last.date, MOST_TIMES)
  const byDate = new Map(slots.map((slot) => [slot.date, slot]))
  const on = dates.flatMap((date) => byDate.get(date) ?? [])
  if (dates[0] !== first.date || on.length < 2 || on.length * 2 < dates.length) return items.map(single)
  const usual = mostUsual(on)
  const kept = new Set(on.map(({ item }) => item))
  const event: CalendarEvent = {
    uid: `reeks-${id}`,
    sequence,
    item: onDay(usual, first.date),
    rule: {
      recurrence,
      count: dates.length,
      except: dates.filter((date) => !byDate.has(date)),
      overrides: on.filter(({ date, item }) => face(item, date) !== face(usual.item, usual.date)),
    },
  }
  return [event, ...items.filter((item) => !kept.has(item)).map(single)]
}

/** More times than a series can have. */
const MOST_TIMES = 5000

/** What two times of a series have in common when one stands for the other. */
const face = (item: CalendarItem, date: CivilDate): string =>
  JSON.stringify([
    daysBetween(date, dateOf(item.startsAt)),
    clockOf(item.startsAt),
    minutesBetween(item.startsAt, item.endsAt),
    item.cancelled,
    ...[item.title, item.place, item.address, item.theme, item.activityType, item.organiser, item.description],
  ])

/** The time that most are like and that goes on, on the day of the rule itself; the first of them. */
function mostUsual(on: readonly Slotted[]): Slotted {
  const plain = on.filter(({ date, item }) => !item.cancelled && dateOf(item.startsAt) === date)
  const counts = new Map<string, number>()
  for (const { date, item } of plain) counts.set(face(item, date), (counts.get(face(item, date)) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const usual = plain.find(({ date, item }) => counts.get(face(item, date)) === most)
  return usual ?? (on[0] as Slotted)
}

/** The same on another day. */
function onDay({ date, item }: Slotted, day: CivilDate): CalendarItem {
  const by = daysBetween(date, day)
  const move = (wall: CalendarItem['startsAt']) =>
    `${addDays(dateOf(wall), by)}${wall.slice(10)}` as CalendarItem['startsAt']
  return { ...item, startsAt: move(item.startsAt), endsAt: move(item.endsAt) }
}

/** An entry whole: with its rule when it comes back each week, else each time by itself. */
function entryEvents(entry: CalendarEntry): CalendarEvent[] {
  const { rule } = entry
  const first = dateOf(entry.startsAt)
  if (rule.frequency !== 'weekly') return itemsOf(entry, { from: first, to: lastDateOf(entry) ?? first }).map(single)
  const [item] = itemsOf({ ...entry, cancelledDates: [] }, { from: first, to: first })
  if (item === undefined) return []
  const lastCancelled = entry.cancelledDates.at(-1) ?? first
  const called = itemsOf(entry, { from: first, to: lastCancelled }).filter(({ cancelled }) => cancelled)
  return [
    {
      uid: `activiteit-${entry.id}`,
      sequence: entry.revision - 1,
      item,
      rule: {
        recurrence: { frequency: 'weekly', interval: rule.interval, weekdays: [weekdayOf(first)], nth: null },
        count: rule.until === null ? null : entryDates(entry, { from: first, to: rule.until }).length,
        except: [],
        overrides: called.map((one) => ({ date: dateOf(one.startsAt), item: one })),
      },
    },
  ]
}
