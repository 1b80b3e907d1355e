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
function fontBytes(name: FontName): Buffer {
  const known = read.get(name)
  if (known) return known
  const { built, source } = files[name]
  const beside = join(__dirname, built)
  const bytes = readFileSync(existsSync(beside) ? beside : createRequire(join(__dirname, 'fonts.ts')).resolve(source))
  read.set(name, bytes)
  return bytes
}

/** What the library calls for each word, once. */
type LaidOutFont = { layoutRun(text: string, features?: Readonly<Record<string, boolean>>): unknown }

/** Only signs of numbers: those stand under each other and get digits of equal width. */
const NUMBER = /^[\d.,%€+−–\u00a0-]+ ?$/

/**
 * Registers the typefaces with a document. Without the joining of signs in context, that Inter does a lot of: it takes most of
 * the time of a paper, and changes little that is seen.
 */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const name of ['regular', 'bold'] as const) {
    doc.registerFont(name, fontBytes(name)).font(name)
    // The types leave this one out.
    const { _font: font } = doc as unknown as { _font: LaidOutFont }
    const layoutRun = font.layoutRun.bind(font)
    font.layoutRun = (text) => layoutRun(text, { calt: false, ...(NUMBER.test(text) && { tnum: true }) })
  }
}
