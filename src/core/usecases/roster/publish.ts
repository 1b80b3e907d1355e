import type { Ctx } from '#core/app/context'
import * as places from '#core/store/places'
import * as store from '#core/store/published'
import { listShifts } from '#core/store/roster'
import type { Publication, PublicationHead, ShiftQuery } from '#shared/contract/shift'
import { addDays } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import { found } from '../common'
import { midnight } from './shifts'

/** Every time that a roster was told, without its shifts. */
export const listPublications = (ctx: Ctx): Promise<PublicationHead[]> => ctx.read((tx) => store.listPublications(tx))

/**
 * Keeps the roster of a period (`to` exclusive) as what people were told of, with the next number: the shifts that start
 * in it, open ones too. @throws not_found the centre
 */
export function publishRoster(ctx: Ctx, { from, to, centreId }: ShiftQuery): Promise<PublicationHead> {
  return ctx.change({ action: 'roster.publish', undoable: true }, async (unit) => {
    if (centreId !== undefined) found(await places.getCentre(unit.tx, centreId), 'centre', centreId)
    const shifts = await listShifts(unit.tx, { from: midnight(from), to: midnight(to), centreId })
    const [last] = await store.listPublications(unit.tx)
    const head: PublicationHead = {
      id: unit.newId() as Publication['id'],
      number: (last?.number ?? 0) + 1,
      centreId: centreId ?? null,
      from,
      to: addDays(to, -1),
      publishedAt: unit.now,
      by: ctx.user.name,
      revision: 1,
    }
    const told = shifts
      .filter((shift) => shift.startsAt >= midnight(from))
      .map(({ id, centreId, startsAt, endsAt, caretakerId }) => ({ id, centreId, startsAt, endsAt, caretakerId }))
    const publication: Publication = { ...head, shifts: told }
    await store.putPublication(unit.tx, publication)
    unit.record({ kind: 'rosterPublication', id: head.id, before: null, after: publication, centreId })
    return { result: head, subject: `${formatDay(head.from)} – ${formatDay(head.to)}` }
  })
}
