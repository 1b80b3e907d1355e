import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'

export const projectDir = resolve(__dirname, '..', '..')
/** Another place with an `out` of its own, for when the sources are being changed while the tests run. */
const buildDir = process.env.BUURTBALIE_BUILD ?? projectDir
const cli = join(buildDir, 'out', 'main', 'cli.cjs')

/** The moment at which every host of these tests stands still: Tuesday 2 June 2026, 11.20. */
export const NOW = '2026-06-02T09:20:00Z'
export const TODAY = '2026-06-02'
const env = { ...process.env, BUURTBALIE_NOW: NOW }
const STOP_MS = 10_000

/** A row as the REST paths answer it; a test names the fields that it looks at. */
export type Row = {
  id: string
  revision: number
  name: string
  title: string
  startsAt: string
  endsAt: string
} & Record<'status' | 'renterName' | 'centreId' | 'contactName', string | null> & {
    roomIds: string[]
    participants: number | null
    archived: boolean
  }

export type Host = {
  dataDir: string
  url: string
  token: string
  get<T = Row>(path: string): Promise<T>
  post<T = Row>(path: string, body: unknown): Promise<T>
  patch<T = Row>(path: string, body: unknown): Promise<T>
  stop(): Promise<void>
}

/** Starts `serve` of the build on a data folder and a free port. */
async function serve(dataDir: string): Promise<Host> {
  const child = spawn(process.execPath, [cli, 'serve', '--data', dataDir, '--port', '0', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exited.then(() => Promise.reject(new Error('serve ended before it listened'))),
  ])) as [string]
  const { url, token } = JSON.parse(line) as { url: string; token: string }
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  return {
    dataDir,
    url,
    token,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await exited
      clearTimeout(late)
    },
  }
}

/** What a page said wrong. A refused call (4xx of /rpc) is an answer that the screens show, so it does not count. */
function listen(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`page error: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const refused = /status of 4\d\d/.test(message.text()) && message.location().url.includes('/rpc/')
    if (!refused) faults.push(`console ${message.type()}: ${message.text()}`)
  })
}

type Open = (url: string, options: BrowserContextOptions) => Promise<Page>

/**
 * Opens pages, each with storage of its own, and closes them when the test ends: the browser is shared by all tests
 * of a worker, and pages left open go on asking a host that is gone.
 */
async function withPages(browser: Browser, faults: string[], use: (open: Open) => Promise<void>): Promise<void> {
  const contexts: BrowserContext[] = []
  await use(async (url, options) => {
    const context = await browser.newContext({ reducedMotion: 'reduce', colorScheme: 'light', ...options })
    contexts.push(context)
    const page = await context.newPage()
    listen(page, faults)
    await page.goto(url)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    return page
  })
  await Promise.all(contexts.map((context) => context.close()))
}

type Kind = 'empty' | 'demo'
type Fixtures = {
  /** Starts a host on a copy of what was prepared, or on a folder that is in use already. */
  start: (data: Kind | { dataDir: string }) => Promise<Host>
  /** What pages said wrong so far; the test fails when anything is left in it. */
  faults: string[]
  /** Opens a page of a host at an address behind the hash, such as `/planbord?dag=2026-06-02`. */
  open: (host: Host, address?: string, options?: BrowserContextOptions) => Promise<Page>
  /** The same without the token: as somebody who comes by the address of the host, and has to log in. */
  visit: (host: Host, address?: string, options?: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<Fixtures, { demoDir: string }>({
  demoDir: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from a pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'buurtbalie-e2e-demo-'))
      const made = spawnSync(process.execPath, [cli, 'demo', '--data', folder, '--years', '1'], {
        env,
        timeout: 60_000,
      })
      if (made.status !== 0) throw new Error(`demo: ${made.stderr?.toString()}`)
      await use(folder)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  start: async ({ demoDir }, use) => {
    const folders: string[] = []
    const hosts: Host[] = []
    await use(async (data) => {
      const dataDir = typeof data === 'string' ? mkdtempSync(join(tmpdir(), 'buurtbalie-e2e-')) : data.dataDir
      if (typeof data === 'string') folders.push(dataDir)
      if (data === 'demo') cpSync(demoDir, dataDir, { recursive: true })
      const host = await serve(dataDir)
      hosts.push(host)
      return host
    })
    await Promise.all(hosts.map((host) => host.stop()))
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  faults: async ({}, use) => {
    const faults: string[] = []
    await use(faults)
    expect(faults, 'errors in the page').toEqual([])
  },
  open: async ({ browser, faults }, use) => {
    await withPages(browser, faults, (open) =>
      use((host, address = '/vandaag', options = {}) => open(`${host.url}/?token=${host.token}#${address}`, options)),
    )
  },
  visit: async ({ browser, faults }, use) => {
    await withPages(browser, faults, (open) =>
      use((host, address = '/vandaag', options = {}) => open(`${host.url}/#${address}`, options)),
    )
  },
})
export { expect }

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '23:00' }))

export type Small = {
  host: Host
  centreId: string
  rooms: Record<'Grote zaal' | 'Kleine zaal' | 'Ontmoeting', string>
  /** Books through the API; the day is today unless `from` names one. */
  book(title: string, room: keyof Small['rooms'], from: string, to: string, more?: object): Promise<Row>
  /** The booking as the host has it now. */
  read(id: string): Promise<Row>
  /** Bookings of today. */
  today(): Promise<Row[]>
}

const wall = (text: string): string => (text.includes('T') ? text : `${TODAY}T${text}`)

/** One centre that is open every day, two rooms for one group each and one that is shared, and two renters. */
export async function small(host: Host): Promise<Small> {
  const { id: centreId } = await host.post('/setup', {
    organisation: 'Stichting De Proef',
    municipality: 'Proefdam',
    centre: { name: 'Buurthuis De Proef', type: 'buurtplein', openingHours: everyDay, staffedHours: everyDay },
    rooms: [
      { name: 'Grote zaal', capacity: 80, sortOrder: 0 },
      { name: 'Kleine zaal', capacity: 20, sortOrder: 1 },
      { name: 'Ontmoeting', capacity: 30, use: 'shared', sortOrder: 2 },
    ],
  })
  await host.post('/renters', { name: 'Shantykoor De Wilgen', category: 'association', contactName: 'Piet Bakker' })
  await host.post('/renters', { name: 'Bridgeclub Oost', category: 'association', phone: '0180 123456' })
  const list = await host.get<Row[]>(`/rooms?centreId=${centreId}`)
  const rooms = Object.fromEntries(list.map(({ id, name }) => [name, id])) as Small['rooms']
  return {
    host,
    centreId,
    rooms,
    book: (title, room, from, to, more = {}) =>
      host.post('/bookings', {
        centreId,
        roomIds: [rooms[room]],
        startsAt: wall(from),
        endsAt: wall(to),
        title,
        expectedParticipants: 12,
        ...more,
      }),
    read: (id) => host.get(`/bookings/${id}`),
    today: () => host.get<Row[]>(`/bookings?centreId=${centreId}&from=${TODAY}&to=2026-06-03`),
  }
}

/** The side panel. */
export const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Boeking' })
