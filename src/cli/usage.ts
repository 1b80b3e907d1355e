import { parseArgs } from 'node:util'

/** A call that can't be carried out: one line for the user, exit code 2, nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

type Kind = 'boolean' | 'string'
type Values<O extends Record<string, Kind>> = { [K in keyof O]?: O[K] extends 'boolean' ? boolean : string }

/**
 * Reads the options of a command and the names after it.
 *
 * @param operands what has to follow, such as `MAP_OF_ZIP`
 * @throws UsageError in Dutch for an unknown option, a missing value or a wrong number of names
 */
export function readArgs<O extends Record<string, Kind>>(
  args: readonly string[],
  kinds: O,
  operands: readonly string[] = [],
): { options: Values<O>; names: string[] } {
  let parsed: { values: object; positionals: string[] }
  try {
    const options = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]))
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(inDutch(error))
  }
  const missing = operands[parsed.positionals.length]
  if (missing !== undefined) throw new UsageError(`Geef ook ${missing} op.`)
  const surplus = parsed.positionals[operands.length]
  if (surplus !== undefined) throw new UsageError(`Onbekende opdracht of naam: ${surplus}.`)
  return { options: parsed.values as Values<O>, names: parsed.positionals }
}

function inDutch(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException
  const option = /'(?:-\w, )?(--?[^'\s]+)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Onbekende optie: ${option}.`
  if (message.includes('does not take an argument')) return `Bij ${option} hoort geen waarde.`
  return `Bij ${option} hoort een waarde.`
}

/** A whole number within bounds. @throws UsageError */
export function readNumber(text: string, option: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new UsageError(`Bij --${option} hoort een getal van ${least} tot en met ${most}, niet "${text}".`)
}
