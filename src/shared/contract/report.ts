import { z } from 'zod'
import { usages } from '../domain/vocabulary'
import { partKinds } from '../time/period'
import { CentreId, Day, Moment, PeriodText, QuarterText, Wall } from './base'
import { Booking } from './booking'

/** The overview of a quarter or another period, by design: report-definitions. Names of keys are fixed there: scripts rely on them. */
const count = z.number().int()
export const Volume = z.object({ activities: count, minutes: count, participants: count })
export type Volume = z.infer<typeof Volume>
export const Use = z.object({
  activities: count,
  minutes: count,
  roomMinutes: count,
  participants: count,
  withoutCount: count,
  /** Parts of the day that were taken. */
  dayparts: count,
})
export type Use = z.infer<typeof Use>
const breakdown = z.record(z.string(), Volume)
export const Figures = z.object({
  internal: Use,
  external: Use,
  total: Use,
  cancelled: count,
  noShow: count,
  planned: count,
  byCategory: breakdown,
  byTheme: breakdown,
  byGoal: breakdown,
  byDaypart: breakdown,
  byWeekday: breakdown,
  openMinutes: count,
  usedMinutes: count,
  occupancyPct: z.number().nullable(),
  /** Per kind of price line; `other` is what was charged without lines. They add up to the total. */
  revenueCents: z.object({
    total: count,
    rent: count,
    caretaker: count,
    facility: count,
    refreshment: count,
    discount: count,
    other: count,
  }),
  waivedCents: count,
  /** Different ones, also over all centres together: these are not the sum of those of the centres. */
  uniqueRenters: count,
  uniqueGroups: count,
  firstTimeRenters: count,
  /** By the day for which it was asked. */
  requests: z.object({ received: count, open: count, declined: count, expired: count, displaced: count }),
  /** People counted in the day log, by part of the day; left out where nobody counted, as the next. */
  visitors: z.object({ morning: count, afternoon: count, evening: count, total: count }).optional(),
  /** Damage and small maintenance of the day log. */
  maintenance: z.object({ reported: count, done: count, costCents: count }).optional(),
  /** Incidents of the day log; left out where none was noted. */
  dayIncidents: z.object({ reported: count, done: count }).optional(),
  /** Who had beheer, in minutes of people, and calamities; left out where nothing was agreed, rostered or reported. */
  coverage: z
    .object({
      rosteredMinutes: z.object({ volunteer: count, fixed: count, employed: count, flex: count, total: count }),
      desiredMinutes: count,
      uncoveredMinutes: count,
      shifts: count,
      fixedFaceShifts: count,
      fixedFacePct: z.number().nullable(),
      incidents: count,
      incidentsSolved: count,
    })
    .optional(),
})
export type Figures = z.infer<typeof Figures>
export const CentreFigures = Figures.extend({ centre: z.string(), centreId: CentreId })
export type CentreFigures = z.infer<typeof CentreFigures>
/** Which version of a closed quarter figures are of, with who closed it and, after the first, why again. */
export const ClosedAs = z.object({
  version: count,
  at: Moment,
  by: z.string(),
  note: z.string().nullable(),
  checksum: z.string(),
})
export type ClosedAs = z.infer<typeof ClosedAs>
/** The version of a closed quarter that does not hold these figures, because it was closed before they were kept: these are of now. */
export const NotKept = count
export const PeriodReport = z.object({
  period: PeriodText,
  /** The same, when the period is a quarter. */
  quarter: QuarterText.optional(),
  /** There when these are the figures of a closed quarter, as they were when it was closed. */
  closed: ClosedAs.optional(),
  from: Day,
  to: Day,
  asOf: Wall,
  centres: z.array(CentreFigures),
  total: Figures,
})
export type PeriodReport = z.infer<typeof PeriodReport>
export const PeriodQuery = z.object({ period: PeriodText, centreId: CentreId.optional(), asOf: Wall.optional() })
export type PeriodQuery = z.infer<typeof PeriodQuery>
/** The parts of a longer period, of one kind, with the figures of all that was asked for together. */
export const PartsQuery = PeriodQuery.extend({ by: z.enum(partKinds) })
export type PartsQuery = z.infer<typeof PartsQuery>
export const PeriodPart = PeriodReport.pick({ period: true, closed: true, from: true, to: true, total: true })
export type PeriodPart = z.infer<typeof PeriodPart>
/** An object, as what is narrowed to one centre for who sees only that (core/app/sight). */
export const PeriodParts = z.object({ parts: z.array(PeriodPart) })
export type PeriodParts = z.infer<typeof PeriodParts>
/** The call that scripts know (design: contract). */
export const QuarterQuery = PeriodQuery.omit({ period: true }).extend({ quarter: QuarterText })
export type QuarterQuery = z.infer<typeof QuarterQuery>

/** With the period before and the same period a year earlier, for the screen and the files; null when those are the same. */
export const PeriodOverview = z.object({
  current: PeriodReport,
  previous: PeriodReport,
  yearEarlier: PeriodReport.nullable(),
})
export type PeriodOverview = z.infer<typeof PeriodOverview>

/**
 * Which bookings stand behind a figure. `key` is a key of the breakdown, such as a theme, a weekday or, for `revenue`, a kind of
 * price line. Behind `renters` stand the bookings of all of them, behind `firstTimeRenters` the first of each.
 */
export const drillFigures = [
  'activities',
  'withoutCount',
  'cancelled',
  'noShow',
  'planned',
  'category',
  'theme',
  'goal',
  'daypart',
  'weekday',
  'revenue',
  'waived',
  'renters',
  'firstTimeRenters',
  'received',
  'open',
  'declined',
  'expired',
  'displaced',
] as const
export const DrillQuery = PeriodQuery.extend({
  figure: z.enum(drillFigures),
  usage: z.enum(usages).optional(),
  key: z.string().max(200).optional(),
})
export type DrillQuery = z.infer<typeof DrillQuery>
export const DrillResult = z.array(Booking)

/** Occupancy in percent per weekday (1 to 7) and hour (0 to 23); null where nothing is open. */
export const Heatmap = z.object({
  cells: z.array(
    z.object({
      weekday: z.number().int(),
      hour: z.number().int(),
      openMinutes: count,
      usedMinutes: count,
      pct: z.number().nullable(),
    }),
  ),
})
export type Heatmap = z.infer<typeof Heatmap>

/** The overview in four forms; open data without anybody in it, with what is in it as a file and to read. */
export const overviewFormats = ['json', 'csv', 'xlsx', 'pdf'] as const
export const exportFormats = [...overviewFormats, 'open-data', 'dictionary', 'dictionary-pdf'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const ExportQuery = PeriodQuery.extend({ format: z.enum(exportFormats) })
export type ExportQuery = z.infer<typeof ExportQuery>
/** A file to save: its bytes as base64, so that it travels over every transport alike. */
export const ExportedFile = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() })
export type ExportedFile = z.infer<typeof ExportedFile>
