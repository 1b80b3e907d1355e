import { dateOf } from '../../time/civil'
import type { CivilDate, WallSpan } from '../../time/types'

/**
 * What people know of a roster. A publication says all shifts of its days, so of a day at a centre the last publication
 * that holds it counts, and what that did not name is not told any more.
 */

/** `unpublished`: nothing was ever told of that day; `new`, `changed`: since the day was told. */
export const toldStates = ['unpublished', 'published', 'new', 'changed'] as const
export type ToldState = (typeof toldStates)[number]

type Head = { id: string; number: number; centreId: string | null; from: CivilDate; to: CivilDate }
export type Planned = WallSpan & { id: string; centreId: string; caretakerId: string | null }
type Row<T extends Planned> = { publicationId: string; shift: T }

/** The publication that counts for a shift: the last that holds the day on which it starts, at its centre. */
function lastFor(heads: readonly Head[], shift: Planned): Head | null {
  const day = dateOf(shift.startsAt)
  return heads.reduce<Head | null>(
    (last, head) =>
      (head.centreId === null || head.centreId === shift.centreId) &&
      head.from <= day &&
      day <= head.to &&
      (last === null || head.number > last.number)
        ? head
        : last,
    null,
  )
}

const same = (one: Planned, other: Planned) =>
  one.centreId === other.centreId &&
  one.startsAt === other.startsAt &&
  one.endsAt === other.endsAt &&
  one.caretakerId === other.caretakerId

export type Told<T extends Planned> = {
  /** By id of the shift; `before` is what people were told where that is something else. */
  states: Map<string, { told: ToldState; before: T | null }>
  /** Told of, and not among the shifts. */
  removed: T[]
}

/**
 * What was told of shifts. `rows` are shifts as they were published: at least those that start in the period of `shifts`
 * and those of `shifts` themselves. `inView` says of what was told whether it is in the period and centre that is looked at.
 */
export function toldOf<T extends Planned>(
  shifts: readonly Planned[],
  heads: readonly Head[],
  rows: readonly Row<T>[],
  inView: (told: T) => boolean,
): Told<T> {
  const valid = rows.filter((row) => lastFor(heads, row.shift)?.id === row.publicationId)
  const numbers = new Map(heads.map((head) => [head.id, head.number]))
  const known = new Map<string, Row<T>>()
  for (const row of valid) {
    const other = known.get(row.shift.id)
    if (!other || (numbers.get(other.publicationId) ?? 0) < (numbers.get(row.publicationId) ?? 0))
      known.set(row.shift.id, row)
  }
  const states = new Map(
    shifts.map((shift) => {
      const before = known.get(shift.id)?.shift
      if (before) return [shift.id, same(before, shift) ? plain('published') : { told: 'changed' as const, before }]
      return [shift.id, plain(lastFor(heads, shift) === null ? 'unpublished' : 'new')]
    }),
  )
  const removed = [...known.values()].map((row) => row.shift).filter((told) => inView(told) && !states.has(told.id))
  return { states, removed: removed.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)) }
}

const plain = (told: ToldState) => ({ told, before: null })
