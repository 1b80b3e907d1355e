import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dataSet } from './data'
import { fillQuarter } from './fill'
import { inTurns, type Times } from './measure'
import { type OpenSet, openSet, type Work } from './tasks'

/**
 * Measures the table of targets on ten years and on one year of bookings, at the same number of bookings a day. Called
 * by scripts/bench.mjs, which builds first. `--small` is a quick try on little data: its figures say nothing.
 */
type Line = { what: string; target: string; measured: string; met: boolean }

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    cli: { type: 'string' },
    small: { type: 'boolean' },
    rounds: { type: 'string' },
  },
})
const { folder, cli } = values
if (!folder || !cli) throw new Error('--folder and --cli are needed')
const small = values.small === true
const rounds = Number(values.rounds ?? (small ? 40 : 400))

const loadBefore = loadavg()[0] ?? 0
const sets = {
  ten: await openSet(await dataSet(folder, small ? 2 : 10, small ? 3000 : undefined), cli),
  one: await openSet(await dataSet(folder, 1, small ? 3000 : undefined), cli),
}
type SetName = keyof typeof sets

/** Both stores in the same turns: what else the machine does falls on both. */
async function both(many: number, workOf: (set: OpenSet) => Work): Promise<Record<string, Times>> {
  const named = (name: SetName) =>
    Object.entries(workOf(sets[name])).map(([task, work]) => [`${name} ${task}`, work] as const)
  return inTurns(many, Object.fromEntries([...named('ten'), ...named('one')]))
}

const times: Record<string, Times> = {
  ...(await both(rounds, (set) => set.tasks)),
  ...(await both(Math.max(10, Math.floor(rounds / 10)), (set) => set.reports)),
  ...(await both(Math.max(10, Math.floor(rounds / 10)), (set) => set.series)),
}
const memory = sets.ten.memory()
await sets.ten.close()
await sets.one.close()

const filled = await fillQuarter(folder, cli)

const timesFor = (set: SetName, way: 'http' | 'direct' | 'bare', task: string): Times => {
  const found = times[`${set} ${way} ${task}`]
  if (!found) throw new Error(`${set} ${way} ${task} was not measured`)
  return found
}

/** Targets of p50 and p95 over HTTP, in milliseconds. */
const targets: Record<string, [string, number, number]> = {
  create: ['create a booking with all checks', 4, 10],
  day: ['planbord: a day of a centre', 4, 10],
  week: ['planbord: a week of 8 rooms', 8, 20],
  quarter: ['quarterly report, all centres', 120, 250],
  'check free': ['check while typing, free', 3, 8],
  'check taken': ['check while typing, taken, with alternatives', 3, 8],
  renters: ['type-ahead over 20,000 renters', 4, 10],
}
const lines: Line[] = []
const within = (what: string, value: number, most: number, unit: string) =>
  lines.push({
    what,
    target: `${most} ${unit}`,
    measured: `${Math.round(value * 100) / 100} ${unit}`,
    met: value <= most,
  })

for (const [task, [what, p50, p95]] of Object.entries(targets)) {
  const measured = timesFor('ten', 'http', task)
  lines.push({
    what: `${what} (p50 / p95)`,
    target: `${p50} / ${p95} ms`,
    measured: `${measured.p50} / ${measured.p95} ms`,
    met: measured.p50 <= p50 && measured.p95 <= p95,
  })
}
const ratio = (task: string) => timesFor('ten', 'direct', task).p50 / timesFor('ten', 'bare', task).p50
within('create, direct, against the bare transaction', ratio('create'), 3, 'x')
within('quarterly report, direct, against one bare GROUP BY', ratio('quarter'), 8, 'x')
within('year of ten centres with the year before (p50)', timesFor('ten', 'direct', 'year overview').p50, 1500, 'ms')
within('heat map of ten years (p50)', timesFor('ten', 'direct', 'heat map of ten years').p50, 3000, 'ms')
within('series of 52, direct (p50)', timesFor('ten', 'direct', 'series').p50, 25, 'ms')
within('series of 52, over HTTP (p50)', timesFor('ten', 'http', 'series').p50, 60, 'ms')
within('series of 520, direct (p50)', timesFor('ten', 'direct', 'series of ten years').p50, 300, 'ms')
within('start of the core (p50)', sets.ten.start.p50, 400, 'ms')
within(`fill in a quarter: ${filled.shifts} shifts, gap ${(filled.gap * 100).toFixed(2)} %`, filled.seconds, 10, 's')
if (memory) within('memory of the host, highest', memory.highest, 200, 'MB')
const calls = Object.entries(times).filter(
  ([name]) => name.startsWith('ten direct ') && !/ (quarter|year overview|heat map.*|series.*)$/.test(name),
)
within('longest call in the core besides the report (p95)', Math.max(...calls.map(([, t]) => t.p95)), 50, 'ms')
for (const task of Object.keys(targets)) {
  const growth = timesFor('ten', 'http', task).p50 / timesFor('one', 'http', task).p50
  within(`growth from one year to ten: ${task}`, growth, 1.2, 'x')
}

const loadAfter = loadavg()[0] ?? 0
const results = {
  measuredOn: new Date().toISOString(),
  machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, loadBefore, loadAfter },
  small,
  rounds,
  lines,
  stores: Object.fromEntries(
    Object.entries(sets).map(
      ([
        name,
        {
          set: { dataDir: _dataDir, ...set },
        },
      ]) => [name, set],
    ),
  ),
  memory,
  filled,
  start: { ten: sets.ten.start, one: sets.one.start },
  times,
}
if (!small) writeFileSync(join(folder, '..', 'results.json'), `${JSON.stringify(results, null, 2)}\n`)

const { ten, one } = { ten: sets.ten.set, one: sets.one.set }
const widest = Math.max(...lines.map((line) => line.what.length))
console.log(
  `${ten.bookings} bookings (${Math.round(ten.bytes / 1e6)} MB, built in ${ten.builtSeconds} s) and ${one.bookings}; ${rounds} rounds; load ${loadBefore.toFixed(1)} to ${loadAfter.toFixed(1)} on ${cpus().length} cores`,
)
for (const { what, target, measured, met } of lines)
  console.log(`${met ? 'met   ' : 'MISSED'}  ${what.padEnd(widest)}  ${measured.padStart(18)}  target ${target}`)
for (const [name, t] of Object.entries(times)) console.log(`${name.padEnd(24)} ${t.p50} / ${t.p95} / ${t.max} ms`)
