import { type Expression, type ExpressionBuilder, type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import type { CentreId } from '#shared/contract/base'
import type { Booking, BookingQuery, FacilityClaim } from '#shared/contract/booking'
import { LONGEST_BOOKING_DAYS } from '#shared/domain/booking-rules'
import type { Occupied } from '#shared/domain/occupancy'
import { type LabelKind, layouts } from '#shared/domain/vocabulary'
import { addDays, dateOf, minuteNumber } from '#shared/time/civil'
import type { CivilDate, Instant, WallTime } from '#shared/time/types'
import { claimAnew, claimRow } from './claims'
import { insertRows } from './insert'
import type { ReadTx, WriteTx } from './open'
import { storedChoice, storedEnd } from './stored'
import type { Tables } from './tables'

/** Bookings with their rooms, goals and occupancy. Names of labels come from and go to ids by the caller's resolver. */
export type LabelIds = (kind: LabelKind, name: string) => string

type BookingColumns = Selectable<Tables['booking']>
type Row = BookingColumns & { renter_name: string | null; theme_name: string | null; activity_name: string | null }
type Where = (eb: ExpressionBuilder<Tables & { b: Tables['booking'] }, 'b'>) => Expression<SqlBool>

const fromRow = (row: Row, roomIds: string[], goals: string[], facilities: FacilityClaim[]): Booking => ({
  id: row.id as Booking['id'],
  number: row.number,
  centreId: row.centre_id as CentreId,
  roomIds: roomIds as Booking['roomIds'],
  startsAt: row.starts_at as WallTime,
  endsAt: row.ends_at as WallTime,
  setupMinutes: row.setup_minutes,
  clearupMinutes: row.clearup_minutes,
  title: row.title,
  renterId: row.renter_id as Booking['renterId'],
  renterName: row.renter_name,
  category: row.category,
  usage: row.usage,
  status: row.status,
  statusReason: row.status_reason,
  theme: row.theme_name,
  goals,
  activityType: row.activity_name,
  expectedParticipants: row.expected_participants,
  participants: row.participants,
  layout: storedChoice(row.layout, layouts),
  preparation: row.preparation,
  residentsSetUp: row.residents_set_up === 1,
  alcohol: row.alcohol === 1,
  public: row.public === 1,
  publicText: row.public_text,
  publicOrganiser: row.public_organiser,
  selfService: row.self_service === 1,
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
  remarks: row.remarks,
  chargedCents: row.charged_cents,
  waivedCents: row.waived_cents,
  facilities,
  optionUntil: row.option_until as WallTime | null,
  priorityReason: row.priority_reason,
  seriesId: row.series_id as Booking['seriesId'],
  seriesDate: row.series_date as CivilDate | null,
  detached: row.detached === 1,
  displacedById: row.displaced_by_id as Booking['displacedById'],
  replacesId: row.replaces_id as Booking['replacesId'],
  createdAt: row.created_at as Instant,
  revision: row.revision,
})

const toRow = (b: Booking, labelId: LabelIds): Insertable<Tables['booking']> => ({
  id: b.id,
  number: b.number,
  centre_id: b.centreId,
  starts_at: b.startsAt,
  ends_at: b.endsAt,
  setup_minutes: b.setupMinutes,
  clearup_minutes: b.clearupMinutes,
  title: b.title,
  renter_id: b.renterId,
  category: b.category,
  usage: b.usage,
  status: b.status,
  status_reason: b.statusReason,
  theme_id: b.theme === null ? null : labelId('theme', b.theme),
  activity_id: b.activityType === null ? null : labelId('activity', b.activityType),
  expected_participants: b.expectedParticipants,
  participants: b.participants,
  layout: b.layout,
  preparation: b.preparation,
  residents_set_up: b.residentsSetUp ? 1 : 0,
  alcohol: b.alcohol ? 1 : 0,
  public: b.public ? 1 : 0,
  public_text: b.publicText,
  public_organiser: b.publicOrganiser,
  self_service: b.selfService ? 1 : 0,
  contact_name: b.contactName,
  contact_phone: b.contactPhone,
  remarks: b.remarks,
  charged_cents: b.chargedCents,
  waived_cents: b.waivedCents,
  series_id: b.seriesId,
  series_date: b.seriesDate,
  detached: b.detached ? 1 : 0,
  option_until: b.optionUntil,
  priority_reason: b.priorityReason,
  displaced_by_id: b.displacedById,
  replaces_id: b.replacesId,
  created_at: b.createdAt,
  revision: b.revision,
})

const occupancyRow = (o: Occupied): Tables['occupancy'] => ({
  room_id: o.roomId,
  setup_from: o.setupFrom,
  booking_id: o.bookingId,
  starts_at: o.from,
  ends_at: o.to,
  clear_to: o.clearTo,
  exclusive: o.exclusive ? 1 : 0,
  people: o.people,
})

/** However many ids are asked for, the statement is the same: it is prepared once. */
const idIn =
  (ids: readonly string[]): Where =>
  () =>
    sql<SqlBool>`b.id in (select value from json_each(${JSON.stringify(ids)}))`

async function fetch(tx: ReadTx, where: Where, order: 'asc' | 'desc' = 'asc', limit?: number): Promise<Booking[]> {
  const rows = await tx
    .selectFrom('booking as b')
    .leftJoin('renter as r', 'r.id', 'b.renter_id')
    .leftJoin('label as t', 't.id', 'b.theme_id')
    .leftJoin('label as a', 'a.id', 'b.activity_id')
    .selectAll('b')
    .select(['r.name as renter_name', 't.name as theme_name', 'a.name as activity_name'])
    .where(where as never)
    .orderBy('b.starts_at', order)
    .orderBy('b.id', order)
    .$if(limit !== undefined, (q) => q.limit(limit ?? 0))
    .execute()
  if (rows.length === 0) return []
  // A limited list asks for its own ids; a whole period repeats its condition, so that the statement stays the same.
  const ids = rows.map((row) => row.id)
  const those: Where = limit === undefined ? where : idIn(ids)
  const roomRows = await tx
    .selectFrom('booking_room as x')
    .innerJoin('booking as b', 'b.id', 'x.booking_id')
    .select(['x.booking_id', 'x.room_id as value'])
    .where(those as never)
    .orderBy('x.position')
    .execute()
  const goalRows = await tx
    .selectFrom('booking_goal as x')
    .innerJoin('booking as b', 'b.id', 'x.booking_id')
    .innerJoin('label as l', 'l.id', 'x.label_id')
    .select(['x.booking_id', 'l.name as value'])
    .where(those as never)
    .orderBy('x.position')
    .execute()
  const claimRows = await tx
    .selectFrom('booking_facility as x')
    .innerJoin('booking as b', 'b.id', 'x.booking_id')
    .select(['x.booking_id', 'x.facility_id', 'x.quantity'])
    .where(those as never)
    .orderBy('x.facility_id')
    .execute()
  const rooms = group(roomRows)
  const goals = group(goalRows)
  const claims = group(
    claimRows.map(({ booking_id, facility_id, quantity }) => ({
      booking_id,
      value: { facilityId: facility_id, quantity } as FacilityClaim,
    })),
  )
  return rows.map((row) => fromRow(row, rooms.get(row.id) ?? [], goals.get(row.id) ?? [], claims.get(row.id) ?? []))
}

function group<T>(rows: readonly { booking_id: string; value: T }[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const { booking_id, value } of rows) {
    const known = groups.get(booking_id)
    if (known) known.push(value)
    else groups.set(booking_id, [value])
  }
  return groups
}

/** The booking, or null. */
export async function get(tx: ReadTx, id: string): Promise<Booking | null> {
  return (await fetch(tx, (eb) => eb('b.id', '=', id), 'asc', 1))[0] ?? null
}

/** Bookings by id, in order of start. */
export const getMany = (tx: ReadTx, ids: readonly string[]): Promise<Booking[]> =>
  ids.length === 0 ? Promise.resolve([]) : fetch(tx, idIn(ids), 'asc', ids.length)

/** Bookings of a series, in order of start. */
export const ofSeries = (tx: ReadTx, seriesId: string): Promise<Booking[]> =>
  fetch(tx, (eb) => eb('b.series_id', '=', seriesId))

/** Every booking that touches the period (`to` exclusive), in order of start. Looks back no further than a booking can last. */
export function list(tx: ReadTx, query: BookingQuery): Promise<Booking[]> {
  const { centreId, roomId, status } = query
  return fetch(tx, (eb) =>
    eb.and([
      eb('b.starts_at', '>', `${addDays(query.from, -LONGEST_BOOKING_DAYS - 1)}`),
      eb('b.starts_at', '<', `${query.to}T00:00`),
      eb('b.ends_at', '>', `${query.from}T00:00`),
      ...(centreId === undefined ? [] : [eb('b.centre_id', '=', centreId)]),
      ...(status === undefined ? [] : [eb('b.status', '=', status)]),
      ...(roomId === undefined
        ? []
        : [
            eb.exists(
              eb
                .selectFrom('booking_room as br')
                .whereRef('br.booking_id', '=', 'b.id')
                .where('br.room_id', '=', roomId)
                .select('br.room_id'),
            ),
          ]),
    ]),
  )
}

/** Bookings that started in the period (`to` exclusive) and count, without a number of participants; latest first. */
export const withoutCount = (
  tx: ReadTx,
  centreId: string,
  from: CivilDate,
  until: WallTime,
  limit: number,
): Promise<Booking[]> =>
  fetch(
    tx,
    (eb) =>
      eb.and([
        eb('b.centre_id', '=', centreId),
        eb('b.starts_at', '>=', `${from}T00:00`),
        eb('b.ends_at', '<=', until),
        eb('b.status', 'in', ['confirmed', 'held']),
        eb('b.participants', 'is', null),
      ]),
    'desc',
    limit,
  )

/** Requests and options that start from the moment on, in order of start. */
export const open = (tx: ReadTx, centreId: string, from: WallTime, limit: number): Promise<Booking[]> =>
  fetch(
    tx,
    (eb) =>
      eb.and([
        eb('b.centre_id', '=', centreId),
        eb('b.starts_at', '>=', from),
        sql<SqlBool>`b.status in ('request', 'option')`,
      ]),
    'asc',
    limit,
  )

/** Bookings of a renter, latest first. */
export const ofRenter = (tx: ReadTx, renterId: string, limit: number): Promise<Booking[]> =>
  fetch(tx, (eb) => eb('b.renter_id', '=', renterId), 'desc', limit)

/** So many titles are looked at for one search. */
const TITLES = 20
/** The index of titles knows pieces of this length. */
const PIECE = 3

/** Titles that hold the text, those that begin with it first; of a shorter text only those that begin with it. */
async function titlesWith(tx: ReadTx, q: string): Promise<string[]> {
  const begins = sql<SqlBool>`title >= ${q} and title < ${`${q}\u{10FFFF}`}`
  const first = tx.selectFrom('booking_title').select('title').where(begins).orderBy('title').limit(TITLES)
  const titles = (await first.execute()).map((row) => row.title)
  if ([...q].length < PIECE || titles.length === TITLES) return titles
  // To the index a zero byte is the end of what is asked: no title that it knows holds one.
  if (q.includes('\0')) return titles
  const words = `"${q.replaceAll('"', '""')}"`
  const inside = await sql<{ title: string }>`
    select title from title_search where title_search match ${words} limit ${TITLES * 2}`.execute(tx)
  return [...new Set([...titles, ...inside.rows.map((row) => row.title)])].slice(0, TITLES)
}

/** How far a booking begins from a moment, before or after it, in minutes. */
const farFrom = (moment: WallTime, startsAt: string): number =>
  Math.abs(minuteNumber(startsAt as WallTime) - minuteNumber(moment))

/**
 * By the start of the number, a piece of the title, or by renter; those that begin nearest to a moment first, for who
 * calls asks about this week and not about next year. Each part uses an index.
 */
export async function search(
  tx: ReadTx,
  q: string,
  renterIds: readonly string[],
  moment: WallTime,
  limit: number,
): Promise<Booking[]> {
  const upTo = `${q}\u{10FFFF}`
  const start = tx.selectFrom('booking').select(['id', 'starts_at']).limit(limit)
  const found = await start.where('number', '>=', q.toUpperCase()).where('number', '<', upTo.toUpperCase()).execute()
  const nearest = async (those: Expression<SqlBool>) => {
    found.push(...(await start.where(those).where('starts_at', '>=', moment).orderBy('starts_at').execute()))
    found.push(...(await start.where(those).where('starts_at', '<', moment).orderBy('starts_at', 'desc').execute()))
  }
  for (const title of await titlesWith(tx, q)) await nearest(sql<SqlBool>`title collate nocase = ${title}`)
  for (const renterId of renterIds) await nearest(sql<SqlBool>`renter_id = ${renterId}`)
  const near = [...new Map(found.map((row) => [row.id, farFrom(moment, row.starts_at)]))]
    .sort(([, one], [, other]) => one - other)
    .slice(0, limit)
    .map(([id]) => id)
  if (near.length === 0) return []
  const bookings = await fetch(tx, idIn(near), 'asc', limit)
  return bookings.sort((one, other) => near.indexOf(one.id) - near.indexOf(other.id))
}

export type Taken = Occupied & { title: string; startsAt: WallTime; endsAt: WallTime }
type TakenRow = Tables['occupancy'] & { title: string }

const takenOf = (row: TakenRow): Taken => ({
  ...occupiedOf(row),
  title: row.title,
  startsAt: row.starts_at as WallTime,
  endsAt: row.ends_at as WallTime,
})

/** From when on what is still there at a moment can have begun. */
const since = (wall: string) => addDays(dateOf(wall as WallTime), -LONGEST_BOOKING_DAYS - 2)

/** What is taken in the elementary rooms between two wall-clock times, without one booking. */
export async function taken(
  tx: ReadTx,
  roomIds: readonly string[],
  from: WallTime,
  to: WallTime,
  without?: string,
): Promise<Taken[]> {
  if (roomIds.length === 0) return []
  const rows = await tx
    .selectFrom('occupancy as o')
    .innerJoin('booking as b', 'b.id', 'o.booking_id')
    .selectAll('o')
    .select('b.title')
    .where('o.room_id', 'in', roomIds)
    .where('o.setup_from', '>', since(from))
    .where('o.setup_from', '<', to)
    .where('o.clear_to', '>', from)
    .$if(without !== undefined, (q) => q.where('o.booking_id', '<>', without ?? ''))
    .execute()
  return rows.map(takenOf)
}

/** What is taken in the rooms of these while they last, setup and clear-up included: one question for however many. */
export async function takenBeside(tx: ReadTx, slots: readonly Occupied[]): Promise<Taken[]> {
  if (slots.length === 0) return []
  const asked = slots.map((slot) => [slot.roomId, since(slot.setupFrom), slot.clearTo, slot.setupFrom])
  const { rows } = await sql<TakenRow>`
    with slot (room_id, since, until, start) as materialized
      (select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(${JSON.stringify(asked)}))
    select distinct o.*, b.title from slot as s
    cross join occupancy as o
      on o.room_id = s.room_id and o.setup_from > s.since and o.setup_from < s.until and o.clear_to > s.start
    cross join booking as b on b.id = o.booking_id`.execute(tx)
  return rows.map(takenOf)
}

/**
 * What is taken in elementary rooms in a period, without titles: what a search over many rooms asks. Given days, only
 * what touches one of them or lasts overnight: of a year of Thursdays the other days are never read into memory.
 */
export async function takenOnDays(
  tx: ReadTx,
  roomIds: readonly string[],
  from: WallTime,
  to: WallTime,
  days: readonly CivilDate[] | null,
): Promise<Occupied[]> {
  if (roomIds.length === 0) return []
  const list = days === null ? null : sql.join(days)
  const rows = await tx
    .selectFrom('occupancy as o')
    .selectAll()
    .where('o.room_id', 'in', roomIds)
    .where('o.setup_from', '>', since(from))
    .where('o.setup_from', '<', to)
    .where('o.clear_to', '>', from)
    .$if(list !== null, (q) =>
      q.where(
        sql<SqlBool>`(substr(o.setup_from, 1, 10) in (${list}) or substr(o.setup_from, 1, 10) <> substr(o.clear_to, 1, 10))`,
      ),
    )
    .execute()
  return rows.map(occupiedOf)
}

const occupiedOf = (row: Tables['occupancy']): Occupied => ({
  bookingId: row.booking_id,
  roomId: row.room_id,
  from: row.starts_at,
  to: storedEnd(row.setup_from, row.ends_at, 'occupancy.ends_at'),
  setupFrom: row.setup_from,
  clearTo: storedEnd(row.setup_from, row.clear_to, 'occupancy.clear_to'),
  exclusive: row.exclusive === 1,
  people: row.people,
})

/** Whether there is any booking at all. */
export const anyBooking = async (tx: ReadTx): Promise<boolean> =>
  (await tx.selectFrom('booking').select('id').limit(1).executeTakeFirst()) !== undefined

/**
 * Writes a booking whole, new or changed, with its occupancy (empty when it does not hold its rooms).
 * @throws what `refusalOf` recognises when the database refuses a double booking.
 */
export async function save(
  tx: WriteTx,
  booking: Booking,
  occupied: readonly Occupied[],
  labelId: LabelIds,
  isNew: boolean,
): Promise<void> {
  const row = toRow(booking, labelId)
  if (isNew) return insertMany(tx, [{ booking, occupied }], labelId)
  await tx.deleteFrom('occupancy').where('booking_id', '=', booking.id).execute()
  await tx.deleteFrom('facility_claim').where('booking_id', '=', booking.id).execute()
  await tx.deleteFrom('booking_room').where('booking_id', '=', booking.id).execute()
  await tx.deleteFrom('booking_goal').where('booking_id', '=', booking.id).execute()
  await tx.deleteFrom('booking_facility').where('booking_id', '=', booking.id).execute()
  await tx.updateTable('booking').set(row).where('id', '=', booking.id).execute()
  await insertParts(tx, [{ booking, occupied }], labelId)
}

/**
 * Writes many changed bookings at once. What they took is freed first, so that one may move to where another stood.
 * @throws as `save`
 */
export async function saveMany(tx: WriteTx, rows: readonly NewRow[], labelId: LabelIds): Promise<void> {
  const ids = rows.map((row) => row.booking.id)
  await release(tx, ids)
  await inChunks(ids, async (chunk) => {
    for (const table of ['booking_room', 'booking_goal', 'booking_facility'] as const)
      await tx.deleteFrom(table).where('booking_id', 'in', chunk).execute()
  })
  for (const { booking } of rows)
    await tx.updateTable('booking').set(toRow(booking, labelId)).where('id', '=', booking.id).execute()
  await insertParts(tx, rows, labelId)
}

export type NewRow = { booking: Booking; occupied: readonly Occupied[] }

/** Writes many new bookings in few statements, for imports and demo data; the same guarantees hold. */
export async function insertMany(tx: WriteTx, rows: readonly NewRow[], labelId: LabelIds): Promise<void> {
  await inChunks(
    rows.map((r) => toRow(r.booking, labelId)),
    (chunk) => insertRows(tx, 'booking', chunk),
  )
  await insertParts(tx, rows, labelId)
}

async function insertParts(tx: WriteTx, rows: readonly NewRow[], labelId: LabelIds): Promise<void> {
  const rooms = rows.flatMap(({ booking }) =>
    booking.roomIds.map((room_id, position) => ({ booking_id: booking.id, room_id, position })),
  )
  const goals = rows.flatMap(({ booking }) =>
    [...new Set(booking.goals)].map((goal, position) => ({
      booking_id: booking.id,
      label_id: labelId('goal', goal),
      position,
    })),
  )
  const claims = rows.flatMap(({ booking }) =>
    booking.facilities.map(({ facilityId, quantity }) => ({
      booking_id: booking.id,
      facility_id: facilityId,
      quantity,
    })),
  )
  await inChunks(claims, (chunk) => insertRows(tx, 'booking_facility', chunk))
  await inChunks(rooms, (chunk) => insertRows(tx, 'booking_room', chunk))
  await inChunks(goals, (chunk) => insertRows(tx, 'booking_goal', chunk))
  await inChunks(
    rows.flatMap((r) => r.occupied.map(occupancyRow)),
    (chunk) => insertRows(tx, 'occupancy', chunk),
  )
  await inChunks(rows.flatMap(claimsOf).map(claimRow), (chunk) => insertRows(tx, 'facility_claim', chunk))
}

/** Facilities are taken for as long as the rooms are, by a booking that takes its rooms. */
const claimsOf = ({ booking, occupied }: NewRow) => {
  const [time] = occupied
  if (time === undefined) return []
  const { setupFrom, clearTo } = time
  return booking.facilities.map((claim) => ({ ...claim, bookingId: booking.id, setupFrom, clearTo }))
}

const CHUNK = 200
async function inChunks<T>(rows: readonly T[], write: (chunk: T[]) => unknown): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) await write(rows.slice(i, i + CHUNK))
}

/** Takes a booking out of the store: only undoing its creation does that, else it is cancelled. */
export async function remove(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('booking').where('id', '=', id).execute()
}

/** Frees what bookings take, until they are written again in the same act. */
export async function release(tx: WriteTx, ids: readonly string[]): Promise<void> {
  await inChunks(ids, async (chunk) => {
    await tx.deleteFrom('occupancy').where('booking_id', 'in', chunk).execute()
    await tx.deleteFrom('facility_claim').where('booking_id', 'in', chunk).execute()
  })
}

/** Replaces the occupancy of one booking, and with it what it claims: its rooms were divided otherwise. */
export async function occupy(tx: WriteTx, bookingId: string, occupied: readonly Occupied[]): Promise<void> {
  await tx.deleteFrom('occupancy').where('booking_id', '=', bookingId).execute()
  await inChunks(occupied.map(occupancyRow), (chunk) => insertRows(tx, 'occupancy', chunk))
  await claimAnew(tx, bookingId, occupied[0])
}

const TAKE_NUMBERS = `insert into counter (name, value) values (?, ?)
  on conflict (name) do update set value = value + excluded.value returning value`

/** Takes `count` numbers from the counter of a year and returns the first: `2026-00001`. */
export async function takeNumbers(tx: WriteTx, year: string, count: number): Promise<(offset: number) => string> {
  const [row] = tx.plain.all<{ value: number }>(TAKE_NUMBERS, [`booking-${year}`, count])
  if (row === undefined) throw new Error('the counter gave no number')
  return (offset) => `${year}-${String(row.value - count + 1 + offset).padStart(5, '0')}`
}

/** Ids by number, of those that exist: how an import knows what is there. */
export async function idsByNumber(tx: ReadTx, numbers: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let i = 0; i < numbers.length; i += 500) {
    const rows = await tx
      .selectFrom('booking')
      .select(['id', 'number'])
      .where('number', 'in', numbers.slice(i, i + 500))
      .execute()
    for (const row of rows) found.set(row.number, row.id)
  }
  return found
}

/** A booking in the period with a renter that costs something, and an option: to show a template with. */
export async function exampleIds(
  tx: ReadTx,
  from: CivilDate,
  to: CivilDate,
): Promise<[priced: string | undefined, option: string | undefined]> {
  const one = tx
    .selectFrom('booking')
    .select('id')
    .where('starts_at', '>=', `${from}T00:00`)
    .where('starts_at', '<', `${to}T00:00`)
    .where('renter_id', 'is not', null)
    .limit(1)
  const priced = await one.orderBy('charged_cents', 'desc').orderBy('starts_at').executeTakeFirst()
  const option = await one.where('status', '=', 'option').orderBy('starts_at').executeTakeFirst()
  return [priced?.id, option?.id]
}
