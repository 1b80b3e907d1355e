import type { CentreId } from '#shared/contract/base'
import type { Instruction, Referral } from '#shared/contract/self-service'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Who may open a centre by themselves, and who was referred to another. */

const instructionOf = (row: Tables['instruction'] & { renter_name: string }): Instruction => ({
  id: row.id as Instruction['id'],
  renterId: row.renter_id as Instruction['renterId'],
  renterName: row.renter_name,
  centreId: row.centre_id as CentreId,
  givenOn: row.given_on as CivilDate,
  givenBy: row.given_by,
  handedOut: row.handed_out,
  returnedOn: row.returned_on as CivilDate | null,
  remarks: row.remarks,
  revision: row.revision,
})

/** Instructions of a renter, a centre, or all; the latest first. */
export async function listInstructions(
  tx: ReadTx,
  query: { renterId?: string | undefined; centreId?: string | undefined; id?: string | undefined },
): Promise<Instruction[]> {
  const { renterId, centreId, id } = query
  const rows = await tx
    .selectFrom('instruction as i')
    .innerJoin('renter as r', 'r.id', 'i.renter_id')
    .selectAll('i')
    .select('r.name as renter_name')
    .$if(renterId !== undefined, (q) => q.where('i.renter_id', '=', renterId ?? ''))
    .$if(centreId !== undefined, (q) => q.where('i.centre_id', '=', centreId ?? ''))
    .$if(id !== undefined, (q) => q.where('i.id', '=', id ?? ''))
    .orderBy('i.given_on', 'desc')
    .orderBy('i.id', 'desc')
    .execute()
  return rows.map(instructionOf)
}

export async function getInstruction(tx: ReadTx, id: string): Promise<Instruction | null> {
  return (await listInstructions(tx, { id }))[0] ?? null
}

export async function putInstruction(tx: WriteTx, value: Instruction): Promise<void> {
  const row: Tables['instruction'] = {
    id: value.id,
    renter_id: value.renterId,
    centre_id: value.centreId,
    given_on: value.givenOn,
    given_by: value.givenBy,
    handed_out: value.handedOut,
    returned_on: value.returnedOn,
    remarks: value.remarks,
    revision: value.revision,
  }
  await tx
    .insertInto('instruction')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeInstruction(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('instruction').where('id', '=', id).execute()
}

/** Whether a renter may open a centre by itself on a date: instructed by then, and what was handed out not given back before. */
export async function hasInstruction(
  tx: ReadTx,
  renterId: string,
  centreId: string,
  date: CivilDate,
): Promise<boolean> {
  const row = await tx
    .selectFrom('instruction')
    .select('id')
    .where('renter_id', '=', renterId)
    .where('centre_id', '=', centreId)
    .where('given_on', '<=', date)
    .where((eb) => eb.or([eb('returned_on', 'is', null), eb('returned_on', '>=', date)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const referralOf = (row: Tables['referral'] & { centre_name: string }): Referral => ({
  id: row.id as Referral['id'],
  bookingId: row.booking_id as Referral['bookingId'],
  centreId: row.centre_id as CentreId,
  centreName: row.centre_name,
  contact: row.contact,
  date: row.date as CivilDate,
  remark: row.remark,
  revision: row.revision,
})

const fetchReferrals = (tx: ReadTx, column: 'id' | 'booking_id', value: string): Promise<Referral[]> =>
  tx
    .selectFrom('referral as f')
    .innerJoin('centre as c', 'c.id', 'f.centre_id')
    .selectAll('f')
    .select('c.name as centre_name')
    .where(`f.${column}`, '=', value)
    .orderBy('f.date')
    .orderBy('f.id')
    .execute()
    .then((rows) => rows.map(referralOf))

/** Where those who asked for a booking were referred to, the first one first. */
export const listReferrals = (tx: ReadTx, bookingId: string): Promise<Referral[]> =>
  fetchReferrals(tx, 'booking_id', bookingId)

export async function getReferral(tx: ReadTx, id: string): Promise<Referral | null> {
  return (await fetchReferrals(tx, 'id', id))[0] ?? null
}

export async function putReferral(tx: WriteTx, value: Referral): Promise<void> {
  const row: Tables['referral'] = {
    id: value.id,
    booking_id: value.bookingId,
    centre_id: value.centreId,
    contact: value.contact,
    date: value.date,
    remark: value.remark,
    revision: value.revision,
  }
  await tx
    .insertInto('referral')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeReferral(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('referral').where('id', '=', id).execute()
}
