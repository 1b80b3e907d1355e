import { secretProblems } from '#shared/domain/access'
import { failureOf, messageFor } from './failure'
import { secretWords } from './words/access'

/** In Dutch why a new PIN or password was refused, or whatever else went wrong. */
export function secretText(error: unknown): string {
  const failure = failureOf(error)
  const problem = failure?.code === 'invalid_input' ? failure.data.issues[0]?.problem : undefined
  const known = secretProblems.find((one) => one === problem)
  return known === undefined ? messageFor(error) : secretWords[known]
}
