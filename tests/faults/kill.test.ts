import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll } from 'vitest'
import { checkStore } from '#core/app/maintenance'
import type { Booking } from '#shared/contract/booking'
import { addDays, addMinutes } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import { ensureBuilt, type Served, serve } from '../support/cli'
import { aCentre, NOW, newFolder, removeFolders, testCore } from '../support/host'
import { fault, sized, type Trial } from './support/fault'

/** The process that serves dies by kill -9 while eight write at once: what was acknowledged is there, and nothing is half there. */
const WRITES = sized(1_000, 60)
const KILLS = sized(40, 3)
const WRITERS = 8
const goals = ['Meedoen', 'Ontmoeten']

beforeAll(ensureBuilt, 300_000)
afterAll(removeFolders)

/** What a writer was told about a booking last, and what it asked for when the line broke. */
type Known = { id: string; revision: number; title: string; status: string; asked: Partial<Booking> | null }

const slot = (n: number): { startsAt: WallTime; endsAt: WallTime } => {
  const startsAt = addMinutes(
    `${addDays('2024-07-01' as CivilDate, Math.floor(n / 12))}T09:00` as WallTime,
    (n % 12) * 60,
  )
  return { startsAt, endsAt: addMinutes(startsAt, 60) }
}

fault('kill -9 during writes', async (trial) => {
  const dataDir = newFolder()
  const core = await testCore({ dataDir })
  const { centre, exclusive } = await aCentre(core)
  await core.close()

  const known = new Map<string, Known>()
  const unanswered = new Set<string>()
  let acknowledged = 0
  let next = 0

  const writer = async (host: Served): Promise<void> => {
    for (;;) {
      const old = trial.random() < 0.4 ? trial.pick([...known.values(), undefined]) : undefined
      if (old && old.status === 'confirmed' && old.asked === null) {
        const cancels = trial.random() < 0.3
        const asked = cancels ? { status: 'cancelled' as const } : { title: `${old.title}.` }
        old.asked = asked
        const answer = cancels
          ? await host.call('POST', `/bookings/${old.id}/cancel`, { revision: old.revision, reason: 'ziek' })
          : await host.call('PATCH', `/bookings/${old.id}`, { revision: old.revision, ...asked })
        if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
        Object.assign(old, asked, { revision: old.revision + 1, asked: null })
      } else {
        next += 1
        const title = `Boeking ${next}`
        const wanted = { centreId: centre.id, roomIds: [exclusive.id], title, goals, ...slot(next) }
        unanswered.add(title)
        const { status, body } = await host.call('POST', '/bookings', wanted)
        if (status !== 201) throw new Error(`refused: ${JSON.stringify(body)}`)
        unanswered.delete(title)
        known.set(title, { id: String(body.id), revision: 1, title, status: 'confirmed', asked: null })
      }
      acknowledged += 1
    }
  }

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const host = await serve(dataDir, { BUURTBALIE_NOW: NOW })
    const goal = Math.floor((WRITES * kill) / KILLS)
    let refused: Error | null = null
    const writers = Array.from({ length: WRITERS }, () =>
      writer(host).catch((error: Error) => {
        if (error.message.startsWith('refused')) refused = error
      }),
    )
    while (acknowledged < goal && refused === null) await pause(1)
    await pause(trial.random() * 15)
    await host.stop('SIGKILL')
    await Promise.all(writers)
    if (refused !== null) throw refused
    const problems = await lookOver(dataDir, known, unanswered)
    if (problems.length === 0) trial.survived()
    else trial.lost(`kill ${kill}: ${problems.slice(0, 3).join('; ')}`)
  }
  tellWrites(trial, acknowledged, unanswered.size)
})

const tellWrites = (trial: Trial, acknowledged: number, cut: number) =>
  trial.note(`${acknowledged} writes acknowledged by ${WRITERS} writers, ${cut} new bookings cut off`)

/** Compares the store with what the writers were told. Those that were cut off are taken as they turned out. */
async function lookOver(dataDir: string, known: Map<string, Known>, unanswered: Set<string>): Promise<string[]> {
  const core = await testCore({ dataDir })
  const problems: string[] = []
  try {
    const report = await checkStore(core.ctx)
    problems.push(...report.problems.map(({ code, detail }) => `${code} ${detail}`))
    const from = '2024-07-01' as CivilDate
    const found = new Map(
      (await core.client.bookings.list({ from, to: addDays(from, 366) })).map((b) => [b.id as string, b]),
    )
    const isWhole = async (booking: Booking) => {
      const log = await core.client.app.log({ kind: 'booking', id: booking.id })
      return log.length === booking.revision && booking.goals.length === goals.length && booking.roomIds.length === 1
    }
    for (const one of known.values()) {
      const booking = found.get(one.id)
      if (booking === undefined) {
        problems.push(`${one.title} is missing`)
        continue
      }
      const asTold = booking.revision === one.revision && booking.title === one.title && booking.status === one.status
      const asAsked =
        one.asked !== null &&
        booking.revision === one.revision + 1 &&
        booking.title === (one.asked.title ?? one.title) &&
        booking.status === (one.asked.status ?? one.status)
      if (!asTold && !asAsked) problems.push(`${one.title} is at ${booking.revision}, told was ${one.revision}`)
      else if (!(await isWhole(booking))) problems.push(`${one.title} is half there`)
      Object.assign(one, { revision: booking.revision, title: booking.title, status: booking.status, asked: null })
      found.delete(one.id)
    }
    for (const booking of found.values()) {
      if (!unanswered.has(booking.title)) problems.push(`${booking.title} was never asked for`)
      else if (!(await isWhole(booking))) problems.push(`${booking.title} is half there`)
      const { id, revision, title, status } = booking
      known.set(title, { id, revision, title, status, asked: null })
      unanswered.delete(title)
    }
  } finally {
    await core.close()
  }
  return problems
}
