import type { z } from 'zod'
import type { Ctx } from '#core/app/context'
import { listCaretakers } from '#core/store/caretakers'
import { incidentsOf, namesSince, notesOf, visitorsOf } from '#core/store/day-log'
import { keysOn } from '#core/store/keys'
import type { ReadTx } from '#core/store/open'
import { getCentre } from '#core/store/places'
import { repairsOn } from '#core/store/repairs'
import { listShifts } from '#core/store/roster'
import { checksOf, listItems } from '#core/store/rounds'
import type { DayLog, DayLogQuery, RoundLine } from '#shared/contract/day-log'
import { isAsked } from '#shared/domain/day-log'
import { addDays, at } from '#shared/time/civil'
import type { ClockTime } from '#shared/time/types'
import { found } from '../common'

/** Names of so many days are offered to choose from. */
const NAME_DAYS = 60
const MIDNIGHT = '00:00' as ClockTime

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
      names: await namesOf(tx, centreId, date),
    }
  })
}

/** Who has a shift here that day, then who knows the centre, then who was typed here lately; each once. */
async function namesOf(tx: ReadTx, centreId: string, date: DayLog['date']): Promise<string[]> {
  const caretakers = (await listCaretakers(tx)).filter((one) => !one.archived)
  const day = { from: at(date, MIDNIGHT), to: at(addDays(date, 1), MIDNIGHT) }
  const working = new Set((await listShifts(tx, { ...day, centreId })).map((shift) => shift.caretakerId))
  const on = caretakers.filter((one) => working.has(one.id))
  const known = caretakers.filter((one) => one.centres.some((centre) => centre.centreId === centreId))
  const typed = await namesSince(tx, centreId, addDays(date, -NAME_DAYS))
  return [...new Set([...[...on, ...known].map((one) => one.name), ...typed])]
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
