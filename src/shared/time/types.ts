/**
 * Four time words, four types. A room stands in one place, so a booking is wall-clock text in Europe/Amsterdam
 * (docs/adr/0004); only log entries are instants.
 */
declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** `2024-06-03`: a day on the calendar, without a zone. */
export type CivilDate = Brand<string, 'CivilDate'>
/** `2024-06-03T14:00`: what the clock on the wall shows. */
export type WallTime = Brand<string, 'WallTime'>
/** `14:00`, or `24:00` for the end of the day. */
export type ClockTime = Brand<string, 'ClockTime'>
/** `2024-06-03T12:00:00.000Z`: a moment in UTC, for the log only. */
export type Instant = Brand<string, 'Instant'>
/** `2024-Q2`. */
export type Quarter = Brand<string, 'Quarter'>
/** A month `2024-05`, a quarter `2024-Q2`, a year `2024`, or days of one's own `2024-09-01..2025-06-30`. */
export type Period = Quarter | Brand<string, 'Period'>
/** 1 Monday to 7 Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A period of days, both included. */
export type DateSpan = { from: CivilDate; to: CivilDate }
/** A stretch of wall-clock time; the end is exclusive. */
export type WallSpan = { startsAt: WallTime; endsAt: WallTime }
