import { useEffect } from 'react'

const MINUTE_MS = 60_000
const CHECK_MS = 5_000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Calls back once nothing was touched for so many minutes, also when the computer slept meanwhile. */
export function useIdle(minutes: number, onIdle: () => void): void {
  useEffect(() => {
    let last = Date.now()
    const touch = () => {
      last = Date.now()
    }
    const check = setInterval(() => {
      if (Date.now() - last < minutes * MINUTE_MS) return
      touch()
      onIdle()
    }, CHECK_MS)
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true })
    return () => {
      clearInterval(check)
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true })
    }
  }, [minutes, onIdle])
}
