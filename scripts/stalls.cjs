// How long the event loop of a host stood still: `node --require ./scripts/stalls.cjs out/main/cli.cjs serve …` writes two times in
// ms since the last question on stderr when it gets SIGUSR2: the longest delay, and the most that its thread computed without a pause,
// which other work of the machine does not lengthen (docs/measurements.md).
const { monitorEventLoopDelay } = require('node:perf_hooks')

const EVERY = 5
const delay = monitorEventLoopDelay({ resolution: EVERY })
delay.enable()

let computed = 0
let last = process.threadCpuUsage()
setInterval(() => {
  const spent = process.threadCpuUsage(last)
  last = process.threadCpuUsage()
  computed = Math.max(computed, (spent.user + spent.system) / 1000)
}, EVERY).unref()

process.on('SIGUSR2', () => {
  process.stderr.write(`${(delay.max / 1e6).toFixed(1)} ${computed.toFixed(1)}\n`)
  delay.reset()
  computed = 0
})
