import { type FindReason, type FoundPlace, MISS_POINTS, type Scored, type Searched } from './find-place'

type Found = { results: FoundPlace[]; nearMisses: FoundPlace[] }
/** What places cost in cents, all occurrences together; null when that is not known. */
export type PriceOfPlace = (place: FoundPlace) => number | null

/**
 * What a price weighs: a place that costs twice as much as the cheapest loses as much as one that is 20 days later, or
 * far too large. Less than the base counts as the base, so that free of charge does not make every euro endless.
 */
const PRICE_POINTS = 20
const PRICE_BASE_CENTS = 2500
/** There is no tariff: somebody has to look into it. As much as a place a quarter dearer than the cheapest. */
const UNKNOWN_POINTS = 5
const MOST_MISSES = 8

/** How many points a price costs a place, beside the cheapest of all that is right; null when the price is not known. */
export function pricePoints(cents: number | null, cheapest: number): number {
  if (cents === null) return UNKNOWN_POINTS
  return Math.min(PRICE_POINTS, (PRICE_POINTS * (cents - cheapest)) / Math.max(cheapest, PRICE_BASE_CENTS))
}

/**
 * Puts what was found in order, the best first: how well it suits, and what it costs when that is asked. A place that
 * costs more than the most somebody wants to pay is a near miss; one that is a near miss already and too dear as well
 * goes. A price that is not known does not rule a place out, but is said.
 *
 * @param limit the most results; near misses are few by themselves
 * @param maxCents the most for each time
 */
export function rankPlaces(
  { results, nearMisses }: Searched,
  limit: number,
  price?: { of: PriceOfPlace; maxCents: number | null },
): Found {
  if (price === undefined) return { results: best(results, limit), nearMisses: best(nearMisses, MOST_MISSES) }
  const { maxCents } = price
  const priced = (place: Scored): Scored => ({ ...place, priceCents: price.of(place) })
  const tooDear = ({ priceCents, occurrences }: FoundPlace): boolean =>
    maxCents !== null && priceCents !== null && priceCents > maxCents * occurrences.length
  const right = results.map(priced)
  const known = right.flatMap((place) => place.priceCents ?? [])
  const cheapest = known.length === 0 ? null : known.reduce((a, b) => Math.min(a, b))
  const weighed = right.map((place): Scored => {
    const points = cheapest === null ? 0 : pricePoints(place.priceCents, cheapest)
    const unknown: FindReason[] = maxCents !== null && place.priceCents === null ? [{ code: 'price_unknown' }] : []
    return { ...place, score: place.score + points, reasons: [...place.reasons, ...unknown] }
  })
  const dear = weighed.filter(tooDear).map(
    (place): Scored => ({
      ...place,
      score: place.score + MISS_POINTS,
      reasons: [{ code: 'too_dear', maxCents: maxCents ?? 0 }, ...place.reasons],
    }),
  )
  const misses = shown(nearMisses)
    .map(priced)
    .filter((place) => !tooDear(place))
  return {
    results: best(
      weighed.filter((place) => !tooDear(place)),
      limit,
    ),
    nearMisses: best([...misses, ...dear], MOST_MISSES),
  }
}

/** Only near misses that can be shown: there may be many, and each is priced. */
const shown = (nearMisses: readonly Scored[]): Scored[] => inOrder(nearMisses).slice(0, MOST_MISSES)
/** The places of which `rankPlaces` asks the price. */
export const pricedOf = ({ results, nearMisses }: Searched): FoundPlace[] => [...results, ...shown(nearMisses)]

const inOrder = (places: readonly Scored[]): Scored[] =>
  [...places].sort((a, b) => a.score - b.score || (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0))
const best = (places: readonly Scored[], limit: number): FoundPlace[] =>
  inOrder(places)
    .slice(0, limit)
    .map(({ score: _score, ...place }) => place)
const when = (place: FoundPlace): string => place.occurrences[0]?.startsAt ?? ''
