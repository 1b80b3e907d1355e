import {
  type Assignment,
  buildWeek,
  chosenOf,
  easyBound,
  type FillOption,
  type FillWeek,
  notTogether,
  stayingWorth,
  worthOf,
} from '#shared/domain/roster/fill-model'
import type { MilpAnswer, MilpSession } from '../solver/session'

/**
 * Whether one person may have these shifts together, besides what he or she has already: the hard rules themselves, so
 * that nothing the solver makes can break one.
 */
export type MayHave = (personId: string, shiftIds: readonly string[]) => boolean

export type FilledWeek = {
  assigned: Assignment
  worth: number
  /** The worth that no roster of this week can exceed, what was decided before being as it is. */
  bound: number
}

/** How often the rules may send the solver back in one week; a week seldom needs more than three. */
const ROUNDS = 40

/**
 * Fills in one week. The solver chooses; the rules look at each person's week; what they refuse becomes a row that
 * forbids just that, until nothing is refused. What the solver can't do in time is filled in one by one, and the bound
 * says how far that may be from the best.
 */
export async function fillWeek(
  week: FillWeek,
  may: MayHave,
  solver: MilpSession,
  seconds: number,
): Promise<FilledWeek> {
  const until = performance.now() + seconds * 1000
  const left = () => (until - performance.now()) / 1000
  const start = oneByOne(week, may)
  if (week.options.length === 0) return { assigned: start, worth: worthOf(week, start), bound: worthOf(week, start) }
  let best: Assignment = start
  const model = buildWeek(week)
  let answer: MilpAnswer = await solver.solve(model, left())
  let bound = answer.bound
  for (let round = 0; answer.values.length > 0; round++) {
    const chosen = chosenOf(week, answer.values)
    const refused = refusedOf(week, chosen, may)
    const allowed = refused.length === 0 ? chosen : without(chosen, refused)
    const assigned = assignmentOf(allowed)
    if (worthOf(week, assigned) > worthOf(week, best)) best = assigned
    if (refused.length === 0 || round === ROUNDS || left() <= 0) break
    const rows = refused.map((options) => notTogether(week, options, (ids) => may(options[0]?.personId ?? '', ids)))
    answer = await solver.add(rows, left())
    bound = Math.min(bound, answer.bound)
  }
  const worth = worthOf(week, best)
  return { assigned: best, worth, bound: Math.max(Math.min(bound + stayingWorth(week), easyBound(week)), worth) }
}

/** A worth that no roster of a week can exceed, by the relaxation of its choice where there is time for that. */
export async function boundOf(week: FillWeek, solver: MilpSession, seconds: number): Promise<number> {
  const { bound } = await solver.relax(buildWeek(week), seconds)
  return Math.min(bound + stayingWorth(week), easyBound(week))
}

const assignmentOf = (options: readonly FillOption[]): Assignment =>
  new Map(options.map((option) => [option.shiftId, option.personId]))

/** Per person the smallest sets of chosen shifts that the rules refuse. */
function refusedOf(week: FillWeek, chosen: readonly FillOption[], may: MayHave): FillOption[][] {
  return week.persons.flatMap(({ id }) => {
    let set = chosen.filter((option) => option.personId === id)
    const fits = (options: readonly FillOption[]) =>
      may(
        id,
        options.map((option) => option.shiftId),
      )
    if (set.length === 0 || fits(set)) return []
    for (const option of [...set]) {
      const less = set.filter((other) => other !== option)
      if (!fits(less)) set = less
    }
    return [set]
  })
}

function without(chosen: readonly FillOption[], refused: readonly FillOption[][]): FillOption[] {
  const persons = new Set(refused.map(([first]) => first?.personId))
  return chosen.filter((option) => !persons.has(option.personId))
}

/** A roster to begin with: each shift in turn to whom it is worth most of those who may. */
function oneByOne(week: FillWeek, may: MayHave): Assignment {
  const assigned = new Map<string, string>()
  const has = new Map<string, string[]>(week.persons.map((person) => [person.id, []]))
  const work = new Map<string, number>()
  const persons = new Map(week.persons.map((person) => [person.id, person]))
  const options = new Map<string, FillOption[]>(week.shifts.map((shift) => [shift.id, []]))
  for (const option of week.options) options.get(option.shiftId)?.push(option)
  for (const shift of week.shifts) {
    const taker = options
      .get(shift.id)
      ?.sort((a, b) => b.points - a.points)
      .find(({ personId }) => {
        const more = (work.get(personId) ?? 0) + shift.work
        return more <= (persons.get(personId)?.room ?? 0) && may(personId, [...(has.get(personId) ?? []), shift.id])
      })
    if (!taker) continue
    assigned.set(shift.id, taker.personId)
    has.get(taker.personId)?.push(shift.id)
    work.set(taker.personId, (work.get(taker.personId) ?? 0) + shift.work)
  }
  return assigned
}
