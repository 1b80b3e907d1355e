import Database from 'better-sqlite3'
import { knownKinds } from '#shared/domain/backup'
import type { Instant } from '#shared/time/types'

export type Difference = {
  kind: (typeof knownKinds)[number]
  /** Rows that are there now and not in the other. */
  gone: number
  /** Rows that are in the other and not there now. */
  back: number
  /** Rows that differ. */
  changed: number
}
export type ChangeSince = { at: Instant; action: string; subject: string; userId: string }

/**
 * What would be different if another copy took the place of the database. Writes nothing.
 *
 * @param most how many of the latest changes are named that the other does not know
 */
export function compareStores(
  file: string,
  other: string,
  most: number,
): { differences: Difference[]; changes: number; latest: ChangeSince[] } {
  const db = new Database(file, { fileMustExist: true })
  try {
    db.pragma('query_only = on')
    db.prepare('attach ? as other').run(other)
    const has = db.prepare(`select count(*) from other.sqlite_schema where type = 'table' and name = ?`).pluck()
    const count = (sql: string) => db.prepare(sql).pluck().get() as number
    const differences = knownKinds.map((kind) => {
      if (has.get(kind) === 0) return { kind, gone: count(`select count(*) from main.${kind}`), back: 0, changed: 0 }
      const missing = (here: string, there: string) =>
        count(
          `select count(*) from ${here}.${kind} a where not exists (select 1 from ${there}.${kind} b where b.id = a.id)`,
        )
      return {
        kind,
        gone: missing('main', 'other'),
        back: missing('other', 'main'),
        changed: count(
          `select count(*) from main.${kind} a join other.${kind} b on b.id = a.id where b.revision <> a.revision`,
        ),
      }
    })
    const since = 'from main.change c where not exists (select 1 from other.change o where o.id = c.id)'
    const latest = db
      .prepare(`select at, action, subject, user_id as userId ${since} order by sequence desc limit ?`)
      .all(most) as ChangeSince[]
    return { differences, changes: count(`select count(*) ${since}`), latest }
  } finally {
    db.close()
  }
}
