// Loaded before the program (node --require): counts what it does to the database and to files, and ends it by kill -9
// right before the step with the number in DIE_AT. Without that number the steps are written to DIE_STEPS, one a line.
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const Database = require('better-sqlite3')

const at = Number(process.env.DIE_AT || Number.POSITIVE_INFINITY)
const steps = []
const step = (name) => {
  if (steps.length === at) process.kill(process.pid, 'SIGKILL')
  steps.push(String(name).replace(/\s+/g, ' ').slice(0, 80))
}

const wrap = (object, method, nameOf) => {
  const own = object[method]
  object[method] = function (...given) {
    step(nameOf(this, given))
    return own.apply(this, given)
  }
}
for (const method of ['exec', 'pragma']) wrap(Database.prototype, method, (_, [text]) => text)
const probe = new Database(':memory:')
const Statement = Object.getPrototypeOf(probe.prepare('select 1'))
probe.close()
for (const method of ['run', 'get', 'all']) wrap(Statement, method, (statement) => statement.source)
steps.length = 0
for (const method of ['renameSync', 'copyFileSync', 'rmSync', 'linkSync', 'unlinkSync', 'mkdirSync'])
  wrap(fs, method, (_, given) => `${method} ${given.filter((one) => typeof one === 'string').join(' ')}`)
for (const method of ['rename', 'copyFile', 'rm', 'link', 'unlink', 'mkdir'])
  wrap(fs.promises, method, (_, given) => `${method} ${given.filter((one) => typeof one === 'string').join(' ')}`)
syncBuiltinESMExports()

const { writeFileSync } = fs
process.on('exit', () => {
  if (process.env.DIE_STEPS) writeFileSync(process.env.DIE_STEPS, steps.join('\n'))
})
