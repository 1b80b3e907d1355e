import { sql } from 'kysely'
import type { ChangeKind } from '#shared/contract/app'
import type { AnonymousKind } from '#shared/domain/privacy'
import type { ReadTx } from './open'
import type { Tables } from './tables'

/**
 * What hangs on somebody, by following what refers to them: the same list serves what we hold, what goes when they are made
 * anonymous, and the test that holds it against the references of the database (docs/adr/0037).
 */
type Table = keyof Tables
/** Rows of `table` whose `by` is the id of a row of `from`; `path` where the reference stands inside JSON. */
export type Edge = { table: Table; by: string; from: Table; path?: string }

export const edges: Record<AnonymousKind, readonly Edge[]> = {
  renter: [
    { table: 'renter_billing', by: 'renter_id', from: 'renter' },
    { table: 'renter_keep', by: 'renter_id', from: 'renter' },
    { table: 'booking', by: 'renter_id', from: 'renter' },
    { table: 'series', by: 'template', path: '$.renterId', from: 'renter' },
    { table: 'wish', by: 'renter_id', from: 'renter' },
    { table: 'instruction', by: 'renter_id', from: 'renter' },
    { table: 'invoice', by: 'renter_id', from: 'renter' },
    { table: 'message', by: 'renter_id', from: 'renter' },
    { table: 'series_date', by: 'series_id', from: 'series' },
    { table: 'survey', by: 'series_id', from: 'series' },
    { table: 'survey', by: 'booking_id', from: 'booking' },
    { table: 'wish_choice', by: 'wish_id', from: 'wish' },
    { table: 'wish_facility', by: 'wish_id', from: 'wish' },
    { table: 'placement', by: 'wish_id', from: 'wish' },
    { table: 'booking_room', by: 'booking_id', from: 'booking' },
    { table: 'booking_goal', by: 'booking_id', from: 'booking' },
    { table: 'booking_facility', by: 'booking_id', from: 'booking' },
    { table: 'facility_claim', by: 'booking_id', from: 'booking' },
    { table: 'occupancy', by: 'booking_id', from: 'booking' },
    { table: 'price', by: 'booking_id', from: 'booking' },
    { table: 'price_line', by: 'booking_id', from: 'booking' },
    { table: 'caretaker_time', by: 'booking_id', from: 'booking' },
    { table: 'deposit', by: 'booking_id', from: 'booking' },
    { table: 'referral', by: 'booking_id', from: 'booking' },
    { table: 'museum_tour', by: 'booking_id', from: 'booking' },
    { table: 'key_loan', by: 'booking_id', from: 'booking' },
    { table: 'message', by: 'booking_id', from: 'booking' },
    { table: 'invoice_booking', by: 'booking_id', from: 'booking' },
    { table: 'invoice_line', by: 'booking_id', from: 'booking' },
    { table: 'invoice_line', by: 'invoice_id', from: 'invoice' },
    { table: 'invoice_booking', by: 'invoice_id', from: 'invoice' },
    { table: 'payment', by: 'invoice_id', from: 'invoice' },
    { table: 'message', by: 'invoice_id', from: 'invoice' },
  ],
  caretaker: [
    { table: 'caretaker_centre', by: 'caretaker_id', from: 'caretaker' },
    { table: 'certificate', by: 'caretaker_id', from: 'caretaker' },
    { table: 'earlier_contract', by: 'caretaker_id', from: 'caretaker' },
    { table: 'caretaker_availability', by: 'caretaker_id', from: 'caretaker' },
    { table: 'absence', by: 'caretaker_id', from: 'caretaker' },
    { table: 'shift', by: 'caretaker_id', from: 'caretaker' },
    { table: 'published_shift', by: 'caretaker_id', from: 'caretaker' },
    { table: 'roster_template_shift', by: 'caretaker_id', from: 'caretaker' },
    { table: 'incident', by: 'caretaker_id', from: 'caretaker' },
    { table: 'hand_over', by: 'offered_by', from: 'caretaker' },
    { table: 'hand_over', by: 'taken_by', from: 'caretaker' },
    { table: 'centre_task', by: 'caretaker_id', from: 'caretaker' },
    { table: 'museum_tour', by: 'guide_id', from: 'caretaker' },
  ],
}

/** References to those tables that are not followed, with why not. A reference that is in neither list fails a test. */
export const notFollowed: readonly { table: Table; by: string; why: string }[] = [
  { table: 'booking', by: 'series_id', why: 'a booking of theirs says so itself' },
  { table: 'booking', by: 'displaced_by_id', why: 'the booking of somebody else that made way' },
  { table: 'booking', by: 'replaces_id', why: 'a booking says itself whose it is' },
  { table: 'wish', by: 'series_id', why: 'a wish says itself whose it is' },
  { table: 'invoice', by: 'corrects_id', why: 'a credit note says itself whose it is' },
  { table: 'invoice_line', by: 'corrects_id', why: 'comes with its own invoice' },
]

/** Under which kind and by which column the rows of a table stand in the log. */
export const logged: readonly { table: Table; kind: ChangeKind; by: string }[] = [
  { table: 'renter', kind: 'renter', by: 'id' },
  { table: 'renter', kind: 'billing', by: 'id' },
  { table: 'renter', kind: 'renterKeep', by: 'id' },
  { table: 'booking', kind: 'booking', by: 'id' },
  { table: 'booking', kind: 'price', by: 'id' },
  { table: 'booking', kind: 'deposit', by: 'id' },
  { table: 'booking', kind: 'museumTour', by: 'id' },
  { table: 'series', kind: 'series', by: 'id' },
  { table: 'wish', kind: 'wish', by: 'id' },
  { table: 'instruction', kind: 'instruction', by: 'id' },
  { table: 'referral', kind: 'referral', by: 'id' },
  { table: 'message', kind: 'message', by: 'id' },
  { table: 'invoice', kind: 'invoice', by: 'id' },
  { table: 'payment', kind: 'payment', by: 'id' },
  { table: 'key_loan', kind: 'keyLoan', by: 'id' },
  { table: 'survey', kind: 'survey', by: 'id' },
  { table: 'caretaker', kind: 'caretaker', by: 'id' },
  { table: 'absence', kind: 'absence', by: 'id' },
  { table: 'shift', kind: 'shift', by: 'id' },
  { table: 'incident', kind: 'incident', by: 'id' },
  { table: 'hand_over', kind: 'handOver', by: 'id' },
]

export type HeldRow = Readonly<Record<string, string | number | null | Uint8Array>>
export type HeldRows = Map<Table, HeldRow[]>

/** Every row that hangs on somebody, by table, in the order of `edges`; empty when there is no such person. */
export async function heldRows(tx: ReadTx, kind: AnonymousKind, id: string): Promise<HeldRows> {
  const held: HeldRows = new Map([[kind, await rowsBy(tx, { table: kind, by: 'id' }, [id])]])
  for (const edge of edges[kind]) {
    const ids = (held.get(edge.from) ?? []).map((row) => String(row.id))
    const rows = ids.length === 0 ? [] : await rowsBy(tx, edge, ids)
    const known = held.get(edge.table) ?? []
    const seen = new Set(known.map((row) => JSON.stringify(row)))
    held.set(edge.table, [...known, ...rows.filter((row) => !seen.has(JSON.stringify(row)))])
  }
  return held
}

async function rowsBy(
  tx: ReadTx,
  { table, by, path }: { table: Table; by: string; path?: string | undefined },
  ids: readonly string[],
): Promise<HeldRow[]> {
  const column = sql.ref(by)
  const value = path === undefined ? column : sql`json_extract(${column}, ${sql.lit(path)})`
  const { rows } = await sql<HeldRow>`
    select * from ${sql.table(table)} where ${value} in (select value from json_each(${JSON.stringify(ids)}))`.execute(
    tx,
  )
  return rows
}

/** A line of the log that is about somebody, with the act that it belongs to. */
export type HeldLog = {
  id: number
  change_id: string
  kind: ChangeKind
  entity_id: string
  before: string | null
  after: string | null
  at: string
  user_id: string
  action: string
  subject: string
}

/**
 * What the log says of somebody: of every row that hangs on them, of what hung on them and is gone, and of renters who were
 * merged into them. In order of time.
 */
export async function heldLog(tx: ReadTx, kind: AnonymousKind, id: string, held: HeldRows): Promise<HeldLog[]> {
  const merged = kind === 'renter' ? await mergedInto(tx, id) : []
  const found = new Map<number, HeldLog>()
  const add = (rows: readonly HeldLog[]) => {
    for (const row of rows) found.set(row.id, row)
  }
  for (const { table, kind: of, by } of logged) {
    const ids = [...(held.get(table) ?? []).map((row) => String(row[by])), ...(table === 'renter' ? merged : [])]
    if (ids.length > 0)
      add(await logBy(tx, sql`l.kind = ${of} and l.entity_id in (select value from json_each(${JSON.stringify(ids)}))`))
  }
  // What is gone can only be found by what it said: the id is unique, so the text is enough.
  for (const one of [id, ...merged])
    add(await logBy(tx, sql`(instr(l.before, ${`"${one}"`}) > 0 or instr(l.after, ${`"${one}"`}) > 0)`))
  return [...found.values()].sort((a, b) => a.id - b.id)
}

async function logBy(tx: ReadTx, where: ReturnType<typeof sql>): Promise<HeldLog[]> {
  const { rows } = await sql<HeldLog>`
    select l.id, l.change_id, l.kind, l.entity_id, l.before, l.after, c.at, c.user_id, c.action, c.subject
    from log l join change c on c.id = l.change_id where ${where}`.execute(tx)
  return rows
}

/** Renters who were made one with this one and are gone, by their ids; also those who had been merged into those. */
async function mergedInto(tx: ReadTx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive gone (id) as (
      select ${id}
      union
      select other.entity_id from gone
        join log mine on mine.kind = 'renter' and mine.entity_id = gone.id and mine.after is not null
        join change c on c.id = mine.change_id and c.action = 'renters.merge'
        join log other on other.change_id = c.id and other.kind = 'renter' and other.after is null
    )
    select id from gone where id <> ${id} and not exists (select 1 from renter where renter.id = gone.id)`.execute(tx)
  return rows.map((row) => row.id)
}
