import ICAL from 'ical.js'
import { addDays } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'

/** One time of an event, as a calendar program shows it. */
export type Read = { startsAt: string; endsAt: string; title: string; place: string; cancelled: boolean }

const wallOf = (time: InstanceType<typeof ICAL.Time>): string => time.toString().slice(0, 16)

/** Reads a calendar file as a program does: every time of every event in the days (both included), in order. */
export function timesIn(ics: string, from: CivilDate, to: CivilDate): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (!zone) throw new Error('no time zone')
  ICAL.TimezoneService.register(new ICAL.Timezone(zone), 'Europe/Amsterdam')
  const components = calendar.getAllSubcomponents('vevent')
  const exceptions = components.filter((one) => one.hasProperty('recurrence-id'))
  const found: Read[] = []
  const add = (event: InstanceType<typeof ICAL.Event>, start: InstanceType<typeof ICAL.Time>, end: typeof start) => {
    const read = {
      startsAt: wallOf(start),
      endsAt: wallOf(end),
      title: event.summary,
      place: event.location,
      cancelled: event.component.getFirstPropertyValue('status') === 'CANCELLED',
    }
    if (read.startsAt < `${addDays(to, 1)}T00:00` && read.endsAt > `${from}T00:00`) found.push(read)
  }
  for (const component of components) {
    if (component.hasProperty('recurrence-id')) continue
    const uid = component.getFirstPropertyValue('uid')
    const event = new ICAL.Event(component, {
      strictExceptions: true,
      exceptions: exceptions.filter((one) => one.getFirstPropertyValue('uid') === uid),
    })
    if (!event.isRecurring()) {
      add(event, event.startDate, event.endDate)
      continue
    }
    const times = event.iterator()
    for (let time = times.next(); time && wallOf(time) < `${addDays(to, 60)}`; time = times.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(time)
      add(item, startDate, endDate)
    }
  }
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
const key = (read: Read) => `${read.startsAt} ${read.endsAt} ${read.title} ${read.place}`

/** Lines of a file, unfolded; fails when one is too long or does not end as RFC 5545 wants it. */
export function linesOf(ics: string): string[] {
  const raw = ics.split('\r\n')
  if (raw.pop() !== '') throw new Error('the last line does not end')
  for (const line of raw) {
    if (/[\r\n]/.test(line)) throw new Error(`a lone line break: ${JSON.stringify(line)}`)
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 bytes: ${line}`)
  }
  return raw
    .join('\r\n')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
}
