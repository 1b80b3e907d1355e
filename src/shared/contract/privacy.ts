import { z } from 'zod'
import { anonymousKinds, anonymousReasons, dataKinds, persons, processings } from '../domain/privacy'
import { Day, Moment, RenterId, Revision, Text } from './base'

/** What we hold of somebody, making them anonymous, and the register of processing (AVG). */

const Short = z.string().trim().max(200).nullable()
/** Who is responsible, and how long renters are known by name. */
export const PrivacySettings = z.object({
  id: z.string(),
  /** The organisation that answers for it; null: the name of the organisation. */
  controller: Short,
  contact: Short,
  email: Short,
  phone: Short,
  /** The data protection officer (functionaris gegevensbescherming). */
  officer: Short,
  officerContact: Short,
  months: z.number().int().min(1).max(120),
  /** What the organisation adds to the register. */
  remarks: Text.nullable(),
  revision: Revision,
})
export type PrivacySettings = z.infer<typeof PrivacySettings>
export const PrivacySettingsChange = PrivacySettings.omit({ id: true }).partial().extend({ revision: Revision })
export type PrivacySettingsChange = z.infer<typeof PrivacySettingsChange>

/** One processing of the register: why, of whom, what, who gets it, how long. */
export const RegisterEntry = z.object({
  processing: z.enum(processings),
  title: z.string(),
  why: z.string(),
  basis: z.string(),
  receivers: z.string(),
  keep: z.string(),
  of: z.array(z.enum(persons)),
  what: z.array(z.enum(dataKinds)),
  /** Where it stands: tables of the data model. */
  tables: z.array(z.string()),
})
export type RegisterEntry = z.infer<typeof RegisterEntry>
export const Register = z.object({
  settings: PrivacySettings,
  entries: z.array(RegisterEntry),
  safeguards: z.array(z.string()),
})
export type Register = z.infer<typeof Register>

export const Subject = z.object({ kind: z.enum(anonymousKinds), id: z.string().min(1).max(64) })
export type Subject = z.infer<typeof Subject>
export const HeldExport = Subject.extend({ format: z.enum(['json', 'pdf']) })

/** A text of somebody else in which the name stands as well: people decide what that means. */
export const Mention = z.object({ table: z.string(), where: z.string(), id: z.string(), text: z.string() })
export type Mention = z.infer<typeof Mention>

/** Why somebody can't be made anonymous yet. */
export const anonymousRefusals = [
  'done',
  'coming',
  'open_invoice',
  'draft_invoice',
  'deposit',
  'key',
  'open_series',
  'open_wish',
  'in_service',
] as const
export type AnonymousRefusal = (typeof anonymousRefusals)[number]

/** What would happen when somebody is made anonymous; writes nothing. */
export const AnonymousPreview = Subject.extend({
  name: z.string(),
  /** Moves whenever something of them changed. */
  revision: Revision,
  refused: z.array(z.enum(anonymousRefusals)),
  /** What goes: a table in words, how many rows, and which fields. */
  gone: z.array(z.object({ title: z.string(), rows: z.number().int(), fields: z.array(z.string()) })),
  /** What stays, with why. */
  stays: z.array(z.object({ title: z.string(), rows: z.number().int(), why: z.string() })),
  /** Different titles of their activities, and what becomes of each. */
  titles: z.array(z.object({ old: z.string(), new: z.string(), count: z.number().int() })),
  /** Closed quarters in which a title with the name went out: they stay as they are. */
  closed: z.array(z.object({ quarter: z.string(), version: z.number().int(), titles: z.array(z.string()) })),
  mentions: z.array(Mention),
  /** Fields of others that hold exactly their name, such as "door": goes only where somebody says so. */
  named: z.array(z.object({ field: z.string(), where: z.string(), what: z.string(), rows: z.number().int() })),
  backups: z.string(),
})
export type AnonymousPreview = z.infer<typeof AnonymousPreview>
/** `allTitles`: every title of their activities goes, not only the name in it. */
export const AnonymousPreviewQuery = Subject.extend({ allTitles: z.stringbool().or(z.boolean()).optional() })

export const AnonymousRequest = z.object({
  subjects: z
    .array(Subject.extend({ revision: Revision }))
    .min(1)
    .max(500),
  reason: z.enum(anonymousReasons),
  note: Text.nullable().optional(),
  allTitles: z.boolean().optional(),
  /** Which of the fields of the preview (`named`) get the new name as well. */
  clear: z.array(z.string().max(64)).max(60).optional(),
})
export type AnonymousRequest = z.infer<typeof AnonymousRequest>
/** Where somebody is still named after all was done, with why: `law`, `closed`, `log` (texts of others in it) or `others`. */
export const StillNamed = z.object({
  where: z.string(),
  what: z.string(),
  rows: z.number().int(),
  why: z.enum(['law', 'closed', 'log', 'others']),
})
export type StillNamed = z.infer<typeof StillNamed>
/** What became of each: the name that stands there now, or why it was refused; and where they are still named. */
export const AnonymousOutcome = Subject.extend({
  name: z.string().nullable(),
  left: z.array(StillNamed),
  refused: z.array(z.enum([...anonymousRefusals, 'stale', 'not_found'])),
})
export type AnonymousOutcome = z.infer<typeof AnonymousOutcome>

/** Somebody who could be made anonymous by now; nothing happens by itself. */
export const Proposal = Subject.extend({
  name: z.string(),
  revision: Revision,
  /** Their last booking or shift, or the day on which they came in. */
  last: Day,
  bookings: z.number().int(),
  /** Until when the law keeps their invoices; null without any. */
  invoicesUntil: Day.nullable(),
  /** Invoices with their name that no law keeps any more. */
  invoicesPast: z.number().int(),
  refused: z.array(z.enum(anonymousRefusals)),
})
export type Proposal = z.infer<typeof Proposal>
/** Kept longer by somebody's decision. */
export const Keep = z.object({
  id: RenterId,
  until: Day,
  because: z.string().trim().min(1).max(500),
  by: z.string(),
  revision: Revision,
})
export type Keep = z.infer<typeof Keep>
export const NewKeep = Keep.pick({ id: true, until: true, because: true })
export type NewKeep = z.infer<typeof NewKeep>
export const Proposals = z.object({
  months: z.number().int(),
  proposals: z.array(Proposal),
  kept: z.array(Keep.extend({ name: z.string() })),
})
export type Proposals = z.infer<typeof Proposals>

/** That somebody was made anonymous: no name of theirs. */
export const Anonymised = z.object({
  id: z.string(),
  number: z.number().int(),
  kind: z.enum(anonymousKinds),
  subjectId: z.string(),
  at: Moment,
  by: z.string(),
  reason: z.enum(anonymousReasons),
  note: z.string().nullable(),
  revision: Revision,
})
export type Anonymised = z.infer<typeof Anonymised>
