import { chainRows, type Head, lastExpiry, looksAfter } from './chain'
import type { WriteTx } from './open'
import type { NamedBooking } from './salvage'
import { lookHash, newSalts, sealOf, subjectDigest, valueDigest } from './seal'

const PAGE = 2_000

/**
 * Chains what is left of the log anew, as it stands: what was lost left gaps that no chain goes over. Changes of which no
 * line is left go, and lines without their change. Has to be followed by an entry that says so.
 */
export function chainAnew(tx: WriteTx): void {
  const run = (text: string, values: readonly (string | number)[] = []) => tx.plain.run(text, values)
  run(
    `delete from log where (before is not null and not json_valid(before)) or ("after" is not null and not json_valid("after"))`,
  )
  const expiry = lastExpiry(tx)
  const start: Head = { sequence: expiry?.sequence ?? 0, hash: expiry?.hash ?? '' }
  const looksStart: Head = expiry?.looks ?? { sequence: 0, hash: '' }
  run('delete from log_seal')
  run('delete from change_seal')
  run('delete from log_head')
  run('delete from log where id <= ? or change_id not in (select id from change where sequence > ?)', [
    expiry?.row ?? 0,
    start.sequence,
  ])
  run('delete from change where sequence <= ? or not exists (select 1 from log where change_id = change.id)', [
    start.sequence,
  ])
  run('delete from look where sequence <= ?', [looksStart.sequence])
  renumber(tx, 'change', start.sequence)
  renumber(tx, 'look', looksStart.sequence)
  const heads = { change: chainChanges(tx, start), look: chainLooks(tx, looksStart) }
  for (const chain of ['change', 'look'] as const)
    run('insert into log_head (chain, sequence, hash) values (?, ?, ?)', [
      chain,
      heads[chain].sequence,
      heads[chain].hash,
    ])
}

/** No number is left out. In order, so that no number is ever there twice. */
function renumber(tx: WriteTx, table: 'change' | 'look', after: number): void {
  const rows = tx.plain.all<{ sequence: number }>(`select sequence from ${table} order by sequence`)
  rows.forEach(({ sequence }, at) => {
    const next = after + at + 1
    if (next !== sequence) tx.plain.run(`update ${table} set sequence = ? where sequence = ?`, [next, sequence])
  })
}

type Open = { sequence: number; salt: string; digest: string; seal: ReturnType<typeof sealOf> }

function chainChanges(tx: WriteTx, start: Head): Head {
  const state: { head: Head; open: Open | null } = { head: start, open: null }
  const close = () => {
    if (state.open === null) return
    const { sequence, salt, digest, seal } = state.open
    state.head = { sequence, hash: seal.hash() }
    tx.plain.run('insert into change_seal (sequence, salt, subject_digest, hash) values (?, ?, ?, ?)', [
      sequence,
      salt,
      digest,
      state.head.hash,
    ])
    state.open = null
  }
  for (const page of chainRows(tx, start.sequence, PAGE))
    for (const row of page) {
      if (state.open?.sequence !== row.sequence) {
        close()
        const { sequence, change_id: id, at, user_id: userId, action } = row
        const [salt = ''] = newSalts(1)
        const digest = subjectDigest(salt, row.subject)
        const seal = sealOf(state.head.hash, { sequence, id, at, userId, action, subjectDigest: digest })
        state.open = { sequence, salt, digest, seal }
      }
      if (row.log_id === null) continue
      const [salt = ''] = newSalts(1)
      const digest = valueDigest(salt, row.before, row.after)
      tx.plain.run('insert into log_seal (log_id, salt, digest) values (?, ?, ?)', [row.log_id, salt, digest])
      state.open.seal.add({ id: row.log_id, kind: row.kind ?? '', entityId: row.entity_id ?? '', digest })
    }
  close()
  return state.head
}

function chainLooks(tx: WriteTx, start: Head): Head {
  let head = start
  for (;;) {
    const page = looksAfter(tx, head.sequence, PAGE)
    if (page.length === 0) return head
    for (const look of page) {
      head = { sequence: look.sequence, hash: lookHash(head.hash, look) }
      tx.plain.run('update look set hash = ? where sequence = ?', [head.hash, look.sequence])
    }
  }
}

/** Bookings of which the log tells that they were there, and that are not there now. */
export const missingByLog = (tx: WriteTx): NamedBooking[] =>
  tx.plain.all<NamedBooking>(
    `select l.entity_id as id, l."after" ->> '$.number' as number, l."after" ->> '$.title' as title,
        l."after" ->> '$.startsAt' as startsAt
      from log l where l.kind = 'booking' and l."after" is not null
        and l.id = (select max(id) from log where kind = 'booking' and entity_id = l.entity_id)
        and not exists (select 1 from booking b where b.id = l.entity_id)
        and l."after" ->> '$.number' is not null
      order by startsAt`,
  )

/** Bookings of which the log does not tell any more how they came there. */
export const untold = (tx: WriteTx): string[] =>
  tx.plain
    .all<{ id: string }>(
      `select id from booking b where not exists (select 1 from log l where l.kind = 'booking' and l.entity_id = b.id)
        order by id`,
    )
    .map(({ id }) => id)

/** No number is given twice: the counters go on after the highest that is there, or that the log knows. */
export function raiseCounters(tx: WriteTx, lost: readonly NamedBooking[]): void {
  const numbers = [...tx.plain.all<{ number: string }>('select number from booking'), ...lost]
  const highest = new Map<string, number>()
  for (const { number } of numbers) {
    const [, year = '', count] = /^(\d{4})-(\d{5,})$/.exec(number) ?? []
    if (count !== undefined) highest.set(year, Math.max(highest.get(year) ?? 0, Number(count)))
  }
  for (const [year, value] of highest)
    tx.plain.run(
      `insert into counter (name, value) values (?, ?)
        on conflict (name) do update set value = max(value, excluded.value)`,
      [`booking-${year}`, value],
    )
}

/** A booking that can't take its rooms any more: cancelled, so that somebody sees it and nobody is sent there. */
export const cancelUnfitting = (tx: WriteTx, id: string, reason: string): void =>
  tx.plain.run(`update booking set status = 'cancelled', status_reason = ?, revision = revision + 1 where id = ?`, [
    reason,
    id,
  ])
