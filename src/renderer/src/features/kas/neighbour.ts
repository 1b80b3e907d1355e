/** The button in `area` that an arrow goes to from `from`: the next one in line, or the nearest in the row above or below. */
export function neighbour(area: HTMLElement, from: EventTarget, key: string): HTMLElement | null {
  const buttons = [...area.querySelectorAll<HTMLElement>('button')]
  const index = buttons.findIndex((button) => button === from)
  const here = buttons[index]
  if (!here) return null
  if (key === 'ArrowLeft') return buttons[index - 1] ?? null
  if (key === 'ArrowRight') return buttons[index + 1] ?? null
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const box = here.getBoundingClientRect()
  const down = key === 'ArrowDown'
  const beyond = buttons
    .map((button) => ({ button, box: button.getBoundingClientRect() }))
    .filter((other) => (down ? other.box.top >= box.bottom : other.box.bottom <= box.top))
  const far = (other: DOMRect) => Math.abs(other.top - box.top) * 1000 + Math.abs(other.left - box.left)
  return beyond.sort((a, b) => far(a.box) - far(b.box))[0]?.button ?? null
}
