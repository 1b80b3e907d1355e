import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { binary, projectDir, toolEnv } from './tools.mjs'

/** What every build leaves behind; the oldest of them dates the build. */
const outputs = ['out/main/index.cjs', 'out/main/cli.cjs', 'out/preload/index.cjs', 'out/renderer/index.html']
/** What a build is made of. */
const inputs = ['src', 'package.json', 'electron.vite.config.ts']

/** Newest modification time (ms) under a file or folder of the project; 0 when it is not there. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  // The folder's own time counts too: a removed or renamed file changes nothing else.
  let time = stat.mtimeMs
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    time = Math.max(time, entry.isDirectory() ? newest(child) : statSync(child).mtimeMs)
  }
  return time
}

/** Says whether there is a build that is newer than all it is made of. Takes a few milliseconds. */
export function isBuilt() {
  let built = Number.POSITIVE_INFINITY
  for (const output of outputs) {
    const stat = statSync(join(projectDir, output), { throwIfNoEntry: false })
    if (stat === undefined) return false
    built = Math.min(built, stat.mtimeMs)
  }
  return inputs.every((input) => newest(join(projectDir, input)) < built)
}

/**
 * Builds main, preload, renderer and command line into out/. Everything that is told goes to stderr, so that stdout
 * stays free for data. Throws with the builder's words when it fails.
 */
export function build() {
  const builder = binary('electron-vite')
  if (!existsSync(builder)) throw new Error('De onderdelen ontbreken: voer eerst "npm ci" uit.')
  const result = spawnSync(binary('node'), [builder, 'build', '--logLevel', 'warn'], {
    cwd: projectDir,
    env: toolEnv(),
    encoding: 'utf8',
    timeout: 300_000,
  })
  if (result.status === 0) return
  throw new Error(`Bouwen is niet gelukt.\n${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`)
}

const lock = join(projectDir, 'node_modules', '.cache', 'buurtbalie-build.lock')

/** Takes the lock of the build; false when another living process has it. */
function tryLock() {
  mkdirSync(dirname(lock), { recursive: true })
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return false
  } catch {
    // Its owner is gone (or the file just went): clear it and let the next round take it.
    rmSync(lock, { force: true })
    return false
  }
}

/**
 * Builds when there is no build or it is older than the sources. Two commands started at once build once: the second
 * waits, at most five minutes. Throws when building fails.
 */
export function ensureBuilt() {
  if (isBuilt()) return
  const deadline = Date.now() + 300_000
  while (!tryLock()) {
    if (Date.now() > deadline) throw new Error(`Een andere opdracht bouwt al te lang. Verwijder ${lock}.`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  }
  try {
    if (isBuilt()) return
    process.stderr.write('Buurtbalie wordt gebouwd, dit duurt even ...\n')
    build()
  } finally {
    rmSync(lock, { force: true })
  }
}
