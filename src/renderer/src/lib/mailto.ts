import { desktop } from './desktop'

/** Mail programs on Windows cut what is longer. */
const LONGEST = 1900

/**
 * The link that opens a message in the mail program; `whole` is false when the text is too long and was left out. `blind`:
 * those who get it don't see each other's addresses.
 */
export function mailtoOf(
  recipient: string | readonly string[],
  subject: string,
  body: string,
  { blind = false }: { blind?: boolean } = {},
): { href: string; whole: boolean } {
  // Not URLSearchParams: mail programs show its plus signs for spaces.
  const said = (text: string) => encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))
  const address = (one: string) => encodeURIComponent(one.trim()).replace(/%40/g, '@')
  const to = (typeof recipient === 'string' ? [recipient] : recipient).map(address).join(',')
  const start = blind ? `mailto:?bcc=${to}&subject=${said(subject)}` : `mailto:${to}?subject=${said(subject)}`
  const href = `${start}&body=${said(body)}`
  return href.length <= LONGEST ? { href, whole: true } : { href: start, whole: false }
}

/** Opens it through the desktop window, which lets the page itself go nowhere; false in a browser: follow the link. */
export function openMail(href: string): boolean {
  const shell = desktop()
  if (shell === null) return false
  void shell.openMail(href)
  return true
}
