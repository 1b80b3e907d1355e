/** So many letters fit in the sign of a chip. */
const MOST = 3

/**
 * A sign of one to three letters for each name: as few as tell it from the others, and a number for what starts alike.
 * The second cue beside the colour of a theme.
 */
export function lettersFor(names: readonly string[]): string[] {
  const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase('nl') + text.slice(1).toLocaleLowerCase('nl')
  const starts = (length: number) => names.map((name) => capital(name.replace(/[^\p{L}\p{N}]/gu, '').slice(0, length)))
  return names.map((_, i) => {
    for (let length = 1; length <= MOST; length++) {
      const all = starts(length)
      const mine = all[i] ?? ''
      if (mine !== '' && all.filter((start) => start === mine).length === 1) return mine
    }
    return String(i + 1)
  })
}
