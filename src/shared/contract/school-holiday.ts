import { z } from 'zod'
import { schoolRegions } from '../domain/vocabulary'
import { Day, Name, Revision, SchoolHolidayId } from './base'

/** A school holiday of one of the three regions, both days included: entered or imported, never made up. */
export const SchoolHoliday = z.object({
  id: SchoolHolidayId,
  name: Name,
  region: z.enum(schoolRegions),
  from: Day,
  to: Day,
  revision: Revision,
})
export type SchoolHoliday = z.infer<typeof SchoolHoliday>
export const NewSchoolHoliday = SchoolHoliday.omit({ id: true, revision: true })
export type NewSchoolHoliday = z.infer<typeof NewSchoolHoliday>
export const SchoolHolidayChange = NewSchoolHoliday.partial().extend({ id: SchoolHolidayId, revision: Revision })
export type SchoolHolidayChange = z.infer<typeof SchoolHolidayChange>

/** The text of a CSV file with the columns naam, regio, van and tot en met. */
export const SchoolHolidayFile = z.object({ text: z.string().max(200_000) })
/** `problems` name the lines that were not understood; then nothing was added. */
export const SchoolHolidayImport = z.object({
  added: z.array(SchoolHoliday),
  /** Lines that were there already. */
  known: z.number().int(),
  problems: z.array(
    z.object({ line: z.number().int(), problem: z.enum(['columns', 'name', 'region', 'date', 'order']) }),
  ),
})
export type SchoolHolidayImport = z.infer<typeof SchoolHolidayImport>
