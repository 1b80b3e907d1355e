import { z } from 'zod'
import { bookingStatuses } from '../domain/vocabulary'
import { CentreId, QuarterText, Wall } from './base'
import { Booking, Finding } from './booking'

/** An open request or option, with what the rules would say if it were confirmed now (without free alternatives). */
export const InboxItem = z.object({ booking: Booking, findings: z.array(Finding), dueAt: Wall })
export type InboxItem = z.infer<typeof InboxItem>
export const Inbox = z.object({
  /** What is due first stands first. */
  items: z.array(InboxItem),
  /** There are more than these. */
  more: z.boolean(),
})
export type Inbox = z.infer<typeof Inbox>

/** Refused, displaced and expired requests of a quarter: the one in which they would have begun. */
export const HistoryQuery = z.object({ quarter: QuarterText, centreId: CentreId.optional() })
export const RequestHistory = z.object({
  counts: z.array(
    z.object({
      centreId: CentreId,
      status: z.enum(bookingStatuses),
      reason: z.string().nullable(),
      count: z.number().int(),
    }),
  ),
  /** In order of start, latest first; at most 500. */
  bookings: z.array(Booking),
})
export type RequestHistory = z.infer<typeof RequestHistory>
