import { notifyError } from '../../lib/notify'
import { moved } from './order'

type Placed = { id: string; revision: number; sortOrder: number }

/** Moves `list[index]` up or down one and saves every row whose place changes. Answers whether that went well. */
export async function move<Row extends Placed>(
  list: readonly Row[],
  index: number,
  by: -1 | 1,
  change: (row: Pick<Row, 'id' | 'revision' | 'sortOrder'>) => Promise<unknown>,
): Promise<boolean> {
  try {
    for (const { row, sortOrder } of moved(list, index, by))
      await change({ id: row.id, revision: row.revision, sortOrder })
    return true
  } catch (error) {
    notifyError(error)
    return false
  }
}
