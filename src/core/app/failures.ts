import { ORPCError, ValidationError } from '@orpc/server'
import { Unreadable } from '#core/store/stored'
import { failure, isFailure } from '#shared/contract/failure'
import type { Ctx } from './context'
import { asFailure } from './unit-of-work'

type Problem = { path?: readonly PropertyKey[]; message?: string }

/** oRPC's own codes in ours. */
const own = {
  UNAUTHORIZED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  PAYLOAD_TOO_LARGE: 'too_large',
  TOO_MANY_REQUESTS: 'too_many_requests',
} as const

/**
 * Turns whatever a call threw into a failure of the contract: oRPC's own codes are mapped, and anything unknown is
 * logged in full and answered as `internal` with a reference: nothing of the stack or the SQL leaks.
 */
export function toFailure(thrown: unknown, ctx: Pick<Ctx, 'log' | 'newId'>): unknown {
  const error = asFailure(thrown)
  if (isFailure(error)) return error
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST') return failure('invalid_input', { issues: issuesOf(error.data) })
    if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED')
      return failure('not_found', { kind: 'call', id: '' })
    const code = own[error.code as keyof typeof own]
    if (code) return failure(code, {})
  }
  if (error instanceof Error && error.name === 'AbortError') return error
  const reference = ctx.newId()
  ctx.log.error(
    {
      reference,
      error:
        error instanceof Error
          ? { name: error.name, message: error.message, stack: error.stack, cause: String(error.cause ?? '') }
          : String(error),
    },
    'call failed',
  )
  const field = unreadableField(error)
  return field === null ? failure('internal', { reference }) : failure('unreadable', { field, reference })
}

/** Where damage stands: what the store could not read, or what it read and the contract does not know. */
function unreadableField(error: unknown): string | null {
  if (error instanceof Unreadable) return error.field
  const isOutput = error instanceof ORPCError && error.code === 'INTERNAL_SERVER_ERROR'
  if (!isOutput || !(error.cause instanceof ValidationError)) return null
  const path = error.cause.issues[0]?.path ?? []
  const names = path
    .map((part) => (typeof part === 'object' ? part.key : part))
    .filter((key) => typeof key === 'string')
  return names.slice(-2).join('.')
}

/** A stream may still fail after the call was answered: what it throws then is mapped as well. Anything else stays as it is. */
export function inOurWords<T>(output: T, ctx: Pick<Ctx, 'log' | 'newId'>): T {
  if (typeof output !== 'object' || output === null || !(Symbol.asyncIterator in output) || !('next' in output))
    return output
  const source = output as unknown as AsyncIterableIterator<unknown>
  const mapped: AsyncIterableIterator<unknown> = {
    next: () =>
      source.next().catch((error: unknown) => {
        throw toFailure(error, ctx)
      }),
    return: async (value) => (await source.return?.(value)) ?? { done: true, value },
    [Symbol.asyncIterator]: () => mapped,
  }
  return mapped as T
}

function issuesOf(data: unknown): { path: string; problem: string }[] {
  const issues =
    typeof data === 'object' && data !== null && 'issues' in data && Array.isArray(data.issues)
      ? (data.issues as Problem[])
      : []
  if (issues.length === 0) return [{ path: '', problem: 'malformed' }]
  return issues.map((issue) => ({
    path: (issue.path ?? []).map(String).join('.'),
    problem: issue.message ?? 'invalid',
  }))
}
