import { type Centre, type Closure, type Hours, type Room, usualLetting } from '#shared/contract/place'
import { daysBetween } from '#shared/time/civil'
import type { ClockTime } from '#shared/time/types'
import type { Table } from './read'
import { centreOf, refusedKey, roomsNamed } from './references'
import type { Row } from './report'
import { RowReader } from './row-reader'
import { centreTypeWords, modeWords, roomKindWords, roomUseWords, weekdayWords, yesNoWords } from './words'
import { type Check, closuresOf, differing, nameKey, type Outcome, roomsOf } from './world'

const MOST_PEOPLE = 100_000
const MOST_SETUP_MINUTES = 720
const MOST_PARTS = 20
const LONGEST_TEXT = 2000

/** The row on which something came earlier in this file: naming it twice is a fault of the later row. */
function repeats(reader: RowReader, column: string, key: string, seen: Map<string, Row>): boolean {
  const earlier = seen.get(key)
  if (earlier) reader.error(column, `Dit staat ook al op regel ${earlier.row}. Haal een van de twee regels weg.`)
  else seen.set(key, reader.row)
  return earlier !== undefined
}

/** What is there stays as it is; a difference is worth knowing. */
function keep(reader: RowReader, differences: readonly string[]): Outcome {
  if (differences.length > 0)
    reader.warn(differences[0] ?? null, `Wijkt af van wat er al staat (${differences.join(', ')}); niet gewijzigd.`)
  return 'unchanged'
}

/** centra.csv */
export function checkCentre(table: Table, row: Row, check: Check, seen: Map<string, Row>): Outcome {
  const reader = new RowReader(table, row, check.report)
  const name = reader.need('centrum')
  const fields = {
    type: reader.choice('type', centreTypeWords),
    mode: reader.choice('vorm', modeWords),
    municipality: reader.text('gemeente'),
    district: reader.text('wijk'),
    operator: reader.text('exploitant'),
    address: reader.text('adres', LONGEST_TEXT),
    activeFrom: reader.date('actief_van'),
    activeTo: reader.date('actief_tot'),
  }
  if (fields.activeFrom && fields.activeTo && fields.activeTo < fields.activeFrom)
    reader.error('actief_tot', 'De laatste dag ligt voor de eerste. Verbeter actief_van of actief_tot.')
  if (name !== null) repeats(reader, 'centrum', nameKey(name), seen)
  if (name === null || reader.failed) {
    if (name !== null && seen.get(nameKey(name)) === row) check.refused.set(refusedKey('centre', name), row)
    return 'refused'
  }
  const known = check.world.centres.get(nameKey(name))
  if (known) {
    const differences = differing([
      ['type', reader.has('type'), fields.type, known.type],
      ['vorm', reader.has('vorm'), fields.mode, known.mode],
      ['gemeente', reader.has('gemeente'), fields.municipality, known.municipality],
      ['wijk', reader.has('wijk'), fields.district, known.district],
      ['exploitant', reader.has('exploitant'), fields.operator, known.operator],
      ['adres', reader.has('adres'), fields.address, known.address],
      ['actief_van', reader.has('actief_van'), fields.activeFrom, known.activeFrom],
      ['actief_tot', reader.has('actief_tot'), fields.activeTo, known.activeTo],
    ])
    return keep(reader, differences)
  }
  const centre: Centre = {
    id: check.newId() as Centre['id'],
    name,
    ...fields,
    type: fields.type ?? 'other',
    managed: true,
    openingHours: [],
    staffedHours: [],
    ...usualLetting,
    contacts: [],
    archived: false,
    revision: 1,
  }
  check.world.centres.set(nameKey(name), centre)
  check.plan.centres.push(centre)
  return 'added'
}

type RoomRow = { reader: RowReader; row: Row; centre: Centre; room: Room; parts: string[] }

/** ruimtes.csv, whole: a composite may stand above the rooms that it joins. */
export function checkRooms(table: Table, check: Check): void {
  const seen = new Map<string, Row>()
  const composites: RoomRow[] = []
  for (const row of table.rows) {
    const read = readRoom(table, row, check, seen)
    if (read && read.parts.length > 0) composites.push(read)
    else if (read) check.tally(table, placeRoom(read, check))
  }
  // Those whose parts are all there go first, so that a composite of composites finds its parts.
  let waiting = composites
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ centre, room }) => `${centre.id}\n${nameKey(room.name)}`))
    const ready = waiting.filter(
      ({ centre, parts }) => !parts.some((part) => names.has(`${centre.id}\n${nameKey(part)}`)),
    )
    for (const { reader, room, centre, row } of ready.length > 0 ? [] : waiting) {
      reader.error('delen', 'Deze ruimte bestaat, rechtstreeks of met een omweg, uit zichzelf. Verbeter de delen.')
      check.refused.set(refusedKey('room', centre.name, room.name), row)
      check.tally(table, 'refused')
    }
    if (ready.length === 0) break
    for (const composite of ready) check.tally(table, placeRoom(composite, check))
    waiting = waiting.filter((composite) => !ready.includes(composite))
  }
}

function readRoom(table: Table, row: Row, check: Check, seen: Map<string, Row>): RoomRow | null {
  const reader = new RowReader(table, row, check.report)
  const centre = centreOf(reader, check)
  const name = reader.need('ruimte')
  const kind = reader.has('soort') ? roomKindWords.of(reader.raw('soort')) : undefined
  if (reader.has('soort') && kind === undefined)
    reader.warn(
      'soort',
      `Deze soort is niet bekend; de ruimte komt bij "overig". Bekend zijn: ${roomKindWords.listed}.`,
    )
  const use = reader.choice('gebruik', roomUseWords) ?? 'exclusive'
  const parts = reader.list('delen', MOST_PARTS)
  const capacity = reader.whole('capaciteit', 0, MOST_PEOPLE)
  if (use === 'shared' && capacity === null && !reader.has('capaciteit'))
    reader.error('capaciteit', 'Een gedeelde ruimte heeft een capaciteit nodig. Vul in hoeveel mensen erin passen.')
  const counts = reader.choice('telt_mee', yesNoWords)
  if (counts === true && parts.length > 0)
    reader.warn('telt_mee', 'Een samengestelde ruimte telt niet mee voor de bezetting: haar delen tellen.')
  const fields = {
    areaM2: reader.number('m2', 0, MOST_PEOPLE),
    setupMinutes: reader.whole('opbouw_min', 0, MOST_SETUP_MINUTES) ?? 0,
    clearupMinutes: reader.whole('afbouw_min', 0, MOST_SETUP_MINUTES) ?? 0,
  }
  const key = centre && name !== null ? refusedKey('room', centre.name, name) : null
  if (key !== null) repeats(reader, 'ruimte', key, seen)
  if (!centre || name === null || reader.failed) {
    if (key !== null && seen.get(key) === row) check.refused.set(key, row)
    check.tally(table, 'refused')
    return null
  }
  const room: Room = {
    id: check.newId() as Room['id'],
    centreId: centre.id,
    name,
    kind: kind ?? (reader.has('soort') ? 'other' : 'activity_room'),
    use,
    capacity,
    ...fields,
    partIds: [],
    countsForOccupancy: (counts ?? true) && parts.length === 0,
    wheelchair: false,
    layouts: [],
    blocks: [],
    sortOrder: row.row,
    archived: false,
    revision: 1,
  }
  return { reader, row, centre, room, parts }
}

function placeRoom({ reader, row, centre, room, parts }: RoomRow, check: Check): Outcome {
  const partIds = roomsNamed(reader, 'delen', parts, centre, check).map((part) => part.id)
  const known = roomsOf(check.world, centre.id).get(nameKey(room.name))
  if (!reader.failed && known && partIds.includes(known.id))
    reader.error('delen', 'Een ruimte kan geen deel van zichzelf zijn.')
  if (reader.failed) {
    check.refused.set(refusedKey('room', centre.name, room.name), row)
    return 'refused'
  }
  if (known) {
    const differences = differing([
      ['soort', reader.has('soort'), room.kind, known.kind],
      ['capaciteit', reader.has('capaciteit'), room.capacity, known.capacity],
      ['m2', reader.has('m2'), room.areaM2, known.areaM2],
      ['gebruik', reader.has('gebruik'), room.use, known.use],
      ['delen', reader.has('delen'), [...partIds].sort().join(), [...known.partIds].sort().join()],
      ['telt_mee', reader.has('telt_mee'), room.countsForOccupancy, known.countsForOccupancy],
      ['opbouw_min', reader.has('opbouw_min'), room.setupMinutes, known.setupMinutes],
      ['afbouw_min', reader.has('afbouw_min'), room.clearupMinutes, known.clearupMinutes],
    ])
    return keep(reader, differences)
  }
  const placed = { ...room, partIds }
  roomsOf(check.world, centre.id).set(nameKey(room.name), placed)
  check.plan.rooms.push(placed)
  return 'added'
}

type HoursRow = { reader: RowReader; centre: Centre; opening: Hours | null; staffed: Hours | null }

const MOST_HOURS = 50

/**
 * openingstijden.csv, whole: the rows of a centre replace its hours as a set. When one of them is wrong all of them are
 * refused, so that the mended file is a whole set again.
 */
export function checkHours(table: Table, check: Check): void {
  const perCentre = new Map<string, HoursRow[]>()
  const wrong = new Set<string>()
  for (const row of table.rows) {
    const reader = new RowReader(table, row, check.report)
    const read = readHours(reader, check)
    if (!read) {
      check.tally(table, 'refused')
      continue
    }
    const rows = perCentre.get(read.centre.id) ?? []
    perCentre.set(read.centre.id, rows)
    for (const [column, which] of [
      ['open', 'opening'],
      ['bezet_van', 'staffed'],
    ] as const) {
      const mine = read[which]
      const other = mine && rows.slice(0, MOST_HOURS).find((r) => overlap(r[which], mine))
      if (other)
        reader.error(column, `Deze tijd overlapt met die van regel ${other.reader.row.row}. Verbeter een van de twee.`)
    }
    rows.push(read)
    if (rows.length > MOST_HOURS)
      reader.error('dag', `Dit centrum heeft meer dan ${MOST_HOURS} regels. Een week heeft er niet zoveel nodig.`)
    if (reader.failed) wrong.add(read.centre.id)
  }
  for (const [centreId, rows] of perCentre) {
    if (wrong.has(centreId)) refuseSet(table, rows, check)
    else replaceHours(table, rows, check)
  }
}

/** The same stretch twice is no fault: the second row may be there for the staffed hours. */
const overlap = (a: Hours | null, b: Hours): boolean =>
  a !== null &&
  a.weekday === b.weekday &&
  a.opens < b.closes &&
  b.opens < a.closes &&
  !(a.opens === b.opens && a.closes === b.closes)

function readHours(reader: RowReader, check: Check): HoursRow | null {
  const centre = centreOf(reader, check)
  if (!reader.has('dag')) reader.error('dag', 'Vul dag in: deze cel mag niet leeg zijn.')
  const weekday = reader.choice('dag', weekdayWords)
  const stretch = (from: string, to: string): Hours | null => {
    const opens = reader.time(from)
    const end = reader.time(to)
    // Open until 00:00 is open until midnight.
    const closes = end === '00:00' ? ('24:00' as ClockTime) : end
    if (reader.has(from) !== reader.has(to))
      reader.error(reader.has(from) ? to : from, `Vul ${from} en ${to} allebei in, of geen van beide.`)
    if (opens && closes && closes <= opens)
      reader.error(
        to,
        `Deze tijd ligt niet na ${from}. Gaat het door na middernacht, maak dan twee regels: tot 24:00, en de dag erna vanaf 00:00.`,
      )
    return opens && closes && weekday ? { weekday, opens, closes } : null
  }
  const opening = stretch('open', 'dicht')
  const staffed = stretch('bezet_van', 'bezet_tot')
  if (!reader.has('open') && !reader.has('bezet_van') && !reader.has('dicht') && !reader.has('bezet_tot'))
    reader.error('open', 'Vul open en dicht in. Een dag waarop het centrum dicht is krijgt geen regel.')
  if (!centre) return null
  return { reader, centre, opening, staffed }
}

function refuseSet(table: Table, rows: readonly HoursRow[], check: Check): void {
  for (const { reader, centre } of rows) {
    if (!reader.failed)
      reader.row.reasons.push(
        `De openingstijden van ${centre.name} worden in hun geheel geweigerd: een andere regel is fout.`,
      )
    check.tally(table, 'refused')
  }
}

const hoursText = (hours: readonly Hours[]): string =>
  [...hours]
    .map((h) => `${h.weekday} ${h.opens}-${h.closes}`)
    .sort()
    .join()

function replaceHours(table: Table, rows: readonly HoursRow[], check: Check): void {
  const [first] = rows
  const before = first && check.world.centres.get(nameKey(first.centre.name))
  if (!first || !before) return
  const set = (which: 'opening' | 'staffed'): Hours[] => [
    ...new Map(rows.flatMap((r) => r[which] ?? []).map((h) => [`${h.weekday} ${h.opens}`, h])).values(),
  ]
  const openingHours = set('opening')
  const staffedHours = set('staffed')
  const same =
    hoursText(openingHours) === hoursText(before.openingHours) &&
    hoursText(staffedHours) === hoursText(before.staffedHours)
  check.tally(table, same ? 'unchanged' : 'added', rows.length)
  if (same) return
  const planned = check.plan.centres.includes(before)
  if (planned) {
    Object.assign(before, { openingHours, staffedHours })
    return
  }
  const after: Centre = { ...before, openingHours, staffedHours, revision: before.revision + 1 }
  if (before.openingHours.length + before.staffedHours.length > 0)
    first.reader.info(
      'centrum',
      `De openingstijden van ${before.name} worden in hun geheel vervangen door die uit dit bestand.`,
    )
  check.world.centres.set(nameKey(before.name), after)
  check.plan.hours.push({ before, after })
}

const LONGEST_CLOSURE_DAYS = 3660
const MOST_CLOSURES = 5000

/** sluitingen.csv */
export function checkClosure(table: Table, row: Row, check: Check, seen: Map<string, Row>): Outcome {
  const reader = new RowReader(table, row, check.report)
  const centre = centreOf(reader, check)
  const [from, to] = (['van', 'tot'] as const).map((column) => {
    if (!reader.has(column)) reader.error(column, `Vul ${column} in: deze cel mag niet leeg zijn.`)
    return reader.date(column)
  })
  const reason = reader.text('reden') ?? 'Gesloten'
  if (from && to && to < from) reader.error('tot', 'De laatste dag ligt voor de eerste. Verbeter van of tot.')
  if (from && to && daysBetween(from, to) > LONGEST_CLOSURE_DAYS)
    reader.error('tot', 'Deze sluiting duurt langer dan tien jaar. Verbeter van of tot.')
  if (!centre || !from || !to || reader.failed) return 'refused'
  const closures = closuresOf(check.world, centre.id)
  const key = `${centre.id} ${from} ${to}`
  const earlier = seen.get(key)
  if (earlier) {
    reader.warn('van', `Deze sluiting staat ook al op regel ${earlier.row}. Deze regel is overgeslagen.`)
    return 'unchanged'
  }
  seen.set(key, row)
  const known = closures.find((c) => c.from === from && c.to === to)
  if (known) return keep(reader, differing([['reden', reader.has('reden'), reason, known.reason]]))
  if (closures.length >= MOST_CLOSURES) {
    reader.error(
      'van',
      `Dit centrum heeft al ${MOST_CLOSURES} sluitingen. Neem sluitingen van aansluitende dagen samen.`,
    )
    return 'refused'
  }
  const closure: Closure = { id: check.newId() as Closure['id'], centreId: centre.id, from, to, reason, revision: 1 }
  closures.push(closure)
  check.plan.closures.push(closure)
  return 'added'
}
