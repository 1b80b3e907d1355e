import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import * as store from '#core/store/invoices'
import { failure } from '#shared/contract/failure'
import type { Invoice, LedgerExport } from '#shared/contract/invoice'
import type { ExportedFile } from '#shared/contract/report'
import { FREE_LINE, OTHER_LEDGER } from '#shared/domain/invoice'
import { type VatRate, vatPercent } from '#shared/domain/price-line'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { type Cell, csvText, decimals } from '../reports/csv'
import { loadInvoice } from './load'
import { sellerOf } from './parties'
import { many } from './read'

/** Files for bookkeeping. */
const fileOf = (fileName: string, mediaType: string, content: string): ExportedFile => ({
  fileName,
  mediaType,
  base64: Buffer.from(content, 'utf8').toString('base64'),
})

/** A final invoice or credit note as UBL. @throws wrong_state `not_final` */
export async function invoiceFile(ctx: Ctx, { id }: { id: string }): Promise<ExportedFile> {
  const invoice = await ctx.read((tx) => loadInvoice(tx, id, dateOf(wallNow(ctx.clock))))
  if (invoice.state !== 'final') throw failure('wrong_state', { reason: 'not_final', detail: '' })
  const word = invoice.type === 'credit' ? 'creditnota' : 'factuur'
  const { ublOf } = await import('./ubl')
  return fileOf(`${word}-${invoice.number}.xml`, 'application/xml', ublOf(invoice))
}

const heads = [
  'Nummer',
  'Soort',
  'Factuurdatum',
  'Vervaldatum',
  'Huurder',
  'KvK',
  'Btw-nummer',
  'Boeking',
  'Datum',
  'Omschrijving',
  'Soort regel',
  'Grootboek',
  'Btw-tarief',
  'Bedrag zonder btw',
  'Btw',
  'Bedrag met btw',
  'Hoort bij factuur',
]
const kindWords: Record<string, string> = {
  rent: 'Huur',
  caretaker: 'Beheerder',
  facility: 'Faciliteit',
  refreshment: 'Consumptie',
  discount: 'Korting',
  damage: 'Ingehouden waarborg, schade',
  kept: 'Ingehouden waarborg',
  [FREE_LINE]: 'Losse regel',
}
const vatWord = (vat: VatRate): string => (vat === 'exempt' ? 'vrijgesteld' : `${vatPercent[vat]}%`)
const dutchDay = (day: CivilDate | null): string => (day === null ? '' : day.split('-').reverse().join('-'))

/** Every line of the final invoices and credit notes of a period (by day of issue), for bookkeeping, in order of number. */
export async function ledgerFile(ctx: Ctx, query: z.infer<typeof LedgerExport>): Promise<ExportedFile> {
  const rows = await ctx.read(async (tx) => {
    const today = dateOf(wallNow(ctx.clock))
    const { ledger } = await sellerOf(tx)
    const listed = (await store.listInvoices(tx, { ...query, view: 'all' })).filter((row) => row.state === 'final')
    const out: Cell[][] = []
    for (const { id } of listed.reverse()) {
      const invoice = await loadInvoice(tx, id, today)
      const ids = [...new Set(invoice.lines.flatMap((line) => line.bookingId ?? []))]
      const numbers = new Map((await many(tx, ids)).map((booking) => [booking.id as string, booking.number]))
      for (const line of invoice.lines) out.push(rowOf(invoice, line, numbers, ledger))
    }
    return out
  })
  return fileOf(`factuurregels-${query.from}-${query.to}.csv`, 'text/csv; charset=utf-8', csvText([heads, ...rows]))
}

function rowOf(
  invoice: Invoice,
  line: Invoice['lines'][number],
  numbers: ReadonlyMap<string, string>,
  ledger: Readonly<Record<string, string>>,
): Cell[] {
  const money = (cents: number) => decimals(cents / 100, 2)
  return [
    invoice.number,
    invoice.type === 'credit' ? 'Creditnota' : 'Factuur',
    dutchDay(invoice.issuedOn),
    dutchDay(invoice.dueOn),
    invoice.buyer.name,
    invoice.buyer.kvk,
    invoice.buyer.vatNumber,
    numbers.get(line.bookingId ?? '') ?? null,
    dutchDay(line.date),
    line.text,
    kindWords[line.kind] ?? line.kind,
    ledger[line.kind] || OTHER_LEDGER,
    line.kind === 'damage' ? 'geen btw' : vatWord(line.vat),
    money(line.netCents),
    money(line.cents - line.netCents),
    money(line.cents),
    invoice.correctsNumber,
  ]
}
