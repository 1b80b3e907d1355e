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

/**
 * What a check vouches for, letter by letter: the columns of a booking and a renter that their log line holds, what takes a
 * room, the log itself, and the text of the schema. Of all else SQLite checks the structure only; what goes unseen there is counted and named.
 */
const vouchedFor: Record<string, readonly string[]> = {
  booking: ['announced', 'asked'],
  renter: ['search_text'],
  booking_room: ['position'],
  occupancy: [],
  log: [],
  look: [],
  change: ['undoable', 'undone'],
  schema: [],
}

fault('flipped byte in the file', async (trial) => {
  const file = await filled()
  const bytes = readFileSync(file)
  const known = look(file)
  const counts = { refused: 0, found: 0, harmless: 0, unnoticed: 0 }
  const where = new Map<string, number>()
  const damaged = join(newFolder(), 'buurtbalie.db')
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const at = trial.below(bytes.length)
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] ?? 0) ^ (1 << trial.below(8))
    writeFileSync(damaged, copy)
    const outcome = await whatIsSeen(damaged)
    const content = outcome === 'nothing' ? look(damaged) : known
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${damaged}${suffix}`, { force: true })
    const changed = [...known.keys()].filter((part) => content.get(part) !== known.get(part))
    const kept = changed.filter((part) => part in vouchedFor)
    if (kept.length > 0) {
      trial.lost(`byte ${at} is wrong in ${kept.join(', ')} and nobody says so`)
      continue
    }
    if (outcome !== 'nothing') counts[outcome] += 1
    else if (changed.length === 0) counts.harmless += 1
    else {
      // No survival: somebody reads something else than what was written. Nor a failure: security.md says that it can be.
      counts.unnoticed += 1
      for (const part of changed) where.set(part, (where.get(part) ?? 0) + 1)
      continue
    }
    trial.survived()
  }
  const parts = [...where].map(([part, n]) => `${n} in ${part}`).join(', ')
  trial.note(
    `of ${FLIPS} flips ${counts.refused} refused at opening, ${counts.found} found by check, ${counts.harmless} changed nothing that is kept, ${counts.unnoticed} unnoticed outside bookings, renters, occupancy, log and schema${parts === '' ? '' : ` (${parts})`}`,
  )
})

/** The content of a database by part: each table, the columns of `vouchedFor` tables that nobody vouches for, and the schema. */
function look(file: string): Map<string, string> {
  const db = new Database(file)
  try {
    const parts = new Map([
      ['schema', JSON.stringify(db.prepare('select type, name, tbl_name, sql from sqlite_schema').all())],
    ])
    for (const [table, rows] of dump(db)) {
      const loose = vouchedFor[table] ?? []
      const split = (isLoose: boolean) =>
        rows.map((row) =>
          JSON.stringify(
            Object.entries(JSON.parse(row) as object).filter(([column]) => loose.includes(column) === isLoose),
          ),
        )
      parts.set(table, split(false).sort().join())
      if (loose.length > 0) parts.set(`${table}.${loose.join('/')}`, split(true).join())
    }
    return parts
  } finally {
    db.close()
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
