import { z } from 'zod'
import { minimumFunctions } from '../domain/minimum-functions'
import { CentreId, Day, LabelId, PeriodText, Revision, Wall } from './base'
import { PeriodQuery } from './report'

/** Coverage of the minimum functions of a district by activities that took place. */
const count = z.number().int()
const functionName = z.enum(minimumFunctions)

/** What an activity type fulfils; `id` is that of its label. */
export const Fulfilment = z.object({ id: LabelId, functions: z.array(functionName), revision: Revision })
export type Fulfilment = z.infer<typeof Fulfilment>
/** Revision 0: nobody said anything of this activity type before. */
export const FulfilmentChange = z.object({
  id: LabelId,
  functions: z.array(functionName).max(minimumFunctions.length),
  revision: z.number().int().min(0),
})

export const FunctionCell = z.object({
  function: functionName,
  activities: count,
  participants: count,
  withoutCount: count,
  days: count,
  centreIds: z.array(CentreId),
  gap: z.boolean(),
})
export const FunctionCoverage = z.object({
  period: PeriodText,
  from: Day,
  to: Day,
  asOf: Wall,
  /** How many activity types fulfil a function: without any, every district has gaps. */
  linked: count,
  districts: z.array(
    z.object({
      district: z.string().nullable(),
      centreIds: z.array(CentreId),
      /** True when all its centres are managed by others: what takes place there is not known here. */
      elsewhere: z.boolean(),
      cells: z.array(FunctionCell),
      gaps: count,
    }),
  ),
})
export type FunctionCoverage = z.infer<typeof FunctionCoverage>

/** An empty `district` is that of the centres without one. */
export const FunctionBookingsQuery = PeriodQuery.extend({ district: z.string().max(200), function: functionName })
export const FunctionFileQuery = PeriodQuery.extend({ format: z.enum(['csv', 'xlsx', 'pdf']) })
