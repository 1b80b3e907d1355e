const shown: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** A key as it is written on the keyboard: `Ctrl K` from `Ctrl+K`. */
export const keyText = (keys: string): string =>
  keys === '+'
    ? keys
    : keys
        .split('+')
        .map((k) => shown[k] ?? k)
        .join(' ')

export function Kbd({ keys }: { keys: string }) {
  return <kbd className="kbd">{keyText(keys)}</kbd>
}
