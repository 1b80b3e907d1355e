/** Taking somebody's name out of texts. Pure. */

/** Shorter pieces stand in too many words to be somebody. */
const SHORTEST = 4
/** Words in names that are no name. */
const COMMON = new Set([
  'familie',
  'mevrouw',
  'meneer',
  'heer',
  'van',
  'der',
  'den',
  'team',
  'groep',
  'vereniging',
  'stichting',
])

/**
 * By what somebody can be known in a text: whole names, addresses and numbers, and of the names of people the single words that are
 * no ordinary word. The longest first, so that a whole name goes before its parts.
 *
 * @param whole names of organisations, phone numbers, e-mail addresses
 * @param people names of people; of these the words count as well
 */
export function marksOf(whole: readonly (string | null)[], people: readonly (string | null)[]): string[] {
  const words = people.flatMap((name) =>
    (name ?? '').split(/[\s,.()/-]+/u).filter((word) => /^\p{Lu}/u.test(word) && !COMMON.has(word.toLowerCase())),
  )
  const marks = new Set<string>()
  for (const text of [...whole, ...people, ...words]) {
    const mark = (text ?? '').trim().toLowerCase()
    if (mark.length >= SHORTEST) marks.add(mark)
  }
  return [...marks].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/** Marks that are whole: a word alone is somebody else's name as well. */
export const wholeMarks = (whole: readonly string[]): string[] =>
  marksOf(whole, []).filter((mark) => /[\s@\d]/.test(mark))

/** What people write between the digits of a phone number; the hyphen last, as a set of signs wants it. */
export const phoneSigns = [' ', '\u00a0', '\u2011', '\u2013', '.', '/', '(', ')', '-'] as const
const sign = `[${phoneSigns.join('')}]`
const gap = `${sign}{0,3}`

/** The nine digits behind the `0` or `+31` of a Dutch phone number, however it is written; null for any other text. */
export function phoneDigits(text: string): string | null {
  const bare = text.replace('(0)', '').replace(new RegExp(sign, 'g'), '')
  return /^(?:\+31|0031|0)([1-9]\d{8})$/.exec(bare)?.[1] ?? null
}

/** A mark as a pattern: of a phone number any way to write it. */
function patternOf(mark: string): string {
  const digits = phoneDigits(mark)
  return digits === null
    ? mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    : `(?:(?:\\+|00)31${gap}(?:\\(0\\)${gap})?|(?:\\((?=\\d{2,4}\\)))?0${gap})${[...digits].join(gap)}`
}

/**
 * A test and a replacement for these marks, whatever the capitals and the signs in a phone number; only where no letter or digit
 * goes on.
 */
export function masking(marks: readonly string[], name: string): (text: string) => string {
  if (marks.length === 0) return (text) => text
  const any = marks.map(patternOf).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu')
  return (text) => text.replace(pattern, name)
}

/**
 * What becomes of each title of somebody's activities: without the name in it, or with `all` nothing of it. What were two titles stay
 * two, whatever their capitals, because the figures tell groups by renter and title.
 */
export function newTitles(
  titles: readonly string[],
  mask: (text: string) => string,
  name: string,
  all: boolean,
): Map<string, string> {
  const fold = (title: string) => title.trim().toLowerCase()
  const groups = [...new Set(titles.map(fold))]
  const kept = (title: string) => !all && mask(title) === title
  // What stays keeps its own name; only what is replaced gives way.
  const taken = new Set(titles.filter(kept).map(fold))
  const wanted = new Map<string, string>()
  for (const [at, group] of groups.entries()) {
    const first = titles.find((title) => fold(title) === group) ?? group
    if (kept(first)) continue
    const base = all ? `Activiteit ${at + 1}, ${name}` : mask(first)
    let title = base
    for (let n = 2; taken.has(fold(title)); n++) title = `${base}, ${n}`
    taken.add(fold(title))
    wanted.set(group, title)
  }
  return new Map(titles.map((title) => [title, wanted.get(fold(title)) ?? title]))
}

/**
 * A value of the log or of a JSON column without what is personal in it: fields of `empty` become null, fields of `name` the new
 * name, titles as they became, and all other text loses the marks.
 */
export function scrubbed(
  value: unknown,
  how: {
    empty: ReadonlySet<string>
    names: ReadonlySet<string>
    name: string
    mask(text: string): string
    titles: ReadonlyMap<string, string>
  },
): unknown {
  const walk = (one: unknown, key: string): unknown => {
    if (one === null || one === undefined) return one
    if (how.empty.has(key)) return null
    if (typeof one === 'string') {
      if (how.names.has(key)) return how.name
      return how.titles.get(one) ?? how.mask(one)
    }
    if (Array.isArray(one)) return one.map((item) => walk(item, ''))
    if (typeof one === 'object')
      return Object.fromEntries(Object.entries(one).map(([field, inner]) => [field, walk(inner, field)]))
    return one
  }
  return walk(value, '')
}
