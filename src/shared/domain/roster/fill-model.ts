import { weights } from './score'

/**
 * Filling in a roster as a choice of columns: who takes which shift. The solver knows columns and rows only; what a
 * roster is worth is said here once, so that a test can hold it against every possible roster (docs/adr/0024).
 */

/** A shift of the week that is to be filled, or that stays as it is (`fixedTo`). */
export type FillShift = {
  id: string
  centreId: string
  /** The day on the wall on which it begins, counted. */
  day: number
  /** Minutes since a fixed moment, as elapsed time. */
  from: number
  to: number
  /** Working time in minutes: without breaks. */
  work: number
  /** In the evening or at the weekend: these are shared fairly. */
  unsocial: boolean
  fixedTo: string | null
}
/** Somebody who may take a shift, and what that is worth besides its being covered. */
export type FillOption = { shiftId: string; personId: string; points: number }
export type FillPerson = {
  id: string
  /** Minutes a week by contract; null: no contract to fill. */
  contract: number | null
  /** Working minutes that the week still has room for besides what stays: the week's limit and that of the average. */
  room: number
  /** Unsocial shifts of the period that he or she has already. */
  unsocial: number
}
export type FillWeek = {
  shifts: readonly FillShift[]
  options: readonly FillOption[]
  persons: readonly FillPerson[]
  /** How many unsocial shifts of the period are one person's fair share. */
  fairShare: number
  /** Least time between two shifts of one person, in minutes. */
  rest: number
  /**
   * Whether the rules refuse a person two shifts on their own (the first begins no later), as far as is known beforehand;
   * asked of shifts with less than the rest between them.
   */
  refused?(personId: string, a: FillShift, b: FillShift): boolean
}

/**
 * What things are worth, in the points of `score.ts`. A shift that is covered goes before every wish about who covers it;
 * what depends on the rest of the week (hours, handovers, fairness) is counted here and not in the points of an option.
 */
export const fillWeights = {
  covered: 10_000,
  /** Per hour of a covered shift: of two, the longer one. */
  coveredHour: 100,
  /** Per pair of adjoining shifts at a centre that one person has. */
  sameFace: weights.no_handover,
  /** Per hour more or less than the contract, that week: a working day of eight makes the points of a shift that fits. */
  overContractHour: -weights.over_contract / 8,
  underContractHour: weights.contract_hours_left / 8,
  /** Per unsocial shift above one's fair share. */
  unfair: -weights.evenings_and_weekends,
} as const

export type MilpRow = { columns: number[]; weights: number[]; lower: number; upper: number }
/** Make `costs` as large as can be: every column between its bounds, whole where `whole` says so, every row held. */
export type Milp = { costs: number[]; upper: number[]; whole: boolean[]; rows: MilpRow[] }

/** Shift and person by shift; who is not in it has nobody. */
export type Assignment = ReadonlyMap<string, string>

const workOf = (week: FillWeek, personId: string, assigned: Assignment): number =>
  week.shifts.reduce((sum, shift) => sum + (holderOf(shift, assigned) === personId ? shift.work : 0), 0)
const holderOf = (shift: FillShift, assigned: Assignment): string | null =>
  shift.fixedTo ?? assigned.get(shift.id) ?? null

/** Pairs of shifts of which one person makes fewer handovers: one goes on where the other ends. */
export function adjoining(shifts: readonly FillShift[]): [FillShift, FillShift][] {
  const pairs: [FillShift, FillShift][] = []
  for (const a of shifts) for (const b of shifts) if (a.centreId === b.centreId && a.to === b.from) pairs.push([a, b])
  return pairs
}

/** What an assignment is worth, by the weights above. What stays as it is counts for hours, fairness and handovers. */
export function worthOf(week: FillWeek, assigned: Assignment): number {
  const points = new Map(week.options.map((o) => [`${o.shiftId}|${o.personId}`, o.points]))
  let worth = 0
  for (const shift of week.shifts) {
    const person = shift.fixedTo === null ? assigned.get(shift.id) : undefined
    if (person !== undefined) worth += coverWorth(shift) + (points.get(`${shift.id}|${person}`) ?? 0)
  }
  for (const [a, b] of adjoining(week.shifts)) {
    const holder = holderOf(a, assigned)
    if (holder !== null && holder === holderOf(b, assigned)) worth += fillWeights.sameFace
  }
  for (const person of week.persons) {
    if (person.contract !== null) {
      const off = workOf(week, person.id, assigned) - person.contract
      const weight = off > 0 ? fillWeights.overContractHour : fillWeights.underContractHour
      worth -= (weight * Math.abs(off)) / 60
    }
    const mine = week.shifts.filter((s) => s.unsocial && s.fixedTo === null && assigned.get(s.id) === person.id).length
    if (mine > 0) worth -= fillWeights.unfair * Math.max(0, Math.min(mine, person.unsocial + mine - week.fairShare))
  }
  return worth
}

/** What the week is worth by what stays alone, which the columns don't count: pairs that one person has already. */
export const stayingWorth = (week: FillWeek): number =>
  adjoining(week.shifts).filter(([a, b]) => a.fixedTo !== null && a.fixedTo === b.fixedTo).length * fillWeights.sameFace

/**
 * A worth that no roster of the week can exceed, without a solver: everybody on the shift that is worth most, every pair
 * with one face, all hours as the contract has them. Generous, for when there is no time for better.
 */
export function easyBound(week: FillWeek): number {
  const most = new Map<string, number>()
  for (const { shiftId, points } of week.options) most.set(shiftId, Math.max(most.get(shiftId) ?? points, points))
  const shifts = week.shifts.reduce((sum, shift) => {
    const points = most.get(shift.id)
    return sum + (points === undefined ? 0 : Math.max(0, coverWorth(shift) + points))
  }, 0)
  return shifts + adjoining(week.shifts).length * fillWeights.sameFace
}

const coverWorth = (shift: FillShift): number =>
  fillWeights.covered + (fillWeights.coveredHour * (shift.to - shift.from)) / 60

/**
 * The week as columns and rows. The first columns are the options in their order; those after them count hours off
 * contract, unsocial shifts above the fair share and pairs that stay with one person.
 */
export function buildWeek(week: FillWeek): Milp {
  const costs: number[] = []
  const upper: number[] = []
  const whole: boolean[] = []
  const rows: MilpRow[] = []
  const column = (cost: number, most: number, isWhole: boolean): number => {
    costs.push(cost)
    upper.push(most)
    whole.push(isWhole)
    return costs.length - 1
  }
  const shifts = new Map(week.shifts.map((shift) => [shift.id, shift]))
  const byShift = new Map<string, number[]>()
  const byPerson = new Map<string, { column: number; shift: FillShift }[]>()
  const columnOf = new Map<string, number>()
  for (const { shiftId, personId, points } of week.options) {
    const shift = shifts.get(shiftId)
    if (!shift) throw new Error(`an option of an unknown shift: ${shiftId}`)
    const mine = column(coverWorth(shift) + points, 1, true)
    columnOf.set(`${shiftId}|${personId}`, mine)
    listIn(byShift, shiftId).push(mine)
    listIn(byPerson, personId).push({ column: mine, shift })
  }
  for (const columns of byShift.values()) rows.push(atMost(columns, 1))
  for (const person of week.persons) {
    const mine = byPerson.get(person.id) ?? []
    rows.push(...restRows(mine, week, person.id))
    if (mine.length > 0)
      rows.push({
        columns: mine.map((m) => m.column),
        weights: mine.map((m) => m.shift.work),
        lower: Number.NEGATIVE_INFINITY,
        upper: person.room,
      })
    if (person.contract !== null) {
      const stays = workOf(week, person.id, new Map())
      const over = column(-fillWeights.overContractHour / 60, Number.POSITIVE_INFINITY, false)
      const under = column(-fillWeights.underContractHour / 60, Number.POSITIVE_INFINITY, false)
      const target = person.contract - stays
      rows.push({
        columns: [...mine.map((m) => m.column), over, under],
        weights: [...mine.map((m) => m.shift.work), -1, 1],
        lower: target,
        upper: target,
      })
    }
    const unsocial = mine.filter((m) => m.shift.unsocial).map((m) => m.column)
    const free = Math.max(0, week.fairShare - person.unsocial)
    if (unsocial.length > free) {
      const unfair = column(-fillWeights.unfair, Number.POSITIVE_INFINITY, false)
      rows.push({
        columns: [...unsocial, unfair],
        weights: [...unsocial.map(() => 1), -1],
        lower: Number.NEGATIVE_INFINITY,
        upper: free,
      })
    }
  }
  for (const [a, b] of adjoining(week.shifts)) for (const pair of pairs(a, b, week, columnOf)) addPair(pair)
  return { costs, upper, whole, rows }

  function addPair(columns: number[]): void {
    const together = column(fillWeights.sameFace, 1, false)
    for (const one of columns)
      rows.push({ columns: [together, one], weights: [1, -1], lower: Number.NEGATIVE_INFINITY, upper: 0 })
  }
}

/** Per person the columns that must both be chosen for a pair to stay with one face; one where the other is fixed. */
function pairs(a: FillShift, b: FillShift, week: FillWeek, columnOf: ReadonlyMap<string, number>): number[][] {
  return week.persons.flatMap(({ id }) => {
    const has = [a, b].map((shift) => (shift.fixedTo === id ? 'fixed' : columnOf.get(`${shift.id}|${id}`)))
    if (has.includes(undefined) || has.every((one) => one === 'fixed') || apart(week, id, a, b)) return []
    return [has.filter((one): one is number => typeof one === 'number')]
  })
}

const atMost = (columns: number[], upper: number): MilpRow => ({
  columns,
  weights: columns.map(() => 1),
  lower: Number.NEGATIVE_INFINITY,
  upper,
})

/**
 * Shifts that one person can't both have: they meet, leave too little rest between days, or the rules refuse them together.
 * As few rows as can be: what stands in one row wholly says nothing in another.
 */
function restRows(mine: readonly { column: number; shift: FillShift }[], week: FillWeek, personId: string): MilpRow[] {
  const sets: Set<number>[] = []
  const sorted = [...mine].sort((a, b) => a.shift.from - b.shift.from || a.shift.to - b.shift.to)
  const put = (columns: number[]) => {
    if (columns.length > 1 && !sets.some((set) => columns.every((column) => set.has(column))))
      sets.push(new Set(columns))
  }
  for (const [index, a] of sorted.entries()) {
    // All that clash with this one and with each other stand in one row; what is left over stands in pairs.
    const near: typeof sorted = []
    for (let i = index + 1; i < sorted.length; i++) {
      const b = sorted[i]
      if (!b || b.shift.from >= a.shift.to + week.rest) break
      if (apart(week, personId, a.shift, b.shift)) near.push(b)
    }
    const together: typeof sorted = []
    for (const b of near) if (together.every((c) => apart(week, personId, c.shift, b.shift))) together.push(b)
    put([a.column, ...together.map((b) => b.column)])
    for (const b of near) if (!together.includes(b)) put([a.column, b.column])
  }
  return sets.map((set) => atMost([...set], 1))
}

/** True when one person can't have both, the first beginning no later. */
const apart = (week: FillWeek, personId: string, a: FillShift, b: FillShift): boolean =>
  clashes(a, b, week.rest) || (b.from - a.to < week.rest && (week.refused?.(personId, a, b) ?? false))

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  const known = map.get(key)
  if (known) return known
  const made: T[] = []
  map.set(key, made)
  return made
}

/**
 * True when one person can't have both, the first beginning no later: they overlap, or lie on two days with less than the
 * rest between them. That the law lets it be shorter now and then is for a person to decide, not for a proposal. What may
 * be done on one day the rules say.
 */
export const clashes = (a: FillShift, b: FillShift, rest: number): boolean =>
  b.from < a.to || (b.from - a.to < rest && a.day !== b.day)

/** How many rosters of one person are tried at most to make one row forbid more than what was chosen. */
const MOST_TRIED = 256

/**
 * The row that forbids a set of options that the rules refuse one person together, and all like it: each option stands for
 * every shift that the person can't have beside it, as long as the rules refuse every set that can be made so. The rules
 * look at times, not at places. Without that a solver would come back with the same seven days at other hours.
 *
 * @param may what the rules say of shifts of this person
 */
export function notTogether(
  week: FillWeek,
  refused: readonly FillOption[],
  may: (shiftIds: readonly string[]) => boolean,
): MilpRow {
  const personId = refused[0]?.personId ?? ''
  const shifts = new Map(week.shifts.map((shift) => [shift.id, shift]))
  const times = new Map<string, { shift: FillShift; columns: number[] }>()
  week.options.forEach((option, column) => {
    const shift = shifts.get(option.shiftId)
    if (option.personId !== personId || !shift) return
    const time = timeKey(shift)
    const known = times.get(time)
    if (known) known.columns.push(column)
    else times.set(time, { shift, columns: [column] })
  })
  const groups = refused.flatMap(({ shiftId }) => shifts.get(shiftId) ?? []).map((shift) => [shift])
  let tried = 1
  for (const { shift } of times.values()) {
    const at = groups.findIndex((group) => group.every((one) => exclude(week, personId, one, shift)))
    const group = groups[at]
    if (!group || group.some((one) => timeKey(one) === timeKey(shift))) continue
    const sets = combined(groups.map((one, i) => (i === at ? [shift] : one)))
    if (tried + sets.length > MOST_TRIED) continue
    tried += sets.length
    if (sets.every((set) => !may(set.map((one) => one.id)))) group.push(shift)
  }
  const columns = groups.flat().flatMap((shift) => times.get(timeKey(shift))?.columns ?? [])
  return atMost(columns, refused.length - 1)
}

const timeKey = ({ from, to, work }: FillShift): string => [from, to, work].join()
const exclude = (week: FillWeek, personId: string, a: FillShift, b: FillShift): boolean =>
  a.from <= b.from ? apart(week, personId, a, b) : apart(week, personId, b, a)
const combined = (groups: readonly FillShift[][]): FillShift[][] =>
  groups.reduce<FillShift[][]>((sets, group) => sets.flatMap((set) => group.map((one) => [...set, one])), [[]])

/** The options that a solution chose. */
export const chosenOf = (week: FillWeek, values: ArrayLike<number>): FillOption[] =>
  week.options.filter((_, index) => (values[index] ?? 0) > 0.5)
