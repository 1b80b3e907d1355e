/** What a name may end in that tells rooms apart: a number, a letter, both, or `1+2`. */
const SHORT = 3

/**
 * A name as what may be cut off where a column is narrow, and the end that stays, with the space before it: `Spreekkamer`
 * and ` 1`. The end is empty for a name that is one word or ends in a long one.
 */
export function nameParts(name: string): [start: string, end: string] {
  const at = name.lastIndexOf(' ')
  return at <= 0 || name.length - at - 1 > SHORT ? [name, ''] : [name.slice(0, at), name.slice(at)]
}
