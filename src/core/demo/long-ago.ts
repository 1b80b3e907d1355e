import type { Unit } from '#core/app/context'
import { insertMany, type LabelIds, list, type NewRow, takeNumbers } from '#core/store/bookings'
import { putPrivacy } from '#core/store/privacy'
import { unsetPrivacy } from '#core/usecases/privacy/settings'
import { addRenter } from '#core/usecases/renters'
import { type Booking, plainBooking } from '#shared/contract/booking'
import type { NewRenter } from '#shared/contract/renter'
import { usageOf } from '#shared/domain/vocabulary'
import { addDays, addMonths, at, dateOf } from '#shared/time/civil'
import type { ClockTime, Instant } from '#shared/time/types'
import type { PlanCentre } from './plan'

/** Renters who asked once, long ago, called it off, and were never seen again. */
const once: readonly { renter: NewRenter; title: string; months: number }[] = [
  {
    renter: {
      name: 'Filmclub De Lens',
      category: 'association',
      contactName: 'Wim van Verzonnen',
      phone: '06-00009997',
    },
    title: 'Filmavond',
    months: 31,
  },
  {
    renter: {
      name: 'Familie Voorbeeld',
      category: 'commercial',
      contactName: 'Anja Voorbeeld',
      email: 'anja.voorbeeld@example.nl',
      phone: '06-00009998',
      notes: 'Belt liever dan mailen.',
    },
    title: 'Verjaardag Anja Voorbeeld',
    months: 28,
  },
  {
    renter: { name: 'Leesgroep Tweede Leven', category: 'residents', contactName: 'Bea Niemand', phone: '06-00009999' },
    title: 'Leesgroep',
    months: 26,
  },
]
const DAYS_BEFORE = 20

/** What the privacy of the settings is about: who answers for it, and people whom nobody needs to know by name any more. */
export async function addLongAgo(unit: Unit, place: PlanCentre | undefined, labelId: LabelIds): Promise<void> {
  const settings = { ...unsetPrivacy, contact: 'Els de Wit (coördinator)', email: 'privacy@example.nl' }
  await putPrivacy(unit.tx, settings)
  unit.record({ kind: 'privacy', id: settings.id, before: null, after: settings })
  if (place === undefined) return
  const today = dateOf(unit.wall)
  const [like] = await list(unit.tx, { centreId: place.centre.id, from: addDays(today, -30), to: today })
  if (like === undefined) return
  const bookings: Booking[] = []
  for (const { renter: fields, title, months } of once) {
    const renter = await addRenter(unit, fields)
    const day = addMonths(today, -months)
    const numberAt = await takeNumbers(unit.tx, day.slice(0, 4), 1)
    bookings.push({
      ...like,
      ...plainBooking,
      id: unit.newId() as Booking['id'],
      number: numberAt(0),
      startsAt: at(day, '19:30' as ClockTime),
      endsAt: at(day, '22:00' as ClockTime),
      title,
      renterId: renter.id,
      renterName: renter.name,
      category: renter.category,
      usage: usageOf(renter.category),
      status: 'cancelled',
      statusReason: 'Ging niet door',
      theme: null,
      goals: [],
      activityType: null,
      facilities: [],
      participants: null,
      layout: null,
      preparation: null,
      public: false,
      contactName: renter.contactName,
      contactPhone: renter.phone,
      remarks: null,
      chargedCents: null,
      createdAt: `${addDays(day, -DAYS_BEFORE)}T10:00:00.000Z` as Instant,
      revision: 1,
    })
  }
  await insertMany(
    unit.tx,
    bookings.map((booking): NewRow => ({ booking, occupied: [] })),
    labelId,
  )
  for (const booking of bookings)
    unit.record({ kind: 'booking', id: booking.id, before: null, after: booking, centreId: booking.centreId })
}
