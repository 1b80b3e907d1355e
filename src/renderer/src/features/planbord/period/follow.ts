import type { Point } from './gesture'

/** So far a press is a click, and no drag. */
const SLACK = 5

type Hand = {
  /** The pointer went somewhere, `moved` pixels from where it was pressed. */
  move: (at: Point, moved: Point) => void
  drop: () => void
  cancel: () => void
}

/** A click that ends a drag is no click on what lies under it. */
function swallowClick(): void {
  const stop = new AbortController()
  window.addEventListener(
    'click',
    (event) => {
      event.stopPropagation()
      event.preventDefault()
    },
    { capture: true, signal: stop.signal },
  )
  setTimeout(() => stop.abort())
}

/**
 * Follows a pressed pointer until it lets go; Escape, or the window losing the pointer, cancels. A press that does not
 * move is left alone. Returns what stops following without a word.
 */
export function follow(pressed: { clientX: number; clientY: number }, hand: Hand): () => void {
  const from = { x: pressed.clientX, y: pressed.clientY }
  const stop = new AbortController()
  const { signal } = stop
  let dragging = false
  const end = (how: 'drop' | 'cancel') => {
    stop.abort()
    if (!dragging) return
    swallowClick()
    hand[how]()
  }
  window.addEventListener(
    'pointermove',
    ({ clientX: x, clientY: y }) => {
      dragging ||= Math.hypot(x - from.x, y - from.y) >= SLACK
      if (dragging) hand.move({ x, y }, { x: x - from.x, y: y - from.y })
    },
    { signal },
  )
  window.addEventListener('pointerup', () => end('drop'), { signal })
  window.addEventListener('pointercancel', () => end('cancel'), { signal })
  window.addEventListener('blur', () => end('cancel'), { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !dragging) return
      event.stopPropagation()
      event.preventDefault()
      end('cancel')
    },
    { capture: true, signal },
  )
  return () => stop.abort()
}
