import { sql } from 'kysely'
import { centreTypes, layouts, operatingModes, renterCategories, roomKinds } from '#shared/domain/vocabulary'
import type { ReadTx } from './open'
import type { Tables } from './tables'

/** Columns that hold JSON and have no rule in the database; what breaks a rule, `brokenRules` tells. */
const json: readonly (readonly [keyof Tables, string])[] = [
  ['day_closing', 'counts'],
  ['invoice', 'buyer'],
  ['invoice', 'seller'],
  ['placement', 'why'],
  ['price', 'agreement'],
  ['seller', 'ledger'],
  ['series', 'rule'],
  ['series', 'template'],
  ['series_date', 'findings'],
]
const choices: readonly (readonly [keyof Tables, string, readonly string[]])[] = [
  ['centre', 'type', centreTypes],
  ['centre', 'mode', operatingModes],
  ['room', 'kind', roomKinds],
  ['renter', 'category', renterCategories],
  ['booking', 'category', renterCategories],
  ['booking', 'layout', layouts],
  ['room_layout', 'layout', layouts],
]

/** What `storedEnd` refuses: an end years after its start. */
const ends: readonly (readonly [keyof Tables, string, string])[] = [
  ['booking', 'starts_at', 'ends_at'],
  ['occupancy', 'setup_from', 'ends_at'],
  ['occupancy', 'setup_from', 'clear_to'],
  ['shift', 'starts_at', 'ends_at'],
]

/** Values that nobody can have chosen or written, as `2 x booking.layout`. */
export async function unreadableValues(tx: ReadTx): Promise<string[]> {
  const found: string[] = []
  const count = async (table: keyof Tables, column: string, wrong: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} is not null and ${wrong}`.execute(tx)
    const n = rows[0]?.n ?? 0
    if (n > 0) found.push(`${n} x ${table}.${column}`)
  }
  for (const [table, column] of json) await count(table, column, sql`not json_valid(${sql.ref(column)})`)
  for (const [table, column, of] of choices)
    await count(table, column, sql`${sql.ref(column)} not in (select value from json_each(${JSON.stringify(of)}))`)
  for (const [table, start, end] of ends)
    await count(
      table,
      end,
      sql`cast(substr(${sql.ref(end)}, 1, 4) as integer) > cast(substr(${sql.ref(start)}, 1, 4) as integer) + 1`,
    )
  return found
}
