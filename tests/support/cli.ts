import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const projectDir = join(import.meta.dirname, '..', '..')
const cli = join(projectDir, 'out', 'main', 'cli.cjs')
const TIMEOUT_MS = 30_000

/** Builds first where there is no fresh build. */
export async function ensureBuilt(): Promise<void> {
  const { code, stderr } = await run(join(projectDir, 'scripts', 'cli.mjs'), ['version'], { timeoutMs: 300_000 })
  if (code !== 0) throw new Error(stderr)
}

export type Ran = { code: number | null; stdout: string; bytes: Buffer; stderr: string; ms: number }
type Options = { env?: Record<string, string>; timeoutMs?: number; cwd?: string }

/** Runs a command of the build to its end. */
export const runCli = (args: readonly string[], options: Options = {}): Promise<Ran> => run(cli, args, options)

async function run(script: string, args: readonly string[], options: Options): Promise<Ran> {
  const started = performance.now()
  const child = spawn(process.execPath, [script, ...args], {
    env: environment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => out.push(piece))
  child.stderr.on('data', (piece: Buffer) => err.push(piece))
  const [code] = (await once(child, 'close')) as [number | null]
  const bytes = Buffer.concat(out)
  return {
    code,
    bytes,
    stdout: bytes.toString(),
    stderr: Buffer.concat(err).toString(),
    ms: performance.now() - started,
  }
}

/** Without what the person who runs the tests has set for himself. */
function environment(own: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { BUURTBALIE_DATA: _data, BUURTBALIE_NOW: _now, INIT_CWD: _cwd, ...rest } = process.env
  return { ...rest, ...own }
}

export type Served = {
  url: string
  token: string
  /** Calls `/api`; JSON both ways. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }>
  /** Asks it to stop and waits for its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts `serve --json` on a free port and waits until it listens. */
export const serve = (dataDir: string, env: Record<string, string> = {}): Promise<Served> =>
  startServing(process.execPath, [cli], dataDir, env)

/** The same by `npm run`, as the README says: npm passes a signal on. */
export const serveByNpm = (dataDir: string): Promise<Served> =>
  startServing('npm', ['run', '-s', 'cli', '--'], dataDir, {})

async function startServing(
  command: string,
  before: readonly string[],
  dataDir: string,
  env: Record<string, string>,
): Promise<Served> {
  const child = spawn(command, [...before, 'serve', '--data', dataDir, '--port', '0', '--json'], {
    cwd: projectDir,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit') as Promise<[number | null]>
  const lines = createInterface(child.stdout)
  const first = await Promise.race([once(lines, 'line') as Promise<[string]>, exited.then(() => null)])
  if (first === null) throw new Error('serve ended before it listened')
  const { url, token } = JSON.parse(first[0]) as { url: string; token: string }
  return {
    url,
    token,
    async call(method, path, body) {
      const response = await fetch(`${url}/api${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return (await exited)[0]
    },
  }
}
