import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { restoreStore, type SalvageReport, salvageStore } from '#core/app/maintenance'
import { addDays } from '#shared/time/civil'
import { fixedClock } from '#shared/time/clock'
import type { CivilDate, WallTime } from '#shared/time/types'
import { NOW, openEmptyCore, openTestCore, tempFolder } from '../support/core'

const clock = fixedClock(NOW)
/** Worked out anew, or chained anew: compared by the check, not row by row. */
const anew = /^(sqlite_|title_search|booking_title|change|log|look|occupancy$|facility_claim$|counter$)/

async function filledStore() {
  const desk = await openTestCore()
  const { client } = desk
  for (let i = 0; i < 12; i += 1) await client.renters.create({ name: `Vereniging ${i}`, category: 'association' })
  const renters = await client.renters.search({ q: 'Vereniging' })
  for (let i = 0; i < 160; i += 1) {
    const day = addDays('2024-06-04' as CivilDate, Math.floor(i / 2))
    const hour = i % 2 === 0 ? '10' : '14'
    await desk.book({
      title: `Groep ${i}`,
      roomIds: [i % 3 === 0 ? desk.rooms.joined.id : desk.rooms.kitchen.id],
      startsAt: `${day}T${hour}:00` as WallTime,
      endsAt: `${day}T${hour}:45` as WallTime,
      renterId: renters[i % renters.length]?.id ?? null,
    })
  }
  await desk.core.close()
  return desk.core
}
const rowsOf = (file: string) => {
  const db = new Database(file, { readonly: true })
  const names = db.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
  const rows = new Map(
    names.filter((name) => !anew.test(name)).map((name) => [name, db.prepare(`select * from "${name}"`).all()]),
  )
  db.close()
  return rows as Map<string, Record<string, unknown>[]>
}
/** Chance that is the same each time. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test('what is readable is saved from pages damaged anywhere, is as it was, and passes the check', async () => {
  const { databaseFile } = await filledStore()
  const sound = readFileSync(databaseFile)
  const known = rowsOf(databaseFile)
  const folder = await tempFolder()
  const random = chance(7)
  const pages = sound.length / 4096
  const seen = { tries: 0, unreadable: 0, bookings: 0, lost: 0, named: 0 }
  for (let round = 0; round < 12; round += 1) {
    const bytes = Buffer.from(sound)
    for (let hits = 1 + Math.floor(random() * 4); hits > 0; hits -= 1) {
      const from = Math.floor(random() * pages) * 4096
      for (let at = from; at < from + 4096; at += 1) bytes[at] = Math.floor(random() * 256)
    }
    const file = join(folder, `damaged-${round}.db`)
    writeFileSync(file, bytes)
    seen.tries += 1
    const report = await salvageStore(file, join(folder, `gered-${round}.db`), clock).catch((error: Error) => {
      if (error.name !== 'NothingToSalvage') throw error
      return null
    })
    expect(readFileSync(file).equals(bytes)).toBe(true)
    if (report === null) {
      seen.unreadable += 1
      continue
    }
    expect({ round, problems: report.problems }).toEqual({ round, problems: [] })
    compare(report, known)
    const saved = rowsOf(report.file).get('booking')?.length ?? 0
    seen.bookings += saved
    seen.lost += 160 - saved
    seen.named += report.lost.length
  }
  expect(seen.unreadable).toBeLessThan(seen.tries / 4)
  expect(seen.bookings).toBeGreaterThan(160 * seen.tries * 0.8)
  // The log names what was lost, as long as it is there itself.
  expect(seen.named).toBeGreaterThan(0)
  expect(seen.named).toBeLessThanOrEqual(seen.lost)
}, 300_000)

/** Every row that is there stood there, but for references to what was lost; and the numbers of the report are right. */
function compare(report: SalvageReport, known: Map<string, Record<string, unknown>[]>): void {
  const cancelled = new Set(report.cancelled.map(({ id }) => id))
  for (const [name, rows] of rowsOf(report.file)) {
    const were = new Set((known.get(name) ?? []).map((row) => JSON.stringify(row)))
    for (const row of rows) {
      const same = were.has(JSON.stringify(row)) || cancelled.has(String(row.id))
      if (!same) {
        const close = (known.get(name) ?? []).some((was) =>
          Object.entries(row).every(([column, value]) => value === null || value === was[column]),
        )
        expect({ name, row, close }).toEqual({ name, row, close: true })
      }
    }
    const told = report.tables.find((table) => table.name === name)
    if (told && name !== 'booking_room') expect({ name, rows: rows.length }).toEqual({ name, rows: told.read })
  }
}

test('lost bookings are named by the log, the log says what happened, and the result can be put back and worked on', async () => {
  const { dataDir, databaseFile } = await filledStore()
  const db = new Database(databaseFile, { readonly: true })
  const leaf = db
    .prepare(`select pageno from dbstat where name = 'booking' and pagetype = 'leaf' order by pageno limit 1 offset 2`)
    .pluck()
    .all()[0] as number
  db.close()
  const bytes = readFileSync(databaseFile)
  bytes.fill(0x5a, (leaf - 1) * 4096, leaf * 4096)
  writeFileSync(databaseFile, bytes)
  const out = join(await tempFolder(), 'gered.db')
  const report = await salvageStore(databaseFile, out, clock)
  const table = report.tables.find(({ name }) => name === 'booking')
  expect(report.problems).toEqual([])
  expect(table?.lost).toBeGreaterThan(2)
  expect(report.lost.length).toBe(160 - (table?.read ?? 0))
  expect(report.lost[0]).toMatchObject({
    number: expect.stringMatching(/^2024-/),
    title: expect.stringMatching(/^Groep/),
  })

  await restoreStore(out, dataDir, clock)
  const { client } = await openEmptyCore({ dataDir })
  const log = await client.log.search({})
  expect(JSON.stringify(log)).toContain('backups.salvage')
  const [lost] = report.lost
  const [centre] = await client.centres.list()
  const [room] = (await client.rooms.list({ centreId: centre?.id })).filter(({ name }) => name === 'Zaal')
  const made = await client.bookings.create({
    centreId: centre?.id ?? ('' as never),
    roomIds: [room?.id ?? ('' as never)],
    title: 'Nieuw',
    startsAt: '2024-12-02T10:00' as WallTime,
    endsAt: '2024-12-02T11:00' as WallTime,
  })
  expect(JSON.stringify(made)).not.toContain(lost?.number)
})

test('a file of which nothing is left says so and leaves nothing behind', async () => {
  const folder = await tempFolder()
  const file = join(folder, 'niets.db')
  writeFileSync(file, Buffer.alloc(40_960, 0x5a))
  await expect(salvageStore(file, join(folder, 'gered.db'), clock)).rejects.toMatchObject({ name: 'NothingToSalvage' })
})
