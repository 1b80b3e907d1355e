import type { CentreTask, ContactSheet, SheetContact, TaskList } from '#shared/contract/consultation'
import { contactRoles } from '#shared/domain/consultation'
import type { ReadTx, WriteTx } from './open'

/** Per centre: who is who (in the order of the roles), and what its caretakers do (in its own order). */

async function fetchSheets(tx: ReadTx, centreIds?: readonly string[]): Promise<ContactSheet[]> {
  const mine = centreIds === undefined ? null : [...centreIds]
  const sheets = await tx
    .selectFrom('contact_sheet')
    .selectAll()
    .$if(mine !== null, (q) => q.where('centre_id', 'in', mine ?? []))
    .execute()
  const rows = await tx
    .selectFrom('sheet_contact')
    .selectAll()
    .$if(mine !== null, (q) => q.where('centre_id', 'in', mine ?? []))
    .execute()
  rows.sort((a, b) => contactRoles.indexOf(a.role) - contactRoles.indexOf(b.role))
  return sheets.map(({ centre_id, revision }) => ({
    id: centre_id as ContactSheet['id'],
    centreId: centre_id as ContactSheet['centreId'],
    contacts: rows
      .filter((row) => row.centre_id === centre_id)
      .map(
        ({ role, name, organisation, phone, email, gets_overview, own_use }): SheetContact => ({
          role,
          name,
          organisation,
          phone,
          email,
          getsOverview: gets_overview === 1,
          ownUse: own_use === 1,
        }),
      ),
    revision,
  }))
}

/** The sheets that somebody filled in, of these centres or of all. */
export const listSheets = (tx: ReadTx, centreIds?: readonly string[]): Promise<ContactSheet[]> =>
  fetchSheets(tx, centreIds)

export async function getSheet(tx: ReadTx, centreId: string): Promise<ContactSheet | null> {
  return (await fetchSheets(tx, [centreId]))[0] ?? null
}

export async function putSheet(tx: WriteTx, sheet: ContactSheet): Promise<void> {
  const row = { centre_id: sheet.centreId, revision: sheet.revision }
  await tx
    .insertInto('contact_sheet')
    .values(row)
    .onConflict((oc) => oc.column('centre_id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('sheet_contact').where('centre_id', '=', sheet.centreId).execute()
  if (sheet.contacts.length > 0)
    await tx
      .insertInto('sheet_contact')
      .values(
        sheet.contacts.map(({ getsOverview, ownUse, ...contact }) => ({
          centre_id: sheet.centreId,
          ...contact,
          gets_overview: getsOverview ? 1 : 0,
          own_use: ownUse ? 1 : 0,
        })),
      )
      .execute()
}

export async function removeSheet(tx: WriteTx, centreId: string): Promise<void> {
  await tx.deleteFrom('contact_sheet').where('centre_id', '=', centreId).execute()
}

/** The lists of tasks that somebody made, of one centre or of all. */
export async function listTaskLists(tx: ReadTx, centreId?: string): Promise<TaskList[]> {
  const lists = await tx
    .selectFrom('task_list')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .execute()
  const rows = await tx
    .selectFrom('centre_task')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('position')
    .execute()
  return lists.map(({ centre_id, revision }) => ({
    id: centre_id as TaskList['id'],
    centreId: centre_id as TaskList['centreId'],
    tasks: rows
      .filter((row) => row.centre_id === centre_id)
      .map(
        ({ task, frequency, caretaker_id, who, remarks }): CentreTask => ({
          task,
          frequency,
          caretakerId: caretaker_id,
          who,
          remarks,
        }),
      ),
    revision,
  }))
}

export async function getTaskList(tx: ReadTx, centreId: string): Promise<TaskList | null> {
  return (await listTaskLists(tx, centreId))[0] ?? null
}

export async function putTaskList(tx: WriteTx, list: TaskList): Promise<void> {
  const row = { centre_id: list.centreId, revision: list.revision }
  await tx
    .insertInto('task_list')
    .values(row)
    .onConflict((oc) => oc.column('centre_id').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('centre_task').where('centre_id', '=', list.centreId).execute()
  if (list.tasks.length > 0)
    await tx
      .insertInto('centre_task')
      .values(
        list.tasks.map(({ caretakerId, ...task }, position) => ({
          centre_id: list.centreId,
          position,
          ...task,
          caretaker_id: caretakerId,
        })),
      )
      .execute()
}

export async function removeTaskList(tx: WriteTx, centreId: string): Promise<void> {
  await tx.deleteFrom('task_list').where('centre_id', '=', centreId).execute()
}
