import { cpSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import ICAL from 'ical.js'
import { afterAll, beforeAll } from 'vitest'
import { calendarFormats } from '#shared/contract/calendar'
import type { ExportedFile } from '#shared/contract/report'
import { readEml } from '../support/eml'
import { newFolder, removeFolders, testCore } from '../support/host'
import { payloads, strange } from '../support/nasty'
import { type Call, fileCalls, type Ids } from './support/arbitrary'
import { fault, sized, type Trial } from './support/fault'
import { plant } from './support/planted'

/** Texts that a spreadsheet, a page, a calendar or a mail program could take for more than text, in every field of a filled store: every file that can be made is looked at. */
const TRIES = sized(60, 10)

let demoDir = ''
beforeAll(async () => {
  const core = await testCore()
  await core.client.app.loadDemo({ set: 'ridderkerk' })
  await core.close()
  demoDir = core.dataDir
}, 300_000)
afterAll(removeFolders)

function idsIn(file: string): Ids {
  const db = new Database(file, { readonly: true })
  const tables = db
    .prepare(
      `select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'id' and c.type = 'TEXT' where m.type = 'table'`,
    )
    .pluck()
    .all() as string[]
  const ids = new Map(
    tables.map((name) => [name, db.prepare(`select id from "${name}" limit 40`).pluck().all() as string[]]),
  )
  db.close()
  return ids
}

async function everyFile(trial: Trial, texts: readonly string[], look: (call: Call, file: ExportedFile) => string[]) {
  const dataDir = newFolder()
  cpSync(demoDir, dataDir, { recursive: true })
  const file = join(dataDir, 'buurtbalie.db')
  const planted = plant(file, texts)
  const core = await testCore({ dataDir })
  const client = core.client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  const seen = new Map<string, number>()
  const without: string[] = []
  const ids = idsIn(file)
  for (const call of fileCalls(ids, newFolder())) {
    const [group = '', name = ''] = call.name.split('.')
    let made = 0
    const sampled = fc.sample(call.shaped, { numRuns: TRIES, seed: trial.below(2 ** 31) })
    const ofCalendar = call.name === 'calendar.exportFile' ? calendars(ids.get('district') ?? []) : []
    for (const input of [...sampled, ...ofCalendar]) {
      const output = await client[group]?.[name]?.(input).catch(() => null)
      for (const one of (Array.isArray(output) ? output : [output]) as (ExportedFile | null)[]) {
        if (one === null) continue
        made += 1
        const kind = one.fileName.split('.').at(-1) ?? ''
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
        const problems = look(call, one)
        if (problems.length === 0) trial.survived()
        else trial.lost(`${call.name} ${one.fileName}: ${problems.slice(0, 2).join('; ')}`)
      }
    }
    if (made === 0) without.push(call.name)
  }
  await core.close()
  const columns = [...planted.values()].flat().length
  if (columns < 60) trial.lost(`only ${columns} columns were filled`)
  for (const kind of ['csv', 'xlsx', 'pdf', 'ics', 'html', 'eml', 'json', 'xml'])
    if (!seen.has(kind)) trial.lost(`no ${kind} was made`)
  trial.note(
    `${columns} columns of ${planted.size} tables; ${[...seen].map(([kind, n]) => `${n} ${kind}`).join(', ')}; none from ${without.join(', ') || 'no call'}`,
  )
}

fault('formulas and markup in every file', (trial) =>
  everyFile(trial, Object.values(payloads), (_, file) => harm(file)),
)

/** A month of each district, in each form: what is sampled seldom hits a span of days. */
const calendars = (districts: readonly string[]) =>
  districts.flatMap((districtId) =>
    calendarFormats.map((format) => ({ districtId, from: '2024-06-01', to: '2024-06-30', format })),
  )

const strangeTexts = Object.values(strange)
fault('strange names in every file', (trial) => everyFile(trial, strangeTexts, (_, file) => mangled(file)))

const textOf = ({ base64 }: ExportedFile) => Buffer.from(base64, 'base64').toString('utf8')
/** An element or an address that runs something. A text that only speaks of one has its brackets written otherwise. */
const element = /<(script|img|svg|hacked)\b|<b id=|<[^<>]*\son(error|load|mouseover)\s*=|javascript:/i
const isNumber = (cell: string) => /^[+-]?[\d.,]+( ?%)?$|^-$/.test(cell)

/** What would do something in the program that opens the file. */
function harm(file: ExportedFile): string[] {
  const bytes = Buffer.from(file.base64, 'base64')
  const text = bytes.toString('utf8')
  switch (file.fileName.split('.').at(-1)) {
    case 'csv': {
      const rows = parse(text.replace(/^\ufeff/, ''), {
        delimiter: /^[^\n]*;/.test(text) ? ';' : ',',
        relax_column_count: true,
      }) as string[][]
      return rows.flat().filter((cell) => /^[\s]*[=+\-@\t\r]/.test(cell) && !isNumber(cell))
    }
    case 'xlsx':
      return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => {
        if (!/\.(xml|rels)$/.test(name)) return []
        const xml = strFromU8(part)
        const formulas = [...xml.matchAll(/<f\b[^>]*>([^<]*)/g)].map(([, formula = '']) => formula)
        const valid = XMLValidator.validate(xml)
        return [
          ...formulas.filter((one) => /cmd|hyperlink|kwaad/i.test(one)),
          ...(valid === true ? [] : [`${name}: ${valid.err.msg}`]),
          // Quotes of a text are escaped, so what stands between quotes is a value and no attribute.
          ...(element.test(xml.replaceAll(/"[^"]*"/g, '""')) ? [`an element in ${name}`] : []),
        ]
      })
    case 'xml': {
      const valid = XMLValidator.validate(text)
      return [
        ...(valid === true ? [] : [valid.err.msg]),
        ...(element.test(text) ? ['an element'] : []),
        ...(/<!(ENTITY|DOCTYPE)/.test(text) ? ['a document type'] : []),
      ]
    }
    case 'html':
      return element.test(text) ? [element.exec(text)?.[0] ?? ''] : []
    case 'ics': {
      const calendar = new ICAL.Component(ICAL.parse(text))
      const alarms = calendar.getAllSubcomponents('vevent').filter((one) => one.getAllSubcomponents().length > 0)
      const lines = text.split('\r\n').filter((line) => !/^[A-Z][A-Z-]*[;:]|^[ \t]|^$/.test(line))
      return [...alarms.map(() => 'an alarm'), ...lines.map((line) => `a line of its own: ${line}`)]
    }
    case 'eml': {
      const { headers } = readEml(bytes)
      // Only what is shown as a page can hold an element: plain text says what it says.
      const pages = text.split(/\r\n--/).filter((part) => /^Content-Type: text\/html/im.test(part))
      const html = pages.some((part) => element.test(decoded(part)))
      return [
        ...Object.keys(headers).filter((name) => name === 'bcc' || !/^[a-z-]+$/.test(name)),
        ...(html ? ['an element'] : []),
      ]
    }
    case 'pdf':
      return /\/(JavaScript|JS|Launch|OpenAction|EmbeddedFile|SubmitForm)\b/.test(bytes.toString('latin1'))
        ? ['it does something']
        : []
    case 'json':
      JSON.parse(text)
      return []
    default:
      return [`a file that nobody looks at: ${file.mediaType}`]
  }
}

/** The text of a part of a message, however it is wrapped. */
function decoded(part: string): string {
  const [head = '', ...rest] = part.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  return body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Replaced characters, cut pairs, or a file that does not open. */
function mangled(file: ExportedFile): string[] {
  const bytes = Buffer.from(file.base64, 'base64')
  const kind = file.fileName.split('.').at(-1)
  if (kind === 'pdf') return bytes.subarray(0, 5).toString() === '%PDF-' ? [] : ['no PDF']
  const texts =
    kind === 'xlsx'
      ? Object.entries(unzipSync(bytes))
          .filter(([name]) => name.endsWith('.xml'))
          .map(([, part]) => strFromU8(part))
      : [kind === 'ics' ? textOf(file).replace(/\r\n[ \t]/g, '') : textOf(file)]
  return texts.flatMap((text) => {
    const problems = text.includes('\ufffd') ? ['a character was replaced'] : []
    if (/\p{Surrogate}/u.test(text)) problems.push('half of a pair')
    // Where the beginning of a name stands, the whole of it does.
    for (const [begin, whole] of [
      ['Koor 👩', strange['family of emoji']],
      ['An\u202e', strange['right to left override']],
      ['محمد', strange.arabic],
    ] as const)
      for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1))
        if (!text.startsWith(whole, at)) problems.push(`${begin} became ${text.slice(at, at + 24)}`)
    return problems
  })
}
