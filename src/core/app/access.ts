import type { CentreId } from '#shared/contract/base'
import { failure } from '#shared/contract/failure'
import { type FieldLabel, fieldLabels } from '#shared/contract/labels'
import type { Recorded, User } from './context'
import { aboutOneBooking, neededFor, rightsByCall } from './permissions'
import { hiddenFrom, onlyRequests, type Right, rightOf, sameForAll, seesOwnCentres } from './rights'

/** Some centres, or every one there is. */
export type Centres = ReadonlySet<string> | 'all'
/** What a user may do with a call, worked out from all roles together: who has two may what either of them may. */
export type Access = {
  /** Where everything that the call does may be done. */
  alters: Centres
  /** Where it may be done with requests. */
  requests: Centres
  /** Of which centres something may be seen. */
  sees: Centres
  hides: ReadonlySet<FieldLabel>
  /** Only what is told of one booking. */
  oneBooking: boolean
}

/** What the core does by itself, and whoever holds the files. */
export const unlimited: Access = { alters: 'all', requests: 'all', sees: 'all', hides: new Set(), oneBooking: false }

/** A user is looked up once and dropped with the object: `directory.ts` makes another when anything of it changes. */
const known = new WeakMap<User, Map<string, Access | null>>()

/** What this user may do with a call; null when nothing at all. */
export function accessTo(user: User, call: string): Access | null {
  const ofUser = known.get(user) ?? new Map<string, Access | null>()
  known.set(user, ofUser)
  const found = ofUser.get(call)
  if (found !== undefined) return found
  const access = workOut(user, call)
  ofUser.set(call, access)
  return access
}

function workOut(user: User, call: string): Access | null {
  const right = neededFor(call)
  if (right === 'everyone') return unlimited
  if (right === null) return null
  const granting = grantsOf(user, right)
  const wider = aboutOneBooking.get(call)
  const [first] = granting
  if (first === undefined) return null
  const places = (some: typeof granting): Centres =>
    some.some(({ centreId }) => centreId === null) ? 'all' : new Set(some.flatMap(({ centreId }) => centreId ?? []))
  return {
    alters: places(granting.filter(({ role }) => !onlyRequests.has(role))),
    requests: places(granting.filter(({ role }) => onlyRequests.has(role))),
    oneBooking: wider !== undefined && grantsOf(user, rightOf(wider)).length === 0,
    sees: sameForAll.has(call) || granting.some(({ role }) => !seesOwnCentres.has(role)) ? 'all' : places(granting),
    hides: new Set(
      hiddenFrom[first.role].filter((label) => granting.every(({ role }) => hiddenFrom[role].includes(label))),
    ),
  }
}

const grantsOf = (user: User, { roles, whole }: Right) =>
  user.roles.filter(({ role, centreId }) => roles.includes(role) && (!whole || centreId === null))

/** The names of all calls that a user may make. */
export const callsOf = (user: User | null): string[] =>
  [...rightsByCall]
    .filter(([call, right]) => right === 'everyone' || (user !== null && accessTo(user, call) !== null))
    .map(([call]) => call)

/** Calls that reach some centres only, with these. */
export type Limit = { centreIds: CentreId[]; calls: string[] }

/**
 * Of the calls that a user may make, those that alter, or show, something of some centres only. Screens offer by it what
 * `assertMayAlter` and `narrowInput` let through.
 */
export function limitsOf(user: User | null): { alters: Limit[]; sees: Limit[] } {
  const limited = (centresOfCall: (access: Access) => Centres): Limit[] => {
    const limits = new Map<string, Limit>()
    for (const call of callsOf(user)) {
      const access = user === null ? null : accessTo(user, call)
      const centres = access === null ? 'all' : centresOfCall(access)
      if (centres === 'all') continue
      const centreIds = [...centres].sort() as CentreId[]
      const same = limits.get(centreIds.join()) ?? { centreIds, calls: [] }
      same.calls.push(call)
      limits.set(centreIds.join(), same)
    }
    return [...limits.values()]
  }
  return {
    alters: limited(({ alters, requests }) =>
      alters === 'all' || requests === 'all' ? 'all' : new Set([...alters, ...requests]),
    ),
    sees: limited(({ sees }) => sees),
  }
}

/** What a user sees of nothing, whatever the call. */
export const hiddenOf = (user: User | null): FieldLabel[] =>
  fieldLabels.filter((label) => user?.roles.every(({ role }) => hiddenFrom[role].includes(label)) ?? true)

/** Whether a centre is among those of a right. */
export const covers = (centres: Centres, id: string): boolean => centres === 'all' || centres.has(id)

/** Kinds of rows that belong to no centre and that whoever may make the call may alter: renters are shared. */
const shared: ReadonlySet<string> = new Set([
  ...['renter', 'label', 'message', 'absence', 'incident', 'calendarEntry', 'actionPoint', 'wish', 'user'],
])
const ofRequests: ReadonlySet<string> = new Set(['booking', 'price', 'label'])

/**
 * The one place where a write is held against the rights of who makes it: every altered row comes by here, inside the
 * transaction that alters it.
 *
 * @throws forbidden when a row lies in a centre where this user may not do this
 */
export function assertMayAlter(access: Access, entry: Recorded): void {
  if (access.alters === 'all') return
  const centres = centresOf(entry)
  const may =
    centres.length === 0
      ? shared.has(entry.kind) && (access.alters.size > 0 || ofRequests.has(entry.kind))
      : centres.every((id) => covers(access.alters, id) || (covers(access.requests, id) && isRequest(entry)))
  if (!may) throw failure('forbidden', {})
}

/** Where a row is and was: it may not leave a centre either. */
function centresOf({ centreId, before, after }: Recorded): string[] {
  const found = [centreId, ...[before, after].flatMap(centresIn)]
  return [...new Set(found.filter((id): id is string => typeof id === 'string'))]
}
function centresIn(row: unknown): unknown[] {
  if (typeof row !== 'object' || row === null) return []
  const { centreId, centreIds } = row as { centreId?: unknown; centreIds?: unknown }
  return [centreId, ...(Array.isArray(centreIds) ? centreIds : [])]
}

function isRequest({ kind, before, after }: Recorded): boolean {
  if (kind !== 'booking') return ofRequests.has(kind)
  const status = (row: unknown) => (row as { status?: unknown } | null | undefined)?.status
  const was = status(before) ?? 'request'
  const is = status(after) ?? 'request'
  return was === 'request' && (is === 'request' || is === 'cancelled')
}
