import type { CentreId, RoomId } from '#shared/contract/base'
import type { MixKind, RoomUseReport, UseFigures } from '#shared/contract/room-use'

/** Shapes the use of rooms for the screen: rows per room, centre or district, in the order that is asked. Pure. */
export const levels = [
  { value: 'ruimte', label: 'Per ruimte', column: 'Ruimte' },
  { value: 'centrum', label: 'Per centrum', column: 'Centrum' },
  { value: 'wijk', label: 'Per wijk', column: 'Wijk' },
] as const
export type Level = (typeof levels)[number]['value']

export type UseRow = {
  key: string
  name: string
  /** The centre of a room, or the district of a centre. */
  where: string
  figures: UseFigures
  mix: RoomUseReport['total']['mix']
  /** How many people fit, of a room that says so. */
  capacity: number | null
  /** Rooms without any use. */
  unused: number
  /** What to ask the bookings and the heat map of. */
  scope: { roomId?: RoomId; centreId?: CentreId; district?: string }
}

const NO_DISTRICT = 'Zonder wijk'

export function rowsOf(report: RoomUseReport, level: Level): UseRow[] {
  if (level === 'wijk')
    return report.districts.map(({ district, mix, unused, ...figures }) => ({
      key: district ?? '',
      name: district ?? NO_DISTRICT,
      where: figures.centres === 1 ? '1 centrum' : `${figures.centres} centra`,
      figures,
      mix,
      capacity: null,
      unused,
      scope: { district: district ?? '' },
    }))
  if (level === 'centrum')
    return report.centres.map(({ centreId, name, district, mix, unused, ...figures }) => ({
      key: centreId,
      name,
      where: district ?? NO_DISTRICT,
      figures,
      mix,
      capacity: null,
      unused,
      scope: { centreId },
    }))
  const nameOf = new Map(report.centres.map((centre) => [centre.centreId, centre.name]))
  return report.rooms.map(({ roomId, centreId, name, mix, capacity, ...figures }) => ({
    key: roomId,
    name,
    where: nameOf.get(centreId) ?? '',
    figures,
    mix,
    capacity,
    unused: isUnused(figures) ? 1 : 0,
    scope: { roomId, centreId },
  }))
}

const isUnused = ({ activities, openMinutes, usedMinutes }: UseFigures): boolean =>
  openMinutes > 0 && usedMinutes === 0 && activities === 0

export const sortKeys = ['name', 'activities', 'timePct', 'seatPct', 'bothPct', 'sharedMinutes', 'unused'] as const
export type SortKey = (typeof sortKeys)[number]
export type Sort = { by: SortKey; down: boolean }

/** Rooms stand by their centre. */
const groupOf = (row: UseRow): string => (row.scope.roomId === undefined ? '' : row.where)
const collator = new Intl.Collator('nl', { numeric: true })
const figureOf = (row: UseRow, by: Exclude<SortKey, 'name'>): number | null =>
  by === 'unused' ? row.unused : row.figures[by]

/** The rows in this order; what has no figure comes last either way, equals stay in their own order. */
export function sorted(rows: readonly UseRow[], { by, down }: Sort): UseRow[] {
  const turn = down ? -1 : 1
  return [...rows].sort((a, b) => {
    if (by === 'name') return turn * (collator.compare(groupOf(a), groupOf(b)) || collator.compare(a.name, b.name))
    const [x, y] = [figureOf(a, by), figureOf(b, by)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return turn * (x - y)
  })
}

export const mixChoices: readonly { value: MixKind; label: string; none: string }[] = [
  { value: 'category', label: 'Soort huurder', none: '' },
  { value: 'activity', label: 'Soort activiteit', none: 'Zonder soort' },
  { value: 'renter', label: 'Huurder', none: 'Zonder huurder' },
]
