import { z } from 'zod'
import type { Finding as DomainFinding } from '../domain/booking-rules'
import { bookingStatuses, layouts, renterCategories, usages } from '../domain/vocabulary'
import {
  BookingId,
  CentreId,
  Cents,
  Day,
  FacilityId,
  Moment,
  Name,
  People,
  QueryNumber,
  RenterId,
  Revision,
  RoomId,
  SeriesId,
  Text,
  TypedCents,
  Wall,
} from './base'

import { money, personal, phone } from './labels'
import { Agreement } from './price'

/** Findings come from shared/domain/booking-rules; their shape is guarded there by the compiler. */
export const Finding = z.custom<DomainFinding>((v) => typeof v === 'object' && v !== null && 'code' in v)

/** How many of a movable facility a booking claims for its time, with setup and clear-up. */
export const FacilityClaim = z.object({ facilityId: FacilityId, quantity: z.number().int().min(1).max(100_000) })
export type FacilityClaim = z.infer<typeof FacilityClaim>

export const Booking = z.object({
  id: BookingId,
  /** What people call it on the phone; imported bookings keep the number of their old system. */
  number: z.string(),
  centreId: CentreId,
  roomIds: z.array(RoomId),
  startsAt: Wall,
  endsAt: Wall,
  setupMinutes: z.number().int(),
  clearupMinutes: z.number().int(),
  title: z.string(),
  renterId: RenterId.nullable(),
  renterName: z.string().nullable(),
  category: z.enum(renterCategories),
  usage: z.enum(usages),
  status: z.enum(bookingStatuses),
  statusReason: z.string().nullable(),
  theme: z.string().nullable(),
  goals: z.array(z.string()),
  activityType: z.string().nullable(),
  expectedParticipants: People.nullable(),
  participants: People.nullable(),
  layout: z.enum(layouts).nullable(),
  preparation: z.string().nullable(),
  residentsSetUp: z.boolean(),
  /** Alcohol is served under a licence: somebody with sociale hygiëne must be there. */
  alcohol: z.boolean(),
  /** Stands in the calendar of the district, with title, time, place, kind and the next two, and nothing else of it. */
  public: z.boolean(),
  /** What residents read about it. */
  publicText: z.string().nullable(),
  /** Who it is by, as residents read it; the name of the renter is never shown by itself. */
  publicOrganiser: z.string().nullable(),
  selfService: z.boolean(),
  contactName: z.string().nullable(),
  contactPhone: phone(z.string().nullable()),
  remarks: personal(z.string().nullable()),
  chargedCents: money(Cents.nullable()),
  /** The tariff that was not charged (om niet, discount). */
  waivedCents: money(Cents.nullable()),
  facilities: z.array(FacilityClaim),
  /** Until when an option stands; it expires by itself. */
  optionUntil: Wall.nullable(),
  /** Why it was booked although others with priority wait for the slot. */
  priorityReason: z.string().nullable(),
  seriesId: SeriesId.nullable(),
  /** The date by the rule of the series, also after the booking was moved. */
  seriesDate: Day.nullable(),
  /** Changed by hand since: a change of the whole series leaves it alone. */
  detached: z.boolean(),
  /** The booking that this one made way for. */
  displacedById: BookingId.nullable(),
  /** The displaced booking that this one was offered instead of. */
  replacesId: BookingId.nullable(),
  /** When it was entered: how old a request is. */
  createdAt: Moment,
  revision: Revision,
})
export type Booking = z.infer<typeof Booking>

/** What a booking has not got when nobody said so. */
export const plainBooking = {
  waivedCents: null,
  facilities: [],
  optionUntil: null,
  priorityReason: null,
  publicText: null,
  publicOrganiser: null,
  seriesId: null,
  seriesDate: null,
  detached: false,
  displacedById: null,
  replacesId: null,
} as const satisfies Partial<Booking>

const optionalText = Text.nullish()
/** What someone fills in. Left out on a change means: stays as it is; null means: empty it. */
const details = {
  renterId: RenterId.nullish(),
  category: z.enum(renterCategories).optional(),
  usage: z.enum(usages).optional(),
  expectedParticipants: People.nullish(),
  theme: optionalText,
  goals: z.array(z.string().trim().min(1).max(120)).max(20).optional(),
  activityType: optionalText,
  layout: z.enum(layouts).nullish(),
  preparation: optionalText,
  residentsSetUp: z.boolean().optional(),
  alcohol: z.boolean().optional(),
  public: z.boolean().optional(),
  publicText: optionalText,
  publicOrganiser: Name.nullish(),
  selfService: z.boolean().optional(),
  contactName: optionalText,
  contactPhone: phone(optionalText),
  remarks: personal(optionalText),
  chargedCents: money(TypedCents.nullish()),
  facilities: z.array(FacilityClaim).max(50).optional(),
  optionUntil: Wall.nullish(),
  priorityReason: optionalText,
}
const Title = z.string().trim().min(1).max(200)
const RoomIds = z.array(RoomId).min(1).max(20)

export const NewBooking = z.object({
  centreId: CentreId,
  roomIds: RoomIds,
  startsAt: Wall,
  endsAt: Wall,
  title: Title,
  status: z.enum(['request', 'option', 'confirmed']).optional(),
  /** What was agreed about the price. */
  price: money(Agreement.partial().optional()),
  ...details,
})
export type NewBooking = z.infer<typeof NewBooking>

export const BookingChange = z.object({
  id: BookingId,
  revision: Revision,
  roomIds: RoomIds.optional(),
  startsAt: Wall.optional(),
  endsAt: Wall.optional(),
  title: Title.optional(),
  setupMinutes: z.number().int().min(0).max(720).optional(),
  clearupMinutes: z.number().int().min(0).max(720).optional(),
  ...details,
})
export type BookingChange = z.infer<typeof BookingChange>

/** A booking that is being typed: the title may still be missing, and `id` says which one is being changed. */
export const BookingCheck = NewBooking.extend({ title: z.string().max(200).optional(), id: BookingId.optional() })
export type BookingCheck = z.infer<typeof BookingCheck>

export const BookingWithFindings = Booking.extend({ findings: z.array(Finding) })
export type BookingWithFindings = z.infer<typeof BookingWithFindings>

export const BookingStep = z.object({ id: BookingId, revision: Revision, reason: Text.optional() })
/** A step that gives a booking its slot: a commercial one may need a reason for going before others that wait. */
export const GrantStep = BookingStep.extend({ priorityReason: Text.optional() })
/** Gives a request its slot for a while, or an option more time. Without `optionUntil`: as long as the centre does. */
export const OptionStep = GrantStep.extend({ optionUntil: Wall.optional() })

/** A date of a series that waits for its slot: `series.retry` with this date gives it. */
export const WaitingDate = Booking.pick({
  title: true,
  renterName: true,
  category: true,
  roomIds: true,
  startsAt: true,
  endsAt: true,
}).extend({
  id: SeriesId,
  revision: Revision,
  date: Day,
  /** Since when the series waits. */
  createdAt: Moment,
})
export type WaitingDate = z.infer<typeof WaitingDate>
/** Somebody who waits for a slot, a request or a date of a series, and whether it could be given now. */
export const Waiting = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('request'), booking: Booking, free: z.boolean() }),
  z.object({ kind: z.literal('series'), series: WaitingDate, free: z.boolean() }),
])
export type Waiting = z.infer<typeof Waiting>
/** After a step that frees a slot, `waiting` lists who waits for it: by priority, then age. */
export const SteppedBooking = BookingWithFindings.extend({ waiting: z.array(Waiting) })
export type SteppedBooking = z.infer<typeof SteppedBooking>

/** A slot that came free in an act that frees many, with who waits for it; `title` is what stood there. */
export const FreedSlot = Booking.pick({ roomIds: true, startsAt: true, endsAt: true, title: true }).extend({
  waiting: z.array(Waiting),
})
export type FreedSlot = z.infer<typeof FreedSlot>

/** A slot by its rooms and time. */
const slot = { roomIds: RoomIds, startsAt: Wall, endsAt: Wall }
export const Slot = z.object({ centreId: CentreId, ...slot })
export type Slot = z.infer<typeof Slot>

/** A booking of primary care makes way for residents, and is offered another place in the same act. */
export const Displacement = z.object({
  id: BookingId,
  revision: Revision,
  /** The request or option of residents that gets the slot. */
  by: z.object({ id: BookingId, revision: Revision }),
  alternative: z.object(slot).optional(),
  reason: Text.min(1),
})
export type Displacement = z.infer<typeof Displacement>
export const DisplacementResult = z.object({
  displaced: Booking,
  /** What was offered instead: an option at the alternative. */
  successor: Booking.nullable(),
  booking: BookingWithFindings,
  waiting: z.array(Waiting),
})
export type DisplacementResult = z.infer<typeof DisplacementResult>

/** How a booking came in the place of another, or lost its own. */
export const BookingLinks = z.object({
  displacedBy: Booking.nullable(),
  displaced: z.array(Booking),
  replaces: Booking.nullable(),
  successor: Booking.nullable(),
})
export type BookingLinks = z.infer<typeof BookingLinks>
export const Attendance = z.object({ id: BookingId, revision: Revision, participants: People.nullable() })

/** Every booking that touches the period; `to` is exclusive. */
export const BookingQuery = z.object({
  centreId: CentreId.optional(),
  from: Day,
  to: Day,
  roomId: RoomId.optional(),
  status: z.enum(bookingStatuses).optional(),
})
export type BookingQuery = z.infer<typeof BookingQuery>
export const BookingSearch = z.object({
  q: z.string().trim().min(1).max(120),
  limit: QueryNumber.min(1).max(50).optional(),
})
