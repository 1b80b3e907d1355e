import type { Unit } from '#core/app/context'
import { list } from '#core/store/bookings'
import { getPrice } from '#core/store/prices'
import { addDeposit, settleDeposit } from '#core/usecases/deposits'
import { storePrices } from '#core/usecases/prices/booking-price'
import type { Booking } from '#shared/contract/booking'
import { addDays, dateOf } from '#shared/time/civil'

/** Parties ask a deposit: people who come once, in the largest rooms. */
const PARTY = 'Verjaardag'
const DEPOSIT_CENTS = 15_000
const BACK_DAYS = 21
const AHEAD_DAYS = 28

/** Deposits of the parties of these weeks: most went back, one in part, some wait, the furthest are only asked. */
export async function addDeposits(unit: Unit): Promise<void> {
  const today = dateOf(unit.wall)
  const period = { from: addDays(today, -BACK_DAYS), to: addDays(today, AHEAD_DAYS) }
  const parties = (await list(unit.tx, { ...period, status: 'confirmed' })).filter(isParty)
  const over = parties.filter((booking) => booking.endsAt <= unit.wall)
  for (const [i, booking] of parties.entries()) {
    if (!(await ask(unit, booking))) continue
    const isOver = i < over.length
    if (!isOver && (i - over.length) % 3 !== 0) continue
    const day = dateOf(booking.startsAt)
    const how = i % 3 === 0 ? 'cash' : 'pin'
    const deposit = await addDeposit(unit, booking, {
      cents: DEPOSIT_CENTS,
      how,
      receivedOn: isOver ? addDays(day, -2) : today,
    })
    // The last two wait to go back.
    if (!isOver || i >= over.length - 2) continue
    const settledOn = addDays(day, 1) < today ? addDays(day, 1) : today
    const kept = i === 0 ? { keptCents: 4500, keptReason: 'twee stoelen stuk', keptVat: 'none' as const } : {}
    await settleDeposit(unit, booking, deposit, { settledOn, how, ...kept })
  }
}

const isParty = ({ title, seriesId }: Booking): boolean => title === PARTY && seriesId === null

/** Puts the deposit with the price, as when it was agreed at the desk. */
async function ask(unit: Unit, booking: Booking): Promise<boolean> {
  const was = await getPrice(unit.tx, booking.id)
  if (!was) return false
  const agreement = { ...was.agreement, depositCents: DEPOSIT_CENTS }
  await storePrices(unit, [
    { was, now: { ...was, agreement, depositCents: DEPOSIT_CENTS, revision: was.revision + 1 } },
  ])
  return true
}
