import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkStore } from '#core/usecases/backups'
import { addDays, at, dateOf } from '#shared/time/civil'
import type { ClockTime } from '#shared/time/types'
import { openTestCore, refusal } from '../support/core'
import { openInTime, withOneOfEverything } from '../support/privacy'

/** Writes past all guards of the database, as a rotten byte does. */
function rot(file: string, sql: string): void {
  const db = new Database(file)
  db.pragma('ignore_check_constraints = on')
  const guards = db.prepare(`select name, sql from sqlite_schema where type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  db.exec(guards.map(({ name }) => `drop trigger "${name}";`).join(''))
  db.exec(sql)
  for (const guard of guards) db.exec(guard.sql)
  db.close()
}

test('a layout that is none does not take the bookings or the rooms away, and a check names it', async () => {
  const { core, client, book, rooms } = await openTestCore()
  const booking = await book({ title: 'Koor' })
  rot(
    core.databaseFile,
    `update booking set layout = 'theatrg'; insert into room_layout values ('${rooms.hall.id}', 'kring', 5, 5)`,
  )
  const day = dateOf(booking.startsAt)
  const list = await client.bookings.list({ centreId: booking.centreId, from: day, to: addDays(day, 1) })
  expect(JSON.stringify(list)).toContain(booking.id)
  expect(await client.bookings.get({ id: booking.id })).toMatchObject({ title: 'Koor', layout: null })
  expect((await client.rooms.list({})).find(({ id }) => id === rooms.hall.id)?.layouts).toEqual([])
  const { problems } = await checkStore(core.ctx)
  expect(problems).toContainEqual({ code: 'unreadable_value', detail: '1 x booking.layout' })
  expect(problems).toContainEqual({ code: 'unreadable_value', detail: '1 x room_layout.layout' })
})

test.each([
  ['series.template', `update series set template = '{"title": '`],
  ['price.agreement', `update price set agreement = 'kapot'`],
  ['invoice.buyer', `update invoice set buyer = ''`],
  ['seller.ledger', `update seller set ledger = '['`],
])('JSON in %s that can not be read is told by its place, and a check names it', async (field, sql) => {
  const { core, client, party, series, invoice } = await withOneOfEverything()
  rot(core.databaseFile, sql)
  const asked: Record<string, () => Promise<unknown>> = {
    'series.template': () => client.series.get({ id: series.id }),
    'price.agreement': () => client.prices.ofBooking({ id: party.id }),
    'invoice.buyer': () => client.invoices.get({ id: invoice.id }),
    'seller.ledger': () => client.billing.seller(),
  }
  const failed = await refusal(asked[field]?.() ?? Promise.resolve())
  expect(failed).toMatchObject({ code: 'unreadable', data: { field, reference: expect.any(String) } })
  const { problems } = await checkStore(core.ctx)
  expect(problems.filter(({ code }) => code === 'unreadable_value').map(({ detail }) => detail)).toEqual([
    expect.stringMatching(new RegExp(`^\\d+ x ${field}$`)),
  ])
})

test('a choice that the contract does not know is told by the field in which it stands', async () => {
  const { core, client, centre } = await openInTime()
  rot(core.databaseFile, `update centre set type = 'kasteel' where id = '${centre.id}'`)
  // Another process wrote: what is kept of places is read again.
  const failed = await refusal(client.centres.list())
  expect(failed).toMatchObject({ code: 'unreadable', data: { field: 'type' } })
  const { problems } = await checkStore(core.ctx)
  expect(problems.map(({ code }) => code)).toContain('unreadable_value')
})

test('a value against a rule of its table is named, also where the store is only read: in a check beside it and in a copy', async () => {
  const { core, client } = await openTestCore({ keepsSafe: true })
  await client.labels.create({ kind: 'theme', name: 'Zingen' })
  rot(core.databaseFile, `update label set kind = 'zzz'; update room set use = 'half'`)
  const wrong = (problems: { code: string; detail: string }[]) =>
    problems.filter(({ code }) => code === 'unreadable_value').map(({ detail }) => detail)
  const expected = [
    expect.stringMatching(/^\d+ x label: kind in \('theme', 'goal', 'activity'\)$/),
    expect.stringMatching(/^\d+ x room: use in/),
  ]
  expect(wrong((await checkStore(core.ctx)).problems)).toEqual(expected)
  const aside = await core.ctx.keeper.check()
  expect(wrong(aside.problems)).toEqual(expected)
  // Nothing of it is damage: a copy of such a store can be put back.
  expect(aside.problems.map(({ code }) => code)).not.toContain('damaged_file')
  await core.ctx.keeper.before('manual')
  const [copy] = await client.backups.list()
  expect(await client.backups.verify({ name: copy?.name ?? '' })).toMatchObject({ verdict: 'remarks' })
})

test.each([
  ['booking.ends_at', `update booking set ends_at = '6026-06-03T12:00'`],
  ['occupancy.ends_at', `update occupancy set ends_at = '6026-06-03T12:00', clear_to = '6026-06-03T12:00'`],
  ['occupancy.clear_to', `update occupancy set clear_to = '6026-06-03T12:00'`],
  ['shift.ends_at', `update shift set ends_at = '6026-06-03T12:00'`],
])(
  'an end in %s that lies thousands of years on is refused, instead of going through all of its days',
  async (field, sql) => {
    const { core, client, centre, rooms, book } = await openTestCore()
    const booking = await book({ title: 'Koor' })
    const day = dateOf(booking.startsAt)
    const times = { startsAt: booking.startsAt, endsAt: booking.endsAt }
    await client.caretakers.create({ name: 'Aad', kind: 'employed', contractMinutes: 600 })
    const hours = { startsAt: at(day, '08:30' as ClockTime), endsAt: at(day, '17:00' as ClockTime) }
    await client.shifts.create({ centreId: centre.id, ...hours, caretakerId: null })
    rot(core.databaseFile, sql)
    const period = { centreId: centre.id, from: day, to: addDays(day, 1) }
    const asked: Record<string, () => Promise<unknown>> = {
      booking: () => client.reports.overview({ period: `${day.slice(0, 4)}-Q2` as never, centreId: centre.id }),
      occupancy: () => client.bookings.check({ centreId: centre.id, roomIds: [rooms.hall.id], ...times }),
      shift: () => client.roster.needs(period),
    }
    const failed = await refusal(asked[field.split('.')[0] ?? '']?.() ?? Promise.resolve())
    expect(failed).toMatchObject({ code: 'unreadable', data: { field } })
    const { problems } = await checkStore(core.ctx)
    expect(problems).toContainEqual({ code: 'unreadable_value', detail: `1 x ${field}` })
  },
)
