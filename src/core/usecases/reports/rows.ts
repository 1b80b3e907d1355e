import type { QuarterRow } from '#core/store/closings'
import type { ReportBooking } from '#shared/domain/report'
import { minuteNumber } from '#shared/time/civil'

/** What both the rows of the store and those of a closing hold of a booking. */
type CountedRow = Pick<
  QuarterRow,
  | 'id'
  | 'centre_id'
  | 'starts_at'
  | 'ends_at'
  | 'category'
  | 'usage'
  | 'status'
  | 'participants'
  | 'charged_cents'
  | 'waived_cents'
  | 'theme_id'
  | 'title'
  | 'renter_id'
  | 'asked'
>

/** A row as the figures take it, without its lists and without what is asked of a renter; `nameOf` tells the name of a label. */
export const countedOf = (
  row: CountedRow,
  nameOf: (labelId: string) => string | undefined,
): Omit<ReportBooking, 'goals' | 'roomIds' | 'lines' | 'first'> => ({
  id: row.id,
  centreId: row.centre_id,
  start: minuteNumber(row.starts_at),
  end: minuteNumber(row.ends_at),
  category: row.category,
  usage: row.usage,
  status: row.status,
  participants: row.participants,
  chargedCents: row.charged_cents,
  waivedCents: row.waived_cents,
  theme: row.theme_id === null ? null : (nameOf(row.theme_id) ?? null),
  title: row.title,
  renterId: row.renter_id,
  asked: row.asked === 1,
})
