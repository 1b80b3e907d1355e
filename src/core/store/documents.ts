import type { Message } from '#shared/contract/document'
import type { TemplateKind } from '#shared/domain/documents'
import type { WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Templates that an organisation wrote, and the messages that were noted as sent. */
export type StoredTemplate = { id: TemplateKind; subject: string; body: string; revision: number }

const templateOf = ({ kind, ...row }: Tables['document_template']): StoredTemplate => ({ id: kind, ...row })

export const listTemplates = async (tx: ReadTx): Promise<StoredTemplate[]> =>
  (await tx.selectFrom('document_template').selectAll().execute()).map(templateOf)

/** The organisation's own template of a kind; null when it uses the original. */
export async function getTemplate(tx: ReadTx, kind: string): Promise<StoredTemplate | null> {
  const row = await tx
    .selectFrom('document_template')
    .selectAll()
    .where('kind', '=', kind as TemplateKind)
    .executeTakeFirst()
  return row ? templateOf(row) : null
}

export async function putTemplate(tx: WriteTx, { id, ...rest }: StoredTemplate): Promise<void> {
  const row = { kind: id, ...rest }
  await tx
    .insertInto('document_template')
    .values(row)
    .onConflict((oc) => oc.column('kind').doUpdateSet(row))
    .execute()
}

export async function removeTemplate(tx: WriteTx, kind: string): Promise<void> {
  await tx
    .deleteFrom('document_template')
    .where('kind', '=', kind as TemplateKind)
    .execute()
}

const messageOf = (row: Tables['message']): Message => ({
  id: row.id as Message['id'],
  kind: row.kind,
  bookingId: row.booking_id as Message['bookingId'],
  invoiceId: row.invoice_id as Message['invoiceId'],
  renterId: row.renter_id as Message['renterId'],
  recipient: row.recipient,
  subject: row.subject,
  body: row.body,
  how: row.how,
  sentAt: row.sent_at as WallTime,
  user: row.user_id,
  revision: row.revision,
})

/** Of a booking, an invoice or a renter; latest first, at most 200. */
export async function listMessages(
  tx: ReadTx,
  about: { bookingId?: string | undefined; invoiceId?: string | undefined; renterId?: string | undefined },
): Promise<Message[]> {
  const rows = await tx
    .selectFrom('message')
    .selectAll()
    .$if(about.bookingId !== undefined, (q) => q.where('booking_id', '=', about.bookingId ?? ''))
    .$if(about.invoiceId !== undefined, (q) => q.where('invoice_id', '=', about.invoiceId ?? ''))
    .$if(about.renterId !== undefined, (q) => q.where('renter_id', '=', about.renterId ?? ''))
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(messageOf)
}

export async function getMessage(tx: ReadTx, id: string): Promise<Message | null> {
  const row = await tx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? messageOf(row) : null
}

export async function putMessage(tx: WriteTx, m: Message): Promise<void> {
  const row: Tables['message'] = {
    id: m.id,
    kind: m.kind,
    booking_id: m.bookingId,
    invoice_id: m.invoiceId,
    renter_id: m.renterId,
    recipient: m.recipient,
    subject: m.subject,
    body: m.body,
    how: m.how,
    sent_at: m.sentAt,
    user_id: m.user,
    revision: m.revision,
  }
  await tx
    .insertInto('message')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

/** Only undoing the note does that. */
export async function removeMessage(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('message').where('id', '=', id).execute()
}
