import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { getCoreActivity } from '#core/store/core-activities'
import { answersTo, removeNarrative } from '#core/store/narratives'
import type { ReadTx } from '#core/store/open'
import { getCentre, getLabel } from '#core/store/places'
import * as store from '#core/store/result-agreements'
import type {
  AgreementCopy,
  AgreementOrder,
  NewResultAgreement,
  ResultAgreement,
  ResultAgreementChange,
} from '#shared/contract/accountability'
import type { CentreId } from '#shared/contract/base'
import { failure } from '#shared/contract/failure'
import { answers } from '#shared/domain/result-agreement'
import { dateOf } from '#shared/time/civil'
import { formatPeriod } from '#shared/time/format'
import { assertFresh, found, given, invalid } from '../common'
import { isClosed } from './narratives'

/** Result agreements of a location: a list per centre, each with the figure that answers it (docs/adr/0028). */
type In<S extends z.ZodType> = z.infer<S>

/** Of a centre, or of all, in their order; those that ended as well. */
export const listAgreements = (
  ctx: Ctx,
  { centreId }: { centreId?: CentreId | undefined },
): Promise<ResultAgreement[]> => ctx.read((tx) => store.listAgreements(tx, centreId))

/** Adds one at the end of the list of its centre. @throws not_found, invalid_input when figure, subject and target do not go together */
export function createAgreement(ctx: Ctx, input: In<typeof NewResultAgreement>): Promise<ResultAgreement> {
  return ctx.change({ action: 'agreements.create', undoable: true }, async (unit) => {
    const agreement = await addAgreement(unit, input)
    return { result: agreement, subject: agreement.text }
  })
}

/** The same inside a unit of work. */
export async function addAgreement(unit: Unit, input: In<typeof NewResultAgreement>): Promise<ResultAgreement> {
  found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  const others = await store.listAgreements(unit.tx, input.centreId)
  const agreement: ResultAgreement = {
    id: unit.newId() as ResultAgreement['id'],
    centreId: input.centreId,
    text: input.text,
    from: input.from,
    to: input.to ?? null,
    figure: input.figure ?? null,
    subject: input.subject ?? null,
    target: input.target ?? null,
    sortOrder: Math.max(-1, ...others.map((other) => other.sortOrder)) + 1,
    revision: 1,
  }
  await put(unit, null, agreement)
  return agreement
}

/** @throws not_found, stale, invalid_input as at creation */
export function changeAgreement(ctx: Ctx, input: In<typeof ResultAgreementChange>): Promise<ResultAgreement> {
  return ctx.change({ action: 'agreements.change', undoable: true }, async (unit) => {
    const before = found(await store.getAgreement(unit.tx, input.id), 'resultAgreement', input.id)
    assertFresh(before, input.revision, 'resultAgreement')
    const after: ResultAgreement = { ...before, ...given(input), revision: before.revision + 1 }
    await put(unit, before, after)
    return { result: after, subject: after.text }
  })
}

async function put(unit: Unit, before: ResultAgreement | null, after: ResultAgreement): Promise<void> {
  await assertAgreement(unit.tx, after)
  await store.putAgreement(unit.tx, after)
  unit.record({ kind: 'resultAgreement', id: after.id, before, after, centreId: after.centreId })
}

async function assertAgreement(tx: ReadTx, { from, to, figure, subject, target }: ResultAgreement): Promise<void> {
  if (to !== null && to < from) invalid('to', 'ends_before_start')
  if (figure === null && target !== null) invalid('target', 'without_figure')
  if (figure !== null && target !== null && answers[figure].unit === 'percent' && target.value > 100)
    invalid('target', 'too_large')
  const about = figure !== null && answers[figure].about === true
  if (about && subject === null) invalid('subject', 'required')
  if (!about && subject !== null) invalid('subject', 'not_of_figure')
  if (subject === null) return
  if (subject.of === 'core') found(await getCoreActivity(tx, subject.id), 'coreActivity', subject.id)
  else if (found(await getLabel(tx, subject.id), 'label', subject.id).kind !== subject.of)
    invalid('subject', 'not_of_figure')
}

/** Takes an agreement away with what was written about it. One that ended is given a last day instead. @throws not_found, stale; wrong_state `agreement_closed` when a closed quarter answers it */
export function removeAgreement(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'agreements.remove', undoable: true }, async (unit) => {
    const before = found(await store.getAgreement(unit.tx, input.id), 'resultAgreement', input.id)
    assertFresh(before, input.revision, 'resultAgreement')
    const { centreId } = before
    // First the answers: undo goes backwards and needs the agreement before it can put them back.
    for (const answer of await answersTo(unit.tx, before.id)) {
      if (await isClosed(unit.tx, answer.period))
        throw failure('wrong_state', { reason: 'agreement_closed', detail: formatPeriod(answer.period) })
      await removeNarrative(unit.tx, answer.id)
      unit.record({ kind: 'narrative', id: answer.id, before: answer, after: null, centreId })
    }
    await store.removeAgreement(unit.tx, before.id)
    unit.record({ kind: 'resultAgreement', id: before.id, before, after: null, centreId })
    return { result: {}, subject: before.text }
  })
}

/** Puts the agreements of a centre in another order. @throws not_found; wrong_state `list_changed` when these are not all there are */
export function arrangeAgreements(ctx: Ctx, { centreId, ids }: In<typeof AgreementOrder>): Promise<ResultAgreement[]> {
  return ctx.change({ action: 'agreements.arrange', undoable: true }, async (unit) => {
    const centre = found(await getCentre(unit.tx, centreId), 'centre', centreId)
    const agreements = await store.listAgreements(unit.tx, centreId)
    const known = new Map(agreements.map((one) => [one.id, one]))
    if (
      new Set(ids).size !== agreements.length ||
      ids.length !== agreements.length ||
      !ids.every((id) => known.has(id))
    )
      throw failure('wrong_state', { reason: 'list_changed', detail: centre.name })
    for (const [sortOrder, id] of ids.entries()) {
      const before = known.get(id)
      if (before && before.sortOrder !== sortOrder)
        await put(unit, before, { ...before, sortOrder, revision: before.revision + 1 })
    }
    return { result: await store.listAgreements(unit.tx, centreId), subject: centre.name }
  })
}

/**
 * Copies the agreements of a centre that still hold to another one, at the end of its list; what is there with the same words
 * is left out.
 *
 * @throws not_found; invalid_input when it is the same centre; wrong_state `nothing_to_copy`
 */
export function copyAgreements(ctx: Ctx, input: In<typeof AgreementCopy>): Promise<ResultAgreement[]> {
  return ctx.change({ action: 'agreements.copy', undoable: true }, async (unit) => {
    if (input.from === input.to) invalid('to', 'same_centre')
    const source = found(await getCentre(unit.tx, input.from), 'centre', input.from)
    const target = found(await getCentre(unit.tx, input.to), 'centre', input.to)
    const today = dateOf(unit.wall)
    const there = new Set((await store.listAgreements(unit.tx, target.id)).map((one) => one.text))
    const wanted = (await store.listAgreements(unit.tx, source.id)).filter(
      (one) => (one.to === null || one.to >= today) && !there.has(one.text),
    )
    if (wanted.length === 0) throw failure('wrong_state', { reason: 'nothing_to_copy', detail: source.name })
    const made: ResultAgreement[] = []
    for (const one of wanted) made.push(await addAgreement(unit, { ...one, centreId: target.id }))
    return { result: made, subject: target.name }
  })
}
