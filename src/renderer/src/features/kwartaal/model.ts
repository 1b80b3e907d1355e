import type { CentreId } from '#shared/contract/base'
import type { CentreFigures, Figures, PeriodOverview, Volume } from '#shared/contract/report'
import type { BreakdownName } from '#shared/domain/report'
import { renterCategories, type Usage } from '#shared/domain/vocabulary'
import { weekdayName } from '#shared/time/format'
import type { Drill } from '../../lib/drill'

/** Shapes the overview for the screen: cards, rows and breakdowns. Pure, the words for categories are handed in. */

/** A figure now and in the periods that it is compared with. */
export type Compared = { now: number | null; previous: number | null; yearEarlier: number | null }

/** Difference of two figures, or null when one of them is not known. */
export const difference = (now: number | null, then: number | null): number | null =>
  now === null || then === null ? null : Math.round((now - then) * 10) / 10

const compare = (o: PeriodOverview, of: (f: Figures) => number | null): Compared => ({
  now: of(o.current.total),
  previous: of(o.previous.total),
  yearEarlier: o.yearEarlier && of(o.yearEarlier.total),
})

export type CardModel = {
  id: 'activities' | 'internal' | 'external' | 'participants' | 'occupancy'
  label: string
  unit: 'count' | 'percent'
  figure: Compared
  drill: Drill
}

/** The five figures on top, in the order of the municipality's question. */
export function cardsOf(o: PeriodOverview, centreId: CentreId | undefined): CardModel[] {
  const drill = (title: string, usage?: Usage): Drill => ({
    figure: 'activities',
    title,
    ...(usage ? { usage } : {}),
    ...(centreId ? { centreId } : {}),
  })
  return [
    {
      id: 'activities',
      label: 'Activiteiten en verhuur',
      unit: 'count',
      figure: compare(o, (f) => f.total.activities),
      drill: drill('Activiteiten en verhuur'),
    },
    {
      id: 'internal',
      label: 'Intern',
      unit: 'count',
      figure: compare(o, (f) => f.internal.activities),
      drill: drill('Interne activiteiten', 'internal'),
    },
    {
      id: 'external',
      label: 'Extern',
      unit: 'count',
      figure: compare(o, (f) => f.external.activities),
      drill: drill('Externe verhuur', 'external'),
    },
    {
      id: 'participants',
      label: 'Deelnemers',
      unit: 'count',
      figure: compare(o, (f) => f.total.participants),
      drill: drill('Deelnemers per activiteit'),
    },
    {
      id: 'occupancy',
      label: 'Bezetting',
      unit: 'percent',
      figure: compare(o, (f) => f.occupancyPct),
      drill: drill('Boekingen achter de bezetting'),
    },
  ]
}

export type CentreRow = {
  figures: CentreFigures
  previous: number | null
  yearEarlier: number | null
}

/** A row per centre with the number of activities of the other two periods; null where the centre was not there yet. */
export function centreRows(o: PeriodOverview): CentreRow[] {
  const activities = (report: PeriodOverview['yearEarlier']) =>
    new Map(report?.centres.map((c) => [c.centreId, c.total.activities]))
  const previous = activities(o.previous)
  const yearEarlier = activities(o.yearEarlier)
  return o.current.centres.map((figures) => ({
    figures,
    previous: previous.get(figures.centreId) ?? null,
    yearEarlier: yearEarlier.get(figures.centreId) ?? null,
  }))
}

export type BreakdownId = 'category' | 'theme' | 'goal' | 'daypart' | 'weekday'
export type BreakdownRow = { key: string; label: string; volume: Volume; previous: number; yearEarlier: number | null }
export type BreakdownModel = {
  id: BreakdownId
  title: string
  column: string
  note: string | null
  rows: BreakdownRow[]
}

const dayparts: Record<string, string> = {
  morning: 'Ochtend (tot 12.00)',
  afternoon: 'Middag (12.00–18.00)',
  evening: 'Avond (vanaf 18.00)',
}
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The five tables with what the figures are made up of; keys without bookings in any of the periods are left out. */
export function breakdownsOf(
  current: Figures,
  previous: Figures,
  categoryWord: (key: string) => string,
  yearEarlier: Figures | null = null,
): BreakdownModel[] {
  const rows = (name: BreakdownName, order: readonly string[], word: (key: string) => string): BreakdownRow[] => {
    const [now, then, year] = [current[name], previous[name], yearEarlier?.[name]]
    const keys = new Set([now, then, year ?? {}].flatMap((volumes) => Object.keys(volumes)))
    const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
    return [...keys]
      .map((key) => ({
        key,
        label: word(key),
        volume: now[key] ?? { activities: 0, minutes: 0, participants: 0 },
        previous: then[key]?.activities ?? 0,
        yearEarlier: year ? (year[key]?.activities ?? 0) : null,
      }))
      .sort(
        (a, b) =>
          Number(a.key === 'none') - Number(b.key === 'none') ||
          place(a.key) - place(b.key) ||
          b.volume.activities - a.volume.activities ||
          a.label.localeCompare(b.label, 'nl'),
      )
  }
  const named = (none: string) => (key: string) => (key === 'none' ? none : key)
  return [
    {
      id: 'category',
      title: 'Per soort huurder',
      column: 'Soort huurder',
      note: null,
      rows: rows('byCategory', renterCategories, categoryWord),
    },
    {
      id: 'theme',
      title: 'Per thema',
      column: 'Thema',
      note: null,
      rows: rows('byTheme', [], named('Zonder thema')),
    },
    {
      id: 'goal',
      title: 'Per doel',
      column: 'Doel',
      note: 'Een activiteit met twee doelen telt bij beide mee. Daarom tellen deze getallen niet op tot het totaal.',
      rows: rows('byGoal', [], named('Zonder doel')),
    },
    {
      id: 'daypart',
      title: 'Per dagdeel',
      column: 'Dagdeel (begintijd)',
      note: null,
      rows: rows('byDaypart', ['morning', 'afternoon', 'evening'], (key) => dayparts[key] ?? key),
    },
    {
      id: 'weekday',
      title: 'Per weekdag',
      column: 'Weekdag',
      note: null,
      rows: rows('byWeekday', ['1', '2', '3', '4', '5', '6', '7'], (key) => capital(weekdayName(Number(key)))),
    },
  ]
}
