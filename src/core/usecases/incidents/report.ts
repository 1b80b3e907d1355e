import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { getCaretaker, putAbsence } from '#core/store/caretakers'
import * as store from '#core/store/incidents'
import { listShifts } from '#core/store/roster'
import { failure } from '#shared/contract/failure'
import type {
  Incident,
  IncidentChoices,
  IncidentLine,
  IncidentReport,
  IncidentSeen,
  NewAnswer,
} from '#shared/contract/incident'
import type { Absence, Shift } from '#shared/contract/roster'
import { breakFor } from '#shared/domain/roster/working-time'
import { dateOf, minutesBetween } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import { assertFresh, found, invalid, refuseHealth } from '../common'
import { openShift, putShift } from '../roster/shifts'

/** Somebody falls ill or drops out: the report, and what is laid before the boards and the municipality. */
const MOST_LISTED = 200
const LONGEST_MINUTES = 370 * 24 * 60

/** Those that still ask for a decision, or the latest of all. */
export const listIncidents = (ctx: Ctx, { unsolved }: { unsolved?: boolean | undefined }): Promise<Incident[]> =>
  ctx.read((tx) => store.listIncidents(tx, { unsolved: unsolved ?? false, limit: MOST_LISTED }))

/**
 * Reports that somebody can't come for a while, in one act: the absence, and all shifts of that time opened. Of a shift
 * that is going on the part that was worked stays; the rest becomes an open shift.
 * @throws not_found the caretaker; invalid_input a time that ends before it begins, or of more than a year, a note that says what somebody has
 */
export function reportIncident(ctx: Ctx, input: IncidentReport): Promise<Incident> {
  return ctx.change({ action: 'calamities.report', undoable: true }, async (unit) => {
    const caretaker = found(await getCaretaker(unit.tx, input.caretakerId), 'caretaker', input.caretakerId)
    const { startsAt, endsAt } = input
    if (endsAt <= startsAt) invalid('endsAt', 'ends_before_start')
    refuseHealth('note', input.note)
    if (minutesBetween(startsAt, endsAt) > LONGEST_MINUTES) invalid('endsAt', 'too_long')
    const absence: Absence = {
      id: unit.newId() as Absence['id'],
      caretakerId: caretaker.id,
      kind: input.kind === 'illness' ? 'sick' : 'other',
      startsAt,
      endsAt,
      note: null,
      revision: 1,
    }
    await putAbsence(unit.tx, absence)
    unit.record({ kind: 'absence', id: absence.id, before: null, after: absence })
    const incident: Incident = {
      id: unit.newId() as Incident['id'],
      kind: input.kind,
      caretakerId: caretaker.id,
      absenceId: absence.id,
      startsAt,
      endsAt,
      note: input.note || null,
      reportedAt: unit.now,
      reportedOn: dateOf(unit.wall),
      state: 'open',
      decidedAt: null,
      lines: await openShifts(unit, caretaker.id, startsAt, endsAt),
      answers: [],
      revision: 1,
    }
    await store.putIncident(unit.tx, incident)
    unit.record({ kind: 'incident', id: incident.id, before: null, after: incident })
    return { result: incident, subject: caretaker.name }
  })
}

async function openShifts(unit: Unit, caretakerId: string, from: WallTime, to: WallTime): Promise<IncidentLine[]> {
  const lines: IncidentLine[] = []
  for (const before of await listShifts(unit.tx, { from, to, caretakerId })) {
    const open = await openFrom(unit, before, from)
    const { id: shiftId, centreId, startsAt, endsAt } = open
    lines.push({ shiftId, centreId, startsAt, endsAt, choice: null })
  }
  return lines
}

/** Opens a shift; one that began before is cut in two at that moment. */
async function openFrom(unit: Unit, before: Shift, from: WallTime): Promise<Shift> {
  const nobody = { caretakerId: null, source: null, fixedFace: false, pinned: false } as const
  if (before.startsAt >= from) {
    const after: Shift = { ...before, ...nobody, revision: before.revision + 1 }
    await putShift(unit, before, after)
    return after
  }
  const worked: Shift = { ...before, endsAt: from, revision: before.revision + 1 }
  await putShift(unit, before, { ...worked, breakMinutes: Math.min(before.breakMinutes, breakFor(worked)) })
  const { centreId, endsAt } = before
  const open: Shift = { ...openShift(unit.newId(), { centreId, startsAt: from, endsAt }), note: before.note }
  await putShift(unit, null, open)
  return open
}

/** The incident, still to be decided. @throws not_found, stale, wrong_state `incident_closed` */
export async function unsolved(unit: Unit, { id, revision }: z.infer<typeof IncidentSeen>): Promise<Incident> {
  const incident = found(await store.getIncident(unit.tx, id), 'incident', id)
  assertFresh(incident, revision, 'incident')
  if (incident.state === 'decided' || incident.state === 'withdrawn')
    throw failure('wrong_state', { reason: 'incident_closed', detail: '' })
  return incident
}

/** Writes and records what became of an incident, and names whom it is about. */
export async function putIncident(
  unit: Unit,
  before: Incident,
  changes: Partial<Incident>,
): Promise<{ after: Incident; subject: string }> {
  const after: Incident = { ...before, ...changes, revision: before.revision + 1 }
  await store.putIncident(unit.tx, after)
  unit.record({ kind: 'incident', id: after.id, before, after })
  return { after, subject: (await getCaretaker(unit.tx, after.caretakerId))?.name ?? '' }
}

/** The lines with the choices that were made; lines that nothing was said of keep theirs. */
export function withChoices(incident: Incident, choices: IncidentChoices['choices']): IncidentLine[] {
  const chosen = new Map(choices.map(({ shiftId, choice }) => [shiftId, choice]))
  for (const id of chosen.keys())
    if (!incident.lines.some((line) => line.shiftId === id)) invalid('choices', 'unknown_shift')
  return incident.lines.map((line) => ({
    ...line,
    choice: chosen.has(line.shiftId) ? (chosen.get(line.shiftId) ?? null) : line.choice,
  }))
}

/** Keeps what is laid before the boards and the municipality; nothing is carried out yet. @throws as `unsolved`; invalid_input */
export function proposeIncident(ctx: Ctx, input: IncidentChoices): Promise<Incident> {
  return ctx.change({ action: 'calamities.propose', undoable: true }, async (unit) => {
    const before = await unsolved(unit, input)
    const { after, subject } = await putIncident(unit, before, {
      lines: withChoices(before, input.choices),
      state: 'proposed',
    })
    return { result: after, subject }
  })
}

/** Records what somebody said of the proposal. @throws as `unsolved` */
export function answerIncident(ctx: Ctx, input: z.infer<typeof NewAnswer>): Promise<Incident> {
  return ctx.change({ action: 'calamities.answer', undoable: true }, async (unit) => {
    const before = await unsolved(unit, input)
    const answers = [...before.answers, { ...input.answer, at: unit.now }]
    const { after, subject } = await putIncident(unit, before, { answers })
    return { result: after, subject }
  })
}

/** It was no calamity after all, or nothing was left to decide: shifts stay as they are now. @throws as `unsolved` */
export function withdrawIncident(ctx: Ctx, input: z.infer<typeof IncidentSeen>): Promise<Incident> {
  return ctx.change({ action: 'calamities.withdraw', undoable: true }, async (unit) => {
    const before = await unsolved(unit, input)
    const { after, subject } = await putIncident(unit, before, { state: 'withdrawn' })
    return { result: after, subject }
  })
}
