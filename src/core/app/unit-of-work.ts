import { writeChange } from '#core/store/log'
import {
  isBrokenReference,
  isCaretakerTaken,
  isDuplicate,
  isFrozen,
  refusalOf,
  StoreBusy,
  troubleOfStore,
} from '#core/store/open'
import type { ChangeKind } from '#shared/contract/app'
import { failure } from '#shared/contract/failure'
import { wallTimeOf } from '#shared/time/civil'
import { type Access, accessTo, assertMayAlter, unlimited } from './access'
import type { Changes } from './changes'
import type { Ctx, Recorded, Unit } from './context'

/**
 * The one place that opens a write transaction: runs the work, logs every recorded entity with before and after in the
 * same transaction, and tells the windows after the commit. What the database itself refuses becomes a failure in the
 * words of the contract.
 */
export function changeRunner(
  ctx: Pick<Ctx, 'store' | 'clock' | 'newId' | 'user'>,
  changes: Changes,
  { access = unlimited, usersChanged }: { access?: Access; usersChanged?(): Promise<void> } = {},
): Ctx['change'] {
  return async (options, work) => {
    const { store, clock, newId, user } = ctx
    let recorded: Recorded[] = []
    const result = await store
      .write(async (tx) => {
        recorded = [] // the store may try again when another process holds the lock
        const now = clock.now()
        let held = access
        const unit: Unit = {
          ...{ tx, now, wall: wallTimeOf(now), newId },
          record(entry) {
            assertMayAlter(held, entry)
            recorded.push(entry)
          },
          actAs(call) {
            if (access === unlimited) return
            held = accessTo(user, call) ?? refuse()
          },
        }
        const { result, subject } = await work(unit)
        if (recorded.length > 0) {
          const change = {
            id: newId(),
            at: now,
            userId: user.id,
            action: options.action,
            subject,
            undoable: options.undoable,
          }
          await writeChange(tx, change, recorded)
        }
        return result
      })
      .catch((error: unknown) => {
        throw asFailure(error)
      })
    // Before the answer: whoever made it may count on it that a right is gone.
    if (recorded.some(({ kind }) => kind === 'user' || kind === 'accessSettings')) await usersChanged?.()
    if (recorded.length > 0) changes.emit(eventOf(recorded))
    return result
  }
}

function refuse(): never {
  throw failure('forbidden', {})
}

function eventOf(recorded: readonly Recorded[]) {
  return {
    kinds: [...new Set(recorded.map((r) => r.kind))] satisfies ChangeKind[],
    centreIds: [...new Set(recorded.flatMap((r) => (r.centreId === undefined ? [] : [r.centreId])))],
  }
}

/** Turns what the store throws into a failure of the contract; anything unknown stays what it is. */
export function asFailure(error: unknown): unknown {
  const refusal = refusalOf(error)
  if (refusal) return failure(refusal, { findings: [] }, error)
  if (error instanceof StoreBusy) return failure('busy', {}, error)
  if (isFrozen(error)) return failure('wrong_state', { reason: 'day_closed', detail: '' }, error)
  if (isCaretakerTaken(error)) return failure('roster_violated', { rosterFindings: [] }, error)
  const trouble = troubleOfStore(error)
  if (trouble) return failure(trouble, {}, error)
  if (isBrokenReference(error)) return failure('not_found', { kind: 'reference', id: '' }, error)
  if (isDuplicate(error)) return failure('duplicate', { kind: 'name', name: '' }, error)
  return error
}
