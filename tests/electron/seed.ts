import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectDir } from './app'
import { smallCentre } from './port'

export type Seeded = { centreId: string; rooms: Record<string, string> }
type Host = { post<T>(path: string, body: unknown): Promise<T>; get<T>(path: string): Promise<T> }

/** Runs the web host of the build on a folder for as long as `work` takes. */
async function withHost<T>(dataDir: string, work: (host: Host) => Promise<T>): Promise<T> {
  const cli = join(projectDir, 'out', 'main', 'cli.cjs')
  const child = spawn(process.execPath, [cli, 'serve', '--data', dataDir, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const { url, token } = JSON.parse(line.toString()) as { url: string; token: string }
    const call = async (path: string, init: RequestInit) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const answer = await fetch(`${url}/api${path}`, { ...init, headers })
      const body = await answer.json()
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`)
      return body
    }
    return await work({
      get: (path) => call(path, {}),
      post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
    })
  } finally {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
}

/** Makes one centre with two rooms in an empty folder, and bookings: title, room, start, end. */
export function seed(dataDir: string, bookings: [string, string, string, string][]): Promise<Seeded> {
  return withHost(dataDir, async ({ get, post }) => {
    const { id: centreId } = await post<{ id: string }>('/setup', smallCentre)
    const list = await get<{ id: string; name: string }[]>(`/rooms?centreId=${centreId}`)
    const rooms = Object.fromEntries(list.map(({ id, name }) => [name, id]))
    for (const [title, room, startsAt, endsAt] of bookings)
      await post('/bookings', { centreId, roomIds: [rooms[room]], startsAt, endsAt, title, expectedParticipants: 12 })
    return { centreId, rooms }
  })
}

/** Makes the small centre with users for the whole organisation; the first is an administrator. */
export function seedUsers(dataDir: string, users: { name: string; role: string; secret: string }[]): Promise<void> {
  return withHost(dataDir, async ({ post }) => {
    await post('/setup', smallCentre)
    for (const { name, role, secret } of users)
      await post('/users', { name, roles: [{ role, centreId: null }], secret })
  })
}
