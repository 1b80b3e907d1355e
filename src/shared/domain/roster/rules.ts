import { addDays, at, clockFromMinutes, clockOf, dateOf, daysBetween, wallTimeOf } from '../../time/civil'
import type { CivilDate, Instant, WallSpan, WallTime } from '../../time/types'
import { availabilityProblem, type PersonTime } from './availability'
import { EARLY_DAYS } from './certificates'
import type { ContractPerson } from './contract'
import type { AbsenceKind, CaretakerKind, CertificateKind } from './vocabulary'
import { dailyRest, duty, mondayOf, type TimeProblem, timeOf, weekHours, weeklyRest } from './working-time'

/** Who may be put on a shift (domain, section 4; docs/adr/0018). Pure; the words for people are in lib/words/roster-findings. */
export const rosterFindingCodes = [
  'double_shift',
  'absent',
  'caretaker_archived',
  'not_active',
  'certificate_missing',
  'certificate_expired',
  'certificate_expires',
  'unavailable',
  'not_offered',
  'shift_too_long',
  'break_too_short',
  'daily_rest',
  'weekly_rest',
  'week_hours',
  'average_hours',
] as const
export type RosterFindingCode = (typeof rosterFindingCodes)[number]

/** Minutes are of work, rest or break as found; what is allowed or needed stands next to it. */
type Data = {
  double_shift: { shiftId: string; centreId: string } & WallSpan
  absent: { kind: AbsenceKind } & WallSpan
  caretaker_archived: Record<string, never>
  /** Before the first or after the last day on which the caretaker is active. */
  not_active: { date: CivilDate; activeFrom: CivilDate | null; activeTo: CivilDate | null }
  certificate_missing: { kind: CertificateKind; date: CivilDate }
  certificate_expired: { kind: CertificateKind; expiresOn: CivilDate }
  /** `days` from the shift to the last day on which it holds. */
  certificate_expires: { kind: CertificateKind; expiresOn: CivilDate; days: number }
  unavailable: WallSpan
  not_offered: WallSpan
  shift_too_long: { minutes: number; limit: number }
  break_too_short: { minutes: number; needed: number; work: number }
  /** In the 24 hours from `since`; `other`: the day, within a week, on which the rest is short already. */
  daily_rest: { minutes: number; needed: number; since: WallTime; other: CivilDate | null }
  weekly_rest: { minutes: number; needed: number; since: WallTime }
  week_hours: { minutes: number; limit: number; from: CivilDate; to: CivilDate }
  /** Average a week over the 16 weeks from `from` up to and including `to`. */
  average_hours: { minutes: number; limit: number; from: CivilDate; to: CivilDate }
}
/** What a rule has to say of a caretaker on a shift: an error refuses it, a warning is only told. */
export type RosterFinding = {
  [C in RosterFindingCode]: { code: C; severity: 'error' | 'warning'; data: Data[C] }
}[RosterFindingCode]

/** A shift as the rules see it. `id` keeps it apart from itself among the others. Must not change once it was judged. */
export type RosterSlot = WallSpan & { id: string; centreId: string; breakMinutes: number }
/** A caretaker as the rules see it: one of the contract is one. */
export type RosterPerson = ContractPerson & {
  id: string
  kind: CaretakerKind
  association: string | null
  hourCents: number | null
  flexPool: boolean
  activeFrom: CivilDate | null
  activeTo: CivilDate | null
  archived: boolean
  centres: readonly { centreId: string; fixed: boolean }[]
  certificates: readonly { kind: CertificateKind; issuedOn: CivilDate; expiresOn: CivilDate | null }[]
  times: readonly PersonTime[]
}
export type RosterAbsence = WallSpan & { kind: AbsenceKind }
/**
 * What else there is of one person: shifts, in any order, from 16 weeks before to 16 weeks after what is judged (the
 * shift itself may be among them, by its id), and absences that touch it.
 */
export type PersonAround = { shifts: readonly RosterSlot[]; absences: readonly RosterAbsence[] }
export const nothingAround: PersonAround = { shifts: [], absences: [] }

/** How far around a shift the others must be known: 16 weeks that hold it, and the days by which weeks stick out. */
export const WEEKS_AROUND = 17

/** What everybody who is in charge of a building needs (domain, section 4). */
export const requiredCertificates = ['bhv', 'social_hygiene'] as const satisfies readonly CertificateKind[]

const overlap = (one: WallSpan, other: WallSpan) => one.startsAt < other.endsAt && other.startsAt < one.endsAt
/** Midnight at the end belongs to the day before. */
const lastDayOf = (span: WallSpan): CivilDate =>
  clockOf(span.endsAt) === '00:00' ? addDays(dateOf(span.endsAt), -1) : dateOf(span.endsAt)
/** A moment in real minutes as the clock on the wall showed it. */
const wallAt = (minutes: number): WallTime => wallTimeOf(new Date(minutes * 60_000).toISOString() as Instant)

/**
 * What the rules say of this person on this shift, errors first; empty when all is well. An error about rest or hours is
 * told of every shift that lies in the time in which it goes wrong.
 */
export function shiftFindings(shift: RosterSlot, person: RosterPerson, around: PersonAround): RosterFinding[] {
  const findings = [...personFindings(shift, person, around.absences), ...shiftsFindings(shift, person, around.shifts)]
  return findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

/** True when an error is among them: the person can't be put on the shift. */
export const refuses = (findings: readonly RosterFinding[]): boolean => findings.some((f) => f.severity === 'error')

/** The part of `shiftFindings` that has nothing to do with other shifts of the person. */
export function personFindings(
  shift: RosterSlot,
  person: RosterPerson,
  absences: readonly RosterAbsence[],
): RosterFinding[] {
  const error = <C extends RosterFindingCode>(code: C, data: Data[C]) =>
    ({ code, severity: 'error', data }) as RosterFinding
  const findings: RosterFinding[] = []
  const { startsAt, endsAt } = shift
  const [first, last] = [dateOf(startsAt), lastDayOf(shift)]
  const { activeFrom, activeTo } = person
  if (person.archived) findings.push(error('caretaker_archived', {}))
  if (activeFrom !== null && first < activeFrom)
    findings.push(error('not_active', { date: first, activeFrom, activeTo }))
  else if (activeTo !== null && last > activeTo)
    findings.push(error('not_active', { date: last, activeFrom, activeTo }))
  for (const absence of absences)
    if (overlap(absence, shift))
      findings.push(error('absent', { kind: absence.kind, startsAt: absence.startsAt, endsAt: absence.endsAt }))
  findings.push(...requiredCertificates.flatMap((kind) => certificateFinding(person, kind, first, last) ?? []))
  const problem = availabilityProblem({ startsAt, endsAt }, person)
  if (problem)
    findings.push(
      error(problem.code, {
        startsAt: at(problem.date, clockFromMinutes(problem.from)),
        endsAt: at(problem.date, clockFromMinutes(problem.to)),
      }),
    )
  return findings
}

/** A certificate holds from the day it was given up to and including the day on which it ends. */
function certificateFinding(
  person: RosterPerson,
  kind: CertificateKind,
  first: CivilDate,
  last: CivilDate,
): RosterFinding | null {
  const own = person.certificates.filter((one) => one.kind === kind)
  const holding = (day: CivilDate) =>
    own.filter((one) => one.issuedOn <= day && (one.expiresOn === null || one.expiresOn >= day))
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (holding(day).length > 0) continue
    const expired = own.flatMap((one) => (one.expiresOn !== null && one.expiresOn < day ? [one.expiresOn] : [])).sort()
    const expiresOn = expired.at(-1)
    return expiresOn === undefined
      ? { code: 'certificate_missing', severity: 'error', data: { kind, date: day } }
      : { code: 'certificate_expired', severity: 'error', data: { kind, expiresOn } }
  }
  // One that was renewed already does not run out.
  const ends = own.filter((one) => one.expiresOn === null || one.expiresOn >= last).map((one) => one.expiresOn)
  const expiresOn = ends.includes(null) ? null : ends.sort().at(-1)
  const days = expiresOn ? daysBetween(last, expiresOn) : null
  return expiresOn && days !== null && days <= EARLY_DAYS
    ? { code: 'certificate_expires', severity: 'warning', data: { kind, expiresOn, days } }
    : null
}

/** The part of `shiftFindings` that is about the person's other shifts: two at once, and the law (volunteers: rest only). */
export function shiftsFindings(
  shift: RosterSlot,
  person: { kind: CaretakerKind },
  others: readonly RosterSlot[],
): RosterFinding[] {
  const own = others.filter((one) => one.id !== shift.id)
  const double = own
    .filter((one) => overlap(one, shift))
    .map(
      ({ id, centreId, startsAt, endsAt }): RosterFinding => ({
        code: 'double_shift',
        severity: 'error',
        data: { shiftId: id, centreId, startsAt, endsAt },
      }),
    )
  // Beside itself nobody rests: what the law says of that would only be noise.
  if (double.length > 0) return double
  const time = timeOf(shift)
  const all = [...own.map(timeOf), time].sort((a, b) => a.start - b.start)
  const problems =
    person.kind === 'volunteer'
      ? dailyRest(time, all, false)
      : [...duty(time, all), ...dailyRest(time, all, true), ...weeklyRest(time, all), ...weekHours(time, all)]
  return problems.map(timeFinding)
}

function timeFinding(problem: TimeProblem): RosterFinding {
  const severity = 'error'
  switch (problem.code) {
    case 'daily_rest': {
      const { code, minutes, needed, since, other } = problem
      const day = other === null ? null : dateOf(wallAt(other))
      return { code, severity, data: { minutes, needed, since: wallAt(since), other: day } }
    }
    case 'weekly_rest': {
      const { code, minutes, needed, since } = problem
      return { code, severity, data: { minutes, needed, since: wallAt(since) } }
    }
    case 'week_hours':
    case 'average_hours': {
      const { code, minutes, limit, week } = problem
      const from = mondayOf(week)
      const to = addDays(from, code === 'week_hours' ? 6 : 16 * 7 - 1)
      return { code, severity, data: { minutes, limit, from, to } }
    }
    case 'shift_too_long':
      return { code: problem.code, severity, data: { minutes: problem.minutes, limit: problem.limit } }
    case 'break_too_short': {
      const { code, minutes, needed, work } = problem
      return { code, severity, data: { minutes, needed, work } }
    }
  }
}
