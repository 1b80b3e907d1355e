import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openEmptyCore, openTestCore, refusal } from '../support/core'

/** A store with one booking and one good copy, closed. */
async function closedDesk() {
  const desk = await openTestCore({ keepsSafe: true })
  await desk.book({ title: 'Koor' })
  await desk.core.ctx.keeper.before('manual')
  await desk.core.close()
  return desk.core
}
const overwritten = (file: string, from: number, length: number) => {
  const bytes = readFileSync(file)
  bytes.fill(0x5a, from, from + length)
  writeFileSync(file, bytes)
  return bytes
}

test('a store that can not be read opens with the way out only, is left as it is, and comes back whole from a copy', async () => {
  const { dataDir, databaseFile } = await closedDesk()
  const damaged = overwritten(databaseFile, 0, 8192)
  const { client, ...core } = await openEmptyCore({ dataDir, keepsSafe: true, newId: randomUUID })
  expect((await refusal(client.app.state())).code).toBe('damaged')
  expect((await refusal(client.centres.list())).code).toBe('damaged')
  expect((await refusal(client.renters.create({ name: 'Nieuw', category: 'association' }))).code).toBe('damaged')
  expect(readFileSync(databaseFile).equals(damaged)).toBe(true)
  expect(await client.backups.state()).toMatchObject({ damaged: true })
  const [backup] = await client.backups.list()
  const source = { name: backup?.name ?? '' }
  expect(await client.backups.preview({ source })).toMatchObject({ compared: false, bookings: 1, verdict: 'good' })
  const { kept } = await client.backups.restore({ source })
  expect(readFileSync(`${dataDir}/backups/${kept}.db`).equals(damaged)).toBe(true)
  expect((await client.centres.list()).map((centre) => centre.name)).toEqual(['De Fuik'])
  expect(await client.backups.state()).toMatchObject({ damaged: false })
  await client.renters.create({ name: 'Nieuw', category: 'association' })
  await core.close()
})

test('a store of which a part is damaged can be looked at and not written to', async () => {
  const { dataDir, databaseFile } = await closedDesk()
  const db = new Database(databaseFile)
  const page = db.prepare(`select rootpage from sqlite_schema where name = 'log_by_entity'`).pluck().get() as number
  const size = db.pragma('page_size', { simple: true }) as number
  db.close()
  overwritten(databaseFile, (page - 1) * size, size)
  const { client, ...core } = await openEmptyCore({ dataDir, keepsSafe: true, newId: randomUUID })
  expect((await client.centres.list()).map((centre) => centre.name)).toEqual(['De Fuik'])
  expect((await client.app.state()).empty).toBe(false)
  expect((await refusal(client.renters.create({ name: 'Nieuw', category: 'association' }))).code).toBe('damaged')
  expect(await client.backups.state()).toMatchObject({ damaged: true, overdue: false })
  await core.close()
})

test('a large store is gone through just after the start, and opened once more for reading only', async () => {
  const { dataDir, databaseFile } = await closedDesk()
  const db = new Database(databaseFile)
  db.exec('create table padding (bytes blob); insert into padding values (zeroblob(33000000))')
  const page = db.prepare(`select rootpage from sqlite_schema where name = 'log_by_entity'`).pluck().get() as number
  const size = db.pragma('page_size', { simple: true }) as number
  db.close()
  overwritten(databaseFile, (page - 1) * size, size)
  const { client, ...core } = await openEmptyCore({ dataDir, keepsSafe: true, newId: randomUUID })
  expect(await client.backups.state()).toMatchObject({ damaged: false })
  await expect.poll(async () => (await client.backups.state()).damaged, { timeout: 20_000 }).toBe(true)
  expect((await refusal(client.renters.create({ name: 'Nieuw', category: 'association' }))).code).toBe('damaged')
  expect((await client.centres.list()).map((centre) => centre.name)).toEqual(['De Fuik'])
  await core.close()
}, 30_000)

test('a store that is gone or empty while there are copies is never silently new', async () => {
  for (const lose of [(file: string) => rmSync(file), (file: string) => truncateSync(file, 0)]) {
    const { dataDir, databaseFile } = await closedDesk()
    lose(databaseFile)
    const { client, ...core } = await openEmptyCore({ dataDir, keepsSafe: true, newId: randomUUID })
    expect((await refusal(client.app.state())).code).toBe('damaged')
    const [backup] = await client.backups.list()
    await client.backups.restore({ source: { name: backup?.name ?? '' } })
    expect((await client.centres.list()).length).toBe(1)
    await core.close()
    expect(existsSync(databaseFile)).toBe(true)
  }
})

test('a write that finds the disk full is refused as such, undone whole, and goes through when there is room', async () => {
  const desk = await openTestCore()
  const { client, core } = desk
  await core.store.write(async (tx) => {
    const [{ page_count: pages } = { page_count: 0 }] = tx.plain.all<{ page_count: number }>('pragma page_count')
    tx.plain.all(`pragma max_page_count = ${pages}`)
  })
  let refused = 0
  let made = 0
  for (let i = 0; i < 400 && refused === 0; i += 1)
    await client.renters.create({ name: `Koor ${i} ${'x'.repeat(100)}`, category: 'association' }).then(
      () => {
        made += 1
      },
      (error: { code?: string }) => {
        expect(error.code).toBe('disk_full')
        refused += 1
      },
    )
  expect(refused).toBe(1)
  const { renters } = await client.renters.search({ q: 'Koor' }).then((found) => ({ renters: found }))
  expect(JSON.stringify(renters)).not.toContain(`Koor ${made} `)
  await core.store.write(async (tx) => void tx.plain.all('pragma max_page_count = 1000000'))
  await client.renters.create({ name: 'Weer ruimte', category: 'association' })
})
