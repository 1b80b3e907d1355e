import { type DrillQuery, drillFigures } from '#shared/contract/report'
import type { Usage } from '#shared/domain/vocabulary'

/** What someone asked the bookings of: the call without its period, and the words above the list. */
export type Drill = Omit<DrillQuery, 'period' | 'asOf'> & {
  title: string
  /** Bookings of one renter, or of one group, stand together under its name. */
  by?: 'renter' | 'group'
}

/** A figure in the address, so that a link opens the overview at it. */
export const drillParams = { figure: 'cijfer', key: 'sleutel', usage: 'gebruik', title: 'lijst' } as const

/** The parameters for a link to a figure. */
export function drillAddress({ figure, key, usage, title }: Drill): string {
  const params = new URLSearchParams({ [drillParams.figure]: figure, [drillParams.title]: title })
  if (key !== undefined) params.set(drillParams.key, key)
  if (usage !== undefined) params.set(drillParams.usage, usage)
  return params.toString()
}

/** The figure that the address names; null when it names none. */
export function drillOf(query: string): Drill | null {
  const params = new URLSearchParams(query)
  const figure = drillFigures.find((one) => one === params.get(drillParams.figure))
  if (figure === undefined) return null
  const key = params.get(drillParams.key)
  const usage = params.get(drillParams.usage)
  return {
    figure,
    title: params.get(drillParams.title) || 'Boekingen achter het cijfer',
    ...(key ? { key } : {}),
    ...(usage === 'internal' || usage === 'external' ? { usage: usage satisfies Usage } : {}),
  }
}
