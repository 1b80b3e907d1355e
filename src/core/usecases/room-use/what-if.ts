import type { Ctx } from '#core/app/context'
import { getMany, takenOnDays } from '#core/store/bookings'
import type { ReadTx } from '#core/store/open'
import { listCentres, listClosures, listRooms } from '#core/store/places'
import type { BookingId, CentreId, RoomId } from '#shared/contract/base'
import type { AffectedBooking, UseFigures, WhatIf, WhatIfQuery } from '#shared/contract/room-use'
import type { FindCentre } from '#shared/domain/find-free'
import { elementaryRooms } from '#shared/domain/occupancy'
import { type ReportPeriod, reportPeriod, startsIn } from '#shared/domain/report'
import { type RoomUse, sharesOf, sumUse, type UseBooking } from '#shared/domain/room-use'
import { type Because, type Scenario, touchedBy, useWith } from '#shared/domain/what-if'
import { type Homeless, type NewPlace, placesFor } from '#shared/domain/what-if-places'
import { addDays, dayNumber } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import { found, invalid } from '../common'
import { type LoadedCentre, loadCentres, readUse } from './load'

/** So many affected bookings are told one by one. */
const MOST_LISTED = 200
/** Later than any booking: what is still to come counts as well. */
const NEVER = '9999-12-31T23:59' as WallTime

/**
 * What a closed room or other opening hours would do to the occupancy and to the bookings of a period, held against the real
 * bookings; those to come count like those that were. Writes nothing.
 *
 * @throws not_found when the centre or room is not there; invalid_input when the day lies outside the period, or nothing is asked
 */
export function whatIf(ctx: Ctx, query: WhatIfQuery): Promise<WhatIf> {
  const period = reportPeriod(query.period, NEVER)
  if (query.from < period.from || query.from > period.to) invalid('from', 'outside_period')
  if (query.closedRoomId === undefined && query.openingHours === undefined) invalid('closedRoomId', 'required')
  const scenario: Scenario = {
    from: query.from,
    closedRoomId: query.closedRoomId ?? null,
    openingHours: query.openingHours ?? null,
  }
  return ctx.read(async (tx) => {
    const [centre] = await loadCentres(tx, { centreId: query.centreId })
    const own = found(centre, 'centre', query.centreId)
    if (query.closedRoomId !== undefined)
      found(
        own.rooms.find((room) => room.id === query.closedRoomId),
        'room',
        query.closedRoomId,
      )
    const district = own.district === null ? [own] : await loadCentres(tx, { district: own.district })
    const bookings = new Map<string, UseBooking[]>()
    const read = async (id: string) => {
      const known = bookings.get(id) ?? (await readUse(tx, period, id))
      bookings.set(id, known)
      return known
    }
    const { affected, inside } = touchedBy(own, await read(own.id), period, scenario)
    const homeless = (await read(own.id)).filter((b) => affected.has(b.id))
    const places = placesFor(homeless.map(asHomeless(own.id)), await centresAsWouldBe(tx, own, homeless, scenario))
    const programmes = await Promise.all(
      district.map(async (one) => ({ centre: one, bookings: await read(one.id), own: one.id === own.id })),
    )
    const effects = effectsOf(programmes, period, scenario, affected, places)
    const ids = homeless.map((booking) => booking.id)
    const names = new Map((await listCentres(tx)).map((one) => [one.id as string, one.name]))
    const listed = await getMany(tx, ids.slice(0, MOST_LISTED))
    return {
      ...effects,
      affected: affected.size,
      placed: places.size,
      bookings: listed.map(
        (booking): AffectedBooking => ({
          booking,
          because: affected.get(booking.id) ?? 'closed',
          place: placeOf(places.get(booking.id), names),
        }),
      ),
      inside: inside as BookingId[],
    }
  })
}

const placeOf = (place: NewPlace | undefined, names: ReadonlyMap<string, string>): AffectedBooking['place'] =>
  place === undefined
    ? null
    : {
        centreId: place.centreId as CentreId,
        centreName: names.get(place.centreId) ?? '',
        roomIds: place.roomIds as RoomId[],
        roomNames: place.roomNames,
      }

const EPOCH = '1970-01-01' as CivilDate
const dayOf = (minutes: number): CivilDate => addDays(EPOCH, Math.floor(minutes / 1440))

const asHomeless =
  (centreId: string) =>
  (booking: UseBooking): Homeless => {
    const date = dayOf(booking.start)
    const midnight = dayNumber(date) * 1440
    return {
      id: booking.id,
      centreId,
      date,
      from: booking.start - midnight,
      to: booking.end - midnight,
      start: booking.start,
      people: booking.participants ?? booking.expected,
    }
  }

/** The managed centres on the days that matter, with the bookings that need a place taken out and the scenario in force. */
async function centresAsWouldBe(
  tx: ReadTx,
  own: LoadedCentre,
  homeless: readonly UseBooking[],
  { closedRoomId, openingHours }: Scenario,
): Promise<FindCentre[]> {
  const days = [...new Set(homeless.map((booking) => dayOf(booking.start)))].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const centres = (await listCentres(tx)).filter((centre) => centre.managed && !centre.archived)
  const closures = await listClosures(tx, {})
  const rooms = await listRooms(tx)
  const gone = new Set(homeless.map((booking) => booking.id))
  const around = [...new Set(days.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))]
  const [from, to] = [`${addDays(first, -1)}T00:00` as WallTime, `${addDays(last, 2)}T00:00` as WallTime]
  const elementary = rooms.filter((room) => room.partIds.length === 0).map((room) => room.id)
  const taken = (await takenOnDays(tx, elementary, from, to, around)).filter((row) => !gone.has(row.bookingId))
  const byId = new Map(rooms.map((room) => [room.id as string, room]))
  const closed = (id: string) => closedRoomId !== null && elementaryRooms([id], byId).has(closedRoomId)
  return centres.map((centre) => {
    const mine = rooms.filter((room) => room.centreId === centre.id && !closed(room.id))
    const ids = new Set<string>(mine.map((room) => room.id))
    return {
      id: centre.id,
      name: centre.name,
      district: centre.district,
      hours: {
        ...centre,
        openingHours: centre.id === own.id && openingHours !== null ? openingHours : centre.openingHours,
        closures: closures.filter((closure) => closure.centreId === centre.id),
      },
      rooms: new Map(mine.map((room) => [room.id, room])),
      facilities: [],
      taken: taken.filter((row) => ids.has(row.roomId)),
      claims: [],
    }
  })
}

type Part = { centre: LoadedCentre; bookings: readonly UseBooking[]; own: boolean }

/** The figures as they are, without what is affected, and with it in its new places. */
function effectsOf(
  parts: readonly Part[],
  period: ReportPeriod,
  scenario: Scenario,
  affected: ReadonlyMap<string, Because>,
  places: ReadonlyMap<string, NewPlace>,
): Pick<WhatIf, 'room' | 'centre' | 'district'> {
  const movers = parts.flatMap((part) => part.bookings.filter((booking) => places.has(booking.id)))
  const worked = parts.map(({ centre, bookings, own }) => {
    const left = bookings.filter((booking) => !affected.has(booking.id))
    const arrived = movers.flatMap((booking) => {
      const place = places.get(booking.id)
      return place?.centreId === centre.id ? [{ ...booking, roomIds: place.takes }] : []
    })
    const none: Scenario = { ...scenario, closedRoomId: null, openingHours: null }
    const then = own ? scenario : none
    const of = (list: readonly UseBooking[], how: Scenario): Counted => ({
      rooms: useWith(centre, list, period, how),
      activities: list.filter((booking) => startsIn(booking, period)).length,
    })
    return { own, before: of(bookings, none), without: of(left, then), moved: of([...left, ...arrived], then) }
  })
  const effect = (keep: (part: { own: boolean }) => boolean, roomId: string | null = null) => {
    const some = worked.filter(keep)
    const of = (which: 'before' | 'without' | 'moved') =>
      figuresOf(
        some.map((part) => part[which]),
        roomId,
      )
    return { before: of('before'), without: of('without'), moved: of('moved') }
  }
  return {
    room: scenario.closedRoomId === null ? null : effect(({ own }) => own, scenario.closedRoomId),
    centre: effect(({ own }) => own),
    district: parts.length > 1 ? effect(() => true) : null,
  }
}

type Counted = { rooms: RoomUse[]; activities: number }

function figuresOf(parts: readonly Counted[], roomId: string | null): UseFigures {
  const rooms = parts.flatMap((part) => part.rooms).filter((room) => roomId === null || room.roomId === roomId)
  const use = sumUse(rooms)
  const count = (list: readonly { activities: number }[]) => list.reduce((sum, one) => sum + one.activities, 0)
  return { ...use, ...sharesOf(use), activities: count(roomId === null ? parts : rooms) }
}
