import { join } from 'node:path'
import Database from 'better-sqlite3'
import { BENCH_TITLE, type DataSet } from './data'

/** The same work by bare statements through better-sqlite3 on the same file: what the ratios are taken against. */
export function openBare(set: DataSet) {
  const db = new Database(join(set.dataDir, 'buurtbalie.db'))
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.pragma('foreign_keys = on')
  db.pragma('busy_timeout = 5000')
  db.pragma('cache_size = -16000')
  const free = db.prepare(`select 1 from occupancy
    where room_id = ? and setup_from > ? and setup_from < ? and clear_to > ? limit 1`)
  const booking =
    db.prepare(`insert into booking (id, number, centre_id, starts_at, ends_at, setup_minutes, clearup_minutes, title,
    category, usage, status, residents_set_up, public, self_service, created_at, revision)
    values (?, ?, ?, ?, ?, 0, 0, '${BENCH_TITLE}', 'internal', 'internal', 'confirmed', 0, 0, 0, '', 1)`)
  const room = db.prepare('insert into booking_room values (?, ?, 0)')
  const occupancy = db.prepare('insert into occupancy values (?, ?, ?, ?, ?, ?, 1, 0)')
  type Slot = [id: string, centreId: string, roomId: string, from: string, to: string, back: string]
  const put = (id: string, centreId: string, roomId: string, from: string, to: string, back: string) => {
    if (free.get(roomId, back, to, from)) throw new Error('taken')
    booking.run(id, `bench-${id}`, centreId, from, to)
    room.run(id, roomId)
    occupancy.run(roomId, from, id, from, to, to)
  }
  const create = db.transaction(put)
  const series = db.transaction((slots: Slot[]) => {
    for (const slot of slots) put(...slot)
  })
  const list = db.prepare(
    `select * from booking where centre_id = ? and starts_at > ? and starts_at < ? and ends_at > ? order by starts_at`,
  )
  const quarter = db.prepare(`select centre_id, usage, count(*) as activities, sum(participants) as participants
    from booking where starts_at >= ? and starts_at < ? and status in ('confirmed', 'held') group by centre_id, usage`)
  const renters = db.prepare('select id, name from renter where search_text like ? order by name limit 20')
  return {
    db,
    create: create.immediate,
    /** Many at once, in one transaction. */
    series: series.immediate,
    list: (centreId: string, back: string, from: string, to: string) => list.all(centreId, back, to, from),
    quarter: (from: string, to: string) => quarter.all(from, to),
    renters: (q: string) => renters.all(`%${q}%`),
  }
}
