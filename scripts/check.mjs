import { spawnSync } from 'node:child_process'
import { ensureBuilt } from './lib/build.mjs'
import { licenceProblems } from './lib/product.mjs'
import { runTool } from './lib/run.mjs'
import { projectDir } from './lib/tools.mjs'

/**
 * `npm run check`: types, lint and formatting, import rules, unused code, licences, known leaks in packages. Two at a time,
 * one summary.
 */
const TIMEOUT_MS = 180_000
/** dependency-cruiser checks nothing, and is content, when it does not understand TypeScript's version. */
const MODULES_AT_LEAST = 50

const plain =
  (tool, ...args) =>
  async () => {
    const { code, output } = await runTool(tool, args, { timeoutMs: TIMEOUT_MS })
    return { ok: code === 0, output }
  }

async function importRules() {
  const args = ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const { output, code } = await runTool('depcruise', args, { timeoutMs: TIMEOUT_MS })
  let report
  try {
    report = JSON.parse(output)
  } catch {
    return { ok: false, output: `dependency-cruiser ended with code ${code}\n${output}` }
  }
  const own = report.modules.filter(({ source }) => source.startsWith('src/'))
  const problems = report.summary.violations.map(
    ({ rule, from, to }) => `${from} -> ${to}: ${rule.name}. ${comment(report, rule)}`,
  )
  for (const { source, dependencies } of own) {
    for (const { module, couldNotResolve } of dependencies) {
      if (couldNotResolve && /^[.#]/.test(module)) problems.push(`${source} -> ${module}: can't be found`)
    }
  }
  if (own.length < MODULES_AT_LEAST) problems.push(`only ${own.length} modules were seen: nothing was really checked`)
  return { ok: problems.length === 0, output: problems.join('\n') }
}

function comment(report, { name }) {
  return report.summary.ruleSetUsed.forbidden.find((rule) => rule.name === name)?.comment ?? ''
}

/** Of what the build really holds. */
async function licences() {
  ensureBuilt()
  const problems = licenceProblems()
  return { ok: problems.length === 0, output: problems.join('\n') }
}

/** Asks the registry for known leaks. Where its service can't be reached, that is said and nothing has passed. */
async function audit() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const options = { cwd: projectDir, encoding: 'utf8', timeout: 60_000, shell: process.platform === 'win32' }
  const { stdout } = spawnSync(npm, ['audit', '--json', '--fetch-retries=0'], options)
  const counts = readAudit(stdout ?? '')
  if (counts === null) return { ok: true, notRun: "the registry's audit service can't be reached", output: '' }
  const grave = (counts.high ?? 0) + (counts.critical ?? 0)
  return { ok: grave === 0, output: `${grave} grave leaks are known: npm audit tells which` }
}

function readAudit(text) {
  try {
    return JSON.parse(text).metadata?.vulnerabilities ?? null
  } catch {
    return null
  }
}

const checks = [
  ['types: node', plain('tsc', '-p', 'tsconfig.node.json')],
  ['types: web', plain('tsc', '-p', 'tsconfig.web.json')],
  ['types: browser tests', plain('tsc', '-p', 'tsconfig.tests.json')],
  ['types: shared', plain('tsc', '-p', 'tsconfig.shared.json')],
  ['types: preload', plain('tsc', '-p', 'tsconfig.preload.json')],
  ['lint and formatting', plain('biome', 'ci', '--colors=off', '--diagnostic-level=error')],
  ['import rules', importRules],
  ['unused code', plain('knip', '--no-progress')],
  ['licences', licences],
  ['dependency audit', audit],
]

const results = []
const queue = [...checks.entries()]
async function work() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [at, [name, check]] = next
    const started = Date.now()
    results[at] = { name, ...(await check()), seconds: (Date.now() - started) / 1000 }
  }
}
await Promise.all([work(), work()])

for (const { name, ok, output } of results) if (!ok) console.log(`--- ${name}\n${output.trim()}\n`)
for (const { name, ok, notRun, seconds } of results)
  console.log(
    `${notRun ? 'NOT RUN' : ok ? 'ok     ' : 'FAILED '} ${name.padEnd(22)} ${notRun ?? `${seconds.toFixed(1)} s`}`,
  )
const failed = results.filter(({ ok }) => !ok).length
const passed = results.filter(({ ok, notRun }) => ok && !notRun).length
console.log(
  failed === 0
    ? `${passed} of ${results.length} checks passed, none failed`
    : `${failed} of ${results.length} checks failed`,
)
process.exitCode = failed === 0 ? 0 : 1
