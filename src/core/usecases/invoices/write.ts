import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/invoices'
import { endUndoOf } from '#core/store/log'
import { getRenter } from '#core/store/renters'
import { failure } from '#shared/contract/failure'
import type {
  ByInvoice,
  CreditRequest,
  DraftRequest,
  Invoice,
  InvoiceChange,
  InvoiceLine,
  InvoiceRow,
  Payment,
  PaymentRemoval,
  PaymentRequest,
} from '#shared/contract/invoice'
import { isDepositLine } from '#shared/domain/deposit'
import { FREE_LINE, invoiceNumber, totalOf } from '#shared/domain/invoice'
import { addDays, dateOf } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { assertFresh, found, given, invalid } from '../common'
import { freeLine, isBillable, loadInvoice } from './load'
import { many } from './read'

/**
 * Drafts, final invoices, credit notes and payments. Making one final can not be undone: the number is given out and
 * the law wants it to stay; a credit note takes it back. So nothing that was done before it can be undone past it either:
 * undoing a draft that is final by now is refused, because its row changed since.
 */
type In<S extends z.ZodType> = z.infer<S>
type Stored = store.StoredInvoice

const plain = {
  type: 'invoice',
  state: 'draft',
  year: null,
  sequence: null,
  number: null,
  correctsId: null,
  issuedOn: null,
  dueOn: null,
  periodFrom: null,
  periodTo: null,
  seller: null,
  buyer: null,
  reference: null,
  note: null,
  bookingIds: [],
  lines: [],
} as const satisfies Partial<Stored>

/** Makes a draft per renter of the bookings named, in order of name. @throws wrong_state `billed` when one stands on an invoice */
export function draftInvoices(ctx: Ctx, input: In<typeof DraftRequest>): Promise<InvoiceRow[]> {
  return ctx.change({ action: 'invoices.draft', undoable: true }, async (unit) => {
    const drafts = await addDrafts(unit, input)
    const rows = await Promise.all(drafts.map((draft) => rowOf(unit, draft.id)))
    return {
      result: rows,
      subject: rows
        .map((row) => row.renterName)
        .join(', ')
        .slice(0, 200),
    }
  })
}

/** Drafts inside a unit of work; the demo uses it as well. */
export async function addDrafts(unit: Unit, input: In<typeof DraftRequest>): Promise<Stored[]> {
  const ids = [...new Set(input.bookingIds)]
  const list = await many(unit.tx, ids)
  if (list.length < ids.length) invalid('bookingIds', 'unknown')
  const billed = await store.billedOn(unit.tx, ids)
  const taken = list.find((booking) => billed.has(booking.id))
  if (taken) throw failure('wrong_state', { reason: 'billed', detail: taken.title })
  const off = list.find((booking) => !isBillable(booking) || booking.renterId === null)
  if (off) throw failure('wrong_state', { reason: 'not_billable', detail: off.title })
  const groups = new Map<string, typeof list>()
  for (const booking of list)
    groups.set(booking.renterId ?? '', [...(groups.get(booking.renterId ?? '') ?? []), booking])
  const drafts: Stored[] = []
  for (const [renterId, those] of groups) {
    const bookingIds = those.map((booking) => booking.id).sort()
    drafts.push(
      await addDraft(unit, {
        renterId,
        bookingIds,
        lines: [],
        periodFrom: input.from ?? null,
        periodTo: input.to ?? null,
      }),
    )
  }
  return drafts
}

type NewDraft = Pick<Stored, 'renterId' | 'bookingIds' | 'lines'> & Partial<Pick<Stored, 'periodFrom' | 'periodTo'>>

/** A draft for one renter, of bookings or of lines of its own. */
export async function addDraft(unit: Unit, wanted: NewDraft): Promise<Stored> {
  const billing = await store.getBilling(unit.tx, wanted.renterId)
  const draft: Stored = {
    ...plain,
    ...wanted,
    id: unit.newId(),
    reference: billing?.reference ?? null,
    createdAt: unit.now,
    revision: 1,
  }
  await store.putInvoice(unit.tx, draft, true)
  unit.record({ kind: 'invoice', id: draft.id, before: null, after: draft })
  return draft
}

async function rowOf(unit: Unit, id: string): Promise<InvoiceRow> {
  const { lines: _lines, seller: _seller, buyer: _buyer, ...row } = await loadInvoice(unit.tx, id, dateOf(unit.wall))
  return row
}

async function openDraft(unit: Unit, input: { id: string; revision: number }): Promise<Stored> {
  const kept = found(await store.getInvoice(unit.tx, input.id), 'invoice', input.id)
  assertFresh(kept, input.revision, 'invoice')
  if (kept.state === 'final') throw failure('wrong_state', { reason: 'invoice_final', detail: kept.number ?? '' })
  return kept
}

const subjectOf = async (unit: Unit, kept: Stored): Promise<string> =>
  kept.number ?? (await getRenter(unit.tx, kept.renterId))?.name ?? ''

/** Changes a draft: reference, note, lines by hand, and which bookings stay on it. @throws invalid_input for lines on a credit note */
export function changeInvoice(ctx: Ctx, input: In<typeof InvoiceChange>): Promise<Invoice> {
  return ctx.change({ action: 'invoices.change', undoable: true }, async (unit) => {
    const before = await openDraft(unit, input)
    const { id: _id, revision: _revision, bookingIds, freeLines, ...texts } = input
    if (freeLines && before.type === 'credit') invalid('freeLines', 'credit_note')
    const after: Stored = {
      ...before,
      ...given(texts),
      ...(bookingIds && { bookingIds: before.bookingIds.filter((id) => (bookingIds as string[]).includes(id)) }),
      ...(freeLines && {
        lines: [...before.lines.filter((line) => line.kind !== FREE_LINE), ...freeLines.map(freeLine)],
      }),
      revision: before.revision + 1,
    }
    await store.putInvoice(unit.tx, after, false)
    unit.record({ kind: 'invoice', id: after.id, before, after })
    return { result: await loadInvoice(unit.tx, after.id, dateOf(unit.wall)), subject: await subjectOf(unit, after) }
  })
}

/** Throws a draft away: its bookings can be billed again. */
export function discardInvoice(ctx: Ctx, input: In<typeof ByInvoice>): Promise<Record<string, never>> {
  return ctx.change({ action: 'invoices.discard', undoable: true }, async (unit) => {
    const before = await openDraft(unit, input)
    await store.removeInvoice(unit.tx, before.id)
    unit.record({ kind: 'invoice', id: before.id, before, after: null })
    return { result: {}, subject: await subjectOf(unit, before) }
  })
}

/**
 * Makes a draft final: it gets the next number of the year, today's date, and everything on it is frozen.
 * @throws wrong_state `incomplete`, with what is missing, `invoice_final`, or `credit_asks` for a discount of what is not taken back
 */
export function finaliseInvoice(ctx: Ctx, input: In<typeof ByInvoice>): Promise<Invoice> {
  // Not undoable: an invoice with a number stays (article 35 Wet OB). A credit note takes it back.
  return ctx.change({ action: 'invoices.finalise', undoable: false }, async (unit) => {
    const before = await openDraft(unit, input)
    const after = await makeFinal(unit, before)
    return { result: await loadInvoice(unit.tx, after.id, dateOf(unit.wall)), subject: after.number ?? '' }
  })
}

/** Makes a draft final inside a unit of work; the demo uses it as well. */
export async function makeFinal(unit: Unit, before: Stored, day = dateOf(unit.wall)): Promise<Stored> {
  const shown = await loadInvoice(unit.tx, before.id, day)
  if (shown.missing.length > 0) throw failure('wrong_state', { reason: 'incomplete', detail: shown.missing.join(' ') })
  const year = Number(day.slice(0, 4))
  const sequence = (await store.lastSequence(unit.tx, year)) + 1
  const after: Stored = {
    ...before,
    state: 'final',
    year,
    sequence,
    number: invoiceNumber(year, sequence),
    issuedOn: day,
    dueOn: addDays(day, shown.seller.paymentDays),
    seller: shown.seller,
    buyer: shown.buyer,
    lines: shown.lines,
    bookingIds: before.bookingIds.filter((id) => shown.lines.some((line) => line.bookingId === id)),
    revision: before.revision + 1,
  }
  await store.putInvoice(unit.tx, after, false)
  if (after.type === 'credit') await release(unit, after)
  unit.record({ kind: 'invoice', id: after.id, before, after })
  if (after.type === 'invoice') await payWithDeposit(unit, after, day)
  // What was done to the draft lies behind a door that stays shut.
  await endUndoOf(unit.tx, 'invoice', [after.id])
  return after
}

/** What is kept of a deposit was paid when the deposit was. */
async function payWithDeposit(unit: Unit, invoice: Stored, paidOn: CivilDate): Promise<void> {
  const cents = totalOf(invoice.lines.filter((line) => isDepositLine(line.kind)))
  if (cents === 0) return
  await addPayment(unit, { id: invoice.id as Invoice['id'], paidOn, cents, how: 'other', note: 'Met de waarborg' })
}

/** A discount by itself: taking that back would ask for money, which needs an invoice. @throws wrong_state `credit_asks` */
function assertGivesBack(original: Stored, positions: readonly number[]): void {
  const off = positions.reduce((sum, i) => sum + (original.lines[i]?.cents ?? 0), 0)
  if (off < 0) throw failure('wrong_state', { reason: 'credit_asks', detail: original.number ?? '' })
}

/**
 * A booking whose lines were all taken back can be billed again. What another draft takes back does not count: that may
 * still be thrown away.
 */
async function release(unit: Unit, note: Stored): Promise<void> {
  const original = found(await store.getInvoice(unit.tx, note.correctsId ?? ''), 'invoice', note.correctsId ?? '')
  const { finalPositions } = await store.creditsOf(unit.tx, original.id)
  assertGivesBack(original, finalPositions)
  const credited = new Set(finalPositions)
  const left = new Set(original.lines.flatMap((line, i) => (credited.has(i) ? [] : [line.bookingId])))
  const touched = new Set(note.lines.map((line) => line.bookingId))
  await store.releaseBookings(
    unit.tx,
    original.bookingIds.filter(
      (id) => touched.has(id as InvoiceLine['bookingId']) && !left.has(id as InvoiceLine['bookingId']),
    ),
  )
}

/**
 * Makes a draft credit note for an invoice, whole or of some lines; each line can be credited once.
 * @throws wrong_state `not_final`, `credited`, or `credit_asks` when only a discount is taken back
 */
export function creditInvoice(ctx: Ctx, input: In<typeof CreditRequest>): Promise<Invoice> {
  return ctx.change({ action: 'invoices.credit', undoable: true }, async (unit) => {
    const note = await addCredit(unit, input)
    return { result: await loadInvoice(unit.tx, note.id, dateOf(unit.wall)), subject: await subjectOf(unit, note) }
  })
}

/** A draft credit note inside a unit of work; the demo uses it as well. */
export async function addCredit(unit: Unit, input: In<typeof CreditRequest>): Promise<Stored> {
  const original = found(await store.getInvoice(unit.tx, input.id), 'invoice', input.id)
  if (original.state !== 'final' || original.type !== 'invoice')
    throw failure('wrong_state', { reason: 'not_final', detail: original.number ?? '' })
  const { positions: done } = await store.creditsOf(unit.tx, original.id)
  const wanted = input.positions ?? original.lines.map((_, i) => i).filter((i) => !done.includes(i))
  if (wanted.length === 0 || wanted.some((i) => done.includes(i)))
    throw failure('wrong_state', { reason: 'credited', detail: original.number ?? '' })
  assertGivesBack(original, [...done, ...new Set(wanted)])
  const lines = [...new Set(wanted)].map((position): InvoiceLine => {
    const line = original.lines[position]
    if (!line) return invalid('positions', 'unknown')
    return {
      ...line,
      cents: -line.cents,
      netCents: -line.netCents,
      unitCents: -line.unitCents,
      waivedCents: 0,
      corrects: { invoiceId: original.id as Invoice['id'], position },
    }
  })
  const note: Stored = {
    ...plain,
    type: 'credit',
    id: unit.newId(),
    renterId: original.renterId,
    correctsId: original.id,
    periodFrom: original.periodFrom,
    periodTo: original.periodTo,
    reference: original.reference,
    bookingIds: [],
    lines,
    createdAt: unit.now,
    revision: 1,
  }
  await store.putInvoice(unit.tx, note, true)
  unit.record({ kind: 'invoice', id: note.id, before: null, after: note })
  return note
}

/** Notes by hand that an invoice was paid, or that money went back (negative). */
export function payInvoice(ctx: Ctx, input: In<typeof PaymentRequest>): Promise<Payment> {
  return ctx.change({ action: 'invoices.pay', undoable: true }, async (unit) => {
    const payment = await addPayment(unit, input)
    const invoice = await store.getInvoice(unit.tx, input.id)
    return { result: payment, subject: invoice?.number ?? '' }
  })
}

/** A payment inside a unit of work; the demo uses it as well. @throws wrong_state `not_final` */
export async function addPayment(unit: Unit, input: In<typeof PaymentRequest>): Promise<Payment> {
  const invoice = found(await store.getInvoice(unit.tx, input.id), 'invoice', input.id)
  if (invoice.state !== 'final' || invoice.type !== 'invoice')
    throw failure('wrong_state', { reason: 'not_final', detail: invoice.number ?? '' })
  const { id: invoiceId, note, ...rest } = input
  const payment: Payment = { ...rest, note: note || null, invoiceId, id: unit.newId() as Payment['id'], revision: 1 }
  await store.putPayment(unit.tx, payment)
  unit.record({ kind: 'payment', id: payment.id, before: null, after: payment })
  return payment
}

/** Takes a payment out that was noted wrongly. */
export function removePayment(ctx: Ctx, input: In<typeof PaymentRemoval>): Promise<Record<string, never>> {
  return ctx.change({ action: 'invoices.unpay', undoable: true }, async (unit) => {
    const before = found(await store.getPayment(unit.tx, input.id), 'payment', input.id)
    assertFresh(before, input.revision, 'payment')
    await store.removePayment(unit.tx, before.id)
    unit.record({ kind: 'payment', id: before.id, before, after: null })
    const invoice = await store.getInvoice(unit.tx, before.invoiceId)
    return { result: {}, subject: invoice?.number ?? '' }
  })
}
