import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dataSet } from './data'
import { measureSet, type SetResult } from './tasks'

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

const ten = await measureSet(await dataSet(folder, small ? 2 : 10, small ? 3000 : undefined), cli, rounds)
const one = await measureSet(await dataSet(folder, 1, small ? 3000 : undefined), cli, rounds)

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
  const times = ten.http[task]
  if (!times) throw new Error(`${task} was not measured`)
  lines.push({
    what: `${what} (p50 / p95)`,
    target: `${p50} / ${p95} ms`,
    measured: `${times.p50} / ${times.p95} ms`,
    met: times.p50 <= p50 && times.p95 <= p95,
  })
}
const ratio = (result: SetResult, task: string) => (result.direct[task]?.p50 ?? 0) / (result.bare[task]?.p50 ?? 1)
within('create, direct, against the bare transaction', ratio(ten, 'create'), 3, 'x')
within('quarterly report, direct, against one bare GROUP BY', ratio(ten, 'quarter'), 8, 'x')
within('start of the core (p50)', ten.start.p50, 400, 'ms')
if (ten.memory) within('memory of the host, highest', ten.memory.highest, 200, 'MB')
const longest = Math.max(
  ...Object.entries(ten.direct).flatMap(([task, times]) => (task === 'quarter' ? [] : [times.p95])),
)
within('longest call in the core besides the report (p95)', longest, 50, 'ms')
for (const task of Object.keys(targets)) {
  const growth = (ten.http[task]?.p50 ?? 0) / (one.http[task]?.p50 ?? 1)
  within(`growth from one year to ten: ${task}`, growth, 1.2, 'x')
}

const results = {
  measuredOn: new Date().toISOString(),
  machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version },
  small,
  rounds,
  lines,
  tenYears: ten,
  oneYear: one,
}
if (!small) writeFileSync(join(folder, '..', 'results.json'), `${JSON.stringify(results, null, 2)}\n`)

const widest = Math.max(...lines.map((line) => line.what.length))
console.log(
  `${ten.set.bookings} bookings (${Math.round(ten.set.bytes / 1e6)} MB, built in ${ten.set.builtSeconds} s) and ${one.set.bookings}; ${rounds} rounds`,
)
for (const { what, target, measured, met } of lines)
  console.log(`${met ? 'met   ' : 'MISSED'}  ${what.padEnd(widest)}  ${measured.padStart(18)}  target ${target}`)
for (const [name, times] of [['ten years', ten] as const, ['one year', one] as const])
  for (const way of ['direct', 'bare'] as const)
    console.log(
      `${name}, ${way} (p50 / p95 / max): ${Object.entries(times[way])
        .map(([task, t]) => `${task} ${t.p50}/${t.p95}/${t.max}`)
        .join(', ')}`,
    )
