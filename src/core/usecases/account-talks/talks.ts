import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/account-talks'
import { getMany } from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { getCentre, listCentres } from '#core/store/places'
import type {
  AccountTalk,
  AccountTalkFile,
  AccountTalkWrite,
  KernQuery,
  VillageYear,
  VillageYearQuery,
} from '#shared/contract/account-talk'
import type { Booking } from '#shared/contract/booking'
import { failure } from '#shared/contract/failure'
import type { ExportedFile } from '#shared/contract/report'
import { hasAccountTalk, initiativesPerKern } from '#shared/domain/account-talk'
import { wallNow } from '#shared/time/clock'
import { periodSpan } from '#shared/time/period'
import type { Period, WallTime } from '#shared/time/types'
import { found, invalid } from '../common'
import { letterheadOf, renderPaper } from '../papers/make'
import { loadPlaces, reportOf } from '../reports/compute'
import { talkPaper } from './paper'

/** Account talks of village halls: what was agreed and subsidised, beside the figures of the year. */
type Query = z.infer<typeof VillageYearQuery>
const spanOf = (year: number) => periodSpan(String(year) as Period)

/** The village halls in a year, and what residents did per kern. Reads only. */
export async function villageYear(ctx: Ctx, query: Query): Promise<VillageYear> {
  const asOf = query.asOf ?? wallNow(ctx.clock)
  return ctx.read((tx) => yearOf(tx, query.year, asOf))
}

async function yearOf(tx: ReadTx, year: number, asOf: WallTime): Promise<VillageYear> {
  const all = await listCentres(tx)
  const halls = all.filter(({ type, archived }) => hasAccountTalk(type) && !archived)
  const talks = new Map((await store.listTalks(tx, { year })).map((talk) => [talk.centreId as string, talk]))
  const places = await loadPlaces(tx, undefined)
  const wanted = new Map(halls.map((hall) => [hall.id as string, hall]))
  const ours = { ...places, centres: places.centres.filter(({ id }) => wanted.has(id)) }
  const report = await reportOf(tx, ours, { period: String(year) as Period, asOf })
  const centres = report.centres.map(({ centre, centreId, ...figures }) => ({
    ...{ centreId, centre, figures },
    district: wanted.get(centreId)?.district ?? null,
    talk: talks.get(centreId) ?? null,
  }))
  const rows = await store.residentBookings(tx, { ...spanOf(year), asOf, centreIds: all.map(({ id }) => id) })
  const districtOf = new Map(all.map(({ id, district }) => [id as string, district]))
  const kernen = initiativesPerKern(
    rows.map(({ centreId, participants }) => ({
      district: districtOf.get(centreId) ?? null,
      activities: 1,
      participants: participants ?? 0,
      withoutCount: participants === null ? 1 : 0,
    })),
  )
  return { year, asOf, centres, kernen }
}

/** The bookings behind the initiatives of a kern, in order of start. */
export function kernBookings(ctx: Ctx, query: z.infer<typeof KernQuery>): Promise<Booking[]> {
  const asOf = query.asOf ?? wallNow(ctx.clock)
  return ctx.read(async (tx) => {
    const inKern = (await listCentres(tx)).filter(({ district }) => (district ?? '') === query.district)
    const centreIds = inKern.map(({ id }) => id)
    const rows = await store.residentBookings(tx, { ...spanOf(query.year), asOf, centreIds })
    return getMany(
      tx,
      rows.map(({ id }) => id),
    )
  })
}

/** Writes the talk of a village hall and year. @throws not_found, stale; invalid_input `not_a_village_hall` */
export function writeTalk(ctx: Ctx, input: z.infer<typeof AccountTalkWrite>): Promise<AccountTalk> {
  return ctx.change({ action: 'accountTalks.write', undoable: true }, async (unit) => {
    const centre = found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    return { result: await putTalk(unit, input), subject: `${centre.name} ${input.year}` }
  })
}

/** The same inside a unit of work; the demo uses it as well. */
export async function putTalk(unit: Unit, input: z.infer<typeof AccountTalkWrite>): Promise<AccountTalk> {
  const centre = found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  if (!hasAccountTalk(centre.type)) invalid('centreId', 'not_a_village_hall')
  const { year, revision } = input
  const known = await store.listTalks(unit.tx, { year })
  const before = known.find(({ centreId }) => centreId === centre.id) ?? null
  if ((before?.revision ?? 0) !== revision)
    throw failure('stale', {
      kind: 'accountTalk',
      id: before?.id ?? '',
      revision: before?.revision ?? 1,
      current: before,
    })
  const after: AccountTalk = { ...input, id: before?.id ?? (unit.newId() as AccountTalk['id']), revision: revision + 1 }
  await store.putTalk(unit.tx, after)
  unit.record({ kind: 'accountTalk', id: after.id, before, after, centreId: centre.id })
  return after
}

/** The talk of one village hall as a tagged PDF. @throws not_found */
export async function talkFile(ctx: Ctx, query: z.infer<typeof AccountTalkFile>): Promise<ExportedFile> {
  const { centres, kernen, asOf } = await villageYear(ctx, query)
  const hall = found(
    centres.find(({ centreId }) => centreId === query.centreId),
    'centre',
    query.centreId,
  )
  const bytes = await renderPaper(
    talkPaper({ hall, kernen, year: query.year, asOf, from: await ctx.read(letterheadOf) }),
  )
  return {
    fileName: `accountgesprek-${query.year}.pdf`,
    mediaType: 'application/pdf',
    base64: Buffer.from(bytes).toString('base64'),
  }
}
