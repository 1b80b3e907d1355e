import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { renderPaper } from '#core/usecases/papers/make'
import type { Block, Paper, Table } from '#core/usecases/papers/paper'
import type { WallTime } from '#shared/time/types'
import { readPdf } from '../support/pdf'

const paper = (blocks: readonly Block[], over: Partial<Paper> = {}): Paper => ({
  title: 'Overzicht <2e> & meer',
  intro: ['Alle centra, 2e kwartaal 2024.'],
  organisation: 'Welzijn & Co',
  logo: null,
  asOf: '2024-07-01T12:00' as WallTime,
  blocks,
  ...over,
})
const made = async (blocks: readonly Block[], over: Partial<Paper> = {}) =>
  readPdf(await renderPaper(paper(blocks, over)))

const table = (rows: Table['rows'], over: Partial<Table> = {}): Table => ({
  type: 'table',
  caption: 'Per centrum',
  columns: [{ head: 'Centrum' }, { head: 'Activiteiten', align: 'right' }],
  rows,
  ...over,
})
const many = Array.from({ length: 90 }, (_, i) => ({ cells: [`Centrum ${i + 1}`, `${1000 + i}`] }))

describe('a paper', () => {
  test('has a title, a language, tags, fonts of its own and bookmarks', async () => {
    const pdf = await made([{ type: 'heading', level: 2, text: 'Cijfers' }])
    expect(pdf).toMatchObject({
      title: 'Overzicht <2e> & meer',
      language: 'nl-NL',
      marked: true,
      showsTitle: true,
      fonts: ['Inter-Regular embedded', 'Inter-SemiBold embedded'],
      bookmarks: ['Cijfers'],
    })
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.metadata).toContain('Overzicht &lt;2e&gt; &amp; meer')
    expect(pdf.metadata).toContain('<xmp:CreateDate>2024-07-01T10:00:00Z</xmp:CreateDate>')
  })

  test('is read in order, with a tag for all that says something', async () => {
    const { tree } = await made([
      { type: 'heading', level: 2, text: 'Cijfers' },
      { type: 'paragraph', text: ['Gewoon en ', { bold: 'vet' }, ', één keer “aangehaald” – echt.'] },
      { type: 'list', items: ['Eerst dit', 'Dan dat'] },
      { type: 'heading', level: 3, text: 'Meer' },
      { type: 'definitions', items: [{ term: 'Uren', meaning: 'Tijd van begin tot eind.' }] },
    ])
    expect(tree.children.map(({ tag }) => tag)).toEqual(['Document'])
    expect(tree.children[0]?.children.map(({ tag, text }) => [tag, text])).toEqual([
      ['P', 'Welzijn & Co'],
      ['H1', 'Overzicht <2e> & meer'],
      ['P', 'Alle centra, 2e kwartaal 2024.'],
      ['H2', 'Cijfers'],
      ['P', 'Gewoon en vet, één keer “aangehaald” – echt.'],
      ['L', '• Eerst dit • Dan dat'],
      ['H3', 'Meer'],
      ['L', 'Uren. Tijd van begin tot eind.'],
    ])
  })

  test('is the same to the byte when it is made again', async () => {
    const blocks: Block[] = [table(many), { type: 'page-break' }, { type: 'paragraph', text: 'Klaar' }]
    expect(await renderPaper(paper(blocks))).toEqual(await renderPaper(paper(blocks)))
  })

  test('says on every page what it is, of when, and which of how many', async () => {
    const { text } = await made([table(many)], { organisation: 'Een lange naam '.repeat(20) })
    expect(text.length).toBe(3)
    text.forEach((page, i) => {
      expect(page).toContain(`ma 1 juli 2024 · pagina ${i + 1} van 3`)
    })
  })

  test('keeps a heading with the picture or table under it, and no last row alone', async () => {
    const bars: Block = {
      type: 'bars',
      title: 'Activiteiten per thema',
      series: ['nu', 'toen'],
      rows: ['Meedoen', 'Leefbaarheid', 'Ondersteuning'].map((label) => ({
        label,
        values: [
          { value: 3, text: '3' },
          { value: 2, text: '2' },
        ],
      })),
    }
    const heading: Block = { type: 'heading', level: 2, text: 'Per thema' }
    for (const under of [bars, table(many.slice(0, 8))])
      for (let rows = 28; rows < 42; rows++) {
        const { text } = await made([table(many.slice(0, rows)), heading, { ...heading, level: 3 }, under])
        const at = text.findIndex((page) => page.includes('Per thema'))
        expect(text[at], `${rows} rows`).toContain(under.type === 'bars' ? 'Ondersteuning' : 'Centrum 8')
        const last = text.findIndex((page) => page.includes(String(999 + rows)))
        expect(text[last]).toContain(String(997 + rows))
      }
  })

  test('writes smaller before it cuts words in narrow columns', async () => {
    const columns = ['Onderdeel', ...Array.from({ length: 7 }, (_, i) => `Kwartaal ${i}`)].map((head) => ({ head }))
    const amounts = Array.from({ length: 7 }, (_, i) => `€111.232,${10 + i}`)
    const { text } = await made([table([{ cells: ['Voorzieningen', ...amounts] }], { columns })])
    for (const word of ['Voorzieningen', ...amounts]) expect(text[0]).toContain(word)
  })

  test('breaks words that are wider than their place, and loses no letter', async () => {
    const word = 'Hottentottententententoonstellingsterrein'.repeat(6)
    const pdf = await made([
      { type: 'paragraph', text: word },
      table([{ cells: [word, '1'] }], {
        columns: [
          { head: 'A', width: 0.1 },
          { head: 'B', width: 0.9 },
        ],
      }),
    ])
    const letters = (text: string | undefined) => text?.replaceAll(' ', '')
    expect(letters(pdf.all('P').at(-1)?.text)).toBe(word)
    expect(letters(pdf.tables()[0]?.rows[0]?.[0])).toBe(word)
  })
})

describe('a table', () => {
  test('names its columns and rows for who hears it', async () => {
    const pdf = await made([table([{ cells: ['De Fuik', '1.005'] }, { cells: ['Alle', '1.005'], total: true }])])
    expect(pdf.tables()).toEqual([
      {
        caption: 'Per centrum',
        head: ['Centrum', 'Activiteiten'],
        rows: [
          ['De Fuik', '1.005'],
          ['Alle', '1.005'],
        ],
      },
    ])
    expect(pdf.all('TH').map(({ scope, text }) => [scope, text])).toEqual([
      ['Column', 'Centrum'],
      ['Column', 'Activiteiten'],
      ['Row', 'De Fuik'],
      ['Row', 'Alle'],
    ])
  })

  test('shows its heads on every page and says them once', async () => {
    const pdf = await made([table(many)])
    expect(pdf.text.filter((page) => page.includes('Activiteiten'))).toHaveLength(3)
    expect(pdf.all('TH').filter(({ text }) => text === 'Activiteiten')).toHaveLength(1)
    expect(pdf.tables()[0]?.rows).toEqual(many.map(({ cells }) => cells))
  })

  test('goes on on the next page in the middle of a row that is longer than one', async () => {
    const lines = Array.from({ length: 150 }, (_, i) => `regel ${i + 1}`)
    const pdf = await made([table([{ cells: [lines.join('\n'), 'naast'] }])])
    expect(pdf.pages).toBe(3)
    expect(pdf.tables()[0]?.rows).toEqual([[lines.join(' '), 'naast']])
  })

  test('keeps a row together that fits on a page', async () => {
    const tall = Array.from({ length: 20 }, (_, i) => `r${i}`).join('\n')
    const pdf = await made([table(Array.from({ length: 4 }, () => ({ cells: [tall, 'x'] })))])
    for (const page of pdf.text) expect(page.match(/\br0\b/g)).toHaveLength(page.match(/\br19\b/g)?.length ?? 0)
  })

  test('has an empty cell where there is nothing', async () => {
    expect((await made([table([{ cells: ['De Fuik'] }])])).tables()[0]?.rows).toEqual([['De Fuik', '']])
  })
})

describe('bars', () => {
  const row = (i: number) => ({ label: `Centrum ${i}`, values: [{ value: i, text: String(i) }, null] })
  const bars = (count: number): Block => ({
    type: 'bars',
    title: 'Activiteiten per centrum',
    series: ['dit kwartaal', 'een jaar eerder'],
    rows: Array.from({ length: count }, (_, i) => row(i)),
  })

  test('say what they show instead of the picture', async () => {
    const [figure] = (await made([bars(3)])).all('Figure')
    expect(figure?.alt).toBe('Staafdiagram: Activiteiten per centrum. De cijfers staan ook in een tabel.')
  })

  test('go on on the next page', async () => {
    const pdf = await made([bars(60)])
    expect(pdf.all('Figure').length).toBeGreaterThan(1)
    const all = pdf
      .all('Figure')
      .map(({ text }) => text)
      .join()
    for (let i = 0; i < 60; i++) expect(all).toContain(`Centrum ${i}`)
  })

  test('of nothing are no fault', async () => {
    expect((await made([bars(1), bars(0)])).all('Figure').length).toBe(1)
  })
})

describe('the logo', () => {
  const chunk = (type: string, data: Uint8Array) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
  }
  const png = (pixels: Uint8Array) => {
    const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0])
    const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const parts = [sign, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', new Uint8Array())]
    return { mediaType: 'image/png' as const, width: 2, height: 2, bytes: Buffer.concat(parts) }
  }

  test('is a picture with a name, see-through or not', async () => {
    const pdf = await made([], { logo: png(deflateSync(Buffer.alloc(18))) })
    expect(pdf.all('Figure').map(({ alt }) => alt)).toEqual(['Logo van Welzijn & Co'])
  })

  test.each([
    ['can not be unpacked', Buffer.from('geen plaatje')],
    ['has a filter that is none', deflateSync(Buffer.alloc(18, 7))],
    ['ends halfway', deflateSync(Buffer.alloc(10))],
  ])('is left out when it %s, and the paper is made', async (_, pixels) => {
    const pdf = await made([], { logo: png(pixels) })
    expect(pdf.all('Figure')).toEqual([])
    expect(pdf.all('H1')).toHaveLength(1)
  })
})
