import { clockOf, dateOf, daysBetween, weekdayOf } from '../../time/civil'
import type { WallSpan } from '../../time/types'
import { wishesFor } from './availability'
import {
  nothingAround,
  type PersonAround,
  type RosterFinding,
  type RosterPerson,
  type RosterSlot,
  refuses,
  shiftFindings,
} from './rules'
import { isFixedFace, type ShiftSource, sourceOf } from './vocabulary'
import { contractOfWeek, minutesInWeek, timeOf, weekNumber } from './working-time'

/**
 * Who is best for a shift, among those who may. The steps of the first five are larger than all others together, so that
 * nobody is asked before an earlier source (domain, section 4); within one the rest decides.
 */
export const weights = {
  association_volunteer: 2000,
  fixed_face: 1500,
  employed: 1000,
  other_volunteer: 500,
  flex_pool: 0,
  knows_centre: 100,
  /** For a shift that fits in the hours of the contract that are left this week, in proportion. */
  contract_hours_left: 60,
  /** For a shift that lies wholly beyond them, in proportion. */
  over_contract: -60,
  prefers: 60,
  avoids: -80,
  /** For each evening or weekend shift within four weeks, six at most, when this is another. */
  evenings_and_weekends: -8,
  /** Goes on where a shift of the person at the same centre ends, or the other way round. */
  no_handover: 40,
  /** For each whole euro that it costs, a hundred at most. */
  cost: -0.4,
} as const
export type ScoreCode = keyof typeof weights

/** `amount`: minutes (hours, wishes), shifts (evenings) or cents (cost) that it is about; null where there is none. */
export type ScoreReason = { code: ScoreCode; points: number; amount: number | null }
export type Score = { points: number; reasons: ScoreReason[]; source: ShiftSource; costCents: number | null }

/** The centre of a shift: its operator is the association whose volunteers go first. */
export type RosterCentre = { id: string; operator: string | null }

const FAIR_DAYS = 28
const MOST_EVENINGS = 6
const MOST_EUROS = 100
const SAME_NAME = new Intl.Collator('nl', { sensitivity: 'base' })

/** In the weekend, or after six in the evening: what is to be shared fairly. */
export function isUnsocial(span: WallSpan): boolean {
  const day = dateOf(span.startsAt)
  return weekdayOf(day) >= 6 || dateOf(span.endsAt) > day || clockOf(span.endsAt) > '18:00'
}

/**
 * How well a person fits a shift, as points with what they are made of (reasons of no points are left out, but for where
 * the person comes from). Says nothing of whether he or she may: that is `shiftFindings`. Costs are cents for the net
 * hours, null when not known.
 */
export function scoreOf(shift: RosterSlot, person: RosterPerson, centre: RosterCentre, around: PersonAround): Score {
  const reasons: ScoreReason[] = []
  const add = (code: ScoreCode, times: number, amount: number | null = null) => {
    const points = Math.round(weights[code] * times)
    if (points !== 0) reasons.push({ code, points, amount })
  }
  const from = sourceCode(person, centre)
  reasons.push({ code: from, points: weights[from], amount: null })
  if (person.centres.some((known) => known.centreId === centre.id)) add('knows_centre', 1)

  const others = around.shifts.filter((one) => one.id !== shift.id)
  const { net } = timeOf(shift)
  const week = weekNumber(dateOf(shift.startsAt))
  const contract = contractOfWeek(person, week)
  if (contract > 0) {
    const left = contract - minutesInWeek(others.map(timeOf), week)
    const within = Math.max(0, Math.min(net, left))
    if (net > 0) {
      add('contract_hours_left', within / net, left)
      add('over_contract', (net - within) / net, net - within)
    }
  }
  const wishes = wishesFor(shift, person.times)
  const length = Math.max(1, timeOf(shift).end - timeOf(shift).start)
  add('prefers', Math.min(1, wishes.prefers / length), wishes.prefers)
  add('avoids', Math.min(1, wishes.avoids / length), wishes.avoids)
  if (isUnsocial(shift)) {
    const day = dateOf(shift.startsAt)
    const had = others.filter(
      (one) => Math.abs(daysBetween(day, dateOf(one.startsAt))) <= FAIR_DAYS && isUnsocial(one),
    ).length
    add('evenings_and_weekends', Math.min(had, MOST_EVENINGS), had)
  }
  if (
    others.some((one) => one.centreId === centre.id && (one.endsAt === shift.startsAt || one.startsAt === shift.endsAt))
  )
    add('no_handover', 1)
  const costCents = person.hourCents === null ? null : Math.round((person.hourCents * net) / 60)
  if (costCents !== null) add('cost', Math.min(MOST_EUROS, Math.floor(costCents / 100)), costCents)
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  return { points, reasons, source: sourceOf(person, centre.id), costCents }
}

function sourceCode(person: RosterPerson, centre: RosterCentre): ScoreCode {
  const own =
    person.association !== null &&
    centre.operator !== null &&
    SAME_NAME.compare(person.association, centre.operator) === 0
  if (person.kind === 'volunteer') return own ? 'association_volunteer' : fixedOr(person, centre, 'other_volunteer')
  return fixedOr(person, centre, person.flexPool ? 'flex_pool' : 'employed')
}
const fixedOr = (person: RosterPerson, centre: RosterCentre, otherwise: ScoreCode): ScoreCode =>
  isFixedFace(person, centre.id) ? 'fixed_face' : otherwise

export type Candidate<P extends RosterPerson = RosterPerson> = Score & {
  person: P
  /** Warnings only. */
  findings: RosterFinding[]
}
export type Candidates<P extends RosterPerson = RosterPerson> = {
  /** Who may, best first; equals in the order in which they were given. */
  can: Candidate<P>[]
  /** Who may not, with what is in the way; in the order in which they were given. */
  cannot: { person: P; findings: RosterFinding[] }[]
}

/** Who is best for a shift, and why the others can't. `around` gives, by id of the person, what else there is of him or her. */
export function candidatesFor<P extends RosterPerson>(
  shift: RosterSlot,
  people: readonly P[],
  centre: RosterCentre,
  around: ReadonlyMap<string, PersonAround>,
): Candidates<P> {
  const result: Candidates<P> = { can: [], cannot: [] }
  for (const person of people) {
    const own = around.get(person.id) ?? nothingAround
    const findings = shiftFindings(shift, person, own)
    if (refuses(findings)) result.cannot.push({ person, findings })
    else result.can.push({ person, findings, ...scoreOf(shift, person, centre, own) })
  }
  result.can.sort((a, b) => b.points - a.points)
  return result
}
