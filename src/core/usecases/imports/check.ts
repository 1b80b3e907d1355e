import type { Ctx } from '#core/app/context'
import { latestChange } from '#core/store/imports'
import type { ImportCount } from '#shared/contract/import'
import { wallNow } from '#shared/time/clock'
import { checkBookings } from './check-bookings'
import { checkCentre, checkClosure, checkHours, checkRooms } from './check-places'
import { checkRenter } from './check-renters'
import type { FileKind } from './columns'
import type { Table } from './read'
import type { Report, Row } from './report'
import { inSlices, type Progress, pause } from './run'
import { type Check, loadWorld, type Outcome, type Plan } from './world'

/** What the files would do. `seen` is the latest change in the store when it was held against them. */
export type Checked = { plan: Plan; report: Report; counts: ImportCount[]; seen: number }

/** Holds every row against the rules, the other rows and the store. Reads only; can be done again when the store changed. */
export async function* checkTables(
  tables: readonly Table[],
  report: Report,
  ctx: Ctx,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Checked> {
  const { seen, world } = await ctx.read(async (tx) => ({ seen: await latestChange(tx), world: await loadWorld(tx) }))
  const plan: Plan = { centres: [], hours: [], rooms: [], closures: [], renters: [], bookings: [] }
  const counts = new Map<Table, ImportCount>(
    tables.map((table) => [table, { file: table.file, rows: table.rows.length, added: 0, unchanged: 0, refused: 0 }]),
  )
  const check: Check = {
    world,
    plan,
    report,
    newId: ctx.newId,
    refused: new Map(),
    tally: (table, outcome, rows = 1) => {
      const count = counts.get(table)
      if (count) count[outcome] += rows
    },
  }
  for (const table of tables)
    for (const row of table.rows) row.reasons = table.unusable === null ? [] : [table.unusable]
  const total = tables.reduce((sum, table) => sum + table.rows.length, 0)
  let before = 0
  const progress = (done: number): Progress => ({ type: 'progress', phase: 'check', done: before + done, total })

  const usable = tables.filter((table) => table.unusable === null)
  for (const table of tables.filter((t) => t.unusable !== null)) {
    check.tally(table, 'refused', table.rows.length)
    before += table.rows.length
  }
  for (const table of usable.filter((t) => t.kind !== 'boekingen')) {
    yield* checkTable(table, check, signal, progress)
    before += table.rows.length
    yield progress(0)
  }
  const bookings = usable.filter((table) => table.kind === 'boekingen')
  yield* checkBookings(bookings, check, ctx, wallNow(ctx.clock), signal, progress)
  return { plan, report, counts: [...counts.values()], seen }
}

const perRow: Partial<Record<FileKind, (table: Table, row: Row, check: Check, seen: Map<string, Row>) => Outcome>> = {
  centra: checkCentre,
  sluitingen: checkClosure,
  huurders: checkRenter,
}
const whole: Partial<Record<FileKind, (table: Table, check: Check) => void>> = {
  ruimtes: checkRooms,
  openingstijden: checkHours,
}

async function* checkTable(
  table: Table,
  check: Check,
  signal: AbortSignal | undefined,
  progress: (done: number) => Progress,
): AsyncGenerator<Progress, void> {
  const seen = new Map<string, Row>()
  const each = perRow[table.kind]
  if (each)
    yield* inSlices(table.rows, signal, progress, (rows) => {
      for (const row of rows) check.tally(table, each(table, row, check, seen))
    })
  await pause(signal)
  whole[table.kind]?.(table, check)
}
