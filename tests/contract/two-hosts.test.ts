import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCore } from '#core/app/core'
import type { Centre, Room } from '#shared/contract/place'
import { addDays, addMinutes } from '#shared/time/civil'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate, WallTime } from '#shared/time/types'
import { ensureBuilt, runCli, type Served, serve } from '../support/cli'
import { aCentre, NOW, newFolder, removeFolders } from '../support/host'

/** Two desks: two processes on one data folder. What one has written holds for the other at once. */
const ROUNDS = 200
const AT_ONCE = 10

let dataDir: string
let hosts: [Served, Served]
let centre: Centre
let exclusive: Room
let shared: Room

beforeAll(async () => {
  await ensureBuilt()
  dataDir = newFolder()
  const core = await createCore({ dataDir, version: '0', clock: fixedClock(NOW) })
  ;({ centre, exclusive, shared } = await aCentre(core))
  await core.close()
  const env = { BUURTBALIE_NOW: NOW }
  hosts = await Promise.all([serve(dataDir, env), serve(dataDir, env)])
}, 300_000)
afterAll(async () => {
  await Promise.all((hosts ?? []).map((host) => host.stop()))
  removeFolders()
})

/** Twelve hours a day, from ten o'clock on. */
function slot(round: number): { startsAt: WallTime; endsAt: WallTime } {
  const date = addDays('2024-07-01' as CivilDate, Math.floor(round / 12))
  const startsAt = addMinutes(`${date}T09:00` as WallTime, (round % 12) * 60)
  return { startsAt, endsAt: addMinutes(startsAt, 60) }
}
const book = (host: Served, round: number, over: object = {}) =>
  host.call('POST', '/bookings', {
    centreId: centre.id,
    roomIds: [exclusive.id],
    title: `Ronde ${round}`,
    ...slot(round),
    ...over,
  })
const listed = async (host: Served, roomId: string) => {
  const { body } = await host.call('GET', `/bookings?from=2024-07-01&to=2024-08-01&roomId=${roomId}`)
  return body as unknown as { startsAt: string; expectedParticipants: number }[]
}

describe('two hosts on one data folder', () => {
  test(`of ${ROUNDS} times that both fire for one slot, exactly one wins each time`, async () => {
    const [first, second] = hosts
    const outcomes: string[] = []
    for (let round = 0; round < ROUNDS; round += AT_ONCE) {
      const rounds = Array.from({ length: AT_ONCE }, (_, i) => round + i)
      const answers = await Promise.all(rounds.map((r) => Promise.all([book(first, r), book(second, r)])))
      for (const pair of answers)
        outcomes.push(
          pair
            .map(({ status, body }) => `${status} ${body.code ?? ''}`.trim())
            .sort()
            .join(' + '),
        )
    }

    expect(new Set(outcomes)).toEqual(new Set(['201 + 409 room_conflict']))
    expect(outcomes).toHaveLength(ROUNDS)
    for (const host of hosts) {
      const starts = (await listed(host, exclusive.id)).map((b) => b.startsAt)
      expect(starts).toEqual(Array.from({ length: ROUNDS }, (_, round) => slot(round).startsAt))
    }
  }, 60_000)

  test('a shared room never gets more people than it holds', async () => {
    const people = { roomIds: [shared.id], expectedParticipants: 7 }
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => book(hosts[i % 2 === 0 ? 0 : 1], 0, people)))

    const codes = answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim()).sort()
    expect(codes).toEqual([...Array(4).fill('201'), ...Array(16).fill('409 capacity_exceeded')])
    expect(await listed(hosts[1], shared.id)).toHaveLength(4)
  })

  test('one revision is changed by one of them', async () => {
    const { body } = await book(hosts[0], ROUNDS)
    const change = (host: Served, title: string) => host.call('PATCH', `/bookings/${body.id}`, { revision: 1, title })
    const answers = await Promise.all([change(hosts[0], 'een'), change(hosts[1], 'twee')])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('stale')
  })

  test('a window of one sees what the other writes within a second', async () => {
    const [first, second] = hosts
    const stop = new AbortController()
    const response = await fetch(`${first.url}/api/changes`, {
      headers: { authorization: `Bearer ${first.token}` },
      signal: stop.signal,
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const started = performance.now()
    await book(second, ROUNDS + 1)
    let text = ''
    while (!text.includes('elsewhere')) text += (await reader?.read())?.value ?? ''
    expect(performance.now() - started).toBeLessThan(1000)
    stop.abort()
  })

  test('afterwards the store is whole', async () => {
    const { code, stderr } = await runCli(['check', '--data', dataDir])
    expect(stderr).toContain('alles klopt')
    expect(code).toBe(0)
  })
})
