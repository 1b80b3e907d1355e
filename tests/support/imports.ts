import { readFileSync } from 'node:fs'
import type { Core } from '#core/app/core'
import type { ImportFile, ImportMessage, ImportRequest, ImportResult } from '#shared/contract/import'

/** A file as the contract wants it. */
export const importFile = (name: string, content: string | Uint8Array): ImportFile => ({
  name,
  base64: Buffer.from(content).toString('base64'),
})

/** A file from its header and rows, as Dutch Excel writes it. */
export const csv = (name: string, ...lines: string[]): ImportFile =>
  importFile(name, `\u{FEFF}${lines.map((line) => `${line}\r\n`).join('')}`)

/** A file of the acceptance set as bytes. */
export const acceptanceFile = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/acceptance/${name}`, import.meta.url))

/** The set of two years, without the figures. */
export const acceptanceFiles = (): ImportFile[] =>
  ['boekingen.csv', 'centra.csv', 'huurders.csv', 'openingstijden.csv', 'ruimtes.csv', 'sluitingen.csv'].map((name) =>
    importFile(name, acceptanceFile(name)),
  )

/** A centre with a hall, a shared room and two rooms that can be joined; always open. */
export const places: ImportFile[] = [
  csv('centra.csv', 'centrum;type;gemeente', 'De Fuik;wvc;Ridderkerk'),
  csv(
    'ruimtes.csv',
    'centrum;ruimte;soort;capaciteit;gebruik;delen',
    'De Fuik;Grote zaal;zaal;100;exclusief;',
    'De Fuik;Ontmoetingsruimte;ontmoetingsruimte;30;gedeeld;',
    'De Fuik;Zaal 1+2;zaal;40;exclusief;Zaal 1|Zaal 2',
    'De Fuik;Zaal 1;zaal;20;exclusief;',
    'De Fuik;Zaal 2;zaal;20;exclusief;',
  ),
]

/** boekingen.csv with the columns of most tests: `number;centre;rooms;date;begin;end;title;renter;category;status`. */
export const bookingsCsv = (...rows: string[]): ImportFile =>
  csv('boekingen.csv', 'nummer;centrum;ruimtes;datum;begin;eind;titel;huurder;categorie;status', ...rows)

/** Runs an import to its end. */
export async function runImport(
  core: Core,
  files: ImportFile[],
  options: Partial<ImportRequest> = {},
): Promise<ImportResult> {
  for await (const event of await core.client.imports.run({ files, dryRun: false, ...options }))
    if (event.type === 'result') return event.result
  throw new Error('the import ended without a result')
}

/** `boekingen.csv 3 datum: …` of the errors, or of another severity. */
export const lines = (result: ImportResult, severity: ImportMessage['severity'] = 'error'): string[] =>
  result.messages
    .filter((m) => m.severity === severity)
    .map((m) => `${m.file} ${m.row ?? '-'} ${m.column ?? '-'}: ${m.message}`)

/** The text of a file with refused rows. */
export const textOf = (file: ImportFile | undefined): string => Buffer.from(file?.base64 ?? '', 'base64').toString()

/** True when nothing was ever written to the store. */
export async function isUntouched(core: Core): Promise<boolean> {
  return (await core.client.app.log({})).length === 0 && (await core.client.app.state({})).empty
}
