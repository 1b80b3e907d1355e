import type Database from 'better-sqlite3'

/** How a table is read of which pages are damaged: from both ends, by its indexes, and by halves in between. */

export type SqlValue = string | number | null | Buffer
export type TableShape = {
  name: string
  columns: string[]
  /** What a row is found by: its row number, or its primary key where there is none. */
  key: string[]
  /** Whole indexes with their first column: they say which rows there were. */
  indexes: { name: string; first: string }[]
}
export type TableRead = {
  read: number
  /** Rows that an index or a look at them names and that can't be read. */
  lost: number
  /** Some of the table could not be gone through: more may be lost than anything tells. */
  damaged: boolean
}

/** So many looks at a hole; then what is left of it is given up. */
const PROBES = 20_000
/** Beyond the last known row number: what the end of the table may have held. */
const BEYOND = 2_000
const quoted = (name: string) => `"${name}"`
/** What no field of ours holds: what stood there was written over. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const OVERWRITTEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/

/** What a table looks like, by a sound database of the same schema. */
export function shapeOf(db: Database.Database, name: string): TableShape {
  const info = db.prepare('select name, pk from pragma_table_info(?)').all(name) as { name: string; pk: number }[]
  const wr = db.prepare('select wr from pragma_table_list where name = ?').pluck().get(name)
  const primary = info.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk)
  const indexes = db
    .prepare(
      `select l.name, i.name as first from pragma_index_list(?) l join pragma_index_info(l.name) i on i.seqno = 0
        where l.partial = 0 and i.name is not null and not (l.origin = 'pk' and ?)`,
    )
    .all(name, Number(wr)) as TableShape['indexes']
  const key = wr === 1 ? primary.map((column) => column.name) : ['rowid']
  return { name, columns: info.map((column) => column.name), key, indexes }
}

/**
 * Hands over every row of a table that can still be read, each once.
 *
 * @param take gets the values in the order of `shape.columns`
 * @param hints values that the first column of the key may have, for the hole of a table without row numbers
 */
export function readTable(
  db: Database.Database,
  shape: TableShape,
  take: (row: SqlValue[]) => void,
  hints: readonly string[],
): TableRead {
  const { key, columns, indexes } = shape
  const table = quoted(shape.name)
  const keys = key.map(quoted).join(', ')
  const select = `select ${[...key, ...columns].map(quoted).join(', ')} from ${table}`
  const seen = new Set<string>()
  const unsound = new Set<string>()
  const wordOf = (values: readonly SqlValue[]) => JSON.stringify(values)

  /** Goes on until the end or the damage; true when it came to the end. `got` says whether to go on. */
  const scan = (sql: string, values: readonly SqlValue[], got: (row: SqlValue[]) => boolean): boolean => {
    try {
      for (const row of db
        .prepare(sql)
        .raw()
        .iterate(...values))
        if (!got(row as SqlValue[])) return false
      return true
    } catch {
      return false
    }
  }
  const keep = (row: SqlValue[]): boolean => {
    const word = wordOf(row.slice(0, key.length))
    if (seen.has(word) || unsound.has(word)) return false
    if (row.some((value) => typeof value === 'string' && OVERWRITTEN.test(value))) unsound.add(word)
    else {
      seen.add(word)
      take(row.slice(key.length))
    }
    return true
  }
  const result = (known: ReadonlySet<string>, damaged: boolean): TableRead => {
    const lost = [...known].filter((word) => !seen.has(word) && !unsound.has(word)).length
    return { read: seen.size, lost: lost + unsound.size, damaged: damaged || unsound.size > 0 }
  }
  /** Whether the row numbers go up: a damaged page may lead back. */
  const onward = (up: boolean) => {
    let last: number | null = null
    return {
      got: (row: SqlValue[]): boolean => {
        const at = Number(row[0])
        if (key[0] === 'rowid') {
          if (last !== null && (up ? at <= last : at >= last)) return false
          last = at
          keep(row)
          return true
        }
        return keep(row)
      },
      last: () => last,
    }
  }

  const up = onward(true)
  if (scan(`${select} order by ${keys}`, [], up.got)) return result(new Set(), false)
  const down = onward(false)
  scan(`${select} order by ${key.map((name) => `${quoted(name)} desc`).join(', ')}`, [], down.got)

  const known = new Map<string, SqlValue[]>()
  for (const { name, first } of indexes)
    for (const way of ['asc', 'desc']) {
      let before = 0
      scan(`select ${keys} from ${table} indexed by ${quoted(name)} order by ${quoted(first)} ${way}`, [], (row) => {
        if (key[0] !== 'rowid' || Number.isSafeInteger(row[0])) known.set(wordOf(row), row)
        before += 1
        return before < 10_000_000
      })
    }
  const one = `${select} where ${key.map((name) => `${quoted(name)} = ?`).join(' and ')}`
  for (const [word, values] of known) if (!seen.has(word)) scan(one, values, keep)

  if (key[0] === 'rowid') {
    let most = 0
    for (const values of known.values()) most = Math.max(most, Number(values[0]))
    const from = up.last() ?? 0
    halves(from, down.last() ?? Math.max(most, from) + BEYOND)
  } else for (const hint of hints.slice(0, PROBES)) scan(`${select} where ${quoted(key[0] ?? '')} = ?`, [hint], again)
  return result(new Set(known.keys()), true)

  function again(row: SqlValue[]): boolean {
    keep(row)
    return true
  }
  /** Between two row numbers: from both sides up to the damage, and then each half of what is left. */
  function halves(after: number, before: number): void {
    const holes: [number, number][] = [[after, before]]
    for (let probes = 0; probes < PROBES; probes += 1) {
      const hole = holes.shift()
      if (hole === undefined) return
      let [low, high] = hole
      const between = `${select} where rowid > ? and rowid < ? order by rowid`
      const rising = scan(between, [low, high], (row) => {
        const at = Number(row[0])
        if (at <= low) return false
        low = at
        return again(row)
      })
      if (rising) continue
      const falling = scan(`${between} desc`, [low, high], (row) => {
        const at = Number(row[0])
        if (at >= high) return false
        high = at
        return again(row)
      })
      if (falling || high - low <= 2) continue
      const middle = Math.floor((low + high) / 2)
      holes.push([low, middle + 1], [middle, high])
    }
  }
}
