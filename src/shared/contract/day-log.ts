import { z } from 'zod'
import { checkStates, rounds } from '../domain/day-log'
import { dayparts } from '../domain/report'
import {
  BookingId,
  CentreId,
  Cents,
  ClockTimeText,
  Day,
  DayIncidentId,
  DeskNoteId,
  KeyId,
  Name,
  People,
  PhotoId,
  RepairId,
  Revision,
  RoomId,
  RoundItemId,
  SortOrder,
  Text,
  Wall,
} from './base'
import { money, personal, phone } from './labels'

/** The log of a day at a centre: what a caretaker leaves to the next one and to the quarter's figures (ADR 0021). */

/** Who did it, as typed; the user when nothing is typed. */
const By = Name.optional()
const Words = Text.min(1)

/** Something to do when a centre opens or closes. Kept when it is archived: rounds of before stay as they were. */
export const RoundItem = z.object({
  id: RoundItemId,
  centreId: CentreId,
  round: z.enum(rounds),
  name: z.string(),
  /** The first day of it. */
  since: Day,
  /** From this day on it is no longer asked for. */
  archivedOn: Day.nullable(),
  sortOrder: z.number().int(),
  archived: z.boolean(),
  revision: Revision,
})
export type RoundItem = z.infer<typeof RoundItem>
export const NewRoundItem = z.object({ centreId: CentreId, round: z.enum(rounds), name: Name })
export const RoundItemChange = z.object({
  id: RoundItemId,
  revision: Revision,
  name: Name.optional(),
  sortOrder: SortOrder.min(0).optional(),
  archived: z.boolean().optional(),
})

/** An item that was done or skipped on a day; `name` is what it was called then. */
export const RoundCheck = z.object({
  id: z.string(),
  itemId: RoundItemId,
  centreId: CentreId,
  date: Day,
  name: z.string(),
  state: z.enum(checkStates),
  at: Wall,
  by: z.string(),
  /** Why it was skipped, or what stood out. */
  note: z.string().nullable(),
  revision: Revision,
})
export type RoundCheck = z.infer<typeof RoundCheck>
/** `revision` is that of the check that it replaces, null when there was none; `open` takes it off. Skipping asks for a note. */
export const RoundStep = z.object({
  itemId: RoundItemId,
  date: Day,
  state: z.enum([...checkStates, 'open']),
  note: Text.nullish(),
  by: By,
  revision: Revision.nullable(),
})
/** A line of a round: the item, and what was done with it that day. */
export const RoundLine = z.object({ item: RoundItem, check: RoundCheck.nullable() })
export type RoundLine = z.infer<typeof RoundLine>

/** What the next caretaker should know; on top of the day until somebody marks it read. */
export const DeskNote = z.object({
  id: DeskNoteId,
  centreId: CentreId,
  date: Day,
  at: Wall,
  by: z.string(),
  text: z.string(),
  readAt: Wall.nullable(),
  readBy: z.string().nullable(),
  revision: Revision,
})
export type DeskNote = z.infer<typeof DeskNote>
export const NewDeskNote = z.object({ centreId: CentreId, date: Day.optional(), text: Words, by: By })
export const DeskNoteChange = z.object({ id: DeskNoteId, revision: Revision, text: Words })
export const DeskNoteRead = z.object({ id: DeskNoteId, revision: Revision, by: By })

/** People who came in, per part of the day. No row: not counted. */
export const VisitorCount = z.object({
  id: z.string(),
  centreId: CentreId,
  date: Day,
  daypart: z.enum(dayparts),
  count: z.number().int(),
  revision: Revision,
})
export type VisitorCount = z.infer<typeof VisitorCount>
/** Adds to the count, whatever it is by now; never below zero. */
export const VisitorsMore = z.object({
  centreId: CentreId,
  date: Day,
  daypart: z.enum(dayparts),
  more: z.number().int().min(-1000).max(1000),
})
/** `revision` of the count that was seen; null when there was none. */
export const VisitorsSet = z.object({
  centreId: CentreId,
  date: Day,
  daypart: z.enum(dayparts),
  count: People,
  revision: Revision.nullable(),
})

/** A photo fits in one call of a megabyte, which carries it in base64. */
export const PHOTO_BYTES = 700 * 1024
export const PHOTO_PIXELS = 1600
/** With so many, everything can be seen. */
export const MOST_PHOTOS = 6

/** Damage or small maintenance: reported, and done once `doneOn` says when. */
export const Repair = z.object({
  id: RepairId,
  centreId: CentreId,
  roomId: RoomId.nullable(),
  title: z.string(),
  note: z.string().nullable(),
  reportedOn: Day,
  reportedBy: z.string(),
  doneOn: Day.nullable(),
  doneBy: z.string().nullable(),
  /** What it cost incl. VAT; null when that is not known. */
  costCents: money(Cents.nullable()),
  photoIds: z.array(PhotoId),
  revision: Revision,
})
export type Repair = z.infer<typeof Repair>
export const NewRepair = z.object({
  centreId: CentreId,
  roomId: RoomId.nullish(),
  title: Name,
  note: Text.nullish(),
  reportedOn: Day.optional(),
  by: By,
})
/** With `doneOn` null it is open again. */
export const RepairChange = z.object({
  id: RepairId,
  revision: Revision,
  roomId: RoomId.nullish(),
  title: Name.optional(),
  note: Text.nullish(),
  doneOn: Day.nullish(),
  doneBy: Name.optional(),
  costCents: money(Cents.min(0).max(100_000_000).nullish()),
})
/** A JPEG in base64, of at most `PHOTO_BYTES` and without what a camera writes beside the picture. */
export const NewPhoto = z.object({
  id: RepairId,
  revision: Revision,
  base64: z
    .string()
    .min(1)
    .max(Math.ceil(PHOTO_BYTES / 3) * 4),
})
export const PhotoRemoval = z.object({ id: RepairId, revision: Revision, photoId: PhotoId })
export const Photo = z.object({
  id: PhotoId,
  mediaType: z.literal('image/jpeg'),
  base64: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})
export type Photo = z.infer<typeof Photo>

/**
 * A key or code that somebody has or had: lent, or handed out with an instruction (`instructed`). One list of both; each
 * is kept in one place.
 */
export const Key = z.object({
  id: KeyId,
  instructed: z.boolean(),
  centreId: CentreId,
  what: z.string(),
  holder: z.string(),
  phone: phone(z.string().nullable()),
  bookingId: BookingId.nullable(),
  outOn: Day,
  outBy: z.string().nullable(),
  /** Null when nothing was agreed: then it is never overdue. */
  dueOn: Day.nullable(),
  backOn: Day.nullable(),
  backBy: z.string().nullable(),
  remarks: personal(z.string().nullable()),
  revision: Revision,
})
export type Key = z.infer<typeof Key>
const lent = {
  phone: phone(Name.nullish()),
  bookingId: BookingId.nullish(),
  dueOn: Day.nullish(),
  remarks: personal(Text.nullish()),
}
export const NewKey = z.object({
  centreId: CentreId,
  what: Name,
  holder: Name,
  outOn: Day.optional(),
  by: By,
  ...lent,
})
/** Of a key that was lent; `backOn` null says that it is out after all. What went with an instruction changes with that. */
export const KeyChange = z.object({
  id: KeyId,
  revision: Revision,
  what: Name.optional(),
  holder: Name.optional(),
  backOn: Day.nullish(),
  ...lent,
})
/** A key came back; one of an instruction ends that, too. */
export const KeyBack = z.object({ id: KeyId, revision: Revision, backOn: Day.optional(), by: By })

/** What happened, who acted and what was done. Not for how somebody is: no health data. */
export const DayIncident = z.object({
  id: DayIncidentId,
  centreId: CentreId,
  date: Day,
  time: ClockTimeText,
  what: z.string(),
  actedBy: z.string(),
  done: z.string().nullable(),
  notedBy: z.string(),
  revision: Revision,
})
export type DayIncident = z.infer<typeof DayIncident>
export const NewDayIncident = z.object({
  centreId: CentreId,
  date: Day,
  time: ClockTimeText,
  what: Words,
  actedBy: Name,
  done: Text.nullish(),
  by: By,
})
export const DayIncidentChange = z.object({
  id: DayIncidentId,
  revision: Revision,
  time: ClockTimeText.optional(),
  what: Words.optional(),
  actedBy: Name.optional(),
  done: Text.nullish(),
})

export const DayLogQuery = z.object({ centreId: CentreId, date: Day })
export const DayLog = z.object({
  date: Day,
  opening: z.array(RoundLine),
  closing: z.array(RoundLine),
  /** Unread up to this day, oldest first; then those of this day that were read. */
  notes: z.array(DeskNote),
  visitors: z.array(VisitorCount),
  /** Open on this day, oldest first; then what was done on it. */
  repairs: z.array(Repair),
  /** Out on this day, what is due first on top; then what came back on it. */
  keys: z.array(Key),
  incidents: z.array(DayIncident),
  /** Who has a shift that day, who knows the centre, and who was typed here lately: to choose from. */
  names: z.array(z.string()),
})
export type DayLog = z.infer<typeof DayLog>
