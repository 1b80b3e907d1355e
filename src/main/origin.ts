import type { WebFrameMain } from 'electron'

/** Our page's own protocol and origin: nothing is ever loaded from anywhere else. */
export const scheme = 'app'
export const origin = `${scheme}://buurtbalie`

/** True for an address of our own page. */
export function isOurAddress(address: string): boolean {
  return address === origin || address.startsWith(`${origin}/`)
}

/** True for the top frame of our own page: the only sender that main listens to. */
export function isOurPage(frame: WebFrameMain | null): frame is WebFrameMain {
  return frame !== null && frame.parent === null && isOurAddress(frame.url)
}
