import type { PeriodReport } from '#shared/contract/report'
import type { BreakdownName } from '#shared/domain/report'
import { type dayparts, NONE } from '#shared/domain/report'
import type { RequestKind, RevenueKind } from '#shared/domain/report-counts'
import type { RenterCategory } from '#shared/domain/vocabulary'
import { formatMoment, weekdayName } from '#shared/time/format'

/** Dutch words of the files of the quarterly overview. */
export const allCentres = 'Alle centra'

/** What the figures of everything together are called: not of all centres where only one was asked for, or is there. */
export const togetherWord = ({ centres }: Pick<PeriodReport, 'centres'>): string =>
  centres.length === 1 ? 'Totaal' : allCentres

/** `Vastgesteld: versie 2, di 2 april 2024, 09.00, door Beheerder. De reden.`; null for figures of an open period. */
export function closedLine({ closed, notKept }: Pick<PeriodReport, 'closed'> & { notKept?: number | undefined }) {
  if (closed)
    return `Vastgesteld: versie ${closed.version}, ${formatMoment(closed.at)}, door ${closed.by}.${closed.note === null ? '' : ` ${closed.note}`}`
  return notKept === undefined
    ? null
    : `Niet bewaard bij de vaststelling van versie ${notKept}: dit zijn de cijfers van nu.`
}

const categories: Record<RenterCategory, string> = {
  internal: 'Eigen organisatie',
  residents: 'Bewonersgroep',
  subsidised: 'Gesubsidieerde organisatie',
  primary_care: 'Eerstelijnszorg',
  association: 'Vereniging',
  commercial: 'Commercieel of particulier',
}
const daypartWords: Record<(typeof dayparts)[number], string> = {
  morning: 'Ochtend (tot 12.00)',
  afternoon: 'Middag (12.00-18.00)',
  evening: 'Avond (vanaf 18.00)',
}
/** What the revenue and what was asked for is called, in order. */
export const revenueWords: Record<RevenueKind, string> = {
  rent: 'Huur',
  caretaker: 'Beheer',
  facility: 'Voorzieningen',
  refreshment: 'Consumpties',
  discount: 'Korting',
  other: 'Zonder regels',
}
export const requestWords: Record<RequestKind, string> = {
  received: 'Ontvangen',
  open: 'Nog open',
  declined: 'Afgewezen',
  expired: 'Verlopen',
  displaced: 'Verplaatst',
}
const from = (words: Record<string, string>) => (key: string) => words[key] ?? key
const named = (none: string) => (key: string) => (key === NONE ? none : key)

/** Title of each breakdown and what its keys are called. */
export const breakdownWords: Record<BreakdownName, { title: string; word(key: string): string }> = {
  byCategory: { title: 'Soort huurder', word: from(categories) },
  byTheme: { title: 'Thema', word: named('Zonder thema') },
  byGoal: { title: 'Doel', word: named('Zonder doel') },
  byDaypart: { title: 'Dagdeel', word: from(daypartWords) },
  byWeekday: { title: 'Weekdag', word: (key) => weekdayName(Number(key)) },
}
