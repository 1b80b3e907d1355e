import type { Plain } from './transactions'

/** What was read of the places, at one value of `place_version`. */
export type Kept = { version: string; values: Map<string, unknown> }
type Keeping = { readonly kept: Kept; readonly plain: Plain }
/** What is kept before anything was read. */
export const nothingKept = (): Kept => ({ version: '', values: new Map() })

/**
 * What `read` answers, read again only when a row of the places was written since, by whatever process (0120). For what
 * the rules know of a place: its tables are those with a trigger on `place_version`, and no others may be read here. What
 * is booked is never kept: it is read each time.
 *
 * @param key names what is read; the answer is shared, so nobody may change it
 */
export async function remember<T>(tx: Keeping, key: string, read: () => Promise<T>): Promise<T> {
  const { kept, plain } = tx
  const [{ value: version } = { value: '' }] = plain.all<{ value: string }>('select value from place_version')
  if (kept.version !== version) {
    kept.version = version
    kept.values.clear()
  }
  if (kept.values.has(key)) return kept.values.get(key) as T
  const answer = await read()
  // A transaction that sees another version may have come in between.
  if (kept.version === version) kept.values.set(key, answer)
  return answer
}
