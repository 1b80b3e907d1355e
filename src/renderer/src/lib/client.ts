import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { failure } from '#shared/contract/failure'
import type { AppContract } from '#shared/contract/index'
import { desktop } from './desktop'

export type AppClient = ContractRouterClient<AppContract>

const PORT_MESSAGE = 'buurtbalie:port'

/** In the desktop window the preload script hands over a port once the page listens. */
function portFromPreload(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent) => {
      const port = event.ports[0]
      if (event.source !== window || event.data !== PORT_MESSAGE || !port) return
      window.removeEventListener('message', receive)
      port.start()
      resolve(port)
    }
    window.addEventListener('message', receive)
  })
}

/** The host lets its own page in by a cookie that scripts can't read. */
const overHttp = (): FetchLink<Record<never, never>> => new FetchLink({ url: `${window.location.origin}/rpc` })

/** Calls made before the port is there wait for it. */
function overPort(): PortLink<Record<never, never>> | Pick<PortLink<Record<never, never>>, 'call'> {
  const link = portFromPreload().then((port) => new PortLink({ port }))
  return { call: async (path, input, options) => (await link).call(path, input, options) }
}

const refused = new Set<() => void>()
/** Calls back when a call was refused for want of a log-in or a right. Returns how to stop. */
export function onRefused(listener: () => void): () => void {
  refused.add(listener)
  return () => refused.delete(listener)
}

let allowed: ReadonlySet<string> | null = null
/** Which calls may be made from now on: a screen that asks for more is told no at once, without asking the core. */
export const allow = (calls: readonly string[]): void => {
  allowed = new Set(calls)
}

const link = desktop() === null ? overHttp() : overPort()
const watched: Pick<typeof link, 'call'> = {
  call: async (path, input, options) => {
    const call = path.join('.')
    if (allowed !== null && !allowed.has(call)) {
      // In the browser's own timeline: a screen should not ask for what its user may not have.
      performance.mark(`refused ${call}`)
      throw failure('forbidden', {})
    }
    try {
      return await link.call(path, input, options)
    } catch (error) {
      const code = error instanceof ORPCError ? error.code : null
      if (code === 'unauthenticated' || code === 'forbidden') for (const listener of [...refused]) listener()
      throw error
    }
  },
}

/** Every call of the contract, over the port of the desktop window or over HTTP. */
export const client: AppClient = createORPCClient(watched)

/** The same calls as options for TanStack Query: `useQuery(api.bookings.list.queryOptions({ input }))`. */
export const api = createTanstackQueryUtils(client)
