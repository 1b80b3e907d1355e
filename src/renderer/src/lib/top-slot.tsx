import { type ReactNode, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** Id of the place in the top bar. */
export const TOP_SLOT = 'top-slot'

/** Puts a screen's own choice of place and time in the top bar, instead of centre and day. */
export function TopSlot({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useLayoutEffect(() => setPlace(document.getElementById(TOP_SLOT)), [])
  return place && createPortal(children, place)
}
