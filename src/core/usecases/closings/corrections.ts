import type { Ctx } from '#core/app/context'
import { getMany } from '#core/store/bookings'
import { closedContent, getClosed, type QuarterRow, quarterRows } from '#core/store/closings'
import { type LastChange, lastChanges } from '#core/store/log'
import type { ReadTx } from '#core/store/open'
import { listCentres, listLabels, listRooms } from '#core/store/places'
import { userNames } from '#core/store/users'
import type { BookingId, CentreId } from '#shared/contract/base'
import type { Corrections } from '#shared/contract/closing'
import type { PeriodReport } from '#shared/contract/report'
import { type CorrectedField, type Countable, correctionsOf, type FieldChange } from '#shared/domain/closing'
import { scoreCorrections } from '#shared/domain/satisfaction-corrections'
import { NO_THEME } from '#shared/domain/satisfaction-words'
import { quarterSpan } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { Quarter, WallTime } from '#shared/time/types'
import { found } from '../common'
import { loadPlaces, reportOf } from '../reports/compute'
import { breakdownLines, type Compared, headLines, partLines } from '../reports/lines'
import { closedScores } from '../satisfaction/closed'
import { scoresNow } from '../satisfaction/report'

type Figure = Corrections['figures'][number]

/**
 * What is otherwise now than when the quarter was closed last: bookings with old and new and who changed them, and the figures
 * that come out differently. @throws not_found when the quarter is not closed
 */
export function corrections(ctx: Ctx, { quarter }: { quarter: Quarter }): Promise<Corrections> {
  return ctx.read(async (tx) => {
    const { head, report } = found(await getClosed(tx, quarter), 'closing', quarter)
    const old = await closedContent(tx, head.id)
    const rows = await quarterRows(tx, quarterSpan(quarter))
    const byId = (list: readonly QuarterRow[]) => new Map(list.map((row) => [row.id, row]))
    const [before, now] = [byId(old.rows), byId(rows)]
    const countables = (list: ReadonlyMap<string, QuarterRow>) =>
      new Map([...list].map(([id, row]) => [id, countableOf(row)]))
    const different = correctionsOf(countables(before), countables(now))
    const ids = different.map(({ id }) => id)
    const last = await lastChanges(tx, 'booking', ids)
    const users = await userNames(tx)
    const there = new Set<string>((await getMany(tx, ids)).map(({ id }) => id))
    const names = await namesOf(tx, old.labels)
    const places = await loadPlaces(tx, undefined)
    const labels = new Map([...places.labels, ...Object.entries(old.labels)])
    const wanted = { period: quarter, asOf: wallNow(ctx.clock) }
    const live = await reportOf(tx, { ...places, labels }, wanted)
    return {
      closing: head,
      bookings: different.flatMap(({ id, kind, changes }) => {
        const row = now.get(id) ?? before.get(id)
        return row
          ? [{ ...lineOf(row, last.get(id), users), kind, exists: there.has(id), changes: changes.map(names) }]
          : []
      }),
      figures: [...figureChanges(report, live), ...(await scoreChanges(tx, quarter, old.labels))],
    }
  })
}

/** Ids stand for places and labels, so that a new name is no correction. */
const countableOf = (row: QuarterRow): Countable => ({
  centre: row.centre_id,
  start: row.starts_at,
  end: row.ends_at,
  rooms: row.room_ids,
  status: row.status,
  usage: row.usage,
  category: row.category,
  participants: row.participants,
  theme: row.theme_id,
  goals: row.goal_ids,
  chargedCents: row.charged_cents,
  waivedCents: row.waived_cents,
})

const lineOf = (row: QuarterRow, last: LastChange | undefined, users: ReadonlyMap<string, string>) => ({
  id: row.id as BookingId,
  number: row.number,
  title: row.title,
  centreId: row.centre_id as CentreId,
  startsAt: row.starts_at as WallTime,
  by: last ? (users.get(last.user) ?? last.user) : null,
  at: last?.at ?? null,
})

/** Puts names in the place of ids: those of now, and of what is gone those of then. */
async function namesOf(tx: ReadTx, then: Record<string, string>): Promise<(change: FieldChange) => FieldChange> {
  const names = new Map<string, string>(Object.entries(then))
  for (const list of [await listCentres(tx), await listRooms(tx), await listLabels(tx)])
    for (const { id, name } of list) names.set(id, name)
  const named: readonly CorrectedField[] = ['centre', 'rooms', 'theme', 'goals']
  const word = (ids: string | number | null) =>
    typeof ids === 'string'
      ? ids
          .split(',')
          .map((id) => names.get(id) ?? id)
          .join(', ')
      : ids
  return (change) =>
    named.includes(change.field) ? { ...change, old: word(change.old), new: word(change.new) } : change
}

/** Scores of satisfaction that are otherwise; none when the quarter was closed before they were kept. */
async function scoreChanges(tx: ReadTx, period: Quarter, labels: Record<string, string>): Promise<Figure[]> {
  const kept = await closedScores(tx, { period })
  if (!kept) return []
  const changes = scoreCorrections(kept, await scoresNow(tx, { period }, labels))
  return changes.map(({ part, centre, name, measure, old, new: now, few }): Figure => {
    const group = part === 'theme' ? (name ?? NO_THEME) : (name ?? 'Totaal')
    const line = { centre, part: 'Tevredenheid', group, ...(few && { fewAnswers: true as const }) }
    if (measure === 'sheets') return { ...line, figure: 'Vragenlijsten', unit: 'count', old, new: now }
    if (measure === 'mark') return { ...line, figure: 'Cijfer', unit: 'decimal', old, new: now }
    const share = (value: number | null) => (value === null ? null : value / 100)
    return { ...line, figure: `Eens: ${measure.statement}`, unit: 'percent', old: share(old), new: share(now) }
  })
}

/** Every figure that is otherwise, of all centres together first and then by centre. */
function figureChanges(closed: PeriodReport, live: PeriodReport): Figure[] {
  const centres = closed.centres.map((old) => ({
    centre: old.centre,
    old,
    now: live.centres.find(({ centreId }) => centreId === old.centreId) ?? null,
  }))
  return [{ centre: null, old: closed.total, now: live.total }, ...centres].flatMap(({ centre, old, now }) => {
    const both: Compared = { current: old, previous: now, yearEarlier: null }
    return [...headLines, ...partLines([both]), ...breakdownLines(both)].flatMap(
      ({ part, group, figure, unit, of }) => {
        const values = { old: of(old), new: now && of(now) }
        return values.old === values.new ? [] : [{ centre, part, group, figure, unit, ...values }]
      },
    )
  })
}
