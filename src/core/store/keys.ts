import type { BookingId, CentreId } from '#shared/contract/base'
import type { Key } from '#shared/contract/day-log'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/**
 * Who has which key. What was lent stands in `key_loan`, what went out with an instruction stands with that instruction:
 * read together they are the one list (docs/adr/0021).
 */
const loanOf = (row: Tables['key_loan']): Key => ({
  id: row.id as Key['id'],
  instructed: false,
  centreId: row.centre_id as CentreId,
  what: row.what,
  holder: row.holder,
  phone: row.phone,
  bookingId: row.booking_id as BookingId | null,
  outOn: row.out_on as CivilDate,
  outBy: row.out_by,
  dueOn: row.due_on as CivilDate | null,
  backOn: row.back_on as CivilDate | null,
  backBy: row.back_by,
  remarks: row.remarks,
  revision: row.revision,
})

/** Keys that were out at a centre on a day, or came back on it: those out first, what is due first on top. */
export async function keysOn(tx: ReadTx, centreId: string, date: CivilDate): Promise<Key[]> {
  const lent = await tx
    .selectFrom('key_loan')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('out_on', '<=', date)
    .where((eb) => eb.or([eb('back_on', 'is', null), eb('back_on', '>=', date)]))
    .execute()
  const instructed = await tx
    .selectFrom('instruction as i')
    .innerJoin('renter as r', 'r.id', 'i.renter_id')
    .select(['i.id', 'i.centre_id', 'i.handed_out', 'i.given_on', 'i.given_by', 'i.returned_on', 'i.remarks'])
    .select(['i.revision', 'r.name', 'r.phone'])
    .where('i.centre_id', '=', centreId)
    .where('i.handed_out', 'is not', null)
    .where('i.given_on', '<=', date)
    .where((eb) => eb.or([eb('i.returned_on', 'is', null), eb('i.returned_on', '>=', date)]))
    .execute()
  const keys = [
    ...lent.map(loanOf),
    ...instructed.map(
      (row): Key => ({
        id: row.id as Key['id'],
        instructed: true,
        centreId: row.centre_id as CentreId,
        what: row.handed_out ?? '',
        holder: row.name,
        phone: row.phone,
        bookingId: null,
        outOn: row.given_on as CivilDate,
        outBy: row.given_by,
        dueOn: null,
        backOn: row.returned_on as CivilDate | null,
        backBy: null,
        remarks: row.remarks,
        revision: row.revision,
      }),
    ),
  ]
  const order = (key: Key) => `${key.backOn === date ? 1 : 0}${key.dueOn ?? '9999'}${key.outOn}${key.id}`
  return keys.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** A key that was lent. */
export async function getLoan(tx: ReadTx, id: string): Promise<Key | null> {
  const row = await tx.selectFrom('key_loan').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? loanOf(row) : null
}

export async function putLoan(tx: WriteTx, key: Key): Promise<void> {
  const row: Tables['key_loan'] = {
    id: key.id,
    centre_id: key.centreId,
    what: key.what,
    holder: key.holder,
    phone: key.phone,
    booking_id: key.bookingId,
    out_on: key.outOn,
    out_by: key.outBy ?? '',
    due_on: key.dueOn,
    back_on: key.backOn,
    back_by: key.backBy,
    remarks: key.remarks,
    revision: key.revision,
  }
  await tx
    .insertInto('key_loan')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeLoan(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('key_loan').where('id', '=', id).execute()
}
