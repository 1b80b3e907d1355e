import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { insertMany, type NewRow } from '#core/store/bookings'
import type { Store } from '#core/store/open'
import { putCentre, putClosure, putOrganisation, putRoom, resolveLabels } from '#core/store/places'
import type { Booking } from '#shared/contract/booking'
import type { Centre, Closure, Hours, Organisation, Room } from '#shared/contract/place'
import type { QuarterReport } from '#shared/contract/report'
import { occupancyOf } from '#shared/domain/occupancy'
import { holdsRoom } from '#shared/domain/vocabulary'
import { addDays, at } from '#shared/time/civil'
import type { CivilDate, ClockTime, Instant } from '#shared/time/types'

const folder = new URL('../fixtures/acceptance/', import.meta.url)

/** A file of the acceptance set as bytes. */
export const acceptanceFile = (name: string): Buffer => readFileSync(fileURLToPath(new URL(name, folder)))

/** The figures that a quarter must have. */
export const expectedReport = (quarter: string): QuarterReport =>
  JSON.parse(acceptanceFile(`expected/${quarter}.json`).toString('utf8'))

export const acceptanceQuarters = [2023, 2024].flatMap((year) => [1, 2, 3, 4].map((q) => `${year}-Q${q}`))

type Cells = Record<string, string>
const rows = (name: string): Cells[] =>
  parse(acceptanceFile(name), {
    bom: true,
    delimiter: ';',
    columns: (header: string[]) => header.map((h) => h.toLowerCase()),
  })

const day = (text: string): CivilDate => text.split('-').reverse().join('-') as CivilDate
const optionalDay = (text: string | undefined): CivilDate | null => (text ? day(text) : null)
const list = (text: string | undefined): string[] => (text ? text.split('|') : [])
const optionalNumber = (text: string | undefined): number | null => (text ? Number(text) : null)
const weekdays = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo']
const categories: Record<string, Booking['category']> = {
  intern: 'internal',
  bewoners: 'residents',
  gesubsidieerd: 'subsidised',
  eerstelijn: 'primary_care',
  vereniging: 'association',
  commercieel: 'commercial',
}
const statuses: Record<string, Booking['status']> = {
  aanvraag: 'request',
  optie: 'option',
  bevestigd: 'confirmed',
  gehouden: 'held',
  geannuleerd: 'cancelled',
  afgewezen: 'declined',
  'no-show': 'no_show',
}

/** Puts the acceptance set straight into a store, without the import: so that the figures are tested by themselves. */
export async function loadAcceptance(store: Store): Promise<void> {
  let last = 0
  const newId = () => `id-${++last}`
  const hours = rows('openingstijden.csv')
  await store.write(async (tx) => {
    await putOrganisation(tx, organisation(newId()))
    const organisationId = `id-${last}`
    const centres = new Map<string, { id: string; rooms: Map<string, Room> }>()
    for (const row of rows('centra.csv')) {
      const centre = centreOf(row, newId(), hours)
      await putCentre(tx, centre, organisationId, newId)
      centres.set(centre.name, { id: centre.id, rooms: new Map() })
    }
    for (const row of rows('ruimtes.csv')) {
      const centre = pickFrom(centres, row.centrum)
      const room = roomOf(row, newId(), centre)
      await putRoom(tx, room)
      centre.rooms.set(room.name, room)
    }
    for (const row of rows('sluitingen.csv'))
      await putClosure(tx, {
        id: newId() as Closure['id'],
        centreId: pickFrom(centres, row.centrum).id as Centre['id'],
        from: day(row.van ?? ''),
        to: day(row.tot ?? ''),
        reason: row.reden ?? '',
        revision: 1,
      })
    const bookings = rows('boekingen.csv').map((row): NewRow => {
      const centre = pickFrom(centres, row.centrum)
      const booking = bookingOf(row, newId(), centre)
      const rooms = new Map([...centre.rooms.values()].map((room) => [room.id as string, room]))
      return { booking, occupied: holdsRoom(booking.status) ? occupancyOf(booking, rooms) : [] }
    })
    const names = bookings.flatMap(({ booking: b }) => [
      ...(b.theme === null ? [] : [{ kind: 'theme' as const, name: b.theme }]),
      ...b.goals.map((name) => ({ kind: 'goal' as const, name })),
    ])
    await insertMany(tx, bookings, await resolveLabels(tx, names, newId))
  })
}

function pickFrom<T>(map: ReadonlyMap<string, T>, key: string | undefined): T {
  const value = map.get(key ?? '')
  if (value === undefined) throw new Error(`the acceptance set names ${key}, which is not there`)
  return value
}

const organisation = (id: string): Organisation => ({
  id: id as Organisation['id'],
  name: 'Facet',
  municipality: 'Ridderkerk',
  accent: null,
  demo: false,
  revision: 1,
})

const centreOf = (row: Cells, id: string, hours: readonly Cells[]): Centre => ({
  id: id as Centre['id'],
  name: row.centrum ?? '',
  type: row.type as Centre['type'],
  mode: null,
  municipality: row.gemeente ?? null,
  district: row.wijk ?? null,
  operator: row.exploitant ?? null,
  address: null,
  managed: true,
  activeFrom: optionalDay(row.actief_van),
  activeTo: optionalDay(row.actief_tot),
  openingHours: hours
    .filter((h) => h.centrum === row.centrum)
    .map((h) => ({ weekday: weekdays.indexOf(h.dag ?? '') + 1, opens: h.open, closes: h.dicht }) as Hours),
  staffedHours: [],
  archived: false,
  revision: 1,
})

const roomOf = (row: Cells, id: string, centre: { id: string; rooms: ReadonlyMap<string, Room> }): Room => ({
  id: id as Room['id'],
  centreId: centre.id as Room['centreId'],
  name: row.ruimte ?? '',
  kind: 'other',
  use: row.gebruik === 'gedeeld' ? 'shared' : 'exclusive',
  capacity: optionalNumber(row.capaciteit),
  areaM2: optionalNumber(row.m2),
  partIds: list(row.delen).map((name) => pickFrom(centre.rooms, name).id),
  countsForOccupancy: row.telt_mee === 'ja',
  wheelchair: false,
  setupMinutes: Number(row.opbouw_min),
  clearupMinutes: Number(row.afbouw_min),
  sortOrder: centre.rooms.size,
  archived: false,
  revision: 1,
})

function bookingOf(row: Cells, id: string, centre: { id: string; rooms: ReadonlyMap<string, Room> }): Booking {
  const date = day(row.datum ?? '')
  const begins = row.begin as ClockTime
  const ends = row.eind as ClockTime
  const category = categories[row.categorie ?? ''] ?? 'residents'
  return {
    id: id as Booking['id'],
    number: row.nummer ?? '',
    centreId: centre.id as Booking['centreId'],
    roomIds: list(row.ruimtes).map((name) => pickFrom(centre.rooms, name).id),
    startsAt: at(date, begins),
    endsAt: at(ends <= begins ? addDays(date, 1) : date, ends),
    setupMinutes: 0,
    clearupMinutes: 0,
    title: row.titel ?? '',
    renterId: null,
    renterName: null,
    category,
    usage: row.gebruik === 'intern' ? 'internal' : 'external',
    status: statuses[row.status ?? ''] ?? 'request',
    statusReason: null,
    theme: row.thema || null,
    goals: list(row.doelen),
    activityType: null,
    expectedParticipants: 0,
    participants: optionalNumber(row.deelnemers),
    layout: null,
    preparation: null,
    residentsSetUp: false,
    public: row.openbaar === 'ja',
    selfService: row.zelfbeheer === 'ja',
    contactName: null,
    contactPhone: null,
    remarks: null,
    chargedCents: Math.round(Number((row.bedrag ?? '0').replace(',', '.')) * 100),
    createdAt: '2024-12-31T12:00:00.000Z' as Instant,
    revision: 1,
  }
}
