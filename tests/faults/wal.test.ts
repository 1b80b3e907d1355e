import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll } from 'vitest'
import { checkStore } from '#core/app/maintenance'
import { openStore } from '#core/store/open'
import { addDays } from '#shared/time/civil'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate } from '#shared/time/types'
import { aCentre, NOW, newFolder, removeFolders, testCore } from '../support/host'
import { copyAsItLies, fingerprint } from './support/content'
import { fault, sized } from './support/fault'

afterAll(removeFolders)

/** What a power cut leaves of the write-ahead log is its beginning, and perhaps rubbish behind it: the store is as it was after one of the writes, never between two. */
const CUTS = sized(1_500, 40)

async function written() {
  const folder = newFolder()
  // Closing empties the log: what is written from here on stands in it.
  const before = await testCore({ dataDir: folder })
  const { centre, exclusive } = await aCentre(before)
  await before.close()
  const core = await testCore({ dataDir: folder })
  const file = core.databaseFile
  const looker = new Database(file, { readonly: true })
  const states = [fingerprint(looker)]
  for (let day = 0; day < 25; day += 1) {
    const date = addDays('2024-07-01' as CivilDate, day)
    const times = { startsAt: `${date}T10:00` as never, endsAt: `${date}T12:00` as never }
    await core.client.bookings.create({ centreId: centre.id, roomIds: [exclusive.id], title: `Dag ${day}`, ...times })
    states.push(fingerprint(looker))
  }
  const lying = join(folder, 'as-it-lies.db')
  copyAsItLies(file, lying)
  looker.close()
  await core.close()
  return { folder, lying, states }
}

for (const rubbish of [false, true])
  fault(rubbish ? 'write-ahead log with rubbish at its end' : 'truncated write-ahead log', async (trial) => {
    const { folder, lying, states } = await written()
    const size = statSync(`${lying}-wal`).size
    let last = -1
    for (let cut = 0; cut < CUTS; cut += 1) {
      const at = Math.floor((size * cut) / CUTS)
      const file = join(folder, `cut-${cut % 2}.db`)
      copyAsItLies(lying, file)
      if (rubbish) {
        const wal = readFileSync(`${file}-wal`)
        for (let i = at; i < Math.min(at + 64, wal.length); i += 1) wal[i] = trial.below(256)
        writeFileSync(`${file}-wal`, wal)
      } else truncateSync(`${file}-wal`, at)
      const store = await openStore(file)
      const { problems } = await checkStore({ read: store.read, clock: fixedClock(NOW) })
      await store.close()
      const db = new Database(file)
      const state = states.indexOf(fingerprint(db))
      db.close()
      if (problems.length === 0 && state >= 0 && (rubbish || state >= last)) trial.survived()
      else trial.lost(`cut at ${at}: state ${state} after ${last}, ${problems.map((one) => one.detail).join()}`)
      last = state
    }
    trial.note(
      `a log of ${Math.round(size / 1024)} kB with ${states.length - 1} writes, every ${Math.max(1, Math.round(size / CUTS))} bytes`,
    )
  })
