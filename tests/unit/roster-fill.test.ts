import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boundOf, fillWeek } from '#core/usecases/roster/fill-search'
import { type MilpSession, openSolver } from '#core/usecases/solver/session'
import { type Assignment, easyBound, type FillShift, type FillWeek, worthOf } from '#shared/domain/roster/fill-model'

/** Small weeks in which every possible roster can be tried: the solver may find nothing worse and nothing better. */
const REST = 11 * 60
const centres = ['Bolnes', 'West']
const persons = ['Marja', 'Ali', 'Joop']

/** The rules of this test: no overlap, eleven hours between days, at most two days in a row of the three. */
function mayOf(week: FillWeek) {
  const byId = new Map(week.shifts.map((shift) => [shift.id, shift]))
  return (personId: string, ids: readonly string[]): boolean => {
    const mine = [
      ...week.shifts.filter((shift) => shift.fixedTo === personId),
      ...ids.flatMap((id) => byId.get(id) ?? []),
    ].sort((a, b) => a.from - b.from)
    const days = new Set(mine.map((shift) => Math.floor(shift.from / 1440)))
    if (days.size > 2) return false
    return mine.every((shift, i) => {
      const next = mine[i + 1]
      if (!next) return true
      const same = Math.floor(next.from / 1440) === Math.floor(shift.from / 1440)
      return next.from >= shift.to && (same || next.from - shift.to >= REST)
    })
  }
}

const shiftArb = fc.record({
  centre: fc.constantFrom(...centres),
  day: fc.integer({ min: 0, max: 2 }),
  hour: fc.constantFrom(8, 13, 18, 22),
  hours: fc.constantFrom(4, 5, 9),
  fixedTo: fc.option(fc.constantFrom(...persons), { freq: 4, nil: null }),
})
const weekArb = fc
  .record({
    shifts: fc.array(shiftArb, { minLength: 1, maxLength: 6 }),
    points: fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 18, maxLength: 18 }),
    barred: fc.array(fc.nat({ max: 5 }), { minLength: 18, maxLength: 18 }),
    contracts: fc.array(fc.constantFrom(null, 0, 480, 960), { minLength: 3, maxLength: 3 }),
    rooms: fc.array(fc.constantFrom(480, 1000, 3600), { minLength: 3, maxLength: 3 }),
    unsocial: fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }),
    fairShare: fc.nat({ max: 2 }),
    knows: fc.boolean(),
  })
  .map(({ shifts, points, barred, contracts, rooms, unsocial, fairShare, knows }): FillWeek => {
    const made = shifts.map(({ centre, day, hour, hours, fixedTo }, i): FillShift => {
      const from = day * 1440 + hour * 60
      const to = from + hours * 60
      const late = hour >= 18
      return { id: `s${i}`, centreId: centre, day, from, to, work: hours * 60, unsocial: late, fixedTo }
    })
    // What stays must itself be possible: of two that clash the second is open.
    for (const [i, shift] of made.entries()) {
      if (shift.fixedTo === null) continue
      const before = made.slice(0, i).filter((s) => s.fixedTo === shift.fixedTo)
      const week = { shifts: [...before, shift], options: [], persons: [], fairShare: 0, rest: REST }
      if (!mayOf(week)(shift.fixedTo, [])) shift.fixedTo = null
    }
    const open = made.filter((shift) => shift.fixedTo === null)
    const options = open.flatMap((shift, i) =>
      persons.flatMap((personId, j) =>
        barred[i * 3 + j] === 0 ? [] : [{ shiftId: shift.id, personId, points: points[i * 3 + j] ?? 0 }],
      ),
    )
    const people = persons.map((id, i) => ({
      id,
      contract: contracts[i] ?? null,
      room: rooms[i] ?? 0,
      unsocial: unsocial[i] ?? 0,
    }))
    const week = { shifts: made, options, persons: people, fairShare, rest: REST }
    const may = mayOf(week)
    return {
      ...week,
      options: options.filter((o) => may(o.personId, [o.shiftId])),
      // Half of the weeks know beforehand which two shifts the rules refuse.
      ...(knows && {
        refused: (personId: string, ...two: [FillShift, FillShift]) =>
          !may(
            personId,
            two.flatMap((one) => (one.fixedTo === null ? one.id : [])),
          ),
      }),
    }
  })

/** The best of every possible roster. */
function bruteForce(week: FillWeek): number {
  const may = mayOf(week)
  const open = week.shifts.filter((shift) => shift.fixedTo === null)
  let best = Number.NEGATIVE_INFINITY
  const walk = (index: number, assigned: Map<string, string>): void => {
    const shift = open[index]
    if (!shift) {
      best = Math.max(best, worthOf(week, assigned))
      return
    }
    walk(index + 1, assigned)
    for (const { shiftId, personId } of week.options) {
      if (shiftId !== shift.id) continue
      assigned.set(shiftId, personId)
      if (holds(week, assigned, may)) walk(index + 1, assigned)
      assigned.delete(shiftId)
    }
  }
  walk(0, new Map())
  return best
}

function holds(week: FillWeek, assigned: Assignment, may: ReturnType<typeof mayOf>): boolean {
  return week.persons.every(({ id, room }) => {
    const ids = [...assigned].filter(([, person]) => person === id).map(([shift]) => shift)
    const work = week.shifts.filter((s) => ids.includes(s.id)).reduce((sum, s) => sum + s.work, 0)
    return work <= room && may(id, ids)
  })
}

describe('filling in a roster', () => {
  let solver: MilpSession
  beforeAll(() => {
    solver = openSolver()
  })
  afterAll(() => solver.close())

  it('finds what no roster is better than, breaks no rule, and proves it', async () => {
    await fc.assert(
      fc.asyncProperty(weekArb, async (week) => {
        const may = mayOf(week)
        const { assigned, worth, bound } = await fillWeek(week, may, solver, 20)
        expect(holds(week, assigned, may)).toBe(true)
        expect(worth).toBeCloseTo(worthOf(week, assigned), 6)
        const best = bruteForce(week)
        expect(worth).toBeCloseTo(best, 4)
        expect(bound).toBeCloseTo(best, 4)
        // What is said when there is no time is generous, never too little.
        for (const most of [await boundOf(week, solver, 20), easyBound(week)])
          expect(most).toBeGreaterThanOrEqual(best - 1e-4)
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it('stops when it is cancelled', async () => {
    const stop = new AbortController()
    const session = openSolver(stop.signal)
    stop.abort()
    await expect(session.relax({ costs: [1], upper: [1], whole: [true], rows: [] }, 5)).rejects.toThrow(/abort/i)
    await session.close()
  })
})
