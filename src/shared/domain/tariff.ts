import type { CivilDate, ClockTime } from '../time/types'
import type { PriceUnit, VatRate } from './price-line'
import type { RenterCategory } from './vocabulary'

/**
 * Tariffs of a centre and which of them holds for a room or a facility. What a tariff costs for a stretch of time is in
 * rent.ts; docs/adr/0014 says why the rules are as they are.
 */
export type Tariff = {
  id: string
  /** For one room, or for all rooms of the centre when this and `facilityId` are null. */
  roomId: string | null
  facilityId: string | null
  /** For one category of renters, or for all except the centre itself. */
  category: RenterCategory | null
  unit: PriceUnit
  /** Price of one unit, VAT included. */
  cents: number
  /** Instead of `cents` from `eveningFrom` on, until 06:00. */
  eveningCents: number | null
  /** Instead of `cents` and `eveningCents` on Saturday and Sunday. */
  weekendCents: number | null
  eveningFrom: ClockTime
  /** How long a daypart (dagdeel) is, and how much longer is still one. */
  daypartMinutes: number
  graceMinutes: number
  /** Dayparts are morning, afternoon and evening instead of blocks from the start of the booking. */
  byClock: boolean
  /** What a part of this composite room costs when it has no tariff of its own, in per cent of it. */
  partPercent: number | null
  minimumCents: number | null
  minimumMinutes: number | null
  depositCents: number
  vat: VatRate
  validFrom: CivilDate
}

/** A whole division, half a unit rounded up: all money goes through here. `over` is positive. */
export const divide = (sum: number, over: number): number => Math.floor((2 * sum + over) / (2 * over))

export type RoomTree = ReadonlyMap<string, { partIds: readonly string[] }>
/** A room (or a joined room) that is charged as one, with the tariffs that hold for it; none when there is no tariff. */
type Charged = { id: string; tariffs: readonly Tariff[] }

type Question = { tariffs: readonly Tariff[]; category: RenterCategory; date: CivilDate }

/** Of the tariffs of one level the newest per unit on that day. */
function holding(level: readonly Tariff[], date: CivilDate): Tariff[] {
  const newest = new Map<PriceUnit, Tariff>()
  for (const tariff of level) {
    const known = newest.get(tariff.unit)
    if (tariff.validFrom <= date && (!known || tariff.validFrom > known.validFrom)) newest.set(tariff.unit, tariff)
  }
  return [...newest.values()]
}

/** The most specific level that has a tariff: for the category, else for everybody (which is not the centre itself). */
function mostSpecific(subject: readonly Tariff[], { category, date }: Question): Tariff[] {
  const own = holding(
    subject.filter((t) => t.category === category),
    date,
  )
  if (own.length > 0 || category === 'internal') return own
  return holding(
    subject.filter((t) => t.category === null),
    date,
  )
}

/** The tariffs that hold for a facility on a day; empty when it costs nothing. */
export const facilityTariffs = (id: string, question: Question): Tariff[] =>
  mostSpecific(
    question.tariffs.filter((t) => t.facilityId === id),
    question,
  )

/**
 * The rooms that are charged and by which tariffs. Rooms that together are a joined room with a tariff are charged as
 * that room; a room inside another that is booked too costs nothing extra. A room goes by its own tariff, else by those of
 * its parts when all have one, else as a share of the room that it is a part of, else by that for all rooms.
 */
export function chargedRooms(roomIds: readonly string[], rooms: RoomTree, question: Question): Charged[] {
  const own = (id: string) =>
    mostSpecific(
      question.tariffs.filter((t) => t.roomId === id),
      question,
    )
  const general = mostSpecific(
    question.tariffs.filter((t) => t.roomId === null && t.facilityId === null),
    question,
  )
  return joined([...new Set(roomIds)], rooms, (id) => own(id).length > 0).flatMap(
    (id) => byOwnOrParts(id, rooms, own) ?? [{ id, tariffs: shareOf(id, rooms, own) ?? general }],
  )
}

type TariffsOf = (id: string) => readonly Tariff[]

function byOwnOrParts(id: string, rooms: RoomTree, own: TariffsOf): Charged[] | null {
  const tariffs = own(id)
  if (tariffs.length > 0) return [{ id, tariffs }]
  const parts = (rooms.get(id)?.partIds ?? []).map((part) => byOwnOrParts(part, rooms, own))
  return parts.length > 0 && parts.every((part) => part !== null) ? parts.flat() : null
}

/** The tariffs of the nearest room around it that says what a part costs. */
function shareOf(id: string, rooms: RoomTree, own: TariffsOf): Tariff[] | null {
  for (const [around, { partIds }] of rooms) {
    if (!partIds.includes(id)) continue
    const shares = own(around).flatMap((tariff) =>
      tariff.partPercent === null ? [] : [scaled(tariff, tariff.partPercent)],
    )
    if (shares.length > 0) return shares
    const further = shareOf(around, rooms, own)
    if (further) return further
  }
  return null
}

function scaled(tariff: Tariff, percent: number): Tariff {
  const part = (cents: number | null) => (cents === null ? null : divide(cents * percent, 100))
  return {
    ...tariff,
    cents: divide(tariff.cents * percent, 100),
    eveningCents: part(tariff.eveningCents),
    weekendCents: part(tariff.weekendCents),
    minimumCents: part(tariff.minimumCents),
  }
}

function joined(ids: readonly string[], rooms: RoomTree, hasTariff: (id: string) => boolean): string[] {
  const leaves = (id: string): readonly string[] => {
    const parts = rooms.get(id)?.partIds ?? []
    return parts.length === 0 ? [id] : parts.flatMap(leaves)
  }
  const within = (id: string, wide: ReadonlySet<string>) => leaves(id).every((leaf) => wide.has(leaf))
  let left = [...ids]
  const wholes = [...rooms.keys()]
    .filter((id) => !ids.includes(id) && (rooms.get(id)?.partIds.length ?? 0) > 0 && hasTariff(id))
    .sort((a, b) => leaves(b).length - leaves(a).length)
  for (const whole of wholes) {
    const wide = new Set(leaves(whole))
    const inside = left.filter((id) => within(id, wide))
    const covered = new Set(inside.flatMap(leaves))
    if (inside.length > 1 && covered.size === wide.size) left = [...left.filter((id) => !inside.includes(id)), whole]
  }
  return left.filter(
    (id, i) =>
      !left.some((other, j) => {
        if (i === j || !within(id, new Set(leaves(other)))) return false
        return j < i || !within(other, new Set(leaves(id)))
      }),
  )
}
