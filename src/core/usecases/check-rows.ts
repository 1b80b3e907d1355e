import { setImmediate } from 'node:timers/promises'
import { asStored } from '#core/store/as-stored'
import * as bookings from '#core/store/bookings'
import { anonymisedIds, type ComparedKind, idsAfter, lastLines } from '#core/store/last-lines'
import type { ReadTx } from '#core/store/open'
import { getRenters } from '#core/store/renters'

const PAGE = 1_000

/** What the row takes from another one: who renames a renter or a theme changes no booking. */
const borrowed: ReadonlySet<string> = new Set(['renterName', 'theme', 'goals', 'activityType'])

type Row = { id: string; [field: string]: unknown }
type Compared = {
  rows(tx: ReadTx, ids: readonly string[]): Promise<readonly Row[]>
  /** Whose data it is. */
  renter(row: Row): unknown
  name(row: Row): string
}
const compared: Record<ComparedKind, Compared> = {
  booking: {
    rows: bookings.getMany,
    renter: (row) => row.renterId,
    name: (row) => `boeking ${String(row.number)}`,
  },
  renter: { rows: getRenters, renter: (row) => row.id, name: (row) => `huurder ${row.id}` },
}

/**
 * Holds every booking and every renter against its last line in the log: each change of one is logged whole, so what differs
 * was changed outside the program or rotted on the disk. Passed over are rows without such a line (older than the log is
 * kept), lines from which values were taken out, and who was anonymised. Fields that the line does not know are newer
 * than it.
 *
 * @param differs is told the name of each row that is not as the log says
 */
export async function checkRows(tx: ReadTx, differs: (detail: string) => void): Promise<void> {
  const anonymised = anonymisedIds(tx)
  for (const kind of ['booking', 'renter'] as const)
    for (let ids = idsAfter(tx, kind, '', PAGE); ids.length > 0; ids = idsAfter(tx, kind, ids.at(-1) ?? '', PAGE)) {
      const { rows, renter, name } = compared[kind]
      const lines = lastLines(tx, kind, ids)
      for (const row of await rows(tx, ids)) {
        const line = lines.get(row.id)
        if (line === undefined || anonymised.has(String(renter(row)))) continue
        if (!isAsLogged(row, line.after)) differs(name(row))
      }
      // It takes a while in a store of ten years: the window gets its turn in between.
      await setImmediate()
    }
}

function isAsLogged(row: Row, after: string | null): boolean {
  const logged = parsed(after)
  // A line that can't be read is named as such already.
  if (logged === undefined) return true
  if (logged === null) return false
  return Object.entries(row).every(
    ([field, value]) => borrowed.has(field) || !(field in logged) || words(value) === words(logged[field]),
  )
}

function parsed(text: string | null): Record<string, unknown> | null | undefined {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** A value as text; rooms and facilities are a set, in which order they stand says nothing. */
const words = (value: unknown): string =>
  Array.isArray(value)
    ? value
        .map((one) => words(one))
        .sort()
        .join()
    : typeof value === 'object' && value !== null
      ? JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : // The log writes half of a pair as an escape, so it is made equal here.
        JSON.stringify(typeof value === 'string' ? asStored(value) : (value ?? null))
