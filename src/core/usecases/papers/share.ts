/**
 * Divides a height over rows that need different heights. With room to spare the lowest rows grow first, so that rows become alike;
 * with too little the highest give way first. Sizes in points; the sum is what is given, but for rounding.
 */
export function sharedHeights(needs: readonly number[], room: number): number[] {
  const total = needs.reduce((sum, need) => sum + need, 0)
  const edge = total <= room ? Math.max : Math.min
  const sumAt = (level: number) => needs.reduce((sum, need) => sum + edge(need, level), 0)
  // The sum grows with the level, so the level is found by halving.
  let [low, high] = [0, Math.max(room, ...needs)]
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (sumAt(middle) <= room) low = middle
    else high = middle
  }
  return needs.map((need) => edge(need, low))
}

/**
 * How many items of a box fit in a number of lines below its head. When not all do, a line is kept to say how many are left.
 *
 * @param items lines that each item takes
 */
export function fitting(items: readonly number[], lines: number): number {
  const total = items.reduce((sum, item) => sum + item, 0)
  if (total <= lines) return items.length
  let [count, left] = [0, lines - 1]
  for (const item of items) {
    if (item > left) break
    left -= item
    count += 1
  }
  return count
}
