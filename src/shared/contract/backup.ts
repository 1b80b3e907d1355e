import { z } from 'zod'
import { backupReasons } from '../domain/backup'
import { Moment } from './base'

/** Where a copy lies: in the data folder of this computer, or in the other folder that was chosen. */
export const backupPlaces = ['here', 'other'] as const
export const BackupName = z.string().regex(/^(buurtbalie|before)-[A-Za-z0-9-]{1,100}$/, { error: 'backup_name' })
/** `remarks`: a faithful copy, of data in which `check` finds something; `unknown`: never looked at. */
export const verdicts = ['good', 'remarks', 'bad', 'unknown'] as const

export const Backup = z.object({
  name: z.string(),
  at: Moment,
  reason: z.enum(backupReasons),
  places: z.array(z.enum(backupPlaces)),
  bytes: z.number().int(),
  encrypted: z.boolean(),
  verdict: z.enum(verdicts),
  verifiedAt: Moment.nullable(),
  bookings: z.number().int().nullable(),
  lastChangeAt: Moment.nullable(),
})
export type Backup = z.infer<typeof Backup>

/** Why a copy could not be made, in one word; `folder_gone` when only the other folder could not be reached. */
export const backupTroubles = [
  'disk_full',
  'no_access',
  'folder_gone',
  'damaged',
  'changed_on_disk',
  'in_use',
  'failed',
] as const
export type BackupTrouble = (typeof backupTroubles)[number]

export const BackupState = z.object({
  /** Newest copy that was found good; null when there is none. */
  last: z.object({ name: z.string(), at: Moment }).nullable(),
  /** The newest good copy is older than two days, and nothing is under way. */
  overdue: z.boolean(),
  /** What went wrong with the last try, until one goes right. */
  trouble: z.object({ code: z.enum(backupTroubles), at: Moment, detail: z.string() }).nullable(),
  /** Where copies go on this computer, and besides; null when nothing else was chosen. */
  folder: z.string(),
  other: z.string().nullable(),
  /** Copies are locked with a passphrase. */
  encrypted: z.boolean(),
  running: z.boolean(),
  /** The clock of the computer seems wrong. */
  clock: z.enum(['behind', 'ahead']).nullable(),
})
export type BackupState = z.infer<typeof BackupState>

export const backupPhases = ['copy', 'check', 'lock', 'send'] as const
/** How far it is, and the result last. */
export const BackupEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), phase: z.enum(backupPhases), done: z.number(), total: z.number() }),
  z.object({ type: z.literal('result'), backup: Backup, trouble: z.enum(backupTroubles).nullable() }),
])
export type BackupEvent = z.infer<typeof BackupEvent>

export const OtherFolder = z.object({ folder: z.string().trim().min(1).max(1000).nullable() })
