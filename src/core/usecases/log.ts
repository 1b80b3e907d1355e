import type { Ctx } from '#core/app/context'
import { type LogQuery, loggedAt, logLines, searchLog, usersInLog } from '#core/store/log-search'
import { searchLooks } from '#core/store/looks'
import type { ReadTx } from '#core/store/open'
import { userNames } from '#core/store/users'
import { callWords } from '#shared/contract/call-words'
import {
  type LogExport,
  type LogLine,
  type LogPage,
  type LogSearch,
  type LogUser,
  type Look,
  type LookPage,
  type LookSearch,
  lookKinds,
} from '#shared/contract/log'
import { fieldWords, kindWords, lookWords } from '#shared/contract/log-words'
import type { ExportedFile } from '#shared/contract/report'
import { addDays, clockOf, dateOf, startOfDay, wallTimeOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { formatDate, formatTime } from '#shared/time/format'
import type { CivilDate, Instant } from '#shared/time/types'
import { type FigureTable, type TableValue, tableFile } from './files/table-file'
import { letterheadOf } from './papers/make'

const PAGE = 50
/** What one file holds: a spreadsheet that people can still open. */
const MOST = 10_000

/** The list of changes, latest first. */
export const searchChanges = (ctx: Ctx, query: LogSearch): Promise<LogPage> =>
  ctx.read(async (tx) => {
    const { ids, next } = searchLog(tx, { ...rest(query), limit: PAGE })
    const lines = await namedLines(tx, ids)
    return { lines, next, searchedTo: query.words && next !== null ? loggedAt(tx, next) : null }
  })

/** Who saw personal data or took it out, latest first. */
export const listLooks = (ctx: Ctx, query: LookSearch): Promise<LookPage> =>
  ctx.read(async (tx) => {
    const looks = await namedLooks(tx, query, PAGE + 1)
    const page = looks.slice(0, PAGE)
    return { looks: page, next: looks.length > PAGE ? (page.at(-1)?.sequence ?? null) : null }
  })

/** Everybody who stands in the log, by name. */
export const logUsers = (ctx: Ctx): Promise<LogUser[]> =>
  ctx.read(async (tx) => {
    const nameOf = await naming(tx)
    const users = usersInLog(tx).map((id) => ({ id, name: nameOf(id) }))
    return users.sort((a, b) => a.name.localeCompare(b.name, 'nl'))
  })

/** What was found as a file, at most 10,000 lines; a changed field a line. */
export async function exportLog(ctx: Ctx, { what, format, ...query }: LogExport): Promise<ExportedFile> {
  const { table, cut, from } = await ctx.readAside(async (tx) => {
    const found = what === 'looks' ? await looksTable(tx, query) : await changesTable(tx, query)
    return { ...found, from: await letterheadOf(tx) }
  })
  const now = wallNow(ctx.clock)
  const intro = [`gemaakt op ${formatDate(dateOf(now))} om ${formatTime(clockOf(now))}`]
  if (query.from || query.to)
    intro.push(
      `van ${query.from ? formatDate(query.from) : 'het begin'} tot en met ${formatDate(query.to ?? dateOf(now))}`,
    )
  if (cut) intro.push(`de laatste ${MOST} regels: kies een kortere periode voor de rest`)
  const title = what === 'looks' ? 'Inzage in persoonsgegevens' : 'Wijzigingen'
  const file = {
    name: `logboek-${what === 'looks' ? 'inzage' : 'wijzigingen'}-${dateOf(now)}`,
    title,
    intro,
    asOf: now,
  }
  return tableFile(format, { ...file, tables: [table], definitions: [] }, from)
}

const rest = ({ from, to, words, ...query }: LogSearch): Omit<LogQuery, 'limit'> => ({
  ...query,
  ...span({ from, to }),
  words: words || undefined,
})

function span({ from, to }: { from?: CivilDate | undefined; to?: CivilDate | undefined }) {
  const moments: { from?: Instant; to?: Instant } = {}
  if (from !== undefined) moments.from = startOfDay(from)
  if (to !== undefined) moments.to = startOfDay(addDays(to, 1))
  return moments
}

/** What happens by itself, and whoever there was before there were users, have no account. */
async function naming(tx: ReadTx): Promise<(id: string) => string> {
  const names = await userNames(tx)
  const ours = new Map([
    ['beheerder', 'Beheerder'],
    ['buurtbalie', 'Buurtbalie zelf'],
  ])
  return (id) => names.get(id) ?? ours.get(id) ?? id
}

async function namedLines(tx: ReadTx, ids: readonly number[]): Promise<LogLine[]> {
  const nameOf = await naming(tx)
  return logLines(tx, ids).map((line) => ({ ...line, userName: nameOf(line.user) }))
}

async function namedLooks(tx: ReadTx, { from, to, ...query }: LookSearch, limit: number): Promise<Look[]> {
  const nameOf = await naming(tx)
  const looks = await searchLooks(tx, { ...query, ...span({ from, to }), limit })
  return looks.map((look) => ({ ...look, userName: nameOf(look.userId) }))
}

const text = (title: string) => ({ title, kind: 'text' as const })
type Found = { table: FigureTable; cut: boolean }

async function changesTable(tx: ReadTx, query: LogSearch): Promise<Found> {
  const rows: TableValue[][] = []
  let before: number | undefined
  let count = 0
  let more = true
  while (more && count < MOST) {
    const page = searchLog(tx, { ...rest(query), before, limit: 500 })
    for (const line of await namedLines(tx, page.ids)) rows.push(...lineRows(line))
    count += page.ids.length
    before = page.next ?? undefined
    more = page.next !== null
  }
  const columns = ['Wanneer', 'Wie', 'Handeling', 'Soort', 'Waarover', 'Gegeven', 'Was', 'Is geworden'].map(text)
  return { table: { name: 'Wijzigingen', columns, rows }, cut: more }
}

type Values = Record<string, unknown>
const values = (row: unknown): Values => (typeof row === 'object' && row !== null ? (row as Values) : {})

/** A row for each field that differs; one without a field when none does. */
function lineRows(line: LogLine): TableValue[][] {
  const head = [moment(line.at), line.userName, callWords(line.action), kindWords[line.kind], line.subject]
  const [before, after] = [values(line.before), values(line.after)]
  const fields = Object.keys({ ...before, ...after }).flatMap((field) => {
    const [was, now] = [shown(before[field]), shown(after[field])]
    const word = fieldWords[field]
    return word === undefined || was === now ? [] : [[...head, word, was, now]]
  })
  return fields.length > 0 ? fields : [[...head, null, null, null]]
}

const shown = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)

async function looksTable(tx: ReadTx, { userId, kind, id, from, to }: LogSearch): Promise<Found> {
  const of = lookKinds.find((one) => one === kind)
  const looks = await namedLooks(tx, { userId, kind: of, id: of && id, from, to }, MOST + 1)
  const columns = [
    ...['Wanneer', 'Wie', 'Handeling', 'Wat', 'Van wie', 'Deel'].map(text),
    { title: 'Aantal mensen', kind: 'count' as const },
    text('Meegenomen in een bestand'),
  ]
  const rows = looks
    .slice(0, MOST)
    .map((look) => [
      moment(look.at),
      look.userName,
      look.call,
      lookWords[look.kind],
      look.subject ?? look.subjectId,
      look.selection,
      look.people,
      look.takenOut ? 'ja' : 'nee',
    ])
  return { table: { name: 'Inzage', columns, rows }, cut: looks.length > MOST }
}

function moment(at: Instant): string {
  const wall = wallTimeOf(at)
  return `${dateOf(wall)} ${clockOf(wall)}`
}
