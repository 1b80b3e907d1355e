import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '#core/store/whole-file'
import type { KeptHeads } from '#core/usecases/check-heads'
import type { Backup } from '#shared/contract/backup'
import { verdicts } from '#shared/contract/backup'
import { readBackupName } from '#shared/domain/backup'
import type { Instant } from '#shared/time/types'

const Head = z.object({ sequence: z.number().int(), hash: z.string() })

/** What lies beside each copy: what it is, and by what one sees that it is still what it was. */
const Manifest = z.object({
  name: z.string(),
  /** Which store it is of: a folder may hold the copies of several desks. */
  store: z.string(),
  at: z.string(),
  reason: z.string(),
  app: z.string(),
  schema: z.number(),
  bookings: z.number(),
  lastChangeAt: z.string().nullable(),
  file: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** Of the database inside, where the file is locked. */
  contentSha256: z.string().optional(),
  /** What opens the file, locked with the passphrase (age). */
  key: z.string().optional(),
  verdict: z.enum(verdicts),
  verifiedAt: z.string().nullable(),
  /** Where its log ends: the log of later has to go through it. */
  heads: z.object({ change: Head, look: Head }).optional(),
})
export type Manifest = z.infer<typeof Manifest>

const Settings = z.object({
  /** Made once: by it the copies of this store are known from those of others. */
  store: z.string(),
  /** Copies go here as well. */
  other: z.string().nullable(),
  key: z.object({ recipient: z.string(), identity: z.string() }).nullable(),
})
export type Settings = z.infer<typeof Settings>

const SETTINGS = 'reservekopieen.json'
/** Where the copies of a data folder lie. */
export const backupsIn = (dataDir: string): string => join(dataDir, 'backups')

/**
 * What was chosen for the copies. In a file of this computer and not in the store: a folder is a place on this computer,
 * putting back an old copy must not bring back an old choice, and it has to be known when the store can't be opened.
 */
export function readSettings(dataDir: string): Settings {
  try {
    return Settings.parse(JSON.parse(readFileSync(join(dataDir, SETTINGS), 'utf8')))
  } catch {
    return { store: randomBytes(8).toString('hex'), other: null, key: null }
  }
}

/** Keeps what was chosen for the copies. */
export function writeSettings(dataDir: string, settings: Settings): void {
  writeWhole(join(dataDir, SETTINGS), JSON.stringify(settings, null, 2))
}

/** Where the manifest of a copy lies. */
export const manifestFile = (folder: string, name: string): string => join(folder, `${name}.json`)

/** The manifest of a copy; null when it is missing or can not be read. */
export function readManifest(folder: string, name: string): Manifest | null {
  try {
    return Manifest.parse(JSON.parse(readFileSync(manifestFile(folder, name), 'utf8')))
  } catch {
    return null
  }
}

/** The file of a copy; null when it is not there. */
export function copyFileOf(folder: string, name: string): string | null {
  for (const suffix of ['.db', '.db.age']) {
    const file = join(folder, name + suffix)
    if (existsSync(file) && statSync(file).isFile()) return file
  }
  return null
}

/**
 * The copies of one store in a folder. A copy without a manifest beside it is one that a migration or putting back left:
 * only in the data folder itself, where all are ours.
 *
 * @throws the error of the file system when the folder can't be read
 */
export async function listFolder(folder: string, place: Backup['places'][number], store: string): Promise<Backup[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (place === 'here' && error.code === 'ENOENT') return []
    throw error
  })
  const found: Backup[] = []
  for (const file of files) {
    const [, name, locked] = /^(.+)\.db(\.age)?$/.exec(file) ?? []
    const known = name === undefined ? null : readBackupName(name)
    if (name === undefined || known === null) continue
    const manifest = files.includes(`${name}.json`) ? await manifestOf(folder, name) : null
    if (manifest === null ? place === 'other' : manifest.store !== store) continue
    const size = (await stat(join(folder, file)).catch(() => null))?.size
    if (size === undefined) continue
    found.push({
      name,
      ...known,
      places: [place],
      bytes: size,
      encrypted: locked !== undefined,
      // A copy that is not as long as it was can't be good.
      verdict: manifest === null ? 'unknown' : manifest.bytes === size ? manifest.verdict : 'bad',
      verifiedAt: (manifest?.verifiedAt ?? null) as Instant | null,
      bookings: manifest?.bookings ?? null,
      lastChangeAt: (manifest?.lastChangeAt ?? null) as Instant | null,
    })
  }
  return found
}

/** Where the log ended in the copies of one store in a folder that were found good; nothing when it can't be read. */
export async function headsIn(folder: string, store: string): Promise<KeptHeads[]> {
  const files = await readdir(folder).catch((): string[] => [])
  const found: KeptHeads[] = []
  for (const file of files.filter((name) => name.endsWith('.json'))) {
    const manifest = await manifestOf(folder, file.slice(0, -'.json'.length))
    if (manifest?.heads === undefined || manifest.store !== store) continue
    if (manifest.verdict !== 'good' && manifest.verdict !== 'remarks') continue
    found.push({ name: manifest.name, at: manifest.at, heads: manifest.heads })
  }
  return found.sort((a, b) => a.at.localeCompare(b.at))
}

/** The same of all copies of the store in a data folder, here and in the other folder. */
export async function headsOfCopies(dataDir: string): Promise<KeptHeads[]> {
  const { store, other } = readSettings(dataDir)
  const here = await headsIn(backupsIn(dataDir), store)
  const known = new Set(here.map(({ name }) => name))
  const there = other === null ? [] : await headsIn(other, store)
  return [...here, ...there.filter(({ name }) => !known.has(name))]
}

async function manifestOf(folder: string, name: string): Promise<Manifest | null> {
  const text = await readFile(manifestFile(folder, name), 'utf8').catch(() => '')
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** The same copies in two folders as one list, latest first. One that is bad in one place counts by the better. */
export function mergeLists(lists: readonly (readonly Backup[])[]): Backup[] {
  const merged = new Map<string, Backup>()
  for (const backup of lists.flat()) {
    const known = merged.get(backup.name)
    if (known === undefined) merged.set(backup.name, backup)
    else {
      const better = rank(backup) < rank(known) ? backup : known
      merged.set(backup.name, { ...better, places: [...known.places, ...backup.places] })
    }
  }
  return [...merged.values()].sort((a, b) => (a.at < b.at ? 1 : -1))
}
const rank = (backup: Backup) => ['good', 'remarks', 'unknown', 'bad'].indexOf(backup.verdict)
