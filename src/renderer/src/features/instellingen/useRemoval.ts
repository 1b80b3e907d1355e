import { useState } from 'react'
import { notifyDone, notifyError } from '../../lib/notify'

/**
 * The button of a drawer that removes its row, with undo; nothing for a row that is still to be made. The drawer closes
 * when it is done and stays when it was refused.
 */
export function useRemoval<Row>(
  row: Row | null,
  remove: (row: Row) => Promise<unknown>,
  done: (row: Row) => string,
  onClose: () => void,
) {
  const [busy, setBusy] = useState(false)
  if (row === null) return {}
  const run = async () => {
    setBusy(true)
    try {
      await remove(row)
      notifyDone(done(row), { undo: true })
      onClose()
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return { removal: { busy, onRemove: () => void run() } }
}
