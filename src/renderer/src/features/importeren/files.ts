import type { ImportFile } from '#shared/contract/import'

/** What the host takes in one call, encoded (design: contract). */
const MOST_BYTES = 50 * 1024 * 1024
const MOST_FILES = 50

/** A file that was chosen, and why it can't be used if so. */
export type Choice = { files: File[]; problem: string | null }

const isUsable = (file: File): boolean => /\.(csv|txt|zip)$/i.test(file.name)

/** Keeps the CSV and zip files of what was chosen, and says in Dutch what stands in the way. */
export function choose(all: readonly File[]): Choice {
  const files = all.filter(isUsable)
  const encoded = files.reduce((sum, file) => sum + Math.ceil(file.size / 3) * 4, 0)
  if (files.length === 0) return { files, problem: 'Hier zitten geen CSV-bestanden of zip-bestand bij.' }
  if (files.length > MOST_FILES) return { files, problem: `Kies niet meer dan ${MOST_FILES} bestanden tegelijk.` }
  if (encoded > MOST_BYTES)
    return { files, problem: 'Samen zijn de bestanden te groot. Importeer ze in delen, of pak ze in als zip.' }
  return { files, problem: null }
}

/** Reads a file as base64 without blocking the page; rejects when it can't be read. */
export function encode(file: File): Promise<ImportFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : ''
      resolve({ name: file.name, base64: url.slice(url.indexOf(',') + 1) })
    }
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'))
    reader.readAsDataURL(file)
  })
}

/** The files that were dropped, also those in a dropped folder (one level down is enough for an export). */
export async function dropped(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...transfer.files]
  return (await Promise.all(entries.map(filesOf))).flat()
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!isFolder(entry)) return []
  return (await childrenOf(entry.createReader()))
    .filter(isFile)
    .reduce<Promise<File[]>>(
      async (before, child) => [...(await before), ...(await filesOf(child))],
      Promise.resolve([]),
    )
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A reader hands out a folder in portions of a hundred, until an empty one. */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
  return portion.length === 0 ? [] : [...portion, ...(await childrenOf(reader))]
}
