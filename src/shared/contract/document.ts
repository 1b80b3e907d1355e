import { z } from 'zod'
import { documentKinds, messageWays, type TemplateProblem, templateKinds } from '../domain/documents'
import { BookingId, InvoiceId, MessageId, RenterId, Revision, RoomId, Text, Wall } from './base'

/** Templates of what goes out to renters, and a note of what went out. */
const Subject = z.string().trim().min(1).max(300)
const Body = z.string().min(1).max(20_000)

export const Template = z.object({
  kind: z.enum(templateKinds),
  subject: z.string(),
  body: z.string(),
  /** As the product ships it: nobody changed it. */
  original: z.boolean(),
  revision: Revision,
})
export type Template = z.infer<typeof Template>
export const TemplateChange = z.object({
  kind: z.enum(templateKinds),
  revision: Revision,
  subject: Subject,
  body: Body,
})
export const TemplateReset = TemplateChange.pick({ kind: true, revision: true })

const Problem = z.custom<TemplateProblem>((v) => typeof v === 'object' && v !== null && 'code' in v)
/** A template that is being typed, with a real booking or invoice filled in; empty texts when it has problems. */
export const TemplateTry = z.object({
  kind: z.enum(templateKinds),
  subject: z.string().max(300),
  body: z.string().max(20_000),
})
export const TemplateTried = z.object({
  problems: z.array(Problem),
  subject: z.string(),
  body: z.string(),
  /** What it was filled in with, such as the number of a booking; null when there is nothing yet. */
  example: z.string().nullable(),
})
export type TemplateTried = z.infer<typeof TemplateTried>

const Place = z.object({ startsAt: Wall, endsAt: Wall, roomIds: z.array(RoomId).max(20) })
/** What a message is about. */
export const MessageAbout = z.object({
  kind: z.enum(documentKinds),
  /** One booking, or several of the same renter: the first is the one that single fields speak of. */
  bookingIds: z.array(BookingId).max(600).optional(),
  invoiceId: InvoiceId.optional(),
  /** Of a displacement: the booking in its new place. */
  newBookingId: BookingId.optional(),
  /** Of a refusal or displacement: free places to name; left out: the core looks for them. */
  alternatives: z.array(Place).max(20).optional(),
})
export type MessageAbout = z.infer<typeof MessageAbout>
export const PreparedMessage = z.object({
  kind: z.enum(documentKinds),
  bookingId: BookingId.nullable(),
  invoiceId: InvoiceId.nullable(),
  renterId: RenterId.nullable(),
  name: z.string().nullable(),
  recipient: z.string().nullable(),
  subject: z.string(),
  body: z.string(),
})
export type PreparedMessage = z.infer<typeof PreparedMessage>

/** A message as it is to be saved: an e-mail that any mail program opens. An invoice goes along as XML. */
export const MessageFile = z.object({
  recipient: z.string().trim().max(320).nullable(),
  subject: Subject,
  body: Body,
  invoiceId: InvoiceId.nullish(),
})
export type MessageFile = z.infer<typeof MessageFile>

/** That a message went out, noted by hand. */
export const Message = z.object({
  id: MessageId,
  kind: z.enum(documentKinds),
  bookingId: BookingId.nullable(),
  invoiceId: InvoiceId.nullable(),
  renterId: RenterId.nullable(),
  recipient: z.string().nullable(),
  subject: z.string(),
  body: z.string(),
  how: z.enum(messageWays),
  sentAt: Wall,
  user: z.string(),
  revision: Revision,
})
export type Message = z.infer<typeof Message>
export const NewMessage = z.object({
  kind: z.enum(documentKinds),
  /** Noted with each of them. */
  bookingIds: z.array(BookingId).max(600),
  invoiceId: InvoiceId.nullish(),
  renterId: RenterId.nullish(),
  recipient: Text.nullish(),
  subject: Subject,
  body: Body,
  how: z.enum(messageWays),
})
export type NewMessage = z.infer<typeof NewMessage>
export const MessageQuery = z.object({
  bookingId: BookingId.optional(),
  invoiceId: InvoiceId.optional(),
  renterId: RenterId.optional(),
})
