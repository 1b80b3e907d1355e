import { addDays, addMonths } from '../time/civil'
import type { CivilDate } from '../time/types'

/**
 * Consultations and contacts (domain, section 4): who stands on the contact sheet of a centre, what is always on the
 * agenda, and when the next consultation is due.
 */

/** The seven fixed roles of a contact sheet, and the fixed contact persons for letting and for the caretakers' work. */
export const contactRoles = [
  'social_broker',
  'welfare_caretaking',
  'district_director',
  'board',
  'policy_adviser',
  'account_holder',
  'property_adviser',
  'letting',
  'caretaking',
] as const
export type ContactRole = (typeof contactRoles)[number]

/** Who gets the quarterly overview unless said otherwise (domain, section 5). */
const overviewRoles: ReadonlySet<ContactRole> = new Set(['board', 'district_director', 'policy_adviser'])
/** Whether somebody in this role gets the quarterly overview when nobody said otherwise. */
export const usuallyGetsOverview = (role: ContactRole): boolean => overviewRoles.has(role)

/** In what capacity somebody sits at the table; `other` for whoever comes besides the fixed ones. */
export const attendeeSides = ['welfare', 'board', 'district_director', 'policy_adviser', 'other'] as const
export type AttendeeSide = (typeof attendeeSides)[number]

/** The side that somebody of the contact sheet sits at; null for who is not at the table by agreement. */
export function sideOf(role: ContactRole): AttendeeSide | null {
  if (role === 'social_broker' || role === 'welfare_caretaking') return 'welfare'
  return role === 'board' || role === 'district_director' || role === 'policy_adviser' ? role : null
}

export const consultationStates = ['planned', 'held'] as const
export type ConsultationState = (typeof consultationStates)[number]

/** What the users' council gives advice on. */
export const adviceSubjects = ['programme', 'costs', 'exceptions'] as const
export type AdviceSubject = (typeof adviceSubjects)[number]

/** The roster is an item of every agenda; what the others are is up to the organisation. */
export const agendaKinds = ['roster', 'other'] as const
export type AgendaKind = (typeof agendaKinds)[number]
export type AgendaTopic = { kind: AgendaKind; title: string }

/** Dutch, because an organisation edits it as its own text. */
export const ROSTER_TITLE = 'Rooster'
const usualTopics: readonly string[] = [
  'Verslag en afspraken van de vorige keer',
  ROSTER_TITLE,
  'Rollen en taken van de beheerders',
  'Programma en verhuur',
  'Advies van de gebruikersraad',
  'Onderhoud en veiligheid',
  'Rondvraag',
]
export const usualAgenda: readonly AgendaTopic[] = usualTopics.map((title) => ({
  kind: title === ROSTER_TITLE ? 'roster' : 'other',
  title,
}))
/** At least twice a year (domain, section 4). */
export const USUAL_PER_YEAR = 2

/** Whether an agenda has the roster on it, once. */
export const hasRoster = (agenda: readonly { kind: AgendaKind }[]): boolean =>
  agenda.filter(({ kind }) => kind === 'roster').length === 1

/**
 * How things stand with the consultation of an association: `never` held, `unrecorded` (its day is over and nothing was
 * written down), `overdue`, due `soon`, `planned` in time, or `fine`.
 */
export type DueState = 'never' | 'unrecorded' | 'overdue' | 'soon' | 'planned' | 'fine'
export type Due<Meeting> = { state: DueState; last: Meeting | null; next: Meeting | null; by: CivilDate | null }

/** Days before the latest day from which the app asks to plan one. */
const AHEAD_DAYS = 42
const MONTHS = 12

/**
 * When the next consultation has to be: so many months after the last one that `perYear` of them fit in a year. Of none a
 * year nothing is ever due.
 */
export function dueOf<Meeting extends { date: CivilDate; state: ConsultationState }>(
  meetings: readonly Meeting[],
  perYear: number,
  today: CivilDate,
): Due<Meeting> {
  const byDate = [...meetings].sort((a, b) => (a.date < b.date ? -1 : 1))
  const last = byDate.findLast(({ state }) => state === 'held') ?? null
  const planned = byDate.filter(({ state }) => state === 'planned')
  const next = planned[0] ?? null
  const by = last === null || perYear < 1 ? null : addMonths(last.date, Math.floor(MONTHS / perYear))
  const state = (): DueState => {
    if (next !== null && next.date < today) return 'unrecorded'
    if (perYear < 1) return next === null ? 'fine' : 'planned'
    if (next !== null && (by === null || next.date <= by)) return 'planned'
    if (by === null) return 'never'
    if (by < today) return 'overdue'
    return by <= addDays(today, AHEAD_DAYS) ? 'soon' : 'fine'
  }
  return { state: state(), last, next, by }
}

/** Whether the app should remind somebody: on Vandaag and at the top of Overleg. */
export const asksAttention = (state: DueState): boolean =>
  state === 'unrecorded' || state === 'overdue' || state === 'soon'

type Place = {
  id: string
  name: string
  mode: string | null
  operator: string | null
  managed: boolean
  archived: boolean
  activeFrom: CivilDate | null
  activeTo: CivilDate | null
}
/** Who sits together: the centres of one association, or one centre that the welfare organisation runs itself. */
export type Party<Centre> = { name: string; centres: Centre[] }

/** The parties that a consultation is held with now, in the order of the centres. */
export function partiesOf<Centre extends Place>(centres: readonly Centre[], today: CivilDate): Party<Centre>[] {
  const parties = new Map<string, Party<Centre>>()
  for (const centre of centres) {
    const closed = (centre.activeTo ?? today) < today || (centre.activeFrom ?? today) > today
    if (!centre.managed || centre.archived || closed) continue
    const name = centre.mode === 'welfare' || centre.operator === null ? centre.name : centre.operator
    const party = parties.get(name) ?? { name, centres: [] }
    party.centres.push(centre)
    parties.set(name, party)
  }
  return [...parties.values()]
}
