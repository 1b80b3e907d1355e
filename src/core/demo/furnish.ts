import type { Unit } from '#core/app/context'
import type { LabelIds } from '#core/store/bookings'
import { putFacility, putLabel, resolveLabels } from '#core/store/places'
import { publicHolidays } from '#core/usecases/holidays'
import { addCentre, addClosure, addRoom, ensureOrganisation } from '#core/usecases/places'
import { addRenter } from '#core/usecases/renters'
import type { Centre, Closure, Facility, Hours, Label, Room } from '#shared/contract/place'
import type { Renter } from '#shared/contract/renter'
import type { LabelKind, RenterCategory } from '#shared/domain/vocabulary'
import { addDays, dateOf, weekdayOf } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import type { Pack, PackCentre, Programme } from './packs'
import { layoutsOf } from './places'
import type { PlanCentre } from './plan'
import { between, pick, type Random, randomFrom } from './random'

/** Everything that bookings refer to. */
export type Furnished = { places: PlanCentre[]; renters: Renters; labelId: LabelIds }
/** Renters by name, and those that book now and then. */
export type Renters = {
  pack: Pack
  find(name: string): Renter | undefined
  occasional: readonly Renter[]
}

type Options = { set: string; span: { from: CivilDate; to: CivilDate }; renters: number }

/** Puts organisation, lists, centres, rooms, facilities, closures and renters in the store. */
export async function furnish(unit: Unit, pack: Pack, programme: Programme, options: Options): Promise<Furnished> {
  await ensureOrganisation(unit, pack.organisation, pack.municipality, true)
  const labelId = await addLabels(unit, programme)
  const holidays = await holidaysIn(options.span)
  const places: PlanCentre[] = []
  for (const [index, packed] of pack.centres.entries()) {
    const place = await addPlace(unit, pack, packed, { holidays, options })
    places.push(place)
    // A calamity over what is booked already: its bookings are listed, not hidden.
    if (index === 0) await closeForRepairs(unit, place.centre)
  }
  const random = randomFrom(`${options.set}|renters`)
  const named = await addGroups(unit, pack, programme, random)
  const occasional = await addOccasional(unit, pack, programme, random, options.renters - named.size)
  return { places, labelId, renters: { pack, find: (name) => named.get(name), occasional } }
}

async function addLabels(unit: Unit, programme: Programme): Promise<LabelIds> {
  const activities = [...new Set([...programme.weekly, ...programme.single].map((item) => item.activity))]
  const lists: [LabelKind, readonly string[]][] = [
    ['theme', programme.themes],
    ['goal', programme.goals],
    ['activity', activities.sort((a, b) => a.localeCompare(b, 'nl'))],
  ]
  for (const [kind, names] of lists)
    for (const [sortOrder, name] of names.entries()) {
      const label: Label = { id: unit.newId() as Label['id'], kind, name, sortOrder, archived: false, revision: 1 }
      await putLabel(unit.tx, label)
      unit.record({ kind: 'label', id: label.id, before: null, after: label })
    }
  const all = lists.flatMap(([kind, names]) => names.map((name) => ({ kind, name })))
  return resolveLabels(unit.tx, all, unit.newId)
}

type Closing = { from: CivilDate; to: CivilDate; reason: string }

async function holidaysIn(span: { from: CivilDate; to: CivilDate }): Promise<Closing[]> {
  const out: Closing[] = []
  for (let year = Number(span.from.slice(0, 4)); year <= Number(span.to.slice(0, 4)); year++)
    for (const { date, name } of await publicHolidays(year))
      if (date >= span.from && date <= span.to) out.push({ from: date, to: date, reason: name })
  return out
}

const hoursOf = (hours: PackCentre['openingHours']): Hours[] =>
  hours.flatMap(({ days, opens, closes }) => days.map((weekday) => ({ weekday, opens, closes })))

async function addPlace(
  unit: Unit,
  pack: Pack,
  packed: PackCentre,
  { holidays, options }: { holidays: readonly Closing[]; options: Options },
): Promise<PlanCentre> {
  const { rooms: packedRooms, facilities, closedMonths, openingHours, staffedHours, ...details } = packed
  const centre = await addCentre(unit, {
    ...details,
    municipality: pack.municipality,
    openingHours: hoursOf(openingHours),
    staffedHours: hoursOf(staffedHours),
  })
  const rooms: Room[] = []
  for (const { parts, ...room } of packedRooms) {
    const partIds = parts.flatMap((name) => rooms.find((r) => r.name === name)?.id ?? [])
    rooms.push(await addRoom(unit, { ...room, partIds, layouts: layoutsOf(room.kind), centreId: centre.id }))
  }
  for (const { name, stock } of facilities) {
    const facility: Facility = {
      id: unit.newId() as Facility['id'],
      centreId: centre.id,
      roomId: null,
      name,
      stock,
      archived: false,
      revision: 1,
    }
    await putFacility(unit.tx, facility, unit.wall)
    unit.record({ kind: 'facility', id: facility.id, before: null, after: facility, centreId: centre.id })
  }
  const closures: Closure[] = []
  for (const closing of [...holidays, ...closedMonthsIn(closedMonths, options.span)])
    closures.push(await addClosure(unit, { ...closing, centreId: centre.id }))
  return { seed: `${options.set}|${centre.name}`, centre, rooms, closures, keep: 1 }
}

function closedMonthsIn(months: readonly number[], span: { from: CivilDate; to: CivilDate }): Closing[] {
  const out: Closing[] = []
  for (let year = Number(span.from.slice(0, 4)); year <= Number(span.to.slice(0, 4)); year++)
    for (const month of months) {
      const from = `${year}-${String(month).padStart(2, '0')}-01` as CivilDate
      const next = (
        month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
      ) as CivilDate
      out.push({ from, to: addDays(next, -1), reason: 'Winterstop' })
    }
  return out
}

async function closeForRepairs(unit: Unit, centre: Centre): Promise<void> {
  const soon = addDays(dateOf(unit.wall), 16)
  // The Tuesday of that week: a day with bookings.
  const date = addDays(soon, 2 - weekdayOf(soon))
  await addClosure(unit, { centreId: centre.id, from: date, to: date, reason: 'Vervangen van de cv-ketel' })
}

/** The name of a group in a district. */
export const groupName = (by: string, pack: Pack, district: string, family: string): string =>
  by.replace('{d}', district).replace('{m}', pack.municipality).replace('{f}', family)

async function addGroups(unit: Unit, pack: Pack, programme: Programme, random: Random): Promise<Map<string, Renter>> {
  const wanted = new Map<string, RenterCategory>()
  for (const name of pack.subsidised) wanted.set(name, 'subsidised')
  for (const district of new Set(pack.centres.map((centre) => centre.district)))
    for (const item of [...programme.weekly, ...programme.single])
      for (const family of item.by?.includes('{f}') ? programme.families : [''])
        if (item.by !== null) wanted.set(groupName(item.by, pack, district, family), item.category)
  const renters = new Map<string, Renter>()
  for (const [name, category] of wanted)
    renters.set(name, await addOne(unit, { name, category }, pack, programme, random, renters.size))
  return renters
}

const KINDS = [
  'Wandelgroep',
  'Leesgroep',
  'Buurtgroep',
  'Kookgroep',
  'Vrienden van',
  'Zanggroep',
  'Vereniging',
  'Studiekring',
]

/** Renters in number, for a store as full as that of a large organisation. */
async function addOccasional(
  unit: Unit,
  pack: Pack,
  programme: Programme,
  random: Random,
  count: number,
): Promise<Renter[]> {
  const renters: Renter[] = []
  for (let i = 0; i < count; i++) {
    const name = `${pick(random, KINDS)} ${pick(random, programme.families)} ${i + 1}`
    const category = pick(random, ['residents', 'association', 'commercial'] as const)
    renters.push(await addOne(unit, { name, category }, pack, programme, random, i))
  }
  return renters
}

function addOne(
  unit: Unit,
  renter: { name: string; category: RenterCategory },
  pack: Pack,
  programme: Programme,
  random: Random,
  index: number,
): Promise<Renter> {
  const first = pick(random, programme.first)
  const last = pick(random, programme.last)
  const mailbox = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^a-zA-Z.]/g, '')
    .toLowerCase()
  return addRenter(unit, {
    ...renter,
    contactName: `${first} ${last}`,
    // Numbers and addresses that nobody has: 06-000000xx and example.nl.
    phone: `06-000000${String(between(random, 0, 99)).padStart(2, '0')}`,
    email: `${mailbox}${index + 1}@example.nl`,
    town: pack.municipality,
  })
}
