/** Half and nineteen in twenty of the times, in milliseconds. */
export type Times = { p50: number; p95: number; max: number; runs: number }

export function timesOf(samples: readonly number[]): Times {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
  const round = (ms: number) => Math.round(ms * 100) / 100
  return { p50: round(at(0.5)), p95: round(at(0.95)), max: round(sorted.at(-1) ?? 0), runs: sorted.length }
}

/**
 * Times several pieces of work in turns, so that what the machine does meanwhile falls on all of them alike.
 * The first tenth of the rounds is warming up and doesn't count.
 */
export async function inTurns<K extends string>(
  rounds: number,
  work: Record<K, (round: number) => unknown>,
): Promise<Record<K, Times>> {
  const names = Object.keys(work) as K[]
  const samples = new Map<K, number[]>(names.map((name) => [name, []]))
  const warm = Math.max(2, Math.floor(rounds / 10))
  for (let round = 0; round < rounds + warm; round++)
    for (const name of names) {
      const started = performance.now()
      await work[name](round)
      if (round >= warm) samples.get(name)?.push(performance.now() - started)
    }
  return Object.fromEntries(names.map((name) => [name, timesOf(samples.get(name) ?? [])])) as Record<K, Times>
}
