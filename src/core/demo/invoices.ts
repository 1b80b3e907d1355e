import type { Unit } from '#core/app/context'
import { putBilling, putSeller, unbilled } from '#core/store/invoices'
import { addMessages } from '#core/usecases/documents/messages'
import { loadInvoice } from '#core/usecases/invoices/load'
import { sellerOf } from '#core/usecases/invoices/parties'
import { many } from '#core/usecases/invoices/read'
import { addCredit, addDrafts, addPayment, makeFinal } from '#core/usecases/invoices/write'
import type { Billing, Invoice, Seller } from '#shared/contract/invoice'
import { addDays, addMonths, dateOf, startOfMonth } from '#shared/time/civil'
import { randomFrom } from './random'

/** Months that are billed already; the month before this one is still to be billed. */
const BILLED_MONTHS = 2
/** Enough to look around in. */
const RENTERS = 12

/**
 * Invoices of the months before the last: most are paid, some are open, one is late, one was taken back. The month
 * before this one is left to bill.
 */
export async function addInvoices(unit: Unit, town: string): Promise<void> {
  await addSeller(unit, town)
  const today = dateOf(unit.wall)
  const random = randomFrom('facturen')
  let toCredit: Invoice | null = null
  for (let ago = BILLED_MONTHS + 1; ago > 1; ago--) {
    const from = addMonths(startOfMonth(today), -ago)
    const to = addDays(addMonths(from, 1), -1)
    const list = (await many(unit.tx, await unbilled(unit.tx, { from, to: addDays(to, 1) }))).filter(
      (booking) => (booking.chargedCents ?? 0) > 0,
    )
    const renters = [...new Set(list.map((booking) => booking.renterId))].sort().slice(0, RENTERS)
    for (const renterId of renters) if (renterId !== null) await addBilling(unit, renterId, town, random())
    const wanted = list.filter((booking) => renters.includes(booking.renterId))
    if (wanted.length === 0) continue
    const drafts = await addDrafts(unit, { bookingIds: wanted.map((booking) => booking.id), from, to })
    const issued = addDays(to, 3)
    for (const [index, draft] of drafts.entries()) {
      const invoice = await makeFinal(unit, draft, issued)
      const shown = await loadInvoice(unit.tx, invoice.id, today)
      await noteSent(unit, shown)
      const paidOn = addDays(issued, 4 + Math.floor(random() * 18))
      const late = ago === BILLED_MONTHS + 1
      if (index === 1 && late) toCredit = shown
      else if (index % 5 === 3) await addPayment(unit, { id: shown.id, paidOn, cents: 2000, how: 'pin' })
      else if (late ? index % 6 !== 4 : index % 3 !== 2)
        await addPayment(unit, { id: shown.id, paidOn, cents: shown.totalCents, how: 'bank' })
    }
  }
  if (toCredit !== null)
    await makeFinal(unit, await addCredit(unit, { id: toCredit.id, positions: [0] }), addDays(today, -1))
}

/** Made-up numbers; the check digits of the IBAN are right. */
async function addSeller(unit: Unit, town: string): Promise<void> {
  const known = await sellerOf(unit.tx)
  const seller: Seller = {
    ...known,
    address: 'Raadhuisplein 1',
    postcode: '2980 AA',
    town,
    kvk: '00000000',
    vatNumber: 'NL000000000B00',
    iban: 'NL02ABNA0123456789',
    email: 'administratie@example.nl',
    phone: '06-00000000',
    paymentText: 'Vragen over deze factuur? Mail ons, dan kijken we mee.',
    revision: 1,
  }
  await putSeller(unit.tx, seller)
  unit.record({ kind: 'seller', id: seller.id, before: null, after: seller })
}

async function addBilling(
  unit: Unit,
  renterId: NonNullable<Billing['id']>,
  town: string,
  chance: number,
): Promise<void> {
  const billing: Billing = {
    id: renterId,
    name: null,
    attention: null,
    address: `Dorpsstraat ${1 + Math.floor(chance * 120)}`,
    postcode: '2980 AB',
    town,
    email: null,
    kvk: null,
    oin: null,
    vatNumber: null,
    reference: null,
    revision: 1,
  }
  await putBilling(unit.tx, billing)
  unit.record({ kind: 'billing', id: billing.id, before: null, after: billing })
}

async function noteSent(unit: Unit, invoice: Invoice): Promise<void> {
  const { number, renterId, buyer } = invoice
  await addMessages(
    unit,
    {
      kind: 'invoice',
      bookingIds: [],
      invoiceId: invoice.id,
      renterId,
      recipient: buyer.email,
      subject: `Factuur ${number}`,
      body: `Hierbij krijgt u factuur ${number}.`,
      how: 'email',
    },
    'Beheerder',
  )
}
