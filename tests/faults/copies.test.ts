import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll } from 'vitest'
import { backupStore, checkStore } from '#core/app/maintenance'
import { openStore } from '#core/store/open'
import { addDays } from '#shared/time/civil'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { ensureBuilt } from '../support/cli'
import { aCentre, NOW, newFolder, removeFolders, testCore } from '../support/host'
import { faultsOf, fingerprint, reading } from './support/content'
import { killedAt, stepsOf } from './support/dying'
import { fault, sized } from './support/fault'

/** Copies made while eight write. */
const COPIES = sized(150, 12)
/** Kills of `backup` and of `restore`; 0 is one before each of their steps. */
const KILLS = sized(0, 5)
const WRITERS = 8

beforeAll(ensureBuilt, 300_000)
afterAll(removeFolders)

const aBooking = (place: Awaited<ReturnType<typeof aCentre>>, n: number) => {
  const date = addDays('2024-07-01' as CivilDate, Math.floor(n / 12))
  const hour = String(9 + (n % 12)).padStart(2, '0')
  const times = { startsAt: `${date}T${hour}:00` as never, endsAt: `${date}T${hour}:45` as never }
  return {
    centreId: place.centre.id,
    roomIds: [place.exclusive.id],
    title: `Boeking ${n}`,
    goals: ['Meedoen'],
    ...times,
  }
}

fault('backup during writes', async (trial) => {
  const core = await testCore()
  const place = await aCentre(core)
  const acknowledged: string[] = []
  let next = 0
  let isOn = true
  const writers = Array.from({ length: WRITERS }, async () => {
    while (isOn) {
      next += 1
      acknowledged.push((await core.client.bookings.create(aBooking(place, next))).id)
      // Calls come by the line, with the others in between.
      await turn()
    }
  })
  const folder = newFolder()
  for (let copy = 1; copy <= COPIES; copy += 1) {
    const before = [...acknowledged]
    const file = join(folder, 'copy.db')
    await backupStore(core.store, core.databaseFile, file)
    const problems = reading(file, faultsOf)
    const store = await openStore(file)
    const report = await checkStore({ read: store.read, clock: fixedClock(NOW) })
    await store.close()
    problems.push(...report.problems.map(({ code, detail }) => `${code} ${detail}`))
    const ids = new Set(reading(file, (db) => db.prepare('select id from booking').pluck().all()))
    const missing = before.filter((id) => !ids.has(id))
    if (missing.length > 0) problems.push(`${missing.length} acknowledged before it began are missing`)
    if (problems.length === 0) trial.survived()
    else trial.lost(`copy ${copy}: ${problems.slice(0, 3).join('; ')}`)
  }
  isOn = false
  await Promise.all(writers)
  trial.note(`${acknowledged.length} bookings written meanwhile`)
  await core.close()
})

/** A folder with bookings, and a copy of another store with other bookings. */
async function twoStores() {
  const make = async (count: number) => {
    const core = await testCore()
    const place = await aCentre(core)
    for (let n = 0; n < count; n += 1) await core.client.bookings.create(aBooking(place, n))
    await core.close()
    return core.dataDir
  }
  const old = await make(20)
  const copy = join(await make(12), 'buurtbalie.db')
  return { old, copy }
}

/** Before which steps it dies: each of them, or some: half of those at the end, where files take each other's place. */
const points = (steps: number, below: (limit: number) => number): number[] =>
  KILLS === 0
    ? Array.from({ length: steps }, (_, at) => at)
    : Array.from({ length: KILLS }, (_, n) => (n % 2 === 0 ? steps - 1 - below(8) : below(steps)))

fault('restore killed half-way', async (trial) => {
  const { old, copy } = await twoStores()
  const dataDir = newFolder()
  const file = join(dataDir, 'buurtbalie.db')
  const command = ['restore', copy, '--data', dataDir]
  const setOut = () => {
    rmSync(dataDir, { recursive: true })
    cpSync(old, dataDir, { recursive: true })
  }
  // What can be undone ends with a restore, in both.
  const contentOf = (one: string) => reading(one, (db) => contents(db))
  setOut()
  const before = contentOf(file)
  const steps = await stepsOf(command)
  const after = contentOf(file)
  for (const point of points(steps.length, trial.below)) {
    setOut()
    if (!(await killedAt(point, command))) throw new Error(`it did not die at ${point}`)
    const problems: string[] = []
    if (!existsSync(file)) problems.push('there is no database any more')
    else {
      const db = new Database(file)
      const found = contents(db)
      if (found !== before && found !== after) problems.push('neither the old nor the new store')
      if (found === after && !keeps(dataDir, before)) problems.push('what was there is not kept')
      problems.push(...faultsOf(db))
      db.close()
    }
    if (problems.length === 0) trial.survived()
    else trial.lost(`at step ${point} (${steps[point]}): ${problems.join('; ')}`)
  }
  trial.note(`${steps.length} steps`)
})

const contents = (db: Database.Database): string => {
  const rows = db.prepare('select id, number, title, starts_at, revision from booking order by id').all()
  return JSON.stringify([rows, db.prepare('select count(*) from log').pluck().get()])
}

/** Whether what was there is still to be found among the copies. */
function keeps(dataDir: string, before: string): boolean {
  const folder = join(dataDir, 'backups')
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.some((name) => name.endsWith('.db') && reading(join(folder, name), contents) === before)
}

fault('backup killed half-way', async (trial) => {
  const { old, copy } = await twoStores()
  const target = join(newFolder(), 'copy.db')
  const command = ['backup', '--data', old, '--out', target]
  const steps = await stepsOf(command)
  const whole = reading(join(old, 'buurtbalie.db'), fingerprint)
  const older = reading(copy, fingerprint)
  for (const point of points(steps.length, trial.below)) {
    rmSync(join(target, '..'), { recursive: true })
    mkdirSync(join(target, '..'))
    cpSync(copy, target)
    if (!(await killedAt(point, command))) throw new Error(`it did not die at ${point}`)
    const found = reading(target, fingerprint)
    const source = reading(join(old, 'buurtbalie.db'), fingerprint)
    if ((found === whole || found === older) && source === whole) trial.survived()
    else trial.lost(`at step ${point} (${steps[point]}): the copy or its source is half there`)
  }
  trial.note(`${steps.length} steps`)
})
