import type { Ctx } from '#core/app/context'
import { taken } from '#core/store/bookings'
import { startingAt, withNumbers } from '#core/store/imports'
import { type Booking, plainBooking } from '#shared/contract/booking'
import type { Centre } from '#shared/contract/place'
import { type Finding, findingsFor, spanProblem } from '#shared/domain/booking-rules'
import { type Occupied, occupancyOf, withBlocked } from '#shared/domain/occupancy'
import { asksWhy, priorityFindings } from '#shared/domain/priority'
import { holdsRoom, isOver, type RenterCategory, usageOf, usualHolds } from '#shared/domain/vocabulary'
import { addDays, at, clockOf, dateOf } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import { crowdedOut, type Rival, requestsIn } from '../bookings/rivals'
import { buffersOf, type Place } from '../bookings/surroundings'
import { createTimetable, daysTouched } from '../bookings/timetable'
import { LONGEST_RENTER, newRenter } from './check-renters'
import { sayFindings } from './findings'
import type { Table } from './read'
import { centreOf, roomsNamed } from './references'
import { cut, type Row } from './report'
import { RowReader } from './row-reader'
import { inSlices, type Progress, pause } from './run'
import { categoryWords, statusWords, usageWords, yesNoWords } from './words'
import { type Check, closuresOf, differing, nameKey, type PlannedBooking, roomsOf } from './world'

const LONGEST_NUMBER = 60
const LONGEST_TITLE = 200
const LONGEST_TEXT = 2000
const MOST_ROOMS = 20
const MOST_GOALS = 20
const MOST_PEOPLE = 100_000
/** A room has fewer bookings in a day, and holding a slot against all of them must stay quick. */
const MOST_A_DAY = 250
const LOOKED_UP_AT_ONCE = 400

type Entry = {
  table: Table
  reader: RowReader
  centre: Centre
  booking: PlannedBooking['booking']
}
type Numbered = { table: Table; row: Row }

/**
 * All rows of boekingen.csv, in as many files as there are: reads them, finds those that are in the store, and holds
 * the rest against the rules and against each other, in the order of the files.
 */
export async function* checkBookings(
  tables: readonly Table[],
  check: Check,
  ctx: Pick<Ctx, 'read'>,
  now: WallTime,
  signal: AbortSignal | undefined,
  progress: (rows: number) => Progress,
): AsyncGenerator<Progress, void> {
  const entries: Entry[] = []
  const seen = new Map<string, Numbered>()
  const categories = new Map<string, RenterCategory>()
  const places = new Map<string, Place>()
  const rows = tables.flatMap((table) => table.rows.map((row): Numbered => ({ table, row })))
  // Reading is half of the work, holding against the rules the other half.
  yield* inSlices(
    rows,
    signal,
    (done) => progress(Math.floor(done / 2)),
    (slice) => {
      for (const { table, row } of slice) {
        const entry = readBooking(table, row, check, places, seen, categories)
        if (entry) entries.push(entry)
        else check.tally(table, 'refused')
      }
    },
  )
  const known = await knownBookings(entries, seen, ctx, signal)
  const fresh = entries.filter((entry) => {
    const there = known(entry.booking)
    if (there) keepBooking(entry, there, check)
    return there === undefined
  })
  yield* judgeAll(fresh, places, check, ctx, now, signal, (done) =>
    progress(Math.floor((rows.length + (done / Math.max(1, fresh.length)) * rows.length) / 2)),
  )
}

function placeOf(centre: Centre, check: Check, places: Map<string, Place>): Place {
  const known = places.get(centre.id)
  if (known) return known
  const rooms = new Map([...roomsOf(check.world, centre.id).values()].map((room) => [room.id as string, room]))
  const place: Place = {
    id: centre.id,
    hours: { ...centre, closures: closuresOf(check.world, centre.id) },
    holds: centre,
    optionDays: centre.optionDays,
    displaceDays: centre.displaceDays,
    crowdFrom: centre.crowdFrom,
    caretakerRequired: centre.caretakerRequired,
    rooms,
  }
  places.set(centre.id, place)
  return place
}

function readBooking(
  table: Table,
  row: Row,
  check: Check,
  places: Map<string, Place>,
  seen: Map<string, Numbered>,
  categories: Map<string, RenterCategory>,
): Entry | null {
  const reader = new RowReader(table, row, check.report)
  const number = reader.text('nummer', LONGEST_NUMBER)
  if (number !== null) refuseRepeat(reader, table, `nummer ${number}`, 'nummer', seen)
  const centre = centreOf(reader, check)
  const names = reader.list('ruimtes', MOST_ROOMS)
  if (names.length === 0) reader.error('ruimtes', 'Vul ruimtes in: een boeking heeft ten minste een ruimte.')
  const rooms = centre ? roomsNamed(reader, 'ruimtes', names, centre, check) : []
  const span = readSpan(reader)
  const renterName = reader.text('huurder', LONGEST_RENTER)
  const category = readCategory(reader, renterName, check, categories)
  const title = reader.need('titel', LONGEST_TITLE)
  const details = {
    usage: reader.choice('gebruik', usageWords) ?? usageOf(category ?? 'internal'),
    status: reader.choice('status', statusWords) ?? 'confirmed',
    theme: reader.text('thema'),
    goals: reader.list('doelen', MOST_GOALS),
    activityType: reader.text('activiteit'),
    expectedParticipants: reader.whole('verwacht', 0, MOST_PEOPLE),
    participants: reader.whole('deelnemers', 0, MOST_PEOPLE),
    public: reader.choice('openbaar', yesNoWords) ?? false,
    selfService: reader.choice('zelfbeheer', yesNoWords) ?? false,
    remarks: reader.text('opmerking', LONGEST_TEXT),
    chargedCents: reader.money('bedrag'),
  }
  if (!centre || !span || category === null || title === null || reader.failed) return null
  const roomIds = [...new Set(rooms.map((room) => room.id))]
  const booking: Entry['booking'] = {
    id: check.newId() as Booking['id'],
    number,
    centreId: centre.id,
    roomIds,
    ...span,
    ...buffersOf(placeOf(centre, check, places), roomIds, null),
    title,
    renterId: null,
    renterName,
    category,
    ...details,
    statusReason: null,
    layout: null,
    preparation: null,
    ...plainBooking,
    residentsSetUp: false,
    alcohol: false,
    contactName: null,
    contactPhone: null,
    revision: 1,
  }
  if (number === null) refuseRepeat(reader, table, identity(booking), 'titel', seen)
  return reader.failed ? null : { table, reader, centre, booking }
}

type Identified = Pick<Booking, 'centreId' | 'roomIds' | 'startsAt' | 'endsAt' | 'title' | 'status'>

/**
 * Without a number of the old system, this is what makes two bookings the same. One that was cancelled and booked again
 * stands in an agenda twice: they are two.
 */
const identity = (b: Identified, over = isOver(b.status)): string =>
  [b.centreId, [...b.roomIds].sort().join(), b.startsAt, b.endsAt, nameKey(b.title), over ? 'over' : ''].join('\n')

function refuseRepeat(reader: RowReader, table: Table, key: string, column: string, seen: Map<string, Numbered>): void {
  const earlier = seen.get(key)
  if (!earlier) {
    seen.set(key, { table, row: reader.row })
    return
  }
  const where = `regel ${earlier.row.row}${earlier.table === table ? '' : ` van ${earlier.table.file}`}`
  reader.error(
    column,
    column === 'nummer'
      ? `Dit nummer staat ook al op ${where}. Geef elke boeking een eigen nummer, of haal een van de twee regels weg.`
      : `Deze boeking staat ook al op ${where}. Haal een van de twee regels weg, of geef ze elk een nummer.`,
  )
}

/** Start and end; an end that is not after the start is on the next day. */
function readSpan(reader: RowReader): { startsAt: WallTime; endsAt: WallTime } | null {
  for (const column of ['datum', 'begin', 'eind'])
    if (!reader.has(column)) reader.error(column, `Vul ${column} in: deze cel mag niet leeg zijn.`)
  const date = reader.date('datum')
  const begin = reader.time('begin')
  const end = reader.time('eind')
  if (!date || !begin || !end) return null
  if (begin === '24:00') return reader.error('begin', 'Een boeking begint niet om 24:00. Schrijf 00:00 op de dag erna.')
  const span = { startsAt: at(date, begin), endsAt: at(end <= begin ? addDays(date, 1) : date, end) }
  return spanProblem(span) === null ? span : reader.error('eind', 'Deze tijden kloppen niet. Verbeter begin of eind.')
}

/** Of the row, or else of the renter; a renter who is not known yet takes that of the first row that has one. */
function readCategory(
  reader: RowReader,
  renterName: string | null,
  check: Check,
  categories: Map<string, RenterCategory>,
): RenterCategory | null {
  const own = reader.choice('categorie', categoryWords)
  if (renterName === null) return own ?? 'internal'
  const key = nameKey(renterName)
  if (own !== null && !categories.has(key)) categories.set(key, own)
  const category = own ?? check.world.renters.get(key)?.category ?? categories.get(key)
  if (category !== undefined || reader.has('categorie')) return category ?? null
  return reader.error(
    'huurder',
    `Huurder "${cut(renterName)}" is niet bekend. Verbeter de naam, voeg de huurder toe aan huurders.csv, of vul hier een categorie in.`,
  )
}

type Lookup = (booking: Entry['booking']) => Booking | undefined

/** Finds the bookings of the store that the rows identify, in portions. */
async function knownBookings(
  entries: readonly Entry[],
  seen: ReadonlyMap<string, Numbered>,
  ctx: Pick<Ctx, 'read'>,
  signal: AbortSignal | undefined,
): Promise<Lookup> {
  const byNumber = new Map<string, Booking>()
  const byIdentity = new Map<string, Booking>()
  const numbers = entries.flatMap(({ booking }) => booking.number ?? [])
  const moments = [...new Set(entries.flatMap(({ booking }) => (booking.number === null ? [booking.startsAt] : [])))]
  for (let from = 0; from < numbers.length; from += LOOKED_UP_AT_ONCE) {
    await pause(signal)
    const portion = numbers.slice(from, from + LOOKED_UP_AT_ONCE)
    for (const booking of await ctx.read((tx) => withNumbers(tx, portion))) byNumber.set(booking.number, booking)
  }
  for (let from = 0; from < moments.length; from += LOOKED_UP_AT_ONCE) {
    await pause(signal)
    const portion = moments.slice(from, from + LOOKED_UP_AT_ONCE)
    for (const booking of await ctx.read((tx) => startingAt(tx, portion))) byIdentity.set(identity(booking), booking)
  }
  return (booking) => {
    if (booking.number !== null) return byNumber.get(booking.number)
    // Cancelled in the meantime it is still the same booking, unless another row of the files is that one.
    const otherwise = identity(booking, !isOver(booking.status))
    return byIdentity.get(identity(booking)) ?? (seen.has(otherwise) ? undefined : byIdentity.get(otherwise))
  }
}

/** A booking that is there stays as it is; a difference is worth knowing. */
function keepBooking({ table, reader, booking }: Entry, there: Booking, check: Check): void {
  check.tally(table, 'unchanged')
  const same = (column: string, a: unknown, b: unknown) => [column, reader.has(column), a, b] as const
  const differences = differing([
    same('centrum', booking.centreId, there.centreId),
    same('ruimtes', [...booking.roomIds].sort().join(), [...there.roomIds].sort().join()),
    same('datum', dateOf(booking.startsAt), dateOf(there.startsAt)),
    same('begin', clockOf(booking.startsAt), clockOf(there.startsAt)),
    same('eind', clockOf(booking.endsAt), clockOf(there.endsAt)),
    same('titel', nameKey(booking.title), nameKey(there.title)),
    same('huurder', nameKey(booking.renterName ?? ''), nameKey(there.renterName ?? '')),
    same('categorie', booking.category, there.category),
    same('gebruik', booking.usage, there.usage),
    same('status', booking.status, there.status),
    same('thema', booking.theme, there.theme),
    same('doelen', [...booking.goals].sort().join('|'), [...there.goals].sort().join('|')),
    same('activiteit', booking.activityType, there.activityType),
    same('verwacht', booking.expectedParticipants, there.expectedParticipants),
    same('deelnemers', booking.participants, there.participants),
    same('bedrag', booking.chargedCents, there.chargedCents),
    same('openbaar', booking.public, there.public),
    same('zelfbeheer', booking.selfService, there.selfService),
    same('opmerking', booking.remarks, there.remarks),
  ])
  if (differences.length > 0)
    reader.warn(differences[0] ?? null, `Wijkt af van wat er al staat (${differences.join(', ')}); niet gewijzigd.`)
}

async function* judgeAll(
  entries: readonly Entry[],
  places: ReadonlyMap<string, Place>,
  check: Check,
  ctx: Pick<Ctx, 'read'>,
  now: WallTime,
  signal: AbortSignal | undefined,
  progress: (done: number) => Progress,
): AsyncGenerator<Progress, void> {
  const wants = entries.map(({ booking }) => occupancyOf(booking, places.get(booking.centreId)?.rooms ?? new Map()))
  const near = entries.map(({ booking }, i) =>
    withBlocked(wants[i] ?? [], places.get(booking.centreId)?.rooms ?? new Map()),
  )
  const timetable = await takenInStore(near.flat(), ctx, signal)
  const othersWait = await othersWaitFor(entries, wants, places, ctx, now)
  const rowOf = new Map<string, Entry>()
  let n = 0
  yield* inSlices(entries, signal, progress, (slice) => {
    for (const entry of slice) {
      const { booking, reader, table } = entry
      const wanted = wants[n] ?? []
      const looked = near[n++] ?? []
      const place = places.get(booking.centreId)
      const holds = holdsRoom(booking.status, place?.holds ?? usualHolds)
      if (holds && timetable.crowd(wanted) >= MOST_A_DAY)
        reader.error(
          'datum',
          `Deze ruimte heeft op deze dag al ${MOST_A_DAY} boekingen. Controleer of de datums kloppen.`,
        )
      else if (place && !isOver(booking.status)) {
        const around = { ...place, wanted, taken: timetable.around(looked), now }
        const findings = [...findingsFor(booking, around), ...othersWait(booking, wanted, around.taken)]
        sayFindings(reader, findings, booking, (id) => {
          const other = rowOf.get(id)
          return other
            ? `regel ${other.reader.row.row}${other.table === table ? '' : ` van ${other.table.file}`}`
            : null
        })
      }
      if (booking.status === 'held' && booking.startsAt > now)
        reader.warn('status', 'Deze boeking moet nog komen en kan nog niet gehouden zijn. Zo overgenomen.')
      if (reader.failed) {
        check.tally(table, 'refused')
        continue
      }
      const occupied = holds ? wanted : []
      const { title, startsAt, endsAt } = booking
      for (const o of occupied) timetable.add({ ...o, title, startsAt, endsAt })
      if (occupied.length > 0) rowOf.set(booking.id, entry)
      check.plan.bookings.push({ booking: { ...booking, ...renterOf(entry, check) }, occupied })
      check.tally(table, 'added')
    }
  })
}

type Asking = Rival<Pick<Booking, 'id' | 'title' | 'category'>>

/**
 * Tells which requests a commercial booking goes before, those in the store and those in the same files, wherever they
 * stand in them. It is only a warning: what was agreed in the old system is taken over. The store is asked once per
 * centre, and a booking is held against the requests of its own days only.
 */
async function othersWaitFor(
  entries: readonly Entry[],
  wants: readonly Occupied[][],
  places: ReadonlyMap<string, Place>,
  ctx: Pick<Ctx, 'read'>,
  now: WallTime,
) {
  const requests = new Map<string, Asking[]>()
  const add = (centreId: string, asking: Asking) => {
    for (const key of daysIn(centreId, asking.wanted)) {
      const known = requests.get(key)
      if (known) known.push(asking)
      else requests.set(key, [asking])
    }
  }
  for (const place of places.values()) {
    const slots = entries.flatMap(({ booking }, i) =>
      booking.centreId === place.id && asksWhy(booking, now) ? (wants[i] ?? []) : [],
    )
    if (slots.length === 0) continue
    for (const there of await ctx.read((tx) => requestsIn(tx, place, slots))) add(place.id, there)
    for (const [i, { booking }] of entries.entries())
      if (booking.centreId === place.id && booking.status === 'request')
        add(place.id, { booking, wanted: wants[i] ?? [] })
  }
  return (booking: Entry['booking'], wanted: readonly Occupied[], near: readonly Occupied[]): Finding[] => {
    const place = places.get(booking.centreId)
    if (!place || !asksWhy(booking, now)) return []
    const asked = new Set(daysIn(place.id, wanted).flatMap((key) => requests.get(key) ?? []))
    const waiting = crowdedOut([...asked], wanted, place, near)
    const { displaceDays } = place
    return priorityFindings(booking, { inTheWay: [], waiting, displaceDays, now }).map(
      (finding): Finding => ({ ...finding, severity: 'warning' }),
    )
  }
}

/** A key for each day that a booking touches in a centre: it takes all its rooms at one time. */
const daysIn = (centreId: string, [first]: readonly Occupied[]): string[] =>
  first === undefined ? [] : daysTouched({ ...first, roomId: centreId })

/** What the store has taken on the days and in the rooms that are wanted, a room at a time. */
async function takenInStore(
  wanted: readonly ReturnType<typeof occupancyOf>[number][],
  ctx: Pick<Ctx, 'read'>,
  signal: AbortSignal | undefined,
) {
  const timetable = createTimetable()
  const touched = new Set<string>()
  const perRoom = new Map<string, { from: string; to: string }>()
  for (const want of wanted) {
    for (const key of daysTouched(want)) touched.add(key)
    const span = perRoom.get(want.roomId)
    if (!span) perRoom.set(want.roomId, { from: want.setupFrom, to: want.clearTo })
    else if (want.setupFrom < span.from) span.from = want.setupFrom
    if (span && want.clearTo > span.to) span.to = want.clearTo
  }
  for (const [roomId, { from, to }] of perRoom) {
    await pause(signal)
    for (const there of await ctx.read((tx) => taken(tx, [roomId], from as WallTime, to as WallTime, '')))
      if (daysTouched(there).some((key) => touched.has(key))) timetable.add(there)
  }
  return timetable
}

/** The renter by name, made when nobody has that name yet. */
function renterOf({ booking, reader }: Entry, check: Check): Pick<Booking, 'renterId' | 'renterName'> {
  if (booking.renterName === null) return { renterId: null, renterName: null }
  const key = nameKey(booking.renterName)
  const known = check.world.renters.get(key)
  if (known) return { renterId: known.id, renterName: known.name }
  const renter = newRenter(check.newId(), booking.renterName, booking.category)
  check.world.renters.set(key, renter)
  check.plan.renters.push(renter)
  reader.info('huurder', `Huurder "${cut(renter.name)}" was nog niet bekend en wordt toegevoegd.`)
  return { renterId: renter.id, renterName: renter.name }
}
