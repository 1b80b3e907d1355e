import type { Heatmap } from '#shared/contract/report'

/** Shapes occupancy per weekday and hour for the screen. */
export type HeatRow = { weekday: number; cells: { hour: number; pct: number | null; level: HeatLevel }[] }
export type HeatLevel = 0 | 1 | 2 | 3 | 4 | 5

/** The warmest cell decides the scale, so that a quiet centre shows its pattern too; below 40 % nothing is called hot. */
const COOLEST_TOP = 40

const levelOf = (pct: number | null, top: number): HeatLevel => {
  if (pct === null || pct <= 0) return 0
  const share = pct / Math.max(top, COOLEST_TOP)
  return share < 0.2 ? 1 : share < 0.4 ? 2 : share < 0.6 ? 3 : share < 0.8 ? 4 : 5
}

/** Weekdays by hours, cut to the hours at which something is open; empty when nothing ever is. */
export function heatOf(map: Heatmap): { hours: number[]; rows: HeatRow[] } {
  const open = map.cells.filter((cell) => cell.openMinutes > 0)
  if (open.length === 0) return { hours: [], rows: [] }
  const first = Math.min(...open.map((cell) => cell.hour))
  const last = Math.max(...open.map((cell) => cell.hour))
  const hours = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const top = Math.max(...open.map((cell) => cell.pct ?? 0))
  const byPlace = new Map(map.cells.map((cell) => [cell.weekday * 24 + cell.hour, cell.pct]))
  return {
    hours,
    rows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      cells: hours.map((hour) => {
        const pct = byPlace.get(weekday * 24 + hour) ?? null
        return { hour, pct, level: levelOf(pct, top) }
      }),
    })),
  }
}
