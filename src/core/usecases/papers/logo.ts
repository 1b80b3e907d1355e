import { inflateSync } from 'node:zlib'
import type { Logo } from './paper'
import type { Doc, Sheet } from './sheet'

const WIDE = 150
const HIGH = 46

/** Puts the logo in the top right corner. @returns how high it stands, 0 when the picture can't be read */
export function drawLogo(sheet: Sheet, logo: Logo, organisation: string): number {
  const bytes = Buffer.from(logo.bytes)
  if (!isSound(sheet.doc, bytes)) return 0
  const scale = Math.min(1, WIDE / logo.width, HIGH / logo.height)
  const [width, height] = [logo.width * scale, logo.height * scale]
  const [x, y] = [sheet.left + sheet.width - width, sheet.y]
  const alt = organisation === '' ? 'Logo' : `Logo van ${organisation}`
  sheet.root.add(
    sheet.tag('Figure', { alt, bbox: [x, y, x + width, y + height] }, () => {
      sheet.doc.image(bytes, x, y, { width, height })
    }),
  )
  return height
}

/**
 * Pictures are kept by their header alone, and one that is damaged further on must not stop a paper: the library reads the
 * pixels of a PNG later, where nothing catches what goes wrong.
 */
function isSound(doc: Doc, bytes: Buffer): boolean {
  try {
    // The types leave this one out.
    const picture = (doc as unknown as { openImage(bytes: Buffer): { image?: Png } }).openImage(bytes)
    return picture.image === undefined || hasSoundRows(picture.image)
  } catch {
    return false
  }
}

type Png = { width: number; height: number; pixelBitlength: number; interlaceMethod: number; imgData: Uint8Array }

/** The passes of an interlaced PNG: first column and row, and steps between them. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** Whether every row of pixels is there and starts with one of the five filters. @throws when they can't be unpacked */
function hasSoundRows({ width, height, pixelBitlength, interlaceMethod, imgData }: Png): boolean {
  const pixels = inflateSync(imgData)
  let at = 0
  for (const [x, y, stepX, stepY] of interlaceMethod === 1 ? ADAM7 : ([[0, 0, 1, 1]] as const)) {
    const across = Math.ceil((width - x) / stepX)
    if (across <= 0) continue
    const length = 1 + Math.ceil((across * pixelBitlength) / 8)
    for (let row = y; row < height; row += stepY, at += length) {
      const filter = pixels[at]
      if (filter === undefined || filter > 4) return false
    }
  }
  return at <= pixels.length
}
