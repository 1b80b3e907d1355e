import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureBuilt, type Ran, runCli, serve, serveByNpm } from '../support/cli'
import { aCentre, newFolder, removeFolders, testCore } from '../support/host'

beforeAll(ensureBuilt, 300_000)
afterAll(removeFolders)

const centres = 'centrum;type;gemeente;vorm\nWVC Bolnes;wvc;Ridderkerk;welzijn\nWVC West;wvc;Ridderkerk;welzijn\n'
const rooms =
  'centrum;ruimte;soort;capaciteit;gebruik\nWVC Bolnes;Zaal 1;activiteitenruimte;40;exclusief\nWVC West;Zaal 1;activiteitenruimte;40;exclusief\n'
const bookings =
  'nummer;centrum;ruimtes;datum;begin;eind;titel;categorie;status;deelnemers\n' +
  'A1;WVC Bolnes;Zaal 1;03-06-2024;10:00;12:00;Koffie;intern;gehouden;12\n' +
  'A2;WVC West;Zaal 1;04-06-2024;19:00;21:00;Bridge;vereniging;bevestigd;\n'
const clash = 'A3;WVC Bolnes;Zaal 1;03-06-2024;11:00;13:00;Te veel;intern;bevestigd;\n'
const files = { 'centra.csv': centres, 'ruimtes.csv': rooms, 'boekingen.csv': bookings }

function folderWith(contents: Record<string, string>): string {
  const folder = newFolder()
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, name), text)
  return folder
}
const database = (dataDir: string) => join(dataDir, 'buurtbalie.db')

/** What `filled` copies: a folder with the two bookings above, made by the command line itself. */
let example = ''
beforeAll(async () => {
  example = newFolder()
  const ran = await runCli(['import', folderWith(files), '--data', example])
  expect(ran.stderr).toContain('ingelezen')
  expect(ran.code).toBe(0)
})

function filled(): string {
  const dataDir = newFolder()
  copyFileSync(database(example), database(dataDir))
  return dataDir
}
const activities = async (dataDir: string, ...more: string[]): Promise<number> => {
  const ran = await runCli(['report', '--data', dataDir, '--quarter', '2024-Q2', '--format', 'json', ...more])
  expect(ran.stderr).toBe('')
  return JSON.parse(ran.stdout).total.total.activities
}

/** One clear line, nothing on stdout, exit code 2. */
function expectUnusable(ran: Ran): void {
  expect(ran.stdout).toBe('')
  expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  expect(ran.stderr.length).toBeGreaterThan(10)
  expect(ran.stderr).not.toMatch(/Error|at .*:\d+|node:/)
  expect(ran.code).toBe(2)
}

test('version is one line, within half a second', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  const runs = [await runCli(['version']), await runCli(['version']), await runCli(['version'])]
  for (const ran of runs) expect(ran).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' })
  expect(Math.min(...runs.map((ran) => ran.ms))).toBeLessThan(500)
})

describe('an unusable call is one Dutch line and exit code 2', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['boek']],
    ['an inherited name', ['constructor']],
    ['an unknown option', ['check', '--data', '.', '--fast']],
    ['a short option', ['check', '-x']],
    ['an option without its value', ['check', '--data']],
    ['a value too many', ['check', '--json=yes']],
    ['a name too many', ['check', 'this']],
    ['no folder to import', ['import']],
    ['a folder that is not there', ['import', 'nowhere-at-all']],
    ['a file of another kind', ['import', 'package.json']],
    ['no quarter', ['report', '--format', 'json']],
    ['a bad quarter', ['report', '--quarter', '2024-Q5']],
    ['a quarter in other words', ['report', '--quarter', 'Q2 2024']],
    ['a bad moment', ['report', '--quarter', '2024-Q2', '--as-of', '2025-02-30T12:00']],
    ['an unknown form', ['report', '--quarter', '2024-Q2', '--format', 'docx']],
    ['a bad year', ['report', '--year', '24']],
    ['two periods', ['report', '--quarter', '2024-Q2', '--year', '2024']],
    ['half a period', ['report', '--from', '2024-09-01']],
    ['a period that ends before it begins', ['report', '--from', '2024-09-01', '--to', '2024-08-01']],
    ['several forms and no folder', ['report', '--quarter', '2024-Q2', '--format', 'csv,pdf']],
    ['a choice and a period', ['report', '--selection', 'Gemeente', '--year', '2024']],
    ['an unknown kind', ['report', '--kind', 'weer', '--year', '2024']],
    ['a form that a kind has not', ['report', '--kind', 'uren', '--year', '2024', '--format', 'pdf', '--out', 'x']],
    ['an account talk of a quarter', ['report', '--kind', 'dorpshuizen', '--quarter', '2024-Q2', '--out', 'x']],
    ['a calendar of no district', ['report', '--kind', 'wijkkalender', '--month', '2024-06']],
    ['a district of no calendar', ['report', '--quarter', '2024-Q2', '--district', 'Bolnes']],
    ['a moment where there is none', ['report', '--kind', 'kas', '--year', '2024', '--as-of', '2025-01-15T12:00']],
    ['a bad month', ['report', '--month', 'volgende']],
    ['a data folder without data', ['report', '--quarter', '2024-Q2', '--data', 'nowhere-at-all']],
    ['a check without data', ['check', '--data', 'nowhere-at-all']],
    ['a backup without a target', ['backup', '--data', 'nowhere-at-all']],
    ['a backup of nothing', ['backup', '--data', 'nowhere-at-all', '--out', 'copy.db']],
    ['nothing to restore', ['restore']],
    ['a copy that is not there', ['restore', 'nowhere-at-all.db', '--data', 'nowhere-at-all']],
    ['a port that is no number', ['serve', '--port', 'http']],
    ['a port out of range', ['serve', '--port', '70000']],
    ['an unknown demo set', ['demo', '--set', 'amsterdam']],
    ['too many years', ['demo', '--years', '11']],
  ])('%s', async (_, args) => {
    const cwd = newFolder()
    writeFileSync(join(cwd, 'package.json'), '{}')
    expectUnusable(await runCli(args, { cwd, env: { BUURTBALIE_DATA: join(cwd, 'data') } }))
    expect(existsSync(join(cwd, 'data'))).toBe(false)
    expect(existsSync(join(cwd, 'nowhere-at-all'))).toBe(false)
  })

  test('a centre that is not there: the line names those that are', async () => {
    const ran = await runCli(['report', '--data', filled(), '--quarter', '2024-Q2', '--centre', 'De Fuik'])
    expectUnusable(ran)
    expect(ran.stderr).toContain('WVC Bolnes, WVC West')
  })
})

test('every command says how it is called, and nothing is done', async () => {
  const cwd = newFolder()
  for (const args of [
    ['serve', '--help'],
    ['help', 'serve'],
    ['serve', '-h', '--port', 'x'],
  ]) {
    const ran = await runCli(args, { cwd, env: { BUURTBALIE_DATA: join(cwd, 'data') } })
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('--behind-proxy ADRES')
    expect(ran.stdout).not.toContain('MAP_OF_ZIP')
  }
  expect((await runCli(['--help'])).stdout).toContain('salvage --data MAP')
  expect(readdirSync(cwd)).toEqual([])
})

describe('import', () => {
  test('a folder is imported; a second time changes nothing', async () => {
    const dataDir = filled()
    const again = await runCli(['import', folderWith(files), '--data', dataDir, '--json'])
    const result = JSON.parse(again.stdout)
    expect(again.code).toBe(0)
    expect(result.counts).toContainEqual({ file: 'boekingen.csv', rows: 2, added: 0, unchanged: 2, refused: 0 })
    expect(await activities(dataDir)).toBe(2)
  })

  test('a zip is imported', async () => {
    const zip = join(newFolder(), 'agenda.zip')
    const packed = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])
    writeFileSync(zip, zipSync(Object.fromEntries(packed)))
    const dataDir = newFolder()
    expect((await runCli(['import', zip, '--data', dataDir])).code).toBe(0)
    expect(await activities(dataDir)).toBe(2)
  })

  test('a dry run writes nothing; exit code 0 when all is right, 1 when not', async () => {
    const dataDir = newFolder()
    const right = await runCli(['import', folderWith(files), '--data', dataDir, '--dry-run', '--json'])
    const wrong = await runCli([
      'import',
      folderWith({ ...files, 'boekingen.csv': bookings + clash }),
      '--data',
      dataDir,
      '--dry-run',
    ])
    expect(right.code).toBe(0)
    expect(JSON.parse(right.stdout)).toMatchObject({ written: false, errorCount: 0 })
    expect(wrong.code).toBe(1)
    expect(await activities(dataDir)).toBe(0)
  })

  test('a refused row leaves nothing written, exit code 1, and says where and why', async () => {
    const dataDir = newFolder()
    const ran = await runCli(['import', folderWith({ ...files, 'boekingen.csv': bookings + clash }), '--data', dataDir])
    expect(ran.code).toBe(1)
    expect(ran.stderr).toMatch(/fout: boekingen\.csv, rij 4/)
    expect(ran.stderr).toContain('Er is niets opgeslagen.')
    expect(await activities(dataDir)).toBe(0)
  })

  test('with --skip-errors the rest is imported and the refused rows are saved with the reason', async () => {
    const dataDir = newFolder()
    const rejects = join(newFolder(), 'afgekeurd.csv')
    const folder = folderWith({ ...files, 'boekingen.csv': bookings + clash })
    const ran = await runCli(['import', folder, '--data', dataDir, '--skip-errors', rejects, '--json'])
    expect(ran.code).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ written: true, errorCount: 1, rejectFiles: [rejects] })
    const saved = readFileSync(rejects, 'utf8')
    expect(saved).toContain('A3')
    expect(saved).not.toContain('A1')
    expect(await activities(dataDir)).toBe(2)
  })
})

test('nothing is imported when the refused rows have no place to go', async () => {
  const dataDir = newFolder()
  const folder = folderWith({ ...files, 'boekingen.csv': bookings + clash })
  for (const [rejects, code] of [
    [join(folder, 'centra.csv', 'afgekeurd.csv'), 1],
    [dataDir, 2],
  ] as const) {
    const ran = await runCli(['import', folder, '--data', dataDir, '--skip-errors', rejects])
    expect(ran).toMatchObject({ code, stdout: '' })
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  }
  expect(readdirSync(dataDir)).toEqual([])
})

describe('report', () => {
  test('json on stdout, by centre and by moment', async () => {
    const dataDir = filled()
    expect(await activities(dataDir, '--centre', 'wvc bolnes')).toBe(1)
    expect(await activities(dataDir, '--as-of', '2024-06-03T23:00')).toBe(1)
    const ran = await runCli(['report', '--data', dataDir, '--quarter', '2024-Q2', '--as-of', '2025-01-15T12:00'])
    const report = JSON.parse(ran.stdout)
    expect(report).toMatchObject({ quarter: '2024-Q2', from: '2024-04-01', to: '2024-06-30', asOf: '2025-01-15T12:00' })
    expect(report.centres.map((c: { centre: string }) => c.centre)).toEqual(['WVC Bolnes', 'WVC West'])
    expect(report.total).toMatchObject({ internal: { participants: 12 }, external: { activities: 1, withoutCount: 1 } })
  })

  test('csv and xlsx to a file, in a folder that is made', async () => {
    const dataDir = filled()
    const folder = join(newFolder(), 'new')
    for (const format of ['csv', 'xlsx']) {
      const out = join(folder, `overview.${format}`)
      const ran = await runCli(['report', '--data', dataDir, '--quarter', '2024-Q2', '--format', format, '--out', out])
      expect(ran).toMatchObject({ code: 0, stdout: '' })
      expect(readFileSync(out).length).toBeGreaterThan(200)
    }
    expect(readFileSync(join(folder, 'overview.xlsx')).subarray(0, 2).toString()).toBe('PK')
  })

  test('a place where no file can be is one Dutch line, and nothing is left there', async () => {
    const dataDir = filled()
    const folder = newFolder()
    writeFileSync(join(folder, 'bestand'), '')
    mkdirSync(join(folder, 'map.csv'))
    const report = ['report', '--data', dataDir, '--quarter', '2024-Q2', '--format', 'csv']
    for (const [args, words] of [
      [[...report, '--out', join(folder, 'bestand', 'x.csv')], 'bestand is een bestand en geen map'],
      [['backup', '--data', dataDir, '--out', join(folder, 'map.csv')], 'map.csv is een map en geen bestand'],
    ] as const) {
      const ran = await runCli(args)
      expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(words) })
    }
    expect(readdirSync(folder)).toEqual(['bestand', 'map.csv'])
    const copy = await runCli(['backup', '--data', dataDir, '--out', join(folder, 'bestand', 'copy.db')])
    expect(copy.code).toBe(1)
    expect(copy.stderr).not.toMatch(/E[A-Z]{4,}|unable/)
  })

  test('every form of a year into a folder, and of own days by name', async () => {
    const dataDir = filled()
    const out = join(newFolder(), 'all')
    const year = ['report', '--data', dataDir, '--year', '2024', '--as-of', '2025-01-15T12:00', '--out', out]
    const ran = await runCli([...year, '--format', 'all'])
    expect(ran).toMatchObject({ code: 0, stdout: '' })
    expect(readdirSync(out).sort()).toEqual([
      'jaaroverzicht-2024.csv',
      'jaaroverzicht-2024.json',
      'jaaroverzicht-2024.pdf',
      'jaaroverzicht-2024.xlsx',
      'open-data-2024.csv',
      'open-data-uitleg-2024.pdf',
      'open-data-woordenboek.csv',
    ])
    const pdf = readFileSync(join(out, 'jaaroverzicht-2024.pdf'))
    expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7')
    // The same moment gives the same bytes.
    await runCli([...year, '--format', 'pdf'])
    expect(readFileSync(join(out, 'jaaroverzicht-2024.pdf'))).toEqual(pdf)

    const days = ['--from', '2024-06-03', '--to', '2024-06-03', '--format', 'json']
    const one = await runCli(['report', '--data', dataDir, ...days])
    expect(JSON.parse(one.stdout)).toMatchObject({
      from: '2024-06-03',
      to: '2024-06-03',
      total: { total: { activities: 1 } },
    })
  })

  test.each(['verantwoording', 'bezetting', 'functies', 'bezoekers', 'tevredenheid', 'uren', 'kas'])(
    '%s as a table, of last month by its name',
    async (kind) => {
      const dataDir = filled()
      const env = { BUURTBALIE_NOW: '2024-07-09T10:00:00Z' }
      const args = ['report', '--data', dataDir, '--kind', kind, '--month', 'vorige', '--format', 'csv']
      const ran = await runCli(args, { env })
      expect(ran).toMatchObject({ code: 0, stderr: '' })
      expect(ran.stdout.charCodeAt(0)).toBe(0xfeff)
      expect(ran.stdout.split('\r\n').length).toBeGreaterThan(1)
      // The same days, said otherwise.
      const days = ['--from', '2024-06-01', '--to', '2024-06-30']
      const same = await runCli([...args.slice(0, 5), ...days, '--format', 'csv'], { env })
      expect(same.stdout).toBe(ran.stdout)
    },
  )

  test('what belongs to no centre here is said, and nothing is made', async () => {
    const dataDir = filled()
    const out = join(newFolder(), 'none')
    expectUnusable(await runCli(['report', '--data', dataDir, '--kind', 'museum', '--year', '2024', '--out', out]))
    expectUnusable(await runCli(['report', '--data', dataDir, '--quarter', '2024-Q2', '--format', 'csv,json']))
    const mail = await runCli(['report', '--data', dataDir, '--quarter', '2024-Q2', '--mail', out])
    expect(mail).toMatchObject({ code: 1, stdout: '' })
    expect(mail.stderr).toContain('contacten')
    expect(existsSync(out)).toBe(false)
  })

  test('mails for everybody who gets the overview, with the files in them, and the calendar of a district', async () => {
    const dataDir = filled()
    const host = await serve(dataDir)
    const [centre] = (await host.call('GET', '/centres')).body as unknown as { id: string }[]
    const person = { organisation: null, phone: null, getsOverview: true, ownUse: false }
    const contacts = [
      { ...person, role: 'board', name: 'Bea Bestuur', email: 'bea@example.nl' },
      { ...person, role: 'policy_adviser', name: 'Wim Wijk', email: null },
    ]
    const put = await host.call('PATCH', '/contacts', { centreId: centre?.id, revision: 0, contacts })
    expect(put.status, JSON.stringify(put.body)).toBeLessThan(300)
    await host.stop()
    const mail = join(newFolder(), 'mails')
    const ran = await runCli([
      'report',
      '--data',
      dataDir,
      '--kind',
      'verantwoording',
      '--quarter',
      '2024-Q2',
      '--mail',
      mail,
    ])
    expect(ran).toMatchObject({ code: 0, stdout: '' })
    expect(readdirSync(mail)).toEqual(['verantwoording-2024-Q2-bea-bestuur.eml'])
    const eml = readFileSync(join(mail, readdirSync(mail)[0] ?? ''), 'utf8')
    for (const text of [
      'Subject: Verantwoording 2e kwartaal 2024, alle centra',
      'Beste Bea Bestuur',
      'verantwoording-2024-Q2.pdf',
    ])
      expect(eml).toContain(text)
  })

  test('a choice that was kept gives its files, per centre when it names some', async () => {
    const dataDir = filled()
    const host = await serve(dataDir)
    const centres = (await host.call('GET', '/centres')).body as unknown as { id: string }[]
    const centreIds = centres.map(({ id }) => id)
    const choice = { name: 'Gemeente', period: '2024-Q2', centreIds, formats: ['csv', 'json'] }
    expect((await host.call('POST', '/selections', choice)).status).toBe(201)
    await host.stop()
    const out = `${join(newFolder(), 'choice')}/`
    const ran = await runCli(['report', '--data', dataDir, '--selection', 'gemeente', '--out', out])
    expect(ran).toMatchObject({ code: 0, stdout: '' })
    expect(readdirSync(out).sort()).toEqual([
      'wvc-bolnes-kwartaaloverzicht-2024-Q2.csv',
      'wvc-bolnes-kwartaaloverzicht-2024-Q2.json',
      'wvc-west-kwartaaloverzicht-2024-Q2.csv',
      'wvc-west-kwartaaloverzicht-2024-Q2.json',
    ])
  })

  test('xlsx goes whole through a pipe', async () => {
    const ran = await runCli(['report', '--data', filled(), '--quarter', '2024-Q2', '--format', 'xlsx'])
    expect(ran.code).toBe(0)
    // A zip ends with its directory.
    expect(ran.bytes.indexOf(Buffer.from('PK\u0005\u0006'))).toBeGreaterThan(1000)
  })
})

describe('backup, restore, check', () => {
  test('a backup of a store in use holds what was written, and replaces an older one', async () => {
    const dataDir = filled()
    const host = await serve(dataDir)
    const target = join(newFolder(), 'made', 'copy.db')
    mkdirSync(join(target, '..'))
    writeFileSync(target, 'something older')

    const ran = await runCli(['backup', '--data', dataDir, '--out', target])

    expect(ran.code).toBe(0)
    const copy = new Database(target, { readonly: true })
    expect(copy.prepare('select count(*) from booking').pluck().get()).toBe(2)
    copy.close()
    expect(readdirSync(join(target, '..')).filter((name) => name.includes('tmp'))).toEqual([])
    expect(await host.stop()).toBe(0)
  })

  test('a restore brings back the copy and keeps what was there', async () => {
    const dataDir = filled()
    const copy = join(newFolder(), 'copy.db')
    await runCli(['backup', '--data', dataDir, '--out', copy])
    const more = `${bookings}A4;WVC Bolnes;Zaal 1;05-06-2024;10:00;12:00;Later;intern;gehouden;3\n`
    await runCli(['import', folderWith({ 'boekingen.csv': more }), '--data', dataDir])
    expect(await activities(dataDir)).toBe(3)

    const ran = await runCli(['restore', copy, '--data', dataDir])

    expect(ran.code).toBe(0)
    expect(await activities(dataDir)).toBe(2)
    const [kept, ...others] = readdirSync(join(dataDir, 'backups')).filter((name) => name.startsWith('before-restore'))
    expect(others).toEqual([])
    const old = newFolder()
    copyFileSync(join(dataDir, 'backups', kept ?? ''), database(old))
    expect(await activities(old)).toBe(3)
  })

  test('what is readable of damaged data is saved in a new file, told in Dutch, and can be put back', async () => {
    const dataDir = filled()
    const whole = join(newFolder(), 'gered.db')
    expect(await runCli(['salvage', '--data', dataDir, '--out', whole])).toMatchObject({ code: 0, stdout: '' })
    expectUnusable(await runCli(['salvage', '--data', dataDir, '--out', whole]))
    expectUnusable(await runCli(['salvage', '--data', newFolder()]))

    const db = new Database(database(dataDir), { readonly: true })
    const root = db.prepare(`select rootpage from sqlite_schema where name = 'booking'`).pluck().get() as number
    db.close()
    const bytes = readFileSync(database(dataDir))
    bytes.fill(0x5a, (root - 1) * 4096, root * 4096)
    writeFileSync(database(dataDir), bytes)
    const ran = await runCli(['salvage', '--data', dataDir])
    expect(ran.stderr).toContain('booking: 0 gered, minstens 2 verloren')
    expect(ran.stderr).toMatch(/A1 {2}2024-06-03 10:00 {2}Koffie/)
    expect(ran.code).toBe(1)
    expect(readFileSync(database(dataDir)).equals(bytes)).toBe(true)

    const [saved] = readdirSync(dataDir).filter((name) => name.startsWith('gered-'))
    expect((await runCli(['restore', join(dataDir, saved ?? ''), '--data', dataDir])).code).toBe(0)
    expect((await runCli(['check', '--data', dataDir])).code).toBe(0)
    expect((await runCli(['restore', whole, '--data', dataDir])).code).toBe(0)
    expect(await activities(dataDir)).toBe(2)

    writeFileSync(database(dataDir), 'x'.repeat(8192))
    const nothing = await runCli(['salvage', '--data', dataDir])
    expect(nothing).toMatchObject({ code: 1, stdout: '' })
    expect(nothing.stderr).toContain('niets meer te lezen')
  }, 120_000)

  test('copies are listed and looked at by name, also of data that are gone; a locked one goes back with its passphrase', async () => {
    const dataDir = newFolder()
    const core = await testCore({ dataDir })
    await aCentre(core)
    await core.ctx.keeper.before('manual')
    await core.client.backups.lock({ passphrase: 'vier losse woorden hier' })
    await core.ctx.keeper.before('manual')
    const [locked, plain] = await core.ctx.keeper.list()
    await core.close()
    rmSync(join(dataDir, 'buurtbalie.db'))
    const listed = await runCli(['backups', 'list', '--data', dataDir, '--json'])
    expect(JSON.parse(listed.stdout)).toMatchObject([{ encrypted: true }, { encrypted: false, verdict: 'good' }])
    expect((await runCli(['backups', 'list', '--data', dataDir])).stdout).toContain('In orde, op slot')
    const seen = await runCli(['backups', 'verify', '--data', dataDir, plain?.name ?? ''])
    expect(seen).toMatchObject({ code: 2 })
    const named = await runCli(['backups', 'verify', plain?.name ?? '', '--data', dataDir, '--json'])
    expect(named.code).toBe(0)
    expect(JSON.parse(named.stdout)).toMatchObject([{ name: plain?.name, verdict: 'good' }])

    const file = join(dataDir, 'backups', `${locked?.name}.db.age`)
    const words = join(dataDir, 'wachtzin.txt')
    expect(await runCli(['restore', file, '--data', dataDir])).toMatchObject({ code: 2 })
    writeFileSync(words, 'een heel andere zin\n')
    const wrong = await runCli(['restore', file, '--data', dataDir, '--passphrase-file', words])
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('wachtzin klopt niet') })
    writeFileSync(words, 'vier losse woorden hier\n')
    const right = await runCli(['restore', file, '--data', dataDir, '--passphrase-file', words])
    expect(right).toMatchObject({ code: 0, stderr: expect.stringContaining('teruggezet') })
    expect(readdirSync(dataDir)).not.toContain('.terugzetten.db')
    expect((await runCli(['check', '--data', dataDir])).code).toBe(0)

    const copy = join(dataDir, 'backups', `${plain?.name}.db`)
    const bytes = readFileSync(copy)
    bytes[bytes.length - 3000] = (bytes[bytes.length - 3000] ?? 0) ^ 0xff
    writeFileSync(copy, bytes)
    const bad = await runCli(['backups', 'verify', '--data', dataDir])
    expect(bad).toMatchObject({ code: 1, stderr: expect.stringContaining('1 beschadigd') })
  }, 120_000)

  test('a restore into an empty folder', async () => {
    const copy = join(newFolder(), 'copy.db')
    await runCli(['backup', '--data', filled(), '--out', copy])
    const dataDir = join(newFolder(), 'new')
    expect((await runCli(['restore', copy, '--data', dataDir])).code).toBe(0)
    expect(await activities(dataDir)).toBe(2)
  })

  test('a restore is refused while the app is open, and of what is no whole copy; nothing changes', async () => {
    const dataDir = filled()
    const folder = newFolder()
    const copy = join(folder, 'copy.db')
    await runCli(['backup', '--data', dataDir, '--out', copy])
    const other = join(folder, 'other.db')
    const foreign = new Database(other)
    foreign.exec('create table something (x)')
    foreign.close()
    const text = join(folder, 'text.db')
    writeFileSync(text, 'no database')
    const damaged = join(folder, 'damaged.db')
    copyFileSync(copy, damaged)
    const broken = new Database(damaged)
    broken.exec('delete from occupancy')
    broken.close()

    for (const [file, words] of [
      [other, 'geen reservekopie'],
      [text, 'geen reservekopie'],
      [damaged, 'beschadigd'],
      [database(dataDir), 'ander bestand'],
    ] as const) {
      const ran = await runCli(['restore', file, '--data', dataDir])
      expect(ran.stderr).toContain(words)
      expect(ran.code).toBe(1)
    }
    const host = await serve(dataDir)
    const ran = await runCli(['restore', copy, '--data', dataDir])
    expect(ran.stderr).toContain('nog open')
    expect(ran.code).toBe(1)
    expect((await host.call('GET', '/centres')).status).toBe(200)
    expect(await host.stop()).toBe(0)

    expect(readdirSync(dataDir).filter((name) => name.startsWith('buurtbalie'))).toEqual(['buurtbalie.db'])
    expect(await activities(dataDir)).toBe(2)
  })

  test('a check finds what is wrong, by name', async () => {
    const dataDir = filled()
    expect(await runCli(['check', '--data', dataDir])).toMatchObject({ code: 0, stdout: '' })

    const db = new Database(database(dataDir))
    db.exec(`update occupancy set people = people + 1 where booking_id = (select id from booking where number = 'A2');
      update log set before = '{' where id = 1`)
    db.pragma('foreign_keys = off')
    db.exec(`delete from room where name = 'Zaal 1' and centre_id = (select id from centre where name = 'WVC West')`)
    db.close()
    const ran = await runCli(['check', '--data', dataDir, '--json'])

    expect(ran.code).toBe(1)
    const codes = new Set(JSON.parse(ran.stdout).problems.map((problem: { code: string }) => problem.code))
    expect(codes).toEqual(new Set(['broken_reference', 'occupancy_differs', 'log_unreadable', 'log_altered']))
    expect(ran.stderr).toContain('De bezetting past niet bij de boeking: A2')
  })

  test('a check sees a double booking that got past the triggers', async () => {
    const dataDir = filled()
    const db = new Database(database(dataDir))
    db.exec(`drop trigger occupancy_insert_refuses_double; drop trigger occupancy_update_refuses_double;
      update occupancy set room_id = (select room_id from occupancy o join booking b on b.id = o.booking_id where b.number = 'A1'),
        setup_from = '2024-06-03T11:00', starts_at = '2024-06-03T11:00', ends_at = '2024-06-03T13:00', clear_to = '2024-06-03T13:00'
      where booking_id = (select id from booking where number = 'A2')`)
    db.close()
    const ran = await runCli(['check', '--data', dataDir])
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('Dubbele boeking: Zaal 1 2024-06-03T11:00')
  })

  test('a damaged file is one line, not a stack', async () => {
    const dataDir = newFolder()
    writeFileSync(database(dataDir), 'x'.repeat(8192))
    const ran = await runCli(['check', '--data', dataDir])
    expect(ran).toMatchObject({ code: 1, stdout: '', stderr: 'De gegevens zijn beschadigd.\n' })
  })

  test('data of a newer version is refused', async () => {
    const dataDir = filled()
    const db = new Database(database(dataDir))
    db.pragma('user_version = 999999')
    db.close()
    const ran = await runCli(['check', '--data', dataDir])
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('nieuwere versie')
  })
})

describe('serve', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'prints address and token, serves, and ends with 0 at %s',
    async (signal) => {
      const dataDir = newFolder()
      const host = await serve(dataDir)
      expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      expect(host.token.length).toBeGreaterThanOrEqual(32)
      expect(await (await fetch(`${host.url}/api/health`)).json()).toMatchObject({ status: 'ok' })
      expect((await host.call('GET', '/centres')).body).toEqual([])
      const page = await fetch(host.url)
      expect(await page.text()).toContain('<div id="root">')
      expect(await host.stop(signal)).toBe(0)
      // Checkpointed: everything is in the one file.
      expect(readdirSync(dataDir).filter((name) => name !== 'logs')).toEqual(['buurtbalie.db'])
    },
  )

  test.skipIf(process.platform === 'win32')('started by npm, it ends with npm, and npm ends with 0', async () => {
    const dataDir = newFolder()
    const host = await serveByNpm(dataDir)
    expect((await host.call('GET', '/centres')).status).toBe(200)
    expect(await host.stop()).toBe(0)
    await expect(fetch(`${host.url}/api/health`)).rejects.toThrow()
    expect(readdirSync(dataDir).filter((name) => name.startsWith('buurtbalie'))).toEqual(['buurtbalie.db'])
  })

  test.each([
    ['10.255.255.254', 'Het adres 10.255.255.254 is niet van deze computer'],
    ['bestaat-niet.invalid', 'De naam bij --host is hier niet bekend'],
  ])('an address that is not ours is one Dutch line: %s', async (address, words) => {
    const ran = await runCli(['serve', '--data', newFolder(), '--port', '0', '--host', address])
    expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(words) })
    expect(ran.stderr).not.toMatch(/E[A-Z]{4,}/)
  })

  test('a port that is taken is one line', async () => {
    const host = await serve(newFolder())
    const ran = await runCli(['serve', '--data', newFolder(), '--port', new URL(host.url).port])
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain('al in gebruik')
    await host.stop()
  })
})

test('BUURTBALIE_DATA names the folder, --data goes before it', async () => {
  const dataDir = filled()
  const env = { BUURTBALIE_DATA: dataDir }
  expect((await runCli(['check'], { env })).code).toBe(0)
  expect((await runCli(['check', '--data', newFolder()], { env })).code).toBe(2)
})

test('demo fills an empty folder, and only an empty one', async () => {
  const dataDir = newFolder()
  const ran = await runCli(['demo', '--data', dataDir, '--set', 'nieuwegein', '--years', '1'])
  expect(ran.code).toBe(0)
  const checked = await runCli(['check', '--data', dataDir, '--json'])
  expect(JSON.parse(checked.stdout)).toMatchObject({ problems: [] })
  expect(JSON.parse(checked.stdout).bookings).toBeGreaterThan(500)
  const again = await runCli(['demo', '--data', dataDir])
  expect(again.code).toBe(1)
  expect(again.stderr).toContain('al gegevens')
})
