import { z } from 'zod'
import type { Alternative as DomainAlternative } from '../domain/booking-rules'
import { BookingId, CentreId, Day, RenterId, Revision, RoomId, Text, Wall } from './base'
import { Booking, FreedSlot } from './booking'

/** Snow, a leak, a broken boiler: what to do with all bookings of a room or a centre on some days. */
export const BulkQuery = z.object({
  centreId: CentreId,
  /** Left out: the whole centre. */
  roomIds: z.array(RoomId).min(1).max(50).optional(),
  from: Day,
  /** Last day, included. */
  to: Day,
})
export type BulkQuery = z.infer<typeof BulkQuery>

const Alternative = z.custom<DomainAlternative>((v) => typeof v === 'object' && v !== null && 'kind' in v)
/** Whom to tell, with how many of the bookings are theirs; contact details as they are now. */
export const ToTell = z.object({
  /** Null: the bookings without a renter; their contact stands on the booking. */
  renterId: RenterId.nullable(),
  name: z.string(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  bookingIds: z.array(BookingId),
})
export type ToTell = z.infer<typeof ToTell>

/** Bookings that have begun are not in it: they took place. */
export const BulkPreview = z.object({
  items: z.array(z.object({ booking: Booking, alternatives: z.array(Alternative) })),
  renters: z.array(ToTell),
})
export type BulkPreview = z.infer<typeof BulkPreview>

const one = { id: BookingId, revision: Revision }
export const BulkItem = z.discriminatedUnion('act', [
  z.object({ act: z.literal('cancel'), ...one }),
  z.object({ act: z.literal('move'), ...one, roomIds: z.array(RoomId).min(1).max(20), startsAt: Wall, endsAt: Wall }),
])
export type BulkItem = z.infer<typeof BulkItem>
export const Bulk = z.object({
  centreId: CentreId,
  reason: Text.optional(),
  /** Why commercial bookings go before others who wait where they are moved to; kept on those that needed it. */
  priorityReason: Text.optional(),
  items: z.array(BulkItem).min(1).max(2000),
})
export type Bulk = z.infer<typeof Bulk>
/** The bookings as they are now; `freed` has the slots of what was cancelled that others wait for, in order of time. */
export const BulkResult = z.object({ bookings: z.array(Booking), freed: z.array(FreedSlot) })
export type BulkResult = z.infer<typeof BulkResult>
