const KEY = 'buurtbalie.token'

/**
 * The token of the local host: from `#token=` in the address that `serve` prints, taken out of the address bar at once
 * and kept for this tab. Null when the host uses its cookie, or in the desktop window, which needs none.
 */
export function takeToken(): string | null {
  const found = /^#\/?\??token=([^&]+)/.exec(window.location.hash)?.[1]
  if (found !== undefined) {
    sessionStorage.setItem(KEY, decodeURIComponent(found))
    window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}`)
  }
  return sessionStorage.getItem(KEY)
}
