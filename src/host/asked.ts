import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { TLSSocket } from 'node:tls'

/** How a request came: what a proxy in front of us says counts only when that proxy says it. */
export type Asked = {
  /** Who asks: the other computer, also when a proxy stands between. */
  address: string
  /** The name under which we were asked, with its port. */
  host: string | undefined
  /** Over TLS, ours or the proxy's. */
  secure: boolean
  proxied: boolean
}

/**
 * Reads how a request came.
 *
 * @param proxies addresses whose `X-Forwarded-*` headers are believed; from any other address they are ignored
 */
export function readAsked(request: IncomingMessage, proxies: readonly string[]): Asked {
  const peer = plainAddress(request.socket.remoteAddress ?? '')
  const secure = request.socket instanceof TLSSocket
  const { host } = request.headers
  const client = last(request.headers['x-forwarded-for'])
  const scheme = last(request.headers['x-forwarded-proto'])
  // A program beside the proxy may call us itself.
  if (!proxies.includes(peer) || (client === undefined && scheme === undefined))
    return { address: peer, host, secure, proxied: false }
  return {
    // A proxy adds the address it sees at the end; what stands before it anybody may have written.
    address: client === undefined || isIP(client) === 0 ? peer : plainAddress(client),
    host: last(request.headers['x-forwarded-host']) ?? host,
    secure: scheme === 'https',
    proxied: true,
  }
}

function last(header: string | readonly string[] | undefined): string | undefined {
  const text = typeof header === 'string' ? header : header?.join(',')
  return text?.split(',').at(-1)?.trim() || undefined
}

/** An IPv4 address that came in over IPv6 is the same address. */
export const plainAddress = (address: string): string =>
  address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address

/** What counts as one asker: an address, or with IPv6 the network of 64 bits that one household or desk has. */
export function askerOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [before = '', after] = address.split('%', 1).join('').split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0')
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}
