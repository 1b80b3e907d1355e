import type { Entry } from './log'
import type { ReadTx } from './open'

/** What the log said of a row the last time that it changed; `after` is null when it was removed. */
export type LastLine = { entity_id: string; after: string | null }

const LAST_LINES = `select l.entity_id, l.after from log l join log_seal s on s.log_id = l.id
  where s.salt is not null and l.id in (select max(id) from log where kind = ? and entity_id in (select value from json_each(?)) group by entity_id)`
const NEXT_IDS = {
  booking: 'select id from booking where id > ? order by id limit ?',
  renter: 'select id from renter where id > ? order by id limit ?',
} as const

/** The kinds whose rows a check holds against the log. */
export type ComparedKind = keyof typeof NEXT_IDS

/** The ids of rows after one, in order. */
export const idsAfter = (tx: ReadTx, kind: ComparedKind, after: string, limit: number): string[] =>
  tx.plain.all<{ id: string }>(NEXT_IDS[kind], [after, limit]).map(({ id }) => id)

/** The last line of each of these rows, by id; none where values were taken out of it, or where it went because of its age. */
export const lastLines = (tx: ReadTx, kind: Entry['kind'], ids: readonly string[]): Map<string, LastLine> =>
  new Map(tx.plain.all<LastLine>(LAST_LINES, [kind, JSON.stringify(ids)]).map((line) => [line.entity_id, line]))

/** Who was anonymised: their rows changed without a line of their own. */
export const anonymisedIds = (tx: ReadTx): Set<string> =>
  new Set(tx.plain.all<{ id: string }>(`select entity_id as id from log where kind = 'anonymised'`).map(({ id }) => id))
