import { z } from 'zod'
import { problemCodes } from '../domain/problem-words'
import { changeKinds, LogEntry } from './app'
import { Day, Moment } from './base'

/** Of whom or what personal data was seen; `log` is the list of changes itself. */
export const lookKinds = ['renter', 'booking', 'caretaker', 'contact', 'invoice', 'message', 'report', 'log'] as const
export type LookKind = (typeof lookKinds)[number]

/** What is searched for in the list of changes; what is left out does not matter. Days as at the desk, both included. */
export const LogSearch = z.object({
  userId: z.string().min(1).max(64).optional(),
  kind: z.enum(changeKinds).optional(),
  /** One row; goes with its kind. */
  id: z.string().min(1).max(64).optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** Stands in what the row was or became, or in the words of the change. */
  words: z.string().trim().max(120).optional(),
  /** Only what was logged before this line. */
  before: z.coerce.number().int().min(1).optional(),
})
export type LogSearch = z.infer<typeof LogSearch>

/** Latest first. `subject` is what people call the change that the line belongs to. */
export const LogLine = LogEntry.extend({ userName: z.string(), subject: z.string(), redacted: z.boolean() })
export type LogLine = z.infer<typeof LogLine>
export const LogPage = z.object({
  lines: z.array(LogLine),
  /** Where the next page begins; null when there is none. */
  next: z.number().int().nullable(),
  /** When words are looked for: how far back this page has looked, when more is left. */
  searchedTo: Moment.nullable(),
})
export type LogPage = z.infer<typeof LogPage>

/** What a check of the whole store found; `copies` is how many the log was held against. */
export const CheckReport = z.object({
  bookings: z.number().int(),
  changes: z.number().int(),
  copies: z.number().int(),
  problemCount: z.number().int(),
  /** The first of them. */
  problems: z.array(z.object({ code: z.enum(problemCodes), detail: z.string() })),
})
export type CheckReport = z.infer<typeof CheckReport>

export const LookSearch = z.object({
  userId: z.string().min(1).max(64).optional(),
  kind: z.enum(lookKinds).optional(),
  /** One renter, booking or caretaker; goes with its kind. */
  id: z.string().min(1).max(64).optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** Only what was taken out in a file. */
  takenOut: z.stringbool().or(z.boolean()).optional(),
  before: z.coerce.number().int().min(1).optional(),
})
export type LookSearch = z.infer<typeof LookSearch>

/** Somebody saw personal data, or took it out in a file. */
export const Look = z.object({
  sequence: z.number().int(),
  at: Moment,
  userId: z.string(),
  userName: z.string(),
  call: z.string(),
  kind: z.enum(lookKinds),
  subjectId: z.string().nullable(),
  /** What the subject is called now; null when it is gone, or when there is none. */
  subject: z.string().nullable(),
  people: z.number().int(),
  takenOut: z.boolean(),
  /** Which part, such as the period of an export. */
  selection: z.string().nullable(),
})
export type Look = z.infer<typeof Look>
export const LookPage = z.object({ looks: z.array(Look), next: z.number().int().nullable() })
export type LookPage = z.infer<typeof LookPage>

/** Everybody who stands in the log, by name. */
export const LogUser = z.object({ id: z.string(), name: z.string() })
export type LogUser = z.infer<typeof LogUser>

export const LogExport = LogSearch.omit({ before: true }).extend({
  what: z.enum(['changes', 'looks']),
  format: z.enum(['csv', 'xlsx']),
})
export type LogExport = z.infer<typeof LogExport>
