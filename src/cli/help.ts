/** How each command is called, in the order in which the help shows them. */
const usages = {
  serve: `  serve   --data MAP [--port N] [--host ADRES] [--json]   zet Buurtbalie klaar voor de browser op deze computer;
                                                          met --host 0.0.0.0 ook voor andere in uw netwerk
          [--cert BESTAND --key BESTAND]                  versleuteld (https) met uw certificaat
          [--behind-proxy ADRES --name NAAM]              achter een andere webserver, die bereikt wordt op NAAM`,
  import: `  import  MAP_OF_ZIP --data MAP [--dry-run] [--skip-errors AFGEKEURD.csv] [--json]
                                                          leest de bestanden van een oude agenda in`,
  report: `  report  --data MAP [--kind SOORT]                       maakt cijfers als bestand; SOORT is overzicht (als u niets
                                                          zegt), verantwoording, bezetting, functies, bezoekers,
                                                          tevredenheid, museum, dorpshuizen, wijkkalender, uren of kas
          --quarter 2024-Q2 | --month 2024-05 | --year 2024 | --from 2024-09-01 --to 2025-06-30 | --selection KEUZE
                                                          ook --quarter vorig, --month vorige en --year dit; KEUZE is
                                                          de naam van een keuze die in Buurtbalie is bewaard
          [--centre NAAM] [--district WIJK] [--as-of 2025-01-15T12:00]
          [--format json|csv|xlsx|pdf|open-data|dictionary|dictionary-pdf|ics|html|all] [--out BESTAND_OF_MAP]
                                                          meer vormen met komma's ertussen, of all, komen in een map
          [--mail MAP]                                    maakt ook een mail (EML) met de bestanden voor ieder die
                                                          het overzicht krijgt volgens de contacten`,
  calendar: `  calendar --data MAP --district WIJK [--week DAG | --month 2026-06 | --from DAG --to DAG]
          [--centre NAAM] [--theme NAAM] --format ics|html|pdf [--paper a4|a3] [--layout list|grid] [--out BESTAND]
                                                          maakt de wijkkalender; DAG is 2026-06-01, deze of volgende`,
  backup: `  backup  --data MAP --out BESTAND                        maakt een reservekopie, ook tijdens gebruik`,
  backups: `  backups list --data MAP [--json]                        laat de reservekopieën zien
  backups verify [NAAM] --data MAP [--json]               kijkt een reservekopie na, of allemaal`,
  restore: `  restore BESTAND --data MAP [--passphrase-file BESTAND]  zet een reservekopie terug en bewaart wat er stond; voor een
                                                          kopie op slot staat de wachtzin in een bestand`,
  salvage: `  salvage --data MAP [--out BESTAND]                      redt wat leesbaar is van beschadigde gegevens in een nieuw
                                                          bestand; het beschadigde bestand blijft zoals het is`,
  check: `  check   --data MAP [--json]                             controleert de gegevens`,
  demo: `  demo    --data MAP [--years N] [--set ridderkerk|nieuwegein|rheden|rotterdam] [--busy]
                                                          vult een lege map met voorbeeldgegevens`,
  version: `  version                                                 toont de versie`,
}

/** What the program can be told to do, besides showing this help. */
export type CommandName = keyof typeof usages

const foot = 'Zonder --data geldt BUURTBALIE_DATA, en anders de map van uw gebruiker.'

/** How a command is called; all of them when none, or an unknown one, is named. */
export function helpFor(name?: string): string {
  const wanted = Object.entries(usages).filter(([known]) => known === name)
  const lines = wanted.length > 0 ? wanted.map(([, usage]) => usage) : Object.values(usages)
  return `Gebruik: buurtbalie OPDRACHT [opties]\n\n${lines.join('\n')}\n\n${foot}\n`
}
