import { z } from 'zod'
import type { FindReason } from '../domain/find-place'
import { layouts, renterCategories } from '../domain/vocabulary'
import { CentreId, ClockTimeText, Day, FacilityId, Name, QueryNumber, RoomId, Wall } from './base'
import { FacilityClaim } from './booking'
import { money } from './labels'
import { CentreContact } from './place'

const QueryFlag = z.union([z.boolean(), z.stringbool()])

/** `to` is exclusive, as everywhere. A time in `from` or `to` bounds the part of the day as well. */
export const FindQuery = z.object({
  from: z.union([Day, Wall]),
  to: z.union([Day, Wall]),
  durationMinutes: QueryNumber.min(15).max(1440),
  people: QueryNumber.min(0).max(100_000).optional(),
  /** By name, with a number when it is more than one: `Beamer,Stoelen:60`. */
  facilities: z.string().max(400).optional(),
  centreId: CentreId.optional(),
  district: Name.optional(),
  /** 1 Monday to 7 Sunday: `4` or `2,4`. Left out: any day. */
  weekdays: z
    .string()
    .regex(/^[1-7](,[1-7])*$/)
    .optional(),
  earliest: ClockTimeText.optional(),
  latest: ClockTimeText.optional(),
  /** How often, on the same weekday and time. */
  times: QueryNumber.min(1).max(60).optional(),
  kitchen: QueryFlag.optional(),
  wheelchair: QueryFlag.optional(),
  layout: z.enum(layouts).optional(),
  /** For whom: with it, places say what they cost, and the price weighs. */
  category: z.enum(renterCategories).optional(),
  /** The most for each time, in cents; asks for a category. */
  maxCents: QueryNumber.min(0).max(100_000_000).optional(),
  limit: QueryNumber.min(1).max(100).optional(),
})
export type FindQuery = z.infer<typeof FindQuery>

/** Reasons come from shared/domain/find-place; their shape is guarded there by the compiler. */
const Reason = z.custom<FindReason>((v) => typeof v === 'object' && v !== null && 'code' in v)
export const FoundPlace = z.object({
  centreId: CentreId,
  centreName: z.string(),
  district: z.string().nullable(),
  kind: z.enum(['room', 'joined', 'combination']),
  roomIds: z.array(RoomId),
  roomNames: z.array(z.string()),
  capacity: z.number().nullable(),
  occurrences: z.array(z.object({ startsAt: Wall, endsAt: Wall })),
  facilities: z.array(FacilityClaim),
  reasons: z.array(Reason),
  /** All occurrences together, in cents; null when nobody asked or there is no tariff. */
  priceCents: money(z.number().int().nullable()),
})
export type FoundPlace = z.infer<typeof FoundPlace>

/** A place that is not managed here, with whom to ask; its rooms that hold so many people, when they are known. */
export const Elsewhere = z.object({
  centreId: CentreId,
  name: z.string(),
  district: z.string().nullable(),
  address: z.string().nullable(),
  contacts: z.array(CentreContact),
  rooms: z.array(z.object({ name: z.string(), capacity: z.number().nullable() })),
})
export type Elsewhere = z.infer<typeof Elsewhere>
export const FindResult = z.object({
  /** The best first. */
  results: z.array(FoundPlace),
  nearMisses: z.array(FoundPlace),
  elsewhere: z.array(Elsewhere),
})
export type FindResult = z.infer<typeof FindResult>

/** How many of each facility of a centre are free during a time; without what one booking has itself. */
export const FreeQuery = z.object({ centreId: CentreId, from: Wall, to: Wall, without: z.string().max(64).optional() })
export const FreeFacility = z.object({ facilityId: FacilityId, free: z.number().int() })
export type FreeFacility = z.infer<typeof FreeFacility>
