import {
  type Breakdown,
  keysOf,
  NONE,
  type ReportBooking,
  type ReportPeriod,
  roleOf,
  startsIn,
  type Volume,
} from './report'

/**
 * What a centre did, as a welfare organisation accounts for it: number of activities, kind of activity and participants per
 * theme, per goal and per core activity (domain, section 3). On the slim rows of the overview and by its rules, so that the
 * sums are those of the overview.
 */
export type Tally = Volume & {
  /** Activities without a number of participants. */
  withoutCount: number
}
export type KindTally = Tally & { key: string }
/** A theme, goal, core activity or kind, with the kinds of activity within it. */
export type AccountGroup = KindTally & { kinds: KindTally[] }

export const accountParts = ['byTheme', 'byGoal', 'byCore', 'byActivity'] as const
export type AccountPart = (typeof accountParts)[number]
/** Numbers of the counted bookings as a whole. */
export type AccountNumbers = {
  internal: number
  external: number
  /** Activities that a group held without a caretaker, and those that everybody may come to. */
  selfService: number
  publicActivities: number
  /** The tariff that was not charged. */
  waivedCents: number
}
export type AccountFigures = { total: Tally } & Record<AccountPart, AccountGroup[]> & AccountNumbers

/** Names of the lists in their order, and to which core activity each kind of activity belongs. */
export type AccountLists = Record<AccountPart, readonly string[]> & { coreOf: ReadonlyMap<string, string> }
export type AccountBooking = ReportBooking & { activity: string | null; selfService: boolean; public: boolean }

/** Under which names of a part a counted booking falls; only one with several goals has more than one. */
export function accountKeys(
  part: AccountPart,
  booking: Pick<AccountBooking, 'activity'> & ReportBooking,
  coreOf: AccountLists['coreOf'],
): readonly string[] {
  switch (part) {
    case 'byTheme':
    case 'byGoal':
      return keysOf[part](booking)
    case 'byActivity':
      return [booking.activity ?? NONE]
    case 'byCore':
      return [(booking.activity === null ? undefined : coreOf.get(booking.activity)) ?? NONE]
  }
}

type Counted = { tally: Tally; kinds: Map<string, Tally> }
const noNumbers = (): AccountNumbers => ({
  internal: 0,
  external: 0,
  selfService: 0,
  publicActivities: 0,
  waivedCents: 0,
})
const numberNames = Object.keys(noNumbers()) as (keyof AccountNumbers)[]
const emptyTally = (): Tally => ({ activities: 0, minutes: 0, participants: 0, withoutCount: 0 })

/**
 * The figures of one centre. Themes, goals and core activities of the lists are there with 0 as well: that nothing was done
 * for one is an answer too.
 *
 * @param bookings those of the centre that start in the period; others are passed over
 */
export function accountOf(
  bookings: readonly AccountBooking[],
  period: ReportPeriod,
  lists: AccountLists,
): AccountFigures {
  const total = emptyTally()
  const numbers = noNumbers()
  const parts = emptyParts()
  for (const booking of bookings) {
    if (!startsIn(booking, period) || roleOf(booking, period) !== 'counted') continue
    add(total, booking)
    numbers[booking.usage] += 1
    numbers.waivedCents += booking.waivedCents ?? 0
    if (booking.selfService) numbers.selfService += 1
    if (booking.public) numbers.publicActivities += 1
    const kind = booking.activity ?? NONE
    for (const part of accountParts)
      for (const key of accountKeys(part, booking, lists.coreOf)) {
        const counted = countedAt(parts[part], key)
        add(counted.tally, booking)
        if (part !== 'byActivity') add(tallyAt(counted.kinds, kind), booking)
      }
  }
  return { total, ...groupsOf(parts, lists), ...numbers }
}

/** The same of several centres together. */
export function sumAccounts(all: readonly AccountFigures[], lists: AccountLists): AccountFigures {
  const total = emptyTally()
  const numbers = noNumbers()
  const parts = emptyParts()
  for (const figures of all) {
    join(total, figures.total)
    for (const name of numberNames) numbers[name] += figures[name]
    for (const part of accountParts)
      for (const group of figures[part]) {
        const counted = countedAt(parts[part], group.key)
        join(counted.tally, group)
        for (const kind of group.kinds) join(tallyAt(counted.kinds, kind.key), kind)
      }
  }
  return { total, ...groupsOf(parts, lists), ...numbers }
}

/** What the overview says of the same part: to hold the two against each other. */
export const breakdownOf = (groups: readonly AccountGroup[]): Breakdown =>
  Object.fromEntries(
    groups.flatMap(({ key, activities, minutes, participants }) =>
      activities > 0 ? [[key, { activities, minutes, participants }]] : [],
    ),
  )

/** How many kinds of activity there were in a group; without a kind is none. */
export const kindsIn = ({ kinds }: Pick<AccountGroup, 'kinds'>): number =>
  kinds.filter(({ key, activities }) => key !== NONE && activities > 0).length

/** A group or kind now, and its activities in the periods that it is compared with; null where there is no such period. */
export type ComparedTally = KindTally & { previous: number | null; yearEarlier: number | null }
export type ComparedGroup = ComparedTally & { kinds: ComparedTally[] }

/** The groups of a part beside those of other periods; what was only there then comes with 0. */
export function comparedGroups(
  part: AccountPart,
  { current, previous, yearEarlier }: Record<'current' | 'previous' | 'yearEarlier', AccountFigures | null>,
): ComparedGroup[] {
  const [now, then, before] = [current, previous, yearEarlier].map((figures) => figures?.[part] ?? null)
  const compared = <T extends KindTally>(
    lists: readonly (readonly T[] | null | undefined)[],
    key: string,
  ): ComparedTally => {
    const [mine, ...others] = lists.map((list) => list?.find((one) => one.key === key) ?? null)
    const [previously, earlier] = others.map((one, i) => (lists[i + 1] ? (one?.activities ?? 0) : null))
    const { activities, minutes, participants, withoutCount } = mine ?? emptyTally()
    const tally = { activities, minutes, participants, withoutCount }
    return { key, ...tally, previous: previously ?? null, yearEarlier: earlier ?? null }
  }
  const keysOf = (lists: readonly (readonly KindTally[] | null | undefined)[]) => {
    const keys = new Set(lists.flatMap((list) => list?.map(({ key }) => key) ?? []))
    const last = keys.delete(NONE)
    return [...keys, ...(last ? [NONE] : [])]
  }
  const groups = [now, then, before]
  return keysOf(groups).map((key) => {
    const kinds = groups.map((list) => (list ? (list.find((group) => group.key === key)?.kinds ?? []) : null))
    return { ...compared(groups, key), kinds: keysOf(kinds).map((kind) => compared(kinds, kind)) }
  })
}

type Parts = Record<AccountPart, Map<string, Counted>>
const emptyParts = (): Parts => ({ byTheme: new Map(), byGoal: new Map(), byCore: new Map(), byActivity: new Map() })

function add(tally: Tally, booking: ReportBooking): void {
  tally.activities += 1
  tally.minutes += booking.end - booking.start
  tally.participants += booking.participants ?? 0
  if (booking.participants === null) tally.withoutCount += 1
}

function join(tally: Tally, more: Tally): void {
  tally.activities += more.activities
  tally.minutes += more.minutes
  tally.participants += more.participants
  tally.withoutCount += more.withoutCount
}

function countedAt(groups: Map<string, Counted>, key: string): Counted {
  const known = groups.get(key)
  if (known) return known
  const fresh = { tally: emptyTally(), kinds: new Map<string, Tally>() }
  groups.set(key, fresh)
  return fresh
}

function tallyAt(kinds: Map<string, Tally>, key: string): Tally {
  const known = kinds.get(key)
  if (known) return known
  const fresh = emptyTally()
  kinds.set(key, fresh)
  return fresh
}

const collator = new Intl.Collator('nl', { numeric: true })

/** In the order of their list; then names that are no longer on it, by alphabet; last what has none. */
function inOrder<T>(of: ReadonlyMap<string, T>, list: readonly string[]): [string, T][] {
  const place = new Map(list.map((name, i) => [name, i]))
  const rank = (key: string) => place.get(key) ?? (key === NONE ? list.length + 1 : list.length)
  return [...of].sort(([a], [b]) => rank(a) - rank(b) || collator.compare(a, b))
}

function groupsOf(parts: Parts, lists: AccountLists): Record<AccountPart, AccountGroup[]> {
  const groups = (part: AccountPart): AccountGroup[] => {
    if (part !== 'byActivity') for (const name of lists[part]) countedAt(parts[part], name)
    return inOrder(parts[part], lists[part]).map(([key, { tally, kinds }]) => ({
      key,
      ...tally,
      kinds: inOrder(kinds, lists.byActivity).map(([kind, of]) => ({ key: kind, ...of })),
    }))
  }
  return {
    byTheme: groups('byTheme'),
    byGoal: groups('byGoal'),
    // Where nobody made core activities there is nothing to show by them.
    byCore: lists.byCore.length > 0 || parts.byCore.size > 1 ? groups('byCore') : [],
    byActivity: groups('byActivity'),
  }
}
