import type { Page } from '@playwright/test'
import type { Desk } from './app'

/**
 * Takes the port to the core away from the page, so that a test makes calls itself, over the same road as the screens:
 * `callCore(page, 'renters/create', {...})`. The page's own calls wait for ever, so use it on a page that only does this.
 */
export async function takePort({ app, page }: Desk): Promise<void> {
  await page.addInitScript(() => {
    type Reply = { i: string; p: { s?: number; b: { json: unknown } } }
    const waiting = new Map<string, (reply: Reply) => void>()
    let last = 0
    const taken = new Promise<MessagePort>((resolve) => {
      const take = (event: MessageEvent) => {
        const [port] = event.ports
        if (event.data !== 'buurtbalie:port' || port === undefined) return
        event.stopImmediatePropagation()
        port.addEventListener('message', ({ data }) => {
          const reply = JSON.parse(data) as Reply
          waiting.get(reply.i)?.(reply)
        })
        port.start()
        resolve(port)
      }
      window.addEventListener('message', take, true)
    })
    Object.assign(window, {
      async callCore(call: string, input: unknown) {
        const port = await taken
        last += 1
        const id = String(last)
        const reply = new Promise<Reply>((resolve) => waiting.set(id, resolve))
        port.postMessage(JSON.stringify({ i: id, p: { u: `/${call}`, b: { json: input } } }))
        const { p } = await reply
        if (p.s !== undefined && p.s >= 300) throw new Error(`${call}: ${p.s} ${JSON.stringify(p.b.json)}`)
        return p.b.json
      },
    })
  })
  // By the window itself: Playwright's own reload does not see the end of one on another protocol than http.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await page.waitForFunction(() => 'callCore' in window)
}

/** Makes one call of the contract over the port that `takePort` took. A refusal is thrown. */
export function callCore<T>(page: Page, call: string, input: unknown): Promise<T> {
  return page.evaluate(([name, value]) => (window as unknown as CallingWindow).callCore(name, value) as Promise<T>, [
    call,
    input,
  ] as const)
}

export type CallingWindow = { callCore(call: string, input: unknown): Promise<unknown> }

/** One centre with two rooms, open every day of the week. */
export const smallCentre = {
  organisation: 'Stichting De Proef',
  municipality: 'Proefdam',
  centre: {
    name: 'Buurthuis De Proef',
    type: 'buurtplein',
    openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '23:00' })),
  },
  rooms: [
    { name: 'Grote zaal', capacity: 80 },
    { name: 'Kleine zaal', capacity: 20 },
  ],
}
