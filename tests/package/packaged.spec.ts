import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'

/** Builds electron-builder's `dir` target around the Electron of the tests, and looks at it as a user gets it. */
const projectDir = resolve(__dirname, '..', '..')
const work = mkdtempSync(join(tmpdir(), 'buurtbalie-package-'))
const app = join(work, 'dist', 'linux-unpacked')
const executable = join(app, 'buurtbalie')

test.skip(process.platform !== 'linux', 'the dir target is tested on Linux')

test.beforeAll(() => {
  const electron = process.env.BUURTBALIE_ELECTRON
  if (!electron) throw new Error('BUURTBALIE_ELECTRON is not set: run `npm test -- package`')
  const driver = process.env.TEST_SQLITE_NODE
  const version = driver ? '25.1.1' : readFileSync(join(dirname(electron), 'version'), 'utf8').replace(/^v/, '')
  const dist = join(work, 'electron')
  cpSync(dirname(electron), dist, {
    recursive: true,
    filter: (path) => !/resources[\\/]app$|better_sqlite3\./.test(path),
  })
  let config = readFileSync(join(projectDir, 'electron-builder.yml'), 'utf8')
  // The old runtime of the tests does not know this fuse yet.
  if (driver) config = config.replace(/^ *grantFileProtocolExtraPrivileges.*\n/m, '')
  writeFileSync(join(work, 'electron-builder.yml'), config)
  const built = spawnSync(
    process.execPath,
    [
      join(projectDir, 'node_modules', 'electron-builder', 'cli.js'),
      ...['--linux', 'dir', '--config', join(work, 'electron-builder.yml')],
      `-c.directories.output=${join(work, 'dist')}`,
      `-c.electronDist=${dist}`,
      `-c.electronVersion=${version}`,
    ],
    { cwd: projectDir, encoding: 'utf8', timeout: 240_000 },
  )
  expect(built.status, built.stdout + built.stderr).toBe(0)
  if (driver) copyFileSync(driver, join(unpacked, 'prebuilds', `linux-${process.arch}.node`))
})

test.afterAll(() => rmSync(work, { recursive: true, force: true }))

const unpacked = join(app, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3')

test('the package holds the app and the driver of its platform, and no sources', () => {
  const files = filesIn(join(app, 'resources', 'app.asar'))
  expect(files).toContain('/out/main/index.cjs')
  expect(files).toContain('/out/renderer/index.html')
  expect(files).toContain('/LICENSE')
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([
    `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
  ])
  expect(files.filter((file) => /^\/(src|tests|scripts|bench|docs)\/|\.(c|cpp|map|ts)$/.test(file))).toEqual([])
  expect(existsSync(join(app, 'resources', 'app'))).toBe(false)
})

test('its fuses are set', async () => {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses')
  const wire = await getCurrentFuseWire(executable)
  expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE)
  expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE)
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE)
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE)
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE)
})

test('it is the command line as well', () => {
  const run = (...args: string[]) =>
    spawnSync(executable, ['--no-sandbox', ...args], {
      encoding: 'utf8',
      timeout: 30_000,
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
    })
  expect(run('version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  expect(run('salvage', '--data', join(work, 'nothing'))).toMatchObject({ status: 2, stdout: '' })
  expect(run('raport')).toMatchObject({ status: 2, stderr: expect.stringContaining('Onbekende opdracht: raport') })
})

test('it starts on an empty folder, shows the first screen, and ends by itself', async () => {
  const dataDir = join(work, 'data')
  const child = spawn(executable, ['--no-sandbox', '--remote-debugging-port=0', '--data', dataDir], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
  })
  try {
    const devtools = await addressOf(child)
    await expect
      .poll(() => inPage(devtools, "document.querySelector('h1')?.textContent ?? ''"), { timeout: 20_000 })
      .not.toBe('')
    expect(await inPage(devtools, 'location.href')).toContain('app://buurtbalie/')
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(existsSync(join(dataDir, 'buurtbalie.db'))).toBe(true)
  } finally {
    child.kill('SIGKILL')
  }
})

type AsarFolder = { files: Record<string, AsarFolder | { size: number }> }

/** Paths of the files in an asar: its header is JSON, behind four numbers of which the last is its length. */
function filesIn(asar: string): string[] {
  const bytes = readFileSync(asar)
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as AsarFolder
  const walk = (folder: AsarFolder, path: string): string[] =>
    Object.entries(folder.files).flatMap(([name, entry]) =>
      'files' in entry ? walk(entry, `${path}/${name}`) : [`${path}/${name}`],
    )
  return walk(header, '')
}

/** The address of the page's debugger, which Chromium tells on stderr. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolveAddress, reject) => {
    let said = ''
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const address = /^DevTools listening on (ws:\S+)/m.exec(said)?.[1]
      if (address) resolveAddress(address)
    })
    child.once('exit', (code) => reject(new Error(`the app ended with code ${code}:\n${said}`)))
  })
}

/** Evaluates an expression in the app's page over the debugger's own protocol: the old runtime misses what Playwright wants. */
async function inPage(devtools: string, expression: string): Promise<string> {
  const answer = await fetch(`http://${new URL(devtools).host}/json/list`)
  const pages = (await answer.json()) as { type: string; webSocketDebuggerUrl: string }[]
  const page = pages.find(({ type }) => type === 'page')
  if (!page) return ''
  const socket = new WebSocket(page.webSocketDebuggerUrl)
  await new Promise((resolveOpen) => socket.addEventListener('open', resolveOpen, { once: true }))
  const reply = new Promise<string>((resolveReply) => {
    socket.addEventListener('message', ({ data }) => resolveReply(String(data)), { once: true })
  })
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }))
  const { result } = JSON.parse(await reply) as { result?: { result: { value?: string } } }
  socket.close()
  // While the page is being loaded the answer is an error.
  return result?.result.value ?? ''
}
