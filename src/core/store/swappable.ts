import { type Store, StoreBusy } from './open'

/** A store of which the file can be put in place of by another while the program runs. */
export type SwappableStore = Store & {
  /**
   * Waits for what is being read or written, closes the file, does the work and opens what is there then. Whoever asks
   * meanwhile waits.
   *
   * @throws StoreBusy when something is under way for too long; then nothing was closed
   */
  swap<T>(work: () => Promise<T> | T): Promise<T>
  /** Tells after each swap that everything may be different. */
  onSwap(listener: () => Promise<void>): void
}

const PATIENCE_MS = 30_000

/** Opens a store that can be closed for a moment and opened anew while callers wait, `patienceMs` at most. @throws what `open` throws */
export async function openSwappable(open: () => Promise<Store>, patienceMs = PATIENCE_MS): Promise<SwappableStore> {
  let current = await open()
  let gate: Promise<void> | null = null
  let underWay = 0
  let idle: () => void = () => undefined
  let version = 0
  const listeners = new Set<() => Promise<void>>()

  const inside = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    while (gate) await gate
    underWay += 1
    try {
      return await work(current)
    } finally {
      underWay -= 1
      if (underWay === 0) idle()
    }
  }
  const untilIdle = async () => {
    if (underWay === 0) return
    const quiet = new Promise<true>((resolve) => {
      idle = () => resolve(true)
    })
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), patienceMs)
    })
    const became = await Promise.race([quiet, late])
    clearTimeout(timer)
    if (!became) throw new StoreBusy('something is still being read or written')
  }

  return {
    read: (work) => inside((store) => store.read(work)),
    readAside: (work) => inside((store) => store.readAside(work)),
    write: (work) => inside((store) => store.write(work)),
    // Closed for a moment: nobody else's writes are to be seen then.
    foreignVersion() {
      if (gate === null) version = current.foreignVersion()
      return version
    },
    backup: (file) => inside((store) => store.backup(file)),
    async swap(work) {
      while (gate) await gate
      let release: () => void = () => undefined
      gate = new Promise((resolve) => {
        release = resolve
      })
      try {
        await untilIdle()
        await current.close()
        try {
          return await work()
        } finally {
          current = await open()
        }
      } finally {
        gate = null
        release()
        for (const listener of listeners) await listener()
      }
    },
    onSwap: (listener) => void listeners.add(listener),
    close: () => current.close(),
  }
}
