import { z } from 'zod'
import { centreTypes } from '../domain/vocabulary'
import { CentreId, Day, PeriodText } from './base'
import { PeriodQuery } from './report'

/** Visitors per centre and district over a period, and the numbers per year that they are held against. */
const count = z.number().int()
const source = z.string().trim().min(1).max(200)
const year = z.number().int().min(1900).max(2200)

/** How many people live in a district, or come to a centre often, in a year; with where the number comes from. */
export const yearNumberKinds = ['residents', 'frequent'] as const
export const YearNumber = z.object({
  id: z.string(),
  kind: z.enum(yearNumberKinds),
  /** The district of `residents`, the centre of `frequent`. */
  placeId: z.string().min(1).max(64),
  year,
  count: count.min(0).max(10_000_000),
  source,
  revision: count,
})
export type YearNumber = z.infer<typeof YearNumber>
/** Sets the number of a year; `revision` 0 when there is none yet. */
export const YearNumberInput = YearNumber.omit({ id: true })
export const YearNumberRemoval = YearNumber.pick({ id: true, revision: true })

const Counts = z.object({ morning: count, afternoon: count, evening: count, total: count })
export const VisitorReport = z.object({
  period: PeriodText,
  from: Day,
  to: Day,
  /** Up to this day was counted: the last of the period, or today. */
  until: Day,
  centres: z.array(
    z.object({
      centreId: CentreId,
      name: z.string(),
      type: z.enum(centreTypes),
      districtId: z.string().nullable(),
      /** Null when nobody counted in the period, as the next two. */
      visitors: Counts.nullable(),
      previous: count.nullable(),
      yearEarlier: count.nullable(),
      /** In percent, against the period before and a year earlier. */
      growth: z.number().nullable(),
      yearGrowth: z.number().nullable(),
      frequent: YearNumber.nullable(),
    }),
  ),
  districts: z.array(
    z.object({
      districtId: z.string(),
      name: z.string(),
      visitors: count.nullable(),
      residents: YearNumber.nullable(),
      /** Frequent visitors of its centres together; null when no centre has a number. */
      frequent: count.nullable(),
      frequentPct: z.number().nullable(),
    }),
  ),
  total: z.object({ visitors: count.nullable(), previous: count.nullable(), yearEarlier: count.nullable() }),
})
export type VisitorReport = z.infer<typeof VisitorReport>

export const VisitorFile = PeriodQuery.omit({ asOf: true }).extend({ format: z.enum(['csv', 'xlsx', 'pdf']) })
export type VisitorFile = z.infer<typeof VisitorFile>
