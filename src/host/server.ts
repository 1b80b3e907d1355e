import { createServer as createPlain, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Core } from '#core/app/core'
import { answerer, fail, isStream, malformed } from './answer'
import type { Certificate } from './certificate'
import { createGuard } from './guard'
import { createLimiter, type Limit } from './limiter'
import { pageFiles } from './page'
import { bodyOf } from './reply'
import { createSessions } from './sessions'

export type HostOptions = {
  core: Core
  /** Folder of the built page. */
  rendererDir: string
  /** Address to listen on; anything but a loopback address lets other computers in. */
  host?: string
  /** 0 takes a free one. */
  port?: number
  /** The secret of this run: whoever has it acts as the administrator. Others log in. */
  token: string
  /** Speaks TLS with it; without it what is sent can be read on the way. */
  certificate?: Certificate
  /** A proxy in front of us: its addresses, whose `X-Forwarded-*` are believed, and the names it answers to. */
  proxy?: { addresses: readonly string[]; names: readonly string[] }
  /** How much one address may do, and how slowly; both have usual values. */
  limits?: Limits
  patience?: Partial<typeof usualPatience>
}

/** Calls of one address, and tries of a password, code or token that were wrong. */
export type Limits = { calls: Limit; tries: Limit }

// A screen asks some twenty things when it opens, and again what changed. Nobody mistypes twenty times; the core locks
// a user after ten, so this is for whoever tries many users.
const USUAL: Limits = { calls: { burst: 600, perSecond: 30 }, tries: { burst: 20, perSecond: 1 / 15 } }

export type Host = {
  /** Such as `http://127.0.0.1:4170`, without a slash at the end. */
  url: string
  token: string
  /** Stops listening, lets running calls finish (ten seconds at most) and ends the streams of changes. */
  close(): Promise<void>
}

const FINISH_MS = 10_000

/** Whoever sends slowly, or nothing, does not keep a connection: headers, and with them all of a request. */
const usualPatience = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16_384,
}
const MOST_CONNECTIONS = 1_000

/**
 * Puts the core on HTTP: `/api` for programs (design: contract), `/rpc` for our own page, and the page itself.
 *
 * @throws the error of the socket, such as EADDRINUSE
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { core, rendererDir, host = '127.0.0.1', port = 0, token, certificate, proxy, limits = USUAL } = options
  const patience = { ...usualPatience, ...options.patience }
  const server = certificate
    ? createSecure({ ...patience, cert: certificate.cert, key: certificate.key })
    : createPlain(patience)
  server.maxConnections = MOST_CONNECTIONS
  const address = await listen(server, host, port)
  const names = [...(certificate?.names ?? []), ...(proxy?.names ?? [])]
  const sessions = createSessions(core)
  const answer = answerer({
    core,
    sessions,
    guard: createGuard({ address: host, port: address.port, token, names }),
    page: pageFiles(rendererDir),
    proxies: proxy?.addresses ?? [],
    calls: createLimiter(limits.calls),
    tries: createLimiter(limits.tries),
  })
  const running = new Set<ServerResponse>()
  const streams = new Set<ServerResponse>()
  let closing = false

  server.on('request', (request, response) => {
    const kept = isStream(request) ? streams : running
    kept.add(response)
    response.once('close', () => {
      kept.delete(response)
      if (closing) server.closeIdleConnections()
    })
    if (closing) response.setHeader('connection', 'close')
    answer(request, response).catch((error: unknown) => fail(core, request, response, error))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
    const body = JSON.stringify(bodyOf(malformed()))
    const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request'
    socket.end(
      `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
  })

  return {
    url: `${certificate ? 'https' : 'http'}://${reachable(host)}:${address.port}`,
    token,
    async close() {
      closing = true
      sessions.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const stream of streams) stream.destroy()
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), FINISH_MS)
      await closed
      clearTimeout(late)
    },
  }
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server.address() as AddressInfo)
    })
  })
}

/** How this computer itself reaches an address that is listened on. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
