import { toursOf } from '#core/store/museum'
import type { ReadTx } from '#core/store/open'
import { listFacilities } from '#core/store/places'
import { type AskedRoom, listRates, listTariffs, paidTimes, roomsResidentsAskFor } from '#core/store/prices'
import { remember } from '#core/store/remember'
import { hasInstruction } from '#core/store/self-service'
import type { Booking } from '#shared/contract/booking'
import type { MuseumTour } from '#shared/contract/museum'
import { type Agreement, noAgreement, type Price, usualTariff } from '#shared/contract/price'
import { type CaretakerRate, unstaffed } from '#shared/domain/caretaker-cost'
import type { Stretch } from '#shared/domain/hours'
import { elementaryRooms } from '#shared/domain/occupancy'
import { type PriceWords, type Pricing, priceOf } from '#shared/domain/price'
import { thereAnyway } from '#shared/domain/roster/found'
import { daysOf, withBuffers } from '#shared/domain/roster/needs'
import type { Tariff } from '#shared/domain/tariff'
import { dateOf, wallFromMinutes } from '#shared/time/civil'
import type { ClockTime } from '#shared/time/types'
import type { Draft, Place } from '../bookings/surroundings'
import { rosterAround } from '../roster/around'
import { priceWords } from './words'

/** What must be known to price bookings of one centre: read once, for one booking or for a whole series. */
export type PriceBook = {
  tx: ReadTx
  place: Place
  tariffs: readonly Tariff[]
  /** Bookings that are tours: they cost what their programme asks of each person, not what the room costs. */
  tours: ReadonlyMap<string, MuseumTour>
  rates: readonly CaretakerRate[]
  paid: PaidTimes
  /** Time in which somebody is there for another reason than this booking. */
  anyway: (booking: Draft) => readonly Stretch[]
  /** What requests of residents ask for; looked up when something here gives way to them. */
  asked: readonly AskedRoom[]
  say: PriceWords
}

const DAY = 1440

/** Minutes in which a caretaker is paid for, by the days that they touch. */
class PaidTimes {
  readonly #days = new Map<number, Stretch[]>()

  constructor(
    stretches: readonly Stretch[],
    private readonly below?: PaidTimes,
  ) {
    this.add(stretches)
  }

  add(stretches: readonly Stretch[]): void {
    for (const stretch of stretches)
      for (let day = Math.floor(stretch.from / DAY); day * DAY < stretch.to; day++) {
        const known = this.#days.get(day)
        if (known) known.push(stretch)
        else this.#days.set(day, [stretch])
      }
  }

  /** Those that touch a day of the stretch or the day beside it. */
  around({ from, to }: Stretch): Stretch[] {
    const found = new Set<Stretch>(this.below?.around({ from, to }))
    for (let day = Math.floor(from / DAY) - 1; day * DAY < to + DAY; day++)
      for (const stretch of this.#days.get(day) ?? []) found.add(stretch)
    return [...found]
  }
}

/** The renter opens and closes, and has had the instruction for it: then there is no caretaker to pay. */
const runsItself = async ({ tx, place, rates }: PriceBook, { selfService, renterId, startsAt }: Draft) =>
  selfService && rates.length > 0 && renterId !== null && hasInstruction(tx, renterId, place.id, dateOf(startsAt))

/** What the roster gives anyway, for those of these bookings that a caretaker has to come for. */
async function anywayFor(tx: ReadTx, place: Place, bookings: readonly Draft[]): Promise<PriceBook['anyway']> {
  const asking = bookings.filter((booking) => needsCaretaker(place, booking))
  const around = await rosterAround(tx, place.id, asking.map(daysOf))
  const priced = new Set<string>(bookings.map((booking) => booking.id))
  return (booking) => thereAnyway(place, booking, around(daysOf(booking)), priced)
}

function needsCaretaker(place: Place, booking: Draft): boolean {
  if (booking.usage === 'internal') return false
  const { from, to } = withBuffers(booking)
  return unstaffed(place.hours, booking.startsAt, from, to).length > 0
}

/**
 * Reads what these bookings are priced by; null when the centre has no tariff and no rate that matters. Tariffs are read
 * once until one changes. What other bookings pay for counts, without these themselves.
 */
export async function openPriceBook(tx: ReadTx, place: Place, bookings: readonly Draft[]): Promise<PriceBook | null> {
  const known = await remember(tx, `prices ${place.id}`, async () => ({
    tariffs: await listTariffs(tx, place.id),
    rates: await listRates(tx, place.id),
  }))
  const { tariffs } = known
  const rates = bookings.some((booking) => needsCaretaker(place, booking)) ? known.rates : []
  const tours = await toursOf(
    tx,
    bookings.map(({ id }) => id),
  )
  if (tariffs.length === 0 && rates.length === 0 && tours.size === 0) return null
  const spans = bookings.map(withBuffers)
  const period = {
    from: Math.min(...spans.map((s) => s.from)) - DAY * 2,
    to: Math.max(...spans.map((s) => s.to)) + DAY * 2,
  }
  const without = new Set<string>(bookings.map((booking) => booking.id))
  const paid = rates.length > 0 ? await paidTimes(tx, place.id, period, without) : []
  const facilities = bookings.some((b) => b.facilities.length > 0) ? await listFacilities(tx, place.id) : []
  return {
    tx,
    place,
    tariffs,
    tours,
    rates,
    paid: new PaidTimes(paid),
    anyway: rates.length > 0 ? await anywayFor(tx, place, bookings) : () => [],
    asked: bookings.some(givesWay)
      ? await roomsResidentsAskFor(tx, place.id, {
          startsAt: wallFromMinutes(period.from),
          endsAt: wallFromMinutes(period.to),
        })
      : [],
    say: priceWords({
      room: (id) => place.rooms.get(id)?.name ?? id,
      facility: (id) => facilities.find((facility) => facility.id === id)?.name ?? id,
    }),
  }
}

/** The same book for something that is instead of the other: what is priced with it is not paid for in the first. */
export const besides = (book: PriceBook): PriceBook => ({ ...book, paid: new PaidTimes([], book.paid) })

/** What a booking costs by this book; the next one priced with it shares the caretaker that this one pays for. */
export async function quote(book: PriceBook, booking: Draft, agreement: Agreement = noAgreement): Promise<Pricing> {
  const { place, rates, paid, anyway } = book
  const pricing = priceOf(booking, {
    ...tariffsFor(book, booking),
    rates,
    hours: place.hours,
    rooms: place.rooms,
    paid: paid.around(withBuffers(booking)),
    covered: anyway(booking),
    runsItself: await runsItself(book, booking),
    residentsWait: givesWay(booking) && residentsWait(book, booking),
    agreement,
  })
  paid.add(pricing.caretaker)
  return pricing
}

/** By what a booking is priced: the tariffs of the centre, or what its tour asks of each person. */
function tariffsFor({ tariffs, tours, say }: PriceBook, { id, roomIds, startsAt }: Draft) {
  const tour = tours.get(id)
  if (!tour) return { tariffs, say }
  const [roomId = null] = roomIds
  const tariff: Tariff = {
    ...usualTariff,
    id: tour.programmeId,
    // Of the first room: in a second one nobody pays again.
    roomId,
    unit: 'person',
    cents: tour.personCents,
    eveningFrom: usualTariff.eveningFrom as ClockTime,
    vat: tour.vat,
    validFrom: dateOf(startsAt),
  }
  const room = () => `${tour.name}, per persoon`
  return { tariffs: [tariff, ...tariffs.filter(({ facilityId }) => facilityId !== null)], say: { ...say, room } }
}

/** Primary care has a room for nothing while no residents ask for it. */
const givesWay = ({ category }: Draft): boolean => category === 'primary_care'

/** No space is left for primary care when a request of residents asks for one of its rooms at that time. */
function residentsWait({ place, asked }: PriceBook, { id, startsAt, endsAt, roomIds }: Draft): boolean {
  const then = asked.filter((one) => one.bookingId !== id && one.startsAt < endsAt && one.endsAt > startsAt)
  if (then.length === 0) return false
  const wanted = elementaryRooms(roomIds, place.rooms)
  const rooms = then.map((one) => one.roomId)
  return [...elementaryRooms(rooms, place.rooms).keys()].some((room) => wanted.has(room))
}

/** The stored form of a price. */
export const storedPrice = (
  booking: Pick<Booking, 'id' | 'centreId'>,
  pricing: Pricing,
  agreement: Agreement,
  revision: number,
): Price => ({
  id: booking.id,
  centreId: booking.centreId,
  lines: pricing.lines,
  depositCents: pricing.depositCents,
  free: pricing.free,
  agreement,
  caretaker: pricing.caretaker.map(({ from, to }) => ({
    startsAt: wallFromMinutes(from),
    endsAt: wallFromMinutes(to),
  })),
  revision,
})
