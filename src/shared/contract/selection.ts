import { z } from 'zod'
import { movingPeriods } from '../domain/selection'
import { CentreId, PeriodText, Revision, Text, Wall } from './base'
import { ExportedFile, exportFormats, PeriodQuery } from './report'

/** Named choices of what to export, and the overview as a mail to who gets it. */
export const Selection = z.object({
  id: z.string(),
  name: Text,
  /** One that moves along with the day, or a period of its own. */
  period: z.union([z.enum(movingPeriods), PeriodText]),
  /** A set of files for each of them; empty for one set of all centres together. */
  centreIds: z.array(CentreId).max(200),
  formats: z.array(z.enum(exportFormats)).min(1),
  revision: Revision,
})
export type Selection = z.infer<typeof Selection>
export const NewSelection = Selection.omit({ id: true, revision: true })
export type NewSelection = z.infer<typeof NewSelection>
export const SelectionChange = Selection.partial({ name: true, period: true, centreIds: true, formats: true })
export type SelectionChange = z.infer<typeof SelectionChange>

export const SelectionRemoval = Selection.pick({ id: true, revision: true })

/** Half of a pair or a control character stands in no address: it would be replaced in the message. */
const writable = /^[^\p{Surrogate}\p{Cc}]+$/u
export const OverviewRecipient = z.object({ name: Text, email: z.string().trim().min(3).max(320).regex(writable) })
/** The overview as messages to open in a mail program, with its files: one to each, or one to all. */
export const OverviewMail = PeriodQuery.extend({
  recipients: z.array(OverviewRecipient).min(1).max(200),
  together: z.boolean(),
  formats: z.array(z.enum(exportFormats)).max(exportFormats.length),
  subject: z.string().trim().min(1).max(300),
  body: z.string().min(1).max(20_000),
})
export type OverviewMail = z.infer<typeof OverviewMail>

/** What a mail with figures is about: `name` is what they are called, the overview when left out. */
const mailAbout = { period: PeriodQuery.shape.period, centreId: PeriodQuery.shape.centreId, name: Text.optional() }
export const OverviewMailText = z.object({ ...mailAbout, recipient: Text.optional() })
export type OverviewMailText = z.infer<typeof OverviewMailText>
/** Files as messages to everybody who gets the overview by the contact sheets, each their own. */
export const OverviewMails = z.object({ ...mailAbout, attachments: z.array(ExportedFile).min(1).max(50) })
export type OverviewMails = z.infer<typeof OverviewMails>

/** That somebody was sent an overview, noted by hand: of one centre, or of all together. */
export const OverviewSent = z.object({
  id: z.string(),
  period: PeriodText,
  centreId: CentreId.nullable(),
  name: z.string(),
  email: z.string(),
  sentAt: Wall,
  user: z.string(),
  revision: Revision,
})
export type OverviewSent = z.infer<typeof OverviewSent>
export const NewOverviewSent = PeriodQuery.omit({ asOf: true }).extend({
  recipients: z.array(OverviewRecipient).min(1).max(200),
})
export type NewOverviewSent = z.infer<typeof NewOverviewSent>
