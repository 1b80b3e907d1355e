import { readFileSync } from 'node:fs'
import { request as plainRequest } from 'node:http'
import { request as secureRequest, type RequestOptions as TlsOptions } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Core } from '#core/app/core'
import { askerOf } from '../../src/host/asked'
import { checkCertificate } from '../../src/host/certificate'
import { createLimiter } from '../../src/host/limiter'
import { type Host, type HostOptions, startHost } from '../../src/host/server'
import { ensureBuilt, runCli } from '../support/cli'
import { newFolder, pageFolder, removeFolders, TOKEN, testCore } from '../support/host'

const fixture = (name: string) => join(import.meta.dirname, '..', 'fixtures', 'tls', name)
const pem = (name: string) => readFileSync(fixture(name), 'utf8')
const NOW = new Date('2026-06-02T09:20:00Z')

let core: Core
beforeAll(async () => {
  core = await testCore()
})
afterAll(async () => {
  await core.close()
  removeFolders()
})

/** Starts a host for one test, on a page of one line. */
async function withHost(options: Partial<HostOptions>, work: (host: Host) => Promise<void>): Promise<void> {
  const host = await startHost({ core, rendererDir: pageFolder(), token: TOKEN, ...options })
  try {
    await work(host)
  } finally {
    await host.close()
  }
}

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }
function ask(host: Host, path: string, headers: Record<string, string> = {}, more: TlsOptions = {}) {
  const isSecure = host.url.startsWith('https:')
  const send = isSecure ? secureRequest : plainRequest
  return new Promise<Answer>((resolve, reject) => {
    const options = { headers, ...(isSecure ? { ca: pem('cert.pem') } : {}), ...more }
    const sent = send(`${host.url}${path}`, options, (response) => {
      let text = ''
      response.on('data', (piece) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    sent.on('error', reject)
    sent.end()
  })
}
const withToken = { authorization: `Bearer ${TOKEN}` }
const cookieOf = ({ headers }: Answer) => String(headers['set-cookie'] ?? '')

describe('TLS with a certificate of our own', () => {
  const certificate = checkCertificate(pem('cert.pem'), pem('key.pem'), NOW)

  test('serves over https, under the names of the certificate and no others', () =>
    withHost({ certificate }, async (host) => {
      expect(host.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
      const port = new URL(host.url).port
      // The client would refuse a name that is not in the certificate before we can.
      const any = { checkServerIdentity: () => undefined }
      const status = async (name: string) =>
        (await ask(host, '/api/centres', { ...withToken, host: `${name}:${port}` }, any)).status
      expect(await status('127.0.0.1')).toBe(200)
      expect(await status('balie.example')).toBe(200)
      expect(await status('bolnes.wijk.example')).toBe(200)
      expect(await status('wijk.example')).toBe(421)
      expect(await status('evil.example')).toBe(421)
    }))

  test('the cookie goes over TLS only, and no other host can set it', () =>
    withHost({ certificate }, async (host) => {
      const cookie = cookieOf(await ask(host, `/?token=${TOKEN}`))
      expect(cookie).toMatch(/^__Host-buurtbalie-\d+=.+; HttpOnly; SameSite=Strict; Path=\/; Secure$/)
      const pair = cookie.split(';', 1).join('')
      const call = (headers: Record<string, string>) => ask(host, '/api/centres', { cookie: pair, ...headers })
      expect((await call({ origin: host.url })).status).toBe(200)
      expect((await call({ origin: host.url.replace('https', 'http') })).status).toBe(403)
      // The same secret under the name that a plain host gives it, which another site could have set.
      expect((await call({ cookie: pair.replace('__Host-', ''), origin: host.url })).status).toBe(401)
    }))

  test('whoever asks without TLS gets nothing', () =>
    withHost({ certificate }, async (host) => {
      const plain = { ...host, url: host.url.replace('https', 'http') }
      await expect(ask(plain, '/api/health')).rejects.toThrow()
    }))

  test.each([
    ['other_key', 'cert.pem', 'other-key.pem'],
    ['expired', 'expired.pem', 'key.pem'],
    ['not_yet', 'future.pem', 'key.pem'],
    ['no_certificate', 'key.pem', 'key.pem'],
    ['no_key', 'cert.pem', 'cert.pem'],
    ['key_locked', 'cert.pem', 'locked-key.pem'],
  ])('%s is found before the host starts', (reason, cert, key) => {
    expect(() => checkCertificate(pem(cert), pem(key), NOW)).toThrow(expect.objectContaining({ reason }))
  })

  test.each([
    ['another key', ['--cert', fixture('cert.pem'), '--key', fixture('other-key.pem')], 'horen niet bij elkaar'],
    ['expired', ['--cert', fixture('expired.pem'), '--key', fixture('key.pem')], 'verlopen op 2021-01-01'],
    ['half a pair', ['--cert', fixture('cert.pem')], 'samen'],
    ['no file', ['--cert', 'nowhere.pem', '--key', fixture('key.pem')], 'kan niet worden gelezen'],
    ['a proxy without a name', ['--behind-proxy', '127.0.0.1'], 'samen'],
    ['a proxy that is no address', ['--behind-proxy', 'nginx', '--name', 'balie.example'], 'adres zoals'],
    ['a name that is an address', ['--behind-proxy', '127.0.0.1', '--name', 'https://x'], 'naam zoals'],
  ])('serve says in one line what is wrong: %s', async (_, args, words) => {
    await ensureBuilt()
    const ran = await runCli(['serve', '--data', newFolder(), '--port', '0', ...args])
    expect(ran.code).toBe(2)
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
    expect(ran.stderr).toContain(words)
  })
})

describe('behind a proxy', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https', host: 'balie.example' }
  const proxy = { addresses: ['127.0.0.1'], names: ['balie.example'] }

  test('what the proxy says of name and TLS is believed', () =>
    withHost({ proxy }, async (host) => {
      const opened = await ask(host, `/?token=${TOKEN}`, forwarded)
      expect(cookieOf(opened)).toContain('; Secure')
      const cookie = cookieOf(opened).split(';', 1).join('')
      const call = (headers: Record<string, string>) => ask(host, '/api/centres', { ...forwarded, cookie, ...headers })
      expect((await call({ origin: 'https://balie.example' })).status).toBe(200)
      expect((await call({ origin: 'http://balie.example' })).status).toBe(403)
      expect((await call({ host: 'evil.example' })).status).toBe(421)
      const named = { host: '127.0.0.1:1', 'x-forwarded-host': 'balie.example', origin: 'https://balie.example' }
      expect((await call(named)).status).toBe(200)
    }))

  test('from any other address it is not', () =>
    withHost({ proxy: { ...proxy, addresses: ['192.0.2.1'] } }, async (host) => {
      expect((await ask(host, '/api/health', forwarded)).status).toBe(421)
      const own = { ...forwarded, host: new URL(host.url).host }
      expect(cookieOf(await ask(host, `/?token=${TOKEN}`, own))).not.toContain('Secure')
    }))

  test('without a proxy nobody is believed', () =>
    withHost({}, async (host) => {
      const own = { ...forwarded, host: new URL(host.url).host }
      expect(cookieOf(await ask(host, `/?token=${TOKEN}`, own))).not.toContain('Secure')
      expect((await ask(host, '/api/health', { ...own, 'x-forwarded-host': 'balie.example' })).status).toBe(200)
    }))

  test('each person behind it has an allowance of his own, whatever else the header claims', () =>
    withHost({ proxy, limits: few(2) }, async (host) => {
      const from = (addresses: string) => ({ ...forwarded, 'x-forwarded-for': addresses })
      const status = async (addresses: string) => (await ask(host, '/api/health', from(addresses))).status
      expect([await status('203.0.113.7'), await status('203.0.113.7'), await status('203.0.113.7')]).toEqual([
        200, 200, 429,
      ])
      expect(await status('198.51.100.1, 203.0.113.7')).toBe(429)
      expect(await status('203.0.113.8')).toBe(200)
    }))
})

const few = (burst: number) => ({
  calls: { burst, perSecond: 0.01 },
  tries: { burst, perSecond: 0.01 },
})

describe('how much one address may do', () => {
  test('after its allowance 429 with the time to wait; the program with the token goes on', () =>
    withHost({ limits: few(3) }, async (host) => {
      const answers: Answer[] = []
      for (let call = 0; call < 4; call += 1) answers.push(await ask(host, '/api/health'))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
      expect(JSON.parse(answers[3]?.text ?? '')).toMatchObject({ code: 'too_many_requests', data: {} })
      expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0)
      expect((await ask(host, '/api/centres', withToken)).status).toBe(200)
      expect((await ask(host, '/')).status).toBe(200)
    }))

  test('guessing at the token ends', () =>
    withHost({ limits: { ...few(3), calls: { burst: 100, perSecond: 1 } } }, async (host) => {
      const guess = async () => (await ask(host, '/api/centres', { authorization: 'Bearer wrong' })).status
      expect([await guess(), await guess(), (await ask(host, '/?token=wrong')).status]).toEqual([401, 401, 401])
      expect([await guess(), (await ask(host, '/?token=wrong')).status]).toEqual([429, 429])
      expect((await ask(host, '/api/centres', withToken)).status).toBe(200)
      expect((await ask(host, `/?token=${TOKEN}`)).status).toBe(303)
    }))

  test('an allowance comes back with time, and what is given back counts again', () => {
    let now = 0
    const limiter = createLimiter({ burst: 2, perSecond: 0.5 }, () => now)
    expect([limiter.take('a'), limiter.take('a'), limiter.take('a')]).toEqual([0, 0, 2])
    expect(limiter.take('b')).toBe(0)
    limiter.giveBack('a')
    expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 2])
    now = 2000
    expect([limiter.take('a'), limiter.take('a')]).toEqual([0, 2])
    now = 1_000_000
    expect([limiter.take('a'), limiter.take('a'), limiter.take('a')]).toEqual([0, 0, 2])
  })

  test('it remembers ten thousand askers and forgets who was quiet longest', () => {
    const limiter = createLimiter({ burst: 1, perSecond: 0.001 }, () => 0)
    limiter.take('first')
    for (let asker = 0; asker < 9_998; asker += 1) limiter.take(`asker ${asker}`)
    expect(limiter.take('first')).toBeGreaterThan(0)
    limiter.take('one more')
    limiter.take('and another')
    expect(limiter.take('first')).toBeGreaterThan(0)
    expect(limiter.take('asker 0')).toBe(0)
  })

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:1::9', '2001:db8:1:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (address, asker) => {
    expect(askerOf(address)).toBe(asker)
  })
})

test('who sends headers too slowly is cut off', async () => {
  await withHost(
    { patience: { headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 } },
    async (host) => {
      const answer = await new Promise<string>((resolve, reject) => {
        let text = ''
        const socket = connect(Number(new URL(host.url).port), '127.0.0.1', () =>
          socket.write('GET / HTTP/1.1\r\nhost: '),
        )
        socket.on('data', (piece) => {
          text += piece
        })
        socket.on('close', () => resolve(text))
        socket.on('error', reject)
      })
      expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    },
  )
})
