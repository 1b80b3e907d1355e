import type { Ctx, Unit } from '#core/app/context'
import { getConsultation } from '#core/store/consultations'
import * as places from '#core/store/places'
import * as store from '#core/store/roster'
import type { AgreedCoverage, Coverage } from '#shared/contract/roster'
import { addDays } from '#shared/time/civil'
import { found, invalid } from '../common'

/** The desired coverage of centres (gewenste bezetting), as agreed in the consultation (domain, section 4). */
export const listCoverage = (ctx: Ctx, query: { centreId?: string | undefined }): Promise<Coverage[]> =>
  ctx.read((tx) => store.listCoverage(tx, query))

/**
 * From a day on a centre asks for these hours, until something else is agreed. What was agreed before ends the day before;
 * what was to begin on or after that day makes way.
 * @throws not_found the centre, or the consultation in which it was agreed; invalid_input hours that end before they begin or overlap on a weekday
 */
export function agreeCoverage(ctx: Ctx, input: AgreedCoverage): Promise<Coverage[]> {
  return ctx.change({ action: 'coverage.agree', undoable: true }, async (unit) => {
    const centre = found(await places.getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    return { result: await writeAgreedCoverage(unit, input), subject: centre.name }
  })
}

/** The same inside a unit of work: an item of a consultation does it as well. */
export async function writeAgreedCoverage(unit: Unit, input: AgreedCoverage): Promise<Coverage[]> {
  const { centreId, from, consultationId } = input
  if (consultationId) found(await getConsultation(unit.tx, consultationId), 'consultation', consultationId)
  const hours = [...input.hours].sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1))
  hours.forEach((h, i) => {
    const next = hours[i + 1]
    if (h.closes <= h.opens) invalid('hours', 'ends_before_start')
    if (next && next.weekday === h.weekday && next.opens < h.closes) invalid('hours', 'overlap')
  })
  for (const before of await store.listCoverage(unit.tx, { centreId, from })) {
    const later = before.from >= from
    const after = later ? null : { ...before, to: addDays(from, -1), revision: before.revision + 1 }
    if (after) await store.putCoverage(unit.tx, after)
    else await store.removeCoverage(unit.tx, before.id)
    unit.record({ kind: 'coverage', id: before.id, before, after, centreId })
  }
  const agreed: Coverage[] = []
  for (const h of hours) {
    const row: Coverage = {
      id: unit.newId() as Coverage['id'],
      centreId,
      ...h,
      from,
      to: null,
      consultationId: consultationId ?? null,
      revision: 1,
    }
    await store.putCoverage(unit.tx, row)
    unit.record({ kind: 'coverage', id: row.id, before: null, after: row, centreId })
    agreed.push(row)
  }
  return agreed
}
