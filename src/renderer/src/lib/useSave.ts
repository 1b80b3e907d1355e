import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import type { Finding } from '#shared/domain/booking-rules'
import { failureOf } from './failure'
import { notifyDone, notifyError } from './notify'

type Call<Row> = (revision: number) => Promise<Row>

export type Saving<Row> = {
  busy: boolean
  /** How the row is now, when somebody else changed it while this form was open. */
  stale: Row | null
  /** What stood in the way of the last try, such as bookings that no longer fit. */
  refused: readonly Finding[]
  /** Saves with the revision that the form knows; answers the new row, or null when it was refused (the form stays). */
  save: (call: Call<Row>, done: string) => Promise<Row | null>
  /** Goes on with the row of the other: what was typed here is replaced. */
  takeTheirs: () => void
  /** Saves what was typed here over the row of the other. */
  keepMine: () => void
}

type Options<Values, Row> = {
  form: UseFormReturnType<Values>
  /** The row that is changed; null while a new one is made. */
  row: Row | null
  toValues: (row: Row) => Values
  /** Reads the row that a `stale` answer carries. */
  read: (current: unknown) => Row | null
  /** Words for problems of this form, by their code. */
  words?: Readonly<Record<string, string>>
  onSaved?: (row: Row) => void
  /** False for what can't be taken back. */
  undo?: boolean
}

/** Saves a form: words per field for what is refused, a choice when somebody else was first, undo when it is done. */
export function useSave<Values, Row extends { revision: number }>(options: Options<Values, Row>): Saving<Row> {
  const { form, row, toValues, read, words = {}, onSaved, undo = true } = options
  const [busy, setBusy] = useState(false)
  const [stale, setStale] = useState<{ row: Row; again: () => void } | null>(null)
  const [refused, setRefused] = useState<readonly Finding[]>([])
  /** The revision of the other, once the user chose between theirs and ours. */
  const [seen, setSeen] = useState(0)

  const attempt = async (call: Call<Row>, done: string, revision: number): Promise<Row | null> => {
    setBusy(true)
    setStale(null)
    setRefused([])
    try {
      const saved = await call(revision)
      form.resetDirty()
      setSeen(saved.revision)
      notifyDone(done, { undo })
      onSaved?.(saved)
      return saved
    } catch (error) {
      const failure = failureOf(error)
      const current = failure?.code === 'stale' ? read(failure.data.current) : null
      if (current) setStale({ row: current, again: () => void attempt(call, done, current.revision) })
      else if (!showPerField(form, error, words)) {
        if (failure !== null && 'findings' in failure.data) setRefused(failure.data.findings)
        notifyError(error)
      }
      return null
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    stale: stale?.row ?? null,
    refused,
    save: (call, done) => attempt(call, done, Math.max(seen, row?.revision ?? 0)),
    takeTheirs: () => {
      if (!stale) return
      const values = toValues(stale.row)
      form.setValues(values as Partial<Values>)
      form.resetDirty(values)
      setSeen(stale.row.revision)
      setStale(null)
    },
    keepMine: () => stale?.again(),
  }
}

/** Puts what was refused beside its field; false when no field is to blame. */
function showPerField<Values>(
  form: UseFormReturnType<Values>,
  error: unknown,
  words: Readonly<Record<string, string>>,
): boolean {
  const failure = failureOf(error)
  if (failure?.code === 'duplicate') {
    form.setErrors({ name: 'Deze naam bestaat al. Kies een andere.' })
    return true
  }
  if (failure?.code !== 'invalid_input') return false
  const known = Object.keys(form.getValues() as Record<string, unknown>)
  const issues = failure.data.issues.filter((issue) => known.includes(issue.path.split('.')[0] ?? ''))
  if (issues.length === 0) return false
  form.setErrors(
    Object.fromEntries(
      issues.map((issue) => [
        issue.path.split('.')[0] ?? '',
        words[issue.problem] ?? 'Dit kan zo niet. Kijk dit veld na.',
      ]),
    ),
  )
  return true
}
