import type { WallTime } from '../time/types'

/**
 * The closed lists of the field (docs/glossary.md). Codes in English; the Dutch words are in the renderer
 * (lib/words) and, for files, in core/usecases/imports/words.
 */
export const centreTypes = [
  'wvc',
  'buurtplein',
  'huis_van_de_wijk',
  'dorpshuis',
  'tussenvoorziening',
  'museum',
  'other',
] as const
export type CentreType = (typeof centreTypes)[number]

export const operatingModes = ['association', 'welfare', 'residents', 'municipal'] as const
export type OperatingMode = (typeof operatingModes)[number]

export const roomKinds = [
  'hall',
  'meeting_hall',
  'activity_room',
  'consulting_room',
  'course_room',
  'kitchen',
  'workplace',
  'corner',
  'desk',
  'library',
  'other',
] as const
export type RoomKind = (typeof roomKinds)[number]

/** `exclusive`: one booking at a time. `shared`: several, while the people fit (domain, section 1). */
export const roomUses = ['exclusive', 'shared'] as const
export type RoomUse = (typeof roomUses)[number]

/** In order of priority where rooms are scarce (domain, section 2). */
export const renterCategories = [
  'internal',
  'residents',
  'subsidised',
  'primary_care',
  'association',
  'commercial',
] as const
export type RenterCategory = (typeof renterCategories)[number]

export const usages = ['internal', 'external'] as const
export type Usage = (typeof usages)[number]

export const bookingStatuses = [
  'request',
  'option',
  'confirmed',
  'held',
  'no_show',
  'declined',
  'cancelled',
  'expired',
  'displaced',
] as const
export type BookingStatus = (typeof bookingStatuses)[number]

/** Regions in which schools close on other days (the Ministry of Education spreads them). */
export const schoolRegions = ['noord', 'midden', 'zuid'] as const
export type SchoolRegion = (typeof schoolRegions)[number]

export const layouts = ['theatre', 'u_shape', 'carre', 'school', 'reception', 'empty'] as const
export type Layout = (typeof layouts)[number]

/** What an organisation calls its own: themes, goals and activity types are editable lists. */
export const labelKinds = ['theme', 'goal', 'activity'] as const
export type LabelKind = (typeof labelKinds)[number]

/** Whether options and requests take the room: a setting of each centre (domain, section 3). */
export type Holds = { optionHolds: boolean; requestHolds: boolean }
/** What a centre begins with: an option holds its slot, a request does not. */
export const usualHolds: Holds = { optionHolds: true, requestHolds: false }
/** True when a booking of this status takes its rooms at a centre with these settings. */
export const holdsRoom = (status: BookingStatus, centre: Holds): boolean =>
  status === 'confirmed' ||
  status === 'held' ||
  (status === 'option' && centre.optionHolds) ||
  (status === 'request' && centre.requestHolds)

/** True when options or requests hold their slot in the one and not in the other. */
export const holdsOtherwise = (a: Holds, b: Holds): boolean =>
  a.optionHolds !== b.optionHolds || a.requestHolds !== b.requestHolds

/** Statuses that end a booking without it taking place, or having taken place. */
const over: ReadonlySet<BookingStatus> = new Set(['no_show', 'declined', 'cancelled', 'expired', 'displaced'])
/** Whether nothing more comes of a booking with this status. */
export const isOver = (status: BookingStatus): boolean => over.has(status)

/** The status as people see it: a confirmed booking that is over has been held, whether or not anyone said so. */
export const statusSeen = (
  { status, endsAt }: { status: BookingStatus; endsAt: WallTime },
  now: WallTime,
): BookingStatus => (status === 'confirmed' && endsAt <= now ? 'held' : status)

/** Statuses that count in the figures, if the booking has started (report-definitions, "Counted booking"). */
export const countedStatuses: readonly BookingStatus[] = ['confirmed', 'held']
const counted: ReadonlySet<BookingStatus> = new Set(countedStatuses)
/** Whether a booking with this status counts in the figures. */
export const isCounted = (status: BookingStatus): boolean => counted.has(status)

/** Internal use is the operator's own; all others are external (domain, section 2). */
export const usageOf = (category: RenterCategory): Usage => (category === 'internal' ? 'internal' : 'external')
