import type { CentreId, RenterId, RoomId } from '#shared/contract/base'
import type { Booking, BookingChange, BookingCheck, FacilityClaim, NewBooking } from '#shared/contract/booking'
import type { Agreement } from '#shared/contract/price'
import { priceFacts } from '#shared/domain/price'
import type { Layout, RenterCategory, Usage } from '#shared/domain/vocabulary'
import { addDays, at, clockFromMinutes, clockOf, dateOf, daysBetween, minuteNumber } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallSpan, WallTime } from '#shared/time/types'
import type { Prefill } from '../../lib/panel'
import { type Repeat, repeatOn } from './reeks/repeat'

/** What the form of a booking holds. Empty text and empty numbers are "not known". */
export type Fields = {
  centreId: CentreId
  renterId: RenterId | null
  renterName: string
  date: CivilDate
  from: ClockTime | null
  to: ClockTime | null
  /** Whole days that a long booking lasts beyond the first; an end before the begin is the next day by itself. */
  extraDays: number
  roomIds: RoomId[]
  people: number | ''
  title: string
  category: RenterCategory | null
  usage: Usage | null
  layout: Layout | null
  facilities: FacilityClaim[]
  preparation: string
  theme: string | null
  goals: string[]
  activityType: string | null
  contactName: string
  contactPhone: string
  public: boolean
  publicText: string
  publicOrganiser: string
  selfService: boolean
  alcohol: boolean
  residentsSetUp: boolean
  remarks: string
  /** In euros, as typed. */
  charged: number | ''
  /** What was agreed about the price of a new booking. */
  agreement: Agreement | null
  /** The explicit yes to more people than the room holds. */
  crowded: boolean
  /** Why this renter goes before others that wait for the slot. */
  priorityReason: string
  /** How often it comes back; null is once. Only for a new booking. */
  repeat: Repeat | null
}

const blank = {
  renterId: null,
  renterName: '',
  extraDays: 0,
  people: '',
  title: '',
  category: null,
  usage: null,
  layout: null,
  facilities: [],
  preparation: '',
  theme: null,
  goals: [],
  activityType: null,
  contactName: '',
  contactPhone: '',
  public: false,
  publicText: '',
  publicOrganiser: '',
  selfService: false,
  alcohol: false,
  residentsSetUp: false,
  remarks: '',
  charged: '',
  agreement: null,
  crowded: false,
  priorityReason: '',
  repeat: null,
} as const satisfies Partial<Fields>

const HOUR = 60

/** The form of a new booking: the slot that was chosen, else the next whole hour of the day that is looked at. */
export function newFields(centreId: CentreId, day: CivilDate, now: WallTime, prefill: Prefill): Fields {
  const hour = dateOf(now) === day ? Math.min(23, Math.floor((minuteNumber(now) % 1440) / HOUR) + 1) : 9
  const startsAt = prefill.startsAt ?? at(day, clockFromMinutes(hour * HOUR))
  const endsAt = prefill.endsAt ?? at(dateOf(startsAt), clockFromMinutes(Math.min(1440, (hour + 2) * HOUR)))
  return {
    ...blank,
    goals: [],
    facilities: prefill.facilities ?? [],
    title: prefill.title ?? '',
    people: prefill.people ?? '',
    layout: prefill.layout ?? null,
    centreId: prefill.centreId ?? centreId,
    roomIds: prefill.roomIds ?? [],
    renterId: prefill.renterId ?? null,
    ...slotFields({ startsAt, endsAt }),
    repeat: repeatOn(dateOf(startsAt), prefill.dates ?? [], null),
  }
}

/** The fields of a time. */
export function slotFields({ startsAt, endsAt }: WallSpan): Pick<Fields, 'date' | 'from' | 'to' | 'extraDays'> {
  const days = daysBetween(dateOf(startsAt), dateOf(endsAt))
  const implied = clockOf(endsAt) <= clockOf(startsAt) ? 1 : 0
  return {
    date: dateOf(startsAt),
    from: clockOf(startsAt),
    to: clockOf(endsAt),
    extraDays: Math.max(0, days - implied),
  }
}

/** The form of a booking that is there. */
export const fieldsOf = (b: Booking): Fields => ({
  centreId: b.centreId,
  renterId: b.renterId,
  renterName: b.renterName ?? '',
  ...slotFields(b),
  roomIds: b.roomIds,
  people: b.expectedParticipants ?? '',
  title: b.title,
  category: b.category,
  usage: b.usage,
  layout: b.layout,
  facilities: b.facilities,
  preparation: b.preparation ?? '',
  theme: b.theme,
  goals: b.goals,
  activityType: b.activityType,
  contactName: b.contactName ?? '',
  contactPhone: b.contactPhone ?? '',
  public: b.public,
  publicText: b.publicText ?? '',
  publicOrganiser: b.publicOrganiser ?? '',
  selfService: b.selfService,
  alcohol: b.alcohol,
  residentsSetUp: b.residentsSetUp,
  remarks: b.remarks ?? '',
  charged: b.chargedCents === null ? '' : b.chargedCents / 100,
  agreement: null,
  crowded: true,
  priorityReason: b.priorityReason ?? '',
  repeat: null,
})

/** The time of the form, or null while it is not complete. An end before or at the begin is the next day. */
export function spanOf(f: Pick<Fields, 'date' | 'from' | 'to' | 'extraDays'>): WallSpan | null {
  if (f.from === null || f.to === null) return null
  const next = f.to <= f.from ? 1 : 0
  return { startsAt: at(f.date, f.from), endsAt: at(addDays(f.date, f.extraDays + next), f.to) }
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

function details(f: Fields) {
  return {
    renterId: f.renterId,
    ...(f.category === null ? {} : { category: f.category }),
    ...(f.usage === null ? {} : { usage: f.usage }),
    expectedParticipants: f.people === '' ? null : f.people,
    theme: f.theme,
    goals: f.goals,
    activityType: f.activityType,
    layout: f.layout,
    facilities: f.facilities,
    preparation: orNull(f.preparation),
    residentsSetUp: f.residentsSetUp,
    alcohol: f.alcohol,
    public: f.public,
    publicText: orNull(f.publicText),
    publicOrganiser: orNull(f.publicOrganiser),
    selfService: f.selfService,
    contactName: orNull(f.contactName),
    contactPhone: orNull(f.contactPhone),
    remarks: orNull(f.remarks),
    chargedCents: f.charged === '' ? null : Math.round(f.charged * 100),
    priorityReason: orNull(f.priorityReason),
  }
}

/** What `bookings.check` is asked while someone types; null while there is no time or room yet. */
export function checkInput(f: Fields, status: NewBooking['status'], id?: Booking['id']): BookingCheck | null {
  const span = spanOf(f)
  if (span === null || f.roomIds.length === 0) return null
  const { expectedParticipants, selfService, category, priorityReason, layout, facilities, renterId } = details(f)
  const { usage, goals, residentsSetUp, alcohol } = details(f)
  return {
    centreId: f.centreId,
    roomIds: f.roomIds,
    ...span,
    ...(status === undefined ? {} : { status }),
    expectedParticipants,
    selfService,
    priorityReason,
    layout,
    facilities,
    renterId,
    goals,
    residentsSetUp,
    alcohol,
    ...(usage === undefined ? {} : { usage }),
    ...(f.agreement === null ? {} : { price: f.agreement }),
    ...(category === undefined ? {} : { category }),
    ...(id === undefined ? {} : { id }),
  }
}

/** What a booking is called of which nothing else is known. */
export const NO_TITLE = 'Boeking'

/** A title when none was typed: what they do, else who they are. */
export const titleOf = (f: Fields): string => f.title.trim() || f.activityType || f.renterName || NO_TITLE

export const createInput = (f: Fields, span: WallSpan, status: NewBooking['status']): NewBooking => ({
  centreId: f.centreId,
  roomIds: f.roomIds,
  ...span,
  title: titleOf(f),
  ...(status === undefined ? {} : { status }),
  ...details(f),
  ...(f.agreement === null ? {} : { price: f.agreement }),
})

/** Whether the price of a booking depends on something that was typed since. */
export const priceChanged = (before: Booking, f: Fields, span: WallSpan): boolean =>
  priceFacts({ ...before, ...details(f), ...span, roomIds: f.roomIds }) !== priceFacts(before)

/** Only what was changed: somebody else's edit of another field is not overwritten by ours. */
export function changeInput(before: Booking, f: Fields, span: WallSpan): Omit<BookingChange, 'id' | 'revision'> {
  const was: Record<string, unknown> = { ...before }
  const now = { roomIds: f.roomIds, ...span, title: titleOf(f), ...details(f) }
  return Object.fromEntries(
    Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key])),
  )
}

export type Problems = Partial<Record<'date' | 'from' | 'to' | 'roomIds' | 'title' | 'crowded', string>>

/** What is missing, in Dutch, per field. */
export function problemsOf(f: Fields, crowd: boolean): Problems {
  return {
    ...(f.from === null && { from: 'Vul een tijd in' }),
    ...(f.to === null && { to: 'Vul een tijd in' }),
    ...(f.roomIds.length === 0 && { roomIds: 'Kies een ruimte' }),
    ...(crowd && !f.crowded && { crowded: 'Zet een vinkje als dit zo mag' }),
  }
}
