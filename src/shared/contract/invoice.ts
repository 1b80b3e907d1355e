import { z } from 'zod'
import { invoiceStatuses, isIban, partyProblems } from '../domain/invoice'
import { vatRates } from '../domain/price-line'
import {
  BookingId,
  CentreId,
  Cents,
  Day,
  InvoiceId,
  Moment,
  Name,
  PaymentId,
  RenterId,
  Revision,
  Text,
  TypedCents,
  Wall,
} from './base'

/** Invoices, credit notes and payments, and what must be known of both parties. */
const Kvk = z
  .string()
  .trim()
  .regex(/^\d{8}$/)
const Iban = z
  .string()
  .transform((text) => text.replace(/\s/g, '').toUpperCase())
  .refine(isIban, { error: 'iban' })
const VatNumber = z
  .string()
  .transform((text) => text.replace(/[\s.]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{2}[A-Z0-9]{2,13}$/))
const Account = z.string().trim().max(20)

const sellerDetails = {
  legalName: Name,
  address: Text.nullable(),
  postcode: Text.nullable(),
  town: Name.nullable(),
  /** Number at the chamber of commerce, eight digits. */
  kvk: Kvk.nullable(),
  vatNumber: VatNumber.nullable(),
  /** The whole organisation charges no VAT. */
  vatExempt: z.boolean(),
  exemptReason: z.string().trim().min(1).max(200),
  iban: Iban.nullable(),
  email: Text.nullable(),
  phone: Text.nullable(),
  paymentDays: z.number().int().min(0).max(365),
  /** A sentence under the amount, such as what to mention with the payment. */
  paymentText: Text.nullable(),
  /** Ledger account per kind of line. */
  ledger: z.record(z.string(), Account),
}
/** The organisation as it stands on invoices. */
export const Seller = z.object({ id: z.literal('seller'), ...sellerDetails, revision: Revision })
export type Seller = z.infer<typeof Seller>
export const SellerChange = z.object(sellerDetails).partial().extend({ revision: Revision })

const buyerDetails = {
  /** Instead of the name of the renter. */
  name: Name.nullable(),
  attention: Name.nullable(),
  address: Text.nullable(),
  postcode: Text.nullable(),
  town: Name.nullable(),
  email: Text.nullable(),
  kvk: Kvk.nullable(),
  /** Number of a government body, twenty digits. */
  oin: z
    .string()
    .trim()
    .regex(/^\d{20}$/)
    .nullable(),
  vatNumber: VatNumber.nullable(),
  /** Order number or department that the renter wants to see. */
  reference: Name.nullable(),
}
/** Where the invoices of a renter go; empty fields are taken from the renter. */
export const Billing = z.object({ id: RenterId, ...buyerDetails, revision: Revision })
export type Billing = z.infer<typeof Billing>
export const BillingChange = z.object(buyerDetails).partial().extend({ id: RenterId, revision: Revision })

/** Who is billed, as it stood when the invoice was made final. */
export const Buyer = z.object({ ...buyerDetails, name: z.string() })
export type Buyer = z.infer<typeof Buyer>
/** The seller on an invoice: without ledger accounts. */
export const SellerOnPaper = Seller.omit({ id: true, ledger: true, revision: true })
export type SellerOnPaper = z.infer<typeof SellerOnPaper>

export const InvoiceLine = z.object({
  bookingId: BookingId.nullable(),
  date: Day.nullable(),
  kind: z.string(),
  text: z.string(),
  unit: z.string(),
  quantity: z.number().int(),
  unitCents: Cents,
  cents: Cents,
  waivedCents: Cents,
  vat: z.enum(vatRates),
  netCents: Cents,
  corrects: z.object({ invoiceId: InvoiceId, position: z.number().int() }).nullable(),
})
export type InvoiceLine = z.infer<typeof InvoiceLine>

/** A line on a draft that belongs to no booking; `unitCents` has the VAT in it. */
export const FreeLine = z.object({
  text: z.string().trim().min(1).max(200),
  quantity: z.number().int().min(1).max(10_000),
  unitCents: z.number().int().min(1).max(100_000_000),
  vat: z.enum(vatRates),
})
export type FreeLine = z.infer<typeof FreeLine>

export const paymentWays = ['bank', 'pin', 'cash', 'other'] as const
export const Payment = z.object({
  id: PaymentId,
  invoiceId: InvoiceId,
  paidOn: Day,
  /** Negative: money that went back. */
  cents: Cents,
  how: z.enum(paymentWays),
  note: z.string().nullable(),
  revision: Revision,
})
export type Payment = z.infer<typeof Payment>

/** A line of the list of invoices. */
export const InvoiceRow = z.object({
  id: InvoiceId,
  type: z.enum(['invoice', 'credit']),
  state: z.enum(['draft', 'final']),
  status: z.enum(invoiceStatuses),
  /** Null for a draft: numbers are given when it becomes final. */
  number: z.string().nullable(),
  renterId: RenterId,
  renterName: z.string(),
  issuedOn: Day.nullable(),
  dueOn: Day.nullable(),
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  totalCents: Cents,
  paidCents: Cents,
  creditedCents: Cents,
  openCents: Cents,
  /** Of a credit note: the invoice that it corrects. */
  correctsId: InvoiceId.nullable(),
  correctsNumber: z.string().nullable(),
  /** When it was last sent, as noted by hand. */
  sentAt: Wall.nullable(),
  createdAt: Moment,
  revision: Revision,
})
export type InvoiceRow = z.infer<typeof InvoiceRow>

export const Invoice = InvoiceRow.extend({
  seller: SellerOnPaper,
  buyer: Buyer,
  reference: z.string().nullable(),
  note: z.string().nullable(),
  lines: z.array(InvoiceLine),
  /** Of a draft: the lines that were added by hand, as they were typed; they stand last among `lines`. */
  freeLines: z.array(FreeLine),
  vat: z.array(z.object({ vat: z.enum(vatRates), netCents: Cents, vatCents: Cents, grossCents: Cents })),
  payments: z.array(Payment),
  credits: z.array(z.object({ id: InvoiceId, number: z.string().nullable() })),
  /** Lines (from zero) that a credit note takes back already. */
  creditedLines: z.array(z.number().int()),
  /** What must be filled in before it can be final. */
  missing: z.array(z.enum(partyProblems)),
})
export type Invoice = z.infer<typeof Invoice>

export const invoiceViews = ['draft', 'open', 'paid', 'credit', 'all'] as const
export const InvoiceQuery = z.object({
  view: z.enum(invoiceViews).optional(),
  renterId: RenterId.optional(),
  centreId: CentreId.optional(),
  /** On the day of issue; both included. Drafts are listed whatever the period. */
  from: Day.optional(),
  to: Day.optional(),
})
export type InvoiceQuery = z.infer<typeof InvoiceQuery>

/** Bookings of a period that nobody has been billed for, by renter; both days included. */
export const ProposalQuery = z.object({ from: Day, to: Day, centreId: CentreId.optional() })
export type ProposalQuery = z.infer<typeof ProposalQuery>
const ProposedBooking = z.object({
  id: BookingId,
  number: z.string(),
  title: z.string(),
  centreId: CentreId,
  startsAt: Wall,
  endsAt: Wall,
  cents: Cents,
})
export const Proposal = z.object({
  renters: z.array(
    z.object({
      renterId: RenterId,
      renterName: z.string(),
      totalCents: Cents,
      /** The address for invoices is not known yet. */
      addressMissing: z.boolean(),
      bookings: z.array(ProposedBooking),
    }),
  ),
  /** Billed, and changed or cancelled since: a credit note is due. */
  changed: z.array(
    ProposedBooking.extend({
      renterName: z.string(),
      invoiceId: InvoiceId,
      invoiceNumber: z.string(),
      billedCents: Cents,
      cancelled: z.boolean(),
    }),
  ),
})
export type Proposal = z.infer<typeof Proposal>

export const DraftRequest = z.object({
  bookingIds: z.array(BookingId).min(1).max(20_000),
  from: Day.optional(),
  to: Day.optional(),
})
export const ByInvoice = z.object({ id: InvoiceId, revision: Revision })
export const InvoiceChange = ByInvoice.extend({
  reference: Name.nullish(),
  note: Text.nullish(),
  /** Bookings that stay on the draft; the others can be billed again. */
  bookingIds: z.array(BookingId).max(20_000).optional(),
  /** All lines by hand that it has from now on; not for a credit note, which only takes lines back. */
  freeLines: z.array(FreeLine).max(50).optional(),
})
export type InvoiceChange = z.infer<typeof InvoiceChange>
/** Takes lines of a final invoice back: all of them, or those named (from zero). */
export const CreditRequest = z.object({ id: InvoiceId, positions: z.array(z.number().int().min(0)).min(1).optional() })
export const PaymentRequest = z.object({
  id: InvoiceId,
  paidOn: Day,
  cents: TypedCents.refine((n) => n !== 0),
  how: z.enum(paymentWays),
  note: Name.nullish(),
})
export const PaymentRemoval = z.object({ id: PaymentId, revision: Revision })

/** What renters owe: open and overdue, of those who owe or are owed something. */
export const Debt = z.object({
  renterId: RenterId,
  openCents: Cents,
  overdueCents: Cents,
  invoices: z.array(InvoiceRow),
})
export type Debt = z.infer<typeof Debt>

export const LedgerExport = z.object({ from: Day, to: Day, centreId: CentreId.optional() })
