import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import * as store from '#core/store/documents'
import { getBilling } from '#core/store/invoices'
import type { ReadTx } from '#core/store/open'
import { getRenter } from '#core/store/renters'
import type { Booking } from '#shared/contract/booking'
import type { Message, MessageAbout, NewMessage, PreparedMessage } from '#shared/contract/document'
import type { Alternative } from '#shared/domain/booking-rules'
import { isInvoiceKind } from '#shared/domain/documents'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { judge } from '../bookings/judge'
import { loadPlace } from '../bookings/surroundings'
import { found, invalid } from '../common'
import { loadInvoice } from '../invoices/load'
import { sellerOf } from '../invoices/parties'
import { bookingFields, invoiceFields, partyFields } from './fields'
import { engine, oneLine, templateOf } from './templates'

/**
 * Writes a message about bookings or an invoice by the template of its kind. Nothing is kept: it is a draft that people
 * change and send themselves.
 */
export function prepareMessage(ctx: Ctx, about: MessageAbout): Promise<PreparedMessage> {
  const now = wallNow(ctx.clock)
  return ctx.read((tx) => (isInvoiceKind(about.kind) ? aboutInvoice(tx, about, now) : aboutBookings(tx, about, now)))
}

async function aboutInvoice(tx: ReadTx, about: MessageAbout, now: WallTime): Promise<PreparedMessage> {
  const { invoiceId, kind } = about
  if (invoiceId === undefined) invalid('invoiceId', 'required')
  const today = dateOf(now)
  const invoice = await loadInvoice(tx, invoiceId, today)
  const renter = await getRenter(tx, invoice.renterId)
  const fields = { ...partyFields(invoice.seller, renter, today), ...invoiceFields(invoice, today) }
  const template = await templateOf(tx, kind)
  const { fill } = await engine()
  return {
    kind,
    bookingId: null,
    invoiceId,
    renterId: invoice.renterId,
    name: invoice.buyer.name,
    recipient: invoice.buyer.email,
    subject: oneLine(fill(template.subject, fields)),
    body: fill(template.body, fields),
  }
}

async function aboutBookings(tx: ReadTx, about: MessageAbout, now: WallTime): Promise<PreparedMessage> {
  const wanted = about.bookingIds ?? []
  const several = await bookings.getMany(tx, wanted)
  const first = found(several.find((b) => b.id === wanted[0]) ?? several[0], 'booking', wanted[0] ?? '')
  const newPlace = about.newBookingId === undefined ? null : await bookings.get(tx, about.newBookingId)
  const renter = first.renterId === null ? null : await getRenter(tx, first.renterId)
  const billing = renter ? await getBilling(tx, renter.id) : null
  const subject = {
    bookings: [first, ...several.filter((b) => b.id !== first.id)],
    newPlace,
    alternatives: await alternativesOf(tx, about, first, newPlace !== null, now),
  }
  const fields = {
    ...partyFields(await sellerOf(tx), renter, dateOf(now)),
    ...(await bookingFields(tx, subject)),
  }
  const template = await templateOf(tx, about.kind)
  const { fill } = await engine()
  const money = about.kind === 'proposal' || about.kind === 'quotation'
  return {
    kind: about.kind,
    bookingId: first.id,
    invoiceId: null,
    renterId: first.renterId,
    name: renter?.name ?? first.contactName,
    recipient: (money ? billing?.email : null) ?? renter?.email ?? null,
    subject: oneLine(fill(template.subject, fields)),
    body: fill(template.body, fields),
  }
}

/** Free places to name: those that the caller chose, else what the rules find; only where a message offers them. */
async function alternativesOf(tx: ReadTx, about: MessageAbout, booking: Booking, placed: boolean, now: WallTime) {
  const given = about.alternatives?.map((place) => ({ ...place, centreId: booking.centreId }))
  if (given) return given
  const offers = about.kind === 'refusal' || about.kind === 'cancellation' || (about.kind === 'displacement' && !placed)
  if (!offers || booking.endsAt <= now) return []
  const place = await loadPlace(tx, booking.centreId, booking)
  // Judged as if it still wanted its slot: what stands in the way brings the free places along.
  const { findings } = await judge(tx, place, { ...booking, status: 'confirmed' }, now, true)
  const all: Alternative[] = findings.flatMap((f) => ('alternatives' in f.data ? f.data.alternatives : []))
  const seen = new Set<string>()
  return all.flatMap((a) => {
    const key = `${a.roomIds.join()} ${a.startsAt}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ startsAt: a.startsAt, endsAt: a.endsAt, roomIds: a.roomIds, centreId: booking.centreId }]
  })
}

/** Of a booking, an invoice or a renter, latest first. */
export const listMessages = (
  ctx: Ctx,
  about: { bookingId?: string | undefined; invoiceId?: string | undefined; renterId?: string | undefined },
): Promise<Message[]> => ctx.read((tx) => store.listMessages(tx, about))

/** Notes by hand that a message went out: one note per booking that it was about, else one for the invoice or renter. */
export function noteMessage(ctx: Ctx, input: NewMessage): Promise<Message[]> {
  return ctx.change({ action: 'messages.note', undoable: true }, async (unit) => {
    const notes = await addMessages(unit, input, ctx.user.name)
    return { result: notes, subject: input.subject }
  })
}

/** Notes inside a unit of work; the demo uses it as well. @throws invalid_input when it is about nothing */
export async function addMessages(unit: Unit, input: NewMessage, user: string): Promise<Message[]> {
  const known = await bookings.getMany(unit.tx, input.bookingIds)
  const subjects: (Booking | null)[] = input.bookingIds.length === 0 ? [null] : known
  if (known.length < new Set(input.bookingIds).size) invalid('bookingIds', 'unknown')
  if (known.length === 0 && input.invoiceId == null && input.renterId == null) invalid('bookingIds', 'required')
  const notes: Message[] = []
  for (const booking of subjects) {
    const message: Message = {
      id: unit.newId() as Message['id'],
      kind: input.kind,
      bookingId: booking?.id ?? null,
      invoiceId: input.invoiceId ?? null,
      renterId: input.renterId ?? booking?.renterId ?? null,
      recipient: input.recipient || null,
      subject: input.subject,
      body: input.body,
      how: input.how,
      sentAt: unit.wall,
      user,
      revision: 1,
    }
    await store.putMessage(unit.tx, message)
    unit.record({ kind: 'message', id: message.id, before: null, after: message, centreId: booking?.centreId })
    notes.push(message)
  }
  return notes
}
