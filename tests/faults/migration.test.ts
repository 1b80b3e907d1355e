import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll } from 'vitest'
import { checkStore } from '#core/app/maintenance'
import { migrate } from '#core/store/migrate'
import { migrations } from '#core/store/migrations/index'
import { openStore } from '#core/store/open'
import { fixedClock } from '#shared/time/clock'
import { ensureBuilt } from '../support/cli'
import { NOW, newFolder, removeFolders } from '../support/host'
import { copyAsItLies, faultsOf, fingerprint, reading } from './support/content'
import { killedAt, stepsOf } from './support/dying'
import { fault, sized } from './support/fault'
import { firstSlice } from './support/first-slice'

/** Points in each migration at which the process dies, besides right before its commit. */
const POINTS = sized(4, 0)
/** In the short form some of the migrations only. */
const MIGRATIONS = sized(Number.POSITIVE_INFINITY, 5)

const contentOf = (db: Database.Database) => fingerprint(db, 'counted')

beforeAll(ensureBuilt, 300_000)
afterAll(removeFolders)

fault('migration killed half-way', async (trial) => {
  const old = join(newFolder(), 'first-slice.db')
  const db = new Database(old)
  await firstSlice(db)
  const states = new Map([[10, contentOf(db)]])
  const grown = join(newFolder(), 'grown.db')
  copyAsItLies(old, grown)
  const growing = new Database(grown)
  for (const [at, { number }] of migrations.entries()) {
    await migrate(growing, migrations.slice(0, at + 1))
    states.set(number, contentOf(growing))
  }
  growing.close()
  db.close()

  const dataDir = newFolder()
  const file = join(dataDir, 'buurtbalie.db')
  const command = ['check', '--data', dataDir]
  const setOut = () => {
    rmSync(dataDir, { recursive: true })
    mkdirSync(dataDir)
    copyAsItLies(old, file)
  }
  setOut()
  const steps = await stepsOf(command)
  const marks = migrations.slice(1).map(({ number }) => ({
    number,
    end: steps.indexOf(`user_version = ${number}`),
  }))
  const chosen = MIGRATIONS >= marks.length ? marks : Array.from({ length: MIGRATIONS }, () => trial.pick(marks))
  for (const { number, end } of chosen) {
    if (end < 0) throw new Error(`migration ${number} was not run`)
    const begin = steps.lastIndexOf('begin immediate', end)
    const points = [end + 1, ...Array.from({ length: POINTS }, () => begin + 1 + trial.below(end - begin))]
    for (const point of points) {
      setOut()
      if (!(await killedAt(point, command))) throw new Error(`it did not die at ${point}`)
      const problems = await lookOver(file, states, number)
      if (problems.length === 0) trial.survived()
      else trial.lost(`migration ${number} at step ${point} (${steps[point]}): ${problems.slice(0, 3).join('; ')}`)
    }
  }
  trial.note(`${chosen.length} migrations from schema 10, killed between two statements`)
})

/** Before the commit of a migration the store is whole as it was before it; the next start goes on to the end. */
async function lookOver(file: string, states: ReadonlyMap<number, string>, number: number): Promise<string[]> {
  const problems: string[] = []
  const before = migrations[migrations.findIndex((one) => one.number === number) - 1]?.number ?? 0
  const db = new Database(file)
  if (contentOf(db) !== states.get(before)) problems.push(`not as at schema ${before}`)
  problems.push(...faultsOf(db))
  db.close()
  const copies = join(file, '..', 'backups')
  for (const name of existsSync(copies) ? readdirSync(copies) : [])
    if (name.endsWith('.db') && reading(join(copies, name), contentOf) !== states.get(10))
      problems.push(`the copy ${name} is not whole`)

  const store = await openStore(file)
  const report = await checkStore({ read: store.read, clock: fixedClock(NOW) })
  problems.push(...report.problems.map(({ code, detail }) => `after the next start: ${code} ${detail}`))
  if (report.bookings !== 40) problems.push(`${report.bookings} bookings`)
  await store.close()
  if (reading(file, contentOf) !== states.get(migrations.at(-1)?.number ?? 0))
    problems.push('the next start ended otherwise')
  return problems
}
