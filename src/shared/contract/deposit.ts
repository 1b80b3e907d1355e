import { z } from 'zod'
import { depositStands, depositWays, keptVats } from '../domain/deposit'
import { bookingStatuses } from '../domain/vocabulary'
import { BookingId, CentreId, Cents, Day, InvoiceId, Name, RenterId, Revision, Wall } from './base'

/** The deposit of a booking, from the day on which it was received. Its id is that of the booking. */
export const Deposit = z.object({
  id: BookingId,
  /** What was received. */
  cents: Cents,
  receivedOn: Day,
  how: z.enum(depositWays),
  /** When it was given back, or it was decided that it stays. */
  settledOn: Day.nullable(),
  /** Null when nothing went back. */
  backHow: z.enum(depositWays).nullable(),
  keptCents: Cents,
  keptReason: z.string().nullable(),
  keptVat: z.enum(keptVats).nullable(),
  revision: Revision,
})
export type Deposit = z.infer<typeof Deposit>

/** A booking with its deposit, asked or received. */
export const DepositRow = z.object({
  bookingId: BookingId,
  number: z.string(),
  title: z.string(),
  centreId: CentreId,
  renterId: RenterId.nullable(),
  renterName: z.string().nullable(),
  status: z.enum(bookingStatuses),
  startsAt: Wall,
  endsAt: Wall,
  askedCents: Cents,
  stand: z.enum(depositStands),
  deposit: Deposit.nullable(),
  /** The invoice that bills what was kept; a draft has no number. */
  invoice: z.object({ id: InvoiceId, number: z.string().nullable() }).nullable(),
})
export type DepositRow = z.infer<typeof DepositRow>

/** `open`: asked for bookings of the coming weeks, held, or to give back; `settled`: the latest first. */
export const DepositQuery = z.object({ centreId: CentreId.optional(), view: z.enum(['open', 'settled']).optional() })

export const DepositReceipt = z.object({
  bookingId: BookingId,
  cents: z.number().int().min(1).max(100_000_000),
  how: z.enum(depositWays),
  /** Today when left out. */
  receivedOn: Day.optional(),
})
/** Gives a deposit back, less what is kept; a reason and the VAT are asked for that. */
export const DepositReturn = z.object({
  id: BookingId,
  revision: Revision,
  /** Today when left out. */
  settledOn: Day.optional(),
  how: z.enum(depositWays).optional(),
  keptCents: z.number().int().min(0).optional(),
  keptReason: Name.optional(),
  keptVat: z.enum(keptVats).optional(),
})
export const ByDeposit = z.object({ id: BookingId, revision: Revision })
