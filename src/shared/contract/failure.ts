import { ORPCError } from '@orpc/contract'
import { type ErrorCode, type ErrorData, errorMap } from './errors'

/** A refused call: thrown by a use-case, it arrives whole at every caller and the transaction is undone. */
export type Failure = ORPCError<ErrorCode, unknown>

/** Makes the failure of a code; `throw failure('not_found', { kind, id })`. */
export function failure<C extends ErrorCode>(code: C, data: ErrorData<C>, cause?: unknown): Failure {
  const { status, message } = errorMap[code]
  return new ORPCError(code, { defined: true, status, message, data, cause })
}

/** Whether somebody threw a failure of the contract: its code is on the closed list, its data in the shape of that code. */
export const isFailure = (error: unknown): error is Failure =>
  error instanceof ORPCError && typeof error.code === 'string' && Object.hasOwn(errorMap, error.code)
