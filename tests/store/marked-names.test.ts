import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { logFile } from '#core/app/log-file'
import { contract } from '#shared/contract/index'
import { exportFormats } from '#shared/contract/report'
import type { CivilDate, Period } from '#shared/time/types'
import { tempFolder } from '../support/core'
import { readPdf } from '../support/pdf'
import { MARK, NAME, withOneOfEverything } from '../support/privacy'
import { readWorkbook } from '../support/xlsx'

/** All that marks somebody; no part of it may be where it is not meant to be. */
const WORDS = [MARK, 'Quispel', 'Zwaanhilde', '06-98765432']
const names = (text: string) => WORDS.filter((word) => text.toLowerCase().includes(word.toLowerCase()))

/** Every file under a folder. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const file = join(folder, name)
    return statSync(file).isDirectory() ? filesIn(file) : [file]
  })
/** The store itself and its copies hold everybody: that is what they are for. */
const isStore = (file: string) => /\.db(-wal|-shm)?$/.test(file)

type Calls = Record<string, Record<string, (input: unknown) => Promise<unknown>>>

test('logs hold nobody, whatever fails', async () => {
  const dataDir = await tempFolder()
  const { client, core, series } = await withOneOfEverything({ dataDir, log: logFile(dataDir, 'core') })
  // Every call with names in all its fields: refused, or not.
  const bad = {
    id: NAME,
    q: NAME,
    name: NAME,
    title: NAME,
    email: `${MARK}@voorbeeld.nl`,
    phone: '06-98765432',
    kind: MARK,
  }
  let tried = 0
  const all = client as unknown as Calls
  for (const [group, calls] of Object.entries(contract))
    for (const name of Object.keys(calls)) {
      const call = all[group]?.[name]
      // What goes on until the window closes, and what takes back what was put there to be found.
      if (call === undefined || name === 'changes' || group === 'undo') continue
      tried += 1
      await call(bad).catch(() => undefined)
      await call(NAME).catch(() => undefined)
    }
  expect(tried).toBeGreaterThan(200)
  // A row that can't be read: the error of the parser quotes what stands there.
  const db = new Database(core.databaseFile)
  db.prepare('update series set template = ? where id = ?').run(`${NAME} ${MARK}`, series.id)
  db.close()
  const crash = await client.series.get({ id: series.id }).catch((error: unknown) => error)
  expect(crash).toMatchObject({ code: 'unreadable', data: { field: 'series.template' } })
  expect(names(JSON.stringify(crash))).toEqual([])
  core.ctx.log.error({ error: `kan "${NAME}" niet bellen op 06-98765432 of ${MARK}@voorbeeld.nl` }, 'a fault')
  await core.close()
  const files = filesIn(dataDir).filter((file) => !isStore(file))
  expect(files.map((file) => file.slice(dataDir.length + 1))).toContain(join('logs', 'core.log'))
  const lines = readFileSync(join(dataDir, 'logs', 'core.log'), 'utf8')
  // What is needed to mend it is there.
  expect(lines).toMatch(/"reference"/)
  expect(lines).toMatch(/at .*series/)
  expect(files.filter((file) => names(`${file}${readFileSync(file, 'latin1')}`).length > 0)).toEqual([])
})

test('figures, open data and the calendar hold nobody who was not put there for all to read', async () => {
  const { client, party, centre } = await withOneOfEverything()
  const period = '2022-Q2' as Period
  const leaks: string[] = []
  const look = (what: string, text: string) => {
    const found = names(text)
    if (found.length > 0) leaks.push(`${what}: ${found.join(', ')}`)
  }
  for (const format of exportFormats) {
    const { base64, fileName } = await client.reports.exportFile({ period, format })
    const bytes = Buffer.from(base64, 'base64')
    const text = fileName.endsWith('.pdf')
      ? JSON.stringify(readPdf(bytes))
      : fileName.endsWith('.xlsx')
        ? JSON.stringify(readWorkbook(bytes))
        : bytes.toString('utf8')
    expect(text.length, format).toBeGreaterThan(50)
    look(`${format} ${fileName}`, text)
  }
  for (const format of ['csv', 'json'] as const) {
    const { base64 } = await client.accountability.exportFile({ period, format })
    look(`accountability ${format}`, Buffer.from(base64, 'base64').toString('utf8'))
  }
  expect(leaks).toEqual([])
  // What an organiser wrote for residents is meant to be read; a title is public with it. Nothing else of the booking goes along.
  await client.centres.change({
    id: centre.id,
    revision: centre.revision,
    district: 'Bolnes',
    municipality: 'Ridderkerk',
  })
  const [district] = await client.calendar.districts()
  if (!district) throw new Error('no district')
  const days = { from: '2022-05-13' as CivilDate, to: '2022-05-15' as CivilDate }
  for (const format of ['ics', 'html'] as const) {
    const { base64 } = await client.calendar.exportFile({
      districtId: district.id,
      ...days,
      format,
    })
    const text = Buffer.from(base64, 'base64').toString('utf8')
    expect(text).toContain(party.title)
    expect(names(text).filter((word) => word === MARK || word === '06-98765432')).toEqual([])
  }
})
