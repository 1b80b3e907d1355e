const LONGEST = 31
const FORBIDDEN = /[\][/\\:*?\p{Cc}]/gu

/**
 * Names that Excel takes for sheets, one for each name: without forbidden characters, at most 31 long, and no two the
 * same without regard to case.
 */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>(['history', 'geschiedenis']) // Excel keeps these for itself
  return names.map((name) => {
    const clean =
      name
        .replace(FORBIDDEN, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^[' ]+|[' ]+$/g, '') || 'Blad'
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? '' : ` (${n})`
      const candidate = `${cut(clean, LONGEST - suffix.length)}${suffix}`
      if (taken.has(candidate.toLowerCase())) continue
      taken.add(candidate.toLowerCase())
      return candidate
    }
  })
}

/** The first units of a text, without half an emoji and without a trailing space or apostrophe. */
const cut = (text: string, length: number) =>
  text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[' ]+$/, '')
