import type { Figures, PeriodOverview, PeriodReport, Use } from '#shared/contract/report'
import { type BreakdownName, breakdownNames } from '#shared/domain/report'
import { requestKinds, revenueKinds } from '#shared/domain/report-counts'
import { formatPeriodShort } from '#shared/time/format'
import type { PartKind } from '#shared/time/period'
import { breakdownWords, requestWords, revenueWords } from './words'

/** The figures of the overview as lines to print: what they are called, their unit, and how to take them from the figures. */
export type Unit = 'count' | 'hours' | 'percent' | 'euro'
export type Line = {
  part: string
  group: string
  figure: string
  unit: Unit
  /** In the unit: hours, euros, and percent as a fraction; null where there is no such figure. */
  of(figures: Figures): number | null
  /** How it follows from other lines of its part, for a formula: the sum of groups, or one figure divided by another. */
  from?: { groups: readonly string[] } | { figure: string; by: string }
  /** Who came in several centres counts once: the figures of the centres don't add up to that of all. */
  once?: true
}
/** The periods of one centre that are compared; null where it was not there, or where no year earlier is shown. */
export type Compared = { current: Figures; previous: Figures | null; yearEarlier: Figures | null }

const hours = (minutes: number) => minutes / 60
const hoursOf = (minutes: number | undefined) => (minutes === undefined ? null : hours(minutes))
const line = (
  part: string,
  group: string,
  figure: string,
  unit: Unit,
  of: Line['of'],
  from?: NonNullable<Line['from']>,
): Line => ({ part, group, figure, unit, of, ...(from && { from }) })

const linesOfUse = (group: string, of: (f: Figures) => Use, from?: { groups: readonly string[] }): Line[] => [
  line('Gebruik', group, 'Activiteiten', 'count', (f) => of(f).activities, from),
  line('Gebruik', group, 'Uren', 'hours', (f) => hours(of(f).minutes), from),
  line('Gebruik', group, 'Ruimte-uren', 'hours', (f) => hours(of(f).roomMinutes), from),
  line('Gebruik', group, 'Deelnemers', 'count', (f) => of(f).participants, from),
  line('Gebruik', group, 'Zonder aantal', 'count', (f) => of(f).withoutCount, from),
  line('Gebruik', group, 'Dagdelen', 'count', (f) => of(f).dayparts, from),
]

/** Every figure of a centre that is always there. */
export const headLines: readonly Line[] = [
  ...linesOfUse('Intern', (f) => f.internal),
  ...linesOfUse('Extern', (f) => f.external),
  ...linesOfUse('Totaal', (f) => f.total, { groups: ['Intern', 'Extern'] }),
  line('Niet geteld', 'Totaal', 'Geannuleerd', 'count', (f) => f.cancelled),
  line('Niet geteld', 'Totaal', 'Niet gekomen', 'count', (f) => f.noShow),
  line('Niet geteld', 'Totaal', 'Gepland', 'count', (f) => f.planned),
  line('Bezetting', 'Totaal', 'Open uren', 'hours', (f) => hours(f.openMinutes)),
  line('Bezetting', 'Totaal', 'Gebruikte uren', 'hours', (f) => hours(f.usedMinutes)),
  line('Bezetting', 'Totaal', 'Bezetting', 'percent', (f) => (f.occupancyPct === null ? null : f.occupancyPct / 100), {
    figure: 'Gebruikte uren',
    by: 'Open uren',
  }),
  line('Opbrengst', 'Totaal', 'Opbrengst', 'euro', (f) => f.revenueCents.total / 100),
  ...revenueKinds.map((kind) =>
    line('Opbrengst', revenueWords[kind], 'Opbrengst', 'euro', (f) => f.revenueCents[kind] / 100),
  ),
  line('Opbrengst', 'Totaal', 'Niet in rekening gebracht', 'euro', (f) => f.waivedCents / 100),
  { ...line('Huurders', 'Totaal', 'Verschillende huurders', 'count', (f) => f.uniqueRenters), once: true },
  { ...line('Huurders', 'Totaal', 'Verschillende groepen', 'count', (f) => f.uniqueGroups), once: true },
  { ...line('Huurders', 'Totaal', 'Nieuwe huurders', 'count', (f) => f.firstTimeRenters), once: true },
  ...requestKinds.map((kind) => line('Aanvragen', requestWords[kind], 'Aanvragen', 'count', (f) => f.requests[kind])),
]

/** Lines of figures that only a centre that keeps them has; shown when one of the places has them. */
const partsOfPlace: readonly { has(figures: Figures): boolean; lines: readonly Line[] }[] = [
  {
    has: ({ visitors }) => visitors !== undefined,
    lines: [
      line('Bezoekers', 'Ochtend', 'Bezoekers', 'count', (f) => f.visitors?.morning ?? null),
      line('Bezoekers', 'Middag', 'Bezoekers', 'count', (f) => f.visitors?.afternoon ?? null),
      line('Bezoekers', 'Avond', 'Bezoekers', 'count', (f) => f.visitors?.evening ?? null),
      line('Bezoekers', 'Totaal', 'Bezoekers', 'count', (f) => f.visitors?.total ?? null),
    ],
  },
  {
    has: ({ maintenance }) => maintenance !== undefined,
    lines: [
      line('Klein onderhoud', 'Gemeld', 'Onderhoud', 'count', (f) => f.maintenance?.reported ?? null),
      line('Klein onderhoud', 'Klaar', 'Onderhoud', 'count', (f) => f.maintenance?.done ?? null),
      line('Klein onderhoud', 'Kosten', 'Onderhoud', 'euro', (f) =>
        f.maintenance === undefined ? null : f.maintenance.costCents / 100,
      ),
    ],
  },
  {
    has: ({ dayIncidents }) => dayIncidents !== undefined,
    lines: [
      line('Incidenten', 'Gemeld', 'Incidenten', 'count', (f) => f.dayIncidents?.reported ?? null),
      line('Incidenten', 'Afgehandeld', 'Incidenten', 'count', (f) => f.dayIncidents?.done ?? null),
    ],
  },
  {
    has: ({ coverage }) => coverage !== undefined,
    lines: [
      ...(
        [
          ['volunteer', 'Vrijwilligers'],
          ['fixed', 'Vast gezicht'],
          ['employed', 'In dienst'],
          ['flex', 'Flexibele schil'],
          ['total', 'Totaal'],
        ] as const
      ).map(([source, word]) =>
        line('Beheer', word, 'Ingeroosterd', 'hours', (f) => hoursOf(f.coverage?.rosteredMinutes[source])),
      ),
      line('Beheer', 'Totaal', 'Gewenst', 'hours', (f) => hoursOf(f.coverage?.desiredMinutes)),
      line('Beheer', 'Totaal', 'Niet bezet', 'hours', (f) => hoursOf(f.coverage?.uncoveredMinutes)),
      line('Beheer', 'Totaal', 'Diensten', 'count', (f) => f.coverage?.shifts ?? null),
      line('Beheer', 'Vast gezicht', 'Aandeel van de diensten', 'percent', (f) =>
        f.coverage?.fixedFacePct == null ? null : f.coverage.fixedFacePct / 100,
      ),
      line('Beheer', 'Gemeld', 'Calamiteiten', 'count', (f) => f.coverage?.incidents ?? null),
      line('Beheer', 'Opgelost', 'Calamiteiten', 'count', (f) => f.coverage?.incidentsSolved ?? null),
    ],
  },
]

/** The lines that the places need beside `headLines`. */
export function partLines(places: readonly Compared[]): Line[] {
  const all = places.flatMap(({ current, previous, yearEarlier }) =>
    [current, previous, yearEarlier].filter((figures) => figures !== null),
  )
  return partsOfPlace.flatMap(({ has, lines }) => (all.some(has) ? lines : []))
}

/** The breakdowns, with the keys that occur in any of the periods. */
export function breakdownLines({ current, previous, yearEarlier }: Compared): Line[] {
  const keys = (name: BreakdownName) => [
    ...new Set([current, previous, yearEarlier].flatMap((figures) => (figures ? Object.keys(figures[name]) : []))),
  ]
  return breakdownNames.flatMap((name) => {
    const { title, word } = breakdownWords[name]
    return keys(name).flatMap((key) => [
      line(title, word(key), 'Activiteiten', 'count', (f) => f[name][key]?.activities ?? 0),
      line(title, word(key), 'Uren', 'hours', (f) => hours(f[name][key]?.minutes ?? 0)),
      line(title, word(key), 'Deelnemers', 'count', (f) => f[name][key]?.participants ?? 0),
    ])
  })
}

/** This period, the one before, the difference, a year earlier, the difference; null where unknown. */
export function compare({ of }: Line, { current, previous, yearEarlier }: Compared): (number | null)[] {
  const now = of(current)
  const before = previous && of(previous)
  const year = yearEarlier && of(yearEarlier)
  return [now, before, difference(now, before), year, difference(now, year)]
}

/** Without the crumbs of binary fractions: 0.114 - 0.102 is 0.012, to a millionth exact for every unit. */
const difference = (now: number | null, then: number | null) =>
  now === null || then === null ? null : Math.round((now - then) * 1e6) / 1e6

/** Every centre of this period in order, and all together last, each with the periods it is compared with. */
export function comparedPlaces({
  current,
  previous,
  yearEarlier,
}: PeriodOverview): { name: string | null; figures: Compared }[] {
  const of = (report: PeriodOverview['yearEarlier'], id: string) =>
    report?.centres.find((c) => c.centreId === id) ?? null
  return [
    ...current.centres.map((centre) => ({
      name: centre.centre,
      figures: {
        current: centre,
        previous: of(previous, centre.centreId),
        yearEarlier: of(yearEarlier, centre.centreId),
      },
    })),
    {
      name: null,
      figures: { current: current.total, previous: previous.total, yearEarlier: yearEarlier?.total ?? null },
    },
  ]
}

/** A longer period with what it is compared with, and the reports of its parts: of a year first by quarter, then by month. */
export type WholeReport = PeriodOverview & { parts: readonly PartList[] }
type PartList = { by: PartKind; reports: readonly PeriodReport[] }

/** What the tables of parts are called, and their rows. */
export const partKindWords: Record<PartKind, { title: string; one: string }> = {
  quarter: { title: 'Per kwartaal', one: 'Kwartaal' },
  month: { title: 'Per maand', one: 'Maand' },
  year: { title: 'Per jaar', one: 'Jaar' },
}
/** `jan ’26`, and of a closed quarter that it is. */
export const partName = ({ period, closed }: Pick<PeriodReport, 'period' | 'closed'>): string =>
  `${formatPeriodShort(period)}${closed ? ' (vastgesteld)' : ''}`

/** A place with its figures in each part, in the order of the parts; null where it was not there. */
export function placesInParts(
  { current }: PeriodOverview,
  { reports }: PartList,
): { name: string | null; whole: Figures; parts: (Figures | null)[] }[] {
  return [
    ...current.centres.map((centre) => ({
      name: centre.centre,
      whole: centre,
      parts: reports.map(({ centres }) => centres.find(({ centreId }) => centreId === centre.centreId) ?? null),
    })),
    { name: null, whole: current.total, parts: reports.map(({ total }) => total) },
  ]
}
