import type { Hours } from '#shared/contract/place'
import { formatTime } from '#shared/time/format'
import type { ClockTime, Weekday } from '#shared/time/types'
import { spokenTime } from '../../lib/spoken-time'

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** A stretch of a day as it is typed. `key` only keeps the fields apart on the screen. */
export type Typed = { key: string; opens: string; closes: string }
export type Week = Readonly<Record<Weekday, readonly Typed[]>>

let count = 0
/** A stretch to fill in; the key is new each time. */
export function typed(opens = '', closes = ''): Typed {
  count += 1
  return { key: `t${count}`, opens, closes }
}

/** The hours of a centre as text per weekday, in order of time. */
export function weekOf(hours: readonly Hours[]): Week {
  const day = (weekday: Weekday) =>
    hours
      .filter((h) => h.weekday === weekday)
      .sort((a, b) => a.opens.localeCompare(b.opens))
      .map((h) => typed(formatTime(h.opens), formatTime(h.closes)))
  return { 1: day(1), 2: day(2), 3: day(3), 4: day(4), 5: day(5), 6: day(6), 7: day(7) }
}

/** What is typed, written as the product writes times; text that is no time stays as it is. */
export const tidy = (text: string): string => {
  const clock = spokenTime(text)
  return clock === null ? text : formatTime(clock)
}

export type Checked = { hours: Hours[]; problems: ReadonlyMap<string, string> }

/** Reads the week; problems are keyed by stretch. Midnight at the end of a day may be typed as 0.00. */
export function check(week: Week): Checked {
  const hours: Hours[] = []
  const problems = new Map<string, string>()
  for (const weekday of WEEKDAYS) {
    let until: string = '00:00'
    const stretches = week[weekday].map((t) => ({ t, opens: spokenTime(t.opens), closes: closing(t.closes) }))
    for (const { t, opens, closes } of stretches.toSorted((a, b) => (a.opens ?? '').localeCompare(b.opens ?? ''))) {
      if (opens === null || closes === null) problems.set(t.key, 'Vul twee tijden in, zoals 9.00 en 17.00.')
      else if (opens >= closes) problems.set(t.key, 'Het einde moet later zijn dan het begin.')
      else if (opens < until) problems.set(t.key, 'Deze tijden overlappen met andere op deze dag.')
      else {
        hours.push({ weekday, opens, closes })
        until = closes
      }
    }
  }
  return { hours, problems }
}

function closing(text: string): ClockTime | null {
  const clock = spokenTime(text)
  return clock === '00:00' ? ('24:00' as ClockTime) : clock
}

/** Puts the stretches of one day on other days. */
export function copied(week: Week, from: Weekday, to: readonly Weekday[]): Week {
  const next = { ...week }
  for (const weekday of to) if (weekday !== from) next[weekday] = week[from].map((t) => typed(t.opens, t.closes))
  return next
}
