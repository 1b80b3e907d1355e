import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createCore } from '#core/app/core'
import type { CentreId } from '#shared/contract/base'
import { addDays, addQuarters, dateOf, quarterOf, quarterSpan } from '#shared/time/civil'
import { systemClock, wallNow } from '#shared/time/clock'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { startHost } from './host'

/**
 * Filling in a quarter: ten centres that want somebody all day and five evenings a week, and forty caretakers of every
 * kind. About 1580 shifts. The host is asked as the screen asks it, with the time that a request may take by itself.
 */
const CENTRES = 10
const PEOPLE = 40
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const clock = (text: string) => text as ClockTime

export type FillResult = { shifts: number; open: number; gap: number; seconds: number; cpuSeconds: number | null }

async function makeRoster(dataDir: string, since: CivilDate): Promise<void> {
  const core = await createCore({ dataDir, version: 'bench' })
  const { client } = core
  const centres: CentreId[] = []
  for (let i = 0; i < CENTRES; i++) {
    const { id } = await client.centres.create({ name: `Centrum ${i}`, type: 'wvc', operator: `Vereniging ${i}` })
    centres.push(id)
    const hours = weekdays.flatMap((weekday) => [
      { weekday, opens: clock('08:30'), closes: clock('17:00'), people: 1 },
      ...(weekday < 6 ? [{ weekday, opens: clock('17:00'), closes: clock('22:30'), people: 1 }] : []),
    ])
    await client.coverage.agree({ centreId: id, from: since, hours })
  }
  const held = { issuedOn: since, expiresOn: null }
  for (let i = 0; i < PEOPLE; i++) {
    const volunteer = i % 4 === 3
    const flexPool = !volunteer && i % 5 === 4
    const home = centres[i % CENTRES]
    await client.caretakers.create({
      name: `Beheerder ${i}`,
      kind: volunteer ? 'volunteer' : 'employed',
      association: volunteer ? `Vereniging ${i % CENTRES}` : null,
      contractMinutes: volunteer || flexPool ? 0 : (24 + (i % 3) * 6) * 60,
      hourCents: volunteer ? null : 2850,
      flexPool,
      centres: home === undefined ? [] : [{ centreId: home, fixed: i < CENTRES && !volunteer }],
      certificates: [
        { kind: 'bhv', ...held },
        { kind: 'social_hygiene', ...held },
      ],
      times: volunteer
        ? weekdays.map((weekday) => ({
            kind: 'available' as const,
            weekday,
            date: null,
            from: clock('08:00'),
            to: clock('17:00'),
          }))
        : [],
    })
  }
  await core.close()
}

/** Fills in the next quarter once, in a store of its own that goes afterwards. */
export async function fillQuarter(folder: string, cli: string): Promise<FillResult> {
  const dataDir = join(folder, 'fill')
  rmSync(dataDir, { recursive: true, force: true })
  const quarter = quarterSpan(addQuarters(quarterOf(dateOf(wallNow(systemClock))), 1))
  await makeRoster(dataDir, addDays(quarter.from, -180))
  const host = await startHost(cli, dataDir)
  try {
    const [cpu, started] = [host.cpuSeconds(), performance.now()]
    const events = await host.postText('/roster/fill', { from: quarter.from, to: addDays(quarter.to, 1) })
    const seconds = (performance.now() - started) / 1000
    const cpuAfter = host.cpuSeconds()
    const result = events
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice('data: '.length)) as { type?: string; result?: Proposal })
      .find((event) => event.type === 'result')?.result
    if (!result) throw new Error('filling in gave no proposal')
    return {
      shifts: result.takes.length + result.open.length,
      open: result.open.length,
      gap: result.gap,
      seconds,
      cpuSeconds: cpu === null || cpuAfter === null ? null : cpuAfter - cpu,
    }
  } finally {
    await host.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
type Proposal = { takes: unknown[]; open: unknown[]; gap: number }
