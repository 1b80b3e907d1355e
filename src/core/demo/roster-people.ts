import type { AbsenceKind, CertificateKind, TimeKind } from '#shared/domain/roster/vocabulary'
import type { ClockTime, Weekday } from '#shared/time/types'
import type { Pack } from './packs'

/** Who is in the building in the demo, and the week that they make. Names are made up, but for those of the domain. */

/** On these weekdays between these hours: `[[1, 2], '09:00', '17:00']`. */
export type Hours = readonly [readonly Weekday[], string, string]
export type DemoPerson = {
  name: string
  /** Of which association a volunteer is; without one the person is employed. */
  association?: string
  hours?: number
  hourCents?: number
  flexPool?: boolean
  /** Names of centres; the first is the one of which he or she is the fixed face when `fixed`. */
  knows: readonly string[]
  fixed?: boolean
  times?: readonly (readonly [TimeKind, ...Hours])[]
  /** Days from today to the end of a certificate, where it is not far off; null: there is none. */
  ends?: Partial<Record<CertificateKind, number | null>>
  remarks?: string
}
export type DemoShift = { centre: string; who: string; at: Hours }
export type DemoAbsence = {
  who: string
  kind: AbsenceKind
  /** Weeks from this one. */
  week: number
  days: readonly [Weekday, Weekday]
  from?: string
  to?: string
  note: string
  /** Who takes the shifts of those days; nobody: they are gaps. */
  instead: string | null
}
export type DemoRoster = {
  people: readonly DemoPerson[]
  coverage: readonly { centre: string; at: readonly Hours[] }[]
  week: readonly DemoShift[]
  absences: readonly DemoAbsence[]
  /** Shifts of this week that somebody can't do: the person's offer says so. */
  gaps: readonly { who: string; centre: string; weekday: Weekday; from: string }[]
}

const workdays: readonly Weekday[] = [1, 2, 3, 4, 5]
const on = (days: readonly Weekday[], from: string, to: string): Hours => [days, from, to]
const offers = (...hours: Hours[]) => hours.map((h) => ['available', ...h] as const)

const [BOLNES, WEST, FUIK, SWS, OOST] = ['WVC Bolnes', 'WVC West', 'De Fuik', 'SWS Slikkerveer', 'Trefpunt Oost']
const FUIK_ASSOCIATION = 'Wijkvereniging De Fuik'
const SWS_ASSOCIATION = 'Stichting Wijkvereniging Slikkerveer'

/** Ridderkerk, as the domain tells it: Bolnes and West with employed people, the associations with their volunteers. */
const ridderkerk: DemoRoster = {
  people: [
    {
      name: 'Marja de Wit',
      hours: 32,
      hourCents: 2850,
      knows: [BOLNES, WEST],
      fixed: true,
      times: [['unavailable', ...on([5], '00:00', '24:00')]],
    },
    {
      name: 'Fatma Yildiz',
      hours: 36,
      hourCents: 2850,
      knows: [WEST, BOLNES],
      fixed: true,
      times: [
        ['unavailable', ...on([3], '13:00', '24:00')],
        ['avoids', ...on([6, 7], '00:00', '24:00')],
      ],
    },
    {
      name: 'Ali Kaya',
      hours: 28,
      hourCents: 2720,
      knows: [BOLNES, WEST, FUIK],
      times: [
        ['prefers', ...on([2, 4], '17:00', '23:00')],
        ['avoids', ...on([1], '00:00', '24:00')],
      ],
    },
    {
      name: 'Petra Hendriks',
      hours: 28,
      hourCents: 2780,
      knows: [SWS, OOST],
      fixed: true,
      times: [['unavailable', ...on([5], '00:00', '24:00')]],
    },
    {
      name: 'Wim Bakker',
      association: FUIK_ASSOCIATION,
      knows: [FUIK],
      fixed: true,
      times: offers(on([1, 2, 3, 4], '09:00', '13:00')),
    },
    {
      name: 'Ria Timmers',
      association: FUIK_ASSOCIATION,
      knows: [FUIK],
      times: offers(on([1, 4], '13:00', '17:00'), on([2], '13:00', '22:00'), on([3, 5], '09:00', '17:00')),
    },
    {
      name: 'Kees Vermeer',
      association: FUIK_ASSOCIATION,
      knows: [FUIK],
      times: offers(on([4], '13:00', '22:00'), on([6], '10:00', '18:00')),
    },
    {
      name: 'Anja Prins',
      association: FUIK_ASSOCIATION,
      knows: [FUIK],
      times: offers(on([5], '09:00', '13:00')),
      ends: { social_hygiene: null },
      remarks: 'Loopt mee met Ria tot de cursus sociale hygiëne is gehaald.',
    },
    {
      name: 'Loes Mulder',
      association: 'WAVO',
      knows: [OOST],
      fixed: true,
      times: offers(on([1, 2, 3], '09:00', '17:00'), on([5], '09:00', '13:00'), on([6], '13:00', '17:00')),
    },
    {
      name: 'Bert Oskam',
      association: 'WAVO',
      knows: [OOST],
      times: offers(on([3, 4], '09:00', '17:00'), on([5], '13:00', '23:00')),
    },
    {
      name: 'Henk Dekker',
      association: SWS_ASSOCIATION,
      knows: [SWS],
      times: offers(on([2], '13:00', '22:00'), on([5], '09:00', '17:00'), on([7], '11:00', '14:00')),
    },
    {
      name: 'Gerda Hof',
      association: 'Vrienden van de Museumschool',
      knows: ['Museumschool'],
      fixed: true,
      times: offers(on([3, 6], '10:00', '17:00')),
    },
    {
      name: 'Joop Smit',
      hourCents: 2850,
      flexPool: true,
      knows: [BOLNES, SWS, FUIK],
      times: offers(on([2, 3, 4, 5, 6], '08:00', '23:00')),
      ends: { social_hygiene: 61 },
    },
    {
      name: 'Samira el Idrissi',
      hourCents: 2790,
      flexPool: true,
      knows: [WEST, BOLNES],
      times: offers(on(workdays, '08:00', '18:00')),
    },
    {
      name: 'Dennis Vos',
      hourCents: 2790,
      flexPool: true,
      knows: [SWS, OOST, BOLNES],
      times: offers(on([1, 2, 3, 4, 6, 7], '08:00', '23:00')),
      ends: { bhv: 24 },
    },
    {
      name: 'Nadia Amrani',
      hours: 18,
      hourCents: 2720,
      knows: [BOLNES],
      times: [['prefers', ...on(workdays, '17:00', '23:15')]],
    },
    {
      name: 'Sander Vink',
      hours: 32,
      hourCents: 2720,
      knows: [WEST],
      times: [['prefers', ...on(workdays, '17:00', '23:15')]],
    },
  ],
  coverage: [
    { centre: BOLNES, at: [on(workdays, '08:30', '17:00')] },
    { centre: WEST, at: [on(workdays, '08:30', '17:00')] },
    { centre: FUIK, at: [on(workdays, '09:00', '17:00'), on([2], '19:00', '22:00'), on([6], '10:00', '14:00')] },
    { centre: SWS, at: [on([1, 3, 4, 5], '09:00', '17:00'), on([2], '09:00', '22:00'), on([7], '11:00', '14:00')] },
    { centre: OOST, at: [on(workdays, '09:00', '17:00'), on([5], '19:00', '23:00'), on([6], '13:00', '17:00')] },
    { centre: 'Museumschool', at: [on([3], '13:00', '17:00'), on([6], '10:00', '17:00')] },
  ],
  week: [
    { centre: BOLNES, who: 'Marja de Wit', at: on([1, 2, 3, 4], '08:30', '17:00') },
    { centre: BOLNES, who: 'Ali Kaya', at: on([2], '18:30', '22:30') },
    { centre: BOLNES, who: 'Ali Kaya', at: on([4], '19:00', '21:30') },
    { centre: BOLNES, who: 'Ali Kaya', at: on([5], '08:30', '17:00') },
    { centre: BOLNES, who: 'Joop Smit', at: on([6], '09:30', '16:30') },
    { centre: BOLNES, who: 'Nadia Amrani', at: on([1, 3, 5], '17:00', '23:15') },
    { centre: WEST, who: 'Sander Vink', at: on(workdays, '17:00', '23:15') },
    { centre: WEST, who: 'Fatma Yildiz', at: on([1, 2, 4, 5], '08:30', '17:00') },
    { centre: WEST, who: 'Fatma Yildiz', at: on([3], '08:30', '13:00') },
    { centre: WEST, who: 'Ali Kaya', at: on([3], '13:00', '17:00') },
    { centre: FUIK, who: 'Wim Bakker', at: on([1, 2, 4], '09:00', '13:00') },
    { centre: FUIK, who: 'Ria Timmers', at: on([1, 2, 4], '13:00', '17:00') },
    { centre: FUIK, who: 'Ria Timmers', at: on([2], '19:00', '22:00') },
    { centre: FUIK, who: 'Ria Timmers', at: on([3, 5], '09:00', '17:00') },
    { centre: FUIK, who: 'Kees Vermeer', at: on([6], '10:00', '14:00') },
    { centre: SWS, who: 'Petra Hendriks', at: on([1, 3, 4], '09:00', '17:00') },
    { centre: SWS, who: 'Petra Hendriks', at: on([2], '09:00', '13:00') },
    { centre: SWS, who: 'Henk Dekker', at: on([2], '13:00', '22:00') },
    { centre: SWS, who: 'Henk Dekker', at: on([5], '09:00', '13:00') },
    { centre: SWS, who: 'Joop Smit', at: on([5], '13:00', '17:00') },
    { centre: SWS, who: 'Henk Dekker', at: on([7], '11:00', '14:00') },
    { centre: OOST, who: 'Loes Mulder', at: on([1, 2], '09:00', '17:00') },
    { centre: OOST, who: 'Bert Oskam', at: on([3], '09:00', '13:00') },
    { centre: OOST, who: 'Loes Mulder', at: on([3], '13:00', '17:00') },
    { centre: OOST, who: 'Bert Oskam', at: on([4], '09:00', '17:00') },
    { centre: OOST, who: 'Loes Mulder', at: on([5], '09:00', '13:00') },
    { centre: OOST, who: 'Bert Oskam', at: on([5], '13:00', '17:00') },
    { centre: OOST, who: 'Bert Oskam', at: on([5], '19:00', '23:00') },
    { centre: OOST, who: 'Loes Mulder', at: on([6], '13:00', '17:00') },
    { centre: 'Museumschool', who: 'Gerda Hof', at: on([3], '13:00', '17:00') },
    { centre: 'Museumschool', who: 'Gerda Hof', at: on([6], '10:00', '17:00') },
  ],
  absences: [
    {
      who: 'Marja de Wit',
      kind: 'other',
      week: 0,
      days: [2, 2],
      from: '12:00',
      to: '17:00',
      note: 'Herhaling BHV',
      instead: null,
    },
    { who: 'Fatma Yildiz', kind: 'leave', week: 2, days: [1, 7], note: 'Vakantie', instead: 'Samira el Idrissi' },
    {
      who: 'Petra Hendriks',
      kind: 'sick',
      week: -3,
      days: [1, 4],
      note: 'Meldt zich beter zodra het kan',
      instead: 'Dennis Vos',
    },
  ],
  gaps: [{ who: 'Ria Timmers', centre: FUIK, weekday: 4, from: '13:00' }],
}

const first = [
  'Anouk',
  'Bram',
  'Carla',
  'Daan',
  'Esther',
  'Farid',
  'Greet',
  'Hamza',
  'Ineke',
  'Jan',
  'Karin',
  'Lars',
  'Mieke',
  'Nadia',
  'Otto',
  'Paula',
  'Rachid',
  'Sjoerd',
  'Tineke',
  'Yvonne',
]
const last = [
  'Visser',
  'Smeets',
  'van Dijk',
  'Bouali',
  'Kramer',
  'Postma',
  'de Ruiter',
  'Schouten',
  'Tromp',
  'Wolters',
  'Zijlstra',
]
const nameOf = (index: number): string => `${first[index % first.length]} ${last[index % last.length]}`

/** A smaller set for the other packs: three employed people at a staffed centre, two volunteers where residents run it. */
function plainRoster(pack: Pack): DemoRoster {
  const people: DemoPerson[] = []
  const coverage: { centre: string; at: Hours[] }[] = []
  const week: DemoShift[] = []
  const add = (person: Omit<DemoPerson, 'name'>, centre: string, shifts: readonly Hours[]): string => {
    const name = nameOf(people.length)
    people.push({ name, ...person })
    for (const at of shifts) week.push({ centre, who: name, at })
    return name
  }
  const managed = pack.centres.filter((centre) => centre.managed)
  for (const { name: centre, staffedHours, operator } of managed) {
    const knows = [centre]
    if (staffedHours.length > 0) {
      coverage.push({ centre, at: [on(workdays, '09:00', '21:00'), on([6], '10:00', '17:00')] })
      add({ hours: 32, hourCents: 2850, knows, fixed: true }, centre, [on([1, 2, 3, 4], '09:00', '17:00')])
      add({ hours: 16, hourCents: 2720, knows }, centre, [on([5], '09:00', '17:00'), on([1, 3], '17:00', '21:00')])
      add({ hours: 20, hourCents: 2720, knows }, centre, [on([2, 4, 5], '17:00', '21:00'), on([6], '10:00', '17:00')])
    } else {
      coverage.push({ centre, at: [on(workdays, '10:00', '14:00')] })
      const association = operator
      add({ association, knows, fixed: true, times: offers(on([1, 2, 3], '10:00', '17:00')) }, centre, [
        on([1, 2, 3], '10:00', '14:00'),
      ])
      add({ association, knows, times: offers(on([3, 4, 5], '10:00', '17:00')) }, centre, [
        on([4, 5], '10:00', '14:00'),
      ])
    }
  }
  const knows = managed.map((centre) => centre.name)
  const times = offers(on([1, 2, 3, 4, 5, 6], '08:00', '23:00'))
  const standIn = add({ hourCents: 2850, flexPool: true, knows, times }, '', [])
  add({ hourCents: 2790, flexPool: true, knows: knows.slice(0, 2), times, ends: { bhv: 24 } }, '', [])
  const who = people[0]?.name ?? ''
  return {
    people,
    coverage,
    week,
    absences: [
      { who, kind: 'leave', week: 2, days: [1, 7], note: 'Vakantie', instead: standIn },
      { who: people[1]?.name ?? '', kind: 'other', week: 0, days: [5, 5], note: 'Cursus', instead: null },
    ],
    gaps: [],
  }
}

/** Who works in a municipality of the demo, and when. */
export const rosterOf = (set: string, pack: Pack): DemoRoster => (set === 'ridderkerk' ? ridderkerk : plainRoster(pack))
/** A time of day in our own data, which nobody typed. */
export const clock = (text: string): ClockTime => text as ClockTime
