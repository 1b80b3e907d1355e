import type { Unit } from '#core/app/context'
import { putAbsence } from '#core/store/caretakers'
import { putIncident } from '#core/store/incidents'
import { listCentres } from '#core/store/places'
import { listShifts } from '#core/store/roster'
import { loadPeople } from '#core/usecases/roster/people'
import { putShift, staffed } from '#core/usecases/roster/shifts'
import type { Incident, IncidentLine } from '#shared/contract/incident'
import type { Absence } from '#shared/contract/roster'
import { candidatesFor } from '#shared/domain/roster/score'
import { addDays, addQuarters, at, dateOf, quarterOf, quarterSpan, startOfWeek } from '#shared/time/civil'
import type { CivilDate, ClockTime, Instant } from '#shared/time/types'

const MIDNIGHT = '00:00' as ClockTime
/** From the sixth week of last quarter on, so many weeks are tried; two days ill. */
const WEEKS = { first: 5, tries: 4 } as const
const DAYS_ILL = 2

/**
 * A calamity of last quarter that was solved: a fixed face was ill for two days, others took the shifts over after the
 * board agreed. Nothing when there is no such week.
 */
export async function addCalamity(unit: Unit): Promise<void> {
  const { from } = quarterSpan(addQuarters(quarterOf(dateOf(unit.wall)), -1))
  for (let week: number = WEEKS.first; week < WEEKS.first + WEEKS.tries; week++)
    if (await solvedIn(unit, addDays(startOfWeek(from), 7 * week))) return
}

async function solvedIn(unit: Unit, monday: CivilDate): Promise<boolean> {
  const span = { startsAt: at(monday, MIDNIGHT), endsAt: at(addDays(monday, DAYS_ILL), MIDNIGHT) }
  const shifts = await listShifts(unit.tx, { from: span.startsAt, to: span.endsAt })
  const ill = shifts.find((shift) => shift.fixedFace && shift.source === 'fixed')?.caretakerId
  if (!ill) return false
  const around = await loadPeople(unit.tx, span)
  const centres = new Map((await listCentres(unit.tx)).map((centre) => [centre.id, centre]))
  const others = around.people.filter((person) => person.id !== ill)
  const own = shifts.filter((shift) => shift.caretakerId === ill)
  const taken = own.flatMap((shift) => {
    const centre = centres.get(shift.centreId)
    const [best] = centre ? candidatesFor(shift, others, centre, around.around).can : []
    if (!best) return []
    const after = staffed({ ...shift, caretakerId: best.person.id, revision: shift.revision + 1 }, around)
    around.add(after)
    return [{ before: shift, after, caretakerId: best.person.id }]
  })
  if (taken.length < own.length) return false

  const absence: Absence = {
    id: unit.newId() as Absence['id'],
    caretakerId: ill,
    kind: 'sick',
    ...span,
    note: null,
    revision: 1,
  }
  await putAbsence(unit.tx, absence)
  unit.record({ kind: 'absence', id: absence.id, before: null, after: absence })
  for (const { before, after } of taken) await putShift(unit, before, after)
  const lines = taken.map(
    ({ before: { id: shiftId, centreId, startsAt, endsAt }, caretakerId }): IncidentLine => ({
      shiftId,
      centreId,
      startsAt,
      endsAt,
      choice: { way: 'take', caretakerId },
    }),
  )
  const morning = (minutes: string) => `${monday}T06:${minutes}:00.000Z` as Instant
  const operator = centres.get(lines[0]?.centreId ?? ('' as IncidentLine['centreId']))?.operator
  const incident: Incident = {
    id: unit.newId() as Incident['id'],
    kind: 'illness',
    caretakerId: ill,
    absenceId: absence.id,
    ...span,
    note: null,
    reportedAt: morning('10'),
    reportedOn: monday,
    state: 'decided',
    decidedAt: morning('45'),
    lines,
    answers: [
      { name: operator ?? 'Bestuur', role: 'Bestuur', answer: 'agrees', note: null, at: morning('30') },
      { name: 'Wijkregisseur', role: 'Gemeente', answer: 'no_answer', note: null, at: morning('35') },
    ],
    revision: 1,
  }
  await putIncident(unit.tx, incident)
  unit.record({ kind: 'incident', id: incident.id, before: null, after: incident })
  return true
}
