import { type Occupied, overlaps } from './occupancy'
import type { SeasonPlace, WishFacts } from './season'
import type { SlotOption } from './season-slots'
import { renterCategories } from './vocabulary'

/** At most `limit` of the columns together, each counted by its weight. */
export type ModelRow = { columns: readonly number[]; weights: readonly number[]; limit: number }

/**
 * Choose columns (a wish in a slot) so that every row holds. The worth of stage 0 comes before all else, then that of
 * stage 1, and so on: what a later stage would win never costs an earlier one anything.
 */
export type SeasonModel = {
  options: readonly SlotOption[]
  /** Stage of each column. */
  stages: readonly number[]
  stageCount: number
  rows: readonly ModelRow[]
}

/** Wishes of one owner of which each has a round of its own; what comes after shares the last. */
const ROUNDS = 3

/**
 * In which order wishes are served: what was put somewhere by hand, then by category of renter (domain, section 2); within a category everybody's first wish
 * before anybody's second. `wishes` stand in the order in which their owners want them.
 */
export function stagesOf(wishes: readonly WishFacts[], pinned: ReadonlySet<string>): Map<string, number> {
  const seen = new Map<string, number>()
  const keys = wishes.map((wish) => {
    const round = seen.get(wish.owner) ?? 0
    seen.set(wish.owner, round + 1)
    if (pinned.has(wish.id)) return { id: wish.id, key: -1 }
    return { id: wish.id, key: renterCategories.indexOf(wish.category) * ROUNDS + Math.min(round, ROUNDS - 1) }
  })
  const used = [...new Set(keys.map(({ key }) => key))].sort((a, b) => a - b)
  return new Map(keys.map(({ id, key }) => [id, used.indexOf(key)]))
}

/** One thing of which there is only so much at a time: an elementary room or a movable facility. */
type Resource = { exclusiveOnly: boolean; capacity: number }
type Claim = { column: number; use: Occupied; weight: number }
type Group = { resource: Resource; claims: Claim[] }

/** Puts wishes, their slots and the rooms into rows of which the solver knows nothing more. */
export function buildModel(
  wishes: readonly WishFacts[],
  options: readonly SlotOption[],
  places: ReadonlyMap<string, SeasonPlace>,
  pinned: ReadonlySet<string> = new Set(),
): SeasonModel {
  const stage = stagesOf(wishes, pinned)
  const stages = options.map((option) => stage.get(option.wish.id) ?? 0)
  const rows: ModelRow[] = []
  const mine = new Map<string, number[]>()
  for (const [column, { wish }] of options.entries()) mine.set(wish.id, [...(mine.get(wish.id) ?? []), column])
  for (const columns of mine.values()) rows.push({ columns, weights: columns.map(() => 1), limit: 1 })

  const known = new Set<string>()
  const keep = (row: ModelRow): void => {
    const key = `${row.columns.join()}/${row.weights.join()}/${row.limit}`
    if (known.has(key)) return
    known.add(key)
    rows.push(row)
  }
  for (const group of groupsOf(options, places).values())
    for (const row of [...momentRows(group), ...pairRows(group, options)]) keep(row)
  for (const row of blockedRows(options)) keep(row)
  return { options, stages, stageCount: Math.max(0, ...stages.map((s) => s + 1)), rows }
}

/** Claims per resource, weekday and week of the rhythm: a slot of every week stands in both. */
function groupsOf(options: readonly SlotOption[], places: ReadonlyMap<string, SeasonPlace>): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const [column, { wish, slot, uses }] of options.entries()) {
    const place = places.get(wish.centreId)
    if (!place) continue
    const weeks = slot.week === 'every' ? ['first', 'second'] : [slot.week]
    const claim = (id: string, resource: Resource, use: Occupied, weight: number) => {
      for (const week of weeks) {
        const key = `${id}|${slot.weekday}|${week}`
        const group = groups.get(key) ?? { resource, claims: [] }
        groups.set(key, group)
        group.claims.push({ column, use, weight })
      }
    }
    for (const use of uses) {
      const room = place.rooms.get(use.roomId)
      const shared = room?.use === 'shared' && room.capacity !== null
      const capacity = shared ? (room.capacity ?? 1) : 1
      claim(use.roomId, { exclusiveOnly: !shared, capacity }, use, use.exclusive ? capacity : use.people)
    }
    for (const { facilityId, quantity } of wish.facilities) {
      const facility = place.facilities.get(facilityId)
      const first = uses[0]
      if (!facility || facility.roomId !== null || !first) continue
      const use = { ...first, from: first.setupFrom, to: first.clearTo, exclusive: false }
      claim(facilityId, { exclusiveOnly: false, capacity: facility.stock }, use, quantity)
    }
  }
  return groups
}

const minutes = (code: string) => Number(code)

/** The smallest gap that any two of them need between each other. */
function commonGap(claims: readonly Claim[]): number {
  const after = Math.min(...claims.map(({ use }) => minutes(use.clearTo) - minutes(use.to)))
  const before = Math.min(...claims.map(({ use }) => minutes(use.from) - minutes(use.setupFrom)))
  return Math.max(after, before)
}

/**
 * A row for each moment at which most of them stand there together: no more than fit. Moments whose columns all stand
 * in the next one as well say nothing new.
 */
function momentRows({ resource, claims }: Group): ModelRow[] {
  const gap = resource.exclusiveOnly ? commonGap(claims) : 0
  const end = ({ use }: Claim) => minutes(use.to) + gap
  const starts = [...new Set(claims.map(({ use }) => minutes(use.from)))].sort((a, b) => a - b)
  const ends = claims.map(end)
  return starts.flatMap((moment, index) => {
    const next = starts[index + 1]
    if (next !== undefined && !ends.some((e) => e > moment && e <= next)) return []
    const there = claims.filter((claim) => minutes(claim.use.from) <= moment && moment < end(claim) && claim.weight > 0)
    const weight = there.reduce((sum, claim) => sum + claim.weight, 0)
    if (there.length < 2 || weight <= resource.capacity) return []
    return [{ columns: there.map((c) => c.column), weights: there.map((c) => c.weight), limit: resource.capacity }]
  })
}

/** Pairs that exclude each other by set-up or clear-up, or by people that nobody counted, and that no moment shows. */
function pairRows({ resource, claims }: Group, options: readonly SlotOption[]): ModelRow[] {
  const gap = resource.exclusiveOnly ? commonGap(claims) : 0
  const rows: ModelRow[] = []
  for (const [index, a] of claims.entries())
    for (const b of claims.slice(index + 1)) {
      if (!(a.use.exclusive || b.use.exclusive) || !overlaps(a.use, b.use)) continue
      if (options[a.column]?.wish.id === options[b.column]?.wish.id) continue
      const together = minutes(a.use.from) < minutes(b.use.to) + gap && minutes(b.use.from) < minutes(a.use.to) + gap
      if (together && a.weight > 0 && b.weight > 0) continue
      rows.push({ columns: [a.column, b.column], weights: [1, 1], limit: 1 })
    }
  return rows
}

/** Pairs in rooms that can't be used at the same time without being parts of each other. */
function blockedRows(options: readonly SlotOption[]): ModelRow[] {
  return options.flatMap((a, index) =>
    a.blocked.size === 0
      ? []
      : options.flatMap((b, other): ModelRow[] => {
          if (other === index || a.wish.id === b.wish.id || !b.uses.some((use) => a.blocked.has(use.roomId))) return []
          if (!clash(a, b)) return []
          return [{ columns: index < other ? [index, other] : [other, index], weights: [1, 1], limit: 1 }]
        }),
  )
}

/** True when the two slots have a week in common on one day of the same centre. */
function coincide(a: SlotOption, b: SlotOption): boolean {
  if (a.wish.centreId !== b.wish.centreId || a.slot.weekday !== b.slot.weekday) return false
  return a.slot.week === 'every' || b.slot.week === 'every' || a.slot.week === b.slot.week
}

/** True when the two can't both be had: they meet in a room that one wants for itself, or in rooms that block each other. */
export const clash = (a: SlotOption, b: SlotOption): boolean =>
  coincide(a, b) &&
  a.uses.some((use) =>
    b.uses.some(
      (other) =>
        (other.roomId === use.roomId ? use.exclusive || other.exclusive : a.blocked.has(other.roomId)) &&
        overlaps(use, other),
    ),
  )

/** Which of those that stand there already keep a slot from being had: one by one, or together when a room fills up. */
export function inTheWay(mine: SlotOption, others: readonly SlotOption[], place: SeasonPlace): SlotOption[] {
  const near = others.filter((other) => other.wish.id !== mine.wish.id && coincide(mine, other))
  const options = [mine, ...near]
  const { rows } = buildModel(
    options.map((option) => option.wish),
    options,
    new Map([[place.id, place]]),
  )
  const full = rows.filter(
    (row) => row.columns.includes(0) && row.weights.reduce((sum, weight) => sum + weight, 0) > row.limit,
  )
  const columns = new Set(full.flatMap((row) => row.columns))
  return near.filter((_, index) => columns.has(index + 1))
}
