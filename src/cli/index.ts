import { version } from '../../package.json'
import { type CommandName, helpFor } from './help'
import { UsageError } from './usage'
import { lineFor } from './words'

/** The command line (design: contract). Data goes to stdout; what is for people goes to stderr, in Dutch. */

/** A command answers with the exit code. Each is loaded only when it is asked for: most need no database. */
type Command = (args: readonly string[]) => Promise<number>

const commands: Readonly<Record<CommandName, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve')).serve,
  import: async () => (await import('./commands/import')).importFiles,
  report: async () => (await import('./commands/report')).report,
  calendar: async () => (await import('./commands/calendar')).calendar,
  backup: async () => (await import('./commands/backup')).backup,
  backups: async () => (await import('./commands/backups')).backups,
  restore: async () => (await import('./commands/restore')).restore,
  salvage: async () => (await import('./commands/salvage')).salvage,
  check: async () => (await import('./commands/check')).check,
  demo: async () => (await import('./commands/demo')).demo,
  version: async () => async () => print(`${version}\n`),
}

const print = (text: string): number => {
  process.stdout.write(text)
  return 0
}

const asksVersion = new Set(['version', '--version', '-v'])
const asksHelp = new Set(['help', '--help', '-h'])

async function run([given, ...args]: readonly string[]): Promise<number> {
  if (given === undefined) throw new UsageError('Geef een opdracht op; "help" laat ze zien.')
  if (asksHelp.has(given)) return print(helpFor(args[0]))
  const name = asksVersion.has(given) ? 'version' : given
  if (!isCommand(name)) throw new UsageError(`Onbekende opdracht: ${name}. "help" laat zien wat er kan.`)
  if (args.includes('--help') || args.includes('-h')) return print(helpFor(name))
  return (await commands[name]())(args)
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)

// Whoever reads us may have had enough (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

/** Settles when the command has ended; its exit code is in `process.exitCode`. The packaged app waits for it. */
export const ended: Promise<void> = run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof UsageError ? error.message : lineFor(error)}\n`)
    process.exitCode = error instanceof UsageError ? 2 : 1
  },
)
