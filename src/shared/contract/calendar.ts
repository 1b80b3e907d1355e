import { z } from 'zod'
import { calendarFrequencies, MOST_CALENDAR_DATES } from '../domain/calendar'
import { BookingId, CalendarEntryId, CentreId, Day, DistrictId, Name, Revision, SeriesId, Text, Wall } from './base'

/** The calendar of a district: its public activities, whatever centre they are in, and what was entered from elsewhere. */
export const CalendarDistrict = z.object({
  id: DistrictId,
  municipality: z.string(),
  name: z.string(),
  /** Centres in use. */
  centres: z.array(z.object({ id: CentreId, name: z.string(), managed: z.boolean() })),
})
export type CalendarDistrict = z.infer<typeof CalendarDistrict>

/** What residents may know of an activity, and nothing else. */
export const CalendarItem = z.object({
  /** The same each time that it is asked; for an entry that comes back, of one of its times. */
  id: z.string(),
  source: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('booking'),
      bookingId: BookingId,
      seriesId: SeriesId.nullable(),
      /** The date by the rule of the series, also after it was moved. */
      seriesDate: Day.nullable(),
    }),
    z.object({ kind: z.literal('entry'), entryId: CalendarEntryId, date: Day }),
  ]),
  startsAt: Wall,
  endsAt: Wall,
  title: z.string(),
  /** Null for what is entered from elsewhere. */
  centreId: CentreId.nullable(),
  /** Its name; null likewise. */
  centre: z.string().nullable(),
  /** Centre and rooms, or the place that was typed. */
  place: z.string(),
  address: z.string().nullable(),
  theme: z.string().nullable(),
  activityType: z.string().nullable(),
  organiser: z.string().nullable(),
  description: z.string().nullable(),
  contact: z.string().nullable(),
  link: z.string().nullable(),
  /** Called off after it was announced. */
  cancelled: z.boolean(),
  revision: Revision,
})
export type CalendarItem = z.infer<typeof CalendarItem>

const filter = { centreId: CentreId.optional(), theme: z.string().max(200).optional() }
/** Days, both included; half a year at most. */
export const CalendarQuery = z.object({ districtId: DistrictId, from: Day, to: Day, ...filter })
export type CalendarQuery = z.infer<typeof CalendarQuery>
export const Calendar = z.object({
  district: CalendarDistrict,
  from: Day,
  to: Day,
  /** In order of time. */
  items: z.array(CalendarItem),
})
export type Calendar = z.infer<typeof Calendar>

export const calendarFormats = ['ics', 'html', 'pdf'] as const
export const calendarPapers = ['a4', 'a3'] as const
/** A list by day, or a column for each day of the week. */
export const calendarLayouts = ['list', 'grid'] as const
export const CalendarExport = CalendarQuery.extend({
  format: z.enum(calendarFormats),
  /** Of a PDF: A4 unless said otherwise. */
  paper: z.enum(calendarPapers).optional(),
  /** Of a PDF: a list on A4 and a grid on A3, unless said otherwise. */
  layout: z.enum(calendarLayouts).optional(),
})
export type CalendarExport = z.infer<typeof CalendarExport>

/** The address at which others read the calendar: secret, and only as long as it is not renewed. */
export const CalendarFeed = z.object({
  districtId: DistrictId,
  /** The secret part of the address; null while nobody asked for one, or after it was closed. */
  key: z.string().nullable(),
  /** 0 while there never was one. */
  revision: z.number().int().min(0),
})
export type CalendarFeed = z.infer<typeof CalendarFeed>
export const CalendarFeedChange = z.object({ districtId: DistrictId, revision: z.number().int().min(0) })
export const CalendarFeedQuery = z.object({ key: z.string().min(1).max(64), format: z.enum(['ics', 'html']) })
export type CalendarFeedQuery = z.infer<typeof CalendarFeedQuery>

export const CalendarRule = z.object({
  frequency: z.enum(calendarFrequencies),
  interval: z.number().int().min(1).max(52),
  until: Day.nullable(),
  dates: z.array(Day).max(MOST_CALENDAR_DATES),
})

const entryFields = {
  districtId: DistrictId,
  title: z.string().trim().min(1).max(200),
  startsAt: Wall,
  endsAt: Wall,
  place: Name.nullable(),
  organiser: Name.nullable(),
  /** Shown to everybody: the form says so. */
  contact: Name.nullable(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  description: Text.nullable(),
  theme: Name.nullable(),
  rule: CalendarRule,
  /** Days on which it was called off; they stay in the calendar as such. */
  cancelledDates: z.array(Day).max(500),
}
/** An activity that is not one of our bookings: a market, a walk, something at the church. */
export const CalendarEntry = z.object({ id: CalendarEntryId, ...entryFields, revision: Revision })
export type CalendarEntry = z.infer<typeof CalendarEntry>
const entryInput = z.object(entryFields)
export const NewCalendarEntry = entryInput
  .partial()
  .extend({ districtId: DistrictId, title: entryFields.title, startsAt: Wall, endsAt: Wall })
export const CalendarEntryChange = entryInput.partial().extend({ id: CalendarEntryId, revision: Revision })
