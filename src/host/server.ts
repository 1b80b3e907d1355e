import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { administrator, type Core } from '#core/app/core'
import { failure, isFailure } from '#shared/contract/failure'
import { readBody } from './body'
import { answerFeed, feedOf } from './calendar'
import { createGuard, type Guard, parseUrl } from './guard'
import { pageFiles } from './page'
import { bodyOf, refuse, sendJson, setSecurityHeaders } from './reply'

export type HostOptions = {
  core: Core
  /** Folder of the built page. */
  rendererDir: string
  /** Address to listen on; anything but a loopback address lets other computers in. */
  host?: string
  /** 0 takes a free one. */
  port?: number
  /** The secret that every call must carry; whoever has it acts as the administrator. */
  token: string
}

export type Host = {
  /** Such as `http://127.0.0.1:4170`, without a slash at the end. */
  url: string
  token: string
  /** Stops listening, lets running calls finish (ten seconds at most) and ends the streams of changes. */
  close(): Promise<void>
}

const FINISH_MS = 10_000

/**
 * Puts the core on HTTP: `/api` for programs (design: contract), `/rpc` for our own page, and the page itself.
 *
 * @throws the error of the socket, such as EADDRINUSE
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { core, rendererDir, host = '127.0.0.1', port = 0, token } = options
  const server = createServer()
  const address = await listen(server, host, port)
  const guard = createGuard({ address: host, port: address.port, token })
  const running = new Set<ServerResponse>()
  const streams = new Set<ServerResponse>()
  const answer = answerer(core, guard, pageFiles(rendererDir))
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
    socket.end(
      `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    )
  })

  return {
    url: `http://${reachable(host)}:${address.port}`,
    token,
    async close() {
      closing = true
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

const malformed = () => failure('invalid_input', { issues: [{ path: '', problem: 'malformed' }] })

/** The stream of changes never ends by itself. */
const isStream = (request: IncomingMessage) => /^\/(api|rpc\/app)\/changes\b/.test(request.url ?? '')

type Page = (request: IncomingMessage, response: ServerResponse) => void

/** Answers one request: first who asks, then what. */
function answerer(core: Core, guard: Guard, page: Page) {
  const api = new OpenAPIHandler(core.router, {
    clientInterceptors: [core.mapFailure],
    interceptors: [core.mapFailure, readable],
    customErrorResponseBodyEncoder: (error) => (isFailure(error) ? bodyOf(error) : undefined),
  })
  const rpc = new RPCHandler(core.router, {
    clientInterceptors: [core.mapFailure],
    interceptors: [core.mapFailure, readable],
  })

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response)
    if (!guard.isOurs(request)) return refuse(request, response, failure('forbidden', {}), 421)
    if (!guard.isFromOurPage(request)) return refuse(request, response, failure('forbidden', {}))
    const url = parseUrl(request.url ?? '', 'http://localhost')
    if (url === null) return refuse(request, response, malformed())
    const path = url.pathname
    const isApi = path === '/api' || path.startsWith('/api/')
    const isRpc = path === '/rpc' || path.startsWith('/rpc/')
    const feed = request.method === 'GET' || request.method === 'HEAD' ? feedOf(path) : null
    if (feed !== null) return answerFeed(core, feed, response)
    if (!isApi && !isRpc) return answerPage(guard, page, url, request, response)

    const isHealth = path === '/api/health' && request.method === 'GET'
    const isKnown = guard.mayCall(request)
    if (!isKnown && !isHealth) {
      response.setHeader('www-authenticate', 'Bearer')
      return refuse(request, response, failure('unauthenticated', {}))
    }
    if (path === '/api/openapi.json' && request.method === 'GET') {
      const { openApiDocument } = await import('./openapi')
      return sendJson(response, 200, await openApiDocument(core.version))
    }
    const body = await readBody(request, path)
    const read = Object.assign(request, { body: body ?? {} })
    const context = { user: isKnown ? administrator : null }
    const { matched } = isApi
      ? await api.handle(read, response, { prefix: '/api', context })
      : await rpc.handle(read, response, { prefix: '/rpc', context })
    if (!matched) refuse(request, response, failure('not_found', { kind: 'call', id: '' }))
  }
}

/** What can't be read as the input of a call is the caller's mistake, not ours. */
async function readable<T>({ next }: { next(): Promise<T> }): Promise<T> {
  try {
    return await next()
  } catch (error) {
    if (error instanceof ORPCError || (error instanceof Error && error.name === 'AbortError')) throw error
    throw malformed()
  }
}

const outdated = 'Dit adres is niet meer geldig. Gebruik het adres dat Buurtbalie bij het starten heeft laten zien.\n'

function answerPage(guard: Guard, page: Page, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const token = url.pathname === '/' ? url.searchParams.get('token') : null
  if (request.method !== 'GET' && request.method !== 'HEAD')
    refuse(request, response, failure('not_found', { kind: 'call', id: '' }))
  else if (token === null) page(request, response)
  // The token goes from the address to a cookie at once: an address ends up in histories and on screens.
  else if (guard.isToken(token)) response.writeHead(303, { location: '/', 'set-cookie': guard.cookie }).end()
  else response.writeHead(401, { 'content-type': 'text/plain; charset=utf-8' }).end(outdated)
}

/** The last resort: what no handler has answered. */
async function fail(core: Core, request: IncomingMessage, response: ServerResponse, error: unknown): Promise<void> {
  const known = await core
    .mapFailure({ next: () => Promise.reject(error) })
    .catch((mapped: unknown) => (isFailure(mapped) ? mapped : failure('internal', { reference: '' })))
  if (response.headersSent || !isFailure(known)) response.destroy()
  else refuse(request, response, known)
}
