import type { Insertable } from 'kysely'
import type { WriteTx } from './open'
import type { Tables } from './tables'
import type { Value } from './transactions'

/**
 * Adds rows to a table in one statement, as many as SQLite takes values for (32,766). All rows have the columns of the
 * first.
 * @throws what the database says of a row that it refuses
 */
export function insertRows<T extends keyof Tables>(
  tx: WriteTx,
  table: T,
  rows: readonly Readonly<Insertable<Tables[T]>>[],
): void {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const row = `(${columns.map(() => '?').join(', ')})`
  const values = rows.map(() => row).join(', ')
  tx.plain.run(
    `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values ${values}`,
    rows.flatMap((one) => columns.map((column) => (one as Readonly<Record<string, Value>>)[column] ?? null)),
  )
}
