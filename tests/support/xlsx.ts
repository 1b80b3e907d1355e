import { strFromU8, unzipSync } from 'fflate'

/** A cell as it stands in the file: text, a number, or a number that is shown as a date. */
export type SheetCell = string | number | null
export type SheetContent = {
  name: string
  rows: SheetCell[][]
  /** Formula of each cell that has one, by its name, such as `D5`. */
  formulas: Map<string, string>
  /** Number format of each cell, or null. */
  formats: (string | null)[][]
  widths: number[]
  frozen: { rows: number; columns: number } | null
}

const decode = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&')
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? null : decode(found)
}
const all = (xml: string, tag: string) => [
  ...xml.matchAll(new RegExp(`<${tag}\\b([^>]*?)(?:/>|>([\\s\\S]*?)</${tag}>)`, 'g')),
]
const textOf = (xml: string) =>
  decode(
    all(xml, 't')
      .map((m) => m[2] ?? '')
      .join(''),
  )
const column = (reference: string) =>
  [...reference.replace(/\d/g, '')].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1

/** Reads a workbook by its parts, without the library that wrote it. */
export function readWorkbook(bytes: Uint8Array): SheetContent[] {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]))
  const file = (path: string) => {
    const text = files[path]
    if (text === undefined) throw new Error(`the workbook has no ${path}`)
    return text
  }
  const shared = all(files['xl/sharedStrings.xml'] ?? '', 'si').map((m) => textOf(m[2] ?? ''))
  const codes = new Map(
    all(file('xl/styles.xml'), 'numFmt').map((m) => [
      attribute(m[1] ?? '', 'numFmtId'),
      attribute(m[1] ?? '', 'formatCode'),
    ]),
  )
  const styles = all(all(file('xl/styles.xml'), 'cellXfs')[0]?.[2] ?? '', 'xf').map(
    (m) => codes.get(attribute(m[1] ?? '', 'numFmtId')) ?? null,
  )
  const targets = new Map(
    all(file('xl/_rels/workbook.xml.rels'), 'Relationship').map((m) => [
      attribute(m[1] ?? '', 'Id'),
      attribute(m[1] ?? '', 'Target'),
    ]),
  )
  return all(file('xl/workbook.xml'), 'sheet').map((m) => {
    const xml = file(`xl/${targets.get(attribute(m[1] ?? '', 'r:id'))}`)
    const rows: SheetCell[][] = []
    const formats: (string | null)[][] = []
    const formulas = new Map<string, string>()
    for (const cell of all(xml, 'c')) {
      const [, tag = '', inner = ''] = cell
      const reference = attribute(tag, 'r') ?? 'A1'
      const row = Number(reference.replace(/\D/g, '')) - 1
      const value = all(inner, 'v')[0]?.[2]
      const type = attribute(tag, 't')
      const found =
        type === 's'
          ? (shared[Number(value)] ?? null)
          : type === 'inlineStr'
            ? textOf(inner)
            : type === 'str'
              ? decode(value ?? '')
              : value === undefined
                ? null
                : Number(value)
      const formula = all(inner, 'f')[0]?.[2]
      if (formula !== undefined) formulas.set(reference, decode(formula))
      rows[row] ??= []
      formats[row] ??= []
      ;(rows[row] ?? [])[column(reference)] = found
      ;(formats[row] ?? [])[column(reference)] = styles[Number(attribute(tag, 's') ?? 0)] ?? null
    }
    const pane = all(xml, 'pane')[0]?.[1]
    return {
      name: attribute(m[1] ?? '', 'name') ?? '',
      formulas,
      rows: Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? null)),
      formats: Array.from(formats, (row) => Array.from(row ?? [], (cell) => cell ?? null)),
      widths: all(xml, 'col').map((c) => Number(attribute(c[1] ?? '', 'width'))),
      frozen:
        pane === undefined
          ? null
          : { rows: Number(attribute(pane, 'ySplit')), columns: Number(attribute(pane, 'xSplit')) },
    }
  })
}
