import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backupName,
  backupReasons,
  backupsToKeep,
  clockDoubt,
  clockJump,
  isDueAtStart,
  isOverdue,
  readBackupName,
} from '#shared/domain/backup'
import { dateOf, startOfMonth, startOfWeek, wallTimeOf } from '#shared/time/civil'
import type { Instant } from '#shared/time/types'

const NOW = '2026-06-02T09:20:00.000Z' as Instant
const ago = (ms: number) => new Date(Date.parse(NOW) - ms).toISOString() as Instant
const HOUR = 3_600_000
const DAY = 24 * HOUR

const copies = fc
  .array(fc.record({ ms: fc.integer({ min: -3 * DAY, max: 900 * DAY }), reason: fc.constantFrom(...backupReasons) }), {
    maxLength: 120,
  })
  .map((list) => list.map(({ ms, reason }) => ({ at: ago(ms), reason, name: backupName(ago(ms), reason) })))

describe('which copies stay', () => {
  const day = (at: Instant) => dateOf(wallTimeOf(at))
  const latest = (values: readonly string[], most: number) => [...new Set(values)].sort().reverse().slice(0, most)

  test('seven days, four weeks and twelve months each have their newest, whatever there is', () => {
    fc.assert(
      fc.property(copies, (list) => {
        const stays = backupsToKeep(list, NOW)
        for (const [period, most] of [
          [(at: Instant) => day(at), 7],
          [(at: Instant) => startOfWeek(day(at)), 4],
          [(at: Instant) => startOfMonth(day(at)), 12],
        ] as const)
          for (const wanted of latest(
            list.map((c) => period(c.at)),
            most,
          )) {
            const newest = list
              .filter((c) => period(c.at) === wanted)
              .map((c) => c.at)
              .sort()
              .at(-1)
            expect(list.some((c) => c.at === newest && stays.has(c.name))).toBe(true)
          }
      }),
    )
  })

  test('no more stay than the periods ask for, what is fresh and what somebody asked for', () => {
    fc.assert(
      fc.property(copies, (list) => {
        const stays = backupsToKeep(list, NOW)
        const old = list.filter((c) => c.at < ago(2 * DAY) && stays.has(c.name))
        expect(new Set(old.map((c) => c.name)).size).toBeLessThanOrEqual(7 + 4 + 12 + 4 * 5)
      }),
    )
  })

  test('thinning out again removes nothing, and the newest never goes', () => {
    fc.assert(
      fc.property(copies, (list) => {
        const once = backupsToKeep(list, NOW)
        const left = list.filter((c) => once.has(c.name))
        expect(backupsToKeep(left, NOW)).toEqual(once)
        const newest = list
          .map((c) => c.at)
          .sort()
          .at(-1)
        expect(newest === undefined || left.some((c) => c.at === newest)).toBe(true)
      }),
    )
  })

  test('what a wrong clock made far ahead does not cost an older month', () => {
    const months = Array.from({ length: 11 }, (_, i) => ago(31 * DAY * i))
    const list = [...months, '2050-01-01T00:00:00.000Z' as Instant].map((at) => ({
      at,
      reason: 'daily' as const,
      name: backupName(at, 'daily'),
    }))
    expect(backupsToKeep(list, NOW).size).toBe(12)
  })
})

test('a name says when and why, and sorts by time', () => {
  fc.assert(
    fc.property(copies, (list) => {
      for (const { name, at, reason } of list) expect(readBackupName(name)).toEqual({ at, reason })
      const byName = [...list].sort((a, b) => (a.name < b.name ? -1 : 1)).map((c) => c.at)
      expect(byName).toEqual([...byName].sort())
    }),
  )
  expect(readBackupName('before-restore-2026-06-02T09-20-00-000Z')).toEqual({ at: NOW, reason: 'before_restore' })
  expect(readBackupName('before-360-2026-06-02T09-20-00-000Z')).toEqual({ at: NOW, reason: 'before_migration' })
  for (const other of [
    'vakantie',
    'buurtbalie',
    'buurtbalie-2026-06-02-dagelijks',
    '../buurtbalie-2026-06-02T09-20-00-000Z-dagelijks',
  ])
    expect(readBackupName(other)).toBeNull()
})

test('the desk is told after two days, or when there is none; a copy of tomorrow counts, one of next year does not', () => {
  expect(isOverdue(ago(47 * HOUR), NOW)).toBe(false)
  expect(isOverdue(ago(49 * HOUR), NOW)).toBe(true)
  expect(isOverdue(null, NOW)).toBe(true)
  expect(isOverdue(ago(-12 * HOUR), NOW)).toBe(false)
  expect(isOverdue(ago(-400 * DAY), NOW)).toBe(true)
  expect(isDueAtStart(ago(7 * HOUR), NOW)).toBe(false)
  expect(isDueAtStart(ago(9 * HOUR), NOW)).toBe(true)
})

test('a clock that goes back or leaps is noticed, one that runs or sleeps a night is not', () => {
  expect(clockDoubt(NOW, null)).toBeNull()
  expect(clockDoubt(NOW, ago(3 * DAY))).toBeNull()
  expect(clockDoubt(NOW, ago(-HOUR))).toBe('behind')
  expect(clockDoubt(NOW, ago(20 * DAY))).toBe('ahead')
  expect(clockJump(600_000, 600_000)).toBeNull()
  expect(clockJump(14 * HOUR, 600_000)).toBeNull()
  expect(clockJump(-HOUR, 600_000)).toBe('behind')
  expect(clockJump(2 * DAY, 600_000)).toBe('ahead')
})
