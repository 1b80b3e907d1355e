import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { request as rawRequest } from 'node:http'
import { connect } from 'node:net'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import type { AppContract } from '#shared/contract/index'
import type { Centre, Room } from '#shared/contract/place'
import { addDays } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { type Host, startHost } from '../../src/host/server'
import { aCentre, NOW, newFolder, pageFolder, removeFolders, TOKEN, testCore, testHost } from '../support/host'

let core: Core
let host: Host
let centre: Centre
let exclusive: Room
let day = addDays(NOW.slice(0, 10) as CivilDate, 1)

beforeAll(async () => {
  core = await testCore()
  ;({ centre, exclusive } = await aCentre(core))
  host = await testHost(core)
})
// Every test books on a day of its own.
beforeEach(() => {
  day = addDays(day, 1)
})
afterAll(async () => {
  await host.close()
  await core.close()
  removeFolders()
})

type Answer = { status: number; headers: Headers; body: Record<string, unknown>; text: string }

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${host.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : {}, text }
}

/** With headers that fetch does not let through, such as Host. */
const rawCall = (
  headers: Record<string, string>,
  path = '/api/centres',
  url = host.url,
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const request = rawRequest(`${url}${path}`, { headers }, (response) => {
      let text = ''
      response.on('data', (piece) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    request.on('error', reject).end()
  })

const wanted = (over: object = {}) => ({
  centreId: centre.id,
  roomIds: [exclusive.id],
  startsAt: `${day}T14:00`,
  endsAt: `${day}T16:00`,
  title: 'Bingo',
  ...over,
})
const book = (over: object = {}) => call('POST', '/api/bookings', wanted(over))

describe('the calls that outsiders rely on', () => {
  test('GET /api/health needs no token', async () => {
    const response = await fetch(`${host.url}/api/health`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ok', version: '0.0.0-test' })
  })

  test('GET /api/centres and /api/rooms?centreId= list', async () => {
    const centres = await call('GET', '/api/centres')
    const rooms = await call('GET', `/api/rooms?centreId=${centre.id}`)
    expect(centres).toMatchObject({ status: 200, body: [{ id: centre.id, name: 'WVC Bolnes' }] })
    expect(rooms.status).toBe(200)
    expect((rooms.body as unknown as Room[]).map((room) => room.name)).toEqual(['Zaal 1', 'Ontmoeting'])
  })

  test('POST /api/bookings answers 201 with id, number, revision and findings', async () => {
    const { status, body } = await book()
    expect(status).toBe(201)
    expect(body).toMatchObject({ id: expect.any(String), revision: 1, status: 'confirmed', findings: [] })
    expect(body.number).toMatch(/^2024-\d+$/)
  })

  test('GET /api/bookings lists what touches the period, with room and status as filters', async () => {
    const { body } = await book({ startsAt: `${day}T20:00`, endsAt: `${day}T21:00` })
    const from = day
    day = addDays(day, 1)
    const period = `centreId=${centre.id}&from=${from}&to=${day}`
    const ids = async (query: string) =>
      ((await call('GET', `/api/bookings?${query}`)).body as unknown as { id: string }[]).map((b) => b.id)

    expect(await ids(period)).toEqual([body.id])
    expect(await ids(`${period}&roomId=${exclusive.id}&status=confirmed`)).toEqual([body.id])
    expect(await ids(`${period}&status=cancelled`)).toEqual([])
    expect(await ids(`centreId=${centre.id}&from=${day}&to=${addDays(day, 20)}`)).not.toContain(body.id)
  })

  test('POST /api/bookings/check answers 200 with findings and writes nothing', async () => {
    const before = await call('GET', `/api/bookings?from=${day}&to=${addDays(day, 20)}`)
    const free = await call('POST', '/api/bookings/check', wanted())
    expect(free).toMatchObject({ status: 200, body: { findings: [] } })
    expect((await call('GET', `/api/bookings?from=${day}&to=${addDays(day, 20)}`)).body).toEqual(before.body)
  })

  test('PATCH /api/bookings/{id} changes; an old revision is stale', async () => {
    const { body } = await book()
    const changed = await call('PATCH', `/api/bookings/${body.id}`, { revision: 1, title: 'Bingoavond' })
    const stale = await call('PATCH', `/api/bookings/${body.id}`, { revision: 1, title: 'Te laat' })
    expect(changed).toMatchObject({ status: 200, body: { revision: 2, title: 'Bingoavond' } })
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale', data: { revision: 2 } } })
  })

  test.each([
    ['cancel', 'confirmed', 'cancelled'],
    ['no-show', 'confirmed', 'no_show'],
    ['confirm', 'request', 'confirmed'],
    ['decline', 'request', 'declined'],
  ])('POST /api/bookings/{id}/%s', async (step, from, to) => {
    const { body } = await book({ status: from })
    const answer = await call('POST', `/api/bookings/${body.id}/${step}`, { revision: 1, reason: 'zo gaat het' })
    expect(answer).toMatchObject({ status: 200, body: { id: body.id, status: to, revision: 2 } })
  })

  test('POST /api/bookings/{id}/attendance', async () => {
    const { body } = await book()
    const answer = await call('POST', `/api/bookings/${body.id}/attendance`, { revision: 1, participants: 23 })
    expect(answer).toMatchObject({ status: 200, body: { participants: 23 } })
  })

  test('GET /api/reports/quarter answers the report of the definitions', async () => {
    const { status, body } = await call('GET', `/api/reports/quarter?quarter=2024-Q2&centreId=${centre.id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ quarter: '2024-Q2', from: '2024-04-01', to: '2024-06-30', asOf: '2024-06-03T08:00' })
    expect(body.centres).toMatchObject([{ centre: 'WVC Bolnes', internal: {}, external: {}, occupancyPct: 0 }])
  })

  test('GET /api/openapi.json describes every path with real types', async () => {
    const { status, body } = await call('GET', '/api/openapi.json')
    expect(status).toBe(200)
    expect(body.openapi).toMatch(/^3\./)
    expect(Object.keys(body.paths as object)).toEqual(
      expect.arrayContaining(['/health', '/bookings', '/bookings/{id}/cancel', '/reports/quarter', '/imports']),
    )
    const create = JSON.stringify((body.paths as Record<string, { post?: unknown }>)['/bookings']?.post)
    expect(create).toContain('"room_conflict"')
    expect(create).toContain('^\\\\d{4}-\\\\d{2}-\\\\d{2}T\\\\d{2}:\\\\d{2}$')
    expect(create).not.toContain('"not":{}')
  })
})

describe('errors are { code, message, data } and say no more', () => {
  /** Our own page gets errors in the wire format of its client. */
  const errorOf = (path: string, { body }: Answer) => (path.startsWith('/rpc') ? body.json : body)
  const shape = { code: expect.any(String), message: expect.any(String), data: expect.any(Object) }

  test('409 room_conflict, and nothing is written', async () => {
    await book()
    const { status, body } = await book()
    expect(status).toBe(409)
    expect(body).toEqual({ ...shape, code: 'room_conflict' })
    expect(body.data).toMatchObject({ findings: [{ code: 'room_conflict' }] })
  })

  test('422 rule_violated', async () => {
    const { status, body } = await book({ startsAt: `${day}T05:00`, endsAt: `${day}T06:00` })
    expect(status).toBe(422)
    expect(body).toEqual({ ...shape, code: 'rule_violated' })
  })

  test.each([
    ['malformed JSON', 'POST', '/api/bookings', '{"title":'],
    ['no JSON at all', 'POST', '/api/bookings', 'hello'],
    ['a list', 'POST', '/api/bookings', '[]'],
    ['null', 'POST', '/api/bookings', 'null'],
    ['no body', 'POST', '/api/bookings', undefined],
    ['a wrong type', 'POST', '/api/bookings', '{"title":7}'],
    ['a day that is none', 'GET', '/api/bookings?from=2024-02-31&to=2024-03-02', undefined],
    ['a parameter twice', 'GET', '/api/bookings?from=2024-02-01&from=2024-02-02&to=2024-03-02', undefined],
    ['a quarter that is none', 'GET', '/api/reports/quarter?quarter=2024-Q5', undefined],
    ['text for a number', 'GET', '/api/renters?q=a&limit=many', undefined],
    ['malformed JSON for our own page', 'POST', '/rpc/bookings/create', '{"json":'],
    ['a wrong type for our own page', 'POST', '/rpc/bookings/create', '{"json":{"title":7}}'],
    ['nonsense for our own page', 'POST', '/rpc/bookings/create', '{"json":1,"meta":[[1,"x","y"]]}'],
  ])('400 invalid_input: %s', async (_, method, path, body) => {
    const answer = await call(method, path, body)
    expect(answer.status).toBe(400)
    expect(errorOf(path, answer)).toMatchObject({
      ...shape,
      code: 'invalid_input',
      data: { issues: expect.any(Array) },
    })
  })

  test.each([
    ['GET', '/api/nothing'],
    ['GET', '/api'],
    ['GET', '/api/bookings/nobody'],
    ['DELETE', '/api/bookings'],
    ['PUT', '/api/centres'],
    ['POST', '/rpc/nothing/at-all'],
    ['POST', '/rpc/bookings/constructor'],
    ['POST', '/'],
  ])('404 not_found: %s %s', async (method, path) => {
    const answer = await call(method, path)
    expect(answer.status).toBe(404)
    expect(errorOf(path, answer)).toMatchObject({ ...shape, code: 'not_found' })
  })

  test('413 too_large above 1 MB, while an import may be larger', async () => {
    const large = 'x'.repeat(1_100_000)
    const refused = await call('POST', '/api/bookings', wanted({ remarks: large }))
    expect(refused).toMatchObject({ status: 413, body: { ...shape, code: 'too_large' } })
    expect((await call('POST', '/rpc/bookings/create', { json: { remarks: large } })).status).toBe(413)

    const file = { name: 'centra.csv', base64: Buffer.from(large).toString('base64') }
    expect((await call('POST', '/api/imports', { files: [file], dryRun: true })).status).toBe(200)
    const huge = { files: [{ name: 'centra.csv', base64: 'A'.repeat(53_000_000) }], dryRun: true }
    expect((await call('POST', '/api/imports', huge)).status).toBe(413)
  })

  test('503 busy when another program keeps the database to itself, and nothing is written', async () => {
    const other = new Database(core.databaseFile)
    other.exec('begin immediate')
    const refused = await book()
    other.exec('rollback')
    other.close()
    expect(refused).toMatchObject({ status: 503, body: { ...shape, code: 'busy' } })
    expect((await book()).status).toBe(201)
  })

  test('what is no HTTP is answered in the same words', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(host.url).port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'))
      socket.on('data', (piece) => resolve(piece.toString()))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"code":"invalid_input"')
  })

  test('an error of our own tells nothing of the inside', async () => {
    const broken = await testCore()
    const other = await testHost(broken)
    await broken.store.close()

    const response = await fetch(`${other.url}/api/centres`, { headers: { authorization: `Bearer ${TOKEN}` } })
    const text = await response.text()

    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toEqual({ ...shape, code: 'internal', data: { reference: expect.any(String) } })
    expect(text).not.toMatch(/select|sqlite|database|node_modules|at /i)
    await other.close()
    await broken.close().catch(() => undefined)
  })
})

describe('who is let in', () => {
  test.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${TOKEN}` }],
    ['the token and more', { authorization: `Bearer ${TOKEN}x` }],
  ])('401 unauthenticated with %s', async (_, headers) => {
    for (const path of ['/api/centres', '/rpc/centres/list', '/api/openapi.json', '/api/nothing'])
      expect(await rawCall(headers as Record<string, string>, path)).toMatchObject({
        status: 401,
        text: expect.stringContaining('"code":"unauthenticated"'),
      })
  })

  test('our own page gets to know it in the form that its client reads', async () => {
    const link = new RPCLink({ url: `${host.url}/rpc`, headers: { authorization: 'Bearer outdated' } })
    const client: ContractRouterClient<AppContract> = createORPCClient(link)
    await expect(client.centres.list()).rejects.toMatchObject({ code: 'unauthenticated', status: 401, defined: true })
  })

  test.each(['evil.example', 'evil.example:4170', '127.0.0.1:1', '127.0.0.1', 'localhost.evil.example', '127.0.0.1:x'])(
    '421 for another Host: %s',
    async (name) => {
      const answer = await rawCall({ host: name, authorization: `Bearer ${TOKEN}` })
      expect(answer).toMatchObject({ status: 421, text: expect.stringContaining('"code":"forbidden"') })
    },
  )

  test('where it listens on all addresses, each address of the computer is us, and no other name', async () => {
    const open = await startHost({ core, rendererDir: newFolder(), token: TOKEN, host: '0.0.0.0' })
    const { port } = new URL(open.url)
    const status = async (name: string) => {
      const headers = { host: `${name}:${port}`, authorization: `Bearer ${TOKEN}` }
      return (await rawCall(headers, '/api/centres', open.url)).status
    }
    expect(open.url).toBe(`http://127.0.0.1:${port}`)
    expect([await status('192.168.1.20'), await status('localhost')]).toEqual([200, 200])
    expect([await status('evil.example'), await status('192.168.1.20.evil.example')]).toEqual([421, 421])
    await open.close()
  })

  test('localhost is us as well', async () => {
    const answer = await rawCall({ host: `localhost:${new URL(host.url).port}`, authorization: `Bearer ${TOKEN}` })
    expect(answer.status).toBe(200)
  })

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost'])(
    '403 for another Origin: %s',
    async (origin) => {
      const answer = await call('GET', '/api/centres', undefined, { origin })
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  test('a preflight gets no CORS headers', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    const answer = await call('OPTIONS', '/api/bookings', undefined, headers)
    expect(answer.status).toBe(403)
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  describe('in the browser', () => {
    const noToken = { authorization: '' }
    const withCookie = async (headers: Record<string, string>) => {
      const opened = await call('GET', `/?token=${TOKEN}`, undefined, noToken)
      const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
      return rawCall({ cookie, ...headers })
    }

    test('the printed address turns the token into a cookie that scripts and other sites never get', async () => {
      const { status, headers } = await call('GET', `/?token=${TOKEN}`, undefined, noToken)
      expect(status).toBe(303)
      expect(headers.get('location')).toBe('/')
      expect(headers.get('set-cookie')).toMatch(/^buurtbalie-\d+=.+; HttpOnly; SameSite=Strict; Path=\/$/)
    })

    test('a wrong token in the address gets no cookie', async () => {
      const answer = await call('GET', '/?token=wrong', undefined, noToken)
      expect(answer.status).toBe(401)
      expect(answer.headers.get('set-cookie')).toBeNull()
    })

    test('with the cookie only our own page may call', async () => {
      expect((await withCookie({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
      expect((await withCookie({ origin: host.url })).status).toBe(200)
      expect((await withCookie({ 'sec-fetch-site': 'same-site' })).status).toBe(401)
      expect((await withCookie({ 'sec-fetch-site': 'cross-site' })).status).toBe(401)
      expect((await withCookie({})).status).toBe(401)
      expect((await withCookie({ origin: 'http://127.0.0.1:1' })).status).toBe(403)
    })
  })
})

describe('the page', () => {
  test('is served for every address of its own, with its files beside it', async () => {
    for (const path of ['/', '/planbord', '/kwartaal?quarter=2024-Q2']) {
      const answer = await call('GET', path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toContain('text/html')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
    }
    const script = await call('GET', '/assets/page-12345678.js')
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('cache-control')).toContain('immutable')
  })

  test('goes on as it was at the start when its files go away, as with an update of the app', async () => {
    const rendererDir = pageFolder()
    const other = await startHost({ core, rendererDir, token: TOKEN })
    const asked = async (path: string, headers = {}) => {
      const answer = await fetch(`${other.url}${path}`, { headers })
      return { status: answer.status, text: await answer.text(), etag: answer.headers.get('etag') ?? '' }
    }
    const before = await asked('/')
    rmSync(rendererDir, { recursive: true })
    expect(await asked('/')).toEqual(before)
    expect(await asked('/planbord')).toEqual(before)
    expect((await asked('/', { 'if-none-match': before.etag })).status).toBe(304)
    expect(await asked('/assets/page-12345678.js')).toMatchObject({ status: 200, text: 'export {}' })
    const gone = await asked('/assets/page-87654321.js')
    expect(gone).toMatchObject({ status: 404, text: expect.stringContaining('Laad de pagina opnieuw') })
    await other.close()
  })

  test('says in Dutch that it is missing, and the calls go on', async () => {
    const other = await startHost({ core, rendererDir: newFolder(), token: TOKEN })
    const answer = await fetch(`${other.url}/planbord`)
    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await answer.text()).toContain('Installeer Buurtbalie opnieuw')
    expect((await fetch(`${other.url}/api/health`)).status).toBe(200)
    await other.close()
  })

  test('never serves what lies outside its folder', async () => {
    const answer = await rawCall({}, '/..%2f..%2f..%2fetc%2fpasswd')
    expect(answer.text).not.toContain('root:')
  })

  test('every answer carries the security headers', async () => {
    for (const path of ['/', '/api/health', '/api/nothing', '/assets/page-12345678.js']) {
      const { headers } = await call('GET', path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("connect-src 'self'")
      expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })
})

describe('closing', () => {
  test('lets a running call finish, ends the streams and then refuses', async () => {
    const own = await testCore()
    const { centre: place, exclusive: room } = await aCentre(own)
    const other = await testHost(own)
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
    const stream = await fetch(`${other.url}/api/changes`, { headers })
    const ended = stream.text().catch(() => 'cut off')

    // The host says "continue" when it has taken the call and waits for its body: then it is told to close.
    const running = rawRequest(`${other.url}/api/bookings`, {
      method: 'POST',
      headers: { ...headers, expect: '100-continue' },
    })
    const answer = new Promise<number | undefined>((resolve, reject) => {
      running.on('response', (response) => resolve(response.resume().statusCode))
      running.on('error', reject)
    })
    running.flushHeaders()
    await once(running, 'continue')
    const closed = other.close()
    await ended
    running.end(JSON.stringify(wanted({ centreId: place.id, roomIds: [room.id] })))

    expect(await answer).toBe(201)
    await closed
    await expect(fetch(`${other.url}/api/health`)).rejects.toThrow()
    await own.close()
  })

  test('a port that is taken is an error', async () => {
    const port = Number(new URL(host.url).port)
    await expect(startHost({ core, rendererDir: newFolder(), token: TOKEN, port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })
})
