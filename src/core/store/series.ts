import { sql } from 'kysely'
import type { SeriesDate, SeriesSummary, SeriesTemplate } from '#shared/contract/series'
import { Series } from '#shared/contract/series'
import type { Finding } from '#shared/domain/booking-rules'
import { type SeriesDateState, seriesDateStates } from '#shared/domain/series'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
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
    rule: storedJson(row.rule, 'series.rule'),
    template: storedJson(row.template, 'series.template'),
    createdAt: row.created_at,
    revision: row.revision,
  })

const dateOfRow = (row: Tables['series_date']): SeriesDate => ({
  date: row.date as CivilDate,
  state: row.state,
  reason: row.reason,
  detail: row.detail,
  findings: row.findings === null ? [] : storedJson<Finding[]>(row.findings, 'series_date.findings'),
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

/** The series of a centre, or of all, with what became of their dates and what is still to come; in order of title. */
export async function listSeries(tx: ReadTx, centreId: string | undefined, today: CivilDate): Promise<SeriesSummary[]> {
  const rows = await tx
    .selectFrom('series')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .execute()
  if (rows.length === 0) return []
  const dates = await datesPerSeries(tx, centreId, today)
  const standing = await comingPerSeries(tx, centreId, today)
  const renters = await tx.selectFrom('renter').select(['id', 'name']).where('id', 'in', rentersOf(rows)).execute()
  const names = new Map(renters.map((renter) => [renter.id, renter.name]))
  const collator = new Intl.Collator('nl', { numeric: true })
  return rows
    .map((row): SeriesSummary => {
      const { createdAt: _createdAt, revision: _revision, ...series } = fromRow(row)
      const { last = null, open = 0, unplaced = 0, ...counts } = dates.get(series.id) ?? {}
      const { next = null, coming = 0 } = standing.get(series.id) ?? {}
      return {
        ...series,
        renterName: names.get(series.template.renterId ?? '') ?? null,
        ...{ last: last as CivilDate | null, next: next as WallTime | null, coming, open, unplaced },
        counts: { ...noDates, ...counts },
      }
    })
    .sort((a, b) => collator.compare(a.title, b.title))
}

const noDates = { booked: 0, skipped: 0, refused: 0, waiting: 0, dropped: 0 }

async function datesPerSeries(tx: ReadTx, centreId: string | undefined, today: CivilDate) {
  const counted = (state: SeriesDateState) => sql<number>`count(*) filter (where d.state = ${sql.lit(state)})`.as(state)
  const rows = await tx
    .selectFrom('series_date as d')
    .innerJoin('series as s', 's.id', 'd.series_id')
    .select((eb) => [
      'd.series_id',
      eb.fn.max('d.date').as('last'),
      ...seriesDateStates.map(counted),
      sql<number>`count(*) filter (where d.date >= ${today} and d.state in ('skipped', 'refused', 'waiting'))`.as(
        'open',
      ),
      sql<number>`count(*) filter (where d.date >= ${today} and d.state in ('refused', 'waiting'))`.as('unplaced'),
    ])
    .$if(centreId !== undefined, (q) => q.where('s.centre_id', '=', centreId ?? ''))
    .groupBy('d.series_id')
    .execute()
  return new Map(rows.map(({ series_id, ...row }) => [series_id, row]))
}

async function comingPerSeries(tx: ReadTx, centreId: string | undefined, today: CivilDate) {
  const rows = await tx
    .selectFrom('booking')
    .select((eb) => ['series_id', eb.fn.countAll<number>().as('coming'), eb.fn.min('starts_at').as('next')])
    .where('series_id', 'is not', null)
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .where('starts_at', '>=', `${today}T00:00`)
    .where('status', 'in', ['request', 'option', 'confirmed'])
    .groupBy('series_id')
    .execute()
  return new Map(rows.map(({ series_id, ...row }) => [series_id ?? '', row]))
}

const rentersOf = (rows: readonly Tables['series'][]): string[] => [
  ...new Set(rows.flatMap((row) => storedJson<SeriesTemplate>(row.template, 'series.template').renterId ?? [])),
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
