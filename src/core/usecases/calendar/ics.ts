import type { CalendarItem } from '#shared/contract/calendar'
import { withoutControls } from '#shared/domain/plain-text'
import type { Recurrence } from '#shared/time/recurrence'
import type { CivilDate, Instant, WallTime } from '#shared/time/types'
import type { CalendarEvent } from './events'

/**
 * A calendar file by RFC 5545. Times are those of the clock on the wall, with the rule of the zone beside them; what was
 * called off stays in it as such.
 */
const ZONE = 'Europe/Amsterdam'
const PRODUCT = '-//Buurtbalie//Wijkkalender//NL'
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** How often a program should look again. */
const REFRESH = 'PT6H'

/** Since 1996 the clock changes on the last Sundays of March and October; before that nothing was kept. */
const zone = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

/** The library, which is loaded when the first file is made. */
type Ical = typeof import('ical.js').default

/**
 * @param name of the calendar, as programs show it
 * @param now when the file was made
 */
export async function icsOf(name: string, events: readonly CalendarEvent[], now: Instant): Promise<string> {
  const { default: ICAL } = await import('ical.js')
  const calendar = new ICAL.Component('vcalendar')
  for (const [key, value] of [
    ['version', '2.0'],
    ['prodid', PRODUCT],
    ['calscale', 'GREGORIAN'],
    ['method', 'PUBLISH'],
    ['name', plain(name)],
    ['x-wr-calname', plain(name)],
    ['x-wr-timezone', ZONE],
    ['x-published-ttl', REFRESH],
  ] as const)
    calendar.addPropertyWithValue(key, value)
  const refresh = new ICAL.Property('refresh-interval', calendar)
  refresh.resetType('duration')
  refresh.setValue(ICAL.Duration.fromString(REFRESH))
  calendar.addProperty(refresh)
  calendar.addSubcomponent(new ICAL.Component(ICAL.parse(zone)))
  for (const event of events) {
    calendar.addSubcomponent(master(ICAL, event, now))
    for (const { date, item } of event.rule?.overrides ?? []) {
      const one = eventOf(ICAL, { ...event, item, rule: null }, now)
      addTime(ICAL, one, 'recurrence-id', at(date, event.item.startsAt))
      calendar.addSubcomponent(one)
    }
  }
  return `${calendar.toString()}\r\n`
}

const at = (date: CivilDate, time: WallTime) => `${date}${time.slice(10)}` as WallTime

function master(ICAL: Ical, event: CalendarEvent, now: Instant) {
  const component = eventOf(ICAL, event, now)
  const { rule, item } = event
  if (rule === null) return component
  component.addPropertyWithValue('rrule', ICAL.Recur.fromString(recurOf(rule.recurrence, rule.count, item.startsAt)))
  for (const date of rule.except) addTime(ICAL, component, 'exdate', at(date, item.startsAt))
  return component
}

/** RRULE of RFC 5545. How often is said as a number: a last day would have to be in another zone than the first. */
function recurOf({ frequency, interval, weekdays, nth }: Recurrence, count: number | null, first: WallTime): string {
  const days = weekdays.map((weekday) => DAYS[weekday - 1] ?? 'MO')
  const by = {
    daily: [],
    weekly: [`BYDAY=${days.join(',')}`],
    monthly: [nth === null ? `BYMONTHDAY=${Number(first.slice(8, 10))}` : `BYDAY=${nth}${days[0] ?? 'MO'}`],
  }[frequency]
  return [
    `FREQ=${frequency.toUpperCase()}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...by,
    'WKST=MO',
  ].join(';')
}

function eventOf(ICAL: Ical, { uid, sequence, item }: CalendarEvent, now: Instant) {
  const component = new ICAL.Component('vevent')
  const text = (key: string, value: string | null) => {
    if (value !== null && value !== '') component.addPropertyWithValue(key, plain(value))
  }
  component.addPropertyWithValue('uid', `${uid}@buurtbalie`)
  component.addPropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${now.slice(0, 19)}Z`))
  addTime(ICAL, component, 'dtstart', item.startsAt)
  addTime(ICAL, component, 'dtend', item.endsAt)
  // Programs that know no status of an event show it as well.
  text('summary', item.cancelled ? `${CALLED_OFF}${item.title}` : item.title)
  component.addPropertyWithValue('status', item.cancelled ? 'CANCELLED' : 'CONFIRMED')
  component.addPropertyWithValue('sequence', sequence)
  text('location', [item.place, item.address].filter(Boolean).join(', '))
  text('description', descriptionOf(item))
  const kinds = [item.theme, item.activityType].filter((kind) => kind !== null).map(plain)
  if (kinds.length > 0) {
    const categories = new ICAL.Property('categories', component)
    categories.setValues(kinds)
    component.addProperty(categories)
  }
  if (item.link !== null) component.addPropertyWithValue('url', item.link)
  component.addPropertyWithValue('class', 'PUBLIC')
  // Whoever reads the calendar is not busy because the choir sings.
  component.addPropertyWithValue('transp', 'TRANSPARENT')
  return component
}

const CALLED_OFF = 'Gaat niet door: '

const descriptionOf = ({ description, organiser, contact }: CalendarItem): string =>
  [
    description,
    organiser === null ? null : `Georganiseerd door ${organiser}`,
    contact === null ? null : `Meer weten? ${contact}`,
  ]
    .filter((line) => line !== null)
    .join('\n')

type Component = InstanceType<Ical['Component']>

function addTime(ICAL: Ical, component: Component, name: string, wall: WallTime): void {
  const property = new ICAL.Property(name, component)
  property.setParameter('tzid', ZONE)
  property.setValue(ICAL.Time.fromDateTimeString(`${wall}:00`))
  component.addProperty(property)
}

/** Text without what may not stand in a calendar file (RFC 5545, 3.1). A line break is one sign there. */
const plain = (text: string): string => withoutControls(text.replace(/\r\n?/g, '\n'))
