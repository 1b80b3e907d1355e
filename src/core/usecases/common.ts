import type { ChangeKind } from '#shared/contract/app'
import { failure } from '#shared/contract/failure'
import { healthWords } from '#shared/domain/health-words'

/** The row, or the failure that it is not there. */
export function found<T>(value: T | null | undefined, kind: ChangeKind, id: string): T {
  if (value === null || value === undefined) throw failure('not_found', { kind, id })
  return value
}

/** Refuses a change that saw an older revision than the present one (architecture, decision 6). */
export function assertFresh(current: { id: string; revision: number }, revision: number, kind: ChangeKind): void {
  if (current.revision !== revision)
    throw failure('stale', { kind, id: current.id, revision: current.revision, current })
}

/** Refuses input in the words of the contract: `path` names the field, `problem` is a code that the screen words. */
export function invalid(path: string, problem: string): never {
  throw failure('invalid_input', { issues: [{ path, problem }] })
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }
/** The fields that were given: left out means "stays as it is", null means "empty it". */
export function given<T extends object>(fields: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Defined<T>>
}

/** Refuses that it is written down what somebody who is ill has: an employer may not keep that (AVG, article 9). */
export function refuseHealth(path: string, text: string | null | undefined): void {
  if (healthWords(text ?? '').length > 0) invalid(path, 'health')
}
