import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { armor, Decrypter } from 'age-encryption'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '#core/store/open'
import type { BackupEvent } from '#shared/contract/backup'
import { openTestCore, refusal, type TestCore, tempFolder } from '../support/core'

const PASSPHRASE = 'vier losse gewone woorden'

async function make({ client }: Pick<TestCore, 'client'>) {
  let last: BackupEvent | undefined
  for await (const event of await client.backups.make()) last = event
  if (last?.type !== 'result') throw new Error('no result')
  return last.backup
}
const titles = (file: string): unknown[] => {
  const db = new Database(file, { readonly: true })
  try {
    return db.prepare('select title from booking order by title').pluck().all()
  } finally {
    db.close()
  }
}

test('the preview says what would be gone, come back and be otherwise, and names what was done since', async () => {
  const desk = await openTestCore()
  const { client } = desk
  const kept = await desk.book({ title: 'Blijft' })
  const renter = await client.renters.create({ name: 'Koor', category: 'association' })
  const backup = await make(desk)
  await client.bookings.change({ id: kept.id, revision: kept.revision, title: 'Anders' })
  await desk.book({ title: 'Later', startsAt: '2024-06-04T10:00' as never, endsAt: '2024-06-04T11:00' as never })
  const preview = await client.backups.preview({ source: { name: backup.name } })
  expect(preview).toMatchObject({ verdict: 'good', newer: false, bookings: 1, compared: true, changes: 2 })
  expect(preview.differences.filter((d) => d.gone + d.back + d.changed > 0)).toEqual([
    { kind: 'booking', gone: 1, back: 0, changed: 1 },
  ])
  expect(preview.latest.map(({ action, subject }) => [action, subject])).toEqual([
    ['bookings.create', 'Later'],
    ['bookings.change', 'Anders'],
  ])
  expect(renter.name).toBe('Koor')
  // Looking changes nothing and leaves nothing.
  expect(readdirSync(desk.core.dataDir).filter((name) => name.includes('looking'))).toEqual([])
  expect(titles(desk.core.databaseFile)).toEqual(['Anders', 'Later'])
})

test('putting back while the app is open: windows are told, what was there is kept and can come back the same way', async () => {
  const desk = await openTestCore()
  const { client, core } = desk
  await desk.book({ title: 'Eerst' })
  const backup = await make(desk)
  await desk.book({ title: 'Later', startsAt: '2024-06-04T10:00' as never, endsAt: '2024-06-04T11:00' as never })
  const stop = new AbortController()
  const events = await client.app.changes(undefined, { signal: stop.signal })
  const { kept } = await client.backups.restore({ source: { name: backup.name } })
  const seen: string[] = []
  for await (const event of events) {
    seen.push(...event.kinds)
    if (seen.includes('elsewhere')) break
  }
  stop.abort()
  const list = () =>
    client.bookings.list({ from: '2024-06-01' as never, to: '2024-07-01' as never, centreId: desk.centre.id })
  expect((await list()).map((b) => b.title)).toEqual(['Eerst'])
  // Writing goes on, under the same rules.
  expect((await refusal(desk.book({ title: 'Dubbel' }))).code).toBe('room_conflict')
  const [entry] = await client.app.log({ kind: 'backup' })
  expect(entry).toMatchObject({ action: 'backups.restore', after: { file: `${backup.name}.db`, kept } })
  expect((await client.undo.state()).undo).toBeNull()

  expect(kept).toBe('before-restore-2024-06-03T07-00-00-000Z')
  await client.backups.restore({ source: { name: kept ?? '' } })
  expect((await list()).map((b) => b.title)).toEqual(['Eerst', 'Later'])
  expect(core.databaseFile).toBe(join(core.dataDir, 'buurtbalie.db'))
})

test('calls that come in the middle wait and find the other store; none fails', async () => {
  const desk = await openTestCore()
  const backup = await make(desk)
  const busy = Array.from({ length: 40 }, async (_, i) => {
    await new Promise((done) => setTimeout(done, i * 5))
    return desk.client.centres.list()
  })
  await desk.client.backups.restore({ source: { name: backup.name } })
  expect((await Promise.all(busy)).every((centres) => centres.length === 1)).toBe(true)
})

test('refused, with nothing changed: open elsewhere, no copy of ours, something wrong in it, not there', async () => {
  const desk = await openTestCore()
  const { client, core } = desk
  await desk.book()
  const backup = await make(desk)
  const elsewhere = await openStore(core.databaseFile)
  expect(await refusal(client.backups.restore({ source: { name: backup.name } }))).toMatchObject({
    code: 'wrong_state',
    data: { reason: 'open_elsewhere' },
  })
  await elsewhere.close()
  const folder = await tempFolder()
  const text = join(folder, 'text.db')
  writeFileSync(text, 'geen database')
  expect(await refusal(client.backups.restore({ source: { path: text } }))).toMatchObject({
    data: { reason: 'restore_not_ours' },
  })
  const odd = join(folder, 'odd.db')
  copyFileSync(join(core.dataDir, 'backups', `${backup.name}.db`), odd)
  const db = new Database(odd)
  db.exec('delete from occupancy')
  db.close()
  expect(await client.backups.preview({ source: { path: odd } })).toMatchObject({ verdict: 'remarks' })
  expect(await refusal(client.backups.restore({ source: { path: odd } }))).toMatchObject({
    data: { reason: 'restore_has_problems' },
  })
  expect((await refusal(client.backups.restore({ source: { path: join(folder, 'weg.db') } }))).code).toBe('not_found')
  expect((await refusal(client.backups.restore({ source: { path: 'text.db' } }))).code).toBe('not_found')
  expect(
    (await client.bookings.list({ from: '2024-06-01' as never, to: '2024-07-01' as never, centreId: desk.centre.id }))
      .length,
  ).toBe(1)
  expect(readdirSync(core.dataDir).filter((name) => /restoring|ready|replacing/.test(name))).toEqual([])
  await client.backups.restore({ source: { path: odd }, withRemarks: true })
})

test('a locked copy shows nothing, opens with the passphrase by age alone, and comes back', async () => {
  const desk = await openTestCore()
  const { client, core } = desk
  await desk.book({ title: 'Geheim koor' })
  await client.backups.lock({ passphrase: PASSPHRASE })
  const backup = await make(desk)
  expect(backup).toMatchObject({ encrypted: true, verdict: 'good' })
  const folder = join(core.dataDir, 'backups')
  expect(readdirSync(folder).sort()).toEqual([`${backup.name}.db.age`, `${backup.name}.json`])
  const locked = readFileSync(join(folder, `${backup.name}.db.age`))
  expect(locked.includes('Geheim koor')).toBe(false)
  expect(locked.subarray(0, 21).toString()).toBe('age-encryption.org/v1')

  // Without us: the key beside the copy opens with the passphrase, the copy with the key.
  const { key } = JSON.parse(readFileSync(join(folder, `${backup.name}.json`), 'utf8')) as { key: string }
  const first = new Decrypter()
  first.addPassphrase(PASSPHRASE)
  const second = new Decrypter()
  second.addIdentity((await first.decrypt(armor.decode(key), 'text')).trim())
  const opened = join(await tempFolder(), 'opened.db')
  writeFileSync(opened, await second.decrypt(locked))
  expect(titles(opened)).toEqual(['Geheim koor'])

  const source = { name: backup.name }
  expect((await refusal(client.backups.preview({ source }))).data).toMatchObject({ reason: 'passphrase_needed' })
  expect((await refusal(client.backups.preview({ source, passphrase: 'een andere wachtzin' }))).data).toMatchObject({
    reason: 'wrong_passphrase',
  })
  expect(await client.backups.preview({ source, passphrase: PASSPHRASE })).toMatchObject({
    bookings: 1,
    verdict: 'good',
  })
  await client.backups.restore({ source, passphrase: PASSPHRASE })
  expect((await refusal(client.backups.unlock({ passphrase: 'een andere wachtzin' }))).code).toBe('wrong_state')
  expect((await client.backups.unlock({ passphrase: PASSPHRASE })).encrypted).toBe(false)
  expect((await make(desk)).encrypted).toBe(false)
  // A passphrase is never logged.
  expect(JSON.stringify(await client.app.log({ limit: 500 }))).not.toContain(PASSPHRASE)
  expect(readFileSync(join(core.dataDir, 'reservekopieen.json'), 'utf8')).not.toContain(PASSPHRASE)
}, 60_000)

test('an altered locked copy is found', async () => {
  const desk = await openTestCore()
  await desk.client.backups.lock({ passphrase: PASSPHRASE })
  const { name } = await make(desk)
  const file = join(desk.core.dataDir, 'backups', `${name}.db.age`)
  const bytes = readFileSync(file)
  bytes[bytes.length - 5000] = (bytes[bytes.length - 5000] ?? 0) ^ 1
  writeFileSync(file, bytes)
  expect((await desk.client.backups.verify({ name })).verdict).toBe('bad')
  expect((await refusal(desk.client.backups.restore({ source: { name }, passphrase: PASSPHRASE }))).code).toBe(
    'wrong_state',
  )
}, 60_000)
