import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#core/store/open'
import { tempFolder } from '../support/core'

const SNAPSHOT = new URL('./schema.snapshot.json', import.meta.url)

/** The schema by name, as SQLite keeps it, with the white space of the source taken out. */
async function schemaNow(): Promise<Record<string, string>> {
  const file = join(await tempFolder(), 'buurtbalie.db')
  await (await openStore(file)).close()
  const db = new Database(file, { readonly: true })
  try {
    const rows = db
      .prepare(
        `select type, name, sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by type, name`,
      )
      .all() as { type: string; name: string; sql: string }[]
    return Object.fromEntries([
      ['user_version', String(db.pragma('user_version', { simple: true }))],
      ...rows.map(({ type, name, sql }) => [`${type} ${name}`, sql.replace(/\s+/g, ' ')]),
    ])
  } finally {
    db.close()
  }
}

/** After a new migration: UPDATE_SCHEMA=1 npx vitest run --project store tests/store/schema.test.ts, and read the difference. */
test('the schema is the one in git', async () => {
  const schema = await schemaNow()
  if (process.env.UPDATE_SCHEMA) await writeFile(SNAPSHOT, `${JSON.stringify(schema, null, 2)}\n`)
  expect(schema).toEqual(JSON.parse(await readFile(SNAPSHOT, 'utf8')))
})

test('every table is STRICT, so that text never ends up in a number', async () => {
  const all = Object.entries(await schemaNow()).filter(([name]) => name.startsWith('table '))
  // An index of text (FTS5) keeps its pieces in tables of its own making.
  const indexes = all.filter(([, sql]) => /^create virtual table/i.test(sql)).map(([name]) => name)
  const tables = all.filter(([name]) => !indexes.some((index) => name === index || name.startsWith(`${index}_`)))
  expect(tables.length).toBeGreaterThan(15)
  expect(tables.filter(([, sql]) => !/\) strict\b/i.test(sql)).map(([name]) => name)).toEqual([])
})
