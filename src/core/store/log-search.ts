import type { ChangeKind } from '#shared/contract/app'
import type { LogLine } from '#shared/contract/log'
import type { Instant } from '#shared/time/types'
import type { ReadTx } from './open'
import type { Value } from './transactions'

/** Searching the list of changes, latest first, in a store of ten years (docs/adr/0036). */

export type LogQuery = {
  userId?: string | undefined
  kind?: ChangeKind | undefined
  id?: string | undefined
  from?: Instant | undefined
  /** Exclusive. */
  to?: Instant | undefined
  words?: string | undefined
  /** Only lines before this one. */
  before?: number | undefined
  limit: number
}
export type LogHits = {
  ids: number[]
  /** Lines before this one were not looked at; null when all were. */
  next: number | null
}

/** So many lines are read for words at a time: it takes as long as a screen may wait. */
const READ_FOR_WORDS = 5_000
/** A user with fewer lines is gone through by itself, also when a kind is asked for. */
const FEW = 2_000

/** The ids of the lines that fit. With words only so many lines are read; `next` says where to go on. */
export function searchLog(tx: ReadTx, query: LogQuery): LogHits {
  const { words, limit } = query
  const wanted = words ? READ_FOR_WORDS : limit + 1
  const found = candidates(tx, query, wanted)
  if (!words) return { ids: found.slice(0, limit).map(({ id }) => id), next: nextAfter(found, limit) }
  const hits: number[] = []
  for (const { id, hit } of found) {
    if (hit === 1) hits.push(id)
    if (hits.length === limit) return { ids: hits, next: id }
  }
  return { ids: hits, next: found.length < wanted ? null : (found.at(-1)?.id ?? null) }
}

const nextAfter = (found: readonly { id: number }[], limit: number): number | null =>
  found.length > limit ? (found[limit - 1]?.id ?? null) : null

function candidates(tx: ReadTx, query: LogQuery, limit: number): { id: number; hit: number }[] {
  const { userId, kind, id, from, to, before, words } = query
  const where: string[] = []
  const values: Value[] = []
  const add = (text: string, ...more: Value[]) => {
    where.push(text)
    values.push(...more)
  }
  const bounds = spanOf(tx, query)
  if (bounds === null) return []
  const byUser = userId !== undefined && id === undefined && (kind === undefined || isFew(tx, userId))
  if (bounds.low > 1) add('l.id >= ?', bounds.low)
  if (bounds.high !== null) add('l.id <= ?', bounds.high)
  if (before !== undefined) add('l.id < ?', before)
  if (userId !== undefined) add(byUser ? 'c.user_id = ?' : '+c.user_id = ?', userId)
  if (kind !== undefined) add(byUser ? '+l.kind = ?' : 'l.kind = ?', kind)
  if (id !== undefined) add('l.entity_id = ?', id)
  if (from !== undefined) add('+c.at >= ?', from)
  if (to !== undefined) add('+c.at < ?', to)
  const pattern = words ? `%${escaped(words)}%` : ''
  const hit = words
    ? `(coalesce(l.before, '') like ? escape '!' or coalesce(l.after, '') like ? escape '!' or c.subject like ? escape '!')`
    : '1'
  const tables = byUser
    ? 'change c cross join log l on l.change_id = c.id'
    : 'log l cross join change c on c.id = l.change_id'
  // A user's changes in order; within one, its lines.
  const order = byUser ? 'c.sequence desc, l.id desc' : 'l.id desc'
  const rows = tx.plain.all<{ id: number; hit: number }>(
    `select l.id, ${hit} as hit from ${tables} ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
      order by ${order} limit ?`,
    [...(words ? [pattern, pattern, `%${plain(words)}%`] : []), ...values, limit],
  )
  return rows
}

/** What is kept is JSON, in which a quote or a new line is written otherwise. */
const escaped = (words: string): string => plain(JSON.stringify(words).slice(1, -1))
const plain = (words: string): string => words.replace(/[!%_]/g, '!$&')

/** Whether a user has few lines; one change can have a hundred thousand. */
function isFew(tx: ReadTx, userId: string): boolean {
  const [found] = tx.plain.all<{ n: number }>(
    `select count(*) as n from (select 1 from change c cross join log l on l.change_id = c.id where c.user_id = ? limit ${FEW})`,
    [userId],
  )
  return (found?.n ?? 0) < FEW
}

/** Between which lines a period lies; null when nothing was logged in it. Changes are logged in order of time. */
function spanOf(tx: ReadTx, { from, to }: LogQuery): { low: number; high: number | null } | null {
  const edge = (side: 'min' | 'max', text: string, value: string): number | null =>
    tx.plain.all<{ id: number | null }>(
      `select ${side}(id) as id from log where change_id = (select id from change where ${text} limit 1)`,
      [value],
    )[0]?.id ?? null
  const low = from === undefined ? 1 : edge('min', 'at >= ? order by at, sequence', from)
  const high = to === undefined ? null : edge('max', 'at < ? order by at desc, sequence desc', to)
  return low === null || (to !== undefined && high === null) ? null : { low, high }
}

type Row = {
  id: number
  at: string
  user_id: string
  action: string
  subject: string
  kind: ChangeKind
  entity_id: string
  before: string | null
  after: string | null
  salt: string | null
}

/** Lines by id, latest first. */
export function logLines(tx: ReadTx, ids: readonly number[]): Omit<LogLine, 'userName'>[] {
  return tx.plain
    .all<Row>(
      `select l.id, c.at, c.user_id, c.action, c.subject, l.kind, l.entity_id, l.before, l.after, s.salt
        from log l join change c on c.id = l.change_id left join log_seal s on s.log_id = l.id
        where l.id in (select value from json_each(?)) order by l.id desc`,
      [JSON.stringify(ids)],
    )
    .map((row) => ({
      id: row.id,
      at: row.at as Instant,
      user: row.user_id,
      action: row.action,
      subject: row.subject,
      kind: row.kind,
      entityId: row.entity_id,
      before: parsed(row.before),
      after: parsed(row.after),
      redacted: row.salt === null,
    }))
}

/** A line that somebody made unreadable is shown as nothing; a check tells. */
function parsed(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** When a line was logged. */
export const loggedAt = (tx: ReadTx, id: number): Instant | null =>
  (tx.plain.all<{ at: string }>('select at from change where id = (select change_id from log where id = ?)', [id])[0]
    ?.at as Instant | undefined) ?? null

/** Everybody who stands in the log or among the looks, by id. */
export function usersInLog(tx: ReadTx): string[] {
  const users = (table: 'change' | 'look') =>
    tx.plain
      .all<{ id: string | null }>(
        // From one to the next in the index, however many changes each has.
        `with recursive u (id) as (
          select min(user_id) from ${table}
          union all
          select (select min(user_id) from ${table} where user_id > u.id) from u where u.id is not null
        ) select id from u where id is not null`,
      )
      .flatMap(({ id }) => (id === null ? [] : [id]))
  return [...new Set([...users('change'), ...users('look')])]
}
