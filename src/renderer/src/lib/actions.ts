import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { CentreId } from '#shared/contract/base'
import { type CallName, useRights } from './session'

/** Something the user can do from the keyboard or the command palette. */
export type Action = {
  id: string
  /** Dutch, as a command: `Nieuwe boeking`. */
  label: string
  /** `N`, `Ctrl+Z`, `ArrowLeft`; the first is the one that is shown. */
  keys?: string | readonly string[]
  /** Heading in the shortcut list. */
  group?: string
  /** The call that it makes; who may not make it is not offered the action. */
  needs?: CallName
  /** The centre of what it changes. */
  at?: CentreId | null
  /** Null for a key that the part of the screen with the focus handles itself: it is listed, so that people find it. */
  run: (() => void) | null
}
type Registered = {
  id: string
  label: string
  keys: readonly string[]
  group: string
  run: (() => void) | null
}

let actions: readonly Registered[] = []
const listeners = new Set<() => void>()

function set(next: readonly Registered[]): void {
  actions = next
  for (const listener of [...listeners]) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const keysOf = (action: Action): readonly string[] =>
  action.keys === undefined ? [] : typeof action.keys === 'string' ? [action.keys] : action.keys

/** Offers actions for as long as the component stands; the last one registered for a key wins. */
export function useActions(all: readonly Action[]): void {
  const may = useRights()
  const offered = all.filter(({ needs, at }) => needs === undefined || may(needs, at ?? undefined))
  const latest = useRef(offered)
  useEffect(() => {
    latest.current = offered
  })
  const described = JSON.stringify(
    offered.map((a) => ({
      id: a.id,
      label: a.label,
      keys: keysOf(a),
      group: a.group ?? 'Overal',
      listed: a.run === null,
    })),
  )
  useEffect(() => {
    const mine = (JSON.parse(described) as (Omit<Registered, 'run'> & { listed: boolean })[]).map(
      ({ listed, ...a }) => ({
        ...a,
        run: listed ? null : () => latest.current.find((offer) => offer.id === a.id)?.run?.(),
      }),
    )
    set([...actions, ...mine])
    return () => set(actions.filter((action) => !mine.includes(action)))
  }, [described])
}

/** All actions on offer now. */
export const useOffered = (): readonly Registered[] => useSyncExternalStore(subscribe, () => actions)

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** `Ctrl+Shift+Z` from a key press; Command counts as Ctrl. */
export function chordOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const shift = event.shiftKey && (event.key.length > 1 || /[A-Z]/.test(key))
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`
}

/** Whether a dialog is shown. One of somebody who left the desk stands in the page as well, hidden. */
export const isDialogOpen = (): boolean =>
  [...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => dialog.checkVisibility())

/** Runs the action of a key press, unless someone is typing or a dialog is open. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat || isDialogOpen()) return
  if (isTyping(event.target)) return
  const chord = chordOf(event)
  // A button or link that has the focus keeps its Enter.
  if (chord === 'Enter' && event.target instanceof Element && event.target.closest('a, button')) return
  const run = actions.findLast((a) => a.run !== null && a.keys.includes(chord))?.run
  if (!run) return
  event.preventDefault()
  run()
}
