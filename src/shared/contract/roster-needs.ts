import { z } from 'zod'
import { needKinds } from '../domain/roster/needs'
import { BookingId, CaretakerId, CentreId, Day, Wall } from './base'
import { phone } from './labels'

/** When somebody must be at a centre, where somebody is missing, and whether there is BHV (shared/domain/roster). */
export const NeedReason = z.object({
  kind: z.enum(needKinds),
  /** Null for desired coverage that was agreed. */
  bookingId: BookingId.nullable(),
})
export type NeedReason = z.infer<typeof NeedReason>

const span = { centreId: CentreId, startsAt: Wall, endsAt: Wall }
export const Need = z.object({
  ...span,
  people: z.number().int(),
  /** At least one of them has a valid certificate of this kind. */
  certificate: z.literal('social_hygiene').nullable(),
  reasons: z.array(NeedReason),
})
export type Need = z.infer<typeof Need>

export const Gap = z.object({
  ...span,
  /** How many must be there, are there, and are missing; none is missing where only the certificate is. */
  people: z.number().int(),
  present: z.number().int(),
  missing: z.number().int(),
  certificate: z.literal('social_hygiene').nullable(),
  reasons: z.array(NeedReason),
  /** What the gap touches, in order of start. */
  bookingIds: z.array(BookingId),
})
export type Gap = z.infer<typeof Gap>

/** Time at an open centre with bookings; `ok`: somebody with a valid BHV is in the building. */
export const BhvStretch = z.object({ ...span, ok: z.boolean() })
export type BhvStretch = z.infer<typeof BhvStretch>

/** `to` is exclusive; a year at most. */
export const NeedsQuery = z
  .object({ from: Day, to: Day, centreId: CentreId.optional() })
  .refine(({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= 370 * 86_400_000, {
    error: 'period',
    path: ['to'],
  })
export type NeedsQuery = z.infer<typeof NeedsQuery>
/** Of each centre disjoint and in order of start; the centres in order of name. */
export const RosterNeeds = z.object({
  needs: z.array(Need),
  gaps: z.array(Gap),
  bhv: z.array(BhvStretch),
  /** False while no caretaker is entered: then there is no roster to miss anybody on. */
  inUse: z.boolean(),
})
export type RosterNeeds = z.infer<typeof RosterNeeds>

/** Somebody at a centre: by a shift, as worked where that was put right, without the time of an absence. */
export const PresentPerson = z.object({
  ...span,
  caretakerId: CaretakerId,
  name: z.string(),
  phone: phone(z.string().nullable()),
  /** Was the fixed face of the centre when put on the shift. */
  fixedFace: z.boolean(),
})
export type PresentPerson = z.infer<typeof PresentPerson>
