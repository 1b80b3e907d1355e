import type { Agreement } from '#shared/contract/price'
import type { ReceiptLine } from './receipt'

type Refreshments = Agreement['refreshments']

/** The refreshments of a booking with those of a receipt: the same article at the same price becomes one line. */
export function onTheBill(known: Refreshments, lines: readonly ReceiptLine[]): Refreshments {
  const bill = known.map((line) => ({ ...line }))
  for (const { article, quantity } of lines) {
    const same = bill.find(
      (line) => line.articleId === article.id && line.unitCents === article.cents && line.vat === article.vat,
    )
    if (same) same.quantity += quantity
    else bill.push({ articleId: article.id, text: article.name, quantity, unitCents: article.cents, vat: article.vat })
  }
  return bill
}
