import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import type { Session } from '#core/app/context'
import type { Core } from '#core/app/core'
import type { AppContract } from '#shared/contract/index'
import { TOKEN, testHost } from './host'

export type TestClient = ContractRouterClient<AppContract>
/** A way to reach the core: the contract holds over each alike. */
export type Transport = {
  name: string
  open(core: Core, session?: Session): Promise<{ client: TestClient; close(): Promise<void> }>
}

export const direct: Transport = {
  name: 'direct',
  open: async (core) => ({ client: core.client, close: async () => undefined }),
}

/** As between the Electron window and the main process, with a handler like that of src/main. */
export const messagePort: Transport = {
  name: 'MessagePort',
  async open(core, session = core.openSession('desk')) {
    const { port1, port2 } = new MessageChannel()
    const handler = new RPCHandler(core.router, { clientInterceptors: [core.mapFailure] })
    handler.upgrade(port1 as never, { context: { session } })
    port1.start()
    port2.start()
    return {
      client: createORPCClient(new PortLink({ port: port2 as never })),
      close: async () => {
        port2.close()
        port1.close()
      },
    }
  },
}

/** As our own page does in a browser: a real host on a real socket. */
export const http: Transport = {
  name: 'HTTP',
  async open(core) {
    const host = await testHost(core)
    const link = new FetchLink({ url: `${host.url}/rpc`, headers: { authorization: `Bearer ${TOKEN}` } })
    return { client: createORPCClient(link), close: host.close }
  },
}

export const transports = [direct, messagePort, http]
