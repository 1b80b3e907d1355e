import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createCore } from '#core/app/core'
import { loadDemo } from '#core/demo/demo'

/** A store to measure on: made once, kept in bench/data. */
export type DataSet = {
  dataDir: string
  name: string
  bookings: number
  bytes: number
  builtSeconds: number
  builtOn: string
}

/** Ten years and three months make 500,000. */
const PER_YEAR = 48_800
export const BENCH_TITLE = 'Meting'

/** Makes the store when it is not there, or an earlier try did not finish. */
export async function dataSet(folder: string, years: number, perYear = PER_YEAR): Promise<DataSet> {
  const name = `${years}y-${perYear}`
  const dataDir = join(folder, name)
  const stamp = join(dataDir, 'stamp.json')
  if (existsSync(stamp)) return { ...(JSON.parse(readFileSync(stamp, 'utf8')) as Omit<DataSet, 'dataDir'>), dataDir }
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  const started = performance.now()
  const core = await createCore({ dataDir, version: 'bench' })
  let shown = 0
  await loadDemo(core.ctx, {
    set: 'rotterdam',
    years,
    busy: true,
    perYear,
    onProgress: (done, total) => {
      const tenth = Math.floor((10 * done) / total)
      if (tenth > shown) process.stderr.write(`${name}: ${tenth * 10} %\n`)
      shown = tenth
    },
  })
  await core.close()
  const db = new Database(core.databaseFile, { readonly: true })
  const { n } = db.prepare('select count(*) as n from booking').get() as { n: number }
  const bytes =
    (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number)
  db.close()
  const made = {
    name,
    bookings: n,
    bytes,
    builtSeconds: Math.round((performance.now() - started) / 100) / 10,
    builtOn: new Date().toISOString().slice(0, 10),
  }
  writeFileSync(stamp, JSON.stringify(made))
  return { ...made, dataDir }
}

/** Takes out what the measurements booked, so that the next run finds the store as it was. */
export function cleanUp(set: DataSet): void {
  const db = new Database(join(set.dataDir, 'buurtbalie.db'))
  db.pragma('foreign_keys = on')
  db.pragma('busy_timeout = 5000')
  db.transaction(() => {
    db.prepare(
      `delete from log where change_id in (select id from change where action in ('bookings.create', 'series.create'))`,
    ).run()
    db.prepare(`delete from change where action in ('bookings.create', 'series.create')`).run()
    // The chain of the log ends where it ended before.
    db.exec(`delete from log_seal where log_id not in (select id from log)`)
    db.exec(`delete from change_seal where sequence not in (select sequence from change)`)
    db.exec(`update log_head set (sequence, hash) = (select sequence, hash from change_seal order by sequence desc limit 1)
      where chain = 'change'`)
    db.prepare('delete from booking where title = ?').run(BENCH_TITLE)
    db.prepare('delete from series where title = ?').run(BENCH_TITLE)
  })()
  db.close()
}
