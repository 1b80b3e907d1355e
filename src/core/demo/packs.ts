import { z } from 'zod'
import type { demoSets } from '#shared/contract/app'
import { ClockTimeText, Day, Weekday } from '#shared/contract/base'
import { centreTypes, layouts, operatingModes, renterCategories, roomKinds, roomUses } from '#shared/domain/vocabulary'
import nieuwegein from '../../../resources/demo/nieuwegein.json'
import programme from '../../../resources/demo/programme.json'
import rheden from '../../../resources/demo/rheden.json'
import ridderkerk from '../../../resources/demo/ridderkerk.json'
import rotterdam from '../../../resources/demo/rotterdam.json'

/** The packs of resources/demo: centres and organisations by their real names, rooms and groups made up. */
const hours = z.array(z.object({ days: z.array(Weekday), opens: ClockTimeText, closes: ClockTimeText }))
const PackRoom = z.object({
  name: z.string(),
  kind: z.enum(roomKinds),
  use: z.enum(roomUses),
  capacity: z.number().int(),
  areaM2: z.number(),
  setupMinutes: z.number().int(),
  clearupMinutes: z.number().int(),
  wheelchair: z.boolean(),
  /** Names of the rooms that it joins. */
  parts: z.array(z.string()).default([]),
})
const PackCentre = z.object({
  name: z.string(),
  type: z.enum(centreTypes),
  mode: z.enum(operatingModes),
  district: z.string(),
  operator: z.string(),
  address: z.string(),
  managed: z.boolean().default(true),
  activeFrom: Day.nullable().default(null),
  /** Months (1 to 12) in which it is closed. */
  closedMonths: z.array(z.number().int()).default([]),
  openingHours: hours,
  staffedHours: hours,
  rooms: z.array(PackRoom),
  facilities: z.array(z.object({ name: z.string(), stock: z.number().int() })),
})
export type PackCentre = z.infer<typeof PackCentre>
const Pack = z.object({
  organisation: z.string(),
  municipality: z.string(),
  /** Organisations that the municipality subsidises: they book beside the groups of the programme. */
  subsidised: z.array(z.string()),
  centres: z.array(PackCentre),
})
export type Pack = z.infer<typeof Pack>

/** What goes on in a week: `{d}` is the district, `{m}` the municipality, `{f}` a family. */
const Item = z.object({
  title: z.string(),
  /** Who holds it; null is the operator itself. */
  by: z.string().nullable(),
  category: z.enum(renterCategories),
  theme: z.string().nullable(),
  goals: z.array(z.string()),
  activity: z.string(),
  people: z.tuple([z.number().int(), z.number().int()]),
  kinds: z.array(z.enum(roomKinds)),
  minutes: z.number().int(),
  /** Morning, afternoon, evening. */
  parts: z.array(z.enum(['m', 'a', 'e'])),
  days: z.array(Weekday),
  weight: z.number(),
  public: z.boolean(),
  layout: z.enum(layouts).nullable(),
  residentsSetUp: z.boolean(),
})
export type Item = z.infer<typeof Item>
const Programme = z.object({
  themes: z.array(z.string()),
  goals: z.array(z.string()),
  weekly: z.array(Item),
  single: z.array(Item),
  families: z.array(z.string()),
  first: z.array(z.string()),
  last: z.array(z.string()),
  cancelReasons: z.array(z.string()),
})
export type Programme = z.infer<typeof Programme>

const packs: Record<(typeof demoSets)[number], unknown> = { ridderkerk, nieuwegein, rheden, rotterdam }

/** The municipality with its centres and organisations. */
export const loadPack = (set: keyof typeof packs): Pack => Pack.parse(packs[set])
/** What takes place in a centre, by kind. */
export const loadProgramme = (): Programme => Programme.parse(programme)

const BUSY_CENTRES = 10
const DIRECTIONS = [
  'Noord',
  'Oost',
  'Zuid',
  'West',
  'Centrum',
  'De Brug',
  'De Linde',
  'Het Anker',
  'De Hoeksteen',
  'De Kring',
]
const busyRoom = (
  name: string,
  kind: PackCentre['rooms'][number]['kind'],
  capacity: number,
  use: 'exclusive' | 'shared' = 'exclusive',
) => ({
  name,
  kind,
  use,
  capacity,
  areaM2: capacity * 2,
  setupMinutes: 0,
  clearupMinutes: 0,
  wheelchair: true,
  parts: [],
})
const busyRooms: PackCentre['rooms'] = [
  busyRoom('Grote zaal', 'hall', 100),
  busyRoom('Ontmoetingsruimte', 'meeting_hall', 90, 'shared'),
  busyRoom('Activiteitenruimte 1', 'activity_room', 30),
  busyRoom('Activiteitenruimte 2', 'activity_room', 30),
  busyRoom('Cursusruimte 1', 'course_room', 18),
  busyRoom('Cursusruimte 2', 'course_room', 18),
  busyRoom('Keuken', 'kitchen', 12),
  busyRoom('Spreekkamer', 'consulting_room', 6),
]

/** The pack made large: ten centres with eight rooms each, open on every day of the week. */
export function busyPack(pack: Pack): Pack {
  const first = pack.centres.filter((centre) => centre.managed && centre.closedMonths.length === 0)
  const model = first[0]
  if (!model) return pack
  const added = DIRECTIONS.map((name): PackCentre => ({ ...model, name: `Wijkcentrum ${name}`, district: name }))
  return {
    ...pack,
    centres: [...first, ...added].slice(0, BUSY_CENTRES).map((centre) => ({ ...centre, rooms: busyRooms })),
  }
}
