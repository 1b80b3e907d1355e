import { afterAll, beforeAll } from 'vitest'
import { checkStore } from '#core/app/maintenance'
import type { Booking } from '#shared/contract/booking'
import { addDays, addMinutes } from '#shared/time/civil'
import type { CivilDate, WallTime } from '#shared/time/types'
import { ensureBuilt, type Served, serve } from '../support/cli'
import { aCentre, NOW, newFolder, removeFolders, testCore } from '../support/host'
import { fault, sized } from './support/fault'

/** Fifty at once on two hosts of one data folder, all after the same few rooms and hours. */
const CLIENTS = 50
const SECONDS = sized(60, 5)
/** Few enough slots that most attempts meet another. */
const SLOTS = 60

beforeAll(ensureBuilt, 300_000)
afterAll(removeFolders)

type Row = Pick<Booking, 'id' | 'revision' | 'title' | 'status' | 'startsAt'>

fault('50 clients at once', async (trial) => {
  const dataDir = newFolder()
  const core = await testCore({ dataDir })
  const { centre, exclusive, shared } = await aCentre(core)
  await core.close()
  const env = { BUURTBALIE_NOW: NOW }
  const hosts = await Promise.all([serve(dataDir, env), serve(dataDir, env)])
  const slot = (n: number) => {
    const date = addDays('2024-07-01' as CivilDate, Math.floor(n / 12))
    const startsAt = addMinutes(`${date}T09:00` as WallTime, (n % 12) * 60)
    return { startsAt, endsAt: addMinutes(startsAt, 60) }
  }
  /** How often each booking was changed, as acknowledged. */
  const changes = new Map<string, number>()
  const counts = new Map<string, number>()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  const until = performance.now() + SECONDS * 1000

  const client = async (host: Served, n: number): Promise<void> => {
    while (performance.now() < until) {
      const { startsAt, endsAt } = slot(trial.below(SLOTS))
      const day = startsAt.slice(0, 10) as CivilDate
      const what = trial.random()
      const roomId = trial.random() < 0.7 ? exclusive.id : shared.id
      const place = { centreId: centre.id, roomIds: [roomId], startsAt, endsAt }
      let answer: { status: number; body: Record<string, unknown> }
      if (what < 0.4) {
        answer = await host.call('POST', '/bookings', { ...place, title: `Van ${n}`, expectedParticipants: 7 })
        if (answer.status === 201) changes.set(String(answer.body.id), 0)
      } else {
        const query = `from=${day}&to=${addDays(day, 1)}&status=confirmed`
        const list = await host.call('GET', `/bookings?${query}`)
        const rows = list.body as unknown as Row[]
        const row = list.status === 200 ? rows[trial.below(rows.length)] : undefined
        if (row === undefined) {
          answer = list
        } else if (what < 0.85) {
          // Two who read the same revision: one of them is told that it is stale.
          answer = await host.call('PATCH', `/bookings/${row.id}`, { revision: row.revision, title: `${n}` })
        } else answer = await host.call('POST', `/bookings/${row.id}/cancel`, { revision: row.revision })
        if (row && answer.status === 200) changes.set(row.id, (changes.get(row.id) ?? 0) + 1)
      }
      const { status, body } = answer
      count(status < 300 ? 'done' : String(body.code))
      if (status < 500 || body.code === 'busy') trial.survived()
      else trial.lost(`${status} ${JSON.stringify(body)}`)
    }
  }
  await Promise.all(
    Array.from({ length: CLIENTS }, (_, n) => {
      const host = hosts[n % 5 === 0 ? 1 : 0]
      return host === undefined ? undefined : client(host, n)
    }),
  )
  for (const host of hosts) await host.stop()

  const again = await testCore({ dataDir })
  for (const { code, detail } of (await checkStore(again.ctx)).problems) trial.lost(`${code} ${detail}`)
  const found = new Map(
    (await again.client.bookings.list({ from: '2024-07-01' as CivilDate, to: '2024-08-01' as CivilDate })).map(
      (one) => [one.id as string, one],
    ),
  )
  // Each acknowledged change made one revision: fewer is a lost update.
  for (const [id, times] of changes)
    if (found.get(id)?.revision !== times + 1) trial.lost(`${id}: ${times} changes, ${found.get(id)?.revision}`)
  if (found.size !== changes.size) trial.lost(`${found.size} bookings, ${changes.size} acknowledged`)
  await again.close()
  const told = [...counts].sort(([, a], [, b]) => b - a).map(([what, n]) => `${n} ${what}`)
  trial.note(`${SECONDS} s on two hosts: ${told.join(', ')}`)
})
