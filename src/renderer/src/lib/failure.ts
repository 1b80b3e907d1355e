import { ORPCError } from '@orpc/client'
import { type ErrorCode, type ErrorData, errorMap } from '#shared/contract/errors'
import { errorWords } from './words/errors'

/** What a call answered instead of its output; `data` belongs to the code. */
export type Failure = { [C in ErrorCode]: { code: C; data: ErrorData<C> } }[ErrorCode]

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorMap, code)

/** Reads a thrown value as one of the contract's failures; null when it is something else, such as a lost connection. */
export function failureOf(error: unknown): Failure | null {
  if (!(error instanceof ORPCError) || !isCode(error.code)) return null
  const data = errorMap[error.code].data.safeParse(error.data ?? {})
  return data.success ? ({ code: error.code, data: data.data } as Failure) : null
}

/** What to tell the user, in Dutch, for anything that a call may throw. */
export function messageFor(error: unknown): string {
  const failure = failureOf(error)
  if (failure) return errorWords(failure)
  if (error instanceof ORPCError && error.status === 401)
    return 'U bent niet (meer) aangemeld. Open Buurtbalie opnieuw.'
  return 'Buurtbalie geeft geen antwoord. Controleer of het programma nog draait en probeer het opnieuw.'
}
