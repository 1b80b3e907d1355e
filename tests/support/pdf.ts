import * as mupdf from 'mupdf'

/** Reads a PDF in tests as another program than the one that made it: its text, its properties and its tree of tags. */
export type Tagged = {
  tag: string
  /** Text instead of a picture. */
  alt?: string
  scope?: string
  /** The text under the tag and what is in it, spaces made one. */
  text: string
  children: Tagged[]
}
export type ReadPdf = {
  pages: number
  title: string
  language: string
  marked: boolean
  showsTitle: boolean
  metadata: string
  fonts: string[]
  bookmarks: string[]
  /** Text of each page in the order in which it is drawn. */
  text: string[]
  tree: Tagged
  /** Everything under a tag of this name, in reading order. */
  all(tag: string): Tagged[]
  /** Tables as rows of cells. */
  tables(): { caption: string; head: string[]; rows: string[][] }[]
}

type Obj = mupdf.PDFObject
const has = (obj: Obj, key: string) => !obj.get(key).isNull()
const textOf = (obj: Obj) => (obj.isNull() ? '' : obj.asString())
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

export function readPdf(bytes: Uint8Array): ReadPdf {
  const doc = new mupdf.PDFDocument(bytes)
  const root = doc.getTrailer().get('Root')
  const pages = Array.from({ length: doc.countPages() }, (_, i) => doc.loadPage(i))
  const marked = pages.map(markedText)
  const numberOf = new Map(pages.map((page, i) => [page.getObject().asIndirect(), i]))

  const build = (obj: Obj, page: number): Tagged => {
    const own = has(obj, 'Pg') ? (numberOf.get(obj.get('Pg').asIndirect()) ?? page) : page
    const children: Tagged[] = []
    const texts: string[] = []
    const take = (kid: Obj) => {
      if (kid.isNumber()) texts.push(marked[own]?.get(kid.asNumber()) ?? '')
      else if (kid.isDictionary() && has(kid, 'MCID'))
        texts.push(marked[numberOf.get(kid.get('Pg').asIndirect()) ?? own]?.get(kid.get('MCID').asNumber()) ?? '')
      else if (kid.isDictionary() && has(kid, 'S')) {
        const child = build(kid, own)
        children.push(child)
        texts.push(child.text)
      }
    }
    const kids = obj.get('K')
    if (kids.isArray()) kids.forEach(take)
    else if (!kids.isNull()) take(kids)
    return {
      tag: obj.get('S').isNull() ? '' : obj.get('S').asName(),
      ...(has(obj, 'Alt') && { alt: obj.get('Alt').asString() }),
      ...(has(obj, 'A') && has(obj.get('A'), 'Scope') && { scope: obj.get('A').get('Scope').asName() }),
      text: squeeze(texts.join(' ')),
      children,
    }
  }
  const tree = build(root.get('StructTreeRoot'), 0)
  const all = (tag: string, from = tree): Tagged[] => [
    ...(from.tag === tag ? [from] : []),
    ...from.children.flatMap((child) => all(tag, child)),
  ]
  return {
    pages: pages.length,
    title: doc.getMetaData('info:Title') ?? '',
    language: textOf(root.get('Lang')),
    marked: has(root, 'MarkInfo') && root.get('MarkInfo').get('Marked').asBoolean(),
    showsTitle: has(root, 'ViewerPreferences') && root.get('ViewerPreferences').get('DisplayDocTitle').asBoolean(),
    metadata: has(root, 'Metadata') ? Buffer.from(root.get('Metadata').readStream().asUint8Array()).toString() : '',
    fonts: fontsOf(pages),
    bookmarks: (doc.loadOutline() ?? []).map(({ title }) => title ?? ''),
    text: pages.map((page) => page.toStructuredText('').asText()),
    tree,
    all: (tag) => all(tag),
    tables: () =>
      all('Table').map((table) => {
        const rows = (part: string) =>
          all(part, table).flatMap((of) => all('TR', of).map((row) => row.children.map(({ text }) => text)))
        return { caption: all('Caption', table)[0]?.text ?? '', head: rows('THead')[0] ?? [], rows: rows('TBody') }
      }),
  }
}

/** Names of the fonts of all pages with whether their file is embedded: `Inter-Regular embedded`. */
function fontsOf(pages: readonly mupdf.PDFPage[]): string[] {
  const names = new Set<string>()
  for (const page of pages)
    page
      .getObject()
      .get('Resources', 'Font')
      .forEach((font) => {
        const descriptor = font.get('DescendantFonts', 0, 'FontDescriptor')
        const name = font
          .get('BaseFont')
          .asName()
          .replace(/^[A-Z]+\+/, '')
        names.add(`${name}${descriptor.get('FontFile2').isNull() ? '' : ' embedded'}`)
      })
  return [...names].sort()
}

/**
 * The text of each marked piece of a page, read from its operators with the table of the font from codes to characters:
 * so a text is found only when it is drawn under the tag that says so.
 */
function markedText(page: mupdf.PDFPage): Map<number, string> {
  const fonts = new Map<string, (code: number) => string>()
  page
    .getObject()
    .get('Resources', 'Font')
    .forEach((font, name) => {
      fonts.set(String(name), unicodeOf(font))
    })
  const source = Buffer.from(contentOf(page.getObject())).toString('latin1')
  const found = new Map<number, string>()
  const open: (number | null)[] = []
  let decode = (_: number) => ''
  const operators = /\/(\w+) <<\s*\/MCID (\d+)[^>]*>> BDC|BDC|BMC|EMC|\/(F\d+) [\d.]+ Tf|\[(<[^\]]*)\] TJ/g
  for (const [whole, , id, font, shown] of source.matchAll(operators)) {
    if (id !== undefined) open.push(Number(id))
    else if (whole === 'BDC' || whole === 'BMC') open.push(null)
    else if (whole === 'EMC') open.pop()
    else if (font !== undefined) decode = fonts.get(font) ?? decode
    else if (shown !== undefined) {
      const current = open.at(-1)
      if (current === undefined) throw new Error('text outside of every mark')
      if (current === null) continue
      const hex = [...shown.matchAll(/<([0-9a-f]*)>/g)].map(([, digits]) => digits).join('')
      const codes = hex.match(/.{4}/g) ?? []
      const text = codes.map((code) => decode(Number.parseInt(code, 16))).join('')
      found.set(current, `${found.get(current) ?? ''}${text}`)
    }
  }
  return found
}

const contentOf = (page: Obj): Uint8Array => page.get('Contents').readStream().asUint8Array()

function unicodeOf(font: Obj): (code: number) => string {
  const map = Buffer.from(font.get('ToUnicode').readStream().asUint8Array()).toString()
  const texts: string[] = []
  for (const [, from, , list] of map.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    [...(list ?? '').matchAll(/<([\w ]*)>/g)].forEach(([, units], i) => {
      texts[Number.parseInt(from ?? '0', 16) + i] = String.fromCharCode(
        ...(units ?? '')
          .split(' ')
          .filter(Boolean)
          .map((unit) => Number.parseInt(unit, 16)),
      )
    })
  return (code) => texts[code] ?? '?'
}
