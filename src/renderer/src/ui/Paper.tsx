import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import './paper.css'

/**
 * What goes on paper: it hangs beside the app, unseen, and is all that prints, so that the PDF is tagged in reading order
 * and no part of the screen comes along.
 */
export function Paper({ children }: { children: ReactNode }) {
  return createPortal(
    <article className="paper" lang="nl">
      {children}
    </article>,
    document.body,
  )
}

/** Puts something on paper only while it is printed: `print(work)` shows it, runs the work and takes it away. */
export function usePaper(): { printing: boolean; print: (work: () => Promise<void>) => void } {
  const [work, setWork] = useState<(() => Promise<void>) | null>(null)
  useEffect(() => {
    if (work === null) return
    let here = true
    // The paper stands in the page from the next frame on.
    const frame = requestAnimationFrame(() => {
      void work().finally(() => {
        if (here) setWork(null)
      })
    })
    return () => {
      here = false
      cancelAnimationFrame(frame)
    }
  }, [work])
  return { printing: work !== null, print: (next) => setWork(() => next) }
}
