import { unzipSync } from 'fflate'
import type { ImportFile } from '#shared/contract/import'
import { type FileKind, fileKinds } from './columns'
import { cut, type Report } from './report'

/** A file that was recognised by its name. */
export type Source = { kind: FileKind; name: string; bytes: Uint8Array }
type Packed = { path: string; bytes: Uint8Array }

/** Unpacked, all files together may not be larger: a zip bomb is refused before it is unpacked. */
const MOST_BYTES = 200 * 1024 * 1024
const listed = fileKinds.map((kind) => `${kind}.csv`).join(', ')

/** Unpacks what was sent and recognises the files by name, in any folder; the rest is reported. In order of building up. */
export function recognise(files: readonly ImportFile[], report: Report): Source[] {
  const packed = files.flatMap((file): Packed[] => {
    const bytes = Buffer.from(file.base64, 'base64')
    return /\.zip$/i.test(file.name) ? unpack(file.name, bytes, report) : [{ path: file.name, bytes }]
  })
  const names = namesOf(packed.map((file) => file.path))
  const sources = packed.flatMap(({ path, bytes }, i): Source[] => {
    const name = names[i] ?? baseOf(path)
    const kind = kindOf(path)
    if (kind) return [{ kind, name, bytes }]
    report.add('warning', { file: name }, `Dit bestand wordt overgeslagen: de naam is geen van ${listed}.`)
    return []
  })
  if (sources.length === 0)
    report.add('error', { file: names[0] ?? '' }, `Er is geen bestand om te importeren. Gebruik de namen ${listed}.`)
  return sources.sort((a, b) => fileKinds.indexOf(a.kind) - fileKinds.indexOf(b.kind))
}

const segments = (path: string): string[] => path.split(/[\\/]/).filter((part) => part !== '')
const baseOf = (path: string): string => cut(segments(path).at(-1) ?? path, 120)
const isJunk = (path: string): boolean => segments(path).some((part) => part === '__MACOSX' || part.startsWith('.'))

/** `boekingen.csv`, also as `Boekingen 2023.csv` or `boekingen-geweigerd.csv`. */
function kindOf(path: string): FileKind | null {
  const name = /^([a-z]+)(?:[ ._(-].*)?\.(?:csv|txt)$/i.exec(baseOf(path))?.[1]?.toLowerCase()
  return fileKinds.find((kind) => kind === name) ?? null
}

/** The name of a file for messages, with its folder only where two have the same name. */
function namesOf(paths: readonly string[]): string[] {
  const bases = paths.map(baseOf)
  return paths.map((path, i) => {
    const base = bases[i] ?? path
    const folder = segments(path).at(-2)
    return folder !== undefined && bases.indexOf(base) !== bases.lastIndexOf(base) ? `${cut(folder)}/${base}` : base
  })
}

function unpack(name: string, bytes: Uint8Array, report: Report): Packed[] {
  let size = 0
  const others: Packed[] = []
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name: path, originalSize }) => {
        if (path.endsWith('/') || isJunk(path)) return false
        if (kindOf(path) === null) {
          others.push({ path, bytes: new Uint8Array() }) // named in a message, never unpacked
          return false
        }
        size += originalSize
        return size <= MOST_BYTES
      },
    })
    if (size <= MOST_BYTES)
      return [...Object.entries(unpacked).map(([path, content]) => ({ path, bytes: content })), ...others]
    report.add('error', { file: baseOf(name) }, 'Dit zip-bestand is uitgepakt te groot (meer dan 200 MB). Splits het.')
    return []
  } catch {
    report.add(
      'error',
      { file: baseOf(name) },
      'Dit zip-bestand is beschadigd of met een wachtwoord beveiligd. Maak het opnieuw, zonder wachtwoord.',
    )
    return []
  }
}
