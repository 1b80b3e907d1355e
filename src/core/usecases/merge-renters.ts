import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as bookings from '#core/store/bookings'
import * as documents from '#core/store/documents'
import * as invoices from '#core/store/invoices'
import * as merges from '#core/store/merges'
import type { ReadTx } from '#core/store/open'
import * as store from '#core/store/renters'
import * as seasons from '#core/store/seasons'
import * as selfService from '#core/store/self-service'
import * as series from '#core/store/series'
import { failure } from '#shared/contract/failure'
import type { MergePreview, Renter, RenterMerge } from '#shared/contract/renter'
import { openCents } from '#shared/domain/invoice'
import { dateOf } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import { assertFresh, found, invalid } from './common'

/**
 * Two renters who are one and the same: what the one has goes to the other. Final invoices can not change (ADR 15): they
 * stay with the renter that is put away, who then stays in the archive. Without them nothing refers to that renter any
 * more, and it goes. Undone in one step, as every change.
 */
const ALL = 1_000_000

/** What would move, and why it can not; writes nothing. @throws not_found, invalid_input for one and the same */
export function previewMerge(ctx: Ctx, input: { keepId: string; goneId: string }): Promise<MergePreview> {
  return ctx.read(async (tx) => {
    const { keep, gone } = await both(tx, input)
    const { finals, openDrafts, ...moving } = await hangingOn(tx, gone.id)
    return {
      keep: completed(keep, gone),
      gone,
      counts: {
        bookings: moving.bookings.length,
        series: moving.seriesIds.length,
        drafts: openDrafts.length,
        messages: moving.messageIds.length,
        wishes: moving.wishIds.length,
        instructions: moving.instructions.length,
      },
      finalInvoices: finals.length,
      refused: refusal(keep, finals),
    }
  })
}

/** @throws stale; wrong_state `merge_archived` or `merge_open_invoices` */
export function mergeRenters(ctx: Ctx, input: z.infer<typeof RenterMerge>): Promise<Renter> {
  return ctx.change({ action: 'renters.merge', undoable: true }, async (unit) => {
    const { keep, gone } = await both(unit.tx, input)
    assertFresh(keep, input.keepRevision, 'renter')
    assertFresh(gone, input.goneRevision, 'renter')
    const hanging = await hangingOn(unit.tx, gone.id)
    const reason = refusal(keep, hanging.finals)
    if (reason !== null) throw failure('wrong_state', { reason: `merge_${reason}`, detail: gone.name })
    const after: Renter = { ...completed(keep, gone), revision: keep.revision + 1 }
    await store.putRenter(unit.tx, after)
    unit.record({ kind: 'renter', id: keep.id, before: keep, after })
    await give(unit, gone, after, hanging)
    await putAway(unit, gone, after, hanging.finals.length > 0)
    return { result: after, subject: `${gone.name} bij ${after.name}` }
  })
}

async function both(tx: ReadTx, { keepId, goneId }: { keepId: string; goneId: string }) {
  if (keepId === goneId) invalid('goneId', 'same')
  const keep = found(await store.getRenter(tx, keepId), 'renter', keepId)
  return { keep, gone: found(await store.getRenter(tx, goneId), 'renter', goneId) }
}

type Hanging = Awaited<ReturnType<typeof hangingOn>>

async function hangingOn(tx: ReadTx, id: string) {
  const listed = await invoices.listInvoices(tx, { renterId: id as Renter['id'] })
  return {
    bookings: await bookings.ofRenter(tx, id, ALL),
    seriesIds: await merges.seriesOfRenter(tx, id),
    wishIds: await merges.wishesOfRenter(tx, id),
    messageIds: await merges.messagesOfRenter(tx, id),
    instructions: await selfService.listInstructions(tx, { renterId: id }),
    finals: listed.filter((row) => row.state === 'final'),
    // A draft credit note belongs to its final invoice.
    openDrafts: listed.filter((row) => row.state === 'draft' && row.type === 'invoice'),
  }
}

/** Why they can not be made one: the debt of a renter that is put away would be seen by nobody. */
function refusal(keep: Renter, finals: Hanging['finals']): MergePreview['refused'] {
  if (keep.archived) return 'archived'
  return finals.some((row) => openCents(row) !== 0) ? 'open_invoices' : null
}

/** The renter that stays, with what was only known of the other; an address is taken whole. */
function completed(keep: Renter, gone: Renter): Renter {
  const address = keep.address ?? keep.postcode ?? keep.town
  const place = address === null ? gone : keep
  const notes = [keep.notes, gone.notes].filter((text) => text !== null && text !== '')
  return {
    ...keep,
    contactName: keep.contactName ?? gone.contactName,
    email: keep.email ?? gone.email,
    phone: keep.phone ?? gone.phone,
    address: place.address,
    postcode: place.postcode,
    town: place.town,
    notes: notes.length === 0 ? null : [...new Set(notes)].join('\n').slice(0, 2000),
  }
}

async function give(unit: Unit, gone: Renter, keep: Renter, hanging: Hanging): Promise<void> {
  const { tx } = unit
  await merges.giveBookings(tx, gone.id, keep.id)
  for (const before of hanging.bookings) {
    const after = { ...before, renterId: keep.id, renterName: keep.name, revision: before.revision + 1 }
    unit.record({ kind: 'booking', id: before.id, before, after, centreId: before.centreId })
  }
  for (const id of hanging.seriesIds) {
    const before = found(await series.getSeries(tx, id), 'series', id)
    const template = { ...before.template, renterId: keep.id }
    const after = { ...before, template, revision: before.revision + 1 }
    await series.putSeries(tx, after, before)
    unit.record({ kind: 'series', id, before, after, centreId: before.centreId })
  }
  for (const id of hanging.wishIds) {
    const before = found(await seasons.getWish(tx, id), 'wish', id)
    const after = { ...before, renterId: keep.id, revision: before.revision + 1 }
    await seasons.putWish(tx, after)
    unit.record({ kind: 'wish', id, before, after: found(await seasons.getWish(tx, id), 'wish', id) })
  }
  for (const before of hanging.instructions) {
    const after = { ...before, renterId: keep.id, renterName: keep.name, revision: before.revision + 1 }
    await selfService.putInstruction(tx, after)
    unit.record({ kind: 'instruction', id: before.id, before, after, centreId: before.centreId })
  }
  for (const id of hanging.messageIds) {
    const before = found(await documents.getMessage(tx, id), 'message', id)
    const after = { ...before, renterId: keep.id, revision: before.revision + 1 }
    await documents.putMessage(tx, after)
    unit.record({ kind: 'message', id, before, after })
  }
  for (const { id } of hanging.openDrafts) {
    const before = found(await invoices.getInvoice(tx, id), 'invoice', id)
    const after = { ...before, renterId: keep.id as string, revision: before.revision + 1 }
    await invoices.putInvoice(tx, after, false)
    unit.record({ kind: 'invoice', id, before, after })
  }
}

/** Where its invoices go moves along when the other has nothing of its own; then it goes, or rests in the archive. */
async function putAway(unit: Unit, gone: Renter, keep: Renter, hasFinals: boolean): Promise<void> {
  const billing = await invoices.getBilling(unit.tx, gone.id)
  if (billing && !(await invoices.getBilling(unit.tx, keep.id))) {
    const after = { ...billing, id: keep.id, revision: 1 }
    await invoices.putBilling(unit.tx, after)
    unit.record({ kind: 'billing', id: keep.id, before: null, after })
  }
  if (hasFinals) {
    const said = `Samengevoegd met ${keep.name} op ${formatDate(dateOf(unit.wall))}.`
    const notes = [gone.notes, said].filter(Boolean).join('\n').slice(-2000)
    const after: Renter = { ...gone, archived: true, notes, revision: gone.revision + 1 }
    await store.putRenter(unit.tx, after)
    unit.record({ kind: 'renter', id: gone.id, before: gone, after })
    return
  }
  if (billing) {
    await invoices.removeBilling(unit.tx, gone.id)
    unit.record({ kind: 'billing', id: gone.id, before: billing, after: null })
  }
  await store.removeRenter(unit.tx, gone.id)
  unit.record({ kind: 'renter', id: gone.id, before: gone, after: null })
}
