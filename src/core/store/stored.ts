import { gunzipSync } from 'node:zlib'

/** Values as they stand in a column, read so that damage has a name instead of an error of a parser. */

/** What stands in a column is nothing that we ever write; `field` says which, such as `series.template`. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  constructor(readonly field: string) {
    // Not what stands there, which may be of somebody.
    super(`${field} can not be read`)
  }
}

/** A column that holds JSON. @throws Unreadable */
export function storedJson<T>(text: string, field: string): T {
  try {
    return JSON.parse(text) as T
  } catch {
    throw new Unreadable(field)
  }
}

/** A column that holds packed JSON. @throws Unreadable */
export function storedZip<T>(bytes: Uint8Array, field: string): T {
  try {
    return JSON.parse(gunzipSync(bytes).toString('utf8')) as T
  } catch {
    throw new Unreadable(field)
  }
}

/**
 * The end of a booking, a shift or what is taken: days or weeks after its start, never years. Work that goes through the days in
 * between would not end, or take all memory, when one rotten digit put the end in the year 6026.
 *
 * @throws Unreadable
 */
export function storedEnd<T extends string>(from: string, to: T, field: string): T {
  if (to.slice(0, 4) !== from.slice(0, 4) && Number(to.slice(0, 4)) > Number(from.slice(0, 4)) + 1)
    throw new Unreadable(field)
  return to
}

/** A choice that is not one of the list is none; the check of the store names it. */
export const storedChoice = <T extends string>(value: string | null, of: readonly T[]): T | null =>
  of.find((one) => one === value) ?? null
