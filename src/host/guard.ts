import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { hostname } from 'node:os'

/** Compares with a secret without telling by its duration how much was right; its length is none. */
function isSame(given: string, secret: Buffer): boolean {
  const bytes = Buffer.from(given)
  return bytes.length === secret.length && timingSafeEqual(bytes, secret)
}

/** The address, or null when it is none. */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}

export type Guard = ReturnType<typeof createGuard>

/**
 * Decides whom the host answers.
 *
 * @param address what it listens on; `port` the port it got; `token` the secret of this run
 */
export function createGuard({ address, port, token }: { address: string; port: number; token: string }) {
  // Cookies do not know ports: two hosts on one computer must not overwrite each other's.
  const cookieName = `buurtbalie-${port}`
  const secret = Buffer.from(token)
  // A browser or program sends the same header each time: the last one that named us needs no second look.
  let ours: string | undefined

  const isOurName = (host: string | undefined): boolean => {
    const url = host === undefined ? null : parseUrl(`http://${host}`)
    if (url === null || url.host !== host?.toLowerCase().replace(/:80$/, '')) return false
    if (Number(url.port || 80) !== port) return false
    const name = url.hostname.replace(/^\[|\]$/g, '')
    if (isLoopback(address)) return name === 'localhost' || isLoopback(name)
    if (name === address) return true
    if (!isWildcard(address)) return false
    return name === 'localhost' || name === hostname().toLowerCase() || isIP(name) !== 0
  }

  return {
    /**
     * Whether the `Host` header names us. A page elsewhere whose name was made to point here (DNS rebinding) sends its
     * own name. An address is never such a name, so where the host listens on all addresses each of them will do.
     */
    isOurs(request: IncomingMessage): boolean {
      const { host } = request.headers
      if (host !== undefined && host === ours) return true
      if (!isOurName(host)) return false
      ours = host
      return true
    },

    /** Whether a browser that says where the call comes from says that it comes from our own page. */
    isFromOurPage(request: IncomingMessage): boolean {
      const { origin, host } = request.headers
      return origin === undefined || origin === `http://${host}`
    },

    /** Whether the call carries the token: in its header, or, from our own page, in the cookie. */
    mayCall(request: IncomingMessage): boolean {
      const header = request.headers.authorization
      if (header !== undefined) {
        const given = /^Bearer +(\S+) *$/i.exec(header)?.[1]
        return given !== undefined && isSame(given, secret)
      }
      const cookie = cookieOf(request, cookieName)
      return cookie !== null && sameOrigin(request) && isSame(cookie, secret)
    },

    isToken: (given: string): boolean => isSame(given, secret),

    /** The cookie that lets our page call: out of reach of scripts, and never sent from another site. */
    cookie: `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  }
}

/** A browser sends cookies by itself, so with a cookie it must also say that our own page asks (CSRF). */
function sameOrigin({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'same-origin' || headers.origin === `http://${headers.host}`
}

function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

const isLoopback = (address: string) => address === 'localhost' || address === '::1' || /^127\.[\d.]+$/.test(address)
const isWildcard = (address: string) => address === '0.0.0.0' || address === '::'
