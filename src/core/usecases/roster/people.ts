import { listAbsences, listCaretakers } from '#core/store/caretakers'
import type { ReadTx } from '#core/store/open'
import { listShifts } from '#core/store/roster'
import { failure } from '#shared/contract/failure'
import type { Caretaker, Shift } from '#shared/contract/roster'
import {
  type PersonAround,
  type RosterAbsence,
  type RosterFinding,
  type RosterSlot,
  refuses,
  shiftFindings,
  shiftsFindings,
  WEEKS_AROUND,
} from '#shared/domain/roster/rules'
import { addDays, at, dateOf } from '#shared/time/civil'
import type { ClockTime, WallSpan } from '#shared/time/types'

/** What the rules of the roster need to know of the people around a time: see `loadPeople`. */
export type RosterPeople = {
  /** All caretakers, archived ones too, in order of name. */
  people: Caretaker[]
  person(id: string): Caretaker | undefined
  /** By id of the caretaker; somebody without shifts or absences is not in it. */
  around: Map<string, PersonAround>
  /** What the rules say of a shift by what is loaded; nothing of an open one. */
  judge(shift: RosterSlot & { caretakerId: string | null }): RosterFinding[]
  /** From here on the rules count with this shift, such as one that was just placed. */
  add(shift: RosterSlot & { caretakerId: string | null }): void
}

/**
 * Loads caretakers, with the shifts and absences that the rules need to judge shifts in a time, in as many queries
 * whatever the number of shifts: those of one caretaker, or of all.
 */
export async function loadPeople(tx: ReadTx, span: WallSpan, caretakerId?: string): Promise<RosterPeople> {
  const people = await listCaretakers(tx)
  const midnight = '00:00' as ClockTime
  const wide = {
    from: at(addDays(dateOf(span.startsAt), -7 * WEEKS_AROUND), midnight),
    to: at(addDays(dateOf(span.endsAt), 7 * WEEKS_AROUND), midnight),
    caretakerId,
  }
  const shifts = await listShifts(tx, wide)
  const absences = await listAbsences(tx, { from: span.startsAt, to: span.endsAt, caretakerId })
  return peopleOf(people, shifts, absences)
}

/** What the rules still have to say of somebody on a shift that they allow: warnings. @throws roster_violated */
export function assertMay(people: RosterPeople, shift: RosterSlot & { caretakerId: string | null }): RosterFinding[] {
  const findings = people.judge(shift)
  if (refuses(findings)) throw violated(people, shift, findings)
  return findings
}

/**
 * Asks only what other shifts of the same people have to do with it: rest, hours, two at once. For shifts that are put
 * back as they were, beside what came meanwhile.
 * @throws roster_violated
 */
export async function assertBeside(tx: ReadTx, shifts: readonly Shift[]): Promise<void> {
  const [first] = shifts
  if (!first) return
  const people = await loadPeople(tx, reach(shifts, first))
  for (const shift of shifts) {
    const person = people.person(shift.caretakerId ?? '')
    const findings = person ? shiftsFindings(shift, person, people.around.get(person.id)?.shifts ?? []) : []
    if (refuses(findings)) throw violated(people, shift, findings)
  }
}

function violated(
  people: RosterPeople,
  { caretakerId, startsAt, endsAt }: WallSpan & { caretakerId: string | null },
  rosterFindings: RosterFinding[],
) {
  const name = people.person(caretakerId ?? '')?.name ?? ''
  return failure('roster_violated', { rosterFindings, shift: { name, startsAt, endsAt } })
}

/** The time that shifts take together, at least `span`. */
export const reach = (shifts: readonly WallSpan[], span: WallSpan): WallSpan =>
  shifts.reduce<WallSpan>(
    (wide, shift) => ({
      startsAt: shift.startsAt < wide.startsAt ? shift.startsAt : wide.startsAt,
      endsAt: shift.endsAt > wide.endsAt ? shift.endsAt : wide.endsAt,
    }),
    span,
  )

type Away = RosterAbsence & { caretakerId: string }

function peopleOf(people: Caretaker[], shifts: readonly Shift[], absences: readonly Away[]): RosterPeople {
  const byId = new Map<string, Caretaker>(people.map((one) => [one.id, one]))
  const around = new Map<string, { shifts: RosterSlot[]; absences: RosterAbsence[] }>()
  const of = (id: string) => {
    const known = around.get(id)
    if (known) return known
    const made = { shifts: [], absences: [] }
    around.set(id, made)
    return made
  }
  for (const shift of shifts) if (shift.caretakerId !== null) of(shift.caretakerId).shifts.push(shift)
  for (const absence of absences) of(absence.caretakerId).absences.push(absence)
  return {
    people,
    person: (id) => byId.get(id),
    around,
    judge(shift) {
      const person = shift.caretakerId === null ? undefined : byId.get(shift.caretakerId)
      return person ? shiftFindings(shift, person, of(person.id)) : []
    },
    add(shift) {
      if (shift.caretakerId !== null) of(shift.caretakerId).shifts.push(shift)
    },
  }
}
