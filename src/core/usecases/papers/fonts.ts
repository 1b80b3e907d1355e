import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The typefaces of the papers. */
export type FontName = 'regular' | 'bold'

/** They lie beside the bundle in a build (electron.vite.config), in their package when the sources run. */
const files: Record<FontName, { built: string; source: string }> = {
  regular: { built: 'Inter-Regular.ttf', source: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf' },
  bold: { built: 'Inter-SemiBold.ttf', source: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf' },
}
const read = new Map<FontName, Buffer>()

/** The bytes of a typeface, read when the first paper is made. */
export function fontBytes(name: FontName): Buffer {
  const known = read.get(name)
  if (known) return known
  const { built, source } = files[name]
  const beside = join(__dirname, built)
  const bytes = readFileSync(existsSync(beside) ? beside : createRequire(join(__dirname, 'fonts.ts')).resolve(source))
  read.set(name, bytes)
  return bytes
}
