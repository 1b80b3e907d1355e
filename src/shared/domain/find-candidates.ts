import type { RuleRoom } from './booking-rules'
import type { RuleFacility } from './facilities'
import { belongsTo } from './facilities'
import { type FindWish, foldName } from './find-wish'
import { type Buffered, buffersFor, offersLayout } from './layouts'
import { elementaryRooms } from './occupancy'
import type { RoomKind } from './vocabulary'

/** A room as the search sees it. */
export type FindRoom = RuleRoom & Buffered & { kind: RoomKind; wheelchair: boolean }

/** Rooms of one centre that together could do: one, one with the kitchen, or two. */
export type Candidate = {
  kind: 'room' | 'joined' | 'combination'
  roomIds: string[]
  roomNames: string[]
  /** People that it holds; null when that is not known. */
  capacity: number | null
  /** The elementary rooms that it takes, each with whether it is taken wholly. */
  takes: ReadonlyMap<string, boolean>
  kitchen: string | null
  setupMinutes: number
  clearupMinutes: number
  facilities: { wish: FindWish['facilities'][number]; choices: RuleFacility[] }[]
}

/** A room for almost as many is worth a phone call: from this part of the people on. */
const NEARLY = 0.8
const MOST_PAIRS = 3
const notForGroups: readonly RoomKind[] = ['kitchen', 'desk']

/**
 * The rooms and combinations of one centre that come into question, whether or not they are free: large enough (or
 * nearly), with kitchen, layout, wheelchair access and facilities as asked.
 */
export function candidatesFor(
  wish: FindWish,
  rooms: ReadonlyMap<string, FindRoom>,
  facilities: readonly RuleFacility[],
): Candidate[] {
  const usable = [...rooms.values()].filter((room) => !room.archived && (room.wheelchair || !wish.wheelchair))
  const kitchens = usable.filter((room) => room.kind === 'kitchen' && room.partIds.length === 0)
  const halls = usable.filter(
    (room) => !notForGroups.includes(room.kind) && (wish.layout === null || offersLayout(room, wish.layout)),
  )
  const groups: FindRoom[][] = halls.map((room) => [room])
  if (!halls.some((room) => holds(wish, capacityOf(room, rooms), 1))) groups.push(...pairsFor(wish, halls, rooms))
  const withKitchen = wish.kitchen
    ? [
        ...kitchens.filter((room) => wish.layout === null || offersLayout(room, wish.layout)).map((room) => [room]),
        ...groups.flatMap((group) => (hasKitchen(group, rooms) ? [group] : kitchens.map((room) => [...group, room]))),
      ]
    : groups
  return withKitchen.flatMap((group) => {
    const candidate = candidateOf(group, wish, rooms, facilities)
    return candidate !== null && holds(wish, candidate.capacity, NEARLY) ? [candidate] : []
  })
}

const holds = (wish: FindWish, capacity: number | null, part: number): boolean =>
  wish.people === null || capacity === null || capacity >= wish.people * part

/** What a room says that it holds; else, for rooms joined, what its parts hold together. */
function capacityOf(room: FindRoom, rooms: ReadonlyMap<string, FindRoom>): number | null {
  if (room.capacity !== null || room.partIds.length === 0) return room.capacity
  return sumOf(room.partIds.map((id) => rooms.get(id)).map((part) => (part ? capacityOf(part, rooms) : null)))
}

const sumOf = (capacities: readonly (number | null)[]): number | null =>
  capacities.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0)

/** Two rooms that hold everybody together, the tightest first, when no single room does. */
function pairsFor(wish: FindWish, halls: readonly FindRoom[], rooms: ReadonlyMap<string, FindRoom>): FindRoom[][] {
  const { people } = wish
  if (people === null) return []
  const single = halls.filter((room) => room.partIds.length === 0 && room.capacity !== null)
  const pairs = single.flatMap((a, i) => single.slice(i + 1).map((b) => [a, b]))
  const together = (pair: readonly FindRoom[]) => sumOf(pair.map((room) => capacityOf(room, rooms))) ?? 0
  return pairs
    .filter((pair) => together(pair) >= people)
    .sort((a, b) => together(a) - together(b))
    .slice(0, MOST_PAIRS)
}

const hasKitchen = (group: readonly FindRoom[], rooms: ReadonlyMap<string, FindRoom>): boolean =>
  kitchenOf(group, rooms) !== null

function kitchenOf(group: readonly FindRoom[], rooms: ReadonlyMap<string, FindRoom>): string | null {
  const ids = elementaryRooms(
    group.map((room) => room.id),
    rooms,
  ).keys()
  for (const id of ids) {
    const room = rooms.get(id)
    if (room?.kind === 'kitchen') return room.name
  }
  return null
}

function candidateOf(
  group: readonly FindRoom[],
  wish: FindWish,
  rooms: ReadonlyMap<string, FindRoom>,
  facilities: readonly RuleFacility[],
): Candidate | null {
  const roomIds = group.map((room) => room.id)
  const wishes = wish.facilities.map((one) => ({
    wish: one,
    choices: facilities.filter(
      (f) => foldName(f.name).includes(foldName(one.name)) && f.stock > 0 && belongsTo(f, roomIds, rooms),
    ),
  }))
  if (wishes.some(({ choices }) => choices.length === 0)) return null
  const forPeople = group.filter((room) => room.kind !== 'kitchen')
  const [first] = group
  return {
    kind: group.length > 1 ? 'combination' : (first?.partIds.length ?? 0) > 0 ? 'joined' : 'room',
    roomIds,
    roomNames: group.map((room) => room.name),
    capacity: sumOf((forPeople.length > 0 ? forPeople : group).map((room) => capacityOf(room, rooms))),
    takes: elementaryRooms(roomIds, rooms),
    kitchen: kitchenOf(group, rooms),
    ...buffersFor(group, wish.layout),
    facilities: wishes,
  }
}
