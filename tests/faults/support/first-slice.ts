import type Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { migrations } from '#core/store/migrations/index'

/** A store as the first version wrote it: schema 10 with a centre, a room and forty bookings, each in the log. */
export async function firstSlice(db: Database.Database): Promise<void> {
  const [first] = migrations
  if (first === undefined) throw new Error('there is no first migration')
  db.pragma('journal_mode = wal')
  await first.up(new Kysely({ dialect: new SqliteDialect({ database: db }) }))
  db.exec(`
    insert into organisation values ('org', 'Stichting Facet', 'Ridderkerk', null, 0, 1);
    insert into district values ('bolnes', 'Ridderkerk', 'Bolnes');
    insert into centre values ('fuik', 'org', 'De Fuik', 'wvc', null, 'Ridderkerk', 'bolnes', null, null, 1, null, null, 0, 1);
    insert into opening_hours select 'fuik', value, '08:00', '23:00' from json_each('[1,2,3,4,5,6,7]');
    insert into staffed_hours select 'fuik', value, '08:00', '23:00' from json_each('[1,2,3,4,5,6,7]');
    insert into room values ('zaal', 'fuik', 'Zaal', 'activity_room', 'exclusive', 40, 80.0, 1, 0, 15, 15, 1, 0, 1);
    insert into renter values ('koor', 'Koor De Merel', 'association', 'An', 'an@merel.example', '0180-123456', null, null, null, null, 'koor de merel', 0, 1);
    insert into label values ('meedoen', 'goal', 'Meedoen', 1, 0, 1);
    insert into counter values ('booking-2024', 40);
  `)
  const booking = db.prepare(`insert into booking values (
    @id, @number, 'fuik', @from, @to, 15, 15, @title, 'koor', 'association', 'external', 'confirmed', null, null, null,
    12, null, null, null, 0, 0, 0, null, null, null, null, '2024-06-01T10:00:00.000Z', 1)`)
  const others = [
    `insert into booking_room values (@id, 'zaal', 0)`,
    `insert into booking_goal values (@id, 'meedoen', 0)`,
    `insert into occupancy values ('zaal', @setup, @id, @from, @to, @clear, 1, 12)`,
    `insert into change values (@id, @n, '2024-06-01T10:00:00.000Z', 'beheerder', 'bookings.create', @title, 1, 0)`,
    `insert into log values (@n, @id, 'booking', @id, null, json_object('id', @id, 'title', @title))`,
  ].map((text) => db.prepare(text))
  for (let n = 1; n <= 40; n += 1) {
    const day = `2024-07-${String((n % 28) + 1).padStart(2, '0')}`
    const hour = n > 28 ? 18 : 10
    const row = {
      id: `b${n}`,
      n,
      number: `2024-${String(n).padStart(5, '0')}`,
      title: `Repetitie ${n}`,
      setup: `${day}T${hour - 1}:45`.replace('T9:', 'T09:'),
      from: `${day}T${hour}:00`,
      to: `${day}T${hour + 2}:00`,
      clear: `${day}T${hour + 2}:15`,
    }
    booking.run(row)
    for (const statement of others) statement.run(row)
  }
  db.pragma(`user_version = ${first.number}`)
}
