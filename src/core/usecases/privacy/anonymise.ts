import type { Ctx, Unit } from '#core/app/context'
import { anonymiseRows, forgetPieces, putAside, scrubLog } from '#core/store/anonymise'
import { clearNames, clearNamesInLog, fieldKey } from '#core/store/named'
import { addAnonymised, nextAnonymous, putAnonymised } from '#core/store/privacy'
import { isFailure } from '#shared/contract/failure'
import type { Anonymised, AnonymousOutcome, AnonymousRequest } from '#shared/contract/privacy'
import { anonymousName } from '#shared/domain/privacy'
import { dateOf } from '#shared/time/civil'
import { invalid } from '../common'
import { anewFor } from './anew'
import { stillNamed, typedFor } from './still-named'
import { changingRows, refusalsOf, type WellKnown, wellKnown } from './subject'

/**
 * Makes people anonymous, one after the other: who is refused leaves the others as they are asked. Can't be undone: what is removed is
 * nowhere any more, also not in the log (docs/adr/0037).
 *
 * @returns what became of each, in the order that was asked
 * @throws invalid_input when another reason is not told
 */
export async function anonymise(ctx: Ctx, request: AnonymousRequest): Promise<AnonymousOutcome[]> {
  if (request.reason === 'other' && !request.note?.trim()) invalid('note', 'needed')
  const outcomes: AnonymousOutcome[] = []
  for (const { revision, ...subject } of request.subjects) {
    try {
      outcomes.push(await anonymiseOne(ctx, subject, revision, request))
    } catch (error) {
      if (!isFailure(error) || error.code !== 'not_found') throw error
      outcomes.push({ ...subject, name: null, left: [], refused: ['not_found'] })
    }
  }
  return outcomes
}

type Subject = Pick<AnonymousOutcome, 'kind' | 'id'>

/** Not undoable: it is what people ask so that it can't be known any more. */
function anonymiseOne(
  ctx: Ctx,
  subject: Subject,
  revision: number,
  request: AnonymousRequest,
): Promise<AnonymousOutcome> {
  return ctx.change({ action: 'privacy.anonymise', undoable: false }, async (unit) => {
    const known = await wellKnown(unit.tx, subject, dateOf(unit.wall))
    const refused: AnonymousOutcome['refused'] = await refusalsOf(unit.tx, known, unit.wall)
    if (known.revision !== revision && refused.length === 0) refused.push('stale')
    const outcome = (name: string | null, left: AnonymousOutcome['left']) => ({
      result: { ...subject, name, left, refused },
      subject: name ?? '',
    })
    if (refused.length > 0) return outcome(null, [])
    const one = await write(unit, known, ctx.user.name, request)
    return outcome(anonymousName(one.number), await stillNamed(unit.tx, known))
  })
}

async function write(
  unit: Unit,
  known: WellKnown,
  by: string,
  { reason, note, allTitles = false, clear = [] }: AnonymousRequest,
): Promise<Anonymised> {
  const { tx } = unit
  const before = known.anonymous
  const number = before?.number ?? (await nextAnonymous(tx))
  const name = anonymousName(number)
  const anew = anewFor(known, name, allTitles)
  const one: Anonymised = before
    ? { ...before, revision: before.revision + 1 }
    : {
        ...{ id: unit.newId(), number, kind: known.kind, subjectId: known.id, at: unit.now, by, reason },
        note: note?.trim() ? anew.mask(note.trim()) : null,
        revision: 1,
      }
  // First: the database lets nobody touch an invoice but of who is anonymous.
  await (before ? putAnonymised(tx, one) : addAnonymised(tx, one))
  const typed = (await typedFor(tx, known)).filter(({ field }) => clear.includes(fieldKey(field)))
  await anonymiseRows(tx, changingRows(known), anew)
  if (before === null) await putAside(tx, known.kind, known.id)
  await clearNames(tx, typed, name)
  const redactions = [scrubLog(tx, unit.newId(), known.log, anew), clearNamesInLog(tx, unit.newId(), typed, name)]
  for (const redaction of redactions) if (redaction) unit.record(redaction)
  await forgetPieces(tx)
  // That it was done is logged, nothing of what was there.
  unit.record({ kind: 'anonymised', id: one.id, before, after: one })
  return one
}
