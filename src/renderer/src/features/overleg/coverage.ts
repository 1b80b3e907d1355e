import { formatTime, weekdayShort } from '#shared/time/format'

type Row = { weekday: number; opens: string; closes: string; people: number }

/** `ma t/m vr 08.30–17.00, za 10.00–16.00 (2 beheerders)`: days in a row with the same hours together. */
export function coverageText(rows: readonly Row[]): string {
  const days = [...new Set(rows.map(({ weekday }) => weekday))].sort((a, b) => a - b)
  const hoursOf = (weekday: number) =>
    rows
      .filter((row) => row.weekday === weekday)
      .sort((a, b) => (a.opens < b.opens ? -1 : 1))
      .map(
        ({ opens, closes, people }) =>
          `${formatTime(opens)}–${formatTime(closes)}${people > 1 ? ` (${people} beheerders)` : ''}`,
      )
      .join(' en ')
  const runs: { first: number; last: number; hours: string }[] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run && run.last === day - 1 && run.hours === hoursOf(day)) run.last = day
    else runs.push({ first: day, last: day, hours: hoursOf(day) })
  }
  return runs
    .map(
      ({ first, last, hours }) => `${weekdayShort(first)}${last > first ? ` t/m ${weekdayShort(last)}` : ''} ${hours}`,
    )
    .join(', ')
}
