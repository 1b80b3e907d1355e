import type { Unit } from '#core/app/context'
import { listCaretakers } from '#core/store/caretakers'
import { addEntry } from '#core/usecases/museum/entries'
import { addProgramme } from '#core/usecases/museum/programmes'
import { addTour } from '#core/usecases/museum/tours'
import { addCaretaker } from '#core/usecases/roster/caretakers'
import type { CaretakerId } from '#shared/contract/base'
import type { MuseumEntry, MuseumProgramme } from '#shared/contract/museum'
import { addDays, addMonths, at, dateOf, weekdayOf } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'
import type { Furnished } from './furnish'
import type { PlanCentre } from './plan'
import { between, pick, type Random, randomFrom } from './random'
import { openOn } from './register'

/** What a museum offers, tours with guides of half a year, and its money; nothing where there is no museum. */
const MONTHS = 6
const AHEAD_DAYS = 28
/** Wednesday to Saturday: schools in the week, families on Saturday. */
const TOUR_DAYS = [3, 4, 5, 6]
const starts = ['10:30', '13:30', '15:00'] as const

const groups = [
  'Basisschool De Botter, groep 5',
  'OBS De Klimop, groep 6',
  'De Wingerd, groep 4',
  'Dr. Schaepman, groep 7',
]
const visitors = ['Familie Kranendonk', 'Kinderfeest Noor', 'Zonnebloem Ridderkerk', 'Personeelsuitje gemeente']
const newGuides = ['Ans Verhoef', 'Wim Kooij']

/** Programmes, guides, tours and money of each museum. */
export async function addMuseum(unit: Unit, { places }: Pick<Furnished, 'places'>): Promise<void> {
  for (const place of places) if (place.centre.type === 'museum') await addOne(unit, place)
}

async function addOne(unit: Unit, place: PlanCentre): Promise<void> {
  const random = randomFrom(`${place.seed}|museum`)
  const guides = await guidesOf(unit, place)
  const programmes = await addProgrammes(unit, place)
  const today = dateOf(unit.wall)
  const first = addMonths(today, -MONTHS)
  for (let date = first; date <= addDays(today, AHEAD_DAYS); date = addDays(date, 1)) {
    if (!TOUR_DAYS.includes(weekdayOf(date)) || openOn(place, date) === null || random() < 0.35) continue
    await addTours(unit, { date, programmes, guides, random })
  }
  for (let date = first; date < today; date = addDays(date, 7))
    if (openOn(place, date) !== null) await addMoney(unit, place, date, random)
}

/** The volunteers of the museum; two more start in the last weeks. */
async function guidesOf(unit: Unit, { centre }: PlanCentre): Promise<CaretakerId[]> {
  const known = (await listCaretakers(unit.tx)).filter(
    ({ kind, centres }) => kind === 'volunteer' && centres.some(({ centreId }) => centreId === centre.id),
  )
  const added: CaretakerId[] = []
  for (const name of newGuides) {
    const guide = await addCaretaker(unit, {
      name,
      kind: 'volunteer',
      association: known[0]?.association ?? null,
      centres: [{ centreId: centre.id, fixed: false }],
      activeFrom: addMonths(dateOf(unit.wall), -2),
      remarks: 'Gids, geen beheerdienst',
    })
    added.push(guide.id)
  }
  return [...known.map(({ id }) => id), ...added]
}

async function addProgrammes(unit: Unit, { centre, rooms }: PlanCentre): Promise<MuseumProgramme[]> {
  const school = rooms[0]
  const hall = rooms[1] ?? school
  if (!school || !hall) return []
  const common = { centreId: centre.id, vat: 'low' as const }
  const offered = [
    {
      ...{ name: 'Schooltijd van opa en oma', kind: 'tour' as const, roomId: school.id, minutes: 75, mostPeople: 28 },
      ...{ personCents: 350, description: 'Les in een klas van 1920, met lei en griffel.' },
    },
    {
      ...{
        name: 'Rondleiding met koffie',
        kind: 'arrangement' as const,
        roomId: hall.id,
        minutes: 120,
        mostPeople: 35,
      },
      ...{ personCents: 850, description: 'Ontvangst met koffie en cake, daarna de collectie.' },
    },
    {
      ...{ name: 'Speurtocht voor kinderen', kind: 'tour' as const, roomId: hall.id, minutes: 60, mostPeople: 15 },
      ...{ personCents: 500, description: null },
    },
  ]
  const made: MuseumProgramme[] = []
  for (const one of offered) made.push(await addProgramme(unit, { ...common, ...one }))
  return made
}

type Day = { date: CivilDate; programmes: readonly MuseumProgramme[]; guides: readonly CaretakerId[]; random: Random }

/** One or two tours at the times that are still free. */
async function addTours(unit: Unit, { date, programmes, guides, random }: Day): Promise<void> {
  const today = dateOf(unit.wall)
  const wanted = random() < 0.3 ? 2 : 1
  let booked = 0
  for (const start of starts) {
    const programme = pick(random, programmes)
    // The new ones guide in the last two months only.
    const guide = pick(random, date < addMonths(today, -2) ? guides.slice(0, -newGuides.length) : guides)
    const people = between(random, Math.min(8, programme.mostPeople - 2), programme.mostPeople - 2)
    const isSchool = weekdayOf(date) < 6
    const group = pick(random, isSchool && programme.kind === 'tour' ? groups : visitors)
    const startsAt = at(date, start as ClockTime)
    const turnedUp = startsAt < unit.wall && date < addDays(today, -2) ? people - between(random, 0, 2) : null
    if (booked === wanted) continue
    const input = {
      ...{ programmeId: programme.id, startsAt, group, people },
      category: isSchool ? ('association' as const) : ('residents' as const),
      // One of those to come still looks for its guide.
      guideId: date > addDays(today, 14) && booked === 0 ? null : guide,
    }
    try {
      await addTour(unit, input, turnedUp)
      booked += 1
    } catch {
      // Taken by what else goes on there, or by the guide's other tour: refused before anything was written.
    }
  }
}

const spent: readonly (readonly [MuseumEntry['kind'], string, number, number])[] = [
  ['purchase', 'Koffie, thee en limonade', 1800, 4200],
  ['volunteers', 'Lunch voor vrijwilligers', 2500, 5500],
  ['publicity', 'Folders voor de scholen', 6000, 9500],
  ['housing', 'Schoonmaak en energie', 8500, 16_000],
  ['purchase', 'Leitjes en griffels', 1500, 3000],
]

async function addMoney(unit: Unit, { centre }: PlanCentre, date: CivilDate, random: Random): Promise<void> {
  const enter = (kind: MuseumEntry['kind'], note: string, cents: number) =>
    addEntry(unit, { centreId: centre.id, date, kind, cents, note })
  await enter('contribution', 'Bijdragen uit de melkbus', between(random, 12, 75) * 50)
  await enter('admission', 'Losse bezoekers', between(random, 6, 30) * 250)
  if (random() < 0.6) {
    const [kind, note, least, most] = pick(random, spent)
    await enter(kind, note, between(random, least / 50, most / 50) * 50)
  }
}
