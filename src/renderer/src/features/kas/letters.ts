/** Taken on the screen where articles are sold: new booking, today, pin, received, on a booking; and the key of Logboek. */
const RESERVED = 'NTPOBL'
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * A letter for each name, in order: its first letter that is free, else any letter that is; null when none is left. What
 * comes later in the list never changes the letter of what comes before it.
 */
export function lettersFor(names: readonly string[]): (string | null)[] {
  const taken = new Set(RESERVED)
  return names.map((name) => {
    const own = name
      .normalize('NFD')
      .toUpperCase()
      .replace(/[^A-Z]/g, '')
    const letter = [...own, ...ALPHABET].find((candidate) => !taken.has(candidate)) ?? null
    if (letter !== null) taken.add(letter)
    return letter
  })
}
