import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { checkStore } from '#core/app/maintenance'
import { addDays } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { aCentre, newFolder, removeFolders, testCore } from '../support/host'
import { fingerprint, reading } from './support/content'
import { fault, sized } from './support/fault'
import { smallDisk } from './support/small-disk'

/** How often the disk fills up. In between there is room again, and the work goes on. */
const ROUNDS = sized(60, 5)
const MOST_WRITES = 400

afterAll(removeFolders)

fault('disk full', async (trial) => {
  const disk = smallDisk(24)
  trial.note(disk ? 'a tmpfs of 24 MB' : 'no disk could be mounted: a limit on the pages of the file instead')
  const dataDir = disk?.folder ?? newFolder()
  const core = await testCore({ dataDir })
  try {
    const { centre, exclusive } = await aCentre(core)
    const kept = new Set<string>()
    let day = 0
    // The stand-in: SQLite itself says that the disk is full when the file would grow beyond so many pages.
    const limitPages = async (spare: number | null) => {
      await core.store.write(async (tx) => {
        const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(tx)
        const most = spare === null ? 1_000_000 : (rows[0]?.page_count ?? 0) + spare
        await sql`pragma max_page_count = ${sql.lit(most)}`.execute(tx)
      })
    }
    for (let round = 1; round <= ROUNDS; round += 1) {
      if (disk) disk.fill(trial.below(1_500_000))
      else await limitPages(trial.below(12))
      let refused: unknown = null
      for (let write = 0; write < MOST_WRITES && refused === null; write += 1) {
        day += 1
        const date = addDays('2024-07-01' as CivilDate, day % 700)
        const times = { startsAt: `${date}T10:00` as never, endsAt: `${date}T12:00` as never }
        const asked = {
          centreId: centre.id,
          roomIds: [exclusive.id],
          title: 'x'.repeat(trial.below(200) + 1),
          ...times,
        }
        try {
          const { id } = await core.client.bookings.create(asked)
          kept.add(id)
          if (trial.random() < 0.9) {
            await core.client.bookings.cancel({ id, revision: 1 })
          }
        } catch (error) {
          refused = error
        }
      }
      const state = await checkStore(core.ctx)
      const found = await core.client.bookings.list({ from: '2024-07-01' as never, to: '2026-08-01' as never })
      disk ? disk.empty() : await limitPages(null)
      const problems = state.problems.map(({ code, detail }) => `${code} ${detail}`)
      if (refused === null) problems.push('the disk was never full')
      for (const { id } of found) if (!kept.has(id)) problems.push(`${id} was refused and is there`)
      if (found.length !== kept.size) problems.push(`${found.length} of ${kept.size} bookings are there`)
      // The limit is gone: the next write is taken, without a new start.
      const label = await core.client.labels.create({ kind: 'theme', name: `Ronde ${round}` }).catch(String)
      if (typeof label === 'string') problems.push(`with room again: ${label}`)
      if (problems.length === 0) trial.survived()
      else trial.lost(`round ${round}: ${problems.slice(0, 3).join('; ')}`)
    }
    trial.note(`${kept.size} bookings acknowledged`)
    const file = core.databaseFile
    const before = await core.client.labels.list()
    await core.close()
    const again = await testCore({ dataDir })
    const after = await again.client.labels.list()
    await again.close()
    if (JSON.stringify(after) !== JSON.stringify(before)) trial.lost('a new start shows something else')
    if (reading(file, fingerprint) === '') trial.lost('the file can not be read')
  } finally {
    await core.close()
    disk?.remove()
  }
})
