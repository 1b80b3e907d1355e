import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import { incidentsOf, namesSince, notesOf, visitorsOf } from '#core/store/day-log'
import { keysOn } from '#core/store/keys'
import type { ReadTx } from '#core/store/open'
import { getCentre } from '#core/store/places'
import { repairsOn } from '#core/store/repairs'
import { checksOf, listItems } from '#core/store/rounds'
import type { DayLog, DayLogQuery, RoundLine } from '#shared/contract/day-log'
import { isAsked } from '#shared/domain/day-log'
import { addDays } from '#shared/time/civil'
import { found } from '../common'

/** Names of so many days are offered to choose from. */
const NAME_DAYS = 60

/** Everything of one centre and day. @throws not_found when the centre is not there */
export function dayLog(ctx: Ctx, { centreId, date }: z.infer<typeof DayLogQuery>): Promise<DayLog> {
  return ctx.read(async (tx) => {
    found(await getCentre(tx, centreId), 'centre', centreId)
    const lines = await linesOf(tx, centreId, date)
    return {
      date,
      opening: lines.filter(({ item }) => item.round === 'opening'),
      closing: lines.filter(({ item }) => item.round === 'closing'),
      notes: await notesOf(tx, centreId, date),
      visitors: await visitorsOf(tx, centreId, date),
      repairs: await repairsOn(tx, centreId, date),
      keys: await keysOn(tx, centreId, date),
      incidents: await incidentsOf(tx, centreId, date),
      names: await namesSince(tx, centreId, addDays(date, -NAME_DAYS)),
    }
  })
}

/** What was asked on the day, and what was done besides: with the words of then. */
async function linesOf(tx: ReadTx, centreId: string, date: DayLog['date']): Promise<RoundLine[]> {
  const checks = new Map((await checksOf(tx, centreId, date)).map((check) => [check.itemId, check]))
  return (await listItems(tx, centreId)).flatMap((item): RoundLine[] => {
    const check = checks.get(item.id) ?? null
    if (check === null) return isAsked(item, date) ? [{ item, check }] : []
    return [{ item: { ...item, name: check.name }, check }]
  })
}
