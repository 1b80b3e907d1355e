import { z } from 'zod'
import { backupReasons, salvageKinds } from '../domain/backup'
import { diskEncryptions, diskSystems } from '../domain/disk'
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
  /** The data are damaged and open for reading only. */
  damaged: z.boolean(),
  /** The clock of the computer seems wrong. */
  clock: z.enum(['behind', 'ahead']).nullable(),
})
export type BackupState = z.infer<typeof BackupState>

/** The disk that holds the data, as far as the system tells: seen now, stored nowhere. */
export const DiskState = z.object({ system: z.enum(diskSystems), encryption: z.enum(diskEncryptions) })
export type DiskState = z.infer<typeof DiskState>

export const backupPhases = ['copy', 'check', 'lock', 'send'] as const
/** How far it is, and the result last. */
export const BackupEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), phase: z.enum(backupPhases), done: z.number(), total: z.number() }),
  z.object({ type: z.literal('result'), backup: Backup, trouble: z.enum(backupTroubles).nullable() }),
])
export type BackupEvent = z.infer<typeof BackupEvent>

/** Long enough that guessing takes years: what locks the copies may lie in strange hands. */
export const NewPassphrase = z.object({ passphrase: z.string().min(12).max(200) })
/** To open what is locked: one that is too short is wrong like any other. */
const Passphrase = z.string().max(200)
export const GivenPassphrase = z.object({ passphrase: Passphrase })

export const OtherFolder = z.object({ folder: z.string().trim().min(1).max(1000).nullable() })

/** A copy of the list, or a file elsewhere by its path. */
export const RestoreSource = z.object({
  source: z.union([z.object({ name: BackupName }), z.object({ path: z.string().trim().min(1).max(1000) })]),
  passphrase: Passphrase.optional(),
})
export type RestoreSource = z.infer<typeof RestoreSource>
export const Restore = RestoreSource.extend({
  /** Put it back although something in it does not add up. */
  withRemarks: z.boolean().optional(),
})

/** What is in a copy and what would be different if it were put back. */
export const RestorePreview = z.object({
  verdict: z.enum(verdicts),
  /** Made by a newer version of the app: it can't be put back here. */
  newer: z.boolean(),
  bookings: z.number().int(),
  lastChangeAt: Moment.nullable(),
  /** False when the present data are too damaged to compare with. */
  compared: z.boolean(),
  differences: z.array(
    z.object({ kind: z.string(), gone: z.number().int(), back: z.number().int(), changed: z.number().int() }),
  ),
  /** Changes since, and the latest of them by name. */
  changes: z.number().int(),
  latest: z.array(z.object({ at: Moment, action: z.string(), subject: z.string(), userId: z.string() })),
})
export type RestorePreview = z.infer<typeof RestorePreview>

const SalvagedBooking = z.object({ number: z.string(), title: z.string(), startsAt: z.string() })

/** What can be taken out of damaged data, or was. */
export const Salvage = z.object({
  kinds: z.array(
    z.object({
      kind: z.enum(salvageKinds),
      saved: z.number().int(),
      /** Not to be read, or left out because what they belong to was lost. */
      lost: z.number().int(),
      /** Part could not be gone through: more may be lost than anything tells. */
      atLeast: z.boolean(),
    }),
  ),
  /** Bookings that are lost, as far as anything tells, earliest first; the names are left out where nobody could log in. */
  lost: z.array(SalvagedBooking),
  lostCount: z.number().int(),
  /** Bookings that stay as cancelled ones: what they took was taken. */
  cancelled: z.array(SalvagedBooking),
  cancelledCount: z.number().int(),
  /** Things that a check of the result still finds. */
  problems: z.number().int(),
  /** Without all of its users it can't be put in place from a screen: everybody could do everything. */
  users: z.enum(['whole', 'damaged', 'none']),
})
export type Salvage = z.infer<typeof Salvage>
