import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
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

/** Every call of the contract, over the port of the desktop window or over HTTP. */
export const client: AppClient = createORPCClient(desktop() === null ? overHttp() : overPort())

/** The same calls as options for TanStack Query: `useQuery(api.bookings.list.queryOptions({ input }))`. */
export const api = createTanstackQueryUtils(client)
