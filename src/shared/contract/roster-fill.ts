import { z } from 'zod'
import type { RosterFindingCode } from '../domain/roster/rules'
import type { ScoreReason } from '../domain/roster/score'
import { shiftSources } from '../domain/roster/vocabulary'
import { CaretakerId, CentreId, Day, Revision, ShiftId, Wall } from './base'

/** Filling in a roster: what is asked, what is proposed with why, and taking the proposal over. */
const MOST_DAYS = 100

export const FillRequest = z
  .object({
    from: Day,
    /** Exclusive. */
    to: Day,
    centreId: CentreId.optional(),
    /** Who is on a shift that is not pinned may be put elsewhere too; else only what is open is filled in. */
    reassign: z.boolean().optional(),
    /** How long it may take at most, about. */
    seconds: z.number().min(1).max(120).optional(),
  })
  .refine(({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000, {
    error: 'period',
    path: ['to'],
  })
export type FillRequest = z.infer<typeof FillRequest>

/** A shift that there is (`shiftId`), or one that a gap asks for. */
const slot = {
  shiftId: ShiftId.nullable(),
  revision: Revision.nullable(),
  centreId: CentreId,
  startsAt: Wall,
  endsAt: Wall,
  breakMinutes: z.number().int().min(0).max(240),
}
/** Who is to take a shift; null: whoever had it lets go, to be put elsewhere. */
export const FillTake = z.object({ ...slot, caretakerId: CaretakerId.nullable() })
export type FillTake = z.infer<typeof FillTake>
const Reason = z.custom<ScoreReason>((v) => typeof v === 'object' && v !== null && 'code' in v)
const Code = z.custom<RosterFindingCode>((v) => typeof v === 'string')

export const ProposedTake = FillTake.extend({
  caretakerId: CaretakerId,
  source: z.enum(shiftSources),
  costCents: z.number().int().nullable(),
  /** Why this person. */
  reasons: z.array(Reason),
  /** Who had the shift until now. */
  before: CaretakerId.nullable(),
})
export type ProposedTake = z.infer<typeof ProposedTake>

/** A shift for which there is nobody, and which rule cuts whom. */
export const LeftOpen = z.object({
  ...slot,
  /** Who had the shift until now, and is put elsewhere. */
  before: CaretakerId.nullable(),
  why: z.array(z.object({ code: Code, caretakerIds: z.array(CaretakerId) })),
})
export type LeftOpen = z.infer<typeof LeftOpen>

export const FillProposal = z.object({
  takes: z.array(ProposedTake),
  open: z.array(LeftOpen),
  /** How far it may be from the best there is, as a share; 0: nothing better exists. */
  gap: z.number(),
})
export type FillProposal = z.infer<typeof FillProposal>

/** Progress in weeks while it runs, the proposal last. Nothing is written. */
export const FillEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number().int(), total: z.number().int() }),
  z.object({ type: z.literal('result'), result: FillProposal }),
])
export type FillEvent = z.infer<typeof FillEvent>

export const FillTaken = z.object({ takes: z.array(FillTake).min(1).max(2000) })
export type FillTaken = z.infer<typeof FillTaken>
