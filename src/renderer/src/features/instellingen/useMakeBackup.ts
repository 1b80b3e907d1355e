import { useEffect, useRef, useState } from 'react'
import type { BackupEvent } from '#shared/contract/backup'
import { client } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'

type Phase = Extract<BackupEvent, { type: 'progress' }>['phase']

/** Makes a copy and tells how far it is; null while none is being made here. */
export function useMakeBackup() {
  const [progress, setProgress] = useState<{ phase: Phase; share: number } | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const run = async () => {
    const own = new AbortController()
    stop.current = own
    setProgress({ phase: 'copy', share: 0 })
    try {
      for await (const event of await client.backups.make(undefined, { signal: own.signal })) {
        if (event.type === 'progress')
          setProgress({ phase: event.phase, share: event.total > 0 ? event.done / event.total : 0 })
        else if (event.trouble === null) notifyDone('De reservekopie is gemaakt en in orde')
      }
    } catch (error) {
      if (!own.signal.aborted) notifyError(error)
    } finally {
      setProgress(null)
    }
  }
  return { progress, make: () => void run(), cancel: () => stop.current?.abort() }
}
