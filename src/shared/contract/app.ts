import { z } from 'zod'
import { CentreId, Day, Moment, Wall } from './base'
import { Booking } from './booking'
import { Organisation } from './place'

export const AppState = z.object({
  version: z.string(),
  /** Nothing in the store yet: the first screen offers wizard, import or demo. */
  empty: z.boolean(),
  organisation: Organisation.nullable(),
  now: Wall,
  user: z.object({ id: z.string(), name: z.string() }),
})
export type AppState = z.infer<typeof AppState>

export const demoSets = ['ridderkerk', 'nieuwegein', 'rheden', 'rotterdam'] as const
export const DemoRequest = z.object({ set: z.enum(demoSets), years: z.number().int().min(1).max(10).optional() })

/** Which rows changed; `elsewhere` when another process on the same folder wrote and only that is known. */
export const changeKinds = [
  'user',
  'accessSettings',
  'organisation',
  'logo',
  'centre',
  'room',
  'facility',
  'closure',
  'label',
  'tariff',
  'caretakerRate',
  'price',
  'renter',
  'booking',
  'instruction',
  'referral',
  'article',
  'sale',
  'cashMovement',
  'dayClosing',
  'season',
  'wish',
  'series',
  'school_holiday',
  'template',
  'message',
  'seller',
  'billing',
  'invoice',
  'payment',
  'deposit',
  'caretaker',
  'absence',
  'coverage',
  'shift',
  'rosterPublication',
  'rosterTemplate',
  'incident',
  'handOver',
  'consultation',
  'actionPoint',
  'fixedAgenda',
  'contactSheet',
  'taskList',
  'roundItem',
  'roundCheck',
  'deskNote',
  'visitorCount',
  'repair',
  'keyLoan',
  'dayIncident',
  'calendarEntry',
  'calendarFeed',
  'coreActivity',
  'resultAgreement',
  'narrative',
  'fulfilment',
  'museumProgramme',
  'museumTour',
  'museumEntry',
  'accountTalk',
  'closing',
  'yearNumber',
  'questionnaire',
  'survey',
  'surveyDay',
  'surveyImport',
  'selection',
  'overviewSent',
  'backup',
  'privacy',
  'renterKeep',
  'anonymised',
  'logRedaction',
  'logExpiry',
] as const
export type ChangeKind = (typeof changeKinds)[number]
export const ChangeEvent = z.object({
  kinds: z.array(z.enum([...changeKinds, 'elsewhere'])),
  centreIds: z.array(z.string()),
})
export type ChangeEvent = z.infer<typeof ChangeEvent>

/** A logged change that can be taken back, or done again. `label` is the call that made it, such as `bookings.create`. */
export const UndoState = z.object({
  undo: z.object({ label: z.string(), subject: z.string() }).nullable(),
  redo: z.object({ label: z.string(), subject: z.string() }).nullable(),
})
export type UndoState = z.infer<typeof UndoState>
export const UndoResult = UndoState.extend({ did: z.object({ label: z.string(), subject: z.string() }) })
export type UndoResult = z.infer<typeof UndoResult>

/** Of one kind, or of one row; a booking comes with the places that it was referred to. */
export const LogQuery = z.object({
  kind: z.enum(changeKinds).optional(),
  id: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
})
export const LogEntry = z.object({
  id: z.number().int(),
  at: Moment,
  user: z.string(),
  action: z.string(),
  kind: z.enum(changeKinds),
  entityId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
})
export type LogEntry = z.infer<typeof LogEntry>

/** What the screen Vandaag shows of one centre and day. */
export const TodayQuery = z.object({ centreId: CentreId, date: Day })
export const Today = z.object({
  date: Day,
  /** Everything that touches the day, in order of start, also what does not hold its room. */
  bookings: z.array(Booking),
  /** Held in the last 14 days without a participant count, latest first. */
  withoutCount: z.array(Booking),
  /** Requests and options from today on, what is due first on top. */
  open: z.array(Booking),
})
export type Today = z.infer<typeof Today>
