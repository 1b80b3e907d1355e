import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RosterSlot, shiftFindings } from '#shared/domain/roster/rules'
import { breakFor } from '#shared/domain/roster/working-time'
import type { WallTime } from '#shared/time/types'
import { aPerson } from '../support/roster'

/** Half hours of real time around the night of 31 March 2024, in which the clock goes forward: slow and plain. */
const ORIGIN = Date.parse('2024-03-10T23:00:00Z')
const CHANGE = Date.parse('2024-03-31T01:00:00Z')
const wallAt = (cell: number) => {
  const moment = ORIGIN + cell * 1_800_000
  const ahead = moment < CHANGE ? 3_600_000 : 7_200_000
  return new Date(moment + ahead).toISOString().slice(0, 16) as WallTime
}
type Cells = { from: number; to: number }

const free = (all: readonly Cells[], cell: number) => !all.some((s) => s.from <= cell && cell < s.to)
function runs(all: readonly Cells[], from: number, to: number): number[] {
  const found: number[] = []
  let run = 0
  for (let cell = from; cell < to; cell++) {
    if (free(all, cell)) run += 1
    else if (run > 0) {
      found.push(run)
      run = 0
    }
  }
  return run > 0 ? [...found, run] : found
}
const longest = (all: readonly Cells[], from: number, to: number) => Math.max(0, ...runs(all, from, to))

function restsWell(all: readonly Cells[]): boolean {
  const starts = all.map((shift) => shift.from)
  const short = starts.filter((start) => longest(all, start, start + 48) < 22)
  return (
    short.every((start) => longest(all, start, start + 48) >= 16) &&
    short.every((one) =>
      short.every((two) => two - one < 0 || two - one >= 336 || longest(all, two, one + 48) >= 16),
    ) &&
    starts.every(
      (start) =>
        longest(all, start, start + 336) >= 72 ||
        runs(all, start, start + 672)
          .filter((run) => run >= 64)
          .reduce((sum, run) => sum + run, 0) >= 144,
    )
  )
}

test('a roster that is made shift by shift rests as the law says, also when the clock goes forward', () => {
  const shift = fc.record({ from: fc.integer({ min: 500, max: 1600 }), length: fc.integer({ min: 4, max: 20 }) })
  fc.assert(
    fc.property(fc.array(shift, { minLength: 5, maxLength: 40 }), (wanted) => {
      const cells: Cells[] = []
      const slots: RosterSlot[] = []
      for (const { from, length } of wanted) {
        const next = { from, to: from + length }
        if (cells.some((s) => s.from < next.to && next.from < s.to)) continue
        const span = { startsAt: wallAt(next.from), endsAt: wallAt(next.to) }
        const slot = { ...span, id: `${from}`, centreId: 'c', breakMinutes: breakFor(span) }
        const codes = shiftFindings(slot, aPerson(), { shifts: slots, absences: [] }).map((f) => f.code)
        const refused = codes.includes('daily_rest') || codes.includes('weekly_rest')
        expect(refused).toBe(!restsWell([...cells, next]))
        if (refused) continue
        cells.push(next)
        slots.push(slot)
      }
    }),
    { numRuns: 60, seed: 4 },
  )
})
