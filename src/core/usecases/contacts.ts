import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { getCaretaker } from '#core/store/caretakers'
import * as store from '#core/store/contact-sheets'
import type { ReadTx } from '#core/store/open'
import { getCentre, listCentres } from '#core/store/places'
import type { ContactSheet, ContactSheetChange, TaskList, TaskListChange } from '#shared/contract/consultation'
import { assertFresh, found, invalid } from './common'

/** Who is who at a centre, and what its caretakers do. A centre that nobody filled in answers an empty one. */

/** The contact sheets of these centres, in their order: whom to ask, lay a proposal before, or send the overview. */
export async function contactsOf(tx: ReadTx, centreIds: readonly string[]): Promise<ContactSheet[]> {
  const known = new Map((await store.listSheets(tx, centreIds)).map((sheet) => [sheet.centreId as string, sheet]))
  return centreIds.map((id) => known.get(id) ?? emptySheet(id as ContactSheet['centreId']))
}

const emptySheet = (centreId: ContactSheet['centreId']): ContactSheet => ({
  id: centreId,
  centreId,
  contacts: [],
  revision: 0,
})

/** The centres that are run here, or the one that is asked for. */
const managedIds = async (tx: ReadTx, centreId: string | undefined): Promise<string[]> =>
  (await listCentres(tx)).flatMap((centre) =>
    centreId === undefined
      ? centre.managed && !centre.archived
        ? [centre.id]
        : []
      : centre.id === centreId
        ? [centre.id]
        : [],
  )

/** The contact sheet of each centre that is managed here, or of one; empty where nobody wrote it yet. */
export const listContacts = (ctx: Ctx, { centreId }: { centreId?: string | undefined }): Promise<ContactSheet[]> =>
  ctx.read(async (tx) => contactsOf(tx, await managedIds(tx, centreId)))

/**
 * Writes the contact sheet of a centre whole.
 * @throws not_found, stale, invalid_input when a role is given twice
 */
export function changeContacts(ctx: Ctx, input: z.infer<typeof ContactSheetChange>): Promise<ContactSheet> {
  return ctx.change({ action: 'contacts.change', undoable: true }, async (unit) => {
    const centre = found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    return { result: await putContacts(unit, input), subject: centre.name }
  })
}

/** The same inside a unit of work. */
export async function putContacts(unit: Unit, input: z.infer<typeof ContactSheetChange>): Promise<ContactSheet> {
  const stored = await store.getSheet(unit.tx, input.centreId)
  const before = stored ?? emptySheet(input.centreId)
  assertFresh(before, input.revision, 'contactSheet')
  if (new Set(input.contacts.map(({ role }) => role)).size < input.contacts.length) invalid('contacts', 'role_twice')
  const after: ContactSheet = { ...before, contacts: input.contacts, revision: before.revision + 1 }
  await store.putSheet(unit.tx, after)
  unit.record({ kind: 'contactSheet', id: after.id, before: stored, after, centreId: after.centreId })
  return after
}

const emptyList = (centreId: TaskList['centreId']): TaskList => ({ id: centreId, centreId, tasks: [], revision: 0 })

/** The tasks of each centre that is managed here, or of one; empty where nobody wrote them yet. */
export const listTasks = (ctx: Ctx, { centreId }: { centreId?: string | undefined }): Promise<TaskList[]> =>
  ctx.read(async (tx) => {
    const known = new Map((await store.listTaskLists(tx, centreId)).map((list) => [list.centreId as string, list]))
    return (await managedIds(tx, centreId)).map((id) => known.get(id) ?? emptyList(id as TaskList['centreId']))
  })

/** Writes the tasks of a centre whole. @throws not_found (also a caretaker), stale */
export function changeTasks(ctx: Ctx, input: z.infer<typeof TaskListChange>): Promise<TaskList> {
  return ctx.change({ action: 'tasks.change', undoable: true }, async (unit) => {
    const centre = found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    return { result: await putTasks(unit, input), subject: centre.name }
  })
}

/** The same inside a unit of work. */
export async function putTasks(unit: Unit, input: z.infer<typeof TaskListChange>): Promise<TaskList> {
  const stored = await store.getTaskList(unit.tx, input.centreId)
  const before = stored ?? emptyList(input.centreId)
  assertFresh(before, input.revision, 'taskList')
  for (const { caretakerId } of input.tasks)
    if (caretakerId !== null) found(await getCaretaker(unit.tx, caretakerId), 'caretaker', caretakerId)
  const after: TaskList = { ...before, tasks: input.tasks, revision: before.revision + 1 }
  await store.putTaskList(unit.tx, after)
  unit.record({ kind: 'taskList', id: after.id, before: stored, after, centreId: after.centreId })
  return after
}
