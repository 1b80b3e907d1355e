/**
 * Visitors as they were counted at the door, per part of the day (day log). Nobody is known by name, so how many residents come
 * often is asked otherwise, in a count or a survey, and entered per year with where it comes from (domain, section 5: share of
 * residents who are frequent visitors).
 */
export type YearNumber = { year: number; count: number; source: string }

/** The number of a year, or of the latest year before it that has one; null when there is none. */
export const numberOfYear = <N extends { year: number }>(numbers: readonly N[], year: number): N | null =>
  numbers.filter((one) => one.year <= year).sort((a, b) => b.year - a.year)[0] ?? null

/** `part` of `whole` in percent with one decimal, half up; null when the whole is not known or nobody. */
export const shareOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : Math.floor((2000 * part + whole) / (2 * whole)) / 10

/** How much more (or, negative, less) `now` is than `then`, in percent with one decimal; null without a `then` to grow from. */
export function growthOf(now: number | null, then: number | null): number | null {
  if (now === null || then === null || then === 0) return null
  const grown = ((now - then) / then) * 1000
  return Math.sign(grown) * (Math.round(Math.abs(grown)) / 10) + 0
}
