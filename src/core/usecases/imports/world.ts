import type { ReadTx } from '#core/store/open'
import { listCentres, listClosures, listRooms } from '#core/store/places'
import { listRenters } from '#core/store/renters'
import type { Booking } from '#shared/contract/booking'
import type { Centre, Closure, Room } from '#shared/contract/place'
import type { Renter } from '#shared/contract/renter'
import type { Occupied } from '#shared/domain/occupancy'
import type { Table } from './read'
import type { Report, Row } from './report'

/** Names are the same without regard to case and to how wide or where the space is. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** What rows may refer to: what is in the store, with what the rows so far add. */
export type World = {
  centres: Map<string, Centre>
  /** By centre, then by name. */
  rooms: Map<string, Map<string, Room>>
  closures: Map<string, Closure[]>
  renters: Map<string, Renter>
}

/** A booking to add; it gets a number when it is written if the old system gave none. */
export type PlannedBooking = {
  booking: Omit<Booking, 'number' | 'createdAt'> & { number: string | null }
  occupied: readonly Occupied[]
}

/** What an import adds and changes. */
export type Plan = {
  centres: Centre[]
  /** Centres that were there and get other hours. */
  hours: { before: Centre; after: Centre }[]
  /** Parts come before the composites that join them. */
  rooms: Room[]
  closures: Closure[]
  renters: Renter[]
  bookings: PlannedBooking[]
}

export type Outcome = 'added' | 'unchanged' | 'refused'

/** What every check of a file works with. */
export type Check = {
  world: World
  plan: Plan
  report: Report
  newId(): string
  /** Counts what became of a row. */
  tally(table: Table, outcome: Outcome, rows?: number): void
  /** The row where a name was refused, by kind and name: a message about what refers to it says so. */
  refused: Map<string, Row>
}

/** What stands in the store already, by name. */
export async function loadWorld(tx: ReadTx): Promise<World> {
  const world: World = { centres: new Map(), rooms: new Map(), closures: new Map(), renters: new Map() }
  for (const centre of await listCentres(tx)) world.centres.set(nameKey(centre.name), centre)
  for (const room of await listRooms(tx)) roomsOf(world, room.centreId).set(nameKey(room.name), room)
  for (const closure of await listClosures(tx, {})) closuresOf(world, closure.centreId).push(closure)
  for (const renter of await listRenters(tx)) {
    const key = nameKey(renter.name)
    // Two renters may share a name; the one in use goes first.
    if (world.renters.get(key)?.archived !== false) world.renters.set(key, renter)
  }
  return world
}

/** The rooms of a centre by name; a new list for a new centre. */
export function roomsOf(world: World, centreId: string): Map<string, Room> {
  const known = world.rooms.get(centreId)
  if (known) return known
  const none = new Map<string, Room>()
  world.rooms.set(centreId, none)
  return none
}

/** The closures of a centre; a new list for a new centre. */
export function closuresOf(world: World, centreId: string): Closure[] {
  const known = world.closures.get(centreId)
  if (known) return known
  const none: Closure[] = []
  world.closures.set(centreId, none)
  return none
}

/** Compares what the file says with what is there; empty cells say nothing. Names the columns that differ. */
export const differing = (
  pairs: readonly (readonly [column: string, given: boolean, a: unknown, b: unknown])[],
): string[] => pairs.filter(([, given, a, b]) => given && a !== b).map(([column]) => column)
