import { z } from 'zod'
import { seasonStates, weekRhythms, wishOutcomes } from '../domain/season'
import type { Why as DomainWhy } from '../domain/season-why'
import { renterCategories } from '../domain/vocabulary'
import {
  BookingId,
  CentreId,
  ClockTimeText,
  Day,
  Name,
  People,
  RenterId,
  Revision,
  RoomId,
  SeasonId,
  SeriesId,
  Text,
  Weekday,
  WishId,
} from './base'
import { FacilityClaim } from './booking'
import { SeriesDate } from './series'

/** Seasonal allocation: seasons, what fixed users wish for, and the place that each wish gets. */
const seasonDetails = {
  name: Name,
  /** Null: of all centres. */
  centreId: CentreId.nullable(),
  /** First and last day. */
  from: Day,
  to: Day,
  /** Nothing takes place on public holidays. */
  skipHolidays: z.boolean(),
  /** Nor in school holidays, of the region that the centre names. */
  skipSchoolHolidays: z.boolean(),
}
export const Season = z.object({
  id: SeasonId,
  ...seasonDetails,
  state: z.enum(seasonStates),
  /** How far the last proposal may be from the best, as a share: 0 is proven best, null when there is none. */
  gap: z.number().nullable(),
  revision: Revision,
})
export type Season = z.infer<typeof Season>
export const NewSeason = z.object(seasonDetails)
export type NewSeason = z.infer<typeof NewSeason>
export const SeasonChange = NewSeason.partial().extend({ id: SeasonId, revision: Revision })
export type SeasonChange = z.infer<typeof SeasonChange>

export const WishChoice = z.object({ roomId: RoomId.nullable(), weekday: Weekday, from: ClockTimeText })
export type WishChoice = z.infer<typeof WishChoice>
export const WeekSlot = z.object({
  roomId: RoomId,
  weekday: Weekday,
  from: ClockTimeText,
  to: ClockTimeText,
  week: z.enum(weekRhythms),
})
export type WeekSlot = z.infer<typeof WeekSlot>

/** Reasons come from shared/domain/season-why; their shape is guarded there by the compiler. */
const Why = z.custom<DomainWhy>((v) => typeof v === 'object' && v !== null && 'reasons' in v)

/** What a wish got: a slot, or none with the reason. */
export const Placement = z.object({
  outcome: z.enum(wishOutcomes),
  slot: WeekSlot.nullable(),
  /** Put there by hand: a proposal leaves it. */
  pinned: z.boolean(),
  why: Why,
})
export type Placement = z.infer<typeof Placement>

const wishDetails = {
  centreId: CentreId,
  renterId: RenterId.nullable(),
  title: z.string().trim().min(1).max(200),
  category: z.enum(renterCategories),
  people: People.nullable(),
  minutes: z.number().int().min(15).max(1440),
  everyWeeks: z.union([z.literal(1), z.literal(2)]),
  first: WishChoice,
  second: WishChoice.nullable(),
  facilities: z.array(FacilityClaim).max(50),
  wheelchair: z.boolean(),
  remarks: Text.nullable(),
}
export const Wish = z.object({
  id: WishId,
  seasonId: SeasonId,
  ...wishDetails,
  renterName: z.string().nullable(),
  placement: Placement.nullable(),
  /** The series that the wish became when the season was settled. */
  seriesId: SeriesId.nullable(),
  /** Order in which the wishes were handed in; the first of a renter goes before their second. */
  position: z.number().int(),
  revision: Revision,
})
export type Wish = z.infer<typeof Wish>
const wishFields = z.object(wishDetails)
export const NewWish = wishFields.partial().extend({
  seasonId: SeasonId,
  centreId: CentreId,
  title: wishDetails.title,
  minutes: wishDetails.minutes,
  first: WishChoice,
})
export type NewWish = z.infer<typeof NewWish>
export const WishChange = wishFields.partial().extend({ id: WishId, revision: Revision })
export type WishChange = z.infer<typeof WishChange>

export const ProposeRequest = z.object({
  id: SeasonId,
  /** How long the solver may take, about. */
  seconds: z.number().min(1).max(300).optional(),
})
export const ProposeResult = z.object({
  gap: z.number(),
  counts: z.record(z.enum(wishOutcomes), z.number().int()),
})
export type ProposeResult = z.infer<typeof ProposeResult>
/** Progress while it runs, then the result. Closing the stream early cancels: nothing is written. */
export const ProposeEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number().int(), total: z.number().int() }),
  z.object({ type: z.literal('result'), result: ProposeResult }),
])
export type ProposeEvent = z.infer<typeof ProposeEvent>

/** A commercial wish with a place that others with priority asked for, on some of its dates. */
export const WishRivals = z.object({
  wishId: WishId,
  title: z.string(),
  renterName: z.string().nullable(),
  dates: z.array(Day),
  waiting: z.array(z.object({ bookingId: BookingId, title: z.string(), category: z.enum(renterCategories) })),
})
export type WishRivals = z.infer<typeof WishRivals>
/** Why a commercial wish goes before those who wait; null leaves the dates to them. */
export const PriorityAnswer = z.object({ wishId: WishId, reason: Text.min(1).nullable() })
export const SettleRequest = z.object({
  id: SeasonId,
  revision: Revision,
  priority: z.array(PriorityAnswer).max(2000).optional(),
})
export type SettleRequest = z.infer<typeof SettleRequest>

/** What settling made: series and bookings, and the dates that did not fit. */
export const SettleResult = z.object({
  season: Season,
  series: z.number().int(),
  bookings: z.number().int(),
  refused: z.array(z.object({ wishId: WishId, seriesId: SeriesId, title: z.string(), dates: z.array(SeriesDate) })),
})
export type SettleResult = z.infer<typeof SettleResult>

/** Puts a wish somewhere by hand (`slot`), takes it out of the timetable (null), or lets the next proposal move it (`pinned` false). */
export const PlaceRequest = z.object({
  wishId: WishId,
  revision: Revision,
  slot: WeekSlot.nullable(),
  pinned: z.boolean(),
})
export type PlaceRequest = z.infer<typeof PlaceRequest>

/** What stands in a room already in the weeks of the season, often enough to be in the way. */
export const TakenBlock = z.object({
  roomId: RoomId,
  weekday: Weekday,
  from: ClockTimeText,
  to: ClockTimeText,
  title: z.string(),
  exclusive: z.boolean(),
  people: z.number().int(),
  dates: z.array(Day),
})
export type TakenBlock = z.infer<typeof TakenBlock>
export const SeasonBoard = z.object({
  /** The dates of each weekday in the season, Monday first; without closures and holidays. */
  dates: z.array(z.array(Day)),
  taken: z.array(TakenBlock),
})
export type SeasonBoard = z.infer<typeof SeasonBoard>
