import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { ensureBuilt } from './lib/build.mjs'
import { binary, projectDir } from './lib/tools.mjs'

/**
 * `npm run bench [-- --small]`: measures the core and its host and writes bench/results.json. Half an hour at most: the
 * first time it makes the stores in bench/data.
 */
const TIMEOUT_MS = 1_800_000
const outDir = join(projectDir, 'node_modules', '.cache', 'bench')

ensureBuilt()
await build({
  root: projectDir,
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node22',
    rollupOptions: {
      input: join(projectDir, 'bench', 'main.ts'),
      external: ['better-sqlite3'],
      output: { entryFileNames: 'bench.mjs' },
    },
  },
})
const folder = join(projectDir, 'bench', 'data')
mkdirSync(folder, { recursive: true })
const cli = join(projectDir, 'out', 'main', 'cli.cjs')
const { status } = spawnSync(
  binary('node'),
  [join(outDir, 'bench.mjs'), '--folder', folder, '--cli', cli, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    timeout: TIMEOUT_MS,
  },
)
process.exit(status ?? 1)
