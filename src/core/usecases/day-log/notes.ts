import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/day-log'
import { getCentre } from '#core/store/places'
import type {
  DayIncident,
  DayIncidentChange,
  DeskNote,
  DeskNoteChange,
  DeskNoteRead,
  NewDayIncident,
  NewDeskNote,
} from '#shared/contract/day-log'
import { failure } from '#shared/contract/failure'
import { assertFresh, found, given } from '../common'
import { pastDay, textOrNull, whoOf } from './common'

/** What caretakers write to each other, and incidents. */
type In<S extends z.ZodType> = z.infer<S>

const MOST_IN_SUBJECT = 60
const shortly = (text: string) => (text.length > MOST_IN_SUBJECT ? `${text.slice(0, MOST_IN_SUBJECT - 1)}…` : text)

/** A note for who comes next. @throws not_found, invalid_input for a day to come */
export function writeNote(ctx: Ctx, input: In<typeof NewDeskNote>): Promise<DeskNote> {
  return ctx.change({ action: 'dayLog.writeNote', undoable: true }, async (unit) => {
    found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    const note: DeskNote = {
      id: unit.newId() as DeskNote['id'],
      centreId: input.centreId,
      date: pastDay(unit, 'date', input.date),
      at: unit.wall,
      by: whoOf(ctx, input.by),
      text: input.text,
      readAt: null,
      readBy: null,
      revision: 1,
    }
    await putNote(unit, null, note)
    return { result: note, subject: shortly(note.text) }
  })
}

/** Other words for a note that nobody read yet. @throws not_found, stale, wrong_state `already_read` */
export function changeNote(ctx: Ctx, input: In<typeof DeskNoteChange>): Promise<DeskNote> {
  return stepNote(ctx, 'dayLog.changeNote', input, () => ({ text: input.text }))
}

/** Marks a note as read: it no longer stands on top. @throws not_found, stale, wrong_state `already_read` */
export function readNote(ctx: Ctx, input: In<typeof DeskNoteRead>): Promise<DeskNote> {
  return stepNote(ctx, 'dayLog.readNote', input, (unit) => ({ readAt: unit.wall, readBy: whoOf(ctx, input.by) }))
}

function stepNote(
  ctx: Ctx,
  action: string,
  { id, revision }: { id: string; revision: number },
  change: (unit: Unit) => Partial<DeskNote>,
): Promise<DeskNote> {
  return ctx.change({ action, undoable: true }, async (unit) => {
    const before = found(await store.getNote(unit.tx, id), 'deskNote', id)
    assertFresh(before, revision, 'deskNote')
    if (before.readAt !== null) throw failure('wrong_state', { reason: 'already_read', detail: shortly(before.text) })
    const after = { ...before, ...change(unit), revision: before.revision + 1 }
    await putNote(unit, before, after)
    return { result: after, subject: shortly(after.text) }
  })
}

/** Saves a note inside a unit of work; the demo uses it as well. */
export async function putNote(unit: Unit, before: DeskNote | null, after: DeskNote): Promise<void> {
  await store.putNote(unit.tx, after)
  unit.record({ kind: 'deskNote', id: after.id, before, after, centreId: after.centreId })
}

/** @throws not_found, invalid_input for a day to come */
export function noteIncident(ctx: Ctx, input: In<typeof NewDayIncident>): Promise<DayIncident> {
  return ctx.change({ action: 'incidents.create', undoable: true }, async (unit) => {
    found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    const { by, ...said } = input
    const incident: DayIncident = {
      ...said,
      id: unit.newId() as DayIncident['id'],
      date: pastDay(unit, 'date', input.date),
      done: textOrNull(input.done),
      notedBy: whoOf(ctx, by),
      revision: 1,
    }
    await putIncident(unit, null, incident)
    return { result: incident, subject: shortly(incident.what) }
  })
}

/** @throws not_found, stale */
export function changeIncident(ctx: Ctx, input: In<typeof DayIncidentChange>): Promise<DayIncident> {
  return ctx.change({ action: 'incidents.change', undoable: true }, async (unit) => {
    const before = found(await store.getIncident(unit.tx, input.id), 'dayIncident', input.id)
    assertFresh(before, input.revision, 'dayIncident')
    const merged = { ...before, ...given(input), revision: before.revision + 1 } as DayIncident
    const after = { ...merged, done: textOrNull(merged.done) }
    await putIncident(unit, before, after)
    return { result: after, subject: shortly(after.what) }
  })
}

/** Saves an incident inside a unit of work; the demo uses it as well. */
export async function putIncident(unit: Unit, before: DayIncident | null, after: DayIncident): Promise<void> {
  await store.putIncident(unit.tx, after)
  unit.record({ kind: 'dayIncident', id: after.id, before, after, centreId: after.centreId })
}
