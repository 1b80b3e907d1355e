import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { DatabaseFromNewerApp, migrate } from '#core/store/migrate'
import { type Migration, migrations } from '#core/store/migrations/index'
import { openStore } from '#core/store/open'
import { openTestCore, tempFolder } from '../support/core'

const step = (number: number, ...statements: string[]): Migration => ({
  number,
  name: `step-${number}`,
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
})

async function database(): Promise<{ db: Database.Database; folder: string }> {
  const folder = await tempFolder()
  const db = new Database(join(folder, 'buurtbalie.db'))
  onTestFinished(() => {
    db.close()
  })
  return { db, folder }
}
const version = (db: Database.Database) => db.pragma('user_version', { simple: true })
const names = (db: Database.Database) =>
  (db.prepare(`select name from sqlite_schema where type = 'table' order by name`).all() as { name: string }[]).map(
    (row) => row.name,
  )
const copies = (folder: string) => (existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : [])

test('steps are numbered upwards by tens', () => {
  const numbers = migrations.map((one) => one.number)
  expect(numbers.filter((number) => number % 10 !== 0)).toEqual([])
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
})

test('a new file gets every step and no copy; running again changes nothing', async () => {
  const { db, folder } = await database()
  const steps = [step(10, 'create table a (x)'), step(20, 'create table b (y)')]
  await migrate(db, steps)
  expect([version(db), names(db)]).toEqual([20, ['a', 'b']])
  await migrate(db, steps)
  expect(copies(folder)).toEqual([])
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('the file is copied before it is changed, as it was', async () => {
  const { db, folder } = await database()
  db.pragma('journal_mode = wal')
  await migrate(db, [step(10, 'create table a (x)', 'insert into a values (42)')])
  await migrate(db, [step(10), step(20, 'delete from a')])
  const [copy = ''] = copies(folder)
  expect(copy).toMatch(/^before-20-/)
  const old = new Database(join(folder, 'backups', copy), { readonly: true })
  expect([version(old), old.prepare('select x from a').all()]).toEqual([10, [{ x: 42 }]])
  old.close()
})

test('a step that fails is rolled back whole, earlier steps stay, and the next start goes on from there', async () => {
  const { db, folder } = await database()
  await migrate(db, [step(10, 'create table a (x)')])
  const broken = [
    step(10),
    step(20, 'create table b (y)'),
    step(30, 'create table c (z)', 'insert into nowhere values (1)'),
  ]
  await expect(migrate(db, broken)).rejects.toThrow('no such table: nowhere')
  expect([version(db), names(db), db.inTransaction]).toEqual([20, ['a', 'b'], false])
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  await migrate(db, [step(10), step(20), step(30, 'create table c (z)')])
  expect([version(db), names(db)]).toEqual([30, ['a', 'b', 'c']])
  expect(copies(folder)).toHaveLength(2)
})

test('a step that leaves a reference to nothing is refused', async () => {
  const { db } = await database()
  await migrate(db, [
    step(10, 'create table a (id integer primary key)', 'create table b (a integer references a (id))'),
  ])
  const breaks = step(20, 'insert into b values (7)')
  await expect(migrate(db, [step(10), breaks])).rejects.toThrow('migration 20 leaves 1 broken references')
  expect([version(db), db.prepare('select count(*) as n from b').get()]).toEqual([10, { n: 0 }])
})

test('only the last five copies are kept', async () => {
  const { db, folder } = await database()
  await migrate(db, [step(10)])
  for (let number = 20; number <= 80; number += 10) await migrate(db, [step(10), step(number)])
  expect(
    copies(folder)
      .map((name) => name.slice(0, 9))
      .sort(),
  ).toEqual(['before-40', 'before-50', 'before-60', 'before-70', 'before-80'])
})

test('a database of a newer app is refused and left as it is', async () => {
  const { core } = await openTestCore()
  await core.close()
  const db = new Database(core.databaseFile)
  db.pragma('user_version = 99990')
  db.close()
  const before = statSync(core.databaseFile).mtimeMs
  await expect(openStore(core.databaseFile)).rejects.toThrow(DatabaseFromNewerApp)
  expect(statSync(core.databaseFile).mtimeMs).toBe(before)
  const again = new Database(core.databaseFile)
  again.pragma('user_version = 10')
  again.close()
})

test('a file that is no database is refused', async () => {
  const { db, folder } = await database()
  db.close()
  const file = join(folder, 'other.db')
  writeFileSync(file, 'this is a letter to the municipality, not a database. '.repeat(50))
  await expect(openStore(file)).rejects.toThrow('file is not a database')
})

// Two desks start the new version at the same moment: one migrates, the other waits and finds it done.
test('two processes that migrate one file at once both come through', async () => {
  const folder = await tempFolder()
  const file = join(folder, 'buurtbalie.db')
  const first = new Database(file)
  first.pragma('journal_mode = wal')
  await migrate(first, [step(10, 'create table a (x)')])
  // The other process holds the lock while this one begins, migrates by itself and lets go.
  const other = spawn(process.execPath, [
    '-e',
    `const db = new (require('better-sqlite3'))(${JSON.stringify(file)})
     db.exec('begin immediate'); db.exec('create table b (y)'); db.pragma('user_version = 20')
     process.stdout.write('locked'); setTimeout(() => { db.exec('commit'); db.close() }, 300)`,
  ])
  const [said] = (await once(other.stdout, 'data')) as [Buffer]
  expect(said.toString()).toBe('locked')
  await migrate(first, [step(10), step(20, 'create table b (y)'), step(30, 'create table c (z)')])
  expect([version(first), names(first)]).toEqual([30, ['a', 'b', 'c']])
  first.close()
  if (other.exitCode === null) await once(other, 'exit')
})
