import { at, clockFromMinutes } from '#shared/time/civil'
import type { CivilDate, WallSpan } from '#shared/time/types'

/** The slot that the keyboard points at: which column, from which minute of the day, how many minutes. */
export type Cursor = { room: number; from: number; length: number }

/** Arrows step by half an hour. */
export const STEP = 30

/** Where an arrow key brings the cursor; null for a key that does not move it. Shift with up and down changes the length. */
export function moveCursor(
  c: Cursor,
  key: string,
  shift: boolean,
  rooms: number,
  min: number,
  max: number,
): Cursor | null {
  const down = key === 'ArrowDown' ? STEP : key === 'ArrowUp' ? -STEP : 0
  const right = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  if (down === 0 && right === 0) return null
  if (shift && down !== 0) return { ...c, length: Math.max(STEP, Math.min(max - c.from, c.length + down)) }
  return {
    room: Math.max(0, Math.min(rooms - 1, c.room + right)),
    from: Math.max(min, Math.min(max - c.length, c.from + down)),
    length: c.length,
  }
}

/** The cursor with its begin put earlier or later by Alt with up or down, while its end stays; null for any other key. */
export function moveStart(c: Cursor, key: string, min: number): Cursor | null {
  const by = key === 'ArrowDown' ? STEP : key === 'ArrowUp' ? -STEP : 0
  if (by === 0) return null
  const end = c.from + c.length
  // What is shorter than a step, or begins before the board does, stays as it is.
  const from = Math.max(Math.min(c.from, min), Math.min(Math.max(c.from, end - STEP), c.from + by))
  return { ...c, from, length: end - from }
}

export const spanOfCursor = (c: Cursor, date: CivilDate): WallSpan => ({
  startsAt: at(date, clockFromMinutes(c.from)),
  endsAt: at(date, clockFromMinutes(c.from + c.length)),
})
