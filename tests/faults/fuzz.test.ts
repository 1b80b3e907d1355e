import { cpSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll } from 'vitest'
import { checkStore } from '#core/app/maintenance'
import { errorMap } from '#shared/contract/errors'
import { aCentre, newFolder, removeFolders, TOKEN, testCore, testHost } from '../support/host'
import { type Call, calls, type Ids } from './support/arbitrary'
import { fingerprint } from './support/content'
import { fault, sized, type Trial } from './support/fault'

/** Calls per transport, spread over every call of the contract. */
const DIRECT = sized(5_000, 400)
const OVER_HTTP = sized(5_000, 400)
/** Requests of raw bytes. */
const RAW = sized(1_000, 150)
/** After so many refused calls the whole content is compared; after each one whether anybody wrote at all. */
const WHOLE_EVERY = 200
/** A stream is left after its first word, or when none comes; a call that thinks for longer than this is broken off. */
const MOST_MS = 15_000
const STREAM_MS = 100

/** A try to log in counts, also when it is refused. */
const countsTries = new Set(['session.logIn', 'session.unlock', 'session.recover', 'users.changeOwnSecret'])
/** An inside that shows: SQL, a stack, a path, a part of ours. */
const inside =
  /sqlite|\bconstraint failed|no such (table|column)|\bselect .{1,80} from\b|\binsert into\b|node_modules|\.[cm]?[jt]s:\d+|\n\s+at |\/tmp\/|\/core\//i
const codes = new Set([...Object.keys(errorMap)])

let filledDir = ''
beforeAll(async () => {
  const core = await testCore()
  await aFewRows(core)
  await core.close()
  filledDir = core.dataDir
}, 300_000)
afterAll(removeFolders)

async function aFewRows(core: Awaited<ReturnType<typeof testCore>>): Promise<void> {
  const { client } = core
  const { centre, exclusive } = await aCentre(core)
  const renter = await client.renters.create({
    name: 'Koor De Merel',
    category: 'association',
    email: 'koor@merel.example',
  })
  await client.facilities.create({ centreId: centre.id, name: 'Beamer', stock: 2 })
  await client.labels.create({ kind: 'theme', name: 'Meedoen' })
  for (const status of ['confirmed', 'request', 'option'] as const)
    for (let day = 1; day <= 5; day += 1) {
      const at = (hour: number) => `2024-06-${String(day + 10).padStart(2, '0')}T${hour}:00` as never
      const hour = { confirmed: 10, request: 13, option: 16 }[status]
      const times = { startsAt: at(hour), endsAt: at(hour + 2) }
      await client.bookings.create({
        centreId: centre.id,
        roomIds: [exclusive.id],
        renterId: renter.id,
        title: 'Koor',
        status,
        ...times,
      })
    }
}

async function filledStore(trial: Trial) {
  const faults: string[] = []
  const error = (data: object) => void faults.push(JSON.stringify(data).slice(0, 1_500))
  const dataDir = newFolder()
  cpSync(filledDir, dataDir, { recursive: true })
  const core = await testCore({ dataDir, log: { info: () => undefined, warn: () => undefined, error } })
  const watcher = new Database(core.databaseFile, { readonly: true })
  const folder = mkdtempSync(join(newFolder(), 'copies-'))
  const all = calls(idsOf(watcher), folder)
  const samples = new Map<string, unknown[]>()
  const most = Math.ceil(Math.max(DIRECT, OVER_HTTP) / all.length) + 1
  for (const call of all) samples.set(call.name, fc.sample(call.input, { numRuns: most, seed: trial.below(2 ** 31) }))
  /** Calls in turns, each time with another input. */
  const nth = (n: number): { call: Call; input: unknown } => {
    const call = all[n % all.length]
    if (call === undefined) throw new Error('no calls')
    return { call, input: samples.get(call.name)?.[Math.floor(n / all.length)] }
  }
  return { core, watcher, nth, count: all.length, faults }
}

function idsOf(db: Database.Database): Ids {
  const tables = db
    .prepare(
      `select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'id' and c.type = 'TEXT' where m.type = 'table'`,
    )
    .pluck()
    .all() as string[]
  return new Map(
    tables.map((name) => [name, db.prepare(`select id from "${name}" limit 40`).pluck().all() as string[]]),
  )
}

/** Says of a refused call whether anything was written: SQLite tells whether another connection committed, the content whether that is true. */
function writes(db: Database.Database) {
  const version = () => db.pragma('data_version', { simple: true }) as number
  let known = version()
  let whole = { version: known, content: fingerprint(db) }
  let refused = 0
  return {
    before() {
      known = version()
    },
    /** What a call before it looked at may be logged just now: a call that writes does so again when it is made again. */
    async afterRefused(again: () => Promise<unknown>): Promise<string | null> {
      for (let time = 0; version() !== known; time += 1) {
        if (time === 3) return 'a refused call wrote'
        await new Promise((resolve) => setTimeout(resolve, 300))
        known = version()
        await again()
      }
      refused += 1
      if (refused % WHOLE_EVERY !== 0) return null
      const now = { version: known, content: fingerprint(db) }
      const isSame = now.version !== whole.version || now.content === whole.content
      whole = now
      return isSame ? null : 'the content changed without a write'
    },
  }
}

/** An answer may say again what was sent. */
function withoutOwn(said: string, input: unknown): string {
  const texts: string[] = []
  JSON.stringify(input, (_, value: unknown) => {
    if (typeof value === 'string' && value !== '') texts.push(value)
    return value
  })
  return texts.reduce((rest, text) => rest.replaceAll(text, '').replaceAll(JSON.stringify(text).slice(1, -1), ''), said)
}

const told = (input: unknown) => JSON.stringify(input)?.slice(0, 300)

fault('fuzzed calls, direct', async (trial) => {
  const { core, watcher, nth, count, faults } = await filledStore(trial)
  const written = writes(watcher)
  const outcomes = new Map<string, number>()
  const client = core.client as unknown as Record<
    string,
    Record<string, (input: unknown, options: object) => Promise<unknown>>
  >
  for (let n = 0; n < DIRECT; n += 1) {
    const { call, input } = nth(n)
    const [group = '', name = ''] = call.name.split('.')
    written.before()
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), MOST_MS)
    let problem: string | null = null
    let code = 'done'
    const again = () => client[group]?.[name]?.(input, {}).catch(() => undefined) ?? Promise.resolve()
    let left = false
    try {
      const output = await client[group]?.[name]?.(input, { signal: stop.signal })
      if (isStream(output)) {
        await Promise.race([output.next(), new Promise((resolve) => setTimeout(resolve, STREAM_MS))])
        left = true
        stop.abort()
        await output.return?.()
      }
    } catch (error) {
      const { code: found, message, data } = error as { code?: unknown; message?: string; data?: unknown }
      code = left ? 'done' : stop.signal.aborted ? 'broken off' : String(found)
      const said = `${message} ${JSON.stringify(data) ?? ''}`
      if (left || code === 'broken off') problem = null
      else if (!codes.has(code)) problem = `threw ${String(error)}`
      else if (code === 'internal' || code === 'unreadable') problem = `${code}: ${faults.at(-1)}`
      else if (inside.test(withoutOwn(said, input))) problem = `says ${said.slice(0, 200)}`
      else if (!countsTries.has(call.name) && code !== 'broken off') problem = await written.afterRefused(() => again())
    } finally {
      clearTimeout(timer)
    }
    outcomes.set(code, (outcomes.get(code) ?? 0) + 1)
    if (problem === null) trial.survived()
    else trial.lost(`${call.name}(${told(input)}): ${problem}`)
  }
  await finish(trial, core, watcher, outcomes, count)
})

fault('fuzzed calls over HTTP', async (trial) => {
  const { core, watcher, nth, count, faults } = await filledStore(trial)
  const host = await testHost(core)
  const written = writes(watcher)
  const outcomes = new Map<string, number>()
  for (let n = 0; n < OVER_HTTP; n += 1) {
    const { call, input } = nth(n)
    written.before()
    const { path, init } = requestOf(call, input, trial.random() < 0.5)
    const { status, body } = await ask(`${host.url}${path}`, init)
    const problem =
      problemOf(status, body, init.body ?? '', faults) ??
      (status >= 400 && status < 500 && !countsTries.has(call.name)
        ? await written.afterRefused(() => ask(`${host.url}${path}`, init))
        : null)
    outcomes.set(String(status), (outcomes.get(String(status)) ?? 0) + 1)
    if (problem === null) trial.survived()
    else trial.lost(`${init.method} ${path} ${told(init.body)}: ${problem}`)
  }
  await host.close()
  await finish(trial, core, watcher, outcomes, count)
})

fault('raw bytes over HTTP', async (trial) => {
  const { core, watcher, nth, faults } = await filledStore(trial)
  const host = await testHost(core)
  const written = writes(watcher)
  const outcomes = new Map<string, number>()
  const deep = (n: number, open: string, close: string) => `${open.repeat(n)}${close.repeat(n)}`
  const shapes: ((n: number) => string | Buffer)[] = [
    () => Buffer.from(Array.from({ length: trial.below(400) }, () => trial.below(256))),
    () => deep(10_000, '[', ']'),
    () => `{"json":${deep(10_000, '{"a":', '').slice(0, 50_000)}1${'}'.repeat(10_000)}}`,
    () => `{"title":"a","title":"b","__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}`,
    () => '{"__proto__":{"json":{}},"json":{"__proto__":{"id":"x"}},"meta":[[9999,"__proto__"]]}',
    () => `{"json":{},"meta":${JSON.stringify([[trial.below(12), 'a', '__proto__', 'b']])}}`,
    () => '\ufeff{}',
    () => '{"title":"\\ud800"}',
    () => '{"n":1e99999,"m":-0,"o":00}',
    () => 'x'.repeat(1_100_000),
    (n) => {
      const bytes = Buffer.from(JSON.stringify(nth(n).input) ?? '')
      if (bytes.length > 0) bytes[trial.below(bytes.length)] = trial.below(256)
      return bytes
    },
  ]
  for (let n = 0; n < RAW; n += 1) {
    const { call } = nth(n)
    const [path, method] =
      trial.random() < 0.5
        ? [`/rpc/${call.name.replace('.', '/')}`, 'POST']
        : [`/api${call.path.replaceAll(/[{}]/g, '')}`, call.method]
    const body = method === 'GET' ? undefined : shapes[n % shapes.length]?.(n)
    const query =
      method === 'GET'
        ? `?${trial.pick(['%', '%ff%fe', 'a[b][c]=1', '__proto__[x]=1', 'from=%00', 'id=1&id=2', `q=${'a'.repeat(9_000)}`])}`
        : ''
    written.before()
    const request = {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': trial.pick([
          'application/json',
          'text/plain',
          'multipart/form-data; boundary=x',
          'application/x-www-form-urlencoded',
        ]),
      },
      ...(body === undefined ? {} : { body: body as never }),
    }
    const { status, body: answer } = await ask(`${host.url}${path}${query}`, request)
    const problem =
      problemOf(status, answer, '', faults) ??
      (status >= 400 && !countsTries.has(call.name)
        ? await written.afterRefused(() => ask(`${host.url}${path}${query}`, request))
        : null)
    outcomes.set(String(status), (outcomes.get(String(status)) ?? 0) + 1)
    if (problem === null) trial.survived()
    else trial.lost(`${method} ${path}${query} ${String(body).slice(0, 120)}: ${problem}`)
  }
  await host.close()
  await finish(trial, core, watcher, outcomes, 0)
})

async function finish(
  trial: Trial,
  core: Awaited<ReturnType<typeof testCore>>,
  watcher: Database.Database,
  outcomes: Map<string, number>,
  count: number,
) {
  watcher.close()
  for (const { code, detail } of (await checkStore(core.ctx)).problems) trial.lost(`afterwards: ${code} ${detail}`)
  await core.close()
  const words = [...outcomes].sort(([, a], [, b]) => b - a).map(([what, n]) => `${n} ${what}`)
  trial.note(`${count > 0 ? `${count} calls of the contract; ` : ''}${words.join(', ')}`)
}

type Init = { method: string; headers: Record<string, string>; body?: string }

/** As our own page asks it, or as a program of others does. */
function requestOf(call: Call, input: unknown, asPage: boolean): { path: string; init: Init } {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
  if (asPage)
    return {
      path: `/rpc/${call.name.replace('.', '/')}`,
      init: { method: 'POST', headers, body: JSON.stringify({ json: input }) },
    }
  const fields = typeof input === 'object' && input !== null ? { ...(input as Record<string, unknown>) } : {}
  const path = call.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = fields[name]
    delete fields[name]
    return encodeURIComponent(wellFormed(value))
  })
  if (call.method !== 'GET')
    return { path: `/api${path}`, init: { method: call.method, headers, body: JSON.stringify(fields) } }
  const query = Object.entries(fields).map(
    ([name, value]) => `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(value))}`,
  )
  return { path: `/api${path}${query.length > 0 ? `?${query.join('&')}` : ''}`, init: { method: 'GET', headers } }
}

/** An address can't hold half of a pair. */
const wellFormed = (value: unknown) =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 2_000).replaceAll(/\p{Surrogate}/gu, '')

async function ask(url: string, init: RequestInit): Promise<{ status: number; body: string }> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), MOST_MS)
  try {
    const response = await fetch(url, { ...init, signal: stop.signal, redirect: 'manual' })
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      stop.abort()
      return { status: response.status, body: '' }
    }
    return { status: response.status, body: await response.text() }
  } catch (error) {
    return stop.signal.aborted ? { status: 0, body: '' } : { status: 599, body: String(error) }
  } finally {
    clearTimeout(timer)
  }
}

function problemOf(status: number, body: string, sent: string, faults: readonly string[]): string | null {
  if (status === 0) return null
  if (status >= 500 && !body.includes('"busy"')) return `${status} ${body.slice(0, 300)} ${faults.at(-1)}`
  if (status < 400) return null
  const { code } = (JSON.parse(body).json ?? JSON.parse(body)) as { code?: string }
  if (code === undefined || !codes.has(code)) return `${status} without a code of ours: ${body.slice(0, 200)}`
  return inside.test(withoutOwn(body, sentOf(sent))) ? `says ${body.slice(0, 300)}` : null
}

const sentOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output
