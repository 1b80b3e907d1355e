import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { ChangeEvent } from '#shared/contract/app'
import { api, client } from './client'
import { refreshSession } from './session'

const WAIT_MS = [500, 1000, 2000, 5000] as const

/** Query keys that a kind of change touches; anything not named here is fetched again as a whole. */
const touched: Partial<Record<ChangeEvent['kinds'][number], () => readonly unknown[][]>> = {
  booking: () =>
    [
      api.bookings.key(),
      api.series.key(),
      api.invoices.key(),
      api.deposits.key(),
      api.requests.key(),
      api.waiting.key(),
      api.reports.key(),
      api.undo.key(),
      api.renters.bookings.key(),
      api.closures.key(),
      api.roster.key(),
      api.closings.key(),
      api.calendar.key(),
      api.museum.key(),
      api.accountTalks.key(),
    ].map((k) => [...k]),
  renter: () => [api.renters.key(), api.bookings.key(), api.undo.key()].map((k) => [...k]),
  closure: () =>
    [api.closures.key(), api.bookings.key(), api.reports.key(), api.roster.key(), api.museum.key(), api.undo.key()].map(
      (k) => [...k],
    ),
  series: () => [api.series.key(), api.waiting.key(), api.undo.key()].map((k) => [...k]),
  school_holiday: () => [api.schoolHolidays.key(), api.undo.key()].map((k) => [...k]),
  template: () => [api.templates.key(), api.undo.key()].map((k) => [...k]),
  message: () => [api.messages.key(), api.invoices.key(), api.undo.key()].map((k) => [...k]),
  seller: () => [api.billing.key(), api.invoices.key(), api.undo.key()].map((k) => [...k]),
  billing: () => [api.billing.key(), api.invoices.key(), api.undo.key()].map((k) => [...k]),
  invoice: () =>
    [api.billing.key(), api.invoices.key(), api.deposits.key(), api.templates.key(), api.undo.key()].map((k) => [...k]),
  deposit: () => [api.deposits.key(), api.undo.key()].map((k) => [...k]),
  payment: () => [api.billing.key(), api.invoices.key(), api.undo.key()].map((k) => [...k]),
  label: () => [api.labels.key(), api.undo.key()].map((k) => [...k]),
  backup: () => [[...api.backups.key()]],
  logo: () => [api.logo.key(), api.undo.key()].map((k) => [...k]),
  consultation: () => [api.consultations.key(), api.actionPoints.key(), api.undo.key()].map((k) => [...k]),
  actionPoint: () => [api.actionPoints.key(), api.undo.key()].map((k) => [...k]),
  fixedAgenda: () => [api.fixedAgenda.key(), api.consultations.key(), api.undo.key()].map((k) => [...k]),
  contactSheet: () => [api.contacts.key(), api.undo.key()].map((k) => [...k]),
  taskList: () => [api.tasks.key(), api.undo.key()].map((k) => [...k]),
  season: () => [api.seasons.key(), api.wishes.key(), api.undo.key()].map((k) => [...k]),
  wish: () => [api.seasons.key(), api.wishes.key(), api.undo.key()].map((k) => [...k]),
  article: () => [api.articles.key(), api.undo.key()].map((k) => [...k]),
  sale: () => [api.register.key(), api.museum.key(), api.undo.key()].map((k) => [...k]),
  cashMovement: () => [api.register.key(), api.undo.key()].map((k) => [...k]),
  yearNumber: () => [api.visitors.key(), api.undo.key()].map((k) => [...k]),
  questionnaire: () => [api.satisfaction.key(), api.undo.key()].map((k) => [...k]),
  survey: () => [api.satisfaction.key(), api.undo.key()].map((k) => [...k]),
  surveyDay: () => [api.satisfaction.key(), api.undo.key()].map((k) => [...k]),
  surveyImport: () => [api.satisfaction.key(), api.undo.key()].map((k) => [...k]),
  selection: () => [api.selections.key(), api.undo.key()].map((k) => [...k]),
  overviewSent: () => [api.reports.sent.key(), api.undo.key()].map((k) => [...k]),
  closing: () => [api.closings.key(), api.reports.key(), api.accountability.key(), api.undo.key()].map((k) => [...k]),
  dayClosing: () => [api.register.key(), api.undo.key()].map((k) => [...k]),
  accountTalk: () => [api.accountTalks.key(), api.undo.key()].map((k) => [...k]),
  museumProgramme: () => [api.museum.key(), api.undo.key()].map((k) => [...k]),
  museumTour: () => [api.museum.key(), api.undo.key()].map((k) => [...k]),
  museumEntry: () => [api.museum.key(), api.undo.key()].map((k) => [...k]),
  price: () => [api.prices.key(), api.deposits.key(), api.undo.key()].map((k) => [...k]),
  tariff: () => [api.tariffs.key(), api.bookings.check.key(), api.undo.key()].map((k) => [...k]),
  caretakerRate: () => [api.caretakerRates.key(), api.bookings.check.key(), api.undo.key()].map((k) => [...k]),
  roundItem: () => [api.roundItems.key(), api.dayLog.key(), api.undo.key()].map((k) => [...k]),
  roundCheck: () => [api.dayLog.key(), api.undo.key()].map((k) => [...k]),
  deskNote: () => [api.dayLog.key(), api.undo.key()].map((k) => [...k]),
  repair: () => [api.dayLog.key(), api.reports.key(), api.museum.key(), api.undo.key()].map((k) => [...k]),
  visitorCount: () =>
    [api.dayLog.key(), api.visitors.key(), api.reports.key(), api.museum.key(), api.undo.key()].map((k) => [...k]),
  keyLoan: () => [api.dayLog.key(), api.undo.key()].map((k) => [...k]),
  dayIncident: () => [api.dayLog.key(), api.undo.key()].map((k) => [...k]),
  calendarEntry: () =>
    [api.calendar.key(), api.calendarEntries.key(), api.labels.key(), api.undo.key()].map((k) => [...k]),
  calendarFeed: () => [api.calendar.feed.key()].map((k) => [...k]),
  facility: () => [api.facilities.key(), api.undo.key()].map((k) => [...k]),
}

/** What decides who may do what, and whether all of this is a demo. */
const aboutRights: readonly ChangeEvent['kinds'][number][] = ['user', 'accessSettings', 'organisation', 'elsewhere']

async function refresh(queries: QueryClient, event: ChangeEvent): Promise<void> {
  if (event.kinds.some((kind) => aboutRights.includes(kind))) await refreshSession()
  const keys: (readonly unknown[])[] = []
  for (const kind of event.kinds) {
    const found = touched[kind]?.()
    if (!found) return queries.invalidateQueries()
    keys.push(...found)
  }
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** Failed tries in a row before the user is told; one may be a restart. */
const LOST_AFTER = 2
let lost = false
const listeners = new Set<() => void>()

function setLost(now: boolean): void {
  if (now === lost) return
  lost = now
  for (const listener of [...listeners]) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
/** True while the core does not answer. */
export const useLost = (): boolean => useSyncExternalStore(subscribe, () => lost)

async function follow(queries: QueryClient, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      const events = await client.app.changes(undefined, { signal })
      if (failures > 0) await queries.invalidateQueries()
      failures = 0
      setLost(false)
      for await (const event of events) void refresh(queries, event)
      failures = 1
    } catch {
      failures += 1
      setLost(failures >= LOST_AFTER && !signal.aborted)
    }
    await pause(WAIT_MS[Math.min(failures, WAIT_MS.length) - 1] ?? 1000, signal)
  }
}

/** Keeps the screens up to date with what others change; connects again when the line breaks. Returns how to stop. */
export function followChanges(queries: QueryClient): () => void {
  const stop = new AbortController()
  void follow(queries, stop.signal)
  return () => stop.abort()
}
