import { askedOf } from '#core/store/deposits'
import type { ReadTx } from '#core/store/open'
import { getCentre, listRooms } from '#core/store/places'
import type { Booking } from '#shared/contract/booking'
import type { Invoice, SellerOnPaper } from '#shared/contract/invoice'
import type { Renter } from '#shared/contract/renter'
import { type PriceLine, vatPercent } from '#shared/domain/price-line'
import type { Layout } from '#shared/domain/vocabulary'
import { dateOf, daysBetween } from '#shared/time/civil'
import { formatDate, formatTime, formatTimes } from '#shared/time/format'
import type { CivilDate, WallSpan, WallTime } from '#shared/time/types'
import { pricesOf } from '../invoices/priced'
import type { Fields } from './template'

/** The values of the fields of templates (shared/domain/documents): plain text, empty when nothing is known. */
type Row = Record<string, string>

const layoutWords: Record<Layout, string> = {
  theatre: 'theater',
  u_shape: 'U-vorm',
  carre: 'carré',
  school: 'school',
  reception: 'receptie',
  empty: 'leeg',
}

/** `€ 12,50` from cents, with a minus in front when it is negative. */
export function euros(cents: number): string {
  const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, '.')
  return `${cents < 0 ? '-' : ''}€ ${whole},${String(Math.abs(cents) % 100).padStart(2, '0')}`
}

/** What a message may say of the organisation and the renter. */
export function partyFields(seller: SellerOnPaper, renter: Renter | null, today: CivilDate): Fields {
  const name = renter?.contactName ?? renter?.name
  return {
    aanhef: name ? `Beste ${name}` : 'Beste lezer',
    vandaag: formatDate(today),
    organisatie: {
      naam: seller.legalName,
      adres: seller.address ?? '',
      postcode: seller.postcode ?? '',
      plaats: seller.town ?? '',
      telefoon: seller.phone ?? '',
      email: seller.email ?? '',
      iban: (seller.iban ?? '').replace(/(.{4})(?=.)/g, '$1 '),
    },
    huurder: { naam: renter?.name ?? '', contact: renter?.contactName ?? '' },
  }
}

type Place = WallSpan & { roomIds: readonly string[]; centreId: string }

/** Names of centres and rooms, each read once. */
function placeNames(tx: ReadTx) {
  const known = new Map<string, Promise<{ centre: string; address: string; rooms: Map<string, string> }>>()
  const load = async (centreId: string) => {
    const centre = await getCentre(tx, centreId)
    const rooms = await listRooms(tx, centreId)
    return {
      centre: centre?.name ?? '',
      address: centre?.address ?? '',
      rooms: new Map(rooms.map((room) => [room.id as string, room.name])),
    }
  }
  return async (place: Place) => {
    const names = known.get(place.centreId) ?? load(place.centreId)
    known.set(place.centreId, names)
    const { centre, address, rooms } = await names
    return {
      datum: formatDate(dateOf(place.startsAt)),
      tijd: formatTimes(place.startsAt, place.endsAt),
      ruimte: place.roomIds.map((id) => rooms.get(id) ?? '').join(' en '),
      centrum: centre,
      adres: address,
    }
  }
}

export type BookingSubject = {
  bookings: readonly Booking[]
  newPlace: Place | null
  alternatives: readonly Place[]
}

/** What a message may say of bookings; the first is the one that the single fields speak of. */
export async function bookingFields(tx: ReadTx, subject: BookingSubject): Promise<Fields> {
  const { bookings, newPlace, alternatives } = subject
  const [first] = bookings
  if (!first) return {}
  const names = placeNames(tx)
  const prices = await pricesOf(tx, bookings)
  const deposits = await askedOf(
    tx,
    bookings.map((booking) => booking.id),
  )
  const costOf = (booking: Booking) => (prices.get(booking.id) ?? []).reduce((sum, line) => sum + line.cents, 0)
  const list: Row[] = []
  const lines: Row[] = []
  for (const booking of bookings) {
    const { adres: _adres, ...place } = await names(booking)
    list.push({ nummer: booking.number, titel: booking.title, ...place, prijs: priceText(costOf(booking)) })
    lines.push(...(prices.get(booking.id) ?? []).map((line) => lineRow(line, place.datum)))
  }
  const others: Row[] = []
  for (const place of alternatives) {
    const { adres: _adres, ...row } = await names(place)
    others.push(row)
  }
  const place = await names(first)
  const { adres: _newAddress, ...next } = newPlace ? await names(newPlace) : { ...noPlace, adres: '' }
  return {
    boeking: {
      nummer: first.number,
      titel: first.title,
      ...place,
      personen: first.expectedParticipants === null ? '' : String(first.expectedParticipants),
      opstelling: first.layout === null ? '' : layoutWords[first.layout],
      contact: [first.contactName, first.contactPhone].filter(Boolean).join(', '),
      reden: first.statusReason ?? '',
      prijs: priceText(bookings.reduce((sum, booking) => sum + costOf(booking), 0)),
      waarborg: depositText([...deposits.values()]),
    },
    optie: { tot: first.optionUntil === null ? '' : momentText(first.optionUntil) },
    nieuw: next,
    boekingen: list,
    regels: lines,
    alternatieven: others,
  }
}
/** The deposit that is asked; of several bookings the highest, each time. */
const depositText = (asked: readonly number[]): string =>
  asked.length === 0 ? '' : `${euros(Math.max(...asked))}${asked.length > 1 ? ' per keer' : ''}`
const noPlace = { datum: '', tijd: '', ruimte: '', centrum: '' }

const priceText = (cents: number): string => (cents === 0 ? 'gratis' : euros(cents))
const momentText = (wall: WallTime): string => `${formatDate(dateOf(wall))}, ${formatTime(wall)} uur`
const lineRow = (line: Pick<PriceLine, 'text' | 'cents' | 'vat'>, datum: string): Row => ({
  datum,
  omschrijving: line.text,
  bedrag: euros(line.cents),
  btw: line.vat === 'exempt' ? 'vrijgesteld' : `${vatPercent[line.vat]} %`,
})

/** What a message may say of an invoice or credit note. */
export function invoiceFields(invoice: Invoice, today: CivilDate): Fields {
  const due = invoice.dueOn
  return {
    factuur: {
      nummer: invoice.number ?? 'concept',
      datum: formatDate(invoice.issuedOn ?? today),
      vervaldatum: due === null ? '' : formatDate(due),
      bedrag: euros(invoice.totalCents),
      open: euros(invoice.openCents),
      dagen_te_laat: due !== null && due < today ? String(daysBetween(due, today)) : '',
      bij: invoice.correctsNumber ?? '',
    },
    regels: invoice.lines.map((line) => lineRow(line, line.date === null ? '' : formatDate(line.date))),
  }
}
