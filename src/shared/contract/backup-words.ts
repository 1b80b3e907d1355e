import type { BackupReason } from '../domain/backup'
import type { Backup } from './backup'

/** A copy in words: for the screen and the command line. */

export const reasonWords: Record<BackupReason, string> = {
  start: 'Bij het starten',
  daily: 'Dagelijks',
  manual: 'Zelf gemaakt',
  before_import: 'Voor een import',
  before_migration: 'Voor een nieuwe versie',
  before_restore: 'Voor het terugzetten',
}

export const verdictWords: Record<Backup['verdict'], string> = {
  good: 'In orde',
  remarks: 'In orde, met opmerkingen',
  bad: 'Beschadigd',
  unknown: 'Niet nagekeken',
}

export const placeWords: Record<Backup['places'][number], string> = { here: 'deze computer', other: 'andere map' }

const MEGA = 1_000_000
/** `12,3 MB`, `640 kB`. */
export const sizeWords = (bytes: number): string =>
  bytes < MEGA / 10
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / MEGA).toLocaleString('nl-NL', { maximumFractionDigits: 1 })} MB`
