import type { FontName } from './fonts'
import type { Rich } from './paper'

/** Lays text out in lines. Own lines, so that a row of a table can go on on the next page. */

export type Piece = { text: string; font: FontName }
export type Line = { pieces: Piece[]; width: number }
/** Width in points of a text in a typeface, at the size that is being laid out. */
export type Measure = (text: string, font: FontName) => number

type Word = Piece & { width: number; space: boolean }

const piecesOf = (text: Rich, bold: boolean): Piece[] =>
  (typeof text === 'string' ? [text] : text).map((piece) =>
    typeof piece === 'string' ? { text: piece, font: bold ? 'bold' : 'regular' } : { text: piece.bold, font: 'bold' },
  )

/** Words and what stands between them: a line may also break after a hyphen or a slash. */
const WORDS = /[^ \n]*?[-/](?=[^ \n\d])|[^ \n]+|\n| +/g

/** Breaks text in lines that are at most `width` wide, all of it in bold when asked. Never empty. */
export function linesOf(text: Rich, width: number, measure: Measure, bold = false): Line[] {
  const lines: Line[] = [{ pieces: [], width: 0 }]
  let line = lines[0] as Line
  let space = false
  const next = (spaced: boolean) => {
    // Read aloud it is one text: what the end of the line stands for is a space there.
    const end = line.pieces.at(-1)
    if (end && spaced) end.text += ' '
    line = { pieces: [], width: 0 }
    lines.push(line)
    space = false
  }
  const put = (word: Word) => {
    const before = word.space && line.pieces.length > 0 ? ' ' : ''
    const last = line.pieces.at(-1)
    if (last?.font === word.font) last.text += before + word.text
    else {
      if (last) last.text += before
      line.pieces.push({ text: word.text, font: word.font })
    }
    line.width += word.width + (before === '' ? 0 : measure(' ', word.font))
  }
  for (const { text: piece, font } of piecesOf(text, bold))
    for (const [token] of piece.matchAll(WORDS)) {
      if (token === '\n') next(true)
      else if (token.startsWith(' ')) space = true
      else
        for (const part of cut(token, width, (t) => measure(t, font))) {
          const word = { text: part, font, width: measure(part, font), space }
          const gap = space && line.pieces.length > 0 ? measure(' ', font) : 0
          if (line.pieces.length > 0 && line.width + gap + word.width > width + 0.01) next(space)
          put({ ...word, space })
          space = false
        }
    }
  return lines
}

/** A word that is wider than a line, in pieces that are not. */
function cut(word: string, width: number, measure: (text: string) => number): string[] {
  if (measure(word) <= width) return [word]
  const parts = ['']
  for (const letter of word) {
    const grown = parts.at(-1) + letter
    if (parts.at(-1) === '' || measure(grown) <= width) parts[parts.length - 1] = grown
    else parts.push(letter)
  }
  return parts
}

/** Width of the widest line, when nothing is broken but at its own line breaks. */
export const naturalWidth = (text: Rich, measure: Measure, bold: boolean): number =>
  Math.max(...linesOf(text, Number.POSITIVE_INFINITY, measure, bold).map(({ width }) => width))

/** Width of the widest word: below this words have to be cut. */
export const widestWord = (text: Rich, measure: Measure, bold: boolean): number =>
  Math.max(
    0,
    ...piecesOf(text, bold).flatMap(({ text: piece, font }) =>
      [...piece.matchAll(WORDS)].map(([token]) => measure(token.trim(), font)),
    ),
  )
