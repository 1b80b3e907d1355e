import { useEffect, useState } from 'react'
import { failureOf } from '../../lib/failure'
import { notifyDone, notifyError } from '../../lib/notify'

/** What was typed and not saved yet, by what it belongs to: it is still there after a look at another screen. */
const kept = new Map<string, unknown>()

export type Draft<Row> = {
  values: Row
  dirty: boolean
  busy: boolean
  /** True when somebody else saved meanwhile: the user chooses. */
  stale: boolean
  set: (change: Partial<Row>) => void
  save: () => Promise<void>
  /** Forgets what was typed. */
  drop: () => void
  /** Saves what was typed over what somebody else saved. */
  keepMine: () => Promise<void>
}

/**
 * A row that is edited in place and saved whole. What is typed stays when saving is refused, and when somebody else saves.
 * `send` saves with the revision that the draft began with.
 */
export function useDraft<Row extends { revision: number }>(
  key: string,
  row: Row,
  send: (values: Row, revision: number) => Promise<Row>,
  done: string,
): Draft<Row> {
  const [draft, setDraft] = useState(() => (kept.get(key) as Row | undefined) ?? null)
  const [saved, setSaved] = useState<Row | null>(null)
  const [busy, setBusy] = useState(false)
  const [theirs, setTheirs] = useState<number | null>(null)
  useEffect(() => {
    if (saved !== null && row.revision >= saved.revision) setSaved(null)
  }, [row, saved])
  const keep = (next: Row | null) => {
    if (next === null) kept.delete(key)
    else kept.set(key, next)
    setDraft(next)
  }
  const values = draft ?? (saved !== null && saved.revision > row.revision ? saved : row)
  const attempt = async (revision: number) => {
    setBusy(true)
    setTheirs(null)
    try {
      const fresh = await send(values, revision)
      setSaved(fresh)
      // What was typed meanwhile goes on from what is saved now.
      const later = kept.get(key) as Row | undefined
      keep(later === undefined || later === values ? null : { ...later, revision: fresh.revision })
      notifyDone(done, { undo: true })
    } catch (error) {
      const failure = failureOf(error)
      if (failure?.code === 'stale') setTheirs(failure.data.revision)
      else notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return {
    values,
    dirty: draft !== null,
    busy,
    stale: theirs !== null,
    set: (change) => keep({ ...values, ...change }),
    save: () => attempt(values.revision),
    drop: () => {
      keep(null)
      setTheirs(null)
    },
    keepMine: () => attempt(theirs ?? values.revision),
  }
}
