import { z } from 'zod'
import { BookingId, CentreId, Day, PeriodText, RoomId, Wall } from './base'
import { Booking } from './booking'
import { Hours } from './place'
import { PeriodQuery } from './report'

/** How rooms are used: time, seats, groups; per room, centre, district and all together. */
const count = z.number().int()
const pct = z.number().nullable()

/** How mixed a programme is: the largest group, and how often two activities are of different groups. */
export const GroupMix = z.object({
  groups: count,
  /** The name of the largest; null when it is that of the activities without one. */
  largest: z.object({ name: z.string().nullable(), activities: count, pct: z.number() }).nullable(),
  mixedPct: pct,
})
export type GroupMix = z.infer<typeof GroupMix>
export const mixKinds = ['category', 'activity', 'renter'] as const
export type MixKind = (typeof mixKinds)[number]

const use = {
  activities: count,
  openMinutes: count,
  usedMinutes: count,
  countedMinutes: count,
  seatMinutes: count,
  takenSeatMinutes: count,
  sharedMinutes: count,
  mostGroups: count,
  timePct: pct,
  seatPct: pct,
  bothPct: pct,
  countedPct: pct,
  sharedPct: pct,
}
export const UseFigures = z.object(use)
export type UseFigures = z.infer<typeof UseFigures>
const mixed = { mix: z.object({ category: GroupMix, activity: GroupMix, renter: GroupMix }) }
export const RoomUseRow = z.object({
  ...use,
  ...mixed,
  roomId: RoomId,
  centreId: CentreId,
  name: z.string(),
  shared: z.boolean(),
  capacity: z.number().nullable(),
})
export type RoomUseRow = z.infer<typeof RoomUseRow>
/** `rooms` that count, and how many of them were not used at all. */
const place = { ...use, ...mixed, rooms: count, unused: count }
export const CentreUseRow = z.object({
  ...place,
  centreId: CentreId,
  name: z.string(),
  district: z.string().nullable(),
})
export const DistrictUseRow = z.object({ ...place, district: z.string().nullable(), centres: count })
export const RoomUseReport = z.object({
  period: PeriodText,
  from: Day,
  to: Day,
  asOf: Wall,
  rooms: z.array(RoomUseRow),
  centres: z.array(CentreUseRow),
  districts: z.array(DistrictUseRow),
  total: z.object(place),
})
export type RoomUseReport = z.infer<typeof RoomUseReport>

/** What the heat map and the list of bookings are of: a room, else a centre, else a district, else all. */
export const RoomUseScope = PeriodQuery.extend({ roomId: RoomId.optional(), district: z.string().max(200).optional() })
export type RoomUseScope = z.infer<typeof RoomUseScope>
export const RoomUseFile = PeriodQuery.extend({ format: z.enum(['csv', 'xlsx', 'pdf']) })

/**
 * What if, from a day on: a room that is closed, other opening hours, or both. Nothing is written. Bookings to come count as
 * those that were.
 */
export const WhatIfQuery = z.object({
  period: PeriodText,
  centreId: CentreId,
  from: Day,
  closedRoomId: RoomId.optional(),
  openingHours: z.array(Hours).max(50).optional(),
})
export type WhatIfQuery = z.infer<typeof WhatIfQuery>

export const AffectedBooking = z.object({
  booking: Booking,
  /** Its room is closed, or it no longer lies within the opening hours. */
  because: z.enum(['closed', 'hours']),
  /** A free place at the same time, in keeping with the places of the others; null when there is none. */
  place: z
    .object({ centreId: CentreId, centreName: z.string(), roomIds: z.array(RoomId), roomNames: z.array(z.string()) })
    .nullable(),
})
export type AffectedBooking = z.infer<typeof AffectedBooking>
/** The same figures as it is, when what is affected falls away, and when it goes to its new place. */
const Effect = z.object({ before: UseFigures, without: UseFigures, moved: UseFigures })
export const WhatIf = z.object({
  /** The room that is closed. */
  room: Effect.nullable(),
  centre: Effect,
  /** All centres of the district; null when the centre is the only one. */
  district: Effect.nullable(),
  /** All bookings that are affected; of the first many of them what and where. */
  affected: count,
  placed: count,
  bookings: z.array(AffectedBooking),
  /** Bookings that lie outside the opening hours now, and would no longer. */
  inside: z.array(BookingId),
})
export type WhatIf = z.infer<typeof WhatIf>
