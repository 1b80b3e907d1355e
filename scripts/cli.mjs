import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { binary, projectDir, toolEnv } from './lib/tools.mjs'

/** `npm run -s cli -- COMMAND ...`: the command line of the build, which is made first when there is none or it is stale. */
const cli = join(projectDir, 'out', 'main', 'cli.cjs')
const args = process.argv.slice(2)
/** What the native driver needs. npm puts the project's own Node first in PATH, so this is it nearly always. */
const OLDEST_NODE = 22

try {
  ensureBuilt()
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

if (process.env.npm_lifecycle_event === 'cli') endWithNpm()
// Paths on the command line are meant from where npm was called.
process.chdir(process.env.INIT_CWD ?? process.cwd())
if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) createRequire(import.meta.url)(cli)
else runElsewhere()

/** npm that was killed can't pass that on: a host must not stay behind, holding the data folder. */
function endWithNpm() {
  const parent = process.ppid
  const look = () => process.ppid !== parent && process.kill(process.pid, 'SIGTERM')
  setInterval(look, 500).unref()
}

function runElsewhere() {
  const child = spawn(binary('node'), [cli, ...args], { stdio: 'inherit', env: toolEnv() })
  // `serve` finishes its calls before it ends: pass on what asks it to stop, and end when it does.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code) => process.exit(code ?? 1))
}
