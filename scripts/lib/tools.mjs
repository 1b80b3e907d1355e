import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder. */
export const projectDir = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const require = createRequire(import.meta.url)
const bin = join(projectDir, 'node_modules', '.bin')

/**
 * Path of a tool's own file: for 'node' the project's Node 24 (the machine's may be too old for the driver), for any
 * other name the script that its package starts, to be run with that Node on every platform.
 */
export function binary(name) {
  if (name === 'node') {
    const own = join(projectDir, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(own) ? own : process.execPath
  }
  const { packageName = name, command = name } = packages[name] ?? {}
  const manifest = join(projectDir, 'node_modules', packageName, 'package.json')
  if (!existsSync(manifest)) return manifest
  const { bin: entries } = require(manifest)
  return join(dirname(manifest), typeof entries === 'string' ? entries : entries[command])
}

/** Tools whose package has another name than their command. */
const packages = {
  tsc: { packageName: 'typescript' },
  biome: { packageName: '@biomejs/biome' },
  playwright: { packageName: '@playwright/test' },
  depcruise: { packageName: 'dependency-cruiser' },
}

/** Environment for child processes: the project's tools first in PATH. */
export function toolEnv(extra = {}) {
  return { ...process.env, ...extra, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
}
