import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import { writeLooks } from '#core/store/looks'
import { checkStore } from '#core/usecases/backups'
import { openTestCore } from '../support/core'

const problemsOf = async (core: Core) =>
  (await checkStore(core.ctx)).problems.map(({ code, detail }) => `${code} ${detail}`)

function outside(core: Core, sql: string): void {
  const db = new Database(core.databaseFile)
  db.exec(sql)
  db.close()
}

async function desk() {
  const t = await openTestCore()
  const renter = await t.client.renters.create({ name: 'Jan de Wit', category: 'residents', phone: '06 12345678' })
  const booking = await t.book({ title: 'Koor', renterId: renter.id, goals: ['Meedoen'], theme: 'Zingen' })
  return { ...t, renter, booking }
}

test('a renter with another name, changed bookings and what is taken back read as logged', async () => {
  const { core, client, renter, booking } = await desk()
  await client.bookings.change({ id: booking.id, revision: 1, title: 'Koor de Merel' })
  await client.renters.change({ id: renter.id, revision: 1, name: 'Jan de Wit-Vos' })
  await client.undo.undo()
  await client.undo.redo()
  await client.undo.undo()
  await client.undo.undo()
  expect(await problemsOf(core)).toEqual([])
})

test.each([
  `title = 'Kool'`,
  `expected_participants = 11`,
  `contact_phone = '06 999'`,
  `charged_cents = coalesce(charged_cents, 0) + 100`,
  `revision = revision + 1`,
])('a booking that got %s past the program is named', async (set) => {
  const { core, booking } = await desk()
  outside(core, `update booking set ${set} where id = '${booking.id}'`)
  expect(await problemsOf(core)).toContain(`log_differs boeking ${booking.number}`)
})

test('a renter that was changed past the program is named by its id, not by what it is called', async () => {
  const { core, renter } = await desk()
  outside(core, `update renter set name = 'Jan de Wet' where id = '${renter.id}'`)
  expect(await problemsOf(core)).toEqual([`log_differs huurder ${renter.id}`])
})

test('a renter that is back after it was removed is named', async () => {
  const { core, client, renter } = await desk()
  const other = await client.renters.create({ name: 'Piet', category: 'residents' })
  await client.undo.undo()
  outside(
    core,
    `create temp table one as select * from renter where id = '${renter.id}'; update one set id = '${other.id}', name = 'Piet';
    insert into renter select * from one`,
  )
  expect(await problemsOf(core)).toEqual([`log_differs huurder ${other.id}`])
})

test('a line from which values were taken out says nothing of the row', async () => {
  const { core, renter } = await desk()
  outside(core, `update renter set name = 'X' where id = '${renter.id}'; update booking set title = 'X'`)
  expect((await problemsOf(core)).filter((one) => one.startsWith('log_differs'))).toHaveLength(2)
  outside(core, `update log_seal set salt = null`)
  expect((await problemsOf(core)).filter((one) => one.startsWith('log_differs'))).toEqual([])
})

test('a name with half of a pair, or a zero byte, is as logged; and one can search for it', async () => {
  const { core, client } = await desk()
  for (const name of ['An\ud800na', '\udc00x', 'An\u0000na']) {
    await client.renters.create({ name, category: 'residents', notes: name }).catch(() => undefined)
    await client.bookings.search({ q: `Koor ${name}` })
    await client.renters.search({ q: name })
  }
  expect(await problemsOf(core)).toEqual([])
})

test('a look whose search holds half of a pair is hashed as it is kept', async () => {
  const { core } = await desk()
  const look = { at: core.ctx.clock.now(), userId: 'beheerder', call: 'renters.search', kind: 'renter' as const }
  const about = { people: 1, takenOut: true }
  await core.store.write(async (tx) =>
    writeLooks(tx, [
      { ...look, ...about, subjectId: null, selection: 'An\ud800na' },
      { ...look, ...about, subjectId: 'x\udc00', selection: 'An\u0000na' },
    ]),
  )
  expect(await problemsOf(core)).toEqual([])
})
