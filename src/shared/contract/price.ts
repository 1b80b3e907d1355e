import { z } from 'zod'
import { type PriceNote as DomainNote, freeReasons } from '../domain/price'
import { nothingAgreed } from '../domain/price-agreement'
import { priceLineKinds, priceUnits, vatRates } from '../domain/price-line'
import { renterCategories } from '../domain/vocabulary'
import {
  BookingId,
  CaretakerRateId,
  CentreId,
  Cents,
  ClockTimeText,
  Day,
  FacilityId,
  Revision,
  RoomId,
  TariffId,
  Text,
  Wall,
} from './base'

/** Tariffs, what a caretaker costs, and the price of a booking. All money in whole cents with VAT in it. */
const Money = z.number().int().min(0).max(100_000_000)
const Minutes = z.number().int().min(0).max(20_160)

const tariffDetails = {
  /** For one room or one facility; for all rooms of the centre when both are null. */
  roomId: RoomId.nullable(),
  facilityId: FacilityId.nullable(),
  /** For one category of renters; for all except the centre itself when null. */
  category: z.enum(renterCategories).nullable(),
  unit: z.enum(priceUnits),
  cents: Money,
  eveningCents: Money.nullable(),
  weekendCents: Money.nullable(),
  eveningFrom: ClockTimeText,
  daypartMinutes: z.number().int().min(30).max(1440),
  graceMinutes: z.number().int().min(0).max(240),
  byClock: z.boolean(),
  partPercent: z.number().int().min(1).max(100).nullable(),
  minimumCents: Money.nullable(),
  minimumMinutes: Minutes.nullable(),
  depositCents: Money,
  vat: z.enum(vatRates),
  validFrom: Day,
}
/** What a tariff has when nobody says so: a daypart is four hours, and half an hour more is still one. */
export const usualTariff = {
  roomId: null,
  facilityId: null,
  category: null,
  eveningCents: null,
  weekendCents: null,
  eveningFrom: '18:00',
  daypartMinutes: 240,
  graceMinutes: 30,
  byClock: false,
  partPercent: null,
  minimumCents: null,
  minimumMinutes: null,
  depositCents: 0,
  vat: 'exempt',
} as const

export const Tariff = z.object({
  id: TariffId,
  centreId: CentreId,
  ...tariffDetails,
  archived: z.boolean(),
  revision: Revision,
})
export type Tariff = z.infer<typeof Tariff>
const tariffFields = z.object(tariffDetails)
export const NewTariff = tariffFields
  .partial()
  .extend({ centreId: CentreId, unit: z.enum(priceUnits), cents: Money, validFrom: Day })
export type NewTariff = z.infer<typeof NewTariff>
export const TariffChange = tariffFields.partial().extend({ id: TariffId, revision: Revision })

const rateDetails = {
  centsPerHour: Money,
  roundMinutes: z.number().int().min(1).max(240),
  minimumMinutes: z.number().int().min(0).max(720),
  travelCents: Money,
  vat: z.enum(vatRates),
  validFrom: Day,
}
/** What a caretaker outside staffed hours costs at a centre, from a day on. */
export const CaretakerRate = z.object({
  id: CaretakerRateId,
  centreId: CentreId,
  ...rateDetails,
  archived: z.boolean(),
  revision: Revision,
})
export type CaretakerRate = z.infer<typeof CaretakerRate>
const rateFields = z.object(rateDetails)
export const NewCaretakerRate = rateFields.extend({ centreId: CentreId })
export const CaretakerRateChange = rateFields.partial().extend({ id: CaretakerRateId, revision: Revision })

export const ChargedLine = z.object({
  key: z.string(),
  kind: z.enum(priceLineKinds),
  text: z.string(),
  unit: z.enum(priceUnits),
  quantity: z.number().int(),
  unitCents: Cents,
  cents: Cents,
  waivedCents: Cents,
  vat: z.enum(vatRates),
  reason: z.string().nullable(),
})

const Reason = Text.min(1)
/** What was agreed by hand; it stays when the price is worked out anew. */
export const Agreement = z.object({
  discount: z
    .object({ percent: z.number().int().min(1).max(100).nullable(), cents: Money.nullable(), reason: Reason })
    .refine((d) => (d.percent === null) !== (d.cents === null), { error: 'one_of' })
    .nullable(),
  /** `total` is the sum; other keys are those of the lines. */
  overrules: z.array(z.object({ key: z.string().min(1).max(200), cents: Money, reason: Reason })).max(50),
  depositCents: Money.nullable(),
  refreshments: z
    .array(
      z.object({
        articleId: z.string().min(1).max(64).nullable(),
        text: z.string().trim().min(1).max(200),
        quantity: z.number().int().min(1).max(10_000),
        unitCents: Money,
        vat: z.enum(vatRates),
      }),
    )
    .max(50),
})
export type Agreement = z.infer<typeof Agreement>
export const noAgreement: Agreement = { ...nothingAgreed, overrules: [], refreshments: [] }

/** The stored price of a booking: `id` is the booking. The lines never change because a tariff does. */
export const Price = z.object({
  id: BookingId,
  centreId: CentreId,
  lines: z.array(ChargedLine),
  /** Kept apart from the sum: it goes back. */
  depositCents: Cents,
  free: z.enum(freeReasons).nullable(),
  agreement: Agreement,
  /** When a caretaker is there outside staffed hours because of this booking. */
  caretaker: z.array(z.object({ startsAt: Wall, endsAt: Wall })),
  revision: Revision,
})
export type Price = z.infer<typeof Price>

export const PriceNote = z.custom<DomainNote>((v) => typeof v === 'object' && v !== null && 'code' in v)

/** What a booking that is being typed would cost. */
export const Quote = z.object({
  lines: z.array(ChargedLine),
  chargedCents: Cents,
  waivedCents: Cents,
  depositCents: Cents,
  free: z.enum(freeReasons).nullable(),
  notes: z.array(PriceNote),
})
export type Quote = z.infer<typeof Quote>

/** `revision` is that of the booking. */
export const PriceAgreement = Agreement.partial().extend({ id: BookingId, revision: Revision })
export const PriceRenewal = z.object({ id: BookingId, revision: Revision })
