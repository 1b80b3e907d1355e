import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { binary, projectDir, toolEnv } from './tools.mjs'

const packageDir = join(projectDir, 'node_modules', 'electron')
/** Where tests/electron/runtime/prepare.sh leaves its Electron. */
export const testRuntimeDir = join(projectDir, '.cache', 'electron-test-runtime')

/** Path of the pinned Electron's executable, or null when it was never fetched. */
export function installedElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const pathFile = join(packageDir, 'path.txt')
  if (!named && !existsSync(pathFile)) return null
  const path = join(
    named ?? join(packageDir, 'dist'),
    existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron',
  )
  return existsSync(path) ? path : null
}

/** Fetches the pinned Electron once, within `timeoutMs`. Answers its path, or null when it can't be had. */
export function fetchElectron(timeoutMs) {
  if (!existsSync(join(packageDir, 'install.js'))) return null
  spawnSync(binary('node'), [join(packageDir, 'install.js')], {
    env: toolEnv(),
    stdio: 'ignore',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  })
  return installedElectron()
}

/**
 * The Electron to test with: the pinned one, else the older one that tests/electron/runtime/prepare.sh makes.
 *
 * @returns {{ path: string, env: Record<string, string> } | null}
 */
export function testElectron() {
  const path = installedElectron()
  if (path) return { path, env: {} }
  const older = join(testRuntimeDir, 'electron')
  const driver = join(testRuntimeDir, 'better_sqlite3.node')
  if (!existsSync(older) || !existsSync(driver)) return null
  return { path: older, env: { TEST_SQLITE_NODE: driver } }
}

/** Says whether windows can be shown here. */
export function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Path of a command in PATH, or null. */
export function findCommand(name) {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
  return paths.find((path) => existsSync(path)) ?? null
}
