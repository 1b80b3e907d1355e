/**
 * Measures copies, checks and putting back at the size of ten years, on a copy of a data folder, over real HTTP:
 * `npm run build && node scripts/measure-safekeeping.mjs bench/data/10y-48800`
 *
 * While each goes on, a day of bookings is asked every 25 ms: what of that takes longest is how long the desk waits. Needs
 * three times the size of the store on the disk; writes one line of JSON for each step.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

const EVERY_MS = 25
const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('Which data folder?')
const root = mkdtempSync(join(process.env.BUURTBALIE_MEASURE ?? tmpdir(), 'buurtbalie-measure-'))
const dataDir = join(root, 'data')
mkdirSync(dataDir)
for (const end of ['', '-wal']) {
  const file = join(resolve(source), `buurtbalie.db${end}`)
  if (statSync(file, { throwIfNoEntry: false })) cpSync(file, join(dataDir, `buurtbalie.db${end}`))
}

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`)
const rounded = (ms) => Math.round(ms * 10) / 10

async function serve() {
  const from = performance.now()
  const child = spawn(process.execPath, ['out/main/cli.cjs', 'serve', '--data', dataDir, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { url, token } = await new Promise((done) => {
    createInterface(child.stdout).once('line', (line) => done(JSON.parse(line)))
  })
  const listens = performance.now() - from
  const call = async (method, path, body) => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text
  }
  return { child, call, listens, from }
}

/** Does the work and tells how long it took, and what somebody at the desk waited meanwhile. */
async function step(name, day, work) {
  const waits = []
  let busy = true
  const asking = (async () => {
    while (busy) {
      const from = performance.now()
      await day()
      waits.push(performance.now() - from)
      await pause(EVERY_MS)
    }
  })()
  const load = loadavg()[0]
  const from = performance.now()
  const result = await work()
  const seconds = (performance.now() - from) / 1000
  busy = false
  await asking
  waits.sort((a, b) => a - b)
  const at = (share) => rounded(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0)
  say({
    step: name,
    seconds: rounded(seconds),
    asked: waits.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    load,
  })
  return result
}

const size = statSync(join(dataDir, 'buurtbalie.db')).size
// The first start on a machine also reads the file from the disk; the second is that of every day.
for (const start of ['first', 'second']) {
  const { child, call, listens, from } = await serve()
  await call('GET', '/state')
  say({
    step: `start, ${start}`,
    listens: rounded(listens),
    answers: rounded(performance.now() - from),
    bytes: size,
    load: loadavg()[0],
  })
  if (start === 'second') await measure(call)
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
}
rmSync(root, { recursive: true, force: true })

async function measure(call) {
  const [{ id }] = JSON.parse(await call('GET', '/centres'))
  const day = () => call('GET', `/bookings?centreId=${id}&from=2024-06-03&to=2024-06-04`)
  for (let i = 0; i < 20; i += 1) await day()
  await step('look at the file after the start', day, () => pause(15_000))
  await step('nothing else', day, () => pause(5_000))
  await step('make a copy', day, () => call('POST', '/backups'))
  const [backup] = JSON.parse(await call('GET', '/backups'))
  say({ verdict: backup.verdict, bookings: backup.bookings, bytes: backup.bytes })
  await step('look at a copy again', day, () => call('POST', `/backups/${backup.name}/verify`))
  await step('check everything', day, () => call('POST', '/log/check'))
  const wish = { source: { name: backup.name } }
  await step('what would change', day, () => call('POST', '/backups/preview', wish))
  await step('put back', day, () => call('POST', '/backups/restore', { ...wish, withRemarks: true }))
}
