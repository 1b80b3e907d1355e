import type { Unit } from '#core/app/context'
import { listFacilities } from '#core/store/places'
import { addRate, addTariff } from '#core/usecases/prices/tariffs'
import type { Room } from '#shared/contract/place'
import type { NewTariff } from '#shared/contract/price'
import type { RenterCategory } from '#shared/domain/vocabulary'
import type { CivilDate } from '#shared/time/types'
import type { PlanCentre } from './plan'

/**
 * A price list as village halls have them: residents and societies pay little, a company about four times as much; large
 * rooms cost more, a small one less. It goes up each New Year; the one of next year is known already.
 */
type Asked = Partial<Record<RenterCategory, { hour?: number; daypart?: number; once?: number }>>

const usual: Asked = {
  residents: { hour: 750 },
  subsidised: { hour: 1000, daypart: 3500 },
  primary_care: { hour: 1250, daypart: 4250 },
  association: { hour: 1000, daypart: 3500 },
  commercial: { hour: 3750, daypart: 13_000 },
}
const large: Asked = {
  residents: { hour: 1250 },
  subsidised: { hour: 1750, daypart: 6000 },
  primary_care: { hour: 2000, daypart: 7000 },
  association: { hour: 1750, daypart: 6000 },
  commercial: { hour: 6500, daypart: 22_500 },
}
const small: Asked = { primary_care: { hour: 750 }, association: { hour: 600 }, commercial: { hour: 1500 } }
const kitchen: Asked = { residents: { once: 750 }, association: { once: 1500 }, commercial: { once: 4500 } }

const LARGE_FROM = 60
/** Older bookings go by the oldest prices that are kept. */
const YEARS_KEPT = 3
const RISE_PER_YEAR = 4
const facilityCents: Record<string, number> = { Beamer: 1000, Geluidsset: 2500 }

/** Puts the tariffs of the years that the demo covers in the store, with what a caretaker costs after hours. */
export async function addTariffs(
  unit: Unit,
  { centre, rooms }: Pick<PlanCentre, 'centre' | 'rooms'>,
  span: { from: CivilDate; to: CivilDate },
): Promise<void> {
  const last = Number(span.to.slice(0, 4)) + 1
  const first = Math.max(Number(span.from.slice(0, 4)), last - YEARS_KEPT)
  const facilities = await listFacilities(unit.tx, centre.id)
  for (let year = first; year <= last; year++) {
    const validFrom = `${year === first ? span.from.slice(0, 4) : year}-01-01` as CivilDate
    // Whole quarters of a euro, worked back from the prices of this year.
    const price = (cents: number) => Math.round((cents * (100 - RISE_PER_YEAR * (last - 1 - year))) / 2500) * 25
    const common = { centreId: centre.id, validFrom }
    for (const [room, asked] of [[null, usual] as const, ...ownPrices(rooms)])
      for (const tariff of tariffsOf(room, asked, price)) await addTariff(unit, { ...common, ...tariff })
    for (const { id, name } of facilities) {
      const cents = facilityCents[name]
      if (cents !== undefined)
        await addTariff(unit, { ...common, facilityId: id, unit: 'once', cents: price(cents), vat: 'high' })
    }
    if (centre.staffedHours.length > 0)
      await addRate(unit, {
        ...common,
        centsPerHour: price(3600),
        roundMinutes: 30,
        minimumMinutes: 60,
        travelCents: 0,
        vat: 'high',
      })
  }
}

/** Rooms that cost something else than the others; the parts of a large hall are ordinary rooms. */
function ownPrices(rooms: readonly Room[]): [Room, Asked][] {
  return rooms.flatMap((room): [Room, Asked][] => {
    if (room.kind === 'kitchen') return [[room, kitchen]]
    if (room.kind === 'consulting_room' || room.kind === 'workplace') return [[room, small]]
    const isLarge = (room.kind === 'hall' || room.kind === 'meeting_hall') && (room.capacity ?? 0) >= LARGE_FROM
    return isLarge ? [[room, large]] : []
  })
}

function tariffsOf(
  room: Room | null,
  asked: Asked,
  price: (cents: number) => number,
): Pick<NewTariff, 'roomId' | 'category' | 'unit' | 'cents' | 'weekendCents' | 'partPercent'>[] {
  return (Object.keys(asked) as RenterCategory[]).flatMap((category) =>
    Object.entries(asked[category] ?? {}).map(([unit, cents]) => ({
      roomId: room?.id ?? null,
      category,
      unit: unit as 'hour' | 'daypart' | 'once',
      cents: price(cents),
      ...(asked === large && category === 'commercial' ? { weekendCents: price(Math.round(cents * 1.25)) } : {}),
      ...(room !== null && room.partIds.length > 0 ? { partPercent: 60 } : {}),
    })),
  )
}
