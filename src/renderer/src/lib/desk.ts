import { createContext, useContext, useSyncExternalStore } from 'react'

/**
 * Whose screens are shown. Several people share a desk: who was there keeps the screen as it was left, with what was
 * typed, while somebody else works. So what a screen keeps outside its components is kept per person.
 */
let active = ''
const addresses = new Map<string, string>()

/** The person whose screens a component belongs to; the empty one before anybody came. */
export const DeskContext = createContext('')

const here = (): string => window.location.hash

/** Where a person is, `#/planbord?dag=…`: in the address of the window, or where they left. */
export const hashOf = (desk: string): string => (desk === active || desk === '' ? here() : (addresses.get(desk) ?? ''))

/** Gives the window to a person, at the place where they left. The first one starts at the address as it is. */
export function enterDesk(desk: string): void {
  if (desk === active) return
  if (active !== '') {
    addresses.set(active, here())
    window.history.replaceState(null, '', addresses.get(desk) ?? '#/')
  }
  active = desk
}

/** Whose screen a component is on, to keep something of it per person. */
export const useDesk = (): string => useContext(DeskContext)

/** A value that is kept per person, such as what the side panel shows. */
export type DeskStore<T> = {
  set: (next: T) => void
  of: (desk: string) => T
  subscribe: (listener: () => void) => () => void
}

export function deskStore<T>(empty: T): DeskStore<T> {
  const values = new Map<string, T>()
  const listeners = new Set<() => void>()
  return {
    set(next) {
      values.set(active, next)
      for (const listener of [...listeners]) listener()
    },
    of: (desk) => (values.has(desk) ? (values.get(desk) as T) : empty),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The value of the person whose screens these are. */
export function useDeskValue<T>({ of, subscribe }: DeskStore<T>): T {
  const desk = useDesk()
  return useSyncExternalStore(subscribe, () => of(desk === '' ? active : desk))
}
