import { z } from 'zod'
import { isCivilDate, isClockTime, isQuarter, isWallTime } from '../time/civil'
import { FIRST_YEAR, isPeriod } from '../time/period'
import type { CivilDate, ClockTime, Instant, Period, Quarter, WallTime } from '../time/types'

/** Building blocks of the calls. Text is trimmed and bounded; ids are branded so that they can't be mixed up. */
const id = <B extends string>() => z.string().min(1).max(64).brand<B>()
export const OrganisationId = id<'OrganisationId'>()
export const CentreId = id<'CentreId'>()
export const RoomId = id<'RoomId'>()
export const RenterId = id<'RenterId'>()
export const BookingId = id<'BookingId'>()
export const ClosureId = id<'ClosureId'>()
export const FacilityId = id<'FacilityId'>()
export const TariffId = id<'TariffId'>()
export const CaretakerRateId = id<'CaretakerRateId'>()
export const LabelId = id<'LabelId'>()
export const SeriesId = id<'SeriesId'>()
export const InstructionId = id<'InstructionId'>()
export const ReferralId = id<'ReferralId'>()
export const ArticleId = id<'ArticleId'>()
export const SaleId = id<'SaleId'>()
export const SeasonId = id<'SeasonId'>()
export const WishId = id<'WishId'>()
export const SchoolHolidayId = id<'SchoolHolidayId'>()
export const InvoiceId = id<'InvoiceId'>()
export const PaymentId = id<'PaymentId'>()
export const MessageId = id<'MessageId'>()
export const CaretakerId = id<'CaretakerId'>()
export const AbsenceId = id<'AbsenceId'>()
export const CoverageId = id<'CoverageId'>()
export const ShiftId = id<'ShiftId'>()
export const PublicationId = id<'PublicationId'>()
export const RosterTemplateId = id<'RosterTemplateId'>()
export const IncidentId = id<'IncidentId'>()
export const HandOverId = id<'HandOverId'>()
export const ConsultationId = id<'ConsultationId'>()
export const ActionPointId = id<'ActionPointId'>()
export const RoundItemId = id<'RoundItemId'>()
export const DeskNoteId = id<'DeskNoteId'>()
export const RepairId = id<'RepairId'>()
export const PhotoId = id<'PhotoId'>()
export const KeyId = id<'KeyId'>()
export const DayIncidentId = id<'DayIncidentId'>()
export const DistrictId = id<'DistrictId'>()
export const CalendarEntryId = id<'CalendarEntryId'>()
export const CoreActivityId = id<'CoreActivityId'>()
export const ResultAgreementId = id<'ResultAgreementId'>()
export const NarrativeId = id<'NarrativeId'>()
export const MuseumProgrammeId = id<'MuseumProgrammeId'>()
export const AccountTalkId = id<'AccountTalkId'>()
export const MuseumEntryId = id<'MuseumEntryId'>()
export const SurveyId = id<'SurveyId'>()
export const UserId = id<'UserId'>()
export type CentreId = z.infer<typeof CentreId>
export type RoomId = z.infer<typeof RoomId>
export type RenterId = z.infer<typeof RenterId>
export type BookingId = z.infer<typeof BookingId>
export type ClosureId = z.infer<typeof ClosureId>
export type FacilityId = z.infer<typeof FacilityId>
export type SeriesId = z.infer<typeof SeriesId>
export type SeasonId = z.infer<typeof SeasonId>
export type WishId = z.infer<typeof WishId>
export type LabelId = z.infer<typeof LabelId>
export type InstructionId = z.infer<typeof InstructionId>
export type ReferralId = z.infer<typeof ReferralId>
export type ArticleId = z.infer<typeof ArticleId>
export type SaleId = z.infer<typeof SaleId>
export type InvoiceId = z.infer<typeof InvoiceId>
export type PaymentId = z.infer<typeof PaymentId>
export type MessageId = z.infer<typeof MessageId>
export type AbsenceId = z.infer<typeof AbsenceId>
export type CaretakerId = z.infer<typeof CaretakerId>
export type ShiftId = z.infer<typeof ShiftId>
export type ConsultationId = z.infer<typeof ConsultationId>
export type ActionPointId = z.infer<typeof ActionPointId>
export type RepairId = z.infer<typeof RepairId>
export type PhotoId = z.infer<typeof PhotoId>
export type DistrictId = z.infer<typeof DistrictId>
export type CoreActivityId = z.infer<typeof CoreActivityId>
export type ResultAgreementId = z.infer<typeof ResultAgreementId>
export type NarrativeId = z.infer<typeof NarrativeId>
export type SurveyId = z.infer<typeof SurveyId>
export type UserId = z.infer<typeof UserId>
export type MuseumProgrammeId = z.infer<typeof MuseumProgrammeId>

/** The years that are counted with: far enough from the ends of the calendar that no period before or after leaves it. */
const inReach = (v: string) => v.split('..').every((day) => day >= FIRST_YEAR && day < '2200')
/** A text of a kind of date or time, within those years. */
const dated = (v: unknown, is: (text: string) => boolean) => typeof v === 'string' && is(v) && inReach(v)

export const Day = z.custom<CivilDate>((v) => dated(v, isCivilDate), { error: 'date' })
export const Wall = z.custom<WallTime>((v) => dated(v, isWallTime), { error: 'wall_time' })
export const ClockTimeText = z.custom<ClockTime>((v) => typeof v === 'string' && isClockTime(v), {
  error: 'clock_time',
})
export const QuarterText = z.custom<Quarter>((v) => dated(v, isQuarter), { error: 'quarter' })
export const PeriodText = z.custom<Period>((v) => dated(v, isPeriod), { error: 'period' })
export const Moment = z.string().transform((v) => v as Instant)

/** Counts how often a row changed; a change names the revision that it saw (architecture, decision 6). */
export const Revision = z.number().int().min(1)
export const Name = z.string().trim().min(1).max(120)
export const Text = z.string().trim().max(2000)
/** A place in a list, as it is given; what is added at the end comes one further, so there is room above. */
export const SortOrder = z.number().int().min(-1_000_000).max(1_000_000)
export const People = z.number().int().min(0).max(100_000)
export const Cents = z.number().int()
/** An amount that is typed: far above what anybody pays, and so small that the sum of all of them can be answered. */
export const TypedCents = Cents.min(-1_000_000_000).max(1_000_000_000)
export const Weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
])
/** A number that may come as text in a query string. */
export const QueryNumber = z.coerce.number().int()
