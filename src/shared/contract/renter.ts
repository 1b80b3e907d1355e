import { z } from 'zod'
import { renterCategories } from '../domain/vocabulary'
import { Name, QueryNumber, RenterId, Revision, Text } from './base'
import { personal, phone } from './labels'

const renterDetails = {
  name: z.string().trim().min(1).max(200),
  category: z.enum(renterCategories),
  contactName: Text.nullable(),
  email: personal(Text.nullable()),
  phone: phone(Text.nullable()),
  address: personal(Text.nullable()),
  postcode: personal(Text.nullable()),
  town: personal(Name.nullable()),
  notes: personal(Text.nullable()),
}
export const Renter = z.object({ id: RenterId, ...renterDetails, archived: z.boolean(), revision: Revision })
export type Renter = z.infer<typeof Renter>
const fields = z.object(renterDetails)
export const NewRenter = fields.partial().extend({ name: renterDetails.name, category: renterDetails.category })
export type NewRenter = z.infer<typeof NewRenter>
export const RenterChange = fields
  .partial()
  .extend({ id: RenterId, revision: Revision, archived: z.boolean().optional() })
export const RenterSearch = z.object({
  q: z.string().trim().max(120),
  limit: QueryNumber.min(1).max(200).optional(),
  category: z.enum(renterCategories).optional(),
  archived: z.stringbool().or(z.boolean()).optional(),
})
/** One line of the type-ahead list. */
export const RenterHit = Renter.pick({
  id: true,
  name: true,
  category: true,
  contactName: true,
  phone: true,
  email: true,
  town: true,
  archived: true,
})
export type RenterHit = z.infer<typeof RenterHit>

/** Two renters who are one and the same: the one that stays and the one that goes. */
export const MergePair = z.object({ keepId: RenterId, goneId: RenterId })
export const RenterMerge = MergePair.extend({ keepRevision: Revision, goneRevision: Revision })
export const MergePreview = z.object({
  /** The one that stays, as it would be. */
  keep: Renter,
  gone: Renter,
  /** What goes to the one that stays. */
  counts: z.object({
    bookings: z.number().int(),
    series: z.number().int(),
    drafts: z.number().int(),
    messages: z.number().int(),
    wishes: z.number().int(),
    instructions: z.number().int(),
  }),
  /** Final invoices and credit notes: they stay with the one that goes, who then stays in the archive. */
  finalInvoices: z.number().int(),
  /** Why it can't be done: the one that stays is archived, or invoices of the other are not settled. */
  refused: z.enum(['archived', 'open_invoices']).nullable(),
})
export type MergePreview = z.infer<typeof MergePreview>
