import type { Ctx } from '#core/app/context'
import { anyBooking } from '#core/store/bookings'
import { failure } from '#shared/contract/failure'
import type { ImportEvent, ImportRequest } from '#shared/contract/import'
import { checkTables } from './check'
import { recognise } from './files'
import { readTable, type Table } from './read'
import { rejectsOf } from './rejects'
import { createReport } from './report'
import type { Progress } from './run'
import type { Plan } from './world'
import { isEmpty, Outdated, writePlan } from './write'

/** How often the check is done again when somebody changes something between check and write. */
const ATTEMPTS = 5

/**
 * Checks the files of design: import-format and, unless it is a dry run, writes them in one transaction. Progress
 * comes while it runs, the result last; aborting the signal or closing the generator earlier leaves nothing written.
 *
 * @throws AbortError when the signal aborts; busy when others keep changing the store
 */
export async function* runImport(
  ctx: Ctx,
  request: ImportRequest,
  signal?: AbortSignal,
): AsyncGenerator<ImportEvent, void> {
  signal?.throwIfAborted()
  const reading = createReport()
  const tables: Table[] = []
  for (const source of recognise(request.files, reading)) {
    const table = yield* readTable(source, reading, signal)
    if (table) tables.push(table)
  }
  const skipErrors = request.skipErrors ?? false
  for (let attempt = 1; ; attempt += 1) {
    const { plan, report, counts, seen } = yield* checkTables(tables, reading.fork(), ctx, signal)
    const right = counts.some((count) => count.added + count.unchanged > 0)
    const written = !request.dryRun && right && (skipErrors || report.errorCount === 0)
    try {
      if (written && !isEmpty(plan)) await copyFirst(ctx, attempt)
      if (written && !isEmpty(plan)) yield* write(ctx, plan, seen, signal)
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
      if (attempt < ATTEMPTS) continue
      throw failure('busy', {}, error)
    }
    const rejects = skipErrors ? tables.flatMap((table) => rejectsOf(table) ?? []) : []
    yield { type: 'result', result: { written, counts, ...report.summary(), rejects } }
    return
  }
}

/** What an import adds can't be undone, so there is a copy to go back to; nothing is worth a copy before the first booking. */
async function copyFirst(ctx: Ctx, attempt: number): Promise<void> {
  if (attempt === 1 && (await ctx.read(anyBooking))) await ctx.keeper.before('before_import')
}

/** Writes while telling how far it is. Whoever closes the generator before the end undoes the write. */
async function* write(
  ctx: Ctx,
  plan: Plan,
  seen: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, void> {
  const stop = new AbortController()
  let latest: Progress | null = null
  let ended = false
  let wake: () => void = () => undefined
  const tick = (done: number, total: number) => {
    latest = { type: 'progress', phase: 'write', done, total }
    wake()
  }
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  const written = writePlan(ctx, plan, seen, both, tick).finally(() => {
    ended = true
    wake()
  })
  // Whatever it throws is met below, after the progress that came before it.
  const settled = written.catch(() => undefined)
  try {
    for (;;) {
      const progress: Progress | null = latest
      latest = null
      if (progress) yield progress
      else if (ended) break
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    await written
  } finally {
    stop.abort()
    await settled
  }
}
