import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { runTool } from './lib/run.mjs'
import { projectDir } from './lib/tools.mjs'

/**
 * `npm run faults [-- NAME]`: the fault tests of tests/faults in their long form: a quarter of an hour on a quiet machine, three times that on a busy one. Prints of each how
 * often the fault was made, how often the store survived and how often something was lost, and writes
 * tests/faults/results.json. With a name only the files with that name run, and nothing is written. `--short` takes the
 * short form of `npm test`. BUURTBALIE_SEED repeats a run.
 */
const TIMEOUT_MS = 5_400_000
const names = process.argv.slice(2).filter((arg) => arg !== '--short')
const form = process.argv.includes('--short') ? 'short' : 'full'

ensureBuilt()
const folder = mkdtempSync(join(tmpdir(), 'buurtbalie-faults-'))
const file = join(folder, 'figures.jsonl')
// One at a time: each gets the machine for itself.
const { code } = await runTool('vitest', ['run', '--project=faults', '--no-file-parallelism', ...names], {
  timeoutMs: TIMEOUT_MS,
  show: true,
  env: { BUURTBALIE_FAULTS: form, BUURTBALIE_FAULTS_FILE: file },
})
const figures = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : []
rmSync(folder, { recursive: true })

const row = (...cells) => `| ${cells.join(' | ')} |`
console.log(
  `\n${row('fault', 'tries', 'survived', 'lost', 'seconds', 'how')}\n${row('---', '---', '---', '---', '---', '---')}`,
)
for (const { name, tries, survived, lost, seconds, note } of figures)
  console.log(row(name, tries, survived, lost, seconds, note))
const lost = figures.reduce((sum, one) => sum + one.lost, 0)
console.log(`\n${figures.length} fault tests, ${lost} lost`)
if (names.length === 0 && form === 'full' && code === 0) {
  const machine = { cpu: cpus()[0]?.model ?? '', cores: availableParallelism(), node: process.version }
  const results = { at: new Date().toISOString(), machine, figures }
  writeFileSync(join(projectDir, 'tests', 'faults', 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
}
process.exitCode = code === 0 && figures.length > 0 ? 0 : 1
