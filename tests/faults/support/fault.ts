import { appendFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * A fault test counts: how often the fault was made (`tries`), how often the store came through whole (`survived`) and how
 * often something was lost (`lost`). `npm run faults` takes the long form; `npm test` a short one of the same.
 */
export type Figures = {
  name: string
  tries: number
  survived: number
  lost: number
  seconds: number
  seed: number
  note: string
}

const SHORT_SEED = 20_240_603
const isFull = process.env.BUURTBALIE_FAULTS === 'full'
/** A size of the long form, and of the short one. */
export const sized = (full: number, short: number): number => (isFull ? full : short)

export type Trial = {
  /** A number from 0 up to 1, the same row of them for the same seed. */
  random(): number
  /** A whole number from 0 up to `below`. */
  below(below: number): number
  pick<T>(from: readonly T[]): T
  survived(): void
  /** Something is gone or half there: the test fails in the end, with what was said here. */
  lost(why: string): void
  /** Stands beside the figures, such as what was used for a disk. */
  note(text: string): void
}

/** A test of one fault. Its seed is printed, and BUURTBALIE_SEED repeats it; the short form takes the same one each time. */
export function fault(name: string, work: (trial: Trial) => Promise<void>, timeoutMs = 1_200_000): void {
  test(
    name,
    async () => {
      const seed = Number(process.env.BUURTBALIE_SEED ?? (isFull ? Math.floor(Math.random() * 1e9) : SHORT_SEED))
      const started = performance.now()
      const random = mulberry(seed)
      const losses: string[] = []
      const notes: string[] = []
      let survived = 0
      const below = (limit: number) => Math.floor(random() * limit)
      await work({
        random,
        below,
        pick(from) {
          const found = from[below(from.length)]
          if (found === undefined) throw new Error('nothing to pick from')
          return found
        },
        survived() {
          survived += 1
        },
        lost(why) {
          losses.push(why)
          process.stdout.write(`LOST ${why}\n`)
        },
        note: (text) => void notes.push(text),
      })
      const seconds = Math.round((performance.now() - started) / 100) / 10
      const tries = survived + losses.length
      const note = notes.join('; ')
      tell({ name, tries, survived, lost: losses.length, seconds, seed, note })
      expect(losses.slice(0, 5), `seed ${seed}`).toEqual([])
      expect(tries).toBeGreaterThan(0)
    },
    timeoutMs,
  )
}

function tell(figures: Figures): void {
  const { name, tries, survived, lost, seed, note } = figures
  process.stdout.write(`${name}: ${tries} tries, ${survived} survived, ${lost} lost (seed ${seed}) ${note}\n`)
  const file = process.env.BUURTBALIE_FAULTS_FILE
  if (file) appendFileSync(file, `${JSON.stringify(figures)}\n`)
}

/** Mulberry32: small, and the same on every machine. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
