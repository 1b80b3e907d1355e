import { z } from 'zod'
import { expenseLines, incomeLines, museumEntryKinds, programmeKinds } from '../domain/museum'
import { vatRates } from '../domain/price-line'
import { renterCategories } from '../domain/vocabulary'
import {
  BookingId,
  CaretakerId,
  CentreId,
  Cents,
  Day,
  MuseumEntryId,
  MuseumProgrammeId,
  Name,
  PeriodText,
  RenterId,
  Revision,
  RoomId,
  Text,
  Wall,
} from './base'
import { Booking, Finding } from './booking'
import { personal } from './labels'

/** Tours and arrangements of a museum, who guides them, what it takes in and spends, and its own report. */
const Euros = z.number().int().min(0).max(10_000_000)
const programmeFields = {
  name: Name,
  kind: z.enum(programmeKinds),
  /** Where it is held, or where it starts. */
  roomId: RoomId,
  minutes: z.number().int().min(15).max(720),
  mostPeople: z.number().int().min(1).max(1000),
  /** What each person pays, VAT included. */
  personCents: Euros,
  vat: z.enum(vatRates),
  description: Text.nullable(),
}
export const MuseumProgramme = z.object({
  id: MuseumProgrammeId,
  centreId: CentreId,
  ...programmeFields,
  archived: z.boolean(),
  revision: Revision,
})
export type MuseumProgramme = z.infer<typeof MuseumProgramme>
export const NewMuseumProgramme = z.object({ centreId: CentreId, ...programmeFields })
export const MuseumProgrammeChange = z
  .object(programmeFields)
  .partial()
  .extend({ id: MuseumProgrammeId, revision: Revision, archived: z.boolean().optional() })

/** What makes a booking a tour; its id is that of the booking. Name and price are as they were when it was booked. */
export const MuseumTour = z.object({
  id: BookingId,
  programmeId: MuseumProgrammeId,
  name: z.string(),
  personCents: Cents,
  vat: z.enum(vatRates),
  guideId: CaretakerId.nullable(),
  revision: Revision,
})
export type MuseumTour = z.infer<typeof MuseumTour>

/** A tour with its booking. */
export const TourRow = MuseumTour.extend({
  centreId: CentreId,
  guideName: z.string().nullable(),
  booking: Booking,
  /** The guide has another tour at the same time. */
  clash: z.boolean(),
})
export type TourRow = z.infer<typeof TourRow>
/** Tours that begin on these days, both included. */
export const TourQuery = z.object({ centreId: CentreId, from: Day, to: Day })

/** Books a tour: title, room, end and price come from the programme. */
export const NewTour = z.object({
  programmeId: MuseumProgrammeId,
  startsAt: Wall,
  /** Who comes: a school, a family. Put in the title. */
  group: Name,
  people: z.number().int().min(1).max(1000),
  renterId: RenterId.nullish(),
  /** Of the renter when left out; residents when there is none. */
  category: z.enum(renterCategories).optional(),
  guideId: CaretakerId.nullish(),
  contactName: Name.nullish(),
  contactPhone: z.string().trim().max(60).nullish(),
  remarks: Text.nullish(),
})
export type NewTour = z.infer<typeof NewTour>
export const BookedTour = z.object({ tour: TourRow, findings: z.array(Finding) })
export const GuideChange = z.object({ id: BookingId, revision: Revision, guideId: CaretakerId.nullable() })

/** Money that came in or went out beside bookings, till and repairs. */
export const MuseumEntry = z.object({
  id: MuseumEntryId,
  centreId: CentreId,
  date: Day,
  kind: z.enum(museumEntryKinds),
  cents: z.number().int().min(1).max(100_000_000),
  note: personal(Text.nullable()),
  revision: Revision,
})
export type MuseumEntry = z.infer<typeof MuseumEntry>
export const NewMuseumEntry = MuseumEntry.omit({ id: true, revision: true })
export const ByMuseumEntry = z.object({ id: MuseumEntryId, revision: Revision })

const count = z.number().int()
const lines = <L extends string>(names: readonly [L, ...L[]]) => z.record(z.enum(names), count)
export const MuseumReport = z.object({
  period: PeriodText,
  from: Day,
  to: Day,
  asOf: Wall,
  centreId: CentreId,
  centre: z.string(),
  /** The stretch in which the museum is exploited; null is open-ended. */
  activeFrom: Day.nullable(),
  activeTo: Day.nullable(),
  closures: z.array(z.object({ from: Day, to: Day, reason: z.string() })),
  days: z.object({ open: count, closed: count }),
  figures: z.object({
    tours: count,
    participants: count,
    withoutCount: count,
    lettings: count,
    programmes: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        tours: count,
        participants: count,
        withoutCount: count,
        cents: Cents,
      }),
    ),
    visitors: z.object({ morning: count, afternoon: count, evening: count, total: count }),
    maintenance: z.object({ reported: count, done: count, costCents: Cents }),
    income: lines(incomeLines),
    incomeCents: Cents,
    expenses: lines(expenseLines),
    expenseCents: Cents,
    balanceCents: Cents,
  }),
  volunteers: z.object({ all: count, new: count }),
  /** Who they are: on screen only, never in a file, and not for who gets figures only. */
  served: personal(
    z.array(
      z.object({
        caretakerId: CaretakerId,
        name: z.string(),
        tours: count,
        shifts: count,
        first: Day,
        isNew: z.boolean(),
      }),
    ),
  ),
  months: z.array(
    z.object({
      month: Day,
      tours: count,
      participants: count,
      visitors: count,
      incomeCents: Cents,
      expenseCents: Cents,
    }),
  ),
  entries: z.array(MuseumEntry),
  repairs: z.array(
    z.object({ title: z.string(), reportedOn: Day, doneOn: Day.nullable(), costCents: Cents.nullable() }),
  ),
})
export type MuseumReport = z.infer<typeof MuseumReport>
export const MuseumQuery = z.object({ period: PeriodText, centreId: CentreId, asOf: Wall.optional() })
export type MuseumQuery = z.infer<typeof MuseumQuery>
export const MuseumFile = MuseumQuery.extend({ format: z.enum(['csv', 'xlsx', 'pdf']) })
