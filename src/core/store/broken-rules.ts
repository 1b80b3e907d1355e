import { sql } from 'kysely'
import type { ReadTx } from './open'

/** A text of SQL, in which signs mean nothing, or one of the others. */
const checkStart = /'(?:[^']|'')*'|\bcheck\s*\(/gi
const bracket = /'(?:[^']|'')*'|[()]/g

/** The conditions behind each `check` in the statement that made a table, without their brackets. */
function rulesIn(statement: string): string[] {
  const rules: string[] = []
  for (const start of statement.matchAll(checkStart)) {
    if (start[0].startsWith("'")) continue
    const from = start.index + start[0].length
    let depth = 1
    const end = [...statement.slice(from).matchAll(bracket)].find(([sign]) => {
      if (sign === '(') depth += 1
      if (sign === ')') depth -= 1
      return depth === 0
    })
    rules.push(statement.slice(from, from + (end?.index ?? 0)))
  }
  return rules
}

/**
 * Rows that break a `check` of their table, such as `2 x label: kind in ('theme', 'goal', 'activity')`. SQLite's own `integrity_check`
 * leaves these out on a connection that is for reading only, which is how a store in use and a copy are gone through.
 */
export async function brokenRules(tx: ReadTx): Promise<string[]> {
  const found: string[] = []
  const tables = tx.plain.all<{ name: string; sql: string }>(
    `select name, sql from sqlite_schema where type = 'table' and sql not like 'create virtual%' order by name`,
    [],
  )
  for (const table of tables) {
    const rules = rulesIn(table.sql)
    if (rules.length === 0) continue
    // One walk through the table for all of its rules.
    const counts = rules.map((rule) => sql`coalesce(sum(not (${sql.raw(rule)})), 0)`)
    const { rows } = await sql<{ counts: string }>`
      select json_array(${sql.join(counts)}) as counts from ${sql.table(table.name)}`.execute(tx)
    const numbers = JSON.parse(rows[0]?.counts ?? '[]') as number[]
    for (const [at, rule] of rules.entries()) {
      const n = numbers[at] ?? 0
      if (n > 0) found.push(`${n} x ${table.name}: ${rule.replaceAll(/\s+/g, ' ').trim()}`)
    }
  }
  return found
}
