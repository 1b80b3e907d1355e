import { createCore } from '#core/app/core'
import type { CentreId, RoomId } from '#shared/contract/base'
import { addDays, addQuarters, quarterOf, quarterSpan, startOfWeek } from '#shared/time/civil'
import { addPeriods, periodAt, periodOfSpan } from '#shared/time/period'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { openBare } from './bare'
import { BENCH_TITLE, cleanUp, type DataSet } from './data'
import { startHost } from './host'
import { type Times, timesOf } from './measure'

export type Work = Record<string, (round: number) => unknown>
/** A store with its host, its core and its bare statements open. */
export type OpenSet = {
  set: DataSet
  start: Times
  /** `http create`, `bare week` and so on; each round has rooms, days and slots of its own. */
  tasks: Work
  reports: Work
  /** Weekly for a year (52) and for ten (520). */
  series: Work
  memory(): { now: number; highest: number } | null
  close(): Promise<void>
}

/** Opens a store for every task of the table: over the host, by direct calls, and by bare statements. */
export async function openSet(set: DataSet, cli: string): Promise<OpenSet> {
  cleanUp(set)
  const start: number[] = []
  for (let i = 0; i < 7; i++) {
    const started = performance.now()
    const core = await createCore({ dataDir: set.dataDir, version: 'bench' })
    await core.client.app.state()
    start.push(performance.now() - started)
    await core.close()
  }

  const core = await createCore({ dataDir: set.dataDir, version: 'bench' })
  const bare = openBare(set)
  const host = await startHost(cli, set.dataDir)
  const centres = (await core.client.centres.list()).map((centre) => centre.id)
  const rooms = new Map<CentreId, RoomId[]>()
  for (const room of await core.client.rooms.list({}))
    if (room.use === 'exclusive') rooms.set(room.centreId, [...(rooms.get(room.centreId) ?? []), room.id])
  const built = set.builtOn as CivilDate
  const quarter = addQuarters(quarterOf(built), -1)
  const span = quarterSpan(quarter)
  const centreOf = (round: number) => centres[round % centres.length] as CentreId
  const roomOf = (round: number) => {
    const list = rooms.get(centreOf(round)) ?? []
    return list[Math.floor(round / centres.length) % list.length] as RoomId
  }
  // Ordinary days of the past year and the months ahead, the same for every way of asking.
  const dayOf = (round: number) => addDays(built, 80 - ((round * 37) % 400))
  const weekOf = (round: number) => startOfWeek(dayOf(round))
  /** A free slot far ahead: its own for each round and each way of booking. */
  const slot = (round: number, way: number) => {
    const day = addDays(built, 400 + Math.floor(round / 70))
    const from = `${day}T${String(9 + way * 3).padStart(2, '0')}:00` as WallTime
    const to = `${day}T${String(11 + way * 3).padStart(2, '0')}:00` as WallTime
    const people = { expectedParticipants: 10, category: 'internal' as const }
    return {
      centreId: centreOf(round),
      roomIds: [roomOf(round)],
      startsAt: from,
      endsAt: to,
      title: BENCH_TITLE,
      selfService: true,
      ...people,
    }
  }
  // One that is taken: what stands on the day, an hour later in the same room.
  const taken: object[] = []
  for (let i = 0; taken.length < 40 && i < 200; i++) {
    const day = addDays(built, 1 + (i % 60))
    const list = await core.client.bookings.list({ centreId: centreOf(i), from: day, to: addDays(day, 1) })
    const one = list.find(
      (booking) =>
        booking.status === 'confirmed' && rooms.get(booking.centreId)?.includes(booking.roomIds[0] as RoomId),
    )
    if (one)
      taken.push({
        centreId: one.centreId,
        roomIds: one.roomIds,
        startsAt: one.startsAt,
        endsAt: one.endsAt,
        title: BENCH_TITLE,
      })
  }
  if (taken.length === 0) throw new Error('no bookings ahead to clash with')
  const clash = (round: number) => taken[round % taken.length] as object
  const typed = ['k', 'koor', 'wandel', 'familie j', 'buurtgroep 12', 'lees', 'vri', 'yoga']
  const q = (round: number) => typed[round % typed.length] ?? ''
  const period = (from: CivilDate, days: number) => ({ from, to: addDays(from, days) })
  const query = (centreId: string, { from, to }: { from: string; to: string }) =>
    `/bookings?centreId=${centreId}&from=${from}&to=${to}`
  const bareList = (centreId: string, { from, to }: { from: CivilDate; to: string }) =>
    bare.list(centreId, addDays(from, -15), `${from}T00:00`, `${to}T00:00`)
  type Input<K extends 'create' | 'check'> = Parameters<(typeof core.client.bookings)[K]>[0]

  // Forty people, an evening in the next four weeks, over all centres, with what each place costs them.
  const phoneCall = (round: number) => {
    const from = addDays(built, round % 20)
    return {
      from,
      to: addDays(from, 28),
      durationMinutes: 120,
      people: 40,
      earliest: '18:00' as ClockTime,
      latest: '23:00' as ClockTime,
      category: 'association' as const,
      maxCents: 15_000,
    }
  }
  const finding = (round: number) =>
    new URLSearchParams(
      Object.entries(phoneCall(round)).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString()

  const tasks: Work = {
    'http create': (r) => host.post('/bookings', slot(r, 0)),
    'direct create': (r) => core.client.bookings.create(slot(r, 1) as Input<'create'>),
    'bare create': (r) => {
      const { centreId, roomIds, startsAt, endsAt } = slot(r, 2)
      bare.create(
        `bench-${r}`,
        centreId,
        roomIds[0] ?? '',
        startsAt,
        endsAt,
        addDays(startsAt.slice(0, 10) as CivilDate, -15),
      )
    },
    'http check free': (r) => host.post('/bookings/check', slot(r + 10_000, 0)),
    'http check taken': (r) => host.post('/bookings/check', clash(r)),
    'direct check taken': (r) => core.client.bookings.check(clash(r) as Input<'check'>),
    'http day': (r) => host.get(query(centreOf(r), period(dayOf(r), 1))),
    'direct day': (r) => core.client.bookings.list({ centreId: centreOf(r), ...period(dayOf(r), 1) }),
    'bare day': (r) => bareList(centreOf(r), period(dayOf(r), 1)),
    'http week': (r) => host.get(query(centreOf(r), period(weekOf(r), 7))),
    'direct week': (r) => core.client.bookings.list({ centreId: centreOf(r), ...period(weekOf(r), 7) }),
    'bare week': (r) => bareList(centreOf(r), period(weekOf(r), 7)),
    'http today': (r) => host.get(`/today?centreId=${centreOf(r)}&date=${built}`),
    'http renters': (r) => host.get(`/renters?q=${encodeURIComponent(q(r))}`),
    'bare renters': (r) => bare.renters(q(r)),
    'http find a place': (r) => host.get(`/availability?${finding(r)}`),
    'direct find a place': (r) => core.client.places.find(phoneCall(r)),
  }
  const lastYear = addPeriods(periodAt('year', built), -1)
  const tenYears = periodOfSpan({ from: addDays(built, -3652), to: built })
  const reports: Work = {
    'http quarter': () => host.get(`/reports/quarter?quarter=${quarter}`),
    'direct quarter': () => core.client.reports.quarter({ quarter }),
    'direct year overview': () => core.client.reports.overview({ period: lastYear }),
    'direct heat map of ten years': () => core.client.reports.heatmap({ period: tenYears }),
    'bare quarter': () => bare.quarter(`${span.from}T00:00`, `${addDays(span.to, 1)}T00:00`),
  }
  /** A free time of a room each week, its own for each round and each way; far beyond the single bookings. */
  const weekly = (round: number, way: number, count: number) => {
    const { centreId, roomIds, title, selfService, category, expectedParticipants } = slot(round, way)
    const day = addDays(built, 1000 + Math.floor(round / 70))
    const [from, to] = [
      `${day}T${String(8 + way * 3).padStart(2, '0')}:00`,
      `${day}T${String(10 + way * 3).padStart(2, '0')}:00`,
    ]
    const booking = { centreId, roomIds, title, selfService, category, expectedParticipants }
    const rule = { frequency: 'weekly' as const, count }
    return { ...booking, startsAt: from as WallTime, endsAt: to as WallTime, rule, onConflict: 'refuse' as const }
  }
  const series: Work = {
    'http series': (r) => host.post('/series', weekly(r, 0, 52)),
    'direct series': (r) => core.client.series.create(weekly(r, 1, 52)),
    'bare series': (r) => {
      const { centreId, roomIds, startsAt } = weekly(r, 2, 52)
      bare.series(
        Array.from({ length: 52 }, (_, week) => {
          const day = addDays(startsAt.slice(0, 10) as CivilDate, 7 * week)
          return [`bench-s-${r}-${week}`, centreId, roomIds[0] ?? '', `${day}T14:00`, `${day}T16:00`, addDays(day, -15)]
        }),
      )
    },
    'direct series of ten years': (r) => core.client.series.create(weekly(r, 3, 520)),
  }
  return {
    set,
    start: timesOf(start),
    tasks,
    reports,
    series,
    memory: host.memory,
    async close() {
      await host.stop()
      bare.db.close()
      await core.close()
      cleanUp(set)
    },
  }
}
