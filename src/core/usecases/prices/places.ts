import type { ReadTx } from '#core/store/open'
import type { CentreId } from '#shared/contract/base'
import type { FindQuery } from '#shared/contract/find'
import type { FoundPlace, Searched } from '#shared/domain/find-place'
import { type PriceOfPlace, pricedOf } from '#shared/domain/find-rank'
import { buffersOf, completeDraft, type Draft, loadPlace, type Place } from '../bookings/surroundings'
import { besides, openPriceBook, quote } from './quote'

type Asked = Pick<FindQuery, 'people' | 'layout'> & { category: NonNullable<FindQuery['category']> }

/**
 * What places that were found would cost somebody of this category, a caretaker after hours included. The tariffs and
 * what is paid for already are read once for each centre, however many places it has; each place is priced as if it were
 * the only one.
 */
export async function pricesOfPlaces(tx: ReadTx, searched: Searched, asked: Asked): Promise<PriceOfPlace> {
  const centres = new Map<string, FoundPlace[]>()
  for (const place of pricedOf(searched)) {
    const known = centres.get(place.centreId)
    if (known) known.push(place)
    else centres.set(place.centreId, [place])
  }
  const prices = new Map<string, number | null>()
  for (const [centreId, places] of centres) {
    const centre = await loadPlace(tx, centreId)
    const drafts = await draftsOf(tx, centre, places, asked)
    const book = await openPriceBook(tx, centre, [...drafts.values()].flat())
    if (book === null) continue
    for (const [found, own] of drafts) {
      const alone = besides(book)
      let cents: number | null = 0
      for (const draft of own) {
        const { lines, chargedCents } = await quote(alone, draft)
        cents = cents === null || lines.length === 0 ? null : cents + chargedCents
      }
      prices.set(keyOf(found), cents)
    }
  }
  return (place) => prices.get(keyOf(place)) ?? null
}

const keyOf = ({ roomIds, occurrences }: FoundPlace): string =>
  `${roomIds.join()} ${occurrences.map((one) => one.startsAt).join()}`

/** What would be booked, for each place: the same but for its rooms, its times and what it claims. */
async function draftsOf(
  tx: ReadTx,
  centre: Place,
  places: readonly FoundPlace[],
  { category, people, layout }: Asked,
): Promise<Map<FoundPlace, Draft[]>> {
  const drafts = new Map<FoundPlace, Draft[]>()
  const [span] = places[0]?.occurrences ?? []
  if (span === undefined) return drafts
  const input = { ...span, centreId: centre.id as CentreId, roomIds: [], category }
  const plain: Draft = {
    ...(await completeDraft(tx, centre, input, '')),
    expectedParticipants: people ?? null,
    layout: layout ?? null,
  }
  for (const found of places) {
    const { roomIds, facilities } = found as FoundPlace & Pick<Draft, 'roomIds' | 'facilities'>
    const draft = { ...plain, roomIds, facilities, ...buffersOf(centre, roomIds, plain.layout) }
    drafts.set(
      found,
      found.occurrences.map((one) => ({ ...draft, ...one })),
    )
  }
  return drafts
}
