/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export type Random = () => number

/** Numbers from 0 up to 1 that are the same for the same seed (FNV-1a, then mulberry32). */
export function randomFrom(seed: string): Random {
  let state = 2_166_136_261
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number from `low` up to and including `high`. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

/** One of the list, each with the chance of its weight; undefined when the list is empty. */
export function weighted<T extends { weight: number }>(random: Random, list: readonly T[]): T | undefined {
  let left = random() * list.reduce((sum, one) => sum + one.weight, 0)
  return list.find((one) => {
    left -= one.weight
    return left < 0
  })
}

/** One of the list. @throws when the list is empty */
export function pick<T>(random: Random, list: readonly T[]): T {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}
