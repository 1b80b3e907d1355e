import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { findCommand, hasDisplay, testElectron } from './lib/electron.mjs'
import { runTool } from './lib/run.mjs'

/**
 * `npm test [-- unit store contract faults e2e electron package]`: everything that can run on this machine, or only the kinds named.
 * With BUURTBALIE_REQUIRE_ELECTRON=1 it is a failure when the Electron tests can't run. The last line is
 * `N passed, N failed, N skipped`.
 */
const TIMEOUT_MS = 600_000
const fast = ['unit', 'store', 'contract', 'faults']
const wanted = process.argv.slice(2)
const wants = (kind) => wanted.length === 0 || wanted.includes(kind)

const unknown = wanted.filter((kind) => ![...fast, 'e2e', 'electron', 'package'].includes(kind))
if (unknown.length > 0) {
  console.error(`Unknown kind of test: ${unknown.join(', ')}`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'buurtbalie-test-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const remarks = []

try {
  ensureBuilt()
  const projects = fast.filter(wants)
  if (projects.length > 0) await vitest(projects)
  if (wants('e2e')) await playwright('e2e', {})
  if (wants('electron')) await electron('electron')
  // Packaging takes a minute: only when asked for by name.
  if (wanted.includes('package')) await electron('package')
} catch (error) {
  fail('npm test', error.message)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

if (total.passed === 0 && total.failed === 0) fail('npm test', 'not one test ran')
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`)
if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0

function fail(name, why) {
  total.failed += 1
  failures.push(`${name}: ${why.split('\n')[0]}`)
}

/** Runs the tests without a browser and adds up what they reported. */
async function vitest(projects) {
  const file = join(folder, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, '--passWithNoTests']
  const { code } = await runTool('vitest', [...args, ...projects.map((name) => `--project=${name}`)], {
    timeoutMs: TIMEOUT_MS,
    show: true,
  })
  const before = total.failed
  const report = readReport(file)
  for (const { name, status, message, assertionResults } of report?.testResults ?? []) {
    for (const test of assertionResults) {
      if (test.status === 'passed') total.passed += 1
      else if (test.status === 'failed') fail(test.fullName, test.failureMessages[0] ?? 'failed')
      else total.skipped += 1
    }
    // A file that could not be loaded holds no tests that failed.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) fail(name, message)
  }
  if (report === null || (code !== 0 && total.failed === before)) fail('vitest', `ended with code ${code}`)
}

/** Runs one Playwright project and adds up what it reported. */
async function playwright(project, { env = {}, under = [] }) {
  const file = join(folder, `${project}.json`)
  const { code } = await runTool(
    'playwright',
    ['test', `--project=${project}`, '--reporter=list,json', '--pass-with-no-tests'],
    { timeoutMs: TIMEOUT_MS, show: true, under, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
  )
  const before = total.failed
  const report = readReport(file)
  for (const { name, test } of testsOf(report)) {
    if (test.status === 'skipped') total.skipped += 1
    else if (test.status === 'unexpected') fail(name, test.results.at(-1)?.error?.message ?? 'failed')
    else {
      if (test.status === 'flaky') console.log(`passed at its second try: ${name}`)
      total.passed += 1
    }
  }
  for (const error of report?.errors ?? []) fail(project, error.message ?? 'failed')
  if (report === null || (code !== 0 && total.failed === before)) fail(project, `ended with code ${code}`)
}

/** Runs the tests that need an Electron, or says which are skipped and why. */
async function electron(project) {
  const runtime = testElectron()
  const xvfb = hasDisplay() ? [] : [findCommand('xvfb-run'), '-a']
  const reason =
    runtime === null
      ? 'no Electron on this machine (tests/electron/runtime/prepare.sh makes one for tests)'
      : xvfb[0] === null
        ? 'no display and no xvfb-run on this machine'
        : null
  if (reason === null) {
    const env = { ...runtime.env, BUURTBALIE_ELECTRON: runtime.path }
    return playwright(project, { env, under: xvfb })
  }
  if (process.env.BUURTBALIE_REQUIRE_ELECTRON === '1') return fail(project, reason)
  const file = join(folder, `${project}.json`)
  const list = ['test', `--project=${project}`, '--list', '--reporter=json', '--pass-with-no-tests']
  await runTool('playwright', list, { timeoutMs: 60_000, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } })
  const names = testsOf(readReport(file)).map(({ name }) => name)
  total.skipped += names.length
  if (names.length > 0) remarks.push(`Skipped (${reason}):\n${names.map((name) => `  ${project}: ${name}`).join('\n')}`)
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** The tests in a report of Playwright, each with the names of what it stands in. */
function testsOf(report) {
  const inside = (suite, names) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({ name: [...names, suite.title, spec.title].filter(Boolean).join(' > '), test })),
    ),
    ...(suite.suites ?? []).flatMap((child) => inside(child, [...names, suite.title])),
  ]
  return (report?.suites ?? []).flatMap((suite) => inside(suite, []))
}
