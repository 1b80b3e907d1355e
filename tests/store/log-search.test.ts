import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { checkStore } from '#core/usecases/backups'
import type { CivilDate, Instant } from '#shared/time/types'
import { openTestCore, refusal, tempFolder, wall } from '../support/core'

/** A desk of which the clock can be put forward. */
async function desk(start = '2024-06-03T07:00:00.000Z', dataDir?: string) {
  const time = { now: start as Instant }
  const t = await openTestCore({ clock: { now: () => time.now }, ...(dataDir ? { dataDir } : {}) })
  const renter = await t.client.renters.create({ name: 'Jan de Wit', category: 'residents', phone: '06 12345678' })
  return { ...t, time, renter }
}
const day = (text: string) => text as CivilDate

test('changes are found by who, kind, row, day and words, latest first', async () => {
  const { client, time, renter, book } = await desk()
  time.now = '2024-06-04T07:00:00.000Z' as Instant
  const one = await book({
    title: 'Koor "De Merel"',
    startsAt: wall('2024-06-04T10:00'),
    endsAt: wall('2024-06-04T11:00'),
  })
  time.now = '2024-06-05T21:59:59.000Z' as Instant
  await client.renters.change({ id: renter.id, revision: 1, phone: '06 87654321' })
  time.now = '2024-06-05T22:00:00.000Z' as Instant
  await client.renters.change({ id: renter.id, revision: 2, name: 'J. de Wit' })

  const found = async (query: Parameters<typeof client.log.search>[0]) =>
    (await client.log.search(query)).lines.map(({ action, entityId }) => [action, entityId])
  expect(await found({ kind: 'renter', id: renter.id })).toEqual([
    ['renters.change', renter.id],
    ['renters.change', renter.id],
    ['renters.create', renter.id],
  ])
  // Days are those of the desk: two in the night is the next day.
  expect(await found({ from: day('2024-06-05'), to: day('2024-06-05') })).toEqual([['renters.change', renter.id]])
  expect(await found({ from: day('2024-06-07') })).toEqual([])
  expect(await found({ to: day('2024-05-01') })).toEqual([])
  expect(await found({ words: 'koor "de merel"' })).toEqual([['bookings.create', one.id]])
  expect(await found({ words: '87654321', kind: 'renter' })).toHaveLength(2)
  expect(await found({ words: '100%' })).toEqual([])
  expect(await found({ userId: 'nobody' })).toEqual([])
  expect(await found({ userId: 'beheerder', kind: 'booking' })).toEqual([['bookings.create', one.id]])
  expect(await client.log.users()).toEqual([{ id: 'beheerder', name: 'Beheerder' }])

  const { lines } = await client.log.search({ kind: 'renter', words: 'J. de Wit' })
  expect(lines[0]).toMatchObject({
    userName: 'Beheerder',
    before: { name: 'Jan de Wit' },
    after: { name: 'J. de Wit' },
  })
})

test('pages follow on each other, also when words are looked for', async () => {
  const { client, renter } = await desk()
  for (let revision = 1; revision <= 60; revision += 1)
    await client.renters.change({ id: renter.id, revision, notes: revision % 2 ? 'oneven' : 'even' })
  const all = async (words?: string) => {
    const ids: number[] = []
    for (let before: number | undefined; ; ) {
      const page = await client.log.search({ kind: 'renter', words, before })
      ids.push(...page.lines.map(({ id }) => id))
      if (page.next === null) return ids
      before = page.next
    }
  }
  const ids = await all()
  expect(ids).toHaveLength(61)
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a))
  expect(await all('oneven')).toHaveLength(60)
})

test('who opens a renter is noted once a quarter of an hour; an export is noted each time; the chain holds', async () => {
  const { core, client, time, renter } = await desk()
  await client.renters.get({ id: renter.id })
  await client.renters.get({ id: renter.id })
  await client.renters.search({ q: 'jan' })
  await client.renters.search({ q: 'niemand' })
  time.now = '2024-06-03T07:16:00.000Z' as Instant
  await client.renters.get({ id: renter.id })
  await client.privacy.exportHeld({ kind: 'renter', id: renter.id, format: 'json' })
  await client.privacy.exportHeld({ kind: 'renter', id: renter.id, format: 'json' })
  await core.looks.flush()

  const { looks } = await client.log.looks({})
  const held = { call: 'privacy.exportHeld', subject: 'Jan de Wit', takenOut: true, people: 1, selection: 'json' }
  expect(looks).toMatchObject([
    held,
    held,
    { call: 'renters.get', subject: 'Jan de Wit', takenOut: false, at: '2024-06-03T07:16:00.000Z' },
    { call: 'renters.search', subject: null, people: 1 },
    { call: 'renters.get', subjectId: renter.id, userName: 'Beheerder', at: '2024-06-03T07:00:00.000Z' },
  ])
  expect((await client.log.looks({ kind: 'renter', id: renter.id, takenOut: true })).looks).toHaveLength(2)
  // What was typed to search is a name, and is not kept.
  expect(JSON.stringify(looks)).not.toContain('"jan"')

  const db = new Database(core.databaseFile)
  onTestFinished(() => {
    db.close()
  })
  db.exec(`update look set user_id = 'x' where sequence = 2`)
  expect((await checkStore(core.ctx)).problems).toEqual([
    { code: 'log_broken', detail: expect.stringContaining('inzage 2 van 2024-06-03') },
  ])
})

test.each(['delete from look where sequence = 2', 'delete from look where sequence = 3', 'delete from look'])(
  'a look that was taken away shows: %s',
  async (statement) => {
    const { core, client, renter } = await desk()
    await client.renters.get({ id: renter.id })
    await client.renters.search({ q: 'jan' })
    await client.caretakers.create({ name: 'Wim', kind: 'volunteer' } as never)
    await client.caretakers.list()
    await core.looks.flush()
    const db = new Database(core.databaseFile)
    db.exec(statement)
    db.close()
    expect((await checkStore(core.ctx)).problems.map(({ code }) => code)).toContain('log_removed')
  },
)

test('a look that can not be written does not break reading, and is written with the next', async () => {
  const { core, client, renter } = await desk()
  const other = new Database(core.databaseFile)
  other.exec('begin immediate')
  await client.renters.get({ id: renter.id })
  const flushed = core.looks.flush()
  expect((await client.renters.get({ id: renter.id })).name).toBe('Jan de Wit')
  await flushed
  other.exec('rollback')
  other.close()
  await core.looks.flush()
  expect((await client.log.looks({})).looks).toHaveLength(1)
}, 30_000)

test('after five years lines go by a logged act, and the rest still proves itself', async () => {
  const dataDir = await tempFolder()
  const { core, client, time, renter, book } = await desk('2019-03-10T07:00:00.000Z', dataDir)
  await book({ startsAt: wall('2019-03-11T10:00'), endsAt: wall('2019-03-11T11:00') })
  await client.renters.get({ id: renter.id })
  await core.looks.flush()
  time.now = '2020-01-10T07:00:00.000Z' as Instant
  await client.renters.change({ id: renter.id, revision: 1, phone: '06 87654321' })
  await client.renters.get({ id: renter.id })
  await core.close()

  const later = await openTestCoreAt(dataDir, '2024-05-10T07:00:00.000Z')
  const db = new Database(later.databaseFile)
  onTestFinished(() => {
    db.close()
  })
  const dates = () => db.prepare('select substr(at, 1, 10) from change order by sequence').pluck().all()
  await expect.poll(dates).toEqual(['2020-01-10', '2024-05-10'])
  await later.close()
  expect(db.prepare('select count(*) from log').pluck().get()).toBe(2)
  expect(db.prepare('select substr(at, 1, 10) from look').pluck().all()).toEqual(['2020-01-10'])

  // Once is enough in a month; what is left still holds, and still shows what somebody does to it.
  const again = await openTestCoreAt(dataDir, '2024-05-30T07:00:00.000Z')
  expect(dates()).toEqual(['2020-01-10', '2024-05-10'])
  expect((await checkStore(again.ctx)).problems).toEqual([])
  db.exec(`update log set after = replace(after, '06 8', '06 9') where kind = 'renter'`)
  await again.close()
  const third = await openTestCoreAt(dataDir, '2024-05-30T08:00:00.000Z')
  expect((await checkStore(third.ctx)).problems.map(({ code }) => code)).toEqual(['log_altered', 'log_differs'])
})

async function openTestCoreAt(dataDir: string, now: string) {
  const { openEmptyCore } = await import('../support/core')
  let next = 0
  return openEmptyCore({ dataDir, clock: { now: () => now as Instant }, newId: () => `${now}-${++next}` })
}

test('the file has a line for each field that differs, in words', async () => {
  const { client, renter } = await desk()
  await client.renters.change({ id: renter.id, revision: 1, phone: '06 87654321' })
  const file = await client.log.exportFile({ what: 'changes', format: 'csv', kind: 'renter' })
  const csv = Buffer.from(file.base64, 'base64').toString('utf8')
  expect(file.fileName).toBe('logboek-wijzigingen-2024-06-03.csv')
  expect(csv).toContain('Beheerder;huurder wijzigen;Huurder;Jan de Wit;Telefoon;06 12345678;06 87654321')
  const looks = await client.log.exportFile({ what: 'looks', format: 'xlsx' })
  expect(looks.fileName).toBe('logboek-inzage-2024-06-03.xlsx')
  expect(await refusal(client.log.exportFile({ what: 'looks', format: 'pdf' as never }))).toMatchObject({
    code: 'invalid_input',
  })
})
