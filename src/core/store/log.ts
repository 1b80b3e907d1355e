import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ChangeKind, LogEntry } from '#shared/contract/app'
import type { Instant } from '#shared/time/types'
import { insertRows } from './insert'
import type { ReadTx, WriteTx } from './open'
import { newSalts, sealOf, subjectDigest, valueDigest } from './seal'
import { storedJson } from './stored'

/** What was there before and after; null means that it did not exist. */
export type Entry = { kind: ChangeKind; id: string; before: unknown; after: unknown }
export type Change = { id: string; at: Instant; userId: string; action: string; subject: string; undoable: boolean }
export type StoredChange = Change & { sequence: number; undone: boolean }

/** A user can take back this many changes. */
export const UNDO_DEPTH = 50
const CHUNK = 500
const LATEST_UNDOABLE = 'select undone from change where user_id = ? and undoable = 1 order by sequence desc limit 1'
const ADD_CHANGE = `insert into change (sequence, id, at, user_id, action, subject, undoable) values (?, ?, ?, ?, ?, ?, ?)`
const ADD_SEAL = 'insert into change_seal (sequence, salt, subject_digest, hash) values (?, ?, ?, ?)'
// The head says where the chain ends; a line that was smuggled in behind it must not stop the desk.
const LAST = `select hash, max(sequence, (select coalesce(max(sequence), 0) from change)) as sequence,
  (select coalesce(max(id), 0) from log) as row from log_head where chain = 'change'`
const MOVE_HEAD = `update log_head set sequence = ?, hash = ? where chain = 'change'`

/**
 * Writes a change with its entries, in the transaction that made it, and chains it to the one before (docs/adr/0036). A new
 * undoable change ends what could be redone.
 */
export async function writeChange(tx: WriteTx, change: Change, entries: readonly Entry[]): Promise<void> {
  if (change.undoable) {
    // What was taken back are always the latest ones, so that nearly every change is done after a look at one row.
    const [latest] = tx.plain.all<{ undone: number }>(LATEST_UNDOABLE, [change.userId])
    if (latest && latest.undone > 0)
      await tx
        .updateTable('change')
        .set({ undoable: 0 })
        .where('id', 'in', undoableBy(tx, change.userId).select('id'))
        .where('undone', '>', 0)
        .execute()
  }
  const { id, at, userId, action, subject } = change
  const [last] = tx.plain.all<{ hash: string; sequence: number; row: number }>(LAST)
  const sequence = (last?.sequence ?? 0) + 1
  tx.plain.run(ADD_CHANGE, [sequence, id, at, userId, action, subject, change.undoable ? 1 : 0])
  const [salt = ''] = newSalts(1)
  const digest = subjectDigest(salt, subject)
  const seal = sealOf(last?.hash ?? '', { sequence, id, at, userId, action, subjectDigest: digest })
  let logId = last?.row ?? 0
  const text = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))
  for (let i = 0; i < entries.length; i += CHUNK) {
    // An import logs a hundred thousand rows: the window gets its turn in between.
    if (i > 0) await setImmediate()
    const part = entries.slice(i, i + CHUNK)
    const rows = part.map((e) => ({
      id: ++logId,
      change_id: change.id,
      kind: e.kind,
      entity_id: e.id,
      before: text(e.before),
      after: text(e.after),
    }))
    insertRows(tx, 'log', rows)
    const salts = newSalts(rows.length)
    const seals = rows.map((row, at) => {
      const salt = salts[at] ?? ''
      return { log_id: row.id, salt, digest: valueDigest(salt, row.before, row.after) }
    })
    insertRows(tx, 'log_seal', seals)
    rows.forEach((row, at) => {
      seal.add({ id: row.id, kind: row.kind, entityId: row.entity_id, digest: seals[at]?.digest ?? '' })
    })
  }
  const hash = seal.hash()
  tx.plain.run(ADD_SEAL, [sequence, salt, digest, hash])
  tx.plain.run(MOVE_HEAD, [sequence, hash])
}

/** The changes that a user can take back or do again, latest first: no others are ever undone, however many there are. */
const undoableBy = (tx: ReadTx, userId: string) =>
  tx
    .selectFrom('change')
    .where('user_id', '=', userId)
    .where('undoable', '=', 1)
    .orderBy('sequence', 'desc')
    .limit(UNDO_DEPTH)

async function nextSequence(tx: ReadTx): Promise<number> {
  const last = await tx.selectFrom('change').select('sequence').orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  return (last?.sequence ?? 0) + 1
}

/** The change that undo would take back, or redo would do again; null when there is none. */
export async function topOfStack(tx: ReadTx, userId: string, which: 'undo' | 'redo'): Promise<StoredChange | null> {
  const recent = await undoableBy(tx, userId).selectAll().execute()
  // What was undone last is redone first: `undone` counts up.
  const row =
    which === 'undo'
      ? recent.find((c) => c.undone === 0)
      : recent.filter((c) => c.undone > 0).sort((a, b) => b.undone - a.undone)[0]
  return row
    ? {
        id: row.id,
        at: row.at as Instant,
        userId,
        action: row.action,
        subject: row.subject,
        undoable: true,
        sequence: row.sequence,
        undone: row.undone > 0,
      }
    : null
}

/** What the rows of a kind were and became in all changes that somebody can still take back or do again, as kept. */
export async function undoableTexts(tx: ReadTx, kind: Entry['kind']): Promise<string[]> {
  const users = await tx.selectFrom('change').select('user_id').distinct().execute()
  const texts: string[] = []
  for (const { user_id } of users) {
    const rows = await tx
      .selectFrom('log')
      .select(['before', 'after'])
      .where('kind', '=', kind)
      .where('change_id', 'in', undoableBy(tx, user_id).select('id'))
      .execute()
    for (const { before, after } of rows) texts.push(before ?? '', after ?? '')
  }
  return texts
}

/** The rows that a change altered, before and after, in order. */
export async function entriesOf(tx: ReadTx, changeId: string): Promise<Entry[]> {
  const rows = await tx.selectFrom('log').selectAll().where('change_id', '=', changeId).orderBy('id').execute()
  return rows.map((row) => ({ kind: row.kind, id: row.entity_id, before: parse(row.before), after: parse(row.after) }))
}
const parse = (text: string | null): unknown => (text === null ? null : storedJson(text, 'log'))

/** Marks a change as taken back, or as done again. */
export async function markUndone(tx: WriteTx, changeId: string, undone: boolean): Promise<void> {
  const order = undone ? await nextSequence(tx) : 0
  await tx.updateTable('change').set({ undone: order }).where('id', '=', changeId).execute()
}

/** Ends what every user could undo: after an import or a restore the old changes no longer fit. */
export async function clearUndo(tx: WriteTx): Promise<void> {
  await tx.updateTable('change').set({ undoable: 0 }).where('undoable', '=', 1).execute()
}

/** Ends that the changes of these rows can be undone: they became final. */
export async function endUndoOf(tx: WriteTx, kind: ChangeKind, ids: readonly string[]): Promise<void> {
  for (let i = 0; i < ids.length; i += CHUNK) {
    const changes = tx
      .selectFrom('log')
      .select('change_id')
      .where('kind', '=', kind)
      .where('entity_id', 'in', ids.slice(i, i + CHUNK))
    await tx.updateTable('change').set({ undoable: 0 }).where('undoable', '=', 1).where('id', 'in', changes).execute()
  }
}

export type LastChange = { user: string; at: Instant }

/** Who changed each of these rows last, and when; by its id. */
export async function lastChanges(
  tx: ReadTx,
  kind: ChangeKind,
  ids: readonly string[],
): Promise<Map<string, LastChange>> {
  const found = new Map<string, LastChange>()
  for (let i = 0; i < ids.length; i += CHUNK) {
    const rows = await tx
      .selectFrom('log as l')
      .innerJoin('change as c', 'c.id', 'l.change_id')
      .select(['l.entity_id', 'c.user_id', 'c.at'])
      .where('l.kind', '=', kind)
      .where('l.entity_id', 'in', ids.slice(i, i + CHUNK))
      .orderBy('l.id')
      .execute()
    for (const row of rows) found.set(row.entity_id, { user: row.user_id, at: row.at as Instant })
  }
  return found
}

/** When the latest change was logged, or null when there is none. */
export async function latestChangeAt(tx: ReadTx): Promise<Instant | null> {
  const last = await tx.selectFrom('change').select('at').orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  return (last?.at as Instant | undefined) ?? null
}

/**
 * Latest first; of one kind, or of one row. What a booking was referred to is part of its story, also when that was taken
 * back: referrals come with it.
 */
export async function listLog(
  tx: ReadTx,
  query: { kind?: ChangeKind | undefined; id?: string | undefined; limit: number },
): Promise<LogEntry[]> {
  const rows = await tx
    .selectFrom('log as l')
    .innerJoin('change as c', 'c.id', 'l.change_id')
    .selectAll('l')
    .select(['c.at', 'c.user_id', 'c.action'])
    .where((eb) => {
      const own = eb.and([
        ...(query.kind === undefined ? [] : [eb('l.kind', '=', query.kind)]),
        ...(query.id === undefined ? [] : [eb('l.entity_id', '=', query.id)]),
      ])
      if (query.kind !== 'booking' || query.id === undefined) return own
      const bookingId = sql<string>`json_extract(coalesce(l.after, l.before), '$.bookingId')`
      return eb.or([own, eb.and([eb('l.kind', '=', 'referral'), eb(bookingId, '=', query.id)])])
    })
    .orderBy('l.id', 'desc')
    .limit(query.limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at as Instant,
    user: row.user_id,
    action: row.action,
    kind: row.kind,
    entityId: row.entity_id,
    before: parse(row.before),
    after: parse(row.after),
  }))
}
