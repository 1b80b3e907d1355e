/**
 * The rows whose place changes when `list[index]` moves up or down one, with their new `sortOrder`. Rows that shared a
 * number or had gaps are numbered again on the way.
 */
export function moved<Row extends { sortOrder: number }>(
  list: readonly Row[],
  index: number,
  by: -1 | 1,
): { row: Row; sortOrder: number }[] {
  const row = list[index]
  const target = index + by
  if (!row || target < 0 || target >= list.length) return []
  const next = list.filter((_, i) => i !== index)
  next.splice(target, 0, row)
  return next.map((r, place) => ({ row: r, sortOrder: place + 1 })).filter((r) => r.row.sortOrder !== r.sortOrder)
}
