import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import type { Asked } from './asked'
import { isNamed } from './certificate'

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

export type GuardOptions = {
  /** What the host listens on, and the port it got. */
  address: string
  port: number
  /** The secret of this run. */
  token: string
  /** Names under which others know us besides: of the certificate, or of the proxy. */
  names: readonly string[]
}
export type Guard = ReturnType<typeof createGuard>

/** Decides whom the host answers. */
export function createGuard({ address, port, token, names }: GuardOptions) {
  // Cookies do not know ports: two hosts on one computer must not overwrite each other's.
  const cookieName = `buurtbalie-${port}`
  const secret = Buffer.from(token)
  // A browser or program sends the same header each time: the last one that named us needs no second look.
  let ours: string | undefined

  const isOurName = ({ host, secure, proxied }: Asked): boolean => {
    const usual = secure ? 443 : 80
    const url = host === undefined ? null : parseUrl(`${secure ? 'https' : 'http'}://${host}`)
    if (url === null || url.host !== host?.toLowerCase().replace(new RegExp(`:${usual}$`), '')) return false
    const name = url.hostname.replace(/^\[|\]$/g, '')
    // A proxy listens on a port of its own.
    if (proxied) return isNamed(name, names)
    if (Number(url.port || usual) !== port) return false
    if (isNamed(name, names)) return true
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
    isOurs(asked: Asked): boolean {
      const key = `${asked.proxied} ${asked.secure} ${asked.host}`
      if (key === ours) return true
      if (!isOurName(asked)) return false
      ours = key
      return true
    },

    /** Whether a browser that says where the call comes from says that it comes from our own page. */
    isFromOurPage(request: IncomingMessage, asked: Asked): boolean {
      const { origin } = request.headers
      return origin === undefined || origin === originOf(asked)
    },

    /** What the call says in its `Authorization`: our token, another, or nothing. */
    bearer({ headers: { authorization } }: IncomingMessage): 'right' | 'wrong' | 'none' {
      if (authorization === undefined) return 'none'
      const given = /^Bearer +(\S+) *$/i.exec(authorization)?.[1]
      return given !== undefined && isSame(given, secret) ? 'right' : 'wrong'
    },

    /**
     * Whether a browser says that our own page asks. It sends cookies by itself, so without this any page could call in
     * the name of whoever is logged in (CSRF), or log somebody in.
     */
    isOurPage: ({ headers }: IncomingMessage, asked: Asked): boolean =>
      headers['sec-fetch-site'] === 'same-origin' || headers.origin === originOf(asked),

    /** The secret that our cookie holds, or null. */
    cookie: (request: IncomingMessage, asked: Asked): string | null => cookieOf(request, nameOf(cookieName, asked)),

    isToken: (given: string): boolean => isSame(given, secret),

    /** The cookie that lets our page call: out of reach of scripts, and never sent from another site. Null ends it. */
    setCookie(asked: Asked, id: string | null): string {
      const end = id === null ? '; Max-Age=0' : ''
      const secure = asked.secure ? '; Secure' : ''
      return `${nameOf(cookieName, asked)}=${id ?? ''}; HttpOnly; SameSite=Strict; Path=/${secure}${end}`
    },
  }
}

/** Browsers keep a cookie of this name only when it came over TLS from this very host. */
const nameOf = (name: string, { secure }: Asked) => (secure ? `__Host-${name}` : name)

const originOf = ({ secure, host }: Asked) => `${secure ? 'https' : 'http'}://${host}`

function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

/** Whether an address, or name, reaches this computer only. */
export const isLoopback = (address: string) =>
  address === 'localhost' || address === '::1' || /^127\.[\d.]+$/.test(address)
const isWildcard = (address: string) => address === '0.0.0.0' || address === '::'
