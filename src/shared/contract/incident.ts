import { z } from 'zod'
import { answerKinds, incidentKinds, incidentStates } from '../domain/roster/incident'
import {
  BookingId,
  CaretakerId,
  CentreId,
  Cents,
  Day,
  IncidentId,
  Moment,
  Name,
  Revision,
  RoomId,
  ShiftId,
  Text,
  Wall,
} from './base'
import { Shift } from './roster'
import { CandidateView } from './shift'

/** Somebody falls ill or drops out: which shifts that opens, the ways out, what was proposed, answered and decided. */
const booked = { bookingId: BookingId, revision: Revision }
/** What happens to a booking when there is no caretaker. */
export const BookingAct = z.discriminatedUnion('act', [
  /** The renter opens up by itself: it has had the instruction. */
  z.object({ act: z.literal('self_service'), ...booked }),
  /** Another time or room here, or the same activity at another centre; there it is an option until they agree. */
  z.object({
    act: z.literal('move'),
    ...booked,
    centreId: CentreId,
    roomIds: z.array(RoomId).min(1).max(20),
    startsAt: Wall,
    endsAt: Wall,
  }),
  z.object({ act: z.literal('cancel'), ...booked }),
])
export type BookingAct = z.infer<typeof BookingAct>

/** The way out that was chosen for a shift: somebody takes it, or it falls away with what happens to its bookings. */
export const IncidentChoice = z.discriminatedUnion('way', [
  z.object({ way: z.literal('take'), caretakerId: CaretakerId }),
  z.object({ way: z.literal('without'), bookings: z.array(BookingAct).max(200) }),
])
export type IncidentChoice = z.infer<typeof IncidentChoice>

/** A shift as it was when it was opened, with the choice about it. */
export const IncidentLine = z.object({
  shiftId: ShiftId,
  centreId: CentreId,
  startsAt: Wall,
  endsAt: Wall,
  choice: IncidentChoice.nullable(),
})
export type IncidentLine = z.infer<typeof IncidentLine>

/** What a board or the municipality said of the proposal. */
export const IncidentAnswer = z.object({
  name: Name,
  role: z.string().trim().max(120).nullable(),
  answer: z.enum(answerKinds),
  note: Text.nullable(),
  at: Moment,
})
export type IncidentAnswer = z.infer<typeof IncidentAnswer>

export const Incident = z.object({
  id: IncidentId,
  kind: z.enum(incidentKinds),
  caretakerId: CaretakerId,
  absenceId: z.string().nullable(),
  startsAt: Wall,
  endsAt: Wall,
  note: Text.nullable(),
  reportedAt: Moment,
  /** The day on which it was reported; the quarter's figures count it there. */
  reportedOn: Day,
  state: z.enum(incidentStates),
  decidedAt: Moment.nullable(),
  lines: z.array(IncidentLine),
  answers: z.array(IncidentAnswer),
  revision: Revision,
})
export type Incident = z.infer<typeof Incident>

export const IncidentReport = z.object({
  kind: z.enum(incidentKinds),
  caretakerId: CaretakerId,
  startsAt: Wall,
  endsAt: Wall,
  note: Text.nullish(),
})
export type IncidentReport = z.infer<typeof IncidentReport>

const seen = { id: IncidentId, revision: Revision }
export const IncidentSeen = z.object(seen)
/** `takes`: who is chosen for which shift on screen (null: nobody takes it), in place of what was kept. */
export const IncidentWaysQuery = z.object({
  id: IncidentId,
  takes: z
    .array(z.object({ shiftId: ShiftId, caretakerId: CaretakerId.nullable() }))
    .max(500)
    .optional(),
})
export type IncidentWaysQuery = z.infer<typeof IncidentWaysQuery>
const choices = z.array(z.object({ shiftId: ShiftId, choice: IncidentChoice.nullable() })).max(500)
/** What is laid before the boards and the municipality. */
export const IncidentChoices = z.object({ ...seen, choices })
export type IncidentChoices = z.infer<typeof IncidentChoices>
export const NewAnswer = z.object({ ...seen, answer: IncidentAnswer.omit({ at: true }) })
export type NewAnswer = z.infer<typeof NewAnswer>

/** A booking in the time of an open shift, and what could happen to it without a caretaker, best first. */
export const TouchedBooking = z.object({
  bookingId: BookingId,
  revision: Revision,
  title: z.string(),
  renterName: z.string().nullable(),
  startsAt: Wall,
  endsAt: Wall,
  people: z.number().int().nullable(),
  acts: z.array(BookingAct),
})
export type TouchedBooking = z.infer<typeof TouchedBooking>

/** A way out for one shift, best first. `left` counts bookings that lose their place. */
export const WayOut = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('take'),
    candidate: CandidateView,
    phone: z.string().nullable(),
    costCents: Cents.nullable(),
  }),
  z.object({
    kind: z.enum(['nothing_on', 'self_service', 'merge', 'shorten', 'close']),
    bookings: z.array(BookingAct),
    left: z.number().int(),
  }),
])
export type WayOut = z.infer<typeof WayOut>
export const LineWays = z.object({
  shift: Shift,
  /** Who else is at the centre in the time of the shift, in order of start. */
  there: z.array(z.object({ name: z.string(), startsAt: Wall, endsAt: Wall })),
  bookings: z.array(TouchedBooking),
  ways: z.array(WayOut),
  /** How many can't take it, with the rule that cuts most of them first. */
  cannot: z.array(z.object({ code: z.string(), count: z.number().int() })),
})
export type LineWays = z.infer<typeof LineWays>
export const IncidentWays = z.object({ lines: z.array(LineWays) })
export type IncidentWays = z.infer<typeof IncidentWays>

/** What was carried out: shifts with their takers, and the bookings that changed with whom to tell. */
export const IncidentDone = z.object({ incident: Incident, bookingIds: z.array(BookingId) })
export type IncidentDone = z.infer<typeof IncidentDone>
