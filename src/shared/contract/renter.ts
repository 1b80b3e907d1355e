import { z } from 'zod'
import { renterCategories } from '../domain/vocabulary'
import { Name, QueryNumber, RenterId, Revision, Text } from './base'

const renterDetails = {
  name: z.string().trim().min(1).max(200),
  category: z.enum(renterCategories),
  contactName: Text.nullable(),
  email: Text.nullable(),
  phone: Text.nullable(),
  address: Text.nullable(),
  postcode: Text.nullable(),
  town: Name.nullable(),
  notes: Text.nullable(),
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
