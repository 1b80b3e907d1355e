import { failure, isFailure } from '#shared/contract/failure'
import { type Access, covers } from './access'
import { hiderOf } from './hide'

/** A call by its schemas, as far as it matters for who may see what. */
export type Shape = { call: string; input: unknown; output: unknown }
type Elsewhere = typeof ELSEWHERE
const ELSEWHERE = Symbol('of another centre')

/** Nothing to look at: the user sees all centres and all fields. */
export const seesAll = ({ sees, hides, oneBooking }: Access): boolean =>
  sees === 'all' && hides.size === 0 && !oneBooking

/**
 * Reads are held against the rights here, for roles that see their own centres only. What is asked for must lie in those: a
 * call about all centres becomes one about their own when that is one centre. What they may not see of somebody they can't
 * change either: it is left out, so that what they got empty does not empty it.
 *
 * @param input the input after validation; it is changed in place
 * @throws forbidden
 */
export function narrowInput(access: Access, { input: schema, output }: Shape, input: unknown): void {
  if (typeof input !== 'object' || input === null) return
  const asked = input as Record<string, unknown>
  if (access.oneBooking && (asked.kind !== 'booking' || typeof asked.id !== 'string')) refuse()
  if (access.hides.size > 0) withoutHidden(asked, hiderOf(schema, 'in'), access)
  if (access.sees === 'all') return
  const fields = fieldsOf(schema)
  if (fields.has('centreIds')) {
    asked.centreIds ??= [...access.sees]
    if (!Array.isArray(asked.centreIds) || !asked.centreIds.every((id) => covers(access.sees, id))) refuse()
  }
  if (!fields.has('centreId')) return
  if (typeof asked.centreId === 'string') {
    if (!covers(access.sees, asked.centreId)) refuse()
  } else if (!isList(output)) {
    // Figures of all together can't be taken apart afterwards.
    if (access.sees.size !== 1) refuse()
    asked.centreId = [...access.sees][0]
  }
}

function withoutHidden(asked: Record<string, unknown>, hide: ReturnType<typeof hiderOf>, { hides }: Access): void {
  if (hide === null) return
  // Something new has nothing yet to be emptied: what they know of somebody they may write down. Prices never.
  const hidden = 'revision' in asked ? hides : new Set([...hides].filter((label) => label === 'money'))
  const left = hide(asked, hidden) as Record<string, unknown>
  for (const key of Object.keys(asked)) if (!(key in left)) delete asked[key]
  Object.assign(asked, left)
}

/** What came out, without what this user may not see. @throws not_found when it is of another centre altogether */
export function narrowOutput(access: Access, { call, output: schema }: Shape, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Symbol.asyncIterator in value) return value
  const seen = access.sees === 'all' ? value : within(call === 'centres.list' ? byOwnId(value, access) : value, access)
  if (seen === ELSEWHERE) throw failure('not_found', { kind: 'call', id: '' })
  const hide = access.hides.size > 0 ? hiderOf(schema, 'out') : null
  return hide ? hide(seen, access.hides) : seen
}

/** A refusal shows the row as it is now: not to somebody who may not see all of it. */
export function narrowFailure(error: unknown): unknown {
  if (!isFailure(error) || error.code !== 'stale') return error
  const { kind, id, revision } = error.data as { kind: string; id: string; revision: number }
  return failure('stale', { kind, id, revision, current: null })
}

/** The value without rows of centres out of sight. */
function within(value: unknown, access: Access): unknown | Elsewhere {
  if (Array.isArray(value)) return value.map((one) => within(one, access)).filter((one) => one !== ELSEWHERE)
  if (typeof value !== 'object' || value === null) return value
  const { centreId, centreIds } = value as { centreId?: unknown; centreIds?: unknown }
  if (typeof centreId === 'string' && !covers(access.sees, centreId)) return ELSEWHERE
  const several = Array.isArray(centreIds) && centreIds.length > 0
  if (several && !centreIds.some((id) => covers(access.sees, String(id)))) return ELSEWHERE
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => [key, within(one, access)])
  return entries.some(([, one]) => one === ELSEWHERE) ? ELSEWHERE : Object.fromEntries(entries)
}

/** Centres go by their own id. */
const byOwnId = (value: object, { sees }: Access): unknown =>
  Array.isArray(value) ? value.filter((one: { id: string }) => covers(sees, one.id)) : value

function refuse(): never {
  throw failure('forbidden', {})
}

type Def = {
  type: string
  shape?: Record<string, unknown>
  element?: unknown
  innerType?: unknown
  options?: unknown[]
}
const defOf = (schema: unknown): Def | null =>
  typeof schema === 'object' && schema !== null && '_zod' in schema
    ? (schema as unknown as { _zod: { def: Def } })._zod.def
    : null

/** The names of the fields of an object schema. */
export function fieldsOf(schema: unknown): ReadonlySet<string> {
  const def = defOf(schema)
  if (def === null) return new Set()
  if (def.shape) return new Set(Object.keys(def.shape))
  if (def.innerType) return fieldsOf(def.innerType)
  return new Set((def.options ?? []).flatMap((option) => [...fieldsOf(option)]))
}
/** Whether the output is a list of rows that each say of which centre, or centres, they are. */
function isList(schema: unknown): boolean {
  const def = defOf(schema)
  if (def?.type !== 'array') return false
  const fields = fieldsOf(def.element)
  return fields.has('centreId') || fields.has('centreIds')
}
