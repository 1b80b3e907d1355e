import { setImmediate } from 'node:timers/promises'
import { listConsultations } from '#core/store/consultations'
import { listCoreActivities } from '#core/store/core-activities'
import { listNarratives } from '#core/store/narratives'
import type { ReadTx } from '#core/store/open'
import { listLabels } from '#core/store/places'
import { listAgreements } from '#core/store/result-agreements'
import type {
  Accountability,
  AccountReport,
  AnsweredAgreement,
  CentreAccount,
  ResultAgreement,
} from '#shared/contract/accountability'
import type { CentreId } from '#shared/contract/base'
import { type AccountLists, accountOf, sumAccounts } from '#shared/domain/accountability'
import { heatOf, occupancyPct, reportPeriod } from '#shared/domain/report'
import {
  type AgreementFigure,
  type AgreementSources,
  answers,
  outcomeOf,
  type Subject,
  targetSpans,
} from '#shared/domain/result-agreement'
import { dateOf } from '#shared/time/civil'
import { periodOfSpan, periodSpan, quarterOfPeriod } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { loadPlaces, occupancies, type Places, reader } from '../reports/compute'
import { partsOf } from '../reports/parts'
import type { Wanted } from '../reports/wanted'
import { coverageReader } from '../roster/figures'
import { closedAccountability, closedAccountReport, closedWithoutAccount } from './closed'

/** What the figures of accounting need beside bookings: read once for several periods. */
export type AccountGround = { places: Places; lists: AccountLists; names: ReadonlyMap<string, string> }

/** Centres, and the lists that figures are grouped by. @throws not_found when the centre is not there */
export async function loadGround(tx: ReadTx, centreId: CentreId | undefined): Promise<AccountGround> {
  const places = await loadPlaces(tx, centreId)
  const labels = await listLabels(tx)
  const cores = await listCoreActivities(tx)
  const coreName = new Map<string, string>(cores.map(({ id, name }) => [id, name]))
  const inUse = (kind: (typeof labels)[number]['kind']) =>
    labels.flatMap((label) => (label.kind === kind && !label.archived ? label.name : []))
  const coreOf = new Map(
    labels.flatMap(({ kind, name, coreActivityId }): [string, string][] => {
      const core = kind === 'activity' && coreActivityId !== undefined ? coreName.get(coreActivityId) : undefined
      return core === undefined ? [] : [[name, core]]
    }),
  )
  return {
    places,
    lists: {
      byTheme: inUse('theme'),
      byGoal: inUse('goal'),
      byCore: cores.flatMap(({ name, archived }) => (archived ? [] : name)),
      byActivity: inUse('activity'),
      coreOf,
    },
    names: new Map([...places.labels, ...coreName]),
  }
}

/**
 * The figures per theme, goal, core activity and kind of one period; those of a closed quarter as they were, when these are
 * asked for. A centre that is out of use is there when it has figures.
 */
export async function accountReportOf(
  tx: ReadTx,
  { places, lists }: Pick<AccountGround, 'places' | 'lists'>,
  wanted: Wanted,
): Promise<AccountReport> {
  const closed = await closedAccountReport(tx, wanted)
  if (closed) return closed
  const period = reportPeriod(wanted.period, wanted.asOf)
  const read = reader(tx, places, period, { rooms: false, goals: true })
  const centres: CentreAccount[] = []
  for (const centre of places.centres) {
    await setImmediate()
    const figures = accountOf(await read(centre.id), period, lists)
    const inUse = centre.managed && !centre.archived
    if (!inUse && wanted.centreId === undefined && figures.total.activities === 0) continue
    centres.push({ centre: centre.name, centreId: centre.id, ...figures })
  }
  const { from, to } = period
  const quarter = quarterOfPeriod(wanted.period)
  return {
    period: wanted.period,
    ...(quarter && { quarter }),
    from,
    to,
    asOf: wanted.asOf,
    centres,
    total: sumAccounts(centres, lists),
  }
}

/**
 * Everything that is accounted for in a period: the figures, each agreement with its answer, and what was written. Plain
 * data without anything of the moment but `asOf`: it is kept when a quarter is closed, and given back when it is asked for as closed.
 *
 * @throws not_found when the centre is not there
 */
export async function accountabilityOf(tx: ReadTx, wanted: Wanted, ground?: AccountGround): Promise<Accountability> {
  const closed = await closedAccountability(tx, wanted)
  if (closed) return closed.account
  const known = ground ?? (await loadGround(tx, wanted.centreId))
  const report = await accountReportOf(tx, known, wanted)
  const narratives = (await listNarratives(tx, wanted.period)).filter(
    ({ centreId }) => wanted.centreId === undefined || centreId === wanted.centreId,
  )
  const span = periodSpan(wanted.period)
  const shown = new Set<string>(report.centres.map(({ centreId }) => centreId))
  const holding = (await listAgreements(tx, wanted.centreId)).filter(
    (one) => shown.has(one.centreId) && one.from <= span.to && (one.to === null || one.to >= span.from),
  )
  const order = report.centres.map(({ centreId }) => centreId)
  holding.sort((a, b) => order.indexOf(a.centreId) - order.indexOf(b.centreId))
  const read = sourceReader(tx, known, report, [...new Set(holding.map(({ centreId }) => centreId))])
  const agreements: AnsweredAgreement[] = []
  for (const agreement of holding) {
    await setImmediate()
    const note = narratives.find(({ agreementId }) => agreementId === agreement.id) ?? null
    agreements.push({ ...(await answered(agreement, known.names, read, wanted)), note })
  }
  const notKept = await closedWithoutAccount(tx, wanted)
  return {
    ...report,
    agreements,
    narratives: narratives.filter(({ agreementId }) => agreementId === null),
    ...(notKept !== null && { notKept }),
  }
}

/** What figures of agreements are worked out from; each is read when a figure asks for it, and once. */
type SourceReader = {
  [S in keyof AgreementSources]: (centreId: CentreId, period: Period) => Promise<AgreementSources[S]>
}

function sourceReader(
  tx: ReadTx,
  { places, lists }: AccountGround,
  report: AccountReport,
  centreIds: readonly CentreId[],
): SourceReader {
  const { asOf } = report
  const centres = places.centres.filter(({ id }) => centreIds.includes(id))
  const few = { ...places, centres }
  const reports = new Map<Period, Promise<AccountReport>>([[report.period, Promise.resolve(report)]])
  const coverages = new Map<Period, ReturnType<typeof coverageReader>>()
  return {
    async account(centreId, period) {
      const of = await once(reports, period, () => accountReportOf(tx, { places: few, lists }, { period, asOf }))
      return of.centres.find((centre) => centre.centreId === centreId) ?? sumAccounts([], lists)
    },
    async coverage(centreId, period) {
      const of = await once(coverages, period, () => coverageReader(tx, reportPeriod(period, asOf)))
      const centre = centres.find(({ id }) => id === centreId)
      return centre ? of(centre) : null
    },
    async occupancy(centreId, period) {
      const one = { ...places, centres: centres.filter(({ id }) => id === centreId) }
      const cells = heatOf(await occupancies(tx, one, { period, asOf, centreId }))
      const sum = (of: (cell: (typeof cells)[number]) => number) => cells.reduce((n, cell) => n + of(cell), 0)
      return occupancyPct(
        sum(({ usedMinutes }) => usedMinutes),
        sum(({ openMinutes }) => openMinutes),
      )
    },
    async visitors(centreId, period) {
      const { visitors } = await partsOf(tx, centreId, reportPeriod(period, asOf), null)
      return visitors?.total ?? null
    },
    async consultations(centreId, period) {
      const { from, to } = periodSpan(period)
      const today = dateOf(asOf)
      const held = (await listConsultations(tx, centreId)).filter(
        ({ state, date }) => state === 'held' && date >= from && date <= to && date <= today,
      )
      return held.length
    },
  }
}

function once<T>(known: Map<Period, Promise<T>>, period: Period, read: () => Promise<T>): Promise<T> {
  const there = known.get(period) ?? read()
  known.set(period, there)
  return there
}

async function valueOver(
  figure: AgreementFigure,
  subject: Subject | null,
  read: SourceReader,
  centreId: CentreId,
  period: Period,
): Promise<number | null> {
  const answer = answers[figure]
  switch (answer.from) {
    case 'account':
      return answer.of(await read.account(centreId, period), subject)
    case 'coverage':
      return answer.of(await read.coverage(centreId, period), subject)
    case 'occupancy':
      return answer.of(await read.occupancy(centreId, period), subject)
    case 'visitors':
      return answer.of(await read.visitors(centreId, period), subject)
    case 'consultations':
      return answer.of(await read.consultations(centreId, period), subject)
  }
}

async function answered(
  agreement: ResultAgreement,
  names: ReadonlyMap<string, string>,
  read: SourceReader,
  { period, asOf }: Wanted,
): Promise<Omit<AnsweredAgreement, 'note'>> {
  const { figure, subject, target, centreId } = agreement
  const about = subject === null ? null : (names.get(subject.id) ?? null)
  if (figure === null) return { ...agreement, unit: null, about, value: null, results: [] }
  const { unit } = answers[figure]
  const named = subject === null || about === null ? null : { of: subject.of, name: about }
  const figureOver = (when: Period) => valueOver(figure, named, read, centreId, when)
  const results: AnsweredAgreement['results'] = []
  for (const { of: term, span, running } of target ? targetSpans(period, target.per, dateOf(asOf)) : []) {
    if (target === null) continue
    const value = await figureOver(periodOfSpan(span))
    results.push({ of: term, ...span, value, outcome: outcomeOf(target, figure, value, running) })
  }
  return { ...agreement, unit, about, value: await figureOver(period), results }
}
