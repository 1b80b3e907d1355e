import { type SqlBool, sql } from 'kysely'
import type { Booking } from '#shared/contract/booking'
import { type CaretakerRate, noAgreement, type Price, type Tariff } from '#shared/contract/price'
import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import type { Stretch } from '#shared/domain/hours'
import { addDays, dateOf, minuteNumber, wallFromMinutes } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallSpan, WallTime } from '#shared/time/types'
import type { ReadTx, WriteTx } from './open'
import { storedJson } from './stored'
import type { Tables } from './tables'

/** Tariffs and rates of a centre (few, read with every booking), and the price of each booking with its lines. */
const tariffOf = (row: Tables['tariff']): Tariff => ({
  id: row.id as Tariff['id'],
  centreId: row.centre_id as Tariff['centreId'],
  roomId: row.room_id as Tariff['roomId'],
  facilityId: row.facility_id as Tariff['facilityId'],
  category: row.category,
  unit: row.unit,
  cents: row.cents,
  eveningCents: row.evening_cents,
  weekendCents: row.weekend_cents,
  eveningFrom: row.evening_from as ClockTime,
  daypartMinutes: row.daypart_minutes,
  graceMinutes: row.grace_minutes,
  byClock: row.by_clock === 1,
  partPercent: row.part_percent,
  minimumCents: row.minimum_cents,
  minimumMinutes: row.minimum_minutes,
  depositCents: row.deposit_cents,
  vat: row.vat,
  validFrom: row.valid_from as CivilDate,
  archived: row.archived === 1,
  revision: row.revision,
})

/** The tariffs of a centre that are not archived, oldest first. */
export async function listTariffs(tx: ReadTx, centreId: string): Promise<Tariff[]> {
  const rows = await tx
    .selectFrom('tariff')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('archived', '=', 0)
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
  return rows.map(tariffOf)
}

export async function getTariff(tx: ReadTx, id: string): Promise<Tariff | null> {
  const row = await tx.selectFrom('tariff').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? tariffOf(row) : null
}

export async function putTariff(tx: WriteTx, t: Tariff): Promise<void> {
  const row = {
    id: t.id,
    centre_id: t.centreId,
    room_id: t.roomId,
    facility_id: t.facilityId,
    category: t.category,
    unit: t.unit,
    cents: t.cents,
    evening_cents: t.eveningCents,
    weekend_cents: t.weekendCents,
    evening_from: t.eveningFrom,
    daypart_minutes: t.daypartMinutes,
    grace_minutes: t.graceMinutes,
    by_clock: t.byClock ? 1 : 0,
    part_percent: t.partPercent,
    minimum_cents: t.minimumCents,
    minimum_minutes: t.minimumMinutes,
    deposit_cents: t.depositCents,
    vat: t.vat,
    valid_from: t.validFrom,
    archived: t.archived ? 1 : 0,
    revision: t.revision,
  }
  await tx
    .insertInto('tariff')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeTariff(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('tariff').where('id', '=', id).execute()
}

const rateOf = (row: Tables['caretaker_rate']): CaretakerRate => ({
  id: row.id as CaretakerRate['id'],
  centreId: row.centre_id as CaretakerRate['centreId'],
  centsPerHour: row.cents_per_hour,
  roundMinutes: row.round_minutes,
  minimumMinutes: row.minimum_minutes,
  travelCents: row.travel_cents,
  vat: row.vat,
  validFrom: row.valid_from as CivilDate,
  archived: row.archived === 1,
  revision: row.revision,
})

/** What a caretaker costs at a centre, oldest first. */
export async function listRates(tx: ReadTx, centreId: string): Promise<CaretakerRate[]> {
  const rows = await tx
    .selectFrom('caretaker_rate')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('archived', '=', 0)
    .orderBy('valid_from')
    .execute()
  return rows.map(rateOf)
}

export async function getRate(tx: ReadTx, id: string): Promise<CaretakerRate | null> {
  const row = await tx.selectFrom('caretaker_rate').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? rateOf(row) : null
}

export async function putRate(tx: WriteTx, r: CaretakerRate): Promise<void> {
  const row = {
    id: r.id,
    centre_id: r.centreId,
    cents_per_hour: r.centsPerHour,
    round_minutes: r.roundMinutes,
    minimum_minutes: r.minimumMinutes,
    travel_cents: r.travelCents,
    vat: r.vat,
    valid_from: r.validFrom,
    archived: r.archived ? 1 : 0,
    revision: r.revision,
  }
  await tx
    .insertInto('caretaker_rate')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeRate(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('caretaker_rate').where('id', '=', id).execute()
}

const CHUNK = 200

/** The stored prices of bookings; a booking without one is not in the map. */
export async function pricesOf(tx: ReadTx, bookingIds: readonly string[]): Promise<Map<string, Price>> {
  const prices = new Map<string, Price>()
  for (let i = 0; i < bookingIds.length; i += CHUNK) {
    const ids = bookingIds.slice(i, i + CHUNK)
    const rows = await tx
      .selectFrom('price as p')
      .innerJoin('booking as b', 'b.id', 'p.booking_id')
      .selectAll('p')
      .select('b.centre_id')
      .where('p.booking_id', 'in', ids)
      .execute()
    if (rows.length === 0) continue
    for (const row of rows)
      prices.set(row.booking_id, {
        id: row.booking_id as Price['id'],
        centreId: row.centre_id as Price['centreId'],
        lines: [],
        depositCents: row.deposit_cents,
        free: row.free,
        agreement:
          row.agreement === null ? noAgreement : storedJson<Price['agreement']>(row.agreement, 'price.agreement'),
        caretaker: [],
        revision: row.revision,
      })
    const lines = await tx
      .selectFrom('price_line')
      .selectAll()
      .where('booking_id', 'in', ids)
      .orderBy('booking_id')
      .orderBy('position')
      .execute()
    for (const { booking_id, position: _position, unit_cents, waived_cents, ...line } of lines)
      prices.get(booking_id)?.lines.push({ ...line, unitCents: unit_cents, waivedCents: waived_cents })
    const times = await tx
      .selectFrom('caretaker_time')
      .selectAll()
      .where('booking_id', 'in', ids)
      .orderBy('starts_at')
      .execute()
    for (const time of times)
      prices
        .get(time.booking_id)
        ?.caretaker.push({ startsAt: time.starts_at as WallTime, endsAt: time.ends_at as WallTime })
  }
  return prices
}

/** The price of a booking, or null. */
export const getPrice = async (tx: ReadTx, bookingId: string): Promise<Price | null> =>
  (await pricesOf(tx, [bookingId])).get(bookingId) ?? null

/** Writes the price of a booking whole. */
export async function putPrice(tx: WriteTx, price: Price): Promise<void> {
  await removePrice(tx, price.id)
  await insertPrices(tx, [price])
}

/** Writes the prices of many new bookings in few statements. */
export async function insertPrices(tx: WriteTx, prices: readonly Price[]): Promise<void> {
  const rows = prices.map((price) => ({
    booking_id: price.id,
    deposit_cents: price.depositCents,
    free: price.free,
    agreement: isNothing(price.agreement) ? null : JSON.stringify(price.agreement),
    revision: price.revision,
  }))
  await inChunks(rows, (chunk) => tx.insertInto('price').values(chunk).execute())
  const lines = prices.flatMap((price) =>
    price.lines.map(({ unitCents, waivedCents, ...line }, position) => ({
      ...line,
      booking_id: price.id,
      position,
      unit_cents: unitCents,
      waived_cents: waivedCents,
    })),
  )
  await inChunks(lines, (chunk) => tx.insertInto('price_line').values(chunk).execute())
  const times = prices.flatMap((price) =>
    price.caretaker.map(({ startsAt, endsAt }) => ({
      centre_id: price.centreId,
      starts_at: startsAt,
      booking_id: price.id,
      ends_at: endsAt,
    })),
  )
  await inChunks(times, (chunk) => tx.insertInto('caretaker_time').values(chunk).execute())
}

const isNothing = ({ discount, overrules, depositCents, refreshments }: Price['agreement']): boolean =>
  discount === null && overrules.length === 0 && depositCents === null && refreshments.length === 0

async function inChunks<T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) await write(rows.slice(i, i + CHUNK))
}

/** Takes prices away, with their lines. */
export async function removePrices(tx: WriteTx, bookingIds: readonly string[]): Promise<void> {
  await inChunks(bookingIds, (chunk) => tx.deleteFrom('price').where('booking_id', 'in', chunk).execute())
}

export async function removePrice(tx: WriteTx, bookingId: string): Promise<void> {
  await tx.deleteFrom('price').where('booking_id', '=', bookingId).execute()
}

/** A booking lasts two weeks at most (0010), so a time that runs into a period began no longer before it. */
const LOOK_BACK_MINUTES = (LONGEST_BOOKING_DAYS + 1) * 1440

/**
 * When a caretaker is at a centre because bookings pay for it, in minutes since 1970: what touches the period, without some
 * bookings and without those that are off.
 */
export async function paidTimes(
  tx: ReadTx,
  centreId: string,
  { from, to }: Stretch,
  without: ReadonlySet<string>,
): Promise<Stretch[]> {
  const rows = await tx
    .selectFrom('caretaker_time as t')
    .innerJoin('booking as b', 'b.id', 't.booking_id')
    .select(['t.booking_id', 't.starts_at', 't.ends_at'])
    .where('t.centre_id', '=', centreId)
    .where('t.starts_at', '>=', wallFromMinutes(from - LOOK_BACK_MINUTES))
    .where('t.starts_at', '<', wallFromMinutes(to))
    .where('t.ends_at', '>', wallFromMinutes(from))
    .where('b.status', 'not in', ['declined', 'cancelled', 'expired', 'displaced'])
    .execute()
  return rows
    .filter((row) => !without.has(row.booking_id))
    .map((row) => ({ from: minuteNumber(row.starts_at), to: minuteNumber(row.ends_at) }))
}

/** A room that a request of residents asks for, and when. */
export type AskedRoom = WallSpan & { bookingId: string; roomId: string }

/** The rooms that requests of residents ask for in a period: one query, for however many bookings. */
export async function roomsResidentsAskFor(tx: ReadTx, centreId: string, period: WallSpan): Promise<AskedRoom[]> {
  const rows = await tx
    .selectFrom('booking as b')
    .innerJoin('booking_room as r', 'r.booking_id', 'b.id')
    .select(['b.id', 'r.room_id', 'b.starts_at', 'b.ends_at'])
    .where('b.centre_id', '=', centreId)
    .where('b.starts_at', '>', addDays(dateOf(period.startsAt), -LONGEST_BOOKING_DAYS - 1))
    .where('b.starts_at', '<', period.endsAt)
    .where('b.ends_at', '>', period.startsAt)
    // Both statuses, so that the index on what is open is used.
    .where(sql<SqlBool>`b.status in ('request', 'option')`)
    .where('b.status', '=', 'request')
    .where('b.category', '=', 'residents')
    .execute()
  return rows.map((row) => ({
    bookingId: row.id,
    roomId: row.room_id,
    startsAt: row.starts_at as WallTime,
    endsAt: row.ends_at as WallTime,
  }))
}

/** Puts what is charged on a booking; nothing else of it changes. */
export async function setCharged(
  tx: WriteTx,
  booking: Pick<Booking, 'id' | 'chargedCents' | 'waivedCents' | 'revision'>,
): Promise<void> {
  await tx
    .updateTable('booking')
    .set({
      charged_cents: booking.chargedCents,
      waived_cents: booking.waivedCents,
      revision: booking.revision,
    })
    .where('id', '=', booking.id)
    .execute()
}
