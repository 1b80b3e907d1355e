import type { Daypart } from './report'
import type { Usage } from './vocabulary'

/**
 * Open data of activities in which nobody can be traced (docs/adr/0026): sums, never a single activity, and a row only when
 * it stands for enough activities of enough different groups. What is too small is taken together with others; nothing is left
 * out as long as all together is large enough, so that the sums of the rows are those of the period.
 */

/** A counted activity with what it is told apart by. `group` is who came, only to count how many differ: it goes nowhere. */
export type OpenActivity = {
  centre: string
  theme: string
  usage: Usage
  daypart: Daypart
  minutes: number
  participants: number | null
  group: string
}
/** Stands for several centres, themes, uses or parts of the day that were taken together. */
export const VARIOUS = '*'
export type OpenRow = {
  centre: string
  theme: string
  usage: Usage | typeof VARIOUS
  daypart: Daypart | typeof VARIOUS
  activities: number
  minutes: number
  participants: number
  withoutCount: number
}

/** A row stands for at least so many activities, of at least so many groups. */
export const LEAST_ACTIVITIES = 5
export const LEAST_GROUPS = 3

type Cell = OpenRow & { groups: ReadonlySet<string> }
const isSafe = ({ activities, groups }: Cell) => activities >= LEAST_ACTIVITIES && groups.size >= LEAST_GROUPS

/** What cells are taken together by, from near to far: what they have in common stays, the rest becomes various. */
const steps: readonly (readonly ('centre' | 'usage' | 'daypart')[])[] = [
  ['centre', 'usage', 'daypart'],
  ['centre', 'usage'],
  ['centre'],
  [],
]

/** The rows, ordered by centre, theme, use and part of the day; none when all together is too small. */
export function openRows(activities: readonly OpenActivity[]): OpenRow[] {
  let cells = cellsOf(activities)
  for (const common of steps) cells = takenTogether(cells, common)
  return cells.filter(isSafe).map(({ groups: _, ...row }) => row)
}

function cellsOf(activities: readonly OpenActivity[]): Cell[] {
  const cells = new Map<string, Cell & { groups: Set<string> }>()
  for (const { centre, theme, usage, daypart, minutes, participants, group } of activities) {
    const key = [centre, theme, usage, daypart].join('\n')
    const cell = cells.get(key) ?? {
      ...{ centre, theme, usage, daypart, activities: 0, minutes: 0, participants: 0, withoutCount: 0 },
      groups: new Set(),
    }
    cell.activities += 1
    cell.minutes += minutes
    cell.participants += participants ?? 0
    cell.withoutCount += participants === null ? 1 : 0
    cell.groups.add(group)
    cells.set(key, cell)
  }
  return inOrder([...cells.values()])
}

/** Within each set of cells that share `common`, those that are too small become one, with the smallest other if need be. */
function takenTogether(cells: readonly Cell[], common: (typeof steps)[number]): Cell[] {
  const sets = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = common.map((name) => cell[name]).join('\n')
    sets.set(key, [...(sets.get(key) ?? []), cell])
  }
  return inOrder(
    [...sets.values()].flatMap((set) => {
      const small = set.filter((cell) => !isSafe(cell))
      const large = set.filter(isSafe).sort((a, b) => a.activities - b.activities)
      while (small.length > 0 && large.length > 0 && !isSafe(sumOf(small))) small.push(...large.splice(0, 1))
      return small.length < 2 ? set : [...large, sumOf(small)]
    }),
  )
}

function sumOf(cells: readonly Cell[]): Cell {
  const shared = <K extends 'centre' | 'theme' | 'usage' | 'daypart'>(name: K) => {
    const values = new Set(cells.map((cell) => cell[name]))
    const [only] = values
    return values.size === 1 && only !== undefined ? only : VARIOUS
  }
  const sum = (of: (cell: Cell) => number) => cells.reduce((all, cell) => all + of(cell), 0)
  return {
    centre: shared('centre'),
    theme: shared('theme'),
    usage: shared('usage'),
    daypart: shared('daypart'),
    activities: sum((cell) => cell.activities),
    minutes: sum((cell) => cell.minutes),
    participants: sum((cell) => cell.participants),
    withoutCount: sum((cell) => cell.withoutCount),
    groups: new Set(cells.flatMap(({ groups }) => [...groups])),
  }
}

const collator = new Intl.Collator('nl', { numeric: true })
const order = ['centre', 'theme', 'usage', 'daypart'] as const
/** What was taken together comes last. */
const byName = (a: string, b: string): number => Number(a === VARIOUS) - Number(b === VARIOUS) || collator.compare(a, b)
const inOrder = (cells: readonly Cell[]): Cell[] =>
  [...cells].sort((a, b) => order.reduce((found, name) => found || byName(a[name], b[name]), 0))
