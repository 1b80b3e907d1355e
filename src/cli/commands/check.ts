import { problemWords } from '#shared/domain/problem-words'
import { existingDataDir } from '../data-dir'
import { readArgs } from '../usage'
import { withCore } from '../with-core'

/** `check`: exit code 0 when all is right, 1 when something is wrong. */
export async function check(args: readonly string[]): Promise<number> {
  const { options } = readArgs(args, { data: 'string', json: 'boolean' })
  const report = await withCore(existingDataDir(options.data), (core) => core.ctx.keeper.check())
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`)
  for (const { code, detail } of report.problems) process.stderr.write(`${problemWords[code]}: ${detail}\n`)
  const { bookings, changes, problemCount } = report
  process.stderr.write(`${bookings} boekingen en ${changes} wijzigingen nagekeken, `)
  process.stderr.write(problemCount === 0 ? 'alles klopt.\n' : `${problemCount} problemen gevonden.\n`)
  return problemCount === 0 ? 0 : 1
}
