import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { Core } from '#core/app/core'
import { redactLog } from '#core/store/chain'
import { migrate } from '#core/store/migrate'
import { migrations } from '#core/store/migrations/index'
import type { ReadTx } from '#core/store/open'
import { transactionsOn } from '#core/store/transactions'
import { checkStore } from '#core/usecases/backups'
import { checkLog } from '#core/usecases/check-log'
import { openTestCore, tempFolder } from '../support/core'

const codesOf = async (core: Core) => (await checkStore(core.ctx)).problems.map(({ code }) => code)
const raw = (core: Core): Database.Database => {
  const db = new Database(core.databaseFile)
  db.pragma('foreign_keys = off')
  onTestFinished(() => {
    db.close()
  })
  return db
}

/** What the check of the chain says of a database. */
async function problemsOf(db: Database.Database): Promise<string[]> {
  const found: string[] = []
  await transactionsOn(db)('begin', (tx) =>
    checkLog(tx as unknown as ReadTx, (code) => (detail) => void found.push(`${code} ${detail}`)),
  )
  return found
}

/** Some changes of several lines, with what somebody would want to hide. */
async function desk() {
  const t = await openTestCore()
  const renter = await t.client.renters.create({ name: 'Jan de Wit', category: 'residents', phone: '06 12345678' })
  const one = await t.book({ title: 'Koor', renterId: renter.id })
  await t.client.bookings.change({ id: one.id, revision: 1, title: 'Koor de Merel' })
  await t.client.renters.change({ id: renter.id, revision: 1, phone: '06 87654321' })
  await t.client.undo.undo()
  await t.book({ title: 'Yoga', startsAt: '2024-06-04T10:00' as never, endsAt: '2024-06-04T11:00' as never })
  return { ...t, renter }
}

test('what the desk itself does leaves the chain whole, undo and redo as well', async () => {
  const { core, client } = await desk()
  await client.undo.undo()
  await client.undo.redo()
  expect(await codesOf(core)).toEqual([])
})

/** Every way to touch one line, in SQL. `n` chooses the line. */
type Tamper = { name: string; sql: (n: number) => string; seal?: true }
const nth = (table: string, key: string, n: number) =>
  `(select ${key} from ${table} order by ${key} limit 1 offset ${n})`
const line = (n: number) => nth('log', 'id', n)
const change = (n: number) => nth('change', 'sequence', n)
const tampers: readonly Tamper[] = [
  ...['kind', 'entity_id', 'before', 'after', 'change_id'].map((column) => ({
    name: `log.${column}`,
    sql: (n: number) => {
      const value =
        column === 'change_id'
          ? `(select c.id from change c where c.id <> change_id limit 1)`
          : `'x' || coalesce(${column}, '')`
      return `update log set ${column} = ${value} where id = ${line(n)}`
    },
  })),
  ...['id', 'at', 'user_id', 'action', 'subject'].map((column) => ({
    name: `change.${column}`,
    sql: (n: number) => `update change set ${column} = 'x' || ${column} where sequence = ${change(n)}`,
  })),
  { name: 'value to null', sql: (n) => `update log set after = null, before = '{}' where id = ${line(n)}` },
  { name: 'a line less', sql: (n) => `delete from log where id = ${line(n)}` },
  {
    name: 'a line less with its seal',
    sql: (n) => `delete from log_seal where log_id = ${line(n)}; delete from log where id = ${line(n)}`,
  },
  {
    name: 'a change less with all that is of it',
    sql: (
      n,
    ) => `delete from log_seal where log_id in (select id from log where change_id = (select id from change where sequence = ${change(n)}));
      delete from log where change_id = (select id from change where sequence = ${change(n)});
      delete from change_seal where sequence = ${change(n)}; delete from change where sequence = ${change(n)}`,
  },
  {
    name: 'the last changes less',
    sql: (
      n,
    ) => `delete from change_seal where sequence > ${change(n)}; delete from log where change_id in (select id from change where sequence > ${change(n)});
      delete from log_seal where log_id not in (select id from log); delete from change where sequence > ${change(n)}`,
  },
  {
    name: 'a line more',
    sql: (n) => `insert into log (change_id, kind, entity_id, before, after)
      select change_id, kind, entity_id, before, after from log where id = ${line(n)}`,
  },
  {
    name: 'a line more with a seal',
    sql: (n) => `insert into log (id, change_id, kind, entity_id, before, after)
        select 900, change_id, kind, entity_id, before, after from log where id = ${line(n)};
      insert into log_seal (log_id, salt, digest) select 900, salt, digest from log_seal where log_id = ${line(n)}`,
  },
  {
    name: 'a change more',
    sql: () => `insert into change (id, sequence, at, user_id, action, subject, undoable) values ('x', 900, '2024-06-03', 'x', 'x', 'x', 0);
      insert into log (change_id, kind, entity_id) values ('x', 'room', 'x')`,
  },
  {
    name: 'two lines swapped',
    sql: (n) =>
      `update log set id = 900 where id = ${line(n)}; update log_seal set log_id = 900 where log_id not in (select id from log)`,
  },
  {
    name: 'what two lines say swapped, with their seals',
    sql: (n) => `create temp table a as select * from log where id = ${line(n)};
      create temp table b as select * from log where id <> (select id from a) limit 1;
      create temp table s as select * from log_seal;
      update log set (before, after) = (select before, after from b) where id = (select id from a);
      update log set (before, after) = (select before, after from a) where id = (select id from b);
      update log_seal set (salt, digest) = (select salt, digest from s where log_id = (select id from b)) where log_id = (select id from a);
      update log_seal set (salt, digest) = (select salt, digest from s where log_id = (select id from a)) where log_id = (select id from b)`,
  },
  { name: 'a line called redacted', sql: (n) => `update log_seal set salt = null where log_id = ${line(n)}` },
  {
    name: 'words called redacted',
    sql: (n) =>
      `update change_seal set salt = null where sequence = ${change(n)}; update change set subject = '' where sequence = ${change(n)}`,
  },
  { name: 'another digest', sql: (n) => `update log_seal set digest = 'x' || digest where log_id = ${line(n)}` },
  { name: 'another hash', sql: (n) => `update change_seal set hash = 'x' || hash where sequence = ${change(n)}` },
  { name: 'another head', sql: () => `update log_head set hash = 'x' where chain = 'change'` },
  { name: 'no head', sql: () => `delete from log_head where chain = 'change'` },
]

test('any single line that was altered, removed, swapped or added is found', async () => {
  const { core } = await desk()
  const db = raw(core)
  const lines = db.prepare('select count(*) from log').pluck().get() as number
  const changes = db.prepare('select count(*) from change').pluck().get() as number
  await core.store.close()
  db.pragma('journal_mode = delete')
  const whole = db.serialize()
  const property = fc.asyncProperty(fc.constantFrom(...tampers), fc.nat(), async (tamper, n) => {
    const copy = new Database(whole)
    copy.pragma('foreign_keys = off')
    const of = tamper.name.includes('last') ? changes - 1 : Math.min(lines, changes)
    copy.exec(tamper.sql(n % of))
    const found = await problemsOf(copy)
    copy.close()
    expect(found, `${tamper.name} ${n % of}`).not.toEqual([])
  })
  await fc.assert(property, { numRuns: 200, examples: tampers.map((tamper) => [tamper, 0]) })
})

test('the check names the line, the change, and who made it', async () => {
  const { core } = await desk()
  const db = raw(core)
  db.exec(`update log set after = replace(after, 'Yoga', 'Judo') where after like '%Yoga%'`)
  const { problems } = await checkStore(core.ctx)
  expect(problems).toEqual([
    {
      code: 'log_altered',
      detail: expect.stringMatching(/^regel \d+ van wijziging \d+ \(bookings.create door beheerder op 2024-06-03T/),
    },
    // The booking no longer reads as its last line either.
    { code: 'log_differs', detail: 'boeking 2024-00002' },
  ])
})

test('a line that was smuggled in behind the last does not stop the desk, and shows', async () => {
  const { core, book } = await desk()
  const last = raw(core).prepare('select max(sequence) from change').pluck().get() as number
  raw(
    core,
  ).exec(`insert into change (id, sequence, at, user_id, action, subject, undoable) values ('x', ${last + 1}, '2024-06-03', 'x', 'x', 'x', 0);
    insert into log (change_id, kind, entity_id) values ('x', 'room', 'x')`)
  await book({ title: 'Schaken', startsAt: '2024-06-05T10:00' as never, endsAt: '2024-06-05T11:00' as never })
  expect(new Set(await codesOf(core))).toEqual(new Set(['log_inserted']))
})

test('personal data that is taken out passes as taken out; the old values are nowhere, and the change is not undone', async () => {
  const { core, client, renter } = await desk()
  const redact = () =>
    core.ctx.change({ action: 'renters.anonymise', undoable: false }, async (unit) => {
      type Line = { id: number; changeId: string; before: string | null; after: string | null; subject: string }
      const rows = unit.tx.plain.all<Line>(
        `select l.id, c.id as changeId, l.before, l.after, c.subject from log l join change c on c.id = l.change_id
          where l.kind = 'renter' and l.entity_id = ?`,
        [renter.id],
      )
      const without = (text: string | null) =>
        text && JSON.stringify({ ...JSON.parse(text), name: 'Anoniem', phone: null })
      const lines = rows.map(({ id, before, after }) => ({ id, before: without(before), after: without(after) }))
      const subjects = rows.map(({ changeId, subject }) => ({
        changeId,
        subject: subject.replace('Jan de Wit', 'Anoniem'),
      }))
      const entry = redactLog(unit.tx, unit.newId(), lines, subjects)
      if (entry) unit.record(entry)
      return { result: entry, subject: 'een huurder' }
    })
  expect(await redact()).not.toBeNull()
  expect(await codesOf(core)).toEqual([])
  const db = raw(core)
  const text = JSON.stringify([
    db.prepare(`select before, after from log where kind in ('renter', 'logRedaction')`).all(),
    db.prepare('select subject from change').all(),
  ])
  expect(text).not.toMatch(/Jan de Wit|06 \d{8}/)
  expect(text).toContain('Anoniem')
  expect(db.prepare('select count(*) from log_seal where salt is null').pluck().get()).toBe(3)
  expect(await redact()).toBeNull()
  expect((await client.undo.state()).undo?.subject ?? '').not.toContain('Anoniem')

  db.exec(`update log set after = replace(after, 'Anoniem', 'Piet') where kind = 'renter'`)
  expect(await codesOf(core)).toContain('log_altered')
})

test('what was logged before there was a chain is chained as it stands', async () => {
  const { core } = await desk()
  const db = new Database(`${await tempFolder()}/old.db`)
  onTestFinished(() => {
    db.close()
  })
  const before = migrations.filter(({ number }) => number < 320)
  await migrate(db, before)
  db.exec(
    `attach '${core.databaseFile}' as now; insert into change select * from now.change; insert into log select * from now.log; detach now`,
  )
  // An import has more lines than are read at a time.
  const add = db.prepare(
    `insert into log (change_id, kind, entity_id, after) values ((select id from change where sequence = 3), 'room', ?, '{}')`,
  )
  db.transaction(() => {
    for (let i = 0; i < 12_000; i += 1) add.run(`r${i}`)
  })()
  await migrate(db, migrations)
  expect(await problemsOf(db)).toEqual([])
  expect(db.prepare('select count(*) from log_seal').pluck().get()).toBe(
    db.prepare('select count(*) from log').pluck().get(),
  )
  expect(db.prepare(`select sequence from log_head where chain = 'change'`).pluck().get()).toBe(
    db.prepare('select max(sequence) from change').pluck().get(),
  )
  db.exec(`delete from log where entity_id = 'r11000'`)
  expect((await problemsOf(db)).length).toBeGreaterThan(0)
})
