import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll } from 'vitest'
import { checkStore } from '#core/app/maintenance'
import { openStore } from '#core/store/open'
import { addDays } from '#shared/time/civil'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { aCentre, NOW, newFolder, removeFolders, testCore } from '../support/host'
import { dump } from './support/content'
import { fault, sized } from './support/fault'

/** How often a byte is flipped, each time in a fresh copy. */
const FLIPS = sized(3_000, 60)

afterAll(removeFolders)

async function filled(): Promise<string> {
  const core = await testCore({ dataDir: newFolder() })
  const { centre, exclusive, shared } = await aCentre(core)
  const renter = await core.client.renters.create({ name: 'Koor De Merel', category: 'association' })
  for (let day = 0; day < 60; day += 1) {
    const date = addDays('2024-07-01' as CivilDate, day)
    const times = { startsAt: `${date}T10:00` as never, endsAt: `${date}T12:00` as never }
    const booking = {
      centreId: centre.id,
      title: `Repetitie ${day}`,
      renterId: renter.id,
      goals: ['Meedoen'],
      ...times,
    }
    await core.client.bookings.create({ ...booking, roomIds: [exclusive.id], expectedParticipants: day })
    await core.client.bookings.create({ ...booking, roomIds: [shared.id], expectedParticipants: 5 })
  }
  await core.close()
  return core.databaseFile
}

fault('flipped byte in the file', async (trial) => {
  const file = await filled()
  const bytes = readFileSync(file)
  const known = look(file)
  const counts = { refused: 0, found: 0, harmless: 0 }
  const damaged = join(newFolder(), 'buurtbalie.db')
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const at = trial.below(bytes.length)
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] ?? 0) ^ (1 << trial.below(8))
    writeFileSync(damaged, copy)
    const outcome = await whatIsSeen(damaged)
    const content = outcome === 'nothing' ? look(damaged) : null
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${damaged}${suffix}`, { force: true })
    if (outcome !== 'nothing') counts[outcome] += 1
    else if (content === known) counts.harmless += 1
    else {
      trial.lost(`byte ${at} is wrong and nobody says so: ${difference(known, content)}`)
      continue
    }
    trial.survived()
  }
  trial.note(
    `${counts.refused} refused at opening, ${counts.found} found by check, ${counts.harmless} changed nothing that is kept`,
  )
})

const look = (file: string): string => {
  try {
    const db = new Database(file)
    try {
      return JSON.stringify([...dump(db)])
    } finally {
      db.close()
    }
  } catch (error) {
    return String(error)
  }
}

async function whatIsSeen(file: string): Promise<'refused' | 'found' | 'nothing'> {
  try {
    const store = await openStore(file)
    try {
      const { problemCount } = await checkStore({ read: store.read, clock: fixedClock(NOW) })
      return problemCount === 0 ? 'nothing' : 'found'
    } catch {
      return 'found'
    } finally {
      await store.close()
    }
  } catch {
    return 'refused'
  }
}

function difference(before: string, after: string | null): string {
  if (after === null) return 'gone'
  let at = 0
  while (at < before.length && before[at] === after[at]) at += 1
  return `${before.slice(Math.max(0, at - 60), at + 20)} became ${after.slice(Math.max(0, at - 10), at + 20)}`
}
