import { z } from 'zod'
import { shiftSources } from '../domain/roster/vocabulary'
import { CaretakerId, Day, Revision, ShiftId, Text, Wall } from './base'
import { Caretaker, Shift } from './roster'

/** Hours of caretakers over a period (both days included, a year at most). */
export const HoursQuery = z.object({ from: Day, to: Day })
export type HoursQuery = z.infer<typeof HoursQuery>
const minutes = z.number().int()
export const CaretakerHours = z.object({
  caretakerId: CaretakerId,
  name: z.string(),
  kind: Caretaker.shape.kind,
  shifts: z.number().int(),
  plannedMinutes: minutes,
  workedMinutes: minutes,
  /** Shifts of which was said afterwards what was worked. */
  corrected: z.number().int(),
  bySource: z.record(z.enum(shiftSources), minutes),
  eveningMinutes: minutes,
  weekendMinutes: minutes,
  contractMinutes: minutes,
})
export type CaretakerHours = z.infer<typeof CaretakerHours>
export const HoursReport = z.object({ from: Day, to: Day, people: z.array(CaretakerHours) })
export type HoursReport = z.infer<typeof HoursReport>
export const hoursFormats = ['csv', 'xlsx'] as const
export const HoursExport = HoursQuery.extend({ format: z.enum(hoursFormats) })
export type HoursExport = z.infer<typeof HoursExport>
/** What was really worked on a shift that is over, and why it differs; all null: as planned after all. */
export const WorkedHours = z.object({
  id: ShiftId,
  revision: Revision,
  workedFrom: Wall.nullable(),
  workedTo: Wall.nullable(),
  workedBreak: Shift.shape.workedBreak,
  reason: Text.nullable(),
})
export type WorkedHours = z.infer<typeof WorkedHours>
