import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Accountability } from '#shared/contract/accountability'
import type { ClosingHead } from '#shared/contract/closing'
import type { ExportedFile, PeriodReport } from '#shared/contract/report'
import type { SatisfactionReport } from '#shared/contract/satisfaction'
import type { HeatCell } from '#shared/domain/report'
import { countedStatuses } from '#shared/domain/vocabulary'
import { addDays } from '#shared/time/civil'
import type { DateSpan, Instant, Quarter, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { priceLines } from './reports'
import { storedJson, storedZip } from './stored'
import type { Tables } from './tables'

/** Closed quarters: the figures, the rows behind them and the files, as they went out. */

/** A booking of a quarter, with all that its figures are made of. Lists of ids have commas between, in a steady order. */
export type QuarterRow = Pick<
  Tables['booking'],
  | 'id'
  | 'number'
  | 'title'
  | 'centre_id'
  | 'starts_at'
  | 'ends_at'
  | 'status'
  | 'usage'
  | 'category'
  | 'renter_id'
  | 'participants'
  | 'theme_id'
  | 'activity_id'
  | 'charged_cents'
  | 'waived_cents'
> & {
  room_ids: string | null
  goal_ids: string | null
  asked: number
  lines: string | null
  /** 1 for the first counted booking that its renter ever had. */
  first: number
  /** Left out of what was closed before these were kept. */
  self_service?: number
  public?: number
}

/** Every booking that starts in the period (both days included), whatever its status; by start and number. */
export function quarterRows(tx: ReadTx, { from, to }: DateSpan): Promise<QuarterRow[]> {
  return tx
    .selectFrom('booking as b')
    .select([
      'b.id',
      'b.number',
      'b.title',
      'b.centre_id',
      'b.starts_at',
      'b.ends_at',
      'b.status',
      'b.usage',
      'b.category',
      'b.renter_id',
      'b.participants',
      'b.theme_id',
      'b.activity_id',
      'b.charged_cents',
      'b.waived_cents',
      'b.asked',
      'b.self_service',
      'b.public',
      priceLines.as('lines'),
      sql<number>`b.renter_id is not null and b.status in (${sql.join(countedStatuses)}) and not exists (
        select 1 from booking p where p.renter_id = b.renter_id and p.starts_at <= b.starts_at
          and (p.starts_at < b.starts_at or p.id < b.id) and p.status in (${sql.join(countedStatuses)})
      )`.as('first'),
      sql<string | null>`(select group_concat(room_id) from
        (select room_id from booking_room where booking_id = b.id order by room_id))`.as('room_ids'),
      sql<string | null>`(select group_concat(label_id) from
        (select label_id from booking_goal where booking_id = b.id order by label_id))`.as('goal_ids'),
    ])
    .where('b.starts_at', '>=', from)
    .where('b.starts_at', '<', addDays(to, 1))
    .orderBy('b.starts_at')
    .orderBy('b.number')
    .execute()
}

/** Key of the heat map of all centres together. */
export const ALL = 'all'
/** What a closing keeps beside its figures: rows, the names of labels of then by id, and the heat map of all and of each centre. */
export type ClosedContent = {
  rows: readonly QuarterRow[]
  labels: Record<string, string>
  heat: Record<string, HeatCell[]>
}
/** What was accounted for when a quarter was closed; `coreOf` has the core activity that each kind of activity belonged to. */
export type ClosedAccount = { account: Accountability; coreOf: Record<string, string> }
/** The scores when a quarter was closed, without remarks: of all centres together, and of each on its own. */
export type ClosedScores = Record<string, SatisfactionReport>
export type ClosedFile = ExportedFile & { format: string }

const heads = [
  'id',
  'quarter',
  'version',
  'as_of',
  'closed_at',
  'closed_by',
  'note',
  'open_points',
  'checksum',
  'revision',
] as const

const accounted = sql<number>`exists (select 1 from closed_account where closing_id = closing.id)`.as('accounted')

const sheets = sql<number | null>`(select sheets from closed_satisfaction where closing_id = closing.id)`.as('sheets')

type HeadRow = Pick<Tables['closing'], (typeof heads)[number]> & { accounted: number; sheets: number | null }
const headOf = (row: HeadRow): ClosingHead => ({
  id: row.id,
  quarter: row.quarter as Quarter,
  version: row.version,
  asOf: row.as_of as WallTime,
  closedAt: row.closed_at as Instant,
  by: row.closed_by,
  note: row.note,
  openPoints: storedJson<ClosingHead['openPoints']>(row.open_points, 'closing.open_points'),
  checksum: row.checksum,
  accounted: row.accounted === 1,
  sheets: row.sheets,
  revision: row.revision,
})

/** Without their content: of one quarter or all, latest quarter and version first. */
export async function listClosings(tx: ReadTx, quarter?: Quarter): Promise<ClosingHead[]> {
  const rows = await tx
    .selectFrom('closing')
    .select([...heads, accounted, sheets])
    .$if(quarter !== undefined, (q) => q.where('quarter', '=', quarter ?? ''))
    .orderBy('quarter', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(headOf)
}

/** The latest version of a quarter with its figures; null when it is not closed. */
export async function getClosed(
  tx: ReadTx,
  quarter: Quarter,
): Promise<{ head: ClosingHead; report: PeriodReport } | null> {
  const row = await tx
    .selectFrom('closing')
    .select([...heads, accounted, sheets, 'report'])
    .where('quarter', '=', quarter)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { head: headOf(row), report: storedJson<PeriodReport>(row.report, 'closing.report') } : null
}

/** What a closing keeps. */
export async function closedContent(tx: ReadTx, id: string): Promise<ClosedContent> {
  const { content } = await tx.selectFrom('closing').select('content').where('id', '=', id).executeTakeFirstOrThrow()
  return storedZip<ClosedContent>(content, 'closing.content')
}

/** What was accounted for by the latest version of a quarter; null when it is not closed, or was before this was kept. */
export async function getClosedAccount(tx: ReadTx, quarter: Quarter): Promise<ClosedAccount | null> {
  const row = await accountOfLatest(tx, quarter).select('closed_account.content').executeTakeFirst()
  return row?.content ? storedZip<ClosedAccount>(row.content, 'closed_account.content') : null
}

/** Whether what was accounted for in a quarter is closed. */
export async function isAccountClosed(tx: ReadTx, quarter: Quarter): Promise<boolean> {
  const row = await accountOfLatest(tx, quarter).select('closed_account.closing_id').executeTakeFirst()
  return row !== undefined && row.closing_id !== null
}

const accountOfLatest = (tx: ReadTx, quarter: Quarter) =>
  tx
    .selectFrom('closing')
    .leftJoin('closed_account', 'closed_account.closing_id', 'closing.id')
    .where('closing.quarter', '=', quarter)
    .orderBy('closing.version', 'desc')
    .limit(1)

/** The scores that the latest version of a quarter was closed with; null when it is not closed, or was before these were kept. */
export async function getClosedScores(tx: ReadTx, quarter: Quarter): Promise<ClosedScores | null> {
  const row = await tx
    .selectFrom('closing')
    .leftJoin('closed_satisfaction', 'closed_satisfaction.closing_id', 'closing.id')
    .select('closed_satisfaction.content')
    .where('closing.quarter', '=', quarter)
    .orderBy('closing.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.content ? storedZip<ClosedScores>(row.content, 'closed_satisfaction.content') : null
}

/** Writes a closing with its files, for good. */
export async function addClosing(
  tx: WriteTx,
  head: ClosingHead,
  report: PeriodReport,
  content: ClosedContent,
  account: ClosedAccount,
  scores: ClosedScores,
  files: readonly ClosedFile[],
): Promise<void> {
  await tx
    .insertInto('closing')
    .values({
      id: head.id,
      quarter: head.quarter,
      version: head.version,
      as_of: head.asOf,
      closed_at: head.closedAt,
      closed_by: head.by,
      note: head.note,
      open_points: JSON.stringify(head.openPoints),
      checksum: head.checksum,
      report: JSON.stringify(report),
      content: gzipSync(JSON.stringify(content)),
      revision: head.revision,
    })
    .execute()
  await tx
    .insertInto('closed_account')
    .values({ closing_id: head.id, content: gzipSync(JSON.stringify(account)) })
    .execute()
  await tx
    .insertInto('closed_satisfaction')
    .values({ closing_id: head.id, sheets: head.sheets ?? 0, content: gzipSync(JSON.stringify(scores)) })
    .execute()
  for (const { format, fileName, mediaType, base64 } of files)
    await tx
      .insertInto('closed_file')
      .values({
        closing_id: head.id,
        format,
        file_name: fileName,
        media_type: mediaType,
        bytes: Buffer.from(base64, 'base64'),
      })
      .execute()
}

/** A file of a closing as it went out; null when it has none of that format. */
export async function getClosedFile(tx: ReadTx, id: string, format: string): Promise<ExportedFile | null> {
  const row = await tx
    .selectFrom('closed_file')
    .select(['file_name', 'media_type', 'bytes'])
    .where('closing_id', '=', id)
    .where('format', '=', format)
    .executeTakeFirst()
  return row
    ? { fileName: row.file_name, mediaType: row.media_type, base64: Buffer.from(row.bytes).toString('base64') }
    : null
}
