import { dateOf, minuteNumber } from '../time/civil'
import type { WallSpan } from '../time/types'
import type { CaretakerPaidBy, Finding } from './booking-rules'
import { type CaretakerRate, caretakerCost, rateOn, unstaffed, without } from './caretaker-cost'
import type { CentreHours, Stretch } from './hours'
import { type Agreement, agreed, type ChargedLine } from './price-agreement'
import { type Amount, amountsOf, type RatePeriod } from './rent'
import { chargedRooms, facilityTariffs, type RoomTree, type Tariff } from './tariff'
import type { RenterCategory, Usage } from './vocabulary'

/**
 * What a booking costs. Pure: the same booking, tariffs and surroundings give the same lines, in whole cents with VAT in
 * them. Stored with the booking when it is made, so that a later tariff changes nothing (docs/adr/0014).
 */

/** Why the tariff is not charged (domain, section 3: om niet). */
export const freeReasons = ['internal', 'contributes', 'subsidised', 'space_left'] as const
export type FreeReason = (typeof freeReasons)[number]

export type PricedBooking = WallSpan & {
  roomIds: readonly string[]
  setupMinutes: number
  clearupMinutes: number
  category: RenterCategory
  usage: Usage
  goals: readonly string[]
  residentsSetUp: boolean
  selfService: boolean
  /** A date of a series: fixed users are asked a deposit once, by hand, and not for every date by the tariff. */
  seriesId?: string | null
  /** Whose instruction counts for self-service. */
  renterId: string | null
  expectedParticipants: number | null
  facilities: readonly { facilityId: string; quantity: number }[]
}

export type PriceContext = {
  tariffs: readonly Tariff[]
  rates: readonly CaretakerRate[]
  hours: CentreHours
  rooms: RoomTree
  /** Minutes in which a caretaker is there because other bookings pay for it. */
  paid: readonly Stretch[]
  /** Minutes in which somebody is there anyway: a rostered shift. */
  covered: readonly Stretch[]
  /** The renter opens and closes, and has had the instruction for it. */
  runsItself: boolean
  /** A request of residents waits for this slot: then primary care does not get it for nothing. */
  residentsWait: boolean
  agreement: Agreement
  say: PriceWords
}

/** The words on the renter's paper; handed in, since rules have no Dutch in them. */
export type PriceWords = {
  room(id: string, amount: Pick<Amount, 'unit' | 'period' | 'minimum'>): string
  facility(id: string, times: number, amount: Pick<Amount, 'unit' | 'period' | 'minimum'>): string
  caretaker(): string
  travel(): string
  discount(reason: string): string
  agreed(reason: string): string
}

/** What the form must say beside the lines. */
export type PriceNote =
  | { code: 'no_tariff'; roomIds: string[] }
  | { code: 'people_needed' }
  | { code: 'caretaker_shared'; minutes: number }
  | { code: 'no_caretaker_rate'; minutes: number }

export type Pricing = {
  lines: ChargedLine[]
  chargedCents: number
  waivedCents: number
  /** Kept apart: it goes back. */
  depositCents: number
  free: FreeReason | null
  /** Minutes since 1970 in which this booking needs a caretaker outside staffed hours and pays, alone or together. */
  caretaker: Stretch[]
  notes: PriceNote[]
}

/** Whether the rule of the documents makes it free of charge: contributes to a goal and helps, is subsidised, or space is left. */
function freeReason(booking: PricedBooking, residentsWait: boolean): FreeReason | null {
  if (booking.usage === 'internal') return 'internal'
  if (booking.category === 'residents' && booking.goals.length > 0 && booking.residentsSetUp) return 'contributes'
  if (booking.category === 'subsidised') return 'subsidised'
  return booking.category === 'primary_care' && !residentsWait ? 'space_left' : null
}

/** The price of a booking. A room without a tariff has no line and a note. */
export function priceOf(booking: PricedBooking, context: PriceContext): Pricing {
  const free = freeReason(booking, context.residentsWait)
  const notes: PriceNote[] = []
  const { lines: tariffLines, depositCents } = byTariff(booking, context, notes)
  const lines = free === null ? tariffLines : tariffLines.map(waived)
  const caretaker = caretakerLines(booking, context, notes)
  return {
    ...agreed([...lines, ...caretaker.lines], context.agreement, context.say),
    depositCents: context.agreement.depositCents ?? (free === null && !booking.seriesId ? depositCents : 0),
    free,
    caretaker: caretaker.stretches,
    notes,
  }
}

function byTariff(
  booking: PricedBooking,
  { tariffs, rooms, say }: PriceContext,
  notes: PriceNote[],
): { lines: ChargedLine[]; depositCents: number } {
  const question = { tariffs, category: booking.category, date: dateOf(booking.startsAt) }
  const { startsAt, endsAt } = booking
  const people = booking.expectedParticipants ?? 0
  const used: Tariff[] = []
  const lines: ChargedLine[] = []
  const bare: string[] = []
  const add = (line: ChargedLine) => {
    // Two tariffs of one room can both fill up to a minimum: each line goes by a key of its own.
    const same = lines.filter(({ key }) => key === line.key || key.startsWith(`${line.key}:`)).length
    lines.push(same === 0 ? line : { ...line, key: `${line.key}:${same + 1}` })
  }
  for (const { id, tariffs: own } of chargedRooms(booking.roomIds, rooms, question)) {
    if (own.length === 0) bare.push(id)
    used.push(...own)
    for (const amount of amountsOf(own, { startsAt, endsAt, people, times: 1 }))
      add(lineOf('rent', id, say.room(id, amount), amount))
  }
  for (const { facilityId, quantity } of booking.facilities) {
    const own = facilityTariffs(facilityId, question)
    used.push(...own)
    for (const amount of amountsOf(own, { startsAt, endsAt, people, times: quantity }))
      add(lineOf('facility', facilityId, say.facility(facilityId, quantity, amount), amount))
  }
  if (bare.length > 0 && booking.usage !== 'internal') notes.push({ code: 'no_tariff', roomIds: bare })
  if (people === 0 && used.some((tariff) => tariff.unit === 'person')) notes.push({ code: 'people_needed' })
  return { lines, depositCents: Math.max(0, ...used.map((tariff) => tariff.depositCents)) }
}

const keyOf = (kind: string, id: string, unit: string, period: RatePeriod, minimum: boolean) =>
  `${kind}:${id}:${minimum ? 'minimum' : `${unit}:${period}`}`

function lineOf(kind: 'rent' | 'facility', id: string, text: string, amount: Amount): ChargedLine {
  const { unit, quantity, unitCents, cents, vat, period, minimum } = amount
  const key = keyOf(kind, id, unit, period, minimum)
  return { key, kind, text, unit, quantity, unitCents, cents, waivedCents: 0, vat, reason: null }
}

const waived = (line: ChargedLine): ChargedLine => ({ ...line, cents: 0, waivedCents: line.cents })

function caretakerLines(
  booking: PricedBooking,
  { rates, hours, runsItself, covered, paid, say }: PriceContext,
  notes: PriceNote[],
): { lines: ChargedLine[]; stretches: Stretch[] } {
  const nobody = { lines: [], stretches: [] }
  if (booking.usage === 'internal' || runsItself) return nobody
  const from = minuteNumber(booking.startsAt) - booking.setupMinutes
  const to = minuteNumber(booking.endsAt) + booking.clearupMinutes
  const stretches = without(unstaffed(hours, booking.startsAt, from, to), covered)
  const minutes = stretches.reduce((sum, s) => sum + s.to - s.from, 0)
  if (minutes === 0) return nobody
  const rate = rateOn(rates, dateOf(booking.startsAt))
  if (!rate) {
    notes.push({ code: 'no_caretaker_rate', minutes })
    return nobody
  }
  const cost = caretakerCost(stretches, paid, rate)
  if (cost.shared > 0) notes.push({ code: 'caretaker_shared', minutes: cost.shared })
  const line = { kind: 'caretaker', waivedCents: 0, vat: rate.vat, reason: null } as const
  const lines: ChargedLine[] = []
  const travel = cost.days * rate.travelCents
  if (cost.minutes > 0)
    lines.push({
      ...line,
      key: 'caretaker:hour',
      text: say.caretaker(),
      unit: 'hour',
      quantity: cost.minutes,
      unitCents: rate.centsPerHour,
      cents: cost.cents - travel,
    })
  if (travel > 0)
    lines.push({
      ...line,
      key: 'caretaker:travel',
      text: say.travel(),
      unit: 'once',
      quantity: cost.days,
      unitCents: rate.travelCents,
      cents: travel,
    })
  return { lines, stretches }
}

/** Who pays the caretaker that a booking needs, and what is left for this renter: null when nobody is known to. */
export function caretakerPaid(pricing: Pick<Pricing, 'lines' | 'caretaker'>): {
  cents: number | null
  paidBy: CaretakerPaidBy
} {
  if (pricing.caretaker.length === 0) return { cents: null, paidBy: null }
  const lines = pricing.lines.filter((line) => line.kind === 'caretaker')
  // Somebody has to come, and nothing is added for it: others have paid for all of these hours.
  if (lines.length === 0) return { cents: 0, paidBy: 'other_booking' }
  return { cents: lines.reduce((sum, line) => sum + line.cents, 0), paidBy: 'renter' }
}

/** A finding with what the price says of it: a caretaker who is paid by another booking is no reason to stop and think. */
export function withCaretaker(finding: Finding, pricing: Pick<Pricing, 'lines' | 'caretaker'>): Finding {
  if (finding.code !== 'after_staffed_hours') return finding
  const data = { ...finding.data, ...caretakerPaid(pricing) }
  return { ...finding, severity: data.paidBy === 'other_booking' ? 'info' : finding.severity, data }
}

/** What the price of a booking depends on: while this is the same, its lines stay as they are. */
export function priceFacts(booking: PricedBooking): string {
  const { roomIds, startsAt, endsAt, setupMinutes, clearupMinutes, category, usage } = booking
  const { residentsSetUp, expectedParticipants, goals } = booking
  const claims = booking.facilities.map((f) => `${f.facilityId}*${f.quantity}`).sort()
  const times = [startsAt, endsAt, setupMinutes, clearupMinutes]
  const runsIt = booking.selfService && booking.renterId
  const who = [category, usage, residentsSetUp, runsIt, expectedParticipants, goals.length > 0]
  return JSON.stringify([[...roomIds].sort(), times, who, claims])
}
