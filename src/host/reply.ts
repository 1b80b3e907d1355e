import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Failure } from '#shared/contract/failure'

// Styles may stand in the page: Mantine and FullCalendar write their measures as style elements. Scripts may not.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
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

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
