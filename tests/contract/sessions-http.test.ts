import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import { type Host, startHost } from '../../src/host/server'
import { aCentre, pageFolder, removeFolders, TOKEN, testCore } from '../support/host'

const PASSWORD = 'groene gieter 4'
const limits = { calls: { burst: 1000, perSecond: 10 }, tries: { burst: 5, perSecond: 0.001 } }
let core: Core
let host: Host
beforeAll(async () => {
  core = await testCore()
  await aCentre(core)
  const roles = [{ role: 'administrator', centreId: null }] as const
  for (const name of ['Els', 'Bram']) await core.client.users.create({ name, roles: [...roles], secret: PASSWORD })
  host = await startHost({ core, rendererDir: pageFolder(), token: TOKEN, limits })
})
afterAll(async () => {
  await host.close()
  await core.close()
  removeFolders()
})

/** As our page in a browser: with what it says of itself, and its cookie. */
async function ask(path: string, json: unknown = {}, cookie = '', headers: Record<string, string> = {}) {
  const response = await fetch(`${host.url}/rpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: host.url, cookie, ...headers },
    body: JSON.stringify({ json }),
  })
  const { json: body } = (await response.json()) as { json: Record<string, unknown> }
  return { status: response.status, body, set: response.headers.get('set-cookie') }
}
const pair = (set: string | null) => set?.split(';', 1).join('') ?? ''
const logIn = (name: string, cookie = '') => ask('session/logIn', { name, secret: PASSWORD }, cookie)

test('without a log-in our page gets to know who it is, and nothing else', async () => {
  expect(await ask('session/state')).toMatchObject({ status: 200, body: { loginNeeded: true, user: null } })
  expect((await ask('centres/list')).status).toBe(401)
  expect((await ask('session/people')).status).toBe(403)
})

test('the cookie of a log-in is out of reach of scripts and other sites, and new each time', async () => {
  const planted = `buurtbalie-${new URL(host.url).port}=planted`
  const first = await logIn('Els', planted)
  expect(first.set).toMatch(/^buurtbalie-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
  expect((await ask('centres/list', {}, pair(first.set))).status).toBe(200)
  // What somebody planted before the log-in opens nothing after it.
  expect((await ask('centres/list', {}, planted)).status).toBe(401)
  const second = await logIn('Els', pair(first.set))
  expect(pair(second.set)).not.toBe(pair(first.set))
  expect((await ask('centres/list', {}, pair(first.set))).status).toBe(401)
  expect((await ask('centres/list', {}, pair(second.set))).status).toBe(200)
})

test('another site can neither call with the cookie nor log somebody in', async () => {
  const cookie = pair((await logIn('Els')).set)
  expect((await ask('centres/list', {}, cookie, { origin: 'https://evil.example' })).status).toBe(403)
  const silent = await fetch(`${host.url}/rpc/centres/list`, { method: 'POST', headers: { cookie } })
  expect(silent.status).toBe(401)
  const forged = await fetch(`${host.url}/rpc/session/logIn`, {
    method: 'POST',
    body: JSON.stringify({ json: { name: 'Els', secret: PASSWORD } }),
  })
  expect(forged.status).toBe(401)
  expect(forged.headers.get('set-cookie')).toBeNull()
})

test('a session ends at log-out, at a lock, and when the user is blocked', async () => {
  for (const exit of ['session/logOut', 'session/lock']) {
    const cookie = pair((await logIn('Els')).set)
    expect((await ask(exit, {}, cookie)).set).toContain('Max-Age=0')
    expect((await ask('centres/list', {}, cookie)).status).toBe(401)
  }
  const cookie = pair((await logIn('Bram')).set)
  expect((await ask('centres/list', {}, cookie)).status).toBe(200)
  const bram = (await core.client.users.list()).find(({ name }) => name === 'Bram')
  if (!bram) throw new Error('no Bram')
  await core.client.users.change({ id: bram.id, revision: bram.revision, blocked: true })
  expect((await ask('centres/list', {}, cookie)).status).toBe(401)
})

test('guessing ends for the address, and logging in right costs nothing', async () => {
  for (let time = 0; time < 8; time += 1) expect((await logIn('Els')).status).toBe(200)
  const guess = () => ask('session/logIn', { name: 'Niemand', secret: 'wrong' })
  const statuses: number[] = []
  for (let time = 0; time < 6; time += 1) statuses.push((await guess()).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
}, 30_000)
