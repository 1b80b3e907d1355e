/**
 * Where a long Dutch word may be broken. The browser has no Dutch hyphenation, and a planbord is full of compounds in
 * narrow places. A rule of thumb, not a dictionary: a new syllable begins at the last consonants that can begin a word,
 * and the last part of a compound that is often booked stays whole (`spelletjes-middag`, `bewoners-avond`).
 */
const HYPHEN = '\u00AD'
const LONG = 9
/** Letters that stay together at either end of a word. */
const END = 4
const VOWELS = 'aeiouyáàäâéèëêíïîóòöôúùüû'
const STARTS = new Set(
  'bl br ch cl cr dr fl fr gl gr kl kn kr pl pr sch schr sh sl sm sn sp spr st str th tr tw vl vr wr zw'.split(' '),
)
const LAST_PARTS = 'avond middag ochtend inloop overleg groep club cursus'.split(' ')
const isVowel = (letter: string): boolean => VOWELS.includes(letter)

/** How many of these consonants begin the next syllable. */
function startOf(consonants: string): number {
  for (const length of [4, 3, 2])
    if (STARTS.has(consonants.slice(-length)) && consonants.length >= length) return length
  return 1
}

/** Where the last part of a compound begins; the length of the word when it ends in none that is known. */
function lastPartOf(lower: string): number {
  const part = LAST_PARTS.find((end) => lower.endsWith(end) && lower.length - end.length >= END)
  return lower.length - (part?.length ?? 0)
}

function breakWord(word: string): string {
  if (word.length < LONG) return word
  const whole = lastPartOf(word.toLowerCase())
  return whole === word.length
    ? breakSyllables(word)
    : breakSyllables(word.slice(0, whole)) + HYPHEN + word.slice(whole)
}

function breakSyllables(word: string): string {
  const lower = word.toLowerCase()
  let out = ''
  let from = 0
  for (let i = 1; i < word.length; i++) {
    if (!isVowel(lower[i] ?? '') || isVowel(lower[i - 1] ?? '')) continue
    const first = [...lower.slice(0, i)].findLastIndex(isVowel) + 1
    if (first === 0) continue
    const at = i - startOf(lower.slice(first, i))
    if (at < from + END || word.length - at < END) continue
    out += word.slice(from, at) + HYPHEN
    from = at
  }
  return out + word.slice(from)
}

/** The same text with soft hyphens in its long words; shorter ones stay whole. */
export const withHyphens = (text: string): string => text.replace(/\p{L}+/gu, breakWord)
