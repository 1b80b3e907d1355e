import type { Unit } from '#core/app/context'
import { listDistricts } from '#core/store/calendar'
import { addEntry } from '#core/usecases/calendar/entries'
import type { CalendarEntry } from '#shared/contract/calendar'
import { addDays, dateOf, startOfWeek } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import type { Pack } from './packs'

/** What residents read about the activities of the demo, and what else there is to do in a district. */
const texts: Readonly<Record<string, string>> = {
  'Koffie-inloop': 'De koffie staat klaar. Binnenlopen mag altijd.',
  'Buurttafel: samen eten': 'Drie gangen voor een klein bedrag. Geef u op aan de balie, een dag ervoor.',
  Repaircafé: 'Neem mee wat stuk is: vrijwilligers repareren het samen met u.',
  Taalcafé: 'Oefen uw Nederlands met buurtgenoten. Iedereen is welkom.',
  Kinderclub: 'Voor kinderen van 6 tot en met 11 jaar. Meedoen is gratis.',
  'Digihulp: vragen over telefoon en computer': 'Neem uw eigen telefoon, tablet of laptop mee.',
  Formulierenhulp: 'Hulp bij brieven en formulieren. U hoeft geen afspraak te maken.',
  Mantelzorgcafé: 'Voor iedereen die voor een ander zorgt.',
  Kledingruil: 'Breng mee wat u niet meer draagt en neem mee wat u mooi vindt.',
}
/** What residents read of an activity with this title; null for most. */
export const publicText = (title: string): string | null => texts[title] ?? null

type Example = {
  title: string
  /** Days after the Monday of this week. */
  day: number
  from: string
  to: string
  place: string
  organiser: string
  description: string
  contact?: string
  link?: string
  theme: string
  rule?: (monday: CivilDate) => Partial<CalendarEntry['rule']>
  cancelled?: number
}

const examples: readonly Example[] = [
  {
    title: 'Buurtmarkt',
    day: 2,
    from: '09:00',
    to: '13:00',
    place: 'Plein in {d}',
    organiser: 'Ondernemers {d}',
    description: 'Groente, kaas, vis en bloemen.',
    theme: 'Leefbaarheid',
    rule: () => ({ frequency: 'weekly' }),
  },
  {
    title: 'Wandelen door {d}',
    day: 3,
    from: '10:00',
    to: '11:30',
    place: 'Verzamelen bij de kerk',
    organiser: 'Wandelgroep {d}',
    description: 'Een rustige wandeling van een uur, met koffie na afloop.',
    contact: 'Bel 0180-000012',
    theme: 'Meedoen',
    rule: () => ({ frequency: 'weekly', interval: 2 }),
  },
  {
    title: 'Speelmiddag op het plein',
    day: 2,
    from: '14:00',
    to: '16:30',
    place: 'Speeltuin {d}',
    organiser: 'Speeltuinvereniging {d}',
    description: 'Spelen, knutselen en springkussen voor kinderen tot 12 jaar.',
    theme: 'Opgroeien en ontwikkelen',
    rule: (monday) => ({ frequency: 'weekly', until: addDays(monday, 70) }),
    cancelled: 9,
  },
  {
    title: 'Koffieconcert',
    day: 6,
    from: '11:30',
    to: '12:30',
    place: 'Dorpskerk',
    organiser: 'Muziek in {d}',
    description: 'Het koor zingt liederen van vroeger en nu. Toegang vrij.',
    link: 'https://www.example.nl/koffieconcert',
    theme: 'Meedoen',
    rule: (monday) => ({ frequency: 'dates', dates: [6, 34, 62].map((days) => addDays(monday, days)) }),
  },
  {
    title: 'Samen de wijk schoon',
    day: 5,
    from: '10:00',
    to: '12:00',
    place: 'Start bij de winkels',
    organiser: 'Bewonersgroep {d}',
    description: 'Handschoenen en prikkers zijn er. Na afloop is er soep.',
    contact: 'schoon@example.nl',
    theme: 'Leefbaarheid',
  },
]

/** Activities of others in each district of a municipality. */
export async function addCalendar(unit: Unit, { municipality }: Pack): Promise<void> {
  const monday = startOfWeek(dateOf(unit.wall))
  const districts = (await listDistricts(unit.tx)).filter((one) => one.municipality === municipality)
  for (const { id, name } of districts)
    for (const { day, from, to, rule, cancelled, ...words } of examples) {
      const date = addDays(monday, day)
      const fill = (text: string) => text.replace('{d}', name)
      await addEntry(unit, {
        districtId: id,
        startsAt: `${date}T${from}` as WallTime,
        endsAt: `${date}T${to}` as WallTime,
        title: fill(words.title),
        place: fill(words.place),
        organiser: fill(words.organiser),
        description: words.description,
        contact: words.contact ?? null,
        link: words.link ?? null,
        theme: words.theme,
        rule: { interval: 1, until: null, frequency: 'once', dates: [], ...rule?.(monday) },
        cancelledDates: cancelled === undefined ? [] : [addDays(monday, cancelled)],
      })
    }
}
