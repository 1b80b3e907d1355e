import { daysBetween } from '../time/civil'
import type { CivilDate } from '../time/types'
import { type Daypart, dayparts } from './report'

/** Rules of the day log (docs/adr/0021). */
export const rounds = ['opening', 'closing'] as const
export type Round = (typeof rounds)[number]
export const checkStates = ['done', 'skipped'] as const

/** Whether an item is asked for on a day: from its first day, up to the day on which it was archived. */
export const isAsked = (item: { since: CivilDate; archivedOn: CivilDate | null }, date: CivilDate): boolean =>
  item.since <= date && (item.archivedOn === null || date < item.archivedOn)

/** Days that a key should have been back, 0 when it is not late; the day on which it is due is in time. */
export const daysLate = (key: { dueOn: CivilDate | null; backOn: CivilDate | null }, today: CivilDate): number =>
  key.dueOn === null || key.backOn !== null ? 0 : Math.max(0, daysBetween(key.dueOn, today))

/** What the day log says of a quarter, per centre and in all. Whole numbers; money in cents incl. VAT. */
export type DeskFigures = {
  visitors: Record<Daypart, number> & { total: number }
  maintenance: { reported: number; done: number; costCents: number }
}
/** What the store adds up: per part of the day, and damage and small maintenance. */
export type DeskCounts = {
  visitors: readonly { daypart: Daypart; count: number }[]
  reported: number
  done: number
  costCents: number
}

/** The figures of one centre from what was counted and reported in the quarter. */
export function deskFiguresOf({ visitors, ...maintenance }: DeskCounts): DeskFigures {
  const of = (daypart: Daypart) => visitors.reduce((sum, one) => sum + (one.daypart === daypart ? one.count : 0), 0)
  const [morning, afternoon, evening] = [of('morning'), of('afternoon'), of('evening')]
  return { visitors: { morning, afternoon, evening, total: morning + afternoon + evening }, maintenance }
}

/** The same of several centres together. */
export function sumDesk(all: readonly DeskFigures[]): DeskFigures {
  const sum = (of: (one: DeskFigures) => number) => all.reduce((n, one) => n + of(one), 0)
  return deskFiguresOf({
    visitors: dayparts.map((daypart) => ({ daypart, count: sum((one) => one.visitors[daypart]) })),
    reported: sum((one) => one.maintenance.reported),
    done: sum((one) => one.maintenance.done),
    costCents: sum((one) => one.maintenance.costCents),
  })
}

/** False when nothing was counted or reported: then a report leaves it out. */
export const hasDesk = ({ visitors, maintenance }: DeskFigures): boolean =>
  visitors.total > 0 || maintenance.reported > 0 || maintenance.done > 0
