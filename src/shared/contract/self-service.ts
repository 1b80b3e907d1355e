import { z } from 'zod'
import { BookingId, CentreId, Day, InstructionId, Name, ReferralId, RenterId, Revision, Text } from './base'
import { personal } from './labels'

/** A renter was shown how to open, close and leave a centre; with what was handed out for it. */
export const Instruction = z.object({
  id: InstructionId,
  renterId: RenterId,
  renterName: z.string(),
  centreId: CentreId,
  givenOn: Day,
  givenBy: z.string().nullable(),
  /** Key or code, in words: "sleutel 12". */
  handedOut: z.string().nullable(),
  /** From the day after, the instruction no longer counts: there is nothing to open with. */
  returnedOn: Day.nullable(),
  remarks: personal(z.string().nullable()),
  revision: Revision,
})
export type Instruction = z.infer<typeof Instruction>
const said = {
  givenBy: Name.nullish(),
  handedOut: Name.nullish(),
  returnedOn: Day.nullish(),
  remarks: personal(Text.nullish()),
}
/** `givenOn` is today unless said otherwise. */
export const NewInstruction = z.object({
  renterId: RenterId,
  centreId: CentreId,
  givenOn: Day.optional(),
  ...said,
})
export const InstructionChange = z.object({
  id: InstructionId,
  revision: Revision,
  givenOn: Day.optional(),
  ...said,
})
export const InstructionQuery = z.object({ renterId: RenterId.optional(), centreId: CentreId.optional() })

/** Somebody who asked here was told of a centre that is not managed here. */
export const Referral = z.object({
  id: ReferralId,
  bookingId: BookingId,
  /** The centre that they were referred to. */
  centreId: CentreId,
  centreName: z.string(),
  contact: z.string().nullable(),
  date: Day,
  remark: z.string().nullable(),
  revision: Revision,
})
export type Referral = z.infer<typeof Referral>
export const NewReferral = z.object({
  bookingId: BookingId,
  centreId: CentreId,
  contact: Name.nullish(),
  date: Day.optional(),
  remark: Text.nullish(),
})
export const ReferralQuery = z.object({ bookingId: BookingId })
