import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#core/store/open'
import { checkStore } from '#core/usecases/backups'
import { systemClock } from '#shared/time/clock'
import { openEmptyCore } from '../support/core'

/** A store that something else has changed. @returns what a check says of its schema */
async function afterwards(change: (db: Database.Database) => void): Promise<string[]> {
  const core = await openEmptyCore()
  await core.close()
  const db = new Database(core.databaseFile)
  change(db)
  db.close()
  const store = await openStore(core.databaseFile)
  try {
    const { problems } = await checkStore({ read: store.read, clock: systemClock })
    return problems.filter(({ code }) => code === 'schema_differs').map(({ detail }) => detail)
  } finally {
    await store.close()
  }
}
const guard = (db: Database.Database) =>
  db.prepare(`select name, sql from sqlite_schema where name = 'invoice_final_stays'`).get() as {
    name: string
    sql: string
  }

test('a schema as the migrations make it has nothing to say, also after SQLite counted its rows', async () => {
  expect(await afterwards((db) => db.exec('analyze'))).toEqual([])
})

test('a guard that was taken away, weakened or added is named', async () => {
  expect(await afterwards((db) => db.exec('drop trigger invoice_final_stays'))).toEqual(['trigger invoice_final_stays'])
  const weaker = (db: Database.Database) => {
    const { name, sql } = guard(db)
    db.exec(`drop trigger ${name}; ${sql.replace(`'final'`, `'finel'`)}`)
  }
  expect(await afterwards(weaker)).toEqual(['trigger invoice_final_stays'])
  // The same bytes, but no text any more: what a flipped bit in the head of a cell makes of it.
  const blob = (db: Database.Database) => {
    db.unsafeMode(true)
    db.pragma('writable_schema = on')
    db.exec(`update sqlite_schema set tbl_name = cast(tbl_name as blob) where name = 'booking_by_start'`)
  }
  expect(await afterwards(blob)).toEqual(['index booking_by_start'])
  expect(await afterwards((db) => db.exec('create table elsewhere (x integer) strict'))).toEqual(['table elsewhere'])
})
