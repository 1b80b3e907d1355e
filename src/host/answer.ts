import type { IncomingMessage, ServerResponse } from 'node:http'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import type { Core } from '#core/app/core'
import type { CallContext } from '#core/app/router'
import { failure, isFailure } from '#shared/contract/failure'
import { type Asked, askerOf, readAsked } from './asked'
import { readBody } from './body'
import { answerFeed, feedOf } from './calendar'
import { type Guard, parseUrl } from './guard'
import type { Limiter } from './limiter'
import { bodyOf, refuse, sendJson, setSecurityHeaders } from './reply'
import type { Sessions, Visit } from './sessions'

/** The failure for what can not be read as a call. */
export const malformed = () => failure('invalid_input', { issues: [{ path: '', problem: 'malformed' }] })

type Page = (request: IncomingMessage, response: ServerResponse) => void

type AnswerOptions = {
  core: Core
  guard: Guard
  sessions: Sessions
  page: Page
  /** Addresses of a proxy that is believed. */
  proxies: readonly string[]
  /** What one address may call, and how often it may give something wrong to get in. */
  calls: Limiter
  tries: Limiter
}

/** Goes with each call: whose it is, and what has to be done about the cookie before the answer leaves. */
type HostContext = CallContext & { settle: () => void }

/** Answers one request: first who asks, then what. */
export function answerer({ core, guard, sessions, page, proxies, calls, tries }: AnswerOptions) {
  const settled = async <T>({ context, next }: { context: HostContext; next(): Promise<T> }): Promise<T> => {
    const result = await next()
    context.settle()
    return result
  }
  const api = new OpenAPIHandler<HostContext>(core.router, {
    clientInterceptors: [core.mapFailure],
    interceptors: [settled, core.mapFailure, readable],
    customErrorResponseBodyEncoder: (error) => (isFailure(error) ? bodyOf(error) : undefined),
  })
  const rpc = new RPCHandler<HostContext>(core.router, {
    clientInterceptors: [core.mapFailure],
    interceptors: [settled, core.mapFailure, readable],
  })

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response)
    const asked = readAsked(request, proxies)
    if (!guard.isOurs(asked)) return refuse(request, response, failure('forbidden', {}), 421)
    if (!guard.isFromOurPage(request, asked)) return refuse(request, response, failure('forbidden', {}))
    const url = parseUrl(request.url ?? '', 'http://localhost')
    if (url === null) return refuse(request, response, malformed())
    const path = url.pathname
    const isApi = path === '/api' || path.startsWith('/api/')
    const isRpc = path === '/rpc' || path.startsWith('/rpc/')
    const asker = askerOf(asked.address)
    const feed = request.method === 'GET' || request.method === 'HEAD' ? feedOf(path) : null
    const bearer = guard.bearer(request)
    // Whoever has the token is a program on this computer, with work of its own pace.
    if ((isApi || isRpc || feed !== null) && bearer !== 'right') {
      const seconds = calls.take(asker)
      if (seconds > 0) return tooMany(request, response, seconds)
    }
    if (feed !== null) return answerFeed(core, feed, response)
    if (!isApi && !isRpc) return answerPage({ guard, sessions, page, tries, asker }, asked, url, request, response)

    const isPage = bearer === 'none' && guard.isOurPage(request, asked)
    const visit = isPage ? sessions.find(guard.cookie(request, asked)) : null
    const isKnown = bearer === 'right' || visit !== null
    const isOpen = (path === '/api/health' && request.method === 'GET') || (isPage && isAboutSession(path))
    if (!isKnown && !isOpen) {
      const seconds = bearer === 'wrong' ? tries.take(asker) : 0
      if (seconds > 0) return tooMany(request, response, seconds)
      response.setHeader('www-authenticate', 'Bearer')
      return refuse(request, response, failure('unauthenticated', {}))
    }
    if (path === '/api/openapi.json' && request.method === 'GET') {
      const { openApiDocument } = await import('./openapi')
      return sendJson(response, 200, await openApiDocument(core.version))
    }
    const isEntrance = entrances.has(path) && isPage
    const seconds = isEntrance ? tries.take(asker) : 0
    if (seconds > 0) return tooMany(request, response, seconds)
    const body = await readBody(request, path)
    const read = Object.assign(request, { body: body ?? {} })
    if (visit !== null && isStream(request)) keepWith(visit, response)
    // Who logs in begins anew, whatever the browser had before.
    const own = isEntrance || (isPage && visit === null) ? core.openSession('host') : (visit?.session ?? core.owner)
    const settle = () => {
      if (isEntrance && own.user() !== null) {
        tries.giveBack(asker)
        if (visit !== null) sessions.end(visit.id)
        response.setHeader('set-cookie', guard.setCookie(asked, sessions.add(own)))
      } else if (visit !== null && (exits.has(path) || own.user() === null)) {
        sessions.end(visit.id)
        response.setHeader('set-cookie', guard.setCookie(asked, null))
      }
    }
    const context = { session: own, settle }
    const { matched } = isApi
      ? await api.handle(read, response, { prefix: '/api', context })
      : await rpc.handle(read, response, { prefix: '/rpc', context })
    if (!matched) refuse(request, response, failure('not_found', { kind: 'call', id: '' }))
  }
}

/** Calls about the session itself: all that somebody can do who is not let in. */
const isAboutSession = (path: string) => /^\/(api\/session|rpc\/session\/)/.test(path)
const entrances: ReadonlySet<string> = new Set([
  ...['/rpc/session/logIn', '/api/session/log-in'],
  ...['/rpc/session/recover', '/api/session/recover'],
])
/** In a browser a lock is the end as well: it may be anybody's. */
const exits: ReadonlySet<string> = new Set([
  ...['/rpc/session/logOut', '/api/session/log-out'],
  ...['/rpc/session/lock', '/api/session/lock'],
])

function keepWith(visit: Visit, response: ServerResponse): void {
  visit.streams.add(response)
  response.once('close', () => visit.streams.delete(response))
}

/** The stream of changes never ends by itself. */
export const isStream = (request: IncomingMessage) => /^\/(api|rpc\/app)\/changes\b/.test(request.url ?? '')

function tooMany(request: IncomingMessage, response: ServerResponse, seconds: number): void {
  response.setHeader('retry-after', seconds)
  refuse(request, response, failure('too_many_requests', {}))
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

type Door = { guard: Guard; sessions: Sessions; page: Page; tries: Limiter; asker: string }

function answerPage(door: Door, asked: Asked, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const token = url.pathname === '/' ? url.searchParams.get('token') : null
  if (request.method !== 'GET' && request.method !== 'HEAD')
    refuse(request, response, failure('not_found', { kind: 'call', id: '' }))
  else if (token === null) door.page(request, response)
  // The token goes from the address to a cookie at once: an address ends up in histories and on screens.
  else if (door.guard.isToken(token))
    response
      .writeHead(303, { location: '/', 'set-cookie': door.guard.setCookie(asked, door.sessions.addOwner()) })
      .end()
  else {
    const seconds = door.tries.take(door.asker)
    if (seconds > 0) tooMany(request, response, seconds)
    else response.writeHead(401, { 'content-type': 'text/plain; charset=utf-8' }).end(outdated)
  }
}

/** The last resort: what no handler has answered. */
export async function fail(
  core: Core,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): Promise<void> {
  const known = await core
    .mapFailure({ next: () => Promise.reject(error) })
    .catch((mapped: unknown) => (isFailure(mapped) ? mapped : failure('internal', { reference: '' })))
  if (response.headersSent || !isFailure(known)) response.destroy()
  else refuse(request, response, known)
}
