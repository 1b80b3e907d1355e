import { useContext, useSyncExternalStore } from 'react'
import { DeskContext, hashOf } from './desk'

/**
 * Where the user is: `#/planbord?weergave=week&centrum=…&dag=2024-06-03`. Everything stands behind the hash, so the
 * page can be served from anywhere and back, forward and reload keep centre and day.
 */
const STICKY = ['centrum', 'dag'] as const
const listeners = new Set<() => void>()

const addressOf = (hash: string): string => hash.replace(/^#?\/?/, '/')
const current = (): string => addressOf(window.location.hash)
const split = (address: string): [path: string, search: string] => {
  const mark = address.indexOf('?')
  return mark < 0 ? [address, ''] : [address.slice(0, mark), address.slice(mark + 1)]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('hashchange', listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('hashchange', listener)
    window.removeEventListener('popstate', listener)
  }
}

/** Goes to `/screen?name=value`; centre and day come along unless the target names its own. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const [path, search] = split(to.replace(/^#/, ''))
  const params = new URLSearchParams(search)
  const before = new URLSearchParams(split(current())[1])
  for (const name of STICKY) {
    const kept = before.get(name)
    if (!params.has(name) && kept !== null) params.set(name, kept)
  }
  const query = params.toString()
  const hash = `#${path}${query === '' ? '' : `?${query}`}`
  if (hash === window.location.hash) return
  if (options.replace === true) window.history.replaceState(null, '', hash)
  else window.history.pushState(null, '', hash)
  for (const listener of [...listeners]) listener()
}

/** Changes parameters of the present address; null takes one away. */
export function setParams(changes: Record<string, string | null>, options: { replace?: boolean } = {}): void {
  const [path, search] = split(current())
  const params = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name)
    else params.set(name, value)
  }
  for (const name of STICKY) if (changes[name] === null) params.set(name, '')
  navigate(`${path}?${params.toString()}`, options)
}

/** Of the person whose screens these are: the window may be somebody else's now. */
function useAddress(): [path: string, search: string] {
  const desk = useContext(DeskContext)
  return split(useSyncExternalStore(subscribe, () => addressOf(hashOf(desk))))
}
const usePath = (): string => useAddress()[0]
/** The query of the address, without `?`. */
export const useQueryText = (): string => useAddress()[1]
/** One parameter of the address, or null. */
export function useParam(name: string): string | null {
  const value = new URLSearchParams(useQueryText()).get(name)
  return value === '' ? null : value
}

/** For wouter's Router: the path behind the hash. */
export const useHashLocation = Object.assign(
  (): [string, (to: string, options?: { replace?: boolean }) => void] => [usePath(), navigate],
  { hrefs: (href: string) => `#${href}` },
)
