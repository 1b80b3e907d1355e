/** The list with one of its rows a place up (-1) or down (1). */
export function moved<Row>(rows: readonly Row[], at: number, by: -1 | 1): Row[] {
  const next = [...rows]
  const [row] = next.splice(at, 1)
  if (row !== undefined) next.splice(at + by, 0, row)
  return next
}
