import type { SeriesDate, SeriesSummary, SeriesTemplate } from '#shared/contract/series'
import { Series } from '#shared/contract/series'
import type { Finding } from '#shared/domain/booking-rules'
import type { CivilDate } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** A series with its dates; its bookings know their series and date themselves. */
export type StoredSeries = Series & { dates: SeriesDate[] }

const CHUNK = 300

const fromRow = (row: Tables['series']): Series =>
  Series.parse({
    id: row.id,
    centreId: row.centre_id,
    title: row.title,
    first: row.first_date,
    rule: JSON.parse(row.rule),
    template: JSON.parse(row.template),
    createdAt: row.created_at,
    revision: row.revision,
  })

const dateOfRow = (row: Tables['series_date']): SeriesDate => ({
  date: row.date as CivilDate,
  state: row.state,
  reason: row.reason,
  detail: row.detail,
  findings: row.findings === null ? [] : (JSON.parse(row.findings) as Finding[]),
})

/** The series with all its dates in order, or null. */
export async function getSeries(tx: ReadTx, id: string): Promise<StoredSeries | null> {
  const row = await tx.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const dates = await tx.selectFrom('series_date').selectAll().where('series_id', '=', id).orderBy('date').execute()
  return { ...fromRow(row), dates: dates.map(dateOfRow) }
}

/** Writes a series whole, new or changed; of the dates only what differs from `before`. */
export async function putSeries(tx: WriteTx, series: StoredSeries, before: StoredSeries | null): Promise<void> {
  const row: Tables['series'] = {
    id: series.id,
    centre_id: series.centreId,
    title: series.title,
    first_date: series.first,
    rule: JSON.stringify(series.rule),
    template: JSON.stringify(series.template),
    created_at: series.createdAt,
    revision: series.revision,
  }
  await tx
    .insertInto('series')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  const was = new Map((before?.dates ?? []).map((date) => [date.date, JSON.stringify(date)]))
  const now = new Set(series.dates.map((date) => date.date))
  const gone = [...was.keys()].filter((date) => !now.has(date))
  const changed = series.dates.filter((date) => was.get(date.date) !== JSON.stringify(date))
  const drop = [...gone, ...changed.map((date) => date.date).filter((date) => was.has(date))]
  for (let i = 0; i < drop.length; i += CHUNK)
    await tx
      .deleteFrom('series_date')
      .where('series_id', '=', series.id)
      .where('date', 'in', drop.slice(i, i + CHUNK))
      .execute()
  for (let i = 0; i < changed.length; i += CHUNK)
    await tx
      .insertInto('series_date')
      .values(
        changed.slice(i, i + CHUNK).map((date) => ({
          series_id: series.id,
          date: date.date,
          state: date.state,
          reason: date.reason,
          detail: date.detail,
          findings: date.findings.length === 0 ? null : JSON.stringify(date.findings),
        })),
      )
      .execute()
}

/** Takes a series out: only undoing its creation does that. */
export async function removeSeries(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('series').where('id', '=', id).execute()
}

/** The series of a centre with what is still to come of them, in order of title. */
export async function listSeries(tx: ReadTx, centreId: string, today: CivilDate): Promise<SeriesSummary[]> {
  const rows = await tx.selectFrom('series').selectAll().where('centre_id', '=', centreId).execute()
  if (rows.length === 0) return []
  const dates = await tx
    .selectFrom('series_date as d')
    .innerJoin('series as s', 's.id', 'd.series_id')
    .select((eb) => [
      'd.series_id',
      eb.fn.max('d.date').as('last'),
      eb.fn
        .countAll<number>()
        .filterWhere((w) => w.and([w('d.date', '>=', today), w('d.state', 'in', ['skipped', 'refused', 'waiting'])]))
        .as('open'),
    ])
    .where('s.centre_id', '=', centreId)
    .groupBy('d.series_id')
    .execute()
  const standing = await tx
    .selectFrom('booking')
    .select((eb) => ['series_id', eb.fn.countAll<number>().as('coming')])
    .where('series_id', 'is not', null)
    .where('centre_id', '=', centreId)
    .where('starts_at', '>=', `${today}T00:00`)
    .where('status', 'in', ['request', 'option', 'confirmed'])
    .groupBy('series_id')
    .execute()
  const renters = await tx.selectFrom('renter').select(['id', 'name']).where('id', 'in', rentersOf(rows)).execute()
  const collator = new Intl.Collator('nl', { numeric: true })
  return rows
    .map((row): SeriesSummary => {
      const { id, title, first, rule, template } = fromRow(row)
      const of = dates.find((d) => d.series_id === id)
      return {
        id,
        title,
        first,
        rule,
        template,
        renterName: renters.find((renter) => renter.id === template.renterId)?.name ?? null,
        last: (of?.last ?? null) as CivilDate | null,
        coming: standing.find((s) => s.series_id === id)?.coming ?? 0,
        open: of?.open ?? 0,
      }
    })
    .sort((a, b) => collator.compare(a.title, b.title))
}

const rentersOf = (rows: readonly Tables['series'][]): string[] => [
  ...new Set(rows.flatMap((row) => (JSON.parse(row.template) as SeriesTemplate).renterId ?? [])),
]

/**
 * Dates that wait for a slot, between two days (`to` exclusive), with their series; in order of date. One that has a
 * booking after all, such as a cancelled one that was taken up again, waits no more.
 */
export async function waitingDates(
  tx: ReadTx,
  query: { centreId: string; from: CivilDate; to: CivilDate },
): Promise<{ series: Series; date: CivilDate }[]> {
  const rows = await tx
    .selectFrom('series_date as d')
    .innerJoin('series as s', 's.id', 'd.series_id')
    .selectAll('s')
    .select('d.date')
    .where('d.state', '=', 'waiting')
    .where('d.date', '>=', query.from)
    .where('d.date', '<', query.to)
    .where('s.centre_id', '=', query.centreId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('booking as b')
            .select('b.id')
            .whereRef('b.series_id', '=', 's.id')
            .whereRef('b.series_date', '=', 'd.date')
            .where('b.status', 'not in', ['declined', 'cancelled', 'expired', 'displaced']),
        ),
      ),
    )
    .orderBy('d.date')
    .execute()
  return rows.map(({ date, ...row }) => ({ series: fromRow(row), date: date as CivilDate }))
}
