import type { WallTime } from '../time/types'
import type { VatRate } from './price-line'
import { type BookingStatus, isOver } from './vocabulary'

/** Deposits: money of the renter that the desk holds until a booking is over (docs/adr/0025). */

/** How it came in or went back. */
export const depositWays = ['pin', 'cash', 'bank'] as const
export type DepositWay = (typeof depositWays)[number]

/**
 * VAT on what is kept. `none`: a compensation for damage or loss, which pays for nothing and lies outside VAT; the others are
 * for something that was done for the renter, such as cleaning (`high`) or a longer use of the room (`exempt`).
 */
export const keptVats = ['none', 'exempt', 'low', 'high'] as const
export type KeptVat = (typeof keptVats)[number]

export const depositStands = ['asked', 'held', 'due_back', 'settled'] as const
/** `asked`: not received yet; `held`: received, the booking is to come; `due_back`: it is over; `settled`: given back or kept. */
export type DepositStand = (typeof depositStands)[number]

type Known = { settledOn: string | null }
type Held = { status: BookingStatus; endsAt: WallTime }

/** How the deposit of a booking stands; null when none was asked or received, or when it is too late to ask for one. */
export function depositStand(
  booking: Held,
  askedCents: number,
  deposit: Known | null,
  now: WallTime,
): DepositStand | null {
  const over = isOver(booking.status) || booking.endsAt <= now
  if (deposit === null) return askedCents > 0 && !over && booking.status !== 'request' ? 'asked' : null
  if (deposit.settledOn !== null) return 'settled'
  return over ? 'due_back' : 'held'
}

/** The kinds of invoice lines that bill what was kept: a compensation, and something that was done. */
export const depositLineKinds = ['damage', 'kept'] as const
export type DepositLineKind = (typeof depositLineKinds)[number]

/** The kind and the VAT of the line that bills what was kept. A compensation carries none. */
export const keptLine = (vat: KeptVat): { kind: DepositLineKind; vat: VatRate } =>
  vat === 'none' ? { kind: 'damage', vat: 'exempt' } : { kind: 'kept', vat }

/** True for lines that were paid with a deposit. */
export const isDepositLine = (kind: string): boolean => (depositLineKinds as readonly string[]).includes(kind)
