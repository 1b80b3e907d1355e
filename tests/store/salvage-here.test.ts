import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { WallTime } from '#shared/time/types'
import { openEmptyCore, openTestCore, refusal } from '../support/core'
import { clientOf } from '../support/sessions'

const SECRET = 'regenboog-fiets'
const everywhere = (role: 'administrator' | 'volunteer') => [{ role, centreId: null }]

/** A store with some bookings, closed. */
async function closedDesk({ users = false } = {}) {
  const desk = await openTestCore({ keepsSafe: true })
  const { client } = desk
  for (let i = 0; i < 60; i += 1)
    await desk.book({
      title: `Groep ${i} ${'lang '.repeat(20)}`,
      roomIds: [desk.rooms.kitchen.id],
      startsAt: `2024-06-${String(4 + (i % 20)).padStart(2, '0')}T${10 + 3 * Math.floor(i / 20)}:00` as WallTime,
      endsAt: `2024-06-${String(4 + (i % 20)).padStart(2, '0')}T${10 + 3 * Math.floor(i / 20)}:45` as WallTime,
    })
  if (users) {
    await client.users.create({ name: 'Ada', roles: everywhere('administrator'), secret: SECRET })
    await client.users.create({ name: 'Vera', roles: everywhere('volunteer'), secret: '731946' })
  }
  await desk.core.close()
  return desk.core
}

/** Writes over one page of what a table or index lies on. @returns the damaged file */
function damage(file: string, name: string, nth = 0): Buffer {
  const db = new Database(file)
  const pages = db.prepare('select pageno from dbstat where name = ? and pagetype = ? order by pageno').pluck()
  const page = (pages.all(name, 'leaf') as number[])[nth] ?? Number.NaN
  db.close()
  const bytes = readFileSync(file)
  bytes.fill(0x5a, (page - 1) * 4096, page * 4096)
  writeFileSync(file, bytes)
  return bytes
}
const opened = (dataDir: string) => openEmptyCore({ dataDir, keepsSafe: true, newId: randomUUID })

test('a damaged store is looked through without a change, and goes on with what is readable; the damaged file is kept', async () => {
  const { dataDir, databaseFile } = await closedDesk()
  const damaged = damage(databaseFile, 'booking', 2)
  const { client, ...core } = await opened(dataDir)
  const seen = await client.backups.previewSalvage()
  expect(readFileSync(databaseFile).equals(damaged)).toBe(true)
  const bookings = seen.kinds.find(({ kind }) => kind === 'booking')
  expect(bookings?.lost).toBeGreaterThan(0)
  expect(bookings?.saved).toBe(60 - seen.lostCount)
  expect(seen).toMatchObject({ users: 'none', problems: 0 })
  expect(seen.lost[0]).toMatchObject({ title: expect.stringMatching(/^Groep/) })

  const { kept, salvaged } = await client.backups.salvage()
  expect(salvaged).toEqual(seen)
  // Only the head of the file says that nobody writes to it any more.
  expect(readFileSync(`${dataDir}/backups/${kept}.db`).subarray(100).equals(damaged.subarray(100))).toBe(true)
  expect(await client.backups.state()).toMatchObject({ damaged: false, trouble: null })
  await client.renters.create({ name: 'Nieuw', category: 'association' })
  const log = await client.log.search({})
  expect(JSON.stringify(log)).toContain(kept)
  expect(await refusal(client.backups.salvage())).toMatchObject({ data: { reason: 'not_damaged' } })
  await core.close()
})

test('where users can be read only an administrator does it, who can log in though nothing can be written', async () => {
  const { dataDir, databaseFile } = await closedDesk({ users: true })
  damage(databaseFile, 'log_by_entity')
  const core = await opened(dataDir)
  const desk = () => clientOf(core, core.openSession('desk'))
  const [nobody, vera, ada] = [desk(), desk(), desk()]
  expect((await refusal(nobody.backups.previewSalvage())).code).toBe('unauthenticated')
  await vera.session.logIn({ name: 'Vera', secret: '731946' })
  expect((await refusal(vera.backups.salvage())).code).toBe('forbidden')
  expect((await refusal(ada.session.logIn({ name: 'Ada', secret: 'verkeerd-woord' }))).code).toBe('wrong_secret')
  await ada.session.logIn({ name: 'Ada', secret: SECRET })
  expect(await ada.backups.salvage()).toMatchObject({ salvaged: { users: 'whole', lostCount: 0 } })
  expect((await refusal(desk().centres.list())).code).toBe('unauthenticated')
  const [last] = (await ada.log.search({})).lines
  expect(last).toMatchObject({ action: 'backups.salvage', userName: 'Ada' })
  await core.close()
})

test('wrong tries count while nothing can be written', async () => {
  const { dataDir, databaseFile } = await closedDesk({ users: true })
  damage(databaseFile, 'log_by_entity')
  const core = await opened(dataDir)
  const desk = clientOf(core, core.openSession('desk'))
  const tries: number[] = []
  for (let i = 0; i < 4; i += 1) {
    const { data } = (await refusal(desk.session.logIn({ name: 'Ada', secret: 'verkeerd-woord' }))) as {
      data: { triesLeft: number; waitSeconds: number }
    }
    tries.push(data.triesLeft)
    if (i === 3) expect(data.waitSeconds).toBeGreaterThan(0)
  }
  expect(tries.slice(0, 3)).toEqual([9, 8, 7])
  await core.close()
})

test.each(['user_account', 'user_secret', 'user_role'])(
  'where %s can not be read nobody gets to see more, no lost booking is named, and it is not put in place',
  async (table) => {
    const { dataDir, databaseFile } = await closedDesk({ users: true })
    damage(databaseFile, 'booking', 2)
    damage(databaseFile, table)
    const damaged = readFileSync(databaseFile)
    const core = await opened(dataDir)
    const desk = clientOf(core, core.openSession('desk'))
    expect((await refusal(desk.centres.list())).code).toBe('damaged')
    const seen = await desk.backups.previewSalvage()
    expect(seen.lostCount).toBeGreaterThan(0)
    expect(seen).toMatchObject({ users: 'damaged', lost: [] })
    expect(await refusal(desk.backups.salvage())).toMatchObject({ data: { reason: 'salvage_users' } })
    expect(readFileSync(databaseFile).equals(damaged)).toBe(true)
    await core.close()
  },
)

test('a file of which nothing is left says so and stays as it is', async () => {
  const { dataDir, databaseFile } = await closedDesk()
  writeFileSync(databaseFile, Buffer.alloc(40_960, 0x5a))
  const { client, ...core } = await opened(dataDir)
  const nothing = { code: 'wrong_state', data: { reason: 'nothing_to_salvage' } }
  expect(await refusal(client.backups.previewSalvage())).toMatchObject(nothing)
  expect(await refusal(client.backups.salvage())).toMatchObject(nothing)
  expect(readFileSync(databaseFile).equals(Buffer.alloc(40_960, 0x5a))).toBe(true)
  await core.close()
})
