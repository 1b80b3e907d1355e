import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { BackupEvent } from '#shared/contract/backup'
import { fixedClock } from '#shared/time/clock'
import type { Instant } from '#shared/time/types'
import { NOW, openTestCore, refusal, type TestCore, tempFolder } from '../support/core'

/** Makes a copy by hand and answers its result. */
async function make({ client }: Pick<TestCore, 'client'>) {
  let last: BackupEvent | undefined
  for await (const event of await client.backups.make()) last = event
  if (last?.type !== 'result') throw new Error('no result')
  return last
}
const inBackups = (dataDir: string) => readdirSync(join(dataDir, 'backups')).sort()
const flip = (file: string, at: number) => {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(file, bytes)
}

test('a copy is whole, checked, has its manifest beside it and opens by itself', async () => {
  const desk = await openTestCore()
  await desk.book()
  const { backup, trouble } = await make(desk)
  expect(trouble).toBeNull()
  expect(backup).toMatchObject({
    reason: 'manual',
    verdict: 'good',
    bookings: 1,
    places: ['here'],
    encrypted: false,
    at: NOW,
  })
  const [file = '', manifest = ''] = inBackups(desk.core.dataDir)
  expect([file, manifest]).toEqual([`${backup.name}.db`, `${backup.name}.json`])
  const written = JSON.parse(readFileSync(join(desk.core.dataDir, 'backups', manifest), 'utf8'))
  expect(written).toMatchObject({ bookings: 1, verdict: 'good', bytes: backup.bytes, reason: 'manual' })
  expect(written.sha256).toMatch(/^[0-9a-f]{64}$/)
  const copy = new Database(join(desk.core.dataDir, 'backups', file), { readonly: true })
  expect(copy.prepare('select title from booking').pluck().all()).toEqual(['Koor'])
  copy.close()
  expect(await desk.client.backups.list()).toEqual([backup])
  expect(await desk.client.backups.state()).toMatchObject({
    last: { name: backup.name },
    overdue: false,
    trouble: null,
  })
})

test('a flipped byte in a copy is found, and the desk is told that there is no good one', async () => {
  const desk = await openTestCore()
  const { backup } = await make(desk)
  const file = join(desk.core.dataDir, 'backups', `${backup.name}.db`)
  expect((await desk.client.backups.verify({ name: backup.name })).verdict).toBe('good')
  flip(file, readFileSync(file).length - 2000)
  expect((await desk.client.backups.verify({ name: backup.name })).verdict).toBe('bad')
  expect(await desk.client.backups.list()).toMatchObject([{ verdict: 'bad' }])
  expect(await desk.client.backups.state()).toMatchObject({ last: null, overdue: true })
})

test('a copy that was cut off counts as bad without a second look', async () => {
  const desk = await openTestCore()
  const { backup } = await make(desk)
  const file = join(desk.core.dataDir, 'backups', `${backup.name}.db`)
  writeFileSync(file, readFileSync(file).subarray(0, 8192))
  await desk.client.backups.changeFolder({ folder: null })
  expect(await desk.client.backups.list()).toMatchObject([{ verdict: 'bad' }])
})

test('copies go to the other folder as well; when it is gone the copy here is there and the desk is told', async () => {
  const desk = await openTestCore()
  const other = join(await tempFolder(), 'share')
  expect((await refusal(desk.client.backups.changeFolder({ folder: other }))).data).toMatchObject({
    issues: [{ path: 'folder', problem: 'no_folder' }],
  })
  expect((await refusal(desk.client.backups.changeFolder({ folder: 'share' }))).code).toBe('invalid_input')
  mkdirSync(other)
  writeFileSync(join(other, 'vakantie.db'), 'van iemand anders')
  await desk.client.backups.changeFolder({ folder: other })
  const first = await make(desk)
  expect(first.backup.places).toEqual(['here', 'other'])
  expect(readdirSync(other).sort()).toEqual([`${first.backup.name}.db`, `${first.backup.name}.json`, 'vakantie.db'])
  expect(await desk.client.backups.list()).toMatchObject([{ places: ['here', 'other'] }])

  renameSync(other, `${other}-weg`)
  const second = await make(desk)
  expect(second).toMatchObject({ trouble: 'folder_gone', backup: { verdict: 'good', places: ['here'] } })
  expect(await desk.client.backups.state()).toMatchObject({ trouble: { code: 'folder_gone' }, overdue: false })
  renameSync(`${other}-weg`, other)
  await make(desk)
  expect((await desk.client.backups.state()).trouble).toBeNull()
  const [entry] = await desk.client.app.log({ kind: 'backup' })
  expect(entry).toMatchObject({ action: 'backups.changeFolder', after: { folder: other } })
})

test('what is too old goes, of this store only; a copy of another desk in the same folder stays', async () => {
  const other = await tempFolder()
  let now = NOW
  const desk = await openTestCore({ clock: { now: () => now as Instant } })
  const neighbour = await openTestCore({ clock: fixedClock('2020-01-01T10:00:00.000Z') })
  await neighbour.client.backups.changeFolder({ folder: other })
  const theirs = await make(neighbour)
  await desk.client.backups.changeFolder({ folder: other })
  for (let day = 1; day <= 28; day += 3) {
    now = `2024-06-${String(day).padStart(2, '0')}T10:00:00.000Z`
    await desk.core.ctx.keeper.before('daily')
  }
  const days = (await desk.client.backups.list()).map((backup) => backup.at.slice(8, 10))
  // Seven days (28 to 10) and the newest of the fourth week; the month is among them.
  expect(days).toEqual(['28', '25', '22', '19', '16', '13', '10', '07'])
  expect(existsSync(join(other, `${theirs.backup.name}.db`))).toBe(true)
  expect(readdirSync(other).filter((name) => name.endsWith('.db'))).toHaveLength(9)
})

test('a damaged store is found by its copy: it is kept as bad, older ones stay and the desk is told', async () => {
  const desk = await openTestCore()
  await desk.book()
  const good = await make(desk)
  const db = new Database(desk.core.databaseFile)
  db.pragma('foreign_keys = off')
  db.exec(`update booking set centre_id = 'weg'`)
  db.close()
  const made = await make({ client: desk.client })
  expect(made).toMatchObject({ trouble: 'damaged', backup: { verdict: 'bad' } })
  expect(await desk.client.backups.state()).toMatchObject({
    last: { name: good.backup.name },
    trouble: { code: 'damaged' },
  })
})

test('a folder in which nothing can be written is told, and leaves nothing half', async () => {
  const desk = await openTestCore()
  writeFileSync(join(desk.core.dataDir, 'backups'), 'geen map')
  const refused = await refusal(make(desk))
  expect(refused).toMatchObject({ code: 'wrong_state', data: { reason: expect.stringMatching(/^backup_/) } })
  expect((await desk.client.backups.state()).trouble).not.toBeNull()
  rmSync(join(desk.core.dataDir, 'backups'))
  if (process.getuid?.() === 0) return
  mkdirSync(join(desk.core.dataDir, 'backups'))
  chmodSync(join(desk.core.dataDir, 'backups'), 0o500)
  expect(await refusal(make(desk))).toMatchObject({ data: { reason: 'backup_no_access' } })
  chmodSync(join(desk.core.dataDir, 'backups'), 0o700)
})

test('cancelling leaves nothing behind', async () => {
  const desk = await openTestCore()
  for await (const _event of await desk.client.backups.make()) break
  expect(existsSync(join(desk.core.dataDir, 'backups')) ? inBackups(desk.core.dataDir) : []).toEqual([])
  expect((await desk.client.backups.state()).trouble).toBeNull()
})
