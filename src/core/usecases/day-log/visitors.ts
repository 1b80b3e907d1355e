import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/day-log'
import { getCentre } from '#core/store/places'
import type { VisitorCount, VisitorsMore, VisitorsSet } from '#shared/contract/day-log'
import { failure } from '#shared/contract/failure'
import type { Daypart } from '#shared/domain/report'
import type { CivilDate } from '#shared/time/types'
import { found, invalid } from '../common'
import { pastDay } from './common'

/** People who came in, per part of the day. */
type Place = { centreId: VisitorCount['centreId']; date: CivilDate; daypart: Daypart }

/** Adds to what was counted, so that two desks can count at once. @throws not_found; invalid_input below zero or for a day to come */
export function addVisitors(ctx: Ctx, { more, ...place }: z.infer<typeof VisitorsMore>): Promise<VisitorCount> {
  return ctx.change({ action: 'dayLog.addVisitors', undoable: true }, async (unit) => {
    const before = await countAt(unit, place)
    const count = (before?.count ?? 0) + more
    if (count < 0) invalid('more', 'too_small')
    return { result: await put(unit, place, before, count), subject: subjectOf(place, count) }
  })
}

/** Sets the count as typed. @throws not_found, stale, invalid_input for a day to come */
export function setVisitors(
  ctx: Ctx,
  { count, revision, ...place }: z.infer<typeof VisitorsSet>,
): Promise<VisitorCount> {
  return ctx.change({ action: 'dayLog.setVisitors', undoable: true }, async (unit) => {
    const before = await countAt(unit, place)
    if ((before?.revision ?? null) !== revision)
      throw failure('stale', {
        kind: 'visitorCount',
        id: before?.id ?? '',
        revision: before?.revision ?? 0,
        current: before,
      })
    return { result: await put(unit, place, before, count), subject: subjectOf(place, count) }
  })
}

const subjectOf = ({ date }: Place, count: number) => `${count} op ${date}`

async function countAt(unit: Unit, { centreId, date, daypart }: Place): Promise<VisitorCount | null> {
  found(await getCentre(unit.tx, centreId), 'centre', centreId)
  pastDay(unit, 'date', date)
  return (await store.visitorsOf(unit.tx, centreId, date)).find((one) => one.daypart === daypart) ?? null
}

async function put(
  unit: Unit,
  { centreId, date, daypart }: Place,
  before: VisitorCount | null,
  count: number,
): Promise<VisitorCount> {
  const after: VisitorCount = {
    id: before?.id ?? unit.newId(),
    centreId,
    date,
    daypart,
    count,
    revision: (before?.revision ?? 0) + 1,
  }
  await store.putVisitors(unit.tx, after)
  unit.record({ kind: 'visitorCount', id: after.id, before, after, centreId })
  return after
}
