import type { PriceWords } from '#shared/domain/price'
import type { Amount } from '#shared/domain/rent'

/** The Dutch words of the lines of a price: what is stored with the booking and stands on the renter's paper. */
type Names = { room(id: string): string; facility(id: string): string }

const periods: Record<Amount['period'], string> = { day: '', evening: ', avond', weekend: ', weekend' }

const withPeriod = (name: string, { unit, period, minimum }: Pick<Amount, 'unit' | 'period' | 'minimum'>): string =>
  minimum
    ? `${name}, aanvulling tot het minimum`
    : `${name}${periods[period]}${unit === 'person' ? ', per persoon' : ''}`

/** What the lines of a price are called, in Dutch. */
export const priceWords = (names: Names): PriceWords => ({
  room: (id, amount) => withPeriod(names.room(id), amount),
  facility: (id, times, amount) =>
    withPeriod(times === 1 ? names.facility(id) : `${names.facility(id)} (${times}×)`, amount),
  caretaker: () => 'Beheerder buiten de vaste tijden',
  travel: () => 'Reiskosten beheerder',
  discount: (reason) => `Korting: ${reason}`,
  agreed: (reason) => `Afgesproken prijs: ${reason}`,
})

/** Why a sum was set by hand when it came without a reason: typed in the form or given by a script. */
export const TYPED_REASON = 'bedrag ingevuld'
/** The line of an amount that was there before the booking had a price. */
export const TYPED_LINE = 'Huur'
