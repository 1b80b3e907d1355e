import type { Look, LookKind, LookSearch } from '#shared/contract/log'
import type { Instant } from '#shared/time/types'
import { asStored } from './as-stored'
import { headOf } from './chain'
import { insertRows } from './insert'
import type { ReadTx, WriteTx } from './open'
import { lookHash } from './seal'

/** Who saw personal data, or took it out in a file. */
export type NewLook = {
  at: Instant
  userId: string
  call: string
  kind: LookKind
  subjectId: string | null
  people: number
  takenOut: boolean
  selection: string | null
}

/** Adds looks to their chain (docs/adr/0036); at most a few thousand at a time. */
export function writeLooks(tx: WriteTx, looks: readonly NewLook[]): void {
  const [last] = tx.plain.all<{ sequence: number }>('select coalesce(max(sequence), 0) as sequence from look')
  const head = headOf(tx, 'look')
  let sequence = Math.max(last?.sequence ?? 0, head?.sequence ?? 0)
  let hash = head?.hash ?? ''
  const rows = looks.map((noted) => {
    const look = { ...noted, subjectId: kept(noted.subjectId), selection: kept(noted.selection) }
    sequence += 1
    hash = lookHash(hash, { ...look, sequence })
    return {
      sequence,
      at: look.at,
      user_id: look.userId,
      call: look.call,
      kind: look.kind,
      subject_id: look.subjectId,
      people: look.people,
      taken_out: look.takenOut ? 1 : 0,
      selection: look.selection,
      hash,
    }
  })
  insertRows(tx, 'look', rows)
  tx.plain.run(`update log_head set sequence = ?, hash = ? where chain = 'look'`, [sequence, hash])
}

/** The hash is of what is read back. */
const kept = (text: string | null): string | null => (text === null ? null : asStored(text))

export type LookQuery = Omit<LookSearch, 'from' | 'to'> & {
  from?: Instant | undefined
  /** Exclusive. */
  to?: Instant | undefined
  limit: number
}

/** Looks, latest first, with what they are about as it is called now. */
export async function searchLooks(
  tx: ReadTx,
  query: LookQuery,
): Promise<(Omit<Look, 'userName' | 'subject'> & { subject: string | null })[]> {
  let select = tx.selectFrom('look').selectAll().orderBy('sequence', 'desc').limit(query.limit)
  if (query.userId !== undefined) select = select.where('user_id', '=', query.userId)
  if (query.kind !== undefined) select = select.where('kind', '=', query.kind)
  if (query.id !== undefined) select = select.where('subject_id', '=', query.id)
  if (query.from !== undefined) select = select.where('at', '>=', query.from)
  if (query.to !== undefined) select = select.where('at', '<', query.to)
  if (query.takenOut) select = select.where('taken_out', '=', 1)
  if (query.before !== undefined) select = select.where('sequence', '<', query.before)
  const rows = await select.execute()
  const names = await subjectNames(tx, rows)
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at as Instant,
    userId: row.user_id,
    call: row.call,
    kind: row.kind,
    subjectId: row.subject_id,
    subject: row.subject_id === null ? null : (names.get(row.subject_id) ?? null),
    people: row.people,
    takenOut: row.taken_out === 1,
    selection: row.selection,
  }))
}

async function subjectNames(
  tx: ReadTx,
  rows: readonly { kind: LookKind; subject_id: string | null }[],
): Promise<Map<string, string>> {
  const ids = (kind: LookKind) => [
    ...new Set(rows.flatMap((row) => (row.kind === kind && row.subject_id !== null ? [row.subject_id] : []))),
  ]
  const named = async (table: 'renter' | 'caretaker') => {
    const wanted = ids(table)
    return wanted.length === 0 ? [] : tx.selectFrom(table).select(['id', 'name']).where('id', 'in', wanted).execute()
  }
  const bookings = ids('booking')
  const booked =
    bookings.length === 0
      ? []
      : await tx.selectFrom('booking').select(['id', 'number', 'title']).where('id', 'in', bookings).execute()
  const invoices = ids('invoice')
  const invoiced =
    invoices.length === 0
      ? []
      : await tx
          .selectFrom('invoice as i')
          .innerJoin('renter as r', 'r.id', 'i.renter_id')
          .select(['i.id', 'i.number', 'r.name'])
          .where('i.id', 'in', invoices)
          .execute()
  return new Map([
    ...(await named('renter')).map(({ id, name }) => [id, name] as const),
    ...(await named('caretaker')).map(({ id, name }) => [id, name] as const),
    ...booked.map(({ id, number, title }) => [id, `${number} ${title}`] as const),
    ...invoiced.map(({ id, number, name }) => [id, [number, name].filter(Boolean).join(' ')] as const),
  ])
}
