import { z } from 'zod'
import type { RosterFinding as DomainFinding } from '../domain/roster/rules'
import type { ScoreReason as DomainReason } from '../domain/roster/score'
import { toldStates } from '../domain/roster/told'
import { shiftSources } from '../domain/roster/vocabulary'
import {
  CaretakerId,
  CentreId,
  Cents,
  ClockTimeText,
  Day,
  Moment,
  Name,
  PublicationId,
  Revision,
  RosterTemplateId,
  ShiftId,
  Text,
  Wall,
  Weekday,
} from './base'
import { Shift } from './roster'

/** Making a roster: shifts with what the rules say of them, weeks that are copied, and what people were told. */

/** Findings and reasons come from shared/domain/roster; their shape is guarded there by the compiler. */
const coded = (v: unknown) => typeof v === 'object' && v !== null && 'code' in v
export const RosterFinding = z.custom<DomainFinding>(coded)
export const ScoreReason = z.custom<DomainReason>(coded)

const BreakMinutes = z.number().int().min(0).max(240)
const placed = { centreId: CentreId, startsAt: Wall, endsAt: Wall }

/** Without a caretaker it is open; without `breakMinutes` it gets the break that its length needs. */
export const NewShift = z.object({
  ...placed,
  caretakerId: CaretakerId.nullish(),
  breakMinutes: BreakMinutes.optional(),
  pinned: z.boolean().optional(),
  note: Text.nullish(),
})
export type NewShift = z.infer<typeof NewShift>
export const ShiftChange = NewShift.partial().extend({ id: ShiftId, revision: Revision })
export type ShiftChange = z.infer<typeof ShiftChange>

/** A shift as it is typed or dragged; `id` when it is one that exists. */
export const ShiftCheck = NewShift.pick({
  centreId: true,
  startsAt: true,
  endsAt: true,
  caretakerId: true,
  breakMinutes: true,
}).extend({ id: ShiftId.optional() })
export type ShiftCheck = z.infer<typeof ShiftCheck>
export const ShiftVerdict = z.object({ breakMinutes: BreakMinutes, findings: z.array(RosterFinding) })
export type ShiftVerdict = z.infer<typeof ShiftVerdict>

/** `to` is exclusive; a year at most. */
export const ShiftQuery = z
  .object({ from: Day, to: Day, centreId: CentreId.optional() })
  .refine(({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= 370 * 86_400_000, {
    error: 'period',
    path: ['to'],
  })
export type ShiftQuery = z.infer<typeof ShiftQuery>
/** What people were told of a shift. */
export const ToldShift = Shift.pick({ id: true, centreId: true, startsAt: true, endsAt: true, caretakerId: true })
export type ToldShift = z.infer<typeof ToldShift>
/** `findings`: what the rules say of it by now. `told`: what people know of it; `before` what they were told, if that differs. */
export const ShiftView = Shift.extend({
  findings: z.array(RosterFinding),
  told: z.enum(toldStates),
  before: ToldShift.nullable(),
})
export type ShiftView = z.infer<typeof ShiftView>
export const ShiftList = z.object({
  shifts: z.array(ShiftView),
  /** Told of in this period, and not there any more. */
  removed: z.array(ToldShift),
})
export type ShiftList = z.infer<typeof ShiftList>

/** Candidates for a shift that exists, or for one that is thought of. */
export const CandidatesQuery = z.union([
  z.object({ id: ShiftId }),
  NewShift.pick({ centreId: true, startsAt: true, endsAt: true, breakMinutes: true }),
])
export type CandidatesQuery = z.infer<typeof CandidatesQuery>
export const CandidateView = z.object({
  caretakerId: CaretakerId,
  name: z.string(),
  points: z.number().int(),
  reasons: z.array(ScoreReason),
  source: z.enum(shiftSources),
  costCents: Cents.nullable(),
  /** Warnings. */
  findings: z.array(RosterFinding),
})
export type CandidateView = z.infer<typeof CandidateView>
export const CandidateList = z.object({
  /** Best first. */
  can: z.array(CandidateView),
  /** Active people who can't, with why. */
  cannot: z.array(CandidateView.pick({ caretakerId: true, name: true, findings: true })),
})
export type CandidateList = z.infer<typeof CandidateList>

/** `from` and `to` are days of the week that is copied and of the one that it is copied to. */
export const WeekCopy = z.object({ from: Day, to: Day, centreId: CentreId.optional() })
export type WeekCopy = z.infer<typeof WeekCopy>
/** What came over. What a rule refused its caretaker came over as an open shift; what stood there already was left out. */
export const PlacedShifts = z.object({
  shifts: z.array(Shift),
  refused: z.array(z.object({ shiftId: ShiftId, caretakerId: CaretakerId, findings: z.array(RosterFinding) })),
  skipped: z.number().int(),
})
export type PlacedShifts = z.infer<typeof PlacedShifts>

/** A version of the roster that people were told of; both days are included. */
export const Publication = z.object({
  id: PublicationId,
  number: z.number().int().min(1),
  centreId: CentreId.nullable(),
  from: Day,
  to: Day,
  publishedAt: Moment,
  by: z.string(),
  shifts: z.array(ToldShift),
  revision: Revision,
})
export type Publication = z.infer<typeof Publication>
export const PublicationHead = Publication.omit({ shifts: true })
export type PublicationHead = z.infer<typeof PublicationHead>

/** A shift of a template: so many minutes on the clock from a time on a weekday. */
export const TemplateShift = z.object({
  centreId: CentreId,
  weekday: Weekday,
  from: ClockTimeText,
  minutes: z.number().int().min(1).max(1440),
  caretakerId: CaretakerId.nullable(),
  breakMinutes: BreakMinutes,
  pinned: z.boolean(),
  note: Text.nullable(),
})
export type TemplateShift = z.infer<typeof TemplateShift>
export const RosterTemplate = z.object({
  id: RosterTemplateId,
  name: Name,
  centreId: CentreId.nullable(),
  shifts: z.array(TemplateShift),
  revision: Revision,
})
export type RosterTemplate = z.infer<typeof RosterTemplate>
/** Keeps the week that holds `week`. */
export const NewRosterTemplate = z.object({ name: Name, week: Day, centreId: CentreId.optional() })
export type NewRosterTemplate = z.infer<typeof NewRosterTemplate>
/** `weeks`: a day of each week. */
export const TemplateUse = z.object({ id: RosterTemplateId, weeks: z.array(Day).min(1).max(53) })
export type TemplateUse = z.infer<typeof TemplateUse>
