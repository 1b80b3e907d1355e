import { version } from '../../package.json'
import { UsageError } from './usage'
import { lineFor } from './words'

/** The command line (design: contract). Data goes to stdout; what is for people goes to stderr, in Dutch. */

/** A command answers with the exit code. Each is loaded only when it is asked for: most need no database. */
type Command = (args: readonly string[]) => Promise<number>

const help = `Gebruik: buurtbalie OPDRACHT [opties]

  serve   --data MAP [--port N] [--host ADRES] [--json]   zet Buurtbalie klaar voor de browser op deze computer;
                                                          met --host 0.0.0.0 ook voor andere in uw netwerk
          [--cert BESTAND --key BESTAND]                  versleuteld (https) met uw certificaat
          [--behind-proxy ADRES --name NAAM]              achter een andere webserver, die bereikt wordt op NAAM
  import  MAP_OF_ZIP --data MAP [--dry-run] [--skip-errors AFGEKEURD.csv] [--json]
                                                          leest de bestanden van een oude agenda in
  report  --data MAP [--kind SOORT]                       maakt cijfers als bestand; SOORT is overzicht (als u niets
                                                          zegt), verantwoording, bezetting, functies, bezoekers,
                                                          tevredenheid, museum, dorpshuizen, wijkkalender, uren of kas
          --quarter 2024-Q2 | --month 2024-05 | --year 2024 | --from 2024-09-01 --to 2025-06-30 | --selection KEUZE
                                                          ook --quarter vorig, --month vorige en --year dit; KEUZE is
                                                          de naam van een keuze die in Buurtbalie is bewaard
          [--centre NAAM] [--district WIJK] [--as-of 2025-01-15T12:00]
          [--format json|csv|xlsx|pdf|open-data|dictionary|dictionary-pdf|ics|html|all] [--out BESTAND_OF_MAP]
                                                          meer vormen met komma's ertussen, of all, komen in een map
          [--mail MAP]                                    maakt ook een mail (EML) met de bestanden voor ieder die
                                                          het overzicht krijgt volgens de contacten
  calendar --data MAP --district WIJK [--week DAG | --month 2026-06 | --from DAG --to DAG]
          [--centre NAAM] [--theme NAAM] --format ics|html|pdf [--paper a4|a3] [--layout list|grid] [--out BESTAND]
                                                          maakt de wijkkalender; DAG is 2026-06-01, deze of volgende
  backup  --data MAP --out BESTAND                        maakt een reservekopie, ook tijdens gebruik
  backups list --data MAP [--json]                        laat de reservekopieën zien
  backups verify [NAAM] --data MAP [--json]               kijkt een reservekopie na, of allemaal
  restore BESTAND --data MAP [--passphrase-file BESTAND]  zet een reservekopie terug en bewaart wat er stond; voor een
                                                          kopie op slot staat de wachtzin in een bestand
  salvage --data MAP [--out BESTAND]                      redt wat leesbaar is van beschadigde gegevens in een nieuw
                                                          bestand; het beschadigde bestand blijft zoals het is
  check   --data MAP [--json]                             controleert de gegevens
  demo    --data MAP [--years N] [--set ridderkerk|nieuwegein|rheden|rotterdam] [--busy]
                                                          vult een lege map met voorbeeldgegevens
  version                                                 toont de versie

Zonder --data geldt BUURTBALIE_DATA, en anders de map van uw gebruiker.
`

const commands: Readonly<Record<string, () => Promise<Command>>> = {
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
  help: async () => async () => print(help),
}

const print = (text: string): number => {
  process.stdout.write(text)
  return 0
}

const synonyms: Readonly<Record<string, string>> = {
  '--version': 'version',
  '-v': 'version',
  '--help': 'help',
  '-h': 'help',
}

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined) throw new UsageError('Geef een opdracht op; "help" laat ze zien.')
  const command = Object.hasOwn(commands, synonyms[name] ?? name) ? commands[synonyms[name] ?? name] : undefined
  if (!command) throw new UsageError(`Onbekende opdracht: ${name}. "help" laat zien wat er kan.`)
  return (await command())(args)
}

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
