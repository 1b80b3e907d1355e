import { createHash } from 'node:crypto'
import type { Ctx } from '#core/app/context'
import * as store from '#core/store/closings'
import { listLabels } from '#core/store/places'
import { accountFormats } from '#shared/contract/accountability'
import type { ClosedFileQuery, CloseRequest, ClosingHead } from '#shared/contract/closing'
import { failure } from '#shared/contract/failure'
import { type ExportedFile, exportFormats, type PeriodReport } from '#shared/contract/report'
import { satisfactionFormats } from '#shared/contract/satisfaction'
import { dateOf, quarterSpan } from '#shared/time/civil'
import { formatQuarter } from '#shared/time/format'
import { accountOverviewOf } from '../accountability/accountability'
import { accountabilityOf, loadGround } from '../accountability/compute'
import { accountFile } from '../accountability/files'
import { putNarrative } from '../accountability/narratives'
import { found, invalid } from '../common'
import { letterheadOf } from '../papers/make'
import { loadPlaces, reportOf } from '../reports/compute'
import { fileIn, heatIn, overviewOf } from '../reports/files'
import { keptOf } from '../satisfaction/closed'
import { scoresFile, scoresNow } from '../satisfaction/report'
import { countPoints } from './check'

/** All closed quarters, latest first. */
export const listClosings = (ctx: Ctx): Promise<ClosingHead[]> => ctx.read((tx) => store.listClosings(tx))

/**
 * Closes a quarter for good: keeps its figures, the rows behind them, what is accounted for, and the files as they go out. Not
 * undoable, because it is what the municipality and the boards go by; what was wrong shows as a correction, and a later version
 * says why it came. Texts that come with it are written first.
 *
 * @throws wrong_state `quarter_runs`; `closed_meanwhile` when it has another version than was seen; invalid_input when a later
 * version does not say why
 */
export function closeQuarter(ctx: Ctx, { quarter, version, note, texts = [] }: CloseRequest): Promise<ClosingHead> {
  const span = quarterSpan(quarter)
  return ctx.change({ action: 'closings.close', undoable: false }, async (unit) => {
    const { tx } = unit
    const refuse = (reason: string) => failure('wrong_state', { reason, detail: formatQuarter(quarter) })
    if (dateOf(unit.wall) <= span.to) throw refuse('quarter_runs')
    const [last] = await store.listClosings(tx, quarter)
    if (version !== (last?.version ?? 0) + 1) throw refuse('closed_meanwhile')
    const why = note?.trim() || null
    if (version > 1 && why === null) invalid('note', 'needed')

    if (texts.some(({ period }) => period !== quarter)) invalid('texts', 'other_period')
    for (const text of texts) await putNarrative(unit, text, ctx.user.name)

    const rows = await store.quarterRows(tx, span)
    const labels = Object.fromEntries((await listLabels(tx)).map(({ id, name }) => [id, name]))
    const wanted = { period: quarter, asOf: unit.wall }
    const places = await loadPlaces(tx, undefined)
    const figures = await reportOf(tx, places, wanted)
    const heat: store.ClosedContent['heat'] = { [store.ALL]: await heatIn(tx, places, wanted) }
    for (const { id } of places.centres)
      heat[id] = await heatIn(tx, await loadPlaces(tx, id), { ...wanted, centreId: id })
    const content: store.ClosedContent = { rows, labels, heat }
    const ground = await loadGround(tx, undefined)
    const told = await accountabilityOf(tx, wanted, ground)
    const coreOf = Object.fromEntries(ground.lists.coreOf)
    const whole = await scoresNow(tx, wanted)
    const scores: store.ClosedScores = { [store.ALL]: whole }
    for (const { id } of places.centres) scores[id] = await scoresNow(tx, { ...wanted, centreId: id })
    const checksum = sha256({ figures, content, account: { account: told, coreOf }, scores: keptOf(scores) })
    const closed: PeriodReport['closed'] = {
      version,
      at: unit.now,
      by: ctx.user.name,
      note: version > 1 ? why : null,
      checksum,
    }
    const report: PeriodReport = { ...figures, closed }
    const head: ClosingHead = {
      id: unit.newId(),
      quarter,
      version,
      asOf: unit.wall,
      closedAt: unit.now,
      by: ctx.user.name,
      note: closed.note,
      openPoints: await countPoints(tx, rows),
      checksum,
      accounted: true,
      sheets: whole.total.sheets,
      revision: 1,
    }
    // What it is compared with are the figures that went out.
    const shown = { ...wanted, asClosed: true }
    const known = { overview: await overviewOf(tx, places, shown, report), heat: heat[store.ALL] ?? [] }
    const files: store.ClosedFile[] = []
    for (const format of exportFormats) {
      const make = await fileIn(tx, format, shown, known)
      files.push({ format, ...(await make()) })
    }
    const account = { ...told, closed }
    const accounted = await accountOverviewOf(tx, shown, account)
    const letterhead = await letterheadOf(tx)
    for (const format of accountFormats)
      files.push({ ...(await accountFile(format, accounted, letterhead)), format: `account-${format}` })
    const kept = keptOf(scores, closed)
    for (const format of satisfactionFormats) {
      const file = scoresFile(format, kept[store.ALL] ?? whole, dateOf(unit.wall), letterhead)
      files.push({ ...(await file), format: `satisfaction-${format}` })
    }
    await store.addClosing(tx, head, report, content, { account, coreOf }, kept, files)
    unit.record({ kind: 'closing', id: head.id, before: null, after: head })
    return { result: head, subject: `${formatQuarter(quarter)}, versie ${version}` }
  })
}

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** A file as it went out, the same to the byte each time. @throws not_found when the quarter or version is not closed */
export function closedFile(ctx: Ctx, { quarter, version, format }: ClosedFileQuery): Promise<ExportedFile> {
  return ctx.read(async (tx) => {
    const versions = await store.listClosings(tx, quarter)
    const head = found(
      versions.find((one) => version === undefined || one.version === version),
      'closing',
      `${quarter} ${version ?? ''}`,
    )
    return found(await store.getClosedFile(tx, head.id, format), 'closing', format)
  })
}
