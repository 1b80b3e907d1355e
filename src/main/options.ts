import { resolve } from 'node:path'

/** What the command line asks of the window. */
export type Options = { dataDir: string | null; demo: boolean }

/**
 * Reads our own options (`--data DIR`, `--demo`) from the arguments and leaves Chromium's alone.
 * `BUURTBALIE_DATA` counts when there is no `--data`. Folders come out absolute.
 */
export function optionsOf(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Options {
  const at = args.indexOf('--data')
  const joined = args.find((arg) => arg.startsWith('--data='))?.slice('--data='.length)
  const given = joined ?? (at >= 0 ? args[at + 1] : undefined) ?? env.BUURTBALIE_DATA
  return { dataDir: given ? resolve(given) : null, demo: args.includes('--demo') }
}

/** A command, as against an option of the window or the folder of the program: also one that the command line will not know. */
const COMMAND = /^([a-z]+|--help|-h|--version|-v)$/

/**
 * The command line that stands in the arguments of the program (`buurtbalie report ...`), or null when the window is
 * meant.
 */
export function commandLineOf(args: readonly string[]): readonly string[] | null {
  const own = args.filter((arg) => arg !== '--no-sandbox')
  return own[0] !== undefined && COMMAND.test(own[0]) ? own : null
}
