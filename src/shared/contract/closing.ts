import { z } from 'zod'
import { closingPoints, correctedFields } from '../domain/closing'
import { NarrativeWriting } from './accountability'
import { BookingId, CentreId, Moment, QuarterText, QueryNumber, Text, Wall } from './base'
import { Booking } from './booking'
import { exportFormats } from './report'

/** Closing a quarter (vaststellen): what should be looked at first, the version that went out, and corrections since. */
const count = z.number().int()

export const ClosingHead = z.object({
  id: z.string(),
  quarter: QuarterText,
  version: count,
  /** The moment that the figures are of. */
  asOf: Wall,
  closedAt: Moment,
  by: z.string(),
  /** Why it was closed again; null for the first version. */
  note: z.string().nullable(),
  /** How many bookings had each point when it was closed. */
  openPoints: z.partialRecord(z.enum(closingPoints), count),
  /** SHA-256 of the rows and figures, in hexadecimal digits. */
  checksum: z.string(),
  /** Whether what was accounted for is closed with it: it is since version 0.5. */
  accounted: z.boolean(),
  /** On how many questionnaires the closed scores rest; null when it was closed before these were kept. */
  sheets: count.nullable(),
  revision: count,
})
export type ClosingHead = z.infer<typeof ClosingHead>

export const ClosingQuery = z.object({ quarter: QuarterText })
/** The work list before closing. */
export const ClosingCheck = z.object({
  quarter: QuarterText,
  /** False while the quarter lasts: then it can't be closed. */
  over: z.boolean(),
  /** What was closed of it, latest version first. */
  versions: z.array(ClosingHead),
  /** Only points that some booking has; the first bookings of each, in order of start. */
  points: z.array(z.object({ point: z.enum(closingPoints), count, bookings: z.array(Booking) })),
})
export type ClosingCheck = z.infer<typeof ClosingCheck>

/**
 * `version` is the one that it will be; a version after the first tells why. `texts` are written in the same moment: what was
 * told about a closed quarter is only put right with a next version.
 */
export const CloseRequest = ClosingQuery.extend({
  version: count.min(1),
  note: Text.optional(),
  texts: z.array(NarrativeWriting).max(500).optional(),
})
export type CloseRequest = z.infer<typeof CloseRequest>

/** A value as people read it: a name or amount, or the key of a closed list; null for nothing. */
const value = z.union([z.string(), z.number(), z.null()])
export const Corrections = z.object({
  closing: ClosingHead,
  /** Bookings that are otherwise than when the quarter was closed, with who changed them last. */
  bookings: z.array(
    z.object({
      id: BookingId,
      kind: z.enum(['added', 'removed', 'changed']),
      number: z.string(),
      title: z.string(),
      centreId: CentreId,
      startsAt: Wall,
      /** False when it is no longer there, because its making was undone. */
      exists: z.boolean(),
      changes: z.array(z.object({ field: z.enum(correctedFields), old: value, new: value })),
      by: z.string().nullable(),
      at: Moment.nullable(),
    }),
  ),
  /** Figures that would be otherwise now, by whatever cause; `centre` null for all together. Percent as a fraction. */
  figures: z.array(
    z.object({
      centre: z.string().nullable(),
      part: z.string(),
      group: z.string(),
      figure: z.string(),
      unit: z.enum(['count', 'hours', 'percent', 'euro', 'decimal']),
      old: z.number().nullable(),
      new: z.number().nullable(),
      /** A score is otherwise by so few answers that the new one would tell what somebody answered: then it is left out. */
      fewAnswers: z.literal(true).optional(),
    }),
  ),
})
export type Corrections = z.infer<typeof Corrections>

/** Files of the overview, of what was accounted for, and of the scores. */
export const closedFormats = [
  ...exportFormats,
  'account-pdf',
  'account-xlsx',
  'account-csv',
  'account-json',
  'satisfaction-pdf',
  'satisfaction-xlsx',
  'satisfaction-csv',
] as const
/** A file as it went out; of the latest version when none is named. */
export const ClosedFileQuery = ClosingQuery.extend({
  version: QueryNumber.min(1).optional(),
  format: z.enum(closedFormats),
})
export type ClosedFileQuery = z.infer<typeof ClosedFileQuery>
