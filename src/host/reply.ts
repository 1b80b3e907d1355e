import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Failure } from '#shared/contract/failure'
import { pageHeaders } from '#shared/page'

const securityHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // The page's own files say otherwise for themselves (page.ts); answers of the core are never kept.
  'cache-control': 'no-store',
}

/** Puts on every answer what keeps a browser from doing more with it than we mean. */
export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
}

/** What an error looks like outside (design: contract). */
export const bodyOf = ({ code, message, data }: Failure) => ({ code, message, data })

/**
 * Answers with a failure of the contract; `status` where HTTP has a more exact one than the contract. Our own page
 * (`/rpc`) gets it in the form in which its client reads all others.
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: Failure,
  status: number = error.status,
): void {
  // What is still to come of the request is read and forgotten, so that the sender gets to see the answer.
  request.resume()
  const forOurPage = request.url?.startsWith('/rpc/') ?? false
  sendJson(response, status, forOurPage ? { json: { ...error.toJSON(), status } } : bodyOf(error))
}

/** Answers with JSON and ends the answer. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
