import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { remember } from '#core/store/remember'
import { loadPlace } from '#core/usecases/bookings/surroundings'
import { openTestCore, refusal } from '../support/core'

test('what was read is kept until a row of the places is written, and then read anew', async () => {
  const { core, client, centre, rooms, book } = await openTestCore()
  let reads = 0
  const ask = () => core.ctx.read((tx) => remember(tx, 'answer', async () => ++reads))
  expect([await ask(), await ask()]).toEqual([1, 1])
  await book()
  expect(await ask()).toBe(1)
  await client.rooms.change({ id: rooms.hall.id, revision: 1, capacity: 60 })
  expect([await ask(), await ask()]).toEqual([2, 2])
  await client.closures.create({ centreId: centre.id, from: '2024-12-25', to: '2024-12-26', reason: 'Kerst' } as never)
  expect(await ask()).toBe(3)
})

test('every table of the places tells of each insert, update and delete; bookings never do', async () => {
  const { core, book } = await openTestCore()
  await book()
  const db = new Database(core.databaseFile)
  const version = () => db.prepare('select value from place_version').pluck().get()
  const seen = new Set<unknown>([version()])
  const tables = ['centre', 'centre_contact', 'opening_hours', 'staffed_hours', 'closure', 'room', 'room_part']
  for (const table of [...tables, 'room_layout', 'room_block', 'tariff', 'caretaker_rate']) {
    const events = db.prepare(`select count(*) from sqlite_schema where type = 'trigger' and tbl_name = ?
      and sql like '%update place_version%'`)
    expect([table, events.pluck().get(table)]).toEqual([table, 3])
  }
  db.exec("update room set area_m2 = 12 where name = 'Zaal'")
  seen.add(version())
  db.exec(
    'delete from opening_hours where weekday = 7; delete from room_part where part_id in (select part_id from room_part limit 1)',
  )
  seen.add(version())
  db.exec("update booking set title = 'Ander koor'")
  expect(seen.has(version())).toBe(true)
  expect(seen.size).toBe(3)
  db.close()
})

test('what a transaction changed and undid is not kept', async () => {
  const { core, client, centre, rooms, draft } = await openTestCore()
  const capacity = () =>
    core.ctx.read(async (tx) => (await loadPlace(tx, centre.id)).rooms.get(rooms.hall.id)?.capacity)
  expect(await capacity()).toBe(40)
  const failed = core.ctx.change({ action: 'test', undoable: false }, async (unit) => {
    await unit.tx.updateTable('room').set({ capacity: 7 }).where('id', '=', rooms.hall.id).execute()
    expect((await loadPlace(unit.tx, centre.id)).rooms.get(rooms.hall.id)?.capacity).toBe(7)
    throw new Error('undone')
  })
  await expect(failed).rejects.toThrow('undone')
  expect(await capacity()).toBe(40)
  await client.rooms.change({ id: rooms.hall.id, revision: 1, capacity: 8 })
  expect(await capacity()).toBe(8)
  expect((await refusal(client.bookings.create(draft({ roomIds: ['other'] as never })))).code).toBe('invalid_input')
})

test('another process that closes the centre is heard at the next check', async () => {
  const { core, client, centre, draft } = await openTestCore()
  expect((await client.bookings.check(draft())).findings).toEqual([])
  const other = new Database(core.databaseFile)
  other.prepare("insert into closure values ('c1', ?, '2024-06-03', '2024-06-03', 'Lek', 1)").run(centre.id)
  other.close()
  expect((await client.bookings.check(draft())).findings.map((f) => f.code)).toEqual(['closed_day'])
})
