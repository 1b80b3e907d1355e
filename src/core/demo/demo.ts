import type { Ctx } from '#core/app/context'
import { listCentres } from '#core/store/places'
import { failure } from '#shared/contract/failure'
import type { DemoRequest } from '#shared/contract/app'
import type { z } from 'zod'

export type DemoOptions = z.infer<typeof DemoRequest> & {
  /** Ten centres with eight rooms each and about 45,000 bookings a year. */
  busy?: boolean | undefined
  onProgress?: ((done: number, total: number) => void) | undefined
}

/**
 * Fills an empty store with believable demo data of one municipality, past (`years`, 1 to 10) and coming.
 * @throws wrong_state `not_empty` when there is a centre already
 */
export async function loadDemo(ctx: Ctx, _request: DemoOptions): Promise<Record<string, never>> {
  const centres = await ctx.read(listCentres)
  if (centres.length > 0) throw failure('wrong_state', { reason: 'not_empty', detail: 'demo' })
  return {}
}
