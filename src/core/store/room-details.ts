import type { CentreContact, Room, RoomBlock, RoomLayout } from '#shared/contract/place'
import { layouts } from '#shared/domain/vocabulary'
import type { WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'

/** What rooms and centres have besides their own row: layouts, blocks, contact persons. */

const grouped = <Row, T>(rows: readonly Row[], key: (row: Row) => string, value: (row: Row) => T): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const known = groups.get(key(row))
    if (known) known.push(value(row))
    else groups.set(key(row), [value(row)])
  }
  return groups
}

/** Layouts by room; each in order of its name. What is no layout is passed over. */
export async function layoutsByRoom(tx: ReadTx): Promise<Map<string, RoomLayout[]>> {
  const rows = await tx
    .selectFrom('room_layout')
    .selectAll()
    .where('layout', 'in', layouts)
    .orderBy('room_id')
    .orderBy('layout')
    .execute()
  return grouped(
    rows,
    (row) => row.room_id,
    (row) => ({ layout: row.layout, setupMinutes: row.setup_minutes, clearupMinutes: row.clearup_minutes }),
  )
}

/** Blocks by the room that they were entered with; they work both ways. */
export async function blocksByRoom(tx: ReadTx): Promise<Map<string, RoomBlock[]>> {
  const rows = await tx.selectFrom('room_block').selectAll().orderBy('room_id').orderBy('blocked_id').execute()
  return grouped(
    rows,
    (row) => row.room_id,
    (row) => ({ roomId: row.blocked_id as RoomBlock['roomId'], since: row.since as WallTime }),
  )
}

/** Writes the layouts of a room whole. */
export async function writeLayouts(tx: WriteTx, room: Pick<Room, 'id' | 'layouts'>): Promise<void> {
  await tx.deleteFrom('room_layout').where('room_id', '=', room.id).execute()
  if (room.layouts.length > 0)
    await tx
      .insertInto('room_layout')
      .values(
        room.layouts.map((l) => ({
          room_id: room.id,
          layout: l.layout,
          setup_minutes: l.setupMinutes,
          clearup_minutes: l.clearupMinutes,
        })),
      )
      .execute()
}

/**
 * Writes which rooms a room blocks.
 * @throws what `refusalOf` recognises when both were booked at one time since
 */
export async function writeBlocks(tx: WriteTx, room: Pick<Room, 'id' | 'blocks'>): Promise<void> {
  await tx.deleteFrom('room_block').where('room_id', '=', room.id).execute()
  if (room.blocks.length > 0)
    await tx
      .insertInto('room_block')
      .values(room.blocks.map((b) => ({ room_id: room.id, blocked_id: b.roomId, since: b.since })))
      .execute()
}

/** Contact persons by centre, in their own order. */
export async function contactsByCentre(tx: ReadTx, centreId?: string): Promise<Map<string, CentreContact[]>> {
  const rows = await tx
    .selectFrom('centre_contact')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('position')
    .execute()
  return grouped(
    rows,
    (row) => row.centre_id,
    ({ name, phone, email, remarks }) => ({ name, phone, email, remarks }),
  )
}

/** Writes whom to ask at a centre whole. */
export async function writeContacts(tx: WriteTx, centreId: string, contacts: readonly CentreContact[]): Promise<void> {
  await tx.deleteFrom('centre_contact').where('centre_id', '=', centreId).execute()
  if (contacts.length > 0)
    await tx
      .insertInto('centre_contact')
      .values(contacts.map((contact, position) => ({ centre_id: centreId, position, ...contact })))
      .execute()
}
