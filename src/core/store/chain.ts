import type { Entry } from './log'
import type { ReadTx, WriteTx } from './open'
import { newSalts, type SealedLook, subjectDigest, valueDigest } from './seal'

/** What a check of the chain reads, and how values are taken out of old lines (docs/adr/0036). */

/** A line of the log with the change that it belongs to and its seals; null where something is not there. */
export type ChainRow = {
  sequence: number
  change_id: string
  at: string
  user_id: string
  action: string
  subject: string
  change_salt: string | null
  subject_digest: string | null
  hash: string | null
  log_id: number | null
  kind: string | null
  entity_id: string | null
  before: string | null
  after: string | null
  salt: string | null
  digest: string | null
}

const COLUMNS = `c.sequence, c.id as change_id, c.at, c.user_id, c.action, c.subject,
  cs.salt as change_salt, cs.subject_digest, cs.hash,
  l.id as log_id, l.kind, l.entity_id, l.before, l.after, ls.salt, ls.digest`
const NEXT_CHANGES = `select ${COLUMNS} from change c left join change_seal cs on cs.sequence = c.sequence
  left join log l on l.change_id = c.id left join log_seal ls on ls.log_id = l.id
  where c.sequence > ? order by c.sequence, l.id limit ?`
const REST_OF_CHANGE = `select ${COLUMNS} from change c left join change_seal cs on cs.sequence = c.sequence
  join log l on l.change_id = c.id left join log_seal ls on ls.log_id = l.id
  where c.id = ? and l.id > ? order by l.id limit ?`

/** All lines of the changes after a sequence, in order, a page at a time; a change without lines comes once. */
export function* chainRows(tx: ReadTx, afterSequence: number, atOnce: number): Generator<ChainRow[], void> {
  for (let after = afterSequence; ; ) {
    let page = tx.plain.all<ChainRow>(NEXT_CHANGES, [after, atOnce])
    let end = page.at(-1)
    if (end === undefined) return
    yield page
    // The last change of a full page may have more lines than fitted.
    while (page.length === atOnce && end !== undefined) {
      page = tx.plain.all<ChainRow>(REST_OF_CHANGE, [end.change_id, end.log_id, atOnce])
      if (page.length > 0) yield page
      end = page.at(-1) ?? end
    }
    after = end.sequence
  }
}

export type Head = { sequence: number; hash: string }

/** Where a chain ends by its head; null when somebody took the head away. */
export const headOf = (tx: ReadTx, chain: 'change' | 'look'): Head | null =>
  tx.plain.all<Head>('select sequence, hash from log_head where chain = ?', [chain])[0] ?? null

/** Where both chains end; the beginning where there is no head. */
export type Heads = Record<'change' | 'look', Head>
/** Where the chains of changes and of looks end now. */
export const headsOf = (tx: ReadTx): Heads => ({
  change: headOf(tx, 'change') ?? START,
  look: headOf(tx, 'look') ?? START,
})
const START: Head = { sequence: 0, hash: '' }

/** The hash that a chain has at a sequence, or null when nothing is there. */
export const hashIn = (tx: ReadTx, chain: keyof Heads, sequence: number): string | null =>
  chain === 'change'
    ? hashAt(tx, sequence)
    : (tx.plain.all<{ hash: string }>('select hash from look where sequence = ?', [sequence])[0]?.hash ?? null)

/**
 * Where a chain goes on from another one than before: a copy was put back, or damaged data were salvaged. What was chained at
 * that moment after `shared`, or ends in one of the hashes of `left`, is in copies of before only.
 */
export type Fork = { at: string; shared: Record<keyof Heads, number>; left: string[] }

const FORKS = `select c.at, l.after from log l join change c on c.id = l.change_id
  where l.kind = 'backup' and c.action in ('backups.restore', 'backups.salvage') order by l.id`

/** What the log says of forks. One of before they were written down shares nothing. */
export const forksOf = (tx: ReadTx): Fork[] =>
  tx.plain.all<{ at: string; after: string | null }>(FORKS).map(({ at, after }) => {
    const { shared, left } = (parsed(after ?? '') ?? {}) as Partial<Fork>
    return { at, shared: shared ?? { change: 0, look: 0 }, left: left ?? [] }
  })

/** Up to which sequence two chains are the same; 0 when they have nothing in common. */
export function sharedUpTo(one: ReadTx, other: ReadTx, chain: keyof Heads): number {
  const same = (sequence: number) => {
    const hash = hashIn(one, chain, sequence)
    return hash !== null && hash === hashIn(other, chain, sequence)
  }
  // Chains that are the same somewhere are the same before it.
  let known = 0
  let beyond = Math.min(headsOf(one)[chain].sequence, headsOf(other)[chain].sequence) + 1
  while (beyond - known > 1) {
    const half = Math.floor((known + beyond) / 2)
    // Below the lines that went because of their age nothing can be seen: what is the same above it is looked for there.
    if (same(half) || hashIn(one, chain, half) === null || hashIn(other, chain, half) === null) known = half
    else beyond = half
  }
  return same(known) ? known : 0
}

/** The hash that a change has, or null when it has none. */
export const hashAt = (tx: ReadTx, sequence: number): string | null =>
  tx.plain.all<{ hash: string }>('select hash from change_seal where sequence = ?', [sequence])[0]?.hash ?? null

/** Seals whose line or change is not there, after what was removed because of its age. */
export const lostLines = (tx: ReadTx, afterRow: number, limit: number): number[] =>
  tx.plain
    .all<{ id: number }>(
      `select log_id as id from log_seal where log_id > ? and not exists (select 1 from log l where l.id = log_id)
        order by log_id limit ?`,
      [afterRow, limit],
    )
    .map(({ id }) => id)

/** How far old lines were removed: the last change and line that went, and the hashes that the chains go on from. */
export type Expiry = { sequence: number; hash: string; row: number; at: string; looks: Head }
export type Resealed = { salt: string; digest: string }
/** What was taken out of lines and of the words of changes: their new seals, by line and by sequence. */
export type RedactionRecord = { rows: [number, string, string][]; subjects: [number, string, string][] }

const entriesOfKind = (tx: ReadTx, kind: Entry['kind']): unknown[] =>
  tx.plain
    .all<{ after: string | null }>('select after from log where kind = ? order by id', [kind])
    .map(({ after }) => (after === null ? null : parsed(after)))

/** What is not ours to read is passed over here; the check tells that it was altered. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The last removal of old lines, or null when none was ever removed. */
export const lastExpiry = (tx: ReadTx): Expiry | null =>
  (entriesOfKind(tx, 'logExpiry').at(-1) ?? null) as Expiry | null

/** The seals of what lines say since values were taken out of them; the last time counts. */
export function resealed(tx: ReadTx): { rows: Map<number, Resealed>; subjects: Map<number, Resealed> } {
  const rows = new Map<number, Resealed>()
  const subjects = new Map<number, Resealed>()
  for (const record of entriesOfKind(tx, 'logRedaction') as (RedactionRecord | null)[]) {
    for (const [id, salt, digest] of record?.rows ?? []) rows.set(id, { salt, digest })
    for (const [sequence, salt, digest] of record?.subjects ?? []) subjects.set(sequence, { salt, digest })
  }
  return { rows, subjects }
}

/** A line of the log as it has to read from now on; null where there was nothing. */
export type NewLine = { id: number; before: string | null; after: string | null }
/** What a change is called from now on. */
export type NewSubject = { changeId: string; subject: string }

/**
 * Takes personal data out of old lines of the log, and out of the words by which people know the changes. The chain keeps the
 * digest of what stood there, but its salt goes, so that it can't be guessed. The entry that comes back holds the new seals and
 * has to be recorded in the same change (`unit.record`), or a check says that the lines were altered. Changes that are named
 * can't be undone any more.
 *
 * @param id of the entry
 * @returns null when every line and subject reads like that already
 */
export function redactLog(
  tx: WriteTx,
  id: string,
  lines: readonly NewLine[],
  subjects: readonly NewSubject[],
): Entry | null {
  const record: RedactionRecord = { rows: [], subjects: [] }
  for (const line of lines) {
    const { before, after } = line
    const [old] = tx.plain.all<Omit<NewLine, 'id'>>('select before, after from log where id = ?', [line.id])
    if (old === undefined || (old.before === before && old.after === after)) continue
    const [salt = ''] = newSalts(1)
    tx.plain.run('update log set before = ?, after = ? where id = ?', [before, after, line.id])
    tx.plain.run('update log_seal set salt = null where log_id = ?', [line.id])
    record.rows.push([line.id, salt, valueDigest(salt, before, after)])
  }
  for (const { changeId, subject } of subjects) {
    const [old] = tx.plain.all<{ sequence: number; subject: string }>(
      'select sequence, subject from change where id = ?',
      [changeId],
    )
    tx.plain.run('update change set subject = ?, undoable = 0 where id = ?', [subject, changeId])
    if (old === undefined || old.subject === subject) continue
    const [salt = ''] = newSalts(1)
    tx.plain.run('update change_seal set salt = null where sequence = ?', [old.sequence])
    record.subjects.push([old.sequence, salt, subjectDigest(salt, subject)])
  }
  if (record.rows.length + record.subjects.length === 0) return null
  return { kind: 'logRedaction', id, before: null, after: record }
}

/** Looks after one, in order. */
export function looksAfter(tx: ReadTx, sequence: number, limit: number): (SealedLook & { hash: string })[] {
  return tx.plain
    .all<Omit<SealedLook, 'takenOut'> & { hash: string; takenOut: number }>(
      `select sequence, at, user_id as userId, call, kind, subject_id as subjectId, people, taken_out as takenOut,
        selection, hash from look where sequence > ? order by sequence limit ?`,
      [sequence, limit],
    )
    .map((look) => ({ ...look, takenOut: look.takenOut === 1 }))
}
