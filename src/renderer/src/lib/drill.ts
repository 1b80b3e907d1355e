import type { DrillQuery } from '#shared/contract/report'

/** What someone asked the bookings of: the call without its period, and the words above the list. */
export type Drill = Omit<DrillQuery, 'period' | 'asOf'> & { title: string }
