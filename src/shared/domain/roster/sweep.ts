import type { Stretch } from '../hours'

/** A stretch of time with what goes on in it. */
export type Layer<T> = Stretch & { value: T }

/**
 * Cuts time where something begins or ends: disjoint stretches in order, each with what goes on in it (in order of the
 * layers). Time in which nothing goes on is left out. Stretches that touch stay apart when what goes on differs.
 */
export function sweep<T>(layers: readonly Layer<T>[]): (Stretch & { values: T[] })[] {
  const edges = layers
    .flatMap(({ from, to }, index) =>
      to > from
        ? [
            { at: from, index, begins: true },
            { at: to, index, begins: false },
          ]
        : [],
    )
    .sort((a, b) => a.at - b.at)
  const out: (Stretch & { values: T[] })[] = []
  const active = new Set<number>()
  let since = 0
  for (const { at, index, begins } of edges) {
    if (at > since && active.size > 0)
      out.push({
        from: since,
        to: at,
        values: [...active].sort((a, b) => a - b).flatMap((i) => layers[i]?.value ?? []),
      })
    since = at
    if (begins) active.add(index)
    else active.delete(index)
  }
  return out
}

/** Joins stretches that touch and say the same. */
export function joined<T extends Stretch>(stretches: readonly T[], same: (a: T, b: T) => boolean): T[] {
  const out: T[] = []
  for (const stretch of stretches) {
    const last = out.at(-1)
    if (last && last.to === stretch.from && same(last, stretch)) last.to = stretch.to
    else out.push({ ...stretch })
  }
  return out
}
