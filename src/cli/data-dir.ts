import { existsSync, mkdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { UsageError } from './usage'

type Env = Readonly<Record<string, string | undefined>>

/** The folder that holds everything: `--data`, else BUURTBALIE_DATA, else the one that the window uses. */
export function dataDirOf(given: string | undefined, env: Env = process.env): string {
  const named = given ?? env.BUURTBALIE_DATA
  if (named !== undefined && named !== '') return resolve(named)
  return join(userFolder(env), 'Buurtbalie')
}

function userFolder(env: Env): string {
  if (process.platform === 'win32') return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
}

/** The same for a command that makes the folder when there is none. @throws UsageError when it can't be made */
export function newDataDir(given: string | undefined): string {
  const folder = dataDirOf(given)
  try {
    // What it holds is personal data: for this user only.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    throw new UsageError(`De map ${folder} kan niet worden gemaakt.`)
  }
  return folder
}

/** The same for a command that needs data to be there. @throws UsageError when there is none */
export function existingDataDir(given: string | undefined): string {
  const folder = dataDirOf(given)
  if (existsSync(join(folder, 'buurtbalie.db'))) return folder
  throw new UsageError(`In de map ${folder} staan geen gegevens van Buurtbalie.`)
}

/** The same for a command about the copies, which may be there when the data are not. @throws UsageError when there is neither */
export function backupsDir(given: string | undefined): string {
  const folder = dataDirOf(given)
  if (['buurtbalie.db', 'backups', 'reservekopieen.json'].some((name) => existsSync(join(folder, name)))) return folder
  throw new UsageError(`In de map ${folder} staan geen gegevens van Buurtbalie.`)
}

/** A file that has to be there. @throws UsageError */
export function existingFile(path: string): string {
  const file = resolve(path)
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file
  throw new UsageError(`Het bestand ${file} is er niet.`)
}
