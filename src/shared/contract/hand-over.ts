import { z } from 'zod'
import { handOverStandings, handOverStates } from '../domain/roster/hand-over'
import { CaretakerId, CentreId, HandOverId, Moment, Revision, ShiftId, Text, Wall } from './base'
import { RosterFinding } from './shift'

/** A caretaker's shift that is offered to those who may and can; whoever takes it first takes it. */
export const HandOver = z.object({
  id: HandOverId,
  shiftId: ShiftId,
  /** The shift as it was when people were asked. */
  centreId: CentreId,
  startsAt: Wall,
  endsAt: Wall,
  /** Whose shift it is; null: an open one. */
  offeredBy: CaretakerId.nullable(),
  note: Text.nullable(),
  askedAt: Moment,
  /** Who were asked, best first; `declinedAt`: said no then. */
  asked: z.array(z.object({ caretakerId: CaretakerId, declinedAt: Moment.nullable() })),
  state: z.enum(handOverStates),
  takenBy: CaretakerId.nullable(),
  closedAt: Moment.nullable(),
  revision: Revision,
})
export type HandOver = z.infer<typeof HandOver>

/** With how it stands now, and what the rules say by now of each who was asked. */
export const HandOverView = HandOver.extend({
  standing: z.enum(handOverStandings),
  asked: z.array(
    HandOver.shape.asked.element.extend({
      name: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      findings: z.array(RosterFinding),
    }),
  ),
})
export type HandOverView = z.infer<typeof HandOverView>

/** All requests of one shift, the latest first; or those that stand open (at one centre), in order of start. */
export const HandOverQuery = z.object({ shiftId: ShiftId.optional(), centreId: CentreId.optional() })
export type HandOverQuery = z.infer<typeof HandOverQuery>

/** `revision` is of the shift. Without `caretakerIds` all are asked who may and can. */
export const NewHandOver = z.object({
  shiftId: ShiftId,
  revision: Revision,
  caretakerIds: z.array(CaretakerId).min(1).max(200).optional(),
  note: Text.nullish(),
})
export type NewHandOver = z.infer<typeof NewHandOver>

/**
 * What one of those asked says. It names no revision: what the others said meanwhile takes nothing away from it, and
 * whether it still is open is looked at anyway.
 */
export const HandOverAnswer = z.object({ id: HandOverId, caretakerId: CaretakerId })
export type HandOverAnswer = z.infer<typeof HandOverAnswer>
export const HandOverSeen = z.object({ id: HandOverId, revision: Revision })
export type HandOverSeen = z.infer<typeof HandOverSeen>
