import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import { neededFor } from '#core/app/permissions'
import { sameForAll } from '#core/app/rights'
import { fieldsOf } from '#core/app/sight'
import { contract } from '#shared/contract/index'
import { type Role, roles } from '#shared/domain/access'
import { type Host, startHost } from '../../src/host/server'
import { wall } from '../support/core'
import { aCentre, pageFolder, removeFolders, TOKEN, testCore } from '../support/host'

const SECRET = 'een lang wachtwoord'
const NO_ROW = '01890000-0000-7000-8000-000000000000'
/** Thousands of calls of one address within seconds; how much it may do is tested elsewhere. */
const limits = { calls: { burst: 100_000, perSecond: 100 }, tries: { burst: 1000, perSecond: 1 } }
/** The municipality is there for all; the others have one centre. */
const whole = new Set<Role>(['administrator', 'coordinator', 'municipality'])
/** These change who is logged in. */
const ofSession = new Set(['session.logOut', 'session.lock'])

type Call = { name: string; method: string; path: string; fields: ReadonlySet<string> }
const calls: Call[] = Object.entries(contract).flatMap(([group, ofGroup]) =>
  Object.entries(ofGroup).map(([call, { '~orpc': def }]) => ({
    ...{ name: `${group}.${call}`, method: def.route.method ?? '', path: def.route.path ?? '' },
    fields: fieldsOf(def.inputSchema),
  })),
)

let core: Core
let host: Host
const cookies = new Map<Role, string>()
/** What the host may never say of the other centre to who has the first one. */
let marks: string[]
let elsewhere: { centreId: string; roomId: string; bookingId: string }

beforeAll(async () => {
  core = await testCore()
  const { centre } = await aCentre(core)
  elsewhere = await otherCentre()
  marks = [...Object.values(elsewhere), 'Achterkamer', 'Geheim overleg']
  host = await startHost({ core, rendererDir: pageFolder(), token: TOKEN, limits })
  for (const role of roles) {
    const centreId = whole.has(role) ? null : centre.id
    await core.client.users.create({ name: role, roles: [{ role, centreId }], secret: SECRET })
    const { set } = await ask('/rpc/session/logIn', { body: { json: { name: role, secret: SECRET } } })
    cookies.set(role, set?.split(';', 1).join('') ?? '')
  }
}, 30_000)
afterAll(async () => {
  await host.close()
  await core.close()
  removeFolders()
})

/** A centre with a room and a booking of its own. */
async function otherCentre() {
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    ...{ weekday, opens: '09:00' as never, closes: '22:00' as never },
  }))
  const { id: centreId } = await core.client.centres.create({ name: 'West', type: 'wvc', openingHours: days })
  const room = await core.client.rooms.create({ centreId, name: 'Achterkamer', capacity: 10, use: 'exclusive' })
  const booking = await core.client.bookings.create({
    ...{ centreId, roomIds: [room.id], title: 'Geheim overleg', status: 'confirmed' },
    ...{ startsAt: wall('14:00'), endsAt: wall('16:00') },
  })
  return { centreId, roomId: room.id, bookingId: booking.id }
}

type Ask = { method?: string; body?: object; cookie?: string; headers?: Record<string, string> }
type Answer = { status: number; code: string | null; text: string; set: string | null }

/** As our own page does it, with the cookie of whoever is logged in. */
async function ask(path: string, { method = 'POST', body, cookie, headers }: Ask = {}): Promise<Answer> {
  const aborter = new AbortController()
  const response = await fetch(`${host.url}${path}`, {
    method,
    signal: aborter.signal,
    headers: {
      ...{ 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
      ...(headers ?? { origin: host.url }),
    },
    ...(body === undefined || method === 'GET' ? {} : { body: JSON.stringify(body) }),
  })
  const set = response.headers.get('set-cookie')
  // The stream of changes never ends by itself.
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    aborter.abort()
    return { status: response.status, code: null, text: '', set }
  }
  const text = await response.text()
  return { status: response.status, code: response.ok ? null : codeOf(text), text, set }
}
function codeOf(text: string): string {
  const body = JSON.parse(text) as { code?: string; json?: { code: string } }
  return body.json?.code ?? body.code ?? ''
}

type Way = (call: Call, as: Pick<Ask, 'cookie' | 'headers'>, input?: Record<string, unknown>) => Promise<Answer>
const rpc: Way = ({ name }, as, input = {}) => ask(`/rpc/${name.replace('.', '/')}`, { ...as, body: { json: input } })
const rest: Way = ({ method, path }, as, input = {}) => {
  const filled = path.replace(/\{(\w+)\}/g, (_, field: string) => String(input[field] ?? NO_ROW))
  const left = Object.entries(input).filter(([field]) => !path.includes(`{${field}}`))
  const query = left.map(([field, value]) => `${field}=${encodeURIComponent(String(value))}`).join('&')
  return method === 'GET'
    ? ask(`/api${filled}?${query}`, { ...as, method })
    : ask(`/api${filled}`, { ...as, method, body: Object.fromEntries(left) })
}
const ways = [
  { way: '/rpc', via: rpc },
  { way: '/api', via: rest },
]

/** What the table says of a role. */
function may(role: Role, name: string): boolean {
  const needed = neededFor(name)
  if (needed === null || needed === 'everyone') return needed === 'everyone'
  return needed.roles.includes(role) && (!needed.whole || whole.has(role))
}
const isRefused = ({ status, code }: Answer) =>
  (status === 401 && code === 'unauthenticated') || (status === 403 && code === 'forbidden')
/** Names to choose from are shown at a desk only, and the log of one booking is asked for with the booking. */
const refusedAnyhow = (role: Role | null, name: string) =>
  name === 'session.people' || (name === 'app.log' && role === 'beheerder')

describe.each(ways)('over $way', ({ via }) => {
  test.each(roles)('a %s may do what the table says, call by call', async (role) => {
    const wrong: string[] = []
    for (const call of calls.filter(({ name }) => !ofSession.has(name))) {
      const answer = await via(call, { cookie: cookies.get(role) ?? '' })
      const expected = may(role, call.name) && !refusedAnyhow(role, call.name)
      if (isRefused(answer) === expected) wrong.push(`${call.name}: ${answer.status} ${answer.code}`)
      if (answer.status >= 500) wrong.push(`${call.name}: ${answer.status} ${answer.text}`)
      if (!expected && answer.status !== 403) wrong.push(`${call.name}: ${answer.status} where it is known who asks`)
    }
    expect(wrong).toEqual([])
  })

  test('without a log-in only what is for everyone answers', async () => {
    const answered: string[] = []
    for (const call of calls) {
      const answer = await via(call, {})
      expect(answer.status, call.name).toBeLessThan(500)
      if (!isRefused(answer)) answered.push(call.name)
      else if (call.name !== 'session.people') expect([call.name, answer.status]).toEqual([call.name, 401])
    }
    // The health of the host is for programs, by its own address.
    const forAll = calls.filter(({ name }) => neededFor(name) === 'everyone' && !refusedAnyhow(null, name))
    const expected = forAll.filter(({ name }) => via === rest || name !== 'app.health')
    expect(answered).toEqual(expected.map(({ name }) => name))
  })

  test('the cookie alone, sent by another site or by nobody knows whom, does nothing', async () => {
    const cookie = cookies.get('administrator') ?? ''
    const before = await core.client.app.log({})
    for (const call of calls) {
      if (call.name === 'app.health') continue
      const foreign = await via(call, { cookie, headers: { origin: 'https://evil.example' } })
      expect([call.name, foreign.status]).toEqual([call.name, 403])
      const silent = await via(call, { cookie, headers: {} })
      expect([call.name, silent.status]).toEqual([call.name, 401])
    }
    expect(await core.client.app.log({})).toEqual(before)
    const inside = await ask('/rpc/session/state', { cookie, body: { json: {} } })
    expect(inside.text).toContain('"name":"administrator"')
  })

  test.each(['board', 'volunteer'] as const)('a %s of one centre is told nothing of another', async (role) => {
    const { centreId, roomId, bookingId } = elsewhere
    const asked: Record<string, unknown> = {
      ...{ centreId, roomId, roomIds: [roomId], bookingId, id: bookingId, ids: [bookingId] },
      ...{ from: '2024-06-01', to: '2024-06-30', day: '2024-06-03', date: '2024-06-03', month: '2024-06' },
      ...{ period: '2024-Q2', quarter: '2024-Q2', year: 2024, q: 'overleg', startsAt: wall('14:00') },
      ...{ endsAt: wall('16:00'), title: 'Wij ook', kind: 'booking', status: 'request', revision: 1 },
    }
    const before = await core.client.bookings.get({ id: bookingId })
    const reached: string[] = []
    for (const call of calls.filter(({ name }) => may(role, name) && !sameForAll.has(name) && !ofSession.has(name))) {
      const fit = Object.fromEntries(Object.entries(asked).filter(([field]) => call.fields.has(field)))
      const { centreId: _, ...anywhere } = fit
      for (const input of [fit, anywhere]) {
        const answer = await via(call, { cookie: cookies.get(role) ?? '' }, input)
        expect(answer.status, call.name).toBeLessThan(500)
        // A refusal may say back which row was asked for.
        const told = answer.status < 300 ? marks.filter((mark) => answer.text.includes(mark)) : []
        if (told.length > 0) reached.push(`${call.name} ${JSON.stringify(input)}: ${told.join(', ')}`)
      }
    }
    expect(reached).toEqual([])
    expect(await core.client.bookings.get({ id: bookingId })).toEqual(before)
  })
})

describe('what the table comes down to', () => {
  const asks = (role: Role) =>
    calls.filter(({ name, method }) => method !== 'GET' && may(role, name)).map(({ name }) => name)
  const ofOwnLogIn = [
    ...['session.logIn', 'session.logOut', 'session.lock', 'session.unlock', 'session.recover'],
    'users.changeOwnSecret',
  ]

  test('a municipality changes nothing but its own log-in', () => {
    expect(asks('municipality')).toEqual(ofOwnLogIn)
  })

  test('a board changes nothing but requests', () => {
    const requests = [
      'undo.undo',
      'undo.redo',
      'bookings.create',
      'bookings.check',
      'bookings.change',
      'bookings.cancel',
    ]
    // Reckons and changes nothing.
    expect(asks('board')).toEqual([...ofOwnLogIn, ...requests, 'roomUse.whatIf'])
  })
})
