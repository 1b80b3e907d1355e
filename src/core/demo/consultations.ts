import type { Unit } from '#core/app/context'
import { listCaretakers } from '#core/store/caretakers'
import { listCoverage } from '#core/store/roster'
import { addActionPoint, addConsultation } from '#core/usecases/consultations'
import { putContacts, putTasks } from '#core/usecases/contacts'
import { writeAgreedCoverage } from '#core/usecases/roster/coverage'
import type { CentreTask, Consultation, SheetContact } from '#shared/contract/consultation'
import type { Centre } from '#shared/contract/place'
import {
  type ContactRole,
  contactRoles,
  partiesOf,
  usualAgenda,
  usuallyGetsOverview,
} from '#shared/domain/consultation'
import { addDays, addMonths, dateOf, weekdayOf } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'
import type { Pack } from './packs'

/** Who is who, what the caretakers do and what was agreed: names are made up, roles and hours are of the documents. */
const boards = ['Ria de Bruin', 'Kees Visser', 'Toos van der Linden', 'Piet Kooij', 'Anneke Smit', 'Hans Verhoef']
const directors = ['Sanne Bakker', 'Youssef El Amrani', 'Marieke de Graaf']
const municipal: Partial<Record<ContactRole, string>> = {
  policy_adviser: 'Linda van Vliet',
  account_holder: 'Rob Hendriks',
  property_adviser: 'Erik Mulder',
}
const welfare: Partial<Record<ContactRole, string>> = {
  social_broker: 'Fatima Yilmaz',
  welfare_caretaking: 'Marja de Wit',
  letting: 'Joost Kramer',
  caretaking: 'Marja de Wit',
}

const slug = (name: string) => name.toLowerCase().replaceAll(' ', '.')

/** The sheet of a centre; the second one still misses its adviser for property. */
function sheetOf(centre: Centre, index: number, pack: Pack): SheetContact[] {
  const nameOf = (role: ContactRole): string | undefined => {
    if (role === 'board') return boards[index % boards.length]
    if (role === 'district_director') return directors[index % directors.length]
    if (role === 'property_adviser' && index === 1) return undefined
    return municipal[role] ?? welfare[role]
  }
  return contactRoles.flatMap((role, at) => {
    const name = nameOf(role)
    if (name === undefined) return []
    const own = role === 'board'
    const town = role in municipal || role === 'district_director'
    return {
      role,
      name,
      organisation: own ? (centre.operator ?? centre.name) : town ? `Gemeente ${pack.municipality}` : pack.organisation,
      phone: `06-000000${String((index * contactRoles.length + at) % 100).padStart(2, '0')}`,
      email: `${slug(name)}@example.nl`,
      getsOverview: usuallyGetsOverview(role),
      // A board member is called at home.
      ownUse: own,
    }
  })
}

const FACE = 'vast gezicht'
const tasks: readonly Omit<CentreTask, 'caretakerId' | 'remarks'>[] = [
  { task: 'Openen en sluiten, met de ronde', frequency: 'elke dag', who: 'beheerder van dienst' },
  { task: 'Bezoekers en huurders ontvangen', frequency: 'elke dag', who: 'beheerder van dienst' },
  { task: 'Zalen klaarzetten volgens de dagstaat', frequency: 'elke dag', who: 'beheerder van dienst' },
  { task: 'Koffie en thee, kas afsluiten', frequency: 'elke dag', who: 'vrijwilligers' },
  { task: 'Schoon en heel: kleine reparaties', frequency: 'elke week', who: FACE },
  { task: 'Brandmelder en EHBO-koffer nakijken', frequency: 'elke maand', who: 'BHV’er' },
  { task: 'Sleutels uitgeven en terugnemen', frequency: 'als het nodig is', who: FACE },
]

const notes: Readonly<Record<string, string>> = {
  Rooster:
    'De vaste tijden blijven zoals ze zijn. Bij ziekte springt de flexibele schil bij; de vrijwilligers gaan voor.',
  'Rollen en taken van de beheerders': 'De takenlijst is doorgenomen en vastgesteld.',
  'Programma en verhuur': 'De cijfers van het kwartaal zijn besproken, intern en extern apart.',
  'Onderhoud en veiligheid': 'Er is een ontruimingsoefening gehouden.',
}

/** When the first consultation of each was: that of their start. */
const START_MONTHS = 23

type Options = { pack: Pack; centres: readonly Centre[] }

/**
 * Contact sheets, tasks and the consultations of the last two years: one association is due, one is overdue, with an
 * agreement that nobody kept.
 */
export async function addConsultations(unit: Unit, { pack, centres }: Options): Promise<void> {
  const today = dateOf(unit.wall)
  const managed = centres.filter(({ managed }) => managed)
  const caretakers = await listCaretakers(unit.tx)
  for (const [index, centre] of managed.entries()) {
    const face = caretakers.find(({ centres }) => centres.some((known) => known.fixed && known.centreId === centre.id))
    await putContacts(unit, { centreId: centre.id, revision: 0, contacts: sheetOf(centre, index, pack) })
    // The last one still has to make its list.
    if (index < managed.length - 1)
      await putTasks(unit, {
        centreId: centre.id,
        revision: 0,
        tasks: tasks
          .slice(0, tasks.length - (index % 3))
          .map((one) => ({ ...one, caretakerId: one.who === FACE ? (face?.id ?? null) : null, remarks: null })),
      })
  }
  for (const [index, { name, centres: of }] of partiesOf(centres, today).entries())
    await addTalks(unit, { name, centres: of, index, today })
}

/** How many months ago the last consultation was, in turn: in order, due soon, overdue. */
const LAST_MONTHS = [3, 5, 7] as const
const APART_MONTHS = 6

const agreed = [
  'Sleutelplan bijwerken',
  'Vrijwilligers werven voor de avond',
  'Afspraken over de keuken op papier zetten',
  'Lijst met oproepbare beheerders rondsturen',
  'Huisregels bij de ingang ophangen',
  'Met de school overleggen over de gymzaal',
]

type Party = { name: string; centres: readonly Centre[]; index: number; today: CivilDate }

async function addTalks(unit: Unit, { name, centres, index, today }: Party): Promise<void> {
  const centreIds = centres.map(({ id }) => id)
  const lastAgo = LAST_MONTHS[index % LAST_MONTHS.length] ?? APART_MONTHS
  const talk = (date: CivilDate, held: boolean, more: Partial<Consultation> = {}) =>
    addConsultation(unit, {
      party: name,
      centreIds,
      date,
      startsAt: '14:00' as ClockTime,
      place: centres[0]?.name ?? null,
      state: held ? 'held' : 'planned',
      ...(held && { agenda: usualAgenda.map((topic) => ({ ...topic, notes: notes[topic.title] ?? '' })) }),
      ...more,
    })
  const first = await talk(workday(addMonths(today, -START_MONTHS)), true)
  const second = await talk(workday(addMonths(today, -lastAgo - APART_MONTHS)), true)
  // Bolnes and West: 08.30-17.00 on working days, agreed when they started (domain, section 1).
  for (const centre of centres) await agreeHours(unit, centre, centre.mode === 'welfare' ? first : second)
  const last = await talk(workday(addMonths(today, -lastAgo)), true, {
    advice: [
      {
        about: index % 2 === 0 ? 'programme' : 'costs',
        text: index % 2 === 0 ? 'Meer voor jongeren op de avond' : 'Koffie en thee niet duurder maken',
        outcome: index % 2 === 0 ? 'De jongerenwerker maakt een voorstel' : 'De prijzen blijven gelijk',
      },
    ],
  })
  await addActionPoint(unit, {
    consultationId: last.id,
    text: agreed[index % agreed.length] ?? '',
    owner: index % 2 === 0 ? 'Marja de Wit' : 'Fatima Yilmaz',
    // Too late where the last talk is long ago.
    dueOn: addDays(today, lastAgo > APART_MONTHS ? -20 : 25 + index),
  })
  if (index === 0) await talk(workday(addMonths(today, 2)), false)
}

/** The hours that the roster of the demo goes by, from the same day, as something that was agreed. */
async function agreeHours(unit: Unit, centre: Centre, { id }: Consultation): Promise<void> {
  const rows = await listCoverage(unit.tx, { centreId: centre.id })
  const from = rows[0]?.from
  if (from === undefined) return
  const hours = rows.map(({ weekday, opens, closes, people }) => ({ weekday, opens, closes, people }))
  await writeAgreedCoverage(unit, { centreId: centre.id, from, hours, consultationId: id })
}

/** That day, or the Monday after it. */
function workday(date: CivilDate): CivilDate {
  const weekday = weekdayOf(date)
  return weekday > 5 ? addDays(date, 8 - weekday) : date
}
