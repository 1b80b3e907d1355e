import { z } from 'zod'
import { vatRates } from '../domain/price-line'
import { isDenomination, paidBys } from '../domain/register'
import { ArticleId, CentreId, Cents, Day, Name, QueryNumber, Revision, SaleId, SortOrder, Text, Wall } from './base'

/** The cash register: price list, quick sale, and the closing of a day. Money is whole cents including VAT. */
const Price = Cents.min(0).max(1_000_000)
const articleDetails = {
  name: Name,
  /** Heading on the keys, such as `Warm` or `Koud`. */
  group: z.string().trim().min(1).max(40),
  cents: Price,
  vat: z.enum(vatRates),
  sortOrder: z.number().int(),
}
export const Article = z.object({
  id: ArticleId,
  centreId: CentreId,
  ...articleDetails,
  archived: z.boolean(),
  revision: Revision,
})
export type Article = z.infer<typeof Article>
const articleFields = z.object({ ...articleDetails, sortOrder: SortOrder })
export const NewArticle = articleFields.partial().extend({ centreId: CentreId, name: Name, cents: Price })
export type NewArticle = z.infer<typeof NewArticle>
export const ArticleChange = articleFields
  .partial()
  .extend({ id: ArticleId, revision: Revision, archived: z.boolean().optional() })

/** The drawer of a centre from one closing to the next: a day has one, and another when something is sold after its closing. */
const Sequence = z.number().int().min(1)
const till = { centreId: CentreId, date: Day, sequence: Sequence }
const done = { at: Wall, by: z.string() }

/** What was sold, as it stood on the price list then. */
const SaleLine = z.object({
  articleId: ArticleId,
  name: z.string(),
  quantity: z.number().int(),
  unitCents: Cents,
  vat: z.enum(vatRates),
})
export const Sale = z.object({
  id: SaleId,
  ...till,
  /** Without gaps per centre and day. */
  number: z.number().int(),
  ...done,
  paidBy: z.enum(paidBys),
  lines: z.array(SaleLine),
  totalCents: Cents,
  receivedCents: Cents.nullable(),
  /** The sale that this one takes back, and why. */
  correctsId: SaleId.nullable(),
  reason: z.string().nullable(),
  /** Taken back before its till was closed: it keeps its number and counts for nothing. */
  voided: z.boolean(),
  revision: Revision,
})
export type Sale = z.infer<typeof Sale>
export const NewSale = z.object({
  centreId: CentreId,
  lines: z
    .array(
      z.object({
        articleId: ArticleId,
        quantity: z.number().int().min(1).max(999),
        /** The price that the customer was told; refused when it is another by now. */
        unitCents: Price.optional(),
      }),
    )
    .min(1)
    .max(100),
  paidBy: z.enum(paidBys),
  /** What the customer gave, when paid in cash. */
  receivedCents: Price.nullish(),
})
export const SaleVoid = z.object({ id: SaleId, revision: Revision })
export const SaleCounter = z.object({ id: SaleId, reason: Name })

/** Money put in the drawer (positive) or taken out (negative), other than by selling. */
export const CashMovement = z.object({
  id: z.string(),
  ...till,
  ...done,
  cents: Cents,
  reason: z.string(),
  revision: Revision,
})
export type CashMovement = z.infer<typeof CashMovement>
export const NewMovement = z.object({
  centreId: CentreId,
  cents: Cents.min(-10_000_000)
    .max(10_000_000)
    .refine((cents) => cents !== 0, { error: 'zero' }),
  reason: Name,
})
export const MovementRemoval = z.object({ id: z.string().min(1).max(64), revision: Revision })

const Counts = z
  .array(
    z.object({
      cents: Cents.refine(isDenomination, { error: 'denomination' }),
      pieces: z.number().int().min(0).max(10_000),
    }),
  )
  .max(20)
const reckoning = {
  floatCents: Cents,
  cashCents: Cents,
  movedCents: Cents,
  laterCents: Cents,
  pinCents: Cents,
}
/** The end of a till: what was there, what should be there, and who counted. Never changes. */
export const DayClosing = z.object({
  id: z.string(),
  ...till,
  ...done,
  ...reckoning,
  expectedCents: Cents,
  counts: Counts,
  countedCents: Cents,
  differenceCents: Cents,
  pinSlipCents: Cents,
  pinDifferenceCents: Cents,
  /** Taken to the bank or the safe; what was counted less this is the float of the next till. */
  withdrawnCents: Cents,
  remark: z.string().nullable(),
})
export type DayClosing = z.infer<typeof DayClosing>
export const NewClosing = z.object({
  ...till,
  counts: Counts,
  /** The total on the slip of the terminal; zero without one. */
  pinSlipCents: Cents.min(0).max(100_000_000),
  withdrawnCents: Cents.min(0).max(100_000_000),
  /** Asked for when cash or card is not what it should be. */
  remark: Text.nullish(),
  /** What should be in the drawer and on the slip by the figures that were looked at: refused when somebody sold since. */
  seen: z.object({ expectedCents: Cents, laterCents: Cents, pinCents: Cents }),
})

export const ArticleSum = z.object({ name: z.string(), quantity: z.number().int(), cents: Cents })
export const VatSum = z.object({ vat: z.enum(vatRates), cents: Cents, vatCents: Cents })
/** A till as it stands: of a day, or the present one. */
export const TillQuery = z.object({
  centreId: CentreId,
  date: Day.optional(),
  sequence: QueryNumber.min(1).optional(),
})
export const Till = z.object({
  ...till,
  ...reckoning,
  expectedCents: Cents,
  /** In the order of their numbers, also what was voided. */
  sales: z.array(Sale),
  movements: z.array(CashMovement),
  articles: z.array(ArticleSum),
  vat: z.array(VatSum),
  closing: DayClosing.nullable(),
  /** Other tills of the centre that were used before this one and are not closed, oldest first. */
  open: z.array(z.object({ date: Day, sequence: Sequence })),
})
export type Till = z.infer<typeof Till>

/** Of one centre or all; both days included. */
export const TurnoverQuery = z.object({ centreId: CentreId.optional(), from: Day, to: Day })
export type TurnoverQuery = z.infer<typeof TurnoverQuery>
const TillSum = z.object({
  ...till,
  centre: z.string(),
  sales: z.number().int(),
  cashCents: Cents,
  pinCents: Cents,
  vat: z.array(VatSum),
  closing: DayClosing.nullable(),
})
export type TillSum = z.infer<typeof TillSum>
export const TurnoverReport = z.object({
  from: Day,
  to: Day,
  /** In order of centre and day. */
  tills: z.array(TillSum),
  articles: z.array(ArticleSum.extend({ centre: z.string() })),
  /** The sum of the tills per rate: the VAT of each till is rounded by itself. */
  vat: z.array(VatSum),
})
export type TurnoverReport = z.infer<typeof TurnoverReport>
export const turnoverFormats = ['csv', 'xlsx'] as const
export const TurnoverExport = TurnoverQuery.extend({ format: z.enum(turnoverFormats) })
