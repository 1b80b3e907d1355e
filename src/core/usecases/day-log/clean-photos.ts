import type { Ctx } from '#core/app/context'
import { undoableTexts } from '#core/store/log'
import * as store from '#core/store/repairs'

/**
 * Removes photos that nothing needs any more: no repair shows them, and no change that can still be taken back or done
 * again names them. The core does so when it opens the store. A photo is no row of the log, so neither is this.
 *
 * @returns how many went
 */
export async function removeUnusedPhotos(ctx: Pick<Ctx, 'store' | 'read'>): Promise<number> {
  if ((await ctx.read(store.unshownPhotos)).length === 0) return 0
  return ctx.store.write(async (tx) => {
    const texts = await undoableTexts(tx, 'repair')
    const unused = (await store.unshownPhotos(tx)).filter((id) => !texts.some((text) => text.includes(id)))
    for (const id of unused) await store.removePhoto(tx, id)
    return unused.length
  })
}
