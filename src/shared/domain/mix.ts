/**
 * How mixed a programme is over groups, by two measures that can be told at a table: the share of the largest group, and how
 * often two activities picked at random are of different groups (Simpson's index of diversity, without putting back). Pure.
 */
export type Mix = {
  /** How many groups there were. */
  groups: number
  /** The largest, by number of activities; of equals the first by name. Null when nothing took place. */
  largest: { key: string; activities: number; pct: number } | null
  /** 0: all of one group; 100: all different. Percent with one decimal; null with fewer than two activities. */
  mixedPct: number | null
}

/** Activities by group. */
export type Tally = ReadonlyMap<string, number>

/** How mixed what took place is; see `Mix` for what each figure says. */
export function mixOf(tally: Tally): Mix {
  let total = 0
  let pairs = 0
  for (const activities of tally.values()) {
    total += activities
    pairs += activities * (activities - 1)
  }
  const most = Math.max(...tally.values())
  const [key] = [...tally].flatMap(([name, activities]) => (activities === most ? [name] : [])).sort()
  const all = total * (total - 1)
  return {
    groups: tally.size,
    largest: key === undefined ? null : { key, activities: most, pct: share(most, total) },
    mixedPct: all === 0 ? null : share(all - pairs, all),
  }
}

/** The same counts of several places together. */
export function sumTallies(tallies: readonly Tally[]): Map<string, number> {
  const sum = new Map<string, number>()
  for (const tally of tallies) for (const [key, n] of tally) sum.set(key, (sum.get(key) ?? 0) + n)
  return sum
}

/** Percent with one decimal, half up. */
const share = (part: number, whole: number): number => Math.floor((2000 * part + whole) / (2 * whole)) / 10
