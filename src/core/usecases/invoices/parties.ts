import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import * as store from '#core/store/invoices'
import type { ReadTx } from '#core/store/open'
import { getOrganisation } from '#core/store/places'
import { getRenter } from '#core/store/renters'
import type { Billing, BillingChange, Buyer, Seller, SellerChange, SellerOnPaper } from '#shared/contract/invoice'
import type { Renter } from '#shared/contract/renter'
import { usualExemptReason, usualLedger } from '#shared/domain/invoice'
import { assertFresh, found, given } from '../common'

/** The two parties of an invoice: the organisation and the renter, with what the law and bookkeeping ask of them. */
const PAYMENT_DAYS = 14

/** The organisation as it stands on invoices; with the usual values while nobody filled anything in. */
export async function sellerOf(tx: ReadTx): Promise<Seller> {
  const known = await store.getSeller(tx)
  if (known) return known
  const organisation = await getOrganisation(tx)
  return {
    id: 'seller',
    legalName: organisation?.name ?? 'Mijn organisatie',
    address: null,
    postcode: null,
    town: null,
    kvk: null,
    vatNumber: null,
    vatExempt: false,
    exemptReason: usualExemptReason,
    iban: null,
    email: null,
    phone: null,
    paymentDays: PAYMENT_DAYS,
    paymentText: null,
    ledger: usualLedger,
    revision: 1,
  }
}

/** The organisation as it stands on invoices, from its settings as long as nobody filled that in. */
export const getSeller = (ctx: Ctx): Promise<Seller> => ctx.read(sellerOf)

/** Empty text means that nothing is known. */
const emptied = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value === '' ? null : value])) as T

/** Writes how the organisation stands on invoices. @throws stale */
export function changeSeller(ctx: Ctx, input: z.infer<typeof SellerChange>): Promise<Seller> {
  return ctx.change({ action: 'billing.changeSeller', undoable: true }, async (unit) => {
    const stored = await store.getSeller(unit.tx)
    const before = stored ?? (await sellerOf(unit.tx))
    assertFresh(before, input.revision, 'seller')
    const after = { ...before, ...emptied(given(input)), revision: before.revision + 1 } as Seller
    await store.putSeller(unit.tx, after)
    unit.record({ kind: 'seller', id: after.id, before: stored, after })
    return { result: after, subject: after.legalName }
  })
}

const blank = {
  name: null,
  attention: null,
  address: null,
  postcode: null,
  town: null,
  email: null,
  kvk: null,
  oin: null,
  vatNumber: null,
  reference: null,
}

/** Where the invoices of a renter go, as filled in; all empty while nobody did. */
export const getBilling = (ctx: Ctx, { id }: { id: string }): Promise<Billing> =>
  ctx.read(async (tx) => {
    const renter = found(await getRenter(tx, id), 'renter', id)
    return (await store.getBilling(tx, id)) ?? { ...blank, id: renter.id, revision: 1 }
  })

/** Writes where invoices of a renter go. @throws not_found, stale */
export function changeBilling(ctx: Ctx, input: z.infer<typeof BillingChange>): Promise<Billing> {
  return ctx.change({ action: 'billing.changeRenter', undoable: true }, async (unit) => {
    const renter = found(await getRenter(unit.tx, input.id), 'renter', input.id)
    const stored = await store.getBilling(unit.tx, input.id)
    const before: Billing = stored ?? { ...blank, id: renter.id, revision: 1 }
    assertFresh(before, input.revision, 'billing')
    const after = { ...before, ...emptied(given(input)), revision: before.revision + 1 } as Billing
    await store.putBilling(unit.tx, after)
    unit.record({ kind: 'billing', id: after.id, before: stored, after })
    return { result: after, subject: renter.name }
  })
}

/** Who is billed: what was filled in for invoices, else what is known of the renter. */
export function buyerOf(renter: Renter, billing: Billing | null): Buyer {
  const b = billing ?? { ...blank, id: renter.id, revision: 1 }
  // An address is taken whole from one of the two: half of each is the address of nobody.
  const place = b.address !== null || b.postcode !== null || b.town !== null ? b : renter
  return {
    name: b.name ?? renter.name,
    attention: b.attention ?? (b.name === null ? renter.contactName : null),
    address: place.address,
    postcode: place.postcode,
    town: place.town,
    email: b.email ?? renter.email,
    kvk: b.kvk,
    oin: b.oin,
    vatNumber: b.vatNumber,
    reference: b.reference,
  }
}

/** What of the seller stands on paper. */
export function onPaper({ id: _id, ledger: _ledger, revision: _revision, ...seller }: Seller): SellerOnPaper {
  return seller
}
