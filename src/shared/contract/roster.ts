import { z } from 'zod'
import { absenceKinds, caretakerKinds, certificateKinds, shiftSources, timeKinds } from '../domain/roster/vocabulary'
import {
  AbsenceId,
  CaretakerId,
  CentreId,
  Cents,
  ClockTimeText,
  CoverageId,
  Day,
  Name,
  Revision,
  ShiftId,
  Text,
  Wall,
  Weekday,
} from './base'

/** Who is in the building: caretakers (beheerders), their absences, the desired coverage and shifts (diensten). */
export const Certificate = z.object({ kind: z.enum(certificateKinds), issuedOn: Day, expiresOn: Day.nullable() })
export type Certificate = z.infer<typeof Certificate>

/** A centre that somebody knows; `fixed`: is its one familiar face (vast gezicht). */
export const KnownCentre = z.object({ centreId: CentreId, fixed: z.boolean() })

/** Every week on a weekday, or on one date: exactly one of the two. What is said of a date goes before its weekday. */
export const CaretakerTime = z.object({
  kind: z.enum(timeKinds),
  weekday: Weekday.nullable(),
  date: Day.nullable(),
  from: ClockTimeText,
  to: ClockTimeText,
})
export type CaretakerTime = z.infer<typeof CaretakerTime>

const optionalText = (length: number) => z.string().trim().max(length).nullable()
const caretakerDetails = {
  name: Name,
  kind: z.enum(caretakerKinds),
  /** Of which association a volunteer is: as the operator of its centres is named. */
  association: Name.nullable(),
  phone: optionalText(60),
  email: optionalText(200),
  remarks: Text.nullable(),
  /** Minutes a week; 0 for volunteers and those who are called when needed. */
  contractMinutes: z.number().int().min(0).max(3600),
  /** What the contract was up to and including a day; in order, left out when there was no other. */
  earlierContracts: z
    .array(z.object({ until: Day, minutes: z.number().int().min(0).max(3600) }))
    .max(20)
    .optional(),
  /** What an hour costs, in cents; null: nothing or not known. */
  hourCents: Cents.min(0).nullable(),
  flexPool: z.boolean(),
  activeFrom: Day.nullable(),
  activeTo: Day.nullable(),
  centres: z.array(KnownCentre).max(200),
  certificates: z.array(Certificate).max(50),
  times: z.array(CaretakerTime).max(400),
}
export const Caretaker = z.object({ id: CaretakerId, ...caretakerDetails, archived: z.boolean(), revision: Revision })
export type Caretaker = z.infer<typeof Caretaker>
const caretakerFields = z.object(caretakerDetails)
export const NewCaretaker = caretakerFields.partial().extend({ name: Name, kind: z.enum(caretakerKinds) })
export type NewCaretaker = z.infer<typeof NewCaretaker>
export const CaretakerChange = caretakerFields
  .partial()
  .extend({ id: CaretakerId, revision: Revision, archived: z.boolean().optional() })
export type CaretakerChange = z.infer<typeof CaretakerChange>

/** Not there, with or without a known end: `endsAt` is exclusive. */
export const Absence = z.object({
  id: AbsenceId,
  caretakerId: CaretakerId,
  kind: z.enum(absenceKinds),
  startsAt: Wall,
  endsAt: Wall,
  note: Text.nullable(),
  revision: Revision,
})
export type Absence = z.infer<typeof Absence>
const absenceFields = Absence.omit({ id: true, revision: true })
export const NewAbsence = absenceFields.extend({ note: Text.nullish() })
export type NewAbsence = z.infer<typeof NewAbsence>
export const AbsenceChange = absenceFields
  .omit({ caretakerId: true })
  .partial()
  .extend({ id: AbsenceId, revision: Revision })
export type AbsenceChange = z.infer<typeof AbsenceChange>
/** Those that touch the days from `from` up to `to` (exclusive). */
export const AbsenceQuery = z.object({ from: Day, to: Day, caretakerId: CaretakerId.optional() })
export type AbsenceQuery = z.infer<typeof AbsenceQuery>

/** The hours on a weekday at which caretakers must be at a centre (gewenste bezetting), from a day on. */
export const Coverage = z.object({
  id: CoverageId,
  centreId: CentreId,
  weekday: Weekday,
  opens: ClockTimeText,
  closes: ClockTimeText,
  people: z.number().int().min(1).max(20),
  from: Day,
  to: Day.nullable(),
  /** The consultation in which it was agreed. */
  consultationId: z.string().max(64).nullable(),
  revision: Revision,
})
export type Coverage = z.infer<typeof Coverage>
/** What a week at a centre asks for from a day on: what was agreed before ends the day before. */
export const AgreedCoverage = z.object({
  centreId: CentreId,
  from: Day,
  hours: z.array(Coverage.pick({ weekday: true, opens: true, closes: true, people: true })).max(50),
  consultationId: z.string().max(64).nullish(),
})
export type AgreedCoverage = z.infer<typeof AgreedCoverage>

/** A shift at a centre; without a caretaker it is open. */
export const Shift = z.object({
  id: ShiftId,
  centreId: CentreId,
  startsAt: Wall,
  endsAt: Wall,
  caretakerId: CaretakerId.nullable(),
  /** Where the caretaker came from when put on the shift; stays when he or she becomes something else. */
  source: z.enum(shiftSources).nullable(),
  /** Whether the caretaker was the centre's fixed face when put on the shift. */
  fixedFace: z.boolean(),
  /** Stays as it is when a roster is filled in automatically. */
  pinned: z.boolean(),
  breakMinutes: z.number().int().min(0).max(240),
  note: Text.nullable(),
  /** What was worked, when that was not as planned: all three or none. */
  workedFrom: Wall.nullable(),
  workedTo: Wall.nullable(),
  workedBreak: z.number().int().min(0).max(240).nullable(),
  revision: Revision,
})
export type Shift = z.infer<typeof Shift>

/** With the shifts that the caretaker has in that time: they stand, and somebody has to be found for them. */
export const AbsenceWithShifts = Absence.extend({ shifts: z.array(Shift) })
export type AbsenceWithShifts = z.infer<typeof AbsenceWithShifts>
