import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './lib/build.mjs'
import { fetchElectron, hasDisplay, installedElectron } from './lib/electron.mjs'
import { binary, projectDir, toolEnv } from './lib/tools.mjs'

/** `npm start [-- --demo] [--data DIR] [--port N] [--browser]`: the window, or the same app in a browser where there can be none. */
const FETCH_MS = 20_000
/** An Electron that ends sooner than this with a failure of its own never showed a window. */
const STARTED_MS = 10_000

const tell = (line) => process.stderr.write(`${line}\n`)

let options
try {
  options = parseArgs({
    options: {
      demo: { type: 'boolean' },
      data: { type: 'string' },
      port: { type: 'string' },
      browser: { type: 'boolean' },
    },
  }).values
} catch ({ message }) {
  const given = /'([^']+)'/.exec(message)?.[1] ?? ''
  tell(`Dit kan niet: ${given}\nGebruik: npm start [-- --demo] [--data MAP] [--port N] [--browser]`)
  process.exit(2)
}

try {
  ensureBuilt()
} catch (error) {
  tell(error.message)
  process.exit(1)
}

const reason = await openWindow()
if (reason !== null) {
  tell(`${reason} Buurtbalie draait daarom in de browser.`)
  await serveInBrowser()
}

/** Opens the Electron window and waits for its end. Answers why that can't be done here, or null when it was done. */
async function openWindow() {
  if (options.browser) return 'Gevraagd is om geen venster.'
  if (!hasDisplay()) return 'Er is hier geen beeldscherm voor een venster.'
  const electron = installedElectron() ?? fetchOnce()
  if (electron === null) return 'Electron is hier niet geïnstalleerd en kan niet worden opgehaald.'
  const args = [projectDir, ...(options.demo ? ['--demo'] : []), ...(options.data ? ['--data', options.data] : [])]
  const started = Date.now()
  const code = await ended(spawn(electron, args, { stdio: 'inherit', env: toolEnv() }))
  // 0: closed by the user; 3: the app itself told why it can't open the data.
  if (code === 0) return null
  if (code !== 3 && Date.now() - started < STARTED_MS) return 'Electron kan op deze computer niet starten.'
  process.exitCode = 1
  return null
}

function fetchOnce() {
  tell('Electron wordt opgehaald (eenmalig) ...')
  return fetchElectron(FETCH_MS)
}

/** Serves the app on 127.0.0.1 until Ctrl+C, and opens a browser on it where there is a screen. */
async function serveInBrowser() {
  const cli = join(projectDir, 'out', 'main', 'cli.cjs')
  const dataDir = options.data ?? process.env.BUURTBALIE_DATA ?? defaultDataDir()
  if (options.demo && !existsSync(join(dataDir, 'buurtbalie.db'))) {
    const { status } = spawnSync(binary('node'), [cli, 'demo', '--data', dataDir, '--set', 'ridderkerk'], {
      stdio: 'inherit',
      env: toolEnv(),
    })
    if (status !== 0) process.exit(1)
  }
  const port = ['--port', options.port ?? '0']
  const host = spawn(binary('node'), [cli, 'serve', '--data', dataDir, '--json', ...port], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: toolEnv(),
  })
  // The host finishes running calls before it ends; Ctrl+C reaches it as well, this is for a plain kill.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill('SIGTERM'))
  host.stdout.setEncoding('utf8')
  host.stdout.once('data', (line) => {
    const { url, token } = JSON.parse(line.split('\n')[0])
    const address = `${url}/?token=${token}`
    tell(`Open Buurtbalie in uw browser: ${address}\nStoppen: Ctrl+C`)
    if (hasDisplay()) openBrowser(address)
  })
  process.exitCode = await ended(host)
}

/** The folder that the window would use: demo data stays apart from the real. */
function defaultDataDir() {
  const base =
    process.platform === 'win32'
      ? (process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : (process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'))
  const home = join(base, 'Buurtbalie')
  return options.demo ? join(home, 'voorbeeld') : home
}

function openBrowser(address) {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address]
  // No browser to open is no failure: the address is on the screen.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

/** Exit code of a child; a child that a signal ended, or that never started, counts as 1. */
function ended(child) {
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
