/**
 * The bookings on the board are one tab stop together: one of them can be reached by Tab, arrows go from there to the
 * nearest in that direction, as the eye would.
 */
const BOOKING = '[data-booking]:not(.mirror)'
const EDGE = 4

const all = (board: HTMLElement): HTMLElement[] => [...board.querySelectorAll<HTMLElement>(BOOKING)]

/** Leaves one booking to Tab: the one that is focused or was last, else the first. */
export function keepOneStop(board: HTMLElement): void {
  const faces = all(board)
  const stop =
    faces.find((face) => face === document.activeElement) ?? faces.find((face) => face.tabIndex === 0) ?? faces[0]
  for (const face of faces) face.tabIndex = face === stop ? 0 : -1
}

/** Above and below: in the same column. Beside: the nearest column that has a booking, at about the same height. */
function distance(key: string, from: DOMRect, to: DOMRect): number | null {
  const overlaps = to.left < from.right - EDGE && from.left < to.right - EDGE
  if (key === 'ArrowDown') return overlaps && to.top > from.top + EDGE ? to.top - from.top : null
  if (key === 'ArrowUp') return overlaps && to.top < from.top - EDGE ? from.top - to.top : null
  const across = key === 'ArrowRight' ? to.left - from.right : from.left - to.right
  return across > -EDGE ? across * 1000 + Math.abs(to.top - from.top) : null
}

/** The booking that an arrow key goes to from this one; null when there is none that way. */
export function neighbour(board: HTMLElement, from: HTMLElement, key: string): HTMLElement | null {
  const here = from.getBoundingClientRect()
  let best: { face: HTMLElement; far: number } | null = null
  for (const face of all(board)) {
    const far = face === from ? null : distance(key, here, face.getBoundingClientRect())
    if (far !== null && (best === null || far < best.far)) best = { face, far }
  }
  return best?.face ?? null
}
