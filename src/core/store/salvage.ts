import Database from 'better-sqlite3'
import { DatabaseFromNewerApp, migrate } from './migrate'
import { migrations } from './migrations'
import { readTable, type SqlValue, shapeOf, type TableRead } from './salvage-read'

/** Takes what can be read out of a damaged database into a new one of the same schema. */

export type SalvagedTable = TableRead & {
  name: string
  /** Read, but refused by the new database, or without the row that they belong to. */
  dropped: number
}
export type NamedBooking = { id: string; number: string; title: string; startsAt: string }
type Salvaged = {
  tables: SalvagedTable[]
  /** Bookings that were read and had to be left out. */
  dropped: NamedBooking[]
}

/** Nothing can be read of the file: it is no database any more. */
export class NothingToSalvage extends Error {
  override readonly name = 'NothingToSalvage'
}

/** Filled anew from the bookings; the seals of the log by the one who chains it again. */
const derived = /^(sqlite_|title_search|renter_search|booking_title$|change_seal$|log_seal$|log_head$)/
const MOST_ROUNDS = 30

type Foreign = { table: string; from: string[]; to: string[]; parent: string; optional: boolean }

/**
 * @param from a copy of the damaged database; opened for reading only
 * @param to where the new one comes; must not be there
 * @throws NothingToSalvage, DatabaseFromNewerApp
 */
export async function salvageTables(from: string, to: string): Promise<Salvaged> {
  const source = openDamagedFile(from)
  const db = new Database(to)
  // Nobody has the new file before it is whole: who dies half-way begins again.
  db.pragma('synchronous = off')
  try {
    const newest = migrations.at(-1)?.number ?? 0
    const found = source.pragma('user_version', { simple: true }) as number
    if (found > newest) throw new DatabaseFromNewerApp(found, newest)
    const version = migrations.some((step) => step.number === found) ? found : newest
    await migrate(
      db,
      migrations.filter((step) => step.number <= version),
    )
    db.pragma('foreign_keys = off')
    db.exec('begin')
    const triggers = db.prepare(`select name, sql from sqlite_schema where type = 'trigger'`).all() as {
      name: string
      sql: string
    }[]
    // What guards later changes would refuse rows that came to stand there one after the other.
    for (const { name } of triggers) db.exec(`drop trigger "${name}"`)
    const names = (
      db.prepare(`select name from sqlite_schema where type = 'table' order by rowid`).pluck().all() as string[]
    ).filter((name) => !derived.test(name))
    const tables = names.map((name) => copyTable(source, db, name))
    if (tables.every((table) => table.read === 0)) throw new NothingToSalvage('no row can be read')
    const dropped = leaveOutOrphans(db, names, tables)
    for (const { sql } of triggers) db.exec(sql)
    const has = db.prepare('select count(*) from sqlite_schema where name = ?').pluck()
    if (has.get('booking_title') === 1)
      db.exec('insert into booking_title (title) select min(title) from booking group by title collate nocase')
    if (has.get('renter_search') === 1)
      db.exec('insert into renter_search (id, search_text) select id, search_text from renter')
    db.exec('commit')
    return { tables, dropped }
  } finally {
    source.close()
    db.close()
  }
}

function openDamagedFile(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    // A list of tables that is damaged itself counts as far as it can be read.
    db.unsafeMode(true)
    db.pragma('writable_schema = on')
    db.pragma('cell_size_check = on')
    db.prepare('select count(*) from sqlite_schema').get()
    return db
  } catch (error) {
    db.close()
    throw new NothingToSalvage('the file is no database any more', { cause: error })
  }
}

function copyTable(source: Database.Database, db: Database.Database, name: string): SalvagedTable {
  const shape = shapeOf(db, name)
  const seeds = db.prepare(`select * from "${name}"`).raw().all() as SqlValue[][]
  db.exec(`delete from "${name}"`)
  const columns = shape.columns.map((column) => `"${column}"`).join(', ')
  const add = db.prepare(`insert into "${name}" (${columns}) values (${shape.columns.map(() => '?').join(', ')})`)
  let dropped = 0
  const parents = foreignOf(db, name).filter((one) => one.from.length === 1 && one.from[0] === shape.key[0])
  const hints = parents.flatMap(({ parent, to: [column = 'id'] }) =>
    db.prepare(`select "${column}" from "${parent}"`).pluck().all(),
  ) as string[]
  const take = (row: SqlValue[]) => {
    try {
      add.run(...row)
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error
      dropped += 1
    }
  }
  const found = readTable(source, shape, take, hints)
  // What every new store begins with.
  if (found.read === dropped && found.damaged) for (const row of seeds) add.run(...row)
  return { ...found, name, read: found.read - dropped, dropped }
}

function foreignOf(db: Database.Database, table: string): Foreign[] {
  const rows = db.prepare('select id, "table" as parent, "from", "to" from pragma_foreign_key_list(?)').all(table) as {
    id: number
    parent: string
    from: string
    to: string | null
  }[]
  const fixed = new Set(
    db.prepare('select name from pragma_table_info(?) where pk > 0 or "notnull" = 1').pluck().all(table) as string[],
  )
  return [...new Set(rows.map((row) => row.id))].map((id) => {
    const own = rows.filter((row) => row.id === id)
    const from = own.map((row) => row.from)
    const to = own.map((row) => row.to ?? 'id')
    return { table, from, to, parent: own[0]?.parent ?? '', optional: !from.some((column) => fixed.has(column)) }
  })
}

/** Until every row has what it refers to; what may also be without is kept and refers to nothing. */
function leaveOutOrphans(db: Database.Database, names: readonly string[], tables: SalvagedTable[]): NamedBooking[] {
  const foreign = names.flatMap((name) => foreignOf(db, name))
  const gone: NamedBooking[] = []
  const leaveOut = (table: string, where: string): number => {
    if (table === 'booking')
      gone.push(
        ...(db
          .prepare(`select id, number, title, starts_at as startsAt from booking as t where ${where}`)
          .all() as NamedBooking[]),
      )
    const { changes } = db.prepare(`delete from "${table}" as t where ${where}`).run()
    const counted = tables.find(({ name }) => name === table)
    if (counted) {
      counted.read -= changes
      counted.dropped += changes
    }
    return changes
  }
  roomsFromLog(db)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let changed = leaveOut('booking', 'not exists (select 1 from booking_room r where r.booking_id = t.id)')
    for (const { table, from, to, parent, optional } of foreign) {
      const filled = from.map((column) => `t."${column}" is not null`).join(' and ')
      const same = from.map((column, at) => `p."${to[at]}" = t."${column}"`).join(' and ')
      const where = `${filled} and not exists (select 1 from "${parent}" p where ${same})`
      const empty = from.map((column) => `"${column}" = null`).join(', ')
      if (optional)
        try {
          changed += db.prepare(`update "${table}" as t set ${empty} where ${where}`).run().changes
          continue
        } catch {
          // One may not be without the other: then the row can't stay.
        }
      changed += leaveOut(table, where)
    }
    if (changed === 0) break
  }
  return gone
}

/** A booking of which the rooms were lost has those that the log tells of. */
function roomsFromLog(db: Database.Database): void {
  db.exec(`insert or ignore into booking_room (booking_id, room_id, position)
    select b.id, r.value, r.key from booking b
      join log l on l.id = (select max(id) from log where kind = 'booking' and entity_id = b.id and json_valid("after"))
      join json_each(l."after", '$.roomIds') r join room on room.id = r.value
    where not exists (select 1 from booking_room o where o.booking_id = b.id)`)
}
