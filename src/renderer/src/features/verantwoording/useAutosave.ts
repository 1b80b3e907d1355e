import { useCallback, useEffect, useRef, useState } from 'react'
import { Narrative, type NarrativeWriting } from '#shared/contract/accountability'
import { client } from '../../lib/client'
import { failureOf, messageFor } from '../../lib/failure'

/** How long somebody has to pause before what is typed is kept. */
const PAUSE_MS = 2500

type Place = Pick<NarrativeWriting, 'period' | 'centreId' | 'agreementId' | 'field'>
export type Autosave = {
  text: string
  setText: (text: string) => void
  /** Keeps what is typed now; for when the field is left. */
  flush: () => void
  state: 'saved' | 'typing' | 'saving' | 'refused'
  /** Why it was not kept. */
  problem: string | null
  /** What somebody else wrote here meanwhile. */
  theirs: Narrative | null
  takeTheirs: () => void
  keepMine: () => void
}

/**
 * Text that keeps itself: after a pause, when the field is left, and when it goes from the screen. What is typed stays whatever
 * happens; what others write, or undo, comes in as long as nothing is typed here.
 */
export function useAutosave(place: Place, saved: Narrative | null): Autosave {
  const [text, show] = useState(saved?.text ?? '')
  const [state, setState] = useState<Autosave['state']>('saved')
  const [problem, setProblem] = useState<string | null>(null)
  const [theirs, setTheirs] = useState<Narrative | null>(null)
  const latest = useRef(text)
  const known = useRef(saved)
  const busy = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const where = useRef(place)

  const isDirty = () => latest.current.trim() !== (known.current?.text ?? '')

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    if (busy.current || latest.current.trim() === (known.current?.text ?? '')) {
      if (!busy.current) setState('saved')
      return
    }
    const value = latest.current.trim()
    busy.current = true
    setState('saving')
    setProblem(null)
    client.narratives
      .write({ ...where.current, text: value, revision: known.current?.revision ?? null })
      .then(({ narrative }) => {
        known.current = narrative
        busy.current = false
        if (latest.current.trim() === value) setState('saved')
        else flush()
      })
      .catch((error: unknown) => {
        busy.current = false
        setState('refused')
        const failure = failureOf(error)
        if (failure?.code === 'stale') setTheirs(Narrative.nullable().safeParse(failure.data.current).data ?? null)
        setProblem(messageFor(error))
      })
  }, [])

  const type = (next: string) => {
    latest.current = next
    show(next)
    setState('typing')
    clearTimeout(timer.current)
    timer.current = setTimeout(flush, PAUSE_MS)
  }
  const replace = (narrative: Narrative | null) => {
    known.current = narrative
    latest.current = narrative?.text ?? ''
    show(latest.current)
  }

  const revision = saved?.revision ?? 0
  const lastSeen = useRef(revision)
  useEffect(() => {
    if (lastSeen.current === revision) return
    lastSeen.current = revision
    if (busy.current || (known.current?.revision ?? 0) === revision) return
    if (latest.current.trim() === (known.current?.text ?? '')) {
      known.current = saved
      latest.current = saved?.text ?? ''
      show(latest.current)
    }
  }, [revision, saved])
  useEffect(() => flush, [flush])

  return {
    text,
    setText: type,
    flush,
    state: state === 'typing' && !isDirty() ? 'saved' : state,
    problem,
    theirs,
    takeTheirs: () => {
      replace(theirs)
      setTheirs(null)
      setProblem(null)
      setState('saved')
    },
    keepMine: () => {
      known.current = theirs
      setTheirs(null)
      flush()
    },
  }
}
