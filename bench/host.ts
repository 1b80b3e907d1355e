import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'

/** The host of the build, as people start it, and calls to it over one kept connection. */
export type BenchHost = {
  get(path: string): Promise<unknown>
  post(path: string, body: object): Promise<unknown>
  /** For a call that streams: all that it said, as text. */
  postText(path: string, body: object): Promise<string>
  /** Memory in use now and at its highest, in megabytes; null where the system doesn't tell. */
  memory(): { now: number; highest: number } | null
  /** What the host and its threads used of the processor since it began; null where the system doesn't tell. */
  cpuSeconds(): number | null
  stop(): Promise<void>
}

export async function startHost(cli: string, dataDir: string): Promise<BenchHost> {
  const child: ChildProcess = spawn(process.execPath, [cli, 'serve', '--json', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('the host has no output')
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => {
      throw new Error('the host ended at once')
    }),
  ])) as [string]
  const { url, token } = JSON.parse(line) as { url: string; token: string }
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })

  const call = (method: string, path: string, body?: object) =>
    new Promise<string>((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const headers = {
        authorization: `Bearer ${token}`,
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      }
      const sent = request(`${url}/api${path}`, { method, agent, headers }, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () => {
          const answer = Buffer.concat(pieces).toString()
          if ((response.statusCode ?? 500) >= 300)
            reject(new Error(`${method} ${path}: ${response.statusCode} ${answer.slice(0, 300)}`))
          else resolve(answer)
        })
      })
      sent.on('error', reject)
      sent.end(text)
    })

  return {
    get: async (path) => JSON.parse(await call('GET', path)) as unknown,
    post: async (path, body) => JSON.parse(await call('POST', path, body)) as unknown,
    postText: (path, body) => call('POST', path, body),
    memory() {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        const megabytes = (name: string) =>
          Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
        return { now: megabytes('VmRSS'), highest: megabytes('VmHWM') }
      } catch {
        return null
      }
    },
    cpuSeconds() {
      try {
        // After the name, which may hold spaces: the 12th and 13th fields are user and system time in ticks of 10 ms.
        const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        return (Number(fields[11]) + Number(fields[12])) / 100
      } catch {
        return null
      }
    },
    async stop() {
      agent.destroy()
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
