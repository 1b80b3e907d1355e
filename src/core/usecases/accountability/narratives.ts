import type { Ctx, Unit } from '#core/app/context'
import { isAccountClosed } from '#core/store/closings'
import * as store from '#core/store/narratives'
import type { ReadTx } from '#core/store/open'
import { getCentre } from '#core/store/places'
import { getAgreement } from '#core/store/result-agreements'
import { type Narrative, type NarrativeWriting, narrativeFields } from '#shared/contract/accountability'
import { failure } from '#shared/contract/failure'
import { formatPeriod } from '#shared/time/format'
import { quarterOfPeriod } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { found, invalid } from '../common'

/**
 * Writes what is to be told about a period: of a centre, of all together, or as the answer to an agreement. Empty text takes
 * it away.
 *
 * @throws not_found; stale when somebody else wrote there meanwhile; invalid_input when the answer names no agreement;
 * wrong_state `quarter_closed`
 */
export function writeNarrative(ctx: Ctx, input: NarrativeWriting): Promise<{ narrative: Narrative | null }> {
  return ctx.change<{ narrative: Narrative | null }>({ action: 'narratives.write', undoable: true }, async (unit) => {
    await assertOpen(unit.tx, input.period)
    return {
      result: { narrative: await putNarrative(unit, input, ctx.user.name) },
      subject: formatPeriod(input.period),
    }
  })
}

/** Refuses to change what was told about a quarter that is closed: a next version does (docs/adr/0038). @throws wrong_state `quarter_closed` */
export async function assertOpen(tx: ReadTx, period: Period): Promise<void> {
  if (await isClosed(tx, period))
    throw failure('wrong_state', { reason: 'quarter_closed', detail: formatPeriod(period) })
}

/** Whether what is told about a period is closed with its quarter. */
export async function isClosed(tx: ReadTx, period: Period): Promise<boolean> {
  const quarter = quarterOfPeriod(period)
  return quarter !== undefined && (await isAccountClosed(tx, quarter))
}

/** The same inside a unit of work. */
export async function putNarrative(unit: Unit, input: NarrativeWriting, by: string): Promise<Narrative | null> {
  const { period, field, text } = input
  const agreementId = input.agreementId ?? null
  if ((field === 'answer') !== (agreementId !== null)) invalid('agreementId', 'required')
  const agreement =
    agreementId === null ? null : found(await getAgreement(unit.tx, agreementId), 'resultAgreement', agreementId)
  const centreId = agreement?.centreId ?? input.centreId
  if (centreId !== null) found(await getCentre(unit.tx, centreId), 'centre', centreId)
  const id = idOf(period, { centreId, agreementId }, field)
  const before = await store.getNarrative(unit.tx, id)
  if ((before?.revision ?? null) !== input.revision)
    throw failure('stale', {
      kind: 'narrative',
      id,
      revision: before?.revision ?? 0,
      current: before,
    })
  const place = centreId ?? undefined
  if (text === '') {
    if (before === null) return null
    await store.removeNarrative(unit.tx, before.id)
    unit.record({ kind: 'narrative', id: before.id, before, after: null, centreId: place })
    return null
  }
  const after: Narrative = {
    id,
    period,
    centreId,
    agreementId,
    field,
    text,
    by,
    at: unit.wall,
    revision: (before?.revision ?? 0) + 1,
  }
  await store.putNarrative(unit.tx, after)
  unit.record({ kind: 'narrative', id: after.id, before, after, centreId: place })
  return after
}

/** One name for each place to write, so that undo sees it when somebody else wrote there since. */
const idOf = (
  period: Narrative['period'],
  { centreId, agreementId }: Pick<Narrative, 'centreId' | 'agreementId'>,
  field: Narrative['field'],
): Narrative['id'] =>
  `${agreementId ?? centreId ?? 'all'}:${period}:${narrativeFields.indexOf(field)}` as Narrative['id']
