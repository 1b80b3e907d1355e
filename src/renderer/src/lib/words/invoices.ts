import type { paymentWays } from '#shared/contract/invoice'
import type { DepositLineKind } from '#shared/domain/deposit'
import type { InvoiceStatus, PartyProblem } from '#shared/domain/invoice'
import type { PriceLineKind, VatRate } from '#shared/domain/price-line'

/** Dutch words of invoices. */
export const invoiceStatusWords: Record<InvoiceStatus, string> = {
  draft: 'Concept',
  open: 'Open',
  overdue: 'Te laat',
  paid: 'Betaald',
  credited: 'Gecrediteerd',
  refund: 'Terugbetalen',
  credit: 'Creditnota',
}

export const paymentWords: Record<(typeof paymentWays)[number], string> = {
  bank: 'Bank',
  pin: 'Pin',
  cash: 'Contant',
  other: 'Anders',
}

export const vatWords: Record<VatRate, string> = { exempt: 'Vrijgesteld', low: '9 %', high: '21 %' }

/** The VAT of a line: a compensation lies outside VAT, which is something else than exempt. */
export const lineVatWord = ({ kind, vat }: { kind: string; vat: VatRate }): string =>
  kind === 'damage' ? 'Geen' : vatWords[vat]

/** What must be filled in before an invoice can be final, and where. */
export const missingWords: Record<PartyProblem, string> = {
  seller_address: 'het adres van uw organisatie',
  seller_kvk: 'het KvK-nummer van uw organisatie',
  seller_vat: 'het btw-nummer van uw organisatie, of dat u geen btw rekent',
  seller_iban: 'het IBAN van uw organisatie',
  buyer_address: 'het adres van de huurder',
  no_lines: 'regels met een bedrag',
}

/** The words of a code that came as text. */
export const missingText = (code: string): string =>
  (missingWords as Record<string, string | undefined>)[code] ?? 'een gegeven'

/** Kinds of lines that have a ledger account of their own. */
export const priceLineWords: Record<PriceLineKind | DepositLineKind, string> = {
  rent: 'Huur',
  caretaker: 'Beheerder',
  facility: 'Faciliteiten',
  refreshment: 'Consumpties',
  discount: 'Korting',
  damage: 'Waarborg: schade',
  kept: 'Waarborg: extra werk',
}
