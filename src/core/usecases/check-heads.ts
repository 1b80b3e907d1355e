import * as chain from '#core/store/chain'
import type { ReadTx } from '#core/store/open'

/** Where the log ended when a copy was made, by what is kept beside the copy. */
export type KeptHeads = { name: string; at: string; heads: chain.Heads }

/**
 * Holds the log against the copies: each has to be a beginning of it, for whoever writes all of the chain anew makes one that
 * fits itself, and not what was copied before (docs/adr/0036). Passed over is what an earlier fork tells of, and what is so long
 * ago that it expired.
 */
export function checkHeads(tx: ReadTx, copies: readonly KeptHeads[], add: (detail: string) => void): void {
  const forks = chain.forksOf(tx)
  for (const copy of copies)
    for (const which of ['change', 'look'] as const) {
      const head = copy.heads[which]
      if (fits(tx, which, head) || forks.some((fork) => isExplained(fork, copy, which))) continue
      add(`${which === 'change' ? 'wijziging' : 'inzage'} ${head.sequence}, kopie ${copy.name}`)
    }
}

/** Whether a chain goes through a head. */
function fits(tx: ReadTx, which: keyof chain.Heads, { sequence, hash }: chain.Head): boolean {
  const expiry = chain.lastExpiry(tx)
  const start = (which === 'change' ? expiry : expiry?.looks) ?? { sequence: 0, hash: '' }
  if (sequence < start.sequence || sequence === 0) return true
  return (sequence === start.sequence ? start.hash : chain.hashIn(tx, which, sequence)) === hash
}

const isExplained = (fork: chain.Fork, { at, heads }: KeptHeads, which: keyof chain.Heads): boolean =>
  fork.left.includes(heads[which].hash) || (at <= fork.at && heads[which].sequence > fork.shared[which])

/**
 * What has to be written down when another store takes the place of the present one, so that what was copied of the present
 * one is no false alarm later.
 *
 * @param present null when it can't be read: then what it has in common is known by the copies only
 */
export function forkOf(next: ReadTx, present: ReadTx | null, copies: readonly KeptHeads[]): Omit<chain.Fork, 'at'> {
  const chains = ['change', 'look'] as const
  const left = copies.flatMap(({ heads }) =>
    chains.filter((which) => !fits(next, which, heads[which])).map((which) => heads[which].hash),
  )
  const shared = (which: keyof chain.Heads) =>
    present === null
      ? Math.max(
          0,
          ...copies.filter(({ heads }) => fits(next, which, heads[which])).map(({ heads }) => heads[which].sequence),
        )
      : chain.sharedUpTo(next, present, which)
  return { shared: { change: shared('change'), look: shared('look') }, left: [...new Set(left)] }
}
