/** How much one asker may do: `burst` at once, and `perSecond` in the long run. */
export type Limit = { burst: number; perSecond: number }

/** Askers that are remembered; the one that was quiet longest is forgotten first. */
const MOST = 10_000

/** A bucket per asker that fills up again with time. */
export type Limiter = {
  /** Takes one; 0 when there was one, else the seconds until there is. */
  take(asker: string): number
  /** For what turned out to be no burden, such as a right password. */
  giveBack(asker: string): void
}

/**
 * Counts what each asker does, in bounded memory.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function createLimiter({ burst, perSecond }: Limit, now = () => performance.now()): Limiter {
  const buckets = new Map<string, { left: number; at: number }>()

  const bucketOf = (asker: string) => {
    const at = now()
    const known = buckets.get(asker)
    const left = known ? Math.min(burst, known.left + ((at - known.at) / 1000) * perSecond) : burst
    const bucket = { left, at }
    // The map keeps the order of adding: who was here last goes to its end.
    buckets.delete(asker)
    buckets.set(asker, bucket)
    const [oldest] = buckets.keys()
    if (buckets.size > MOST && oldest !== undefined) buckets.delete(oldest)
    return bucket
  }

  return {
    take(asker) {
      const bucket = bucketOf(asker)
      if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perSecond)
      bucket.left -= 1
      return 0
    },
    giveBack(asker) {
      const bucket = bucketOf(asker)
      bucket.left = Math.min(burst, bucket.left + 1)
    },
  }
}
