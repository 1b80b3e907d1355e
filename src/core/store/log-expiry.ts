import type { Instant } from '#shared/time/types'
import type { Expiry, Head } from './chain'
import type { ReadTx, WriteTx } from './open'

/** Removing lines of the log that are too old (docs/adr/0036). */

/** How far everything is older than a moment; null when nothing new is. The chains go on from the hashes in it. */
export function expiryBefore(tx: ReadTx, moment: Instant, last: Expiry | null): Expiry | null {
  const [change] = tx.plain.all<{ sequence: number; hash: string; row: number }>(
    `select c.sequence, s.hash, (select coalesce(max(id), 0) from log l where l.change_id = c.id) as row
      from change c join change_seal s on s.sequence = c.sequence
      where c.sequence < (select coalesce(min(sequence), 0) from change where at >= ? and sequence > ?)
      order by c.sequence desc limit 1`,
    [moment, last?.sequence ?? 0],
  )
  const [look] = tx.plain.all<Head>(
    'select sequence, hash from look where at < ? and sequence > ? order by sequence desc limit 1',
    [moment, last?.looks.sequence ?? 0],
  )
  const newer = change !== undefined && change.sequence > (last?.sequence ?? 0)
  if (!newer && look === undefined) return null
  const from = newer ? change : { sequence: last?.sequence ?? 0, hash: last?.hash ?? '', row: last?.row ?? 0 }
  return { ...from, at: moment, looks: look ?? last?.looks ?? { sequence: 0, hash: '' } }
}

/** Takes out at most so many lines of what has expired. @returns whether more is left */
export function removeExpired(tx: WriteTx, expiry: Expiry, limit: number): boolean {
  const step = (table: 'log' | 'log_seal' | 'change' | 'change_seal' | 'look', key: string, last: number): boolean => {
    const [found] = tx.plain.all<{ n: number; edge: number | null }>(
      `select count(*) as n, max(${key}) as edge from (select ${key} from ${table} where ${key} <= ? order by ${key} limit ?)`,
      [last, limit],
    )
    if (!found || found.edge === null) return false
    tx.plain.run(`delete from ${table} where ${key} <= ?`, [found.edge])
    return found.n === limit
  }
  if (step('log_seal', 'log_id', expiry.row) || step('log', 'id', expiry.row)) return true
  const more = step('change_seal', 'sequence', expiry.sequence) || step('change', 'sequence', expiry.sequence)
  return step('look', 'sequence', expiry.looks.sequence) || more
}
