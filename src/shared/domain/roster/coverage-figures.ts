import { minuteNumber } from '../../time/civil'
import type { DateSpan, WallTime } from '../../time/types'
import { occupancyPct } from '../report'
import type { Presence } from './gaps'
import type { IncidentState } from './incident'
import { type AgreedHours, coverageOf, type NeedCentre } from './needs'
import { sweep } from './sweep'
import { type ShiftSource, shiftSources } from './vocabulary'

/** What the quarter says of beheer at a centre (report-definitions, `coverage`). Minutes of people: two for an hour is 120. */
export type CoverageFigures = {
  /** Of shifts with a caretaker that began in the quarter, from begin to end, as worked where that was put right. */
  rosteredMinutes: Record<ShiftSource | 'total', number>
  /** What was agreed, and how much of it nobody was there for. */
  desiredMinutes: number
  uncoveredMinutes: number
  shifts: number
  fixedFaceShifts: number
  /** Null without shifts. */
  fixedFacePct: number | null
  /** Calamities reported in the quarter with a shift here, and those of them that were decided. */
  incidents: number
  incidentsSolved: number
}

export type FigureShift = {
  startsAt: WallTime
  endsAt: WallTime
  workedFrom: WallTime | null
  workedTo: WallTime | null
  source: ShiftSource | null
  fixedFace: boolean
}

/** A calamity of the centre: where its shifts are, and whether it was decided. */
export type FigureIncident = { state: IncidentState; lines: readonly { centreId: string }[] }

const noMinutes = (): CoverageFigures['rosteredMinutes'] => ({
  ...(Object.fromEntries(shiftSources.map((source) => [source, 0])) as Record<ShiftSource, number>),
  total: 0,
})

/**
 * The figures of one centre up to a minute since 1970 (exclusive); null when nothing was agreed, nobody was on the roster and
 * nothing was reported.
 *
 * @param shifts those of the centre that touch the days; @param presences who was there, of this centre;
 * @param incidents reported on the days, of whatever centre; a withdrawn one does not count
 */
export function coverageFigures(
  centre: Pick<NeedCentre, 'id' | 'hours'>,
  what: {
    coverage: readonly AgreedHours[]
    shifts: readonly FigureShift[]
    presences: readonly Presence[]
    incidents: readonly FigureIncident[]
  },
  days: DateSpan,
  until: number,
): CoverageFigures | null {
  const rosteredMinutes = noMinutes()
  const first = minuteNumber(`${days.from}T00:00`)
  const counted = what.shifts.filter(({ source, startsAt }) => {
    const start = minuteNumber(startsAt)
    return source !== null && start >= first && start < until
  })
  for (const { source, startsAt, endsAt, workedFrom, workedTo } of counted) {
    const minutes = minuteNumber(workedTo ?? endsAt) - minuteNumber(workedFrom ?? startsAt)
    if (source !== null) rosteredMinutes[source] += minutes
    rosteredMinutes.total += minutes
  }
  const agreed = coverageOf(centre, what.coverage, days)
    .map((layer) => ({ ...layer, to: Math.min(layer.to, until) }))
    .filter((layer) => layer.from < layer.to)
  const incidents = what.incidents.filter(
    ({ state, lines }) => state !== 'withdrawn' && lines.some(({ centreId }) => centreId === centre.id),
  )
  if (agreed.length === 0 && counted.length === 0 && incidents.length === 0) return null
  let desiredMinutes = 0
  let uncoveredMinutes = 0
  const there = what.presences.map(({ from, to }) => ({ from, to, value: 'present' as const }))
  for (const { from, to, values } of sweep<number | 'present'>([...agreed, ...there])) {
    const wanted = Math.max(0, ...values.filter((value) => value !== 'present'))
    const present = values.filter((value) => value === 'present').length
    desiredMinutes += wanted * (to - from)
    uncoveredMinutes += Math.max(0, wanted - present) * (to - from)
  }
  return {
    rosteredMinutes,
    desiredMinutes,
    uncoveredMinutes,
    ...faces(counted.length, counted.filter((shift) => shift.fixedFace).length),
    incidents: incidents.length,
    incidentsSolved: incidents.filter(({ state }) => state === 'decided').length,
  }
}

const faces = (shifts: number, fixedFaceShifts: number) => ({
  shifts,
  fixedFaceShifts,
  fixedFacePct: occupancyPct(fixedFaceShifts, shifts),
})

/** The same of several centres together; the share from the summed shifts. */
export function sumCoverage(all: readonly CoverageFigures[]): CoverageFigures {
  const sum = (of: (one: CoverageFigures) => number) => all.reduce((n, one) => n + of(one), 0)
  const rosteredMinutes = noMinutes()
  for (const source of [...shiftSources, 'total'] as const)
    rosteredMinutes[source] = sum((one) => one.rosteredMinutes[source])
  return {
    rosteredMinutes,
    desiredMinutes: sum((one) => one.desiredMinutes),
    uncoveredMinutes: sum((one) => one.uncoveredMinutes),
    ...faces(
      sum((one) => one.shifts),
      sum((one) => one.fixedFaceShifts),
    ),
    incidents: sum((one) => one.incidents),
    incidentsSolved: sum((one) => one.incidentsSolved),
  }
}
