import type { FindReason } from '#shared/domain/find-place'
import { dateOf, weekdayOf } from '#shared/time/civil'
import { formatDay, formatTime, monthName, weekdayShort } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { formatEuros } from '../format'
import { layoutWords } from './vocabulary'

type Words = { [C in FindReason['code']]: (reason: Extract<FindReason, { code: C }>) => string }

/** Days of one weekday, shortly: `do 4, 11 en 18 juni, 2 juli`. Days of several weekdays are written out. */
export function daysInWords(dates: readonly CivilDate[]): string {
  const [first] = dates
  if (first === undefined) return ''
  if (dates.some((date) => weekdayOf(date) !== weekdayOf(first))) return dates.map(formatDay).join(', ')
  const months = new Map<string, string[]>()
  for (const date of dates) {
    const month = monthName(Number(date.slice(5, 7)))
    months.set(month, [...(months.get(month) ?? []), String(Number(date.slice(8)))])
  }
  const parts = [...months].map(([month, days]) => `${listed(days)} ${month}`)
  return `${weekdayShort(weekdayOf(first))} ${parts.join(', ')}`
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} en ${items.at(-1) ?? ''}`

const words: Words = {
  fits: (r) => `${r.capacity} plaatsen`,
  capacity_unknown: () => 'aantal plaatsen niet bekend',
  places_free: (r) =>
    r.capacity === null ? `nog ${r.free} plaatsen vrij` : `nog ${r.free} van de ${r.capacity} plaatsen vrij`,
  joined: () => 'ruimtes samen',
  combination: () => 'ruimtes bij elkaar',
  kitchen: () => 'met keuken',
  layout: (r) => `opstelling ${layoutWords[r.layout].toLowerCase()}`,
  wheelchair: () => 'rolstoel kan',
  facility: (r) => `${r.name}: ${r.free} vrij`,
  free_between: (r) =>
    `vrij van ${formatTime(r.from)} tot ${dateOf(r.to) === dateOf(r.from) ? formatTime(r.to) : '24.00'}`,
  staffed: () => 'beheerder aanwezig',
  unstaffed: () => 'geen beheerder',
  all_times: (r) => `${r.times} keer`,
  passed_over: (r) => `niet op ${daysInWords(r.dates)}`,
  other_days: (r) => (r.count === 1 ? 'ook vrij op 1 andere dag' : `ook vrij op ${r.count} andere dagen`),
  other_time: (r) => `vrij vanaf ${formatTime(r.startsAt)}`,
  some_times: (r) => `past op ${r.fits} van de ${r.of} keer, niet op ${daysInWords(r.missing)}`,
  too_small: (r) => `${r.capacity} plaatsen voor ${r.people} mensen`,
  too_dear: (r) => `meer dan ${formatEuros(r.maxCents)}`,
  price_unknown: () => 'geen tarief bekend',
  facility_short: (r) => `${r.name}: ${r.free} vrij, u vraagt er ${r.wanted}`,
}

/** One reason in a few words, such as `nog 38 van de 100 plaatsen vrij`. */
export function reasonText(reason: FindReason): string {
  const say = words[reason.code] as (reason: FindReason) => string
  return say(reason)
}
