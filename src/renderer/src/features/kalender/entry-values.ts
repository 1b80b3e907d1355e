import type { z } from 'zod'
import type { DistrictId } from '#shared/contract/base'
import type { CalendarEntry, NewCalendarEntry } from '#shared/contract/calendar'
import { addDays, at, clockOf, dateOf, isCivilDate } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { dateOrNull, textOrNull } from '../../lib/values'

/** What the form of an activity from elsewhere holds. */
export type Repeat = 'once' | 'weekly' | 'fortnightly' | 'four_weeks' | 'dates'
export type Values = {
  title: string
  date: string | null
  from: ClockTime | null
  to: ClockTime | null
  place: string
  organiser: string
  contact: string
  link: string
  description: string
  theme: string | null
  repeat: Repeat
  until: string | null
  dates: string[]
  cancelledDates: string[]
}

export const repeatWords: Record<Repeat, string> = {
  once: 'Eén keer',
  weekly: 'Elke week',
  fortnightly: 'Elke twee weken',
  four_weeks: 'Elke vier weken',
  dates: 'Op losse dagen',
}
const intervals = { weekly: 1, fortnightly: 2, four_weeks: 4 } as const

export const blank = (date: CivilDate): Values => ({
  title: '',
  date,
  from: null,
  to: null,
  place: '',
  organiser: '',
  contact: '',
  link: '',
  description: '',
  theme: null,
  repeat: 'once',
  until: null,
  dates: [],
  cancelledDates: [],
})

function repeatOf({ frequency, interval }: CalendarEntry['rule']): Repeat {
  if (frequency !== 'weekly') return frequency
  return interval === 1 ? 'weekly' : interval === 2 ? 'fortnightly' : 'four_weeks'
}

export const toValues = (entry: CalendarEntry): Values => ({
  title: entry.title,
  date: dateOf(entry.startsAt),
  from: clockOf(entry.startsAt),
  to: clockOf(entry.endsAt),
  place: entry.place ?? '',
  organiser: entry.organiser ?? '',
  contact: entry.contact ?? '',
  link: entry.link ?? '',
  description: entry.description ?? '',
  theme: entry.theme,
  repeat: repeatOf(entry.rule),
  until: entry.rule.until,
  dates: [...entry.rule.dates],
  cancelledDates: [...entry.cancelledDates],
})

const isDay = (text: string): text is CivilDate => isCivilDate(text)

/** What the call wants; null while the time is not complete. An end before the begin is the next day. */
export function toInput(values: Values, districtId: DistrictId): z.input<typeof NewCalendarEntry> | null {
  const dates = values.dates.filter(isDay).sort()
  const day = values.repeat === 'dates' ? (dates[0] ?? null) : dateOrNull(values.date)
  if (day === null || values.from === null || values.to === null) return null
  const { repeat } = values
  const weekly = repeat === 'weekly' || repeat === 'fortnightly' || repeat === 'four_weeks'
  return {
    districtId,
    title: values.title.trim(),
    startsAt: at(day, values.from),
    endsAt: at(values.to <= values.from ? addDays(day, 1) : day, values.to),
    place: textOrNull(values.place),
    organiser: textOrNull(values.organiser),
    contact: textOrNull(values.contact),
    link: linkOf(values.link),
    description: textOrNull(values.description),
    theme: values.theme,
    rule: {
      frequency: weekly ? 'weekly' : repeat,
      interval: weekly ? intervals[repeat] : 1,
      until: weekly ? dateOrNull(values.until) : null,
      dates: repeat === 'dates' ? dates : [],
    },
    cancelledDates: values.cancelledDates.filter(isDay).sort(),
  }
}

/** As people type it: without `https://`. */
export function linkOf(text: string): string | null {
  const link = textOrNull(text)
  if (link === null) return null
  return /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`
}

/** What is missing, in Dutch, per field. */
export const problems = {
  title: (text: string) => (text.trim() === '' ? 'Vul in wat er te doen is.' : null),
  date: (text: string | null, { repeat }: Values) =>
    repeat !== 'dates' && dateOrNull(text) === null ? 'Kies een dag.' : null,
  from: (time: ClockTime | null) => (time === null ? 'Vul een tijd in' : null),
  to: (time: ClockTime | null) => (time === null ? 'Vul een tijd in' : null),
  dates: (dates: string[], { repeat }: Values) =>
    repeat === 'dates' && dates.length === 0 ? 'Kies een of meer dagen.' : null,
  until: (text: string | null, { date }: Values) =>
    text !== null && date !== null && text < date ? 'De laatste dag ligt vóór de eerste.' : null,
  link: (text: string) => {
    const link = linkOf(text)
    return link === null || /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(link) ? null : 'Dit is geen adres van een website.'
  },
} as const
