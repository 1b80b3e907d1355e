import { z } from 'zod'
import { frequencies, MOST_DATES, scopes, seriesDateStates, seriesReasons } from '../domain/series'
import {
  BookingId,
  CentreId,
  Cents,
  ClockTimeText,
  Day,
  Moment,
  Revision,
  RoomId,
  SeriesId,
  Text,
  Wall,
  Weekday,
} from './base'
import { Booking, BookingChange, Finding, FreedSlot, NewBooking } from './booking'

/** Bookings that come back: a rule, what they are, and what became of each date. */
const Dates = z.array(Day).max(MOST_DATES)
export const SeriesRule = z.object({
  frequency: z.enum(frequencies),
  interval: z.number().int().min(1).max(52).optional(),
  weekdays: z.array(Weekday).max(7).optional(),
  /** Monthly: the how-manieth weekday of the month, -1 the last. Left out: the day of the month of the first date. */
  nth: z.union([z.literal(-1), z.number().int().min(1).max(5)]).optional(),
  until: Day.optional(),
  /** How many dates the rule gives, those that are skipped included. */
  count: z.number().int().min(1).max(MOST_DATES).optional(),
  /** The days themselves, with frequency `dates`. */
  dates: Dates.optional(),
  exceptDates: Dates.optional(),
  skipHolidays: z.boolean().optional(),
  /** Of the school region that the centre names. */
  skipSchoolHolidays: z.boolean().optional(),
  skipClosures: z.boolean().optional(),
})
export type SeriesRule = z.infer<typeof SeriesRule>

/** What each booking of the series is, as it was filled in, with the time of day in place of a moment. */
export const SeriesTemplate = NewBooking.omit({ centreId: true, startsAt: true, endsAt: true }).extend({
  from: ClockTimeText,
  minutes: z.number().int().min(1),
  shiftDays: z.number().int().min(-6).max(6),
})
export type SeriesTemplate = z.infer<typeof SeriesTemplate>

export const Series = z.object({
  id: SeriesId,
  centreId: CentreId,
  title: z.string(),
  /** First day of the rule. */
  first: Day,
  rule: SeriesRule,
  template: SeriesTemplate,
  createdAt: Moment,
  revision: Revision,
})
export type Series = z.infer<typeof Series>

const why = {
  reason: z.enum(seriesReasons).nullable(),
  /** The name of the holiday or closure, or what somebody wrote. */
  detail: z.string().nullable(),
  findings: z.array(Finding),
}
/** A date as the store keeps it; whether a booking still stands is asked of the bookings. */
export const SeriesDate = z.object({ date: Day, state: z.enum(seriesDateStates), ...why })
export type SeriesDate = z.infer<typeof SeriesDate>

const slot = { startsAt: Wall, endsAt: Wall, roomIds: z.array(RoomId) }
/** A date with what became of it; without a booking, `startsAt` to `roomIds` say what is wanted. */
export const SeriesDateView = SeriesDate.extend({
  ...slot,
  /** Begun already: nothing of the series touches it. */
  past: z.boolean(),
  booking: Booking.pick({ id: true, number: true, status: true, detached: true, revision: true }).nullable(),
})
export type SeriesDateView = z.infer<typeof SeriesDateView>
export const SeriesView = Series.extend({ renterName: z.string().nullable(), dates: z.array(SeriesDateView) })
export type SeriesView = z.infer<typeof SeriesView>

/** A line of the list of series. */
export const SeriesSummary = Series.pick({
  id: true,
  centreId: true,
  title: true,
  first: true,
  rule: true,
  template: true,
}).extend({
  renterName: z.string().nullable(),
  last: Day.nullable(),
  /** When the next booking that stands begins. */
  next: Wall.nullable(),
  /** Bookings from now on that stand, and dates from now on without one. */
  coming: z.number().int(),
  open: z.number().int(),
  /** What became of all its dates, as it was when they were offered last. */
  counts: z.object({
    booked: z.number().int(),
    skipped: z.number().int(),
    refused: z.number().int(),
    waiting: z.number().int(),
    dropped: z.number().int(),
  }),
  /** Dates from today on that did not fit: refused or waiting. */
  unplaced: z.number().int(),
})
export type SeriesSummary = z.infer<typeof SeriesSummary>

/**
 * What to do with one date: pass it over, keep it waiting, book it all the same on a day that the rule skips (`book`),
 * or put it elsewhere. Somebody else's booking is never moved or overwritten by any of these.
 */
export const DateDecision = z.union([
  z.enum(['skip', 'wait', 'book']),
  z
    .object({ roomIds: z.array(RoomId).min(1).max(20).optional(), startsAt: Wall.optional(), endsAt: Wall.optional() })
    .refine((place) => place.roomIds !== undefined || (place.startsAt !== undefined && place.endsAt !== undefined), {
      error: 'required',
    }),
])
export type DateDecision = z.infer<typeof DateDecision>
const decisions = z
  .array(z.object({ date: Day, decision: DateDecision }))
  .max(MOST_DATES)
  .optional()
/** `refuse`: one clash refuses all. `skip`: dates that clash are kept as refused. `wait`: they are kept waiting. */
const OnConflict = z.enum(['refuse', 'skip', 'wait'])
export type OnConflict = z.infer<typeof OnConflict>

export const SeriesPreview = NewBooking.extend({ rule: SeriesRule, dates: decisions })
export type SeriesPreview = z.infer<typeof SeriesPreview>
export const NewSeries = SeriesPreview.extend({ onConflict: OnConflict })
export type NewSeries = z.infer<typeof NewSeries>

const one = { id: SeriesId, revision: Revision }
/** Scope and the date that it is seen from; changed occurrences are left alone unless `includeDetached`. */
const part = { scope: z.enum(scopes), date: Day, includeDetached: z.boolean().optional() }

/**
 * `startsAt` and `endsAt` say when the occurrence of `date` is to be: the others get the same time of day and shift by as
 * many days. A date that does not fit stays as it is (`skip`) or refuses all (`refuse`).
 */
export const SeriesChange = z.object({
  ...one,
  ...part,
  changes: BookingChange.omit({ id: true, revision: true }),
  dates: decisions,
  onConflict: z.enum(['refuse', 'skip']),
})
export type SeriesChange = z.infer<typeof SeriesChange>

/** Longer, up to and including `until`, with `count` more dates, or with these `extra` dates; from `from` on when said. */
export const SeriesExtension = z.object({
  ...one,
  from: Day.optional(),
  until: Day.optional(),
  count: z.number().int().min(1).max(MOST_DATES).optional(),
  extra: Dates.optional(),
  dates: decisions,
  onConflict: OnConflict,
})
export type SeriesExtension = z.infer<typeof SeriesExtension>

/** Tries coming dates without a booking again: those of `only`, else all that were refused or wait. */
export const SeriesRetry = z.object({ ...one, only: Dates.optional(), dates: decisions, onConflict: OnConflict })
export type SeriesRetry = z.infer<typeof SeriesRetry>

export const SeriesCancel = z.object({ ...one, ...part, reason: Text.optional() })
export type SeriesCancel = z.infer<typeof SeriesCancel>

/** What would become of a date. `elsewhere`: other than the series, by a decision. */
export const PlannedDate = SeriesDate.extend({
  ...slot,
  elsewhere: z.boolean(),
  /** The booking that would be changed, when there is one. */
  bookingId: BookingId.nullable(),
  /** What a date that would be booked costs; null when nothing is known, and for a date that is there already. */
  cents: Cents.nullable(),
})
export type PlannedDate = z.infer<typeof PlannedDate>
export const SeriesPlan = z.object({ dates: z.array(PlannedDate) })
export type SeriesPlan = z.infer<typeof SeriesPlan>

/** What was done: the bookings that were made or changed, and the dates that were not. */
export const SeriesResult = z.object({ series: Series, bookings: z.array(Booking), skipped: z.array(SeriesDate) })
export type SeriesResult = z.infer<typeof SeriesResult>
/** After dates were cancelled: those that others wait for, in order of time. */
export const SeriesCancelled = SeriesResult.extend({ freed: z.array(FreedSlot) })
export type SeriesCancelled = z.infer<typeof SeriesCancelled>
