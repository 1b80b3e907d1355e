import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkStore, restoreStore } from '#core/app/maintenance'
import { openStore } from '#core/store/open'
import { chainAnew } from '#core/store/salvage-log'
import { fixedClock } from '#shared/time/clock'
import { NOW, openEmptyCore, openTestCore } from '../support/core'

const clock = fixedClock(NOW)
const reopened = (dataDir: string) => openEmptyCore({ dataDir, keepsSafe: true, newId: randomUUID })

/** A store with two bookings and a copy of each moment after one. */
async function copied() {
  const desk = await openTestCore({ keepsSafe: true })
  const { keeper } = desk.core.ctx
  await desk.book({ title: 'Koor', roomIds: [desk.rooms.kitchen.id] })
  await desk.client.renters.search({ q: 'a' })
  await keeper.before('manual')
  await desk.client.renters.create({ name: 'Bridgeclub', category: 'association' })
  await keeper.before('manual')
  const [second, first] = await keeper.list()
  return {
    desk,
    dataDir: desk.core.dataDir,
    file: desk.core.databaseFile,
    first: first?.name ?? '',
    second: second?.name ?? '',
  }
}

test('whoever writes the whole chain anew is found by the copies, and by nothing else', async () => {
  const { desk, dataDir, file } = await copied()
  expect(await desk.client.log.check()).toMatchObject({ problemCount: 0, copies: 2 })
  await desk.core.close()
  const store = await openStore(file)
  await store.write(async (tx) => {
    tx.plain.run(`update log set "after" = replace("after", 'Koor', 'Kaas') where kind = 'booking'`, [])
    tx.plain.run(`update booking set title = 'Kaas'`, [])
    chainAnew(tx)
  })
  expect((await checkStore({ read: store.read, clock })).problems).toEqual([])
  await store.close()
  const { client, ...core } = await reopened(dataDir)
  const { problems } = await client.log.check()
  expect(problems).toHaveLength(2)
  expect(problems[0]).toMatchObject({
    code: 'log_not_as_copy',
    detail: expect.stringMatching(/^wijziging \d+, kopie /),
  })
  // The next copy is one of the altered data: that stands beside it.
  await core.ctx.keeper.before('manual')
  expect((await client.backups.list())[0]).toMatchObject({ verdict: 'remarks' })
  await core.close()
})

test('the last changes can not be taken away unseen either', async () => {
  const { desk, dataDir, file } = await copied()
  await desk.core.close()
  const db = new Database(file)
  const last = db.prepare('select max(sequence) from change').pluck().get() as number
  db.exec(`delete from renter where name = 'Bridgeclub';
    delete from log_seal where log_id in (select l.id from log l join change c on c.id = l.change_id where c.sequence = ${last});
    delete from log where change_id = (select id from change where sequence = ${last});
    delete from change_seal where sequence = ${last}; delete from change where sequence = ${last};
    update log_head set sequence = ${last - 1}, hash = (select hash from change_seal where sequence = ${last - 1}) where chain = 'change'`)
  db.close()
  const { client, ...core } = await reopened(dataDir)
  expect((await client.log.check()).problems).toEqual([
    { code: 'log_not_as_copy', detail: expect.stringContaining(`wijziging ${last}, kopie`) },
  ])
  await core.close()
})

test('putting back an older copy, and then what was there, is no false alarm', async () => {
  const { desk, dataDir, first, second } = await copied()
  const { client, core } = desk
  const { kept } = await client.backups.restore({ source: { name: first } })
  expect(await client.log.check()).toMatchObject({ problemCount: 0, copies: 2 })
  await client.renters.create({ name: 'Op een andere weg', category: 'association' })
  await core.ctx.keeper.before('manual')
  expect((await client.backups.list())[0]).toMatchObject({ verdict: 'good' })
  await client.backups.restore({ source: { path: join(dataDir, 'backups', `${kept}.db`) } })
  expect(await client.log.check()).toMatchObject({ problemCount: 0, copies: 3 })
  await client.renters.create({ name: 'Weer terug', category: 'association' })
  await core.close()
  await restoreStore(join(dataDir, 'backups', `${second}.db`), dataDir, clock)
  const again = await reopened(dataDir)
  expect(await again.client.log.check()).toMatchObject({ problemCount: 0, copies: 3 })
  await again.close()
})

test('what was copied before a copy was put back still has to fit up to there', async () => {
  const { desk, dataDir, file, second } = await copied()
  await desk.client.backups.restore({ source: { name: second } })
  await desk.core.close()
  const db = new Database(file)
  // The restore says what the chains have in common; the first copy lies before that.
  db.exec(`update change_seal set hash = replace(hash, substr(hash, 1, 4), 'dead') where sequence = 2`)
  db.close()
  const { client, ...core } = await reopened(dataDir)
  const codes = (await client.log.check()).problems.map(({ code }) => code)
  expect(codes).toContain('log_broken')
  await core.close()
})

test('damaged data that were salvaged begin a log of their own, and say so', async () => {
  const { desk, dataDir, file } = await copied()
  await desk.core.close()
  const db = new Database(file)
  const page = db.prepare(`select rootpage from sqlite_schema where name = 'log_by_entity'`).pluck().get() as number
  db.close()
  const { readFileSync, writeFileSync } = await import('node:fs')
  const bytes = readFileSync(file)
  bytes.fill(0x5a, (page - 1) * 4096, page * 4096)
  writeFileSync(file, bytes)
  const { client, ...core } = await reopened(dataDir)
  await client.backups.salvage()
  expect(await client.log.check()).toMatchObject({ problemCount: 0, copies: 2 })
  await core.close()
})
