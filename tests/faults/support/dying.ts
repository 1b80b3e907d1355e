import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { NOW, newFolder } from '../../support/host'

const cli = join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'cli.cjs')
const die = join(import.meta.dirname, 'die.cjs')

/** Runs a command of the build that ends by kill -9 right before its nth step; true when it did. */
export async function killedAt(step: number, args: readonly string[]): Promise<boolean> {
  const { signal } = await run(args, { DIE_AT: String(step) })
  return signal === 'SIGKILL'
}

/** The steps that a command takes when nothing stops it: statements and changes of files, in order. */
export async function stepsOf(args: readonly string[]): Promise<string[]> {
  const file = join(newFolder(), 'steps')
  const { code } = await run(args, { DIE_STEPS: file })
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  const steps = readFileSync(file, 'utf8').split('\n')
  rmSync(file)
  return steps
}

async function run(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['--require', die, cli, ...args], {
    env: { ...process.env, BUURTBALIE_NOW: NOW, ...env },
    stdio: 'ignore',
    timeout: 30_000,
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  return { code, signal }
}
