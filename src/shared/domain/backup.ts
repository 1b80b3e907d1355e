import { dateOf, daysBetween, msBetween, startOfMonth, startOfWeek, wallTimeOf } from '../time/civil'
import type { Instant } from '../time/types'

/** Why a copy of the store was made. */
export const backupReasons = [
  'start',
  'daily',
  'manual',
  'before_import',
  'before_migration',
  'before_restore',
] as const
export type BackupReason = (typeof backupReasons)[number]

/** Tables of which a person knows what they are. */
export const knownKinds = [
  'booking',
  'renter',
  'series',
  'invoice',
  'sale',
  'shift',
  'caretaker',
  'room',
  'centre',
] as const
/** The same for what is salvaged, with the rest in one number. */
export const salvageKinds = [...knownKinds, 'user', 'change', 'other'] as const

const words: Record<BackupReason, string> = {
  start: 'start',
  daily: 'dagelijks',
  manual: 'zelf-gemaakt',
  before_import: 'voor-import',
  before_migration: 'voor-nieuwe-versie',
  before_restore: 'voor-terugzetten',
}

/** The name of a copy without what comes behind it (`.db`, `.db.age`, `.json`). Names sort by the time of making. */
export const backupName = (at: Instant, reason: BackupReason): string =>
  `buurtbalie-${at.replace(/[:.]/g, '-')}-${words[reason]}`

const STAMP = '(\\d{4}-\\d{2}-\\d{2})T(\\d{2})-(\\d{2})-(\\d{2})-(\\d{3})Z'
const OURS = new RegExp(`^buurtbalie-${STAMP}-([a-z-]+)$`)
/** What the migration and putting back leave: their names begin with the reason. */
const BEFORE = new RegExp(`^before-(restore|\\d+)-${STAMP}$`)

/** When and why the copy of this name was made; null for a file that is no copy of ours. */
export function readBackupName(name: string): { at: Instant; reason: BackupReason } | null {
  const ours = OURS.exec(name)
  if (ours) {
    const reason = backupReasons.find((one) => words[one] === ours[6])
    return reason ? { at: instantOf(ours.slice(1, 6)), reason } : null
  }
  const before = BEFORE.exec(name)
  if (!before) return null
  return { at: instantOf(before.slice(2, 7)), reason: before[1] === 'restore' ? 'before_restore' : 'before_migration' }
}

const instantOf = ([day, hour, minute, second, milli]: readonly (string | undefined)[]): Instant =>
  `${day}T${hour}:${minute}:${second}.${milli}Z` as Instant

/** How many days, weeks and months have a copy of their own; issue 6. */
export const kept = { days: 7, weeks: 4, months: 12 } as const
/** Of each of these the newest stay besides: somebody may want back what was there before. */
const keptApart: readonly BackupReason[] = ['manual', 'before_import', 'before_migration', 'before_restore']
const KEPT_APART = 5
/** What was made today or yesterday stays whole. */
const WHOLE_DAYS = 2

type Stamped = { name: string; at: Instant; reason: BackupReason }

/**
 * Which copies stay: all of today and yesterday, then the newest of each of the seven latest days, four latest weeks and
 * twelve latest months that have one, and the five newest of each kind that somebody asked for. Counted in periods that
 * have a copy, so that a desk that was shut for a month, or a clock that was wrong, does not cost the older ones.
 *
 * @returns the names that stay
 */
export function backupsToKeep(copies: readonly Stamped[], now: Instant): Set<string> {
  const newestFirst = [...copies].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.name < b.name ? 1 : -1))
  const stays = new Set<string>()
  const today = dateOf(wallTimeOf(now))
  const dayOf = (copy: Stamped) => dateOf(wallTimeOf(copy.at))
  for (const copy of newestFirst) if (daysBetween(dayOf(copy), today) < WHOLE_DAYS) stays.add(copy.name)
  const newestOfEach = (period: (copy: Stamped) => string, most: number) => {
    const seen = new Set<string>()
    for (const copy of newestFirst) {
      const key = period(copy)
      if (seen.has(key)) continue
      if (seen.size === most) return
      seen.add(key)
      stays.add(copy.name)
    }
  }
  newestOfEach(dayOf, kept.days)
  newestOfEach((copy) => startOfWeek(dayOf(copy)), kept.weeks)
  newestOfEach((copy) => startOfMonth(dayOf(copy)), kept.months)
  for (const reason of keptApart)
    for (const copy of newestFirst.filter((one) => one.reason === reason).slice(0, KEPT_APART)) stays.add(copy.name)
  return stays
}

const HOUR_MS = 3_600_000
/** The desk is told when the newest good copy is older than this; issue 6. */
const OVERDUE_MS = 48 * HOUR_MS
/** A copy is made at the start when the newest one is older than this. */
const AT_START_MS = 8 * HOUR_MS
const DAILY_MS = 24 * HOUR_MS

/** Milliseconds since the newest copy; null when there is none. One that lies more than a day ahead says nothing: the clock was wrong. */
function age(newest: Instant | null, now: Instant): number | null {
  if (newest === null) return null
  const ms = msBetween(newest, now)
  return ms < -DAILY_MS ? null : ms
}
const olderThan = (limit: number) => (newest: Instant | null, now: Instant) => (age(newest, now) ?? limit + 1) > limit

/** Whether the desk has to be told that the newest good copy is too old, or that there is none. */
export const isOverdue = olderThan(OVERDUE_MS)
export const isDueAtStart = olderThan(AT_START_MS)
export const isDueDaily = olderThan(DAILY_MS)

/** What the clock of the computer seems to do: stand before what was already written, or far ahead of it. */
export type ClockDoubt = 'behind' | 'ahead'
const BEHIND_MS = 5 * 60_000
/** At the start: a desk is shut for a weekend or a week, seldom for longer. */
const AHEAD_AT_START_MS = 14 * 24 * HOUR_MS

/** Compares the clock at the start with the last thing that was written; null when nothing is odd. */
export function clockDoubt(now: Instant, lastWritten: Instant | null): ClockDoubt | null {
  if (lastWritten === null) return null
  const ms = msBetween(lastWritten, now)
  return ms < -BEHIND_MS ? 'behind' : ms > AHEAD_AT_START_MS ? 'ahead' : null
}

/**
 * Compares how far the clock went with the time that truly passed while the program ran.
 *
 * @param clockMs how far the clock went; @param passedMs what passed by a timer that nobody can set
 */
export function clockJump(clockMs: number, passedMs: number): ClockDoubt | null {
  const jumped = clockMs - passedMs
  return jumped < -BEHIND_MS ? 'behind' : jumped > DAILY_MS ? 'ahead' : null
}
