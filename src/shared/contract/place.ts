import { z } from 'zod'
import {
  centreTypes,
  labelKinds,
  layouts,
  operatingModes,
  roomKinds,
  roomUses,
  schoolRegions,
  usualHolds,
} from '../domain/vocabulary'
import {
  CentreId,
  ClockTimeText,
  ClosureId,
  CoreActivityId,
  Day,
  FacilityId,
  LabelId,
  Name,
  OrganisationId,
  Revision,
  RoomId,
  SortOrder,
  Text,
  Wall,
  Weekday,
} from './base'

/** Places: organisation, centres with their hours, rooms, facilities, closures and the editable lists. */
export const Organisation = z.object({
  id: OrganisationId,
  name: z.string(),
  municipality: z.string().nullable(),
  /** `#rrggbb`: the one accent colour of the municipality. */
  accent: z.string().nullable(),
  demo: z.boolean(),
  revision: Revision,
})
export type Organisation = z.infer<typeof Organisation>
export const OrganisationChange = z.object({
  revision: Revision,
  name: Name.optional(),
  municipality: Name.nullish(),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .nullish(),
})

export const Hours = z.object({ weekday: Weekday, opens: ClockTimeText, closes: ClockTimeText })
export type Hours = z.infer<typeof Hours>

/** Whom to ask at a centre; for one that is not managed here it is how to refer someone. */
export const CentreContact = z.object({
  name: Name,
  phone: z.string().trim().max(60).nullable(),
  email: z.string().trim().max(200).nullable(),
  remarks: Text.nullable(),
})
export type CentreContact = z.infer<typeof CentreContact>

const centreDetails = {
  name: Name,
  type: z.enum(centreTypes),
  mode: z.enum(operatingModes).nullable(),
  municipality: Name.nullable(),
  district: Name.nullable(),
  operator: Name.nullable(),
  address: Text.nullable(),
  managed: z.boolean(),
  activeFrom: Day.nullable(),
  activeTo: Day.nullable(),
  openingHours: z.array(Hours).max(50),
  staffedHours: z.array(Hours).max(50),
  /** How long an option stands unless said otherwise, in days. */
  optionDays: z.number().int().min(1).max(365),
  optionHolds: z.boolean(),
  requestHolds: z.boolean(),
  /** Until how many days before it a booking of primary care may be displaced. */
  displaceDays: z.number().int().min(0).max(365),
  /** From how many people on a booking needs a caretaker of its own; null: never. */
  crowdFrom: z.number().int().min(1).max(100_000).nullable(),
  /** A booking that needs a caretaker can't become definite while none is found. */
  caretakerRequired: z.boolean(),
  contacts: z.array(CentreContact).max(10),
  /** Whose school holidays count here; null while nobody said so. */
  schoolRegion: z.enum(schoolRegions).nullable(),
}
/** What a centre begins with. */
export const usualLetting = {
  optionDays: 14,
  displaceDays: 14,
  schoolRegion: null,
  crowdFrom: null,
  caretakerRequired: false,
  ...usualHolds,
} as const
export const Centre = z.object({ id: CentreId, ...centreDetails, archived: z.boolean(), revision: Revision })
export type Centre = z.infer<typeof Centre>
const centreFields = z.object(centreDetails)
export const NewCentre = centreFields.partial().extend({ name: Name, type: z.enum(centreTypes) })
export const CentreChange = centreFields
  .partial()
  .extend({ id: CentreId, revision: Revision, archived: z.boolean().optional() })

const Minutes = z.number().int().min(0).max(720)
/** A layout that a room can stand in, with set-up and clear-up of its own: the larger of the two counts. */
export const RoomLayout = z.object({ layout: z.enum(layouts), setupMinutes: Minutes, clearupMinutes: Minutes })
export type RoomLayout = z.infer<typeof RoomLayout>
/** Another ordinary room that can't be used at the same time, for bookings that end after `since`. It works both ways. */
export const RoomBlock = z.object({ roomId: RoomId, since: Wall })
export type RoomBlock = z.infer<typeof RoomBlock>

const roomDetails = {
  name: Name,
  kind: z.enum(roomKinds),
  use: z.enum(roomUses),
  capacity: z.number().int().min(0).max(100_000).nullable(),
  areaM2: z.number().min(0).max(100_000).nullable(),
  /** Empty: elementary. Otherwise the rooms that it joins (a composite). */
  partIds: z.array(RoomId).max(20),
  countsForOccupancy: z.boolean(),
  wheelchair: z.boolean(),
  setupMinutes: z.number().int().min(0).max(720),
  clearupMinutes: z.number().int().min(0).max(720),
  sortOrder: z.number().int(),
  /** Empty: any layout, without minutes of its own. */
  layouts: z.array(RoomLayout).max(layouts.length),
}
export const Room = z.object({
  id: RoomId,
  centreId: CentreId,
  ...roomDetails,
  blocks: z.array(RoomBlock),
  archived: z.boolean(),
  revision: Revision,
})
export type Room = z.infer<typeof Room>
const roomFields = z.object({ ...roomDetails, sortOrder: SortOrder })
const blockIds = z.array(RoomId).max(20).optional()
export const NewRoom = roomFields.partial().extend({ centreId: CentreId, name: Name, blockIds })
export const RoomChange = roomFields
  .partial()
  .extend({ id: RoomId, revision: Revision, archived: z.boolean().optional(), blockIds })

/** Fixed in a room (`roomId`) or movable with a stock per centre. */
export const Facility = z.object({
  id: FacilityId,
  centreId: CentreId,
  roomId: RoomId.nullable(),
  name: Name,
  stock: z.number().int().min(0).max(100_000),
  archived: z.boolean(),
  revision: Revision,
})
export type Facility = z.infer<typeof Facility>
export const NewFacility = z.object({
  centreId: CentreId,
  name: Name,
  stock: z.number().int().min(0).max(100_000),
  roomId: RoomId.nullish(),
})
export const FacilityChange = NewFacility.omit({ centreId: true })
  .partial()
  .extend({ id: FacilityId, revision: Revision, archived: z.boolean().optional() })

/** Days on which a centre is closed, both included. */
export const Closure = z.object({
  id: ClosureId,
  centreId: CentreId,
  from: Day,
  to: Day,
  reason: Name,
  revision: Revision,
})
export type Closure = z.infer<typeof Closure>
export const NewClosure = Closure.omit({ id: true, revision: true })
export const ClosureChange = NewClosure.omit({ centreId: true }).partial().extend({ id: ClosureId, revision: Revision })
export const Holiday = z.object({ date: Day, name: z.string() })
export type Holiday = z.infer<typeof Holiday>

/** A name from an editable list: theme, goal or activity type. */
export const Label = z.object({
  id: LabelId,
  kind: z.enum(labelKinds),
  name: Name,
  sortOrder: z.number().int(),
  archived: z.boolean(),
  /** To which core activity a kind of activity belongs; left out when to none. */
  coreActivityId: CoreActivityId.optional(),
  revision: Revision,
})
export type Label = z.infer<typeof Label>
export const NewLabel = z.object({ kind: z.enum(labelKinds), name: Name })
export const LabelChange = z.object({
  id: LabelId,
  revision: Revision,
  name: Name.optional(),
  sortOrder: SortOrder.optional(),
  archived: z.boolean().optional(),
  /** Null for none. Only of a kind of activity. */
  coreActivityId: CoreActivityId.nullish(),
})

/** What the first-run wizard asks: enough to book with. */
export const Setup = z.object({
  organisation: Name,
  municipality: Name.nullish(),
  centre: NewCentre,
  rooms: z
    .array(roomFields.partial().extend({ name: Name, capacity: z.number().int().min(1).max(100_000) }))
    .min(1)
    .max(50),
})
export type Setup = z.infer<typeof Setup>
