import type { Logo } from '#shared/contract/logo'

type Header = Pick<Logo, 'mediaType' | 'width' | 'height'>

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Frames of a JPEG that say how large it is; others of the range are tables. */
const TABLES = new Set([0xc4, 0xc8, 0xcc])
/** Markers without a length of their own. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/**
 * What kind of picture the bytes are and how large, from their first bytes and not from a name. Null for anything that
 * is no PNG or JPEG.
 */
export function readPicture(bytes: Uint8Array): Header | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (PNG.every((byte, i) => bytes[i] === byte)) return bytes.length < 24 ? null : pngOf(view)
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegOf(view) : null
}

/** The first chunk says the size: width at 16, height at 20. */
function pngOf(view: DataView): Header | null {
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  return width > 0 && height > 0 ? { mediaType: 'image/png', width, height } : null
}

function jpegOf(view: DataView): Header | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    else if (isBare(marker)) at += 2
    else if (marker >= 0xc0 && marker <= 0xcf && !TABLES.has(marker)) {
      const height = view.getUint16(at + 5)
      const width = view.getUint16(at + 7)
      return width > 0 && height > 0 ? { mediaType: 'image/jpeg', width, height } : null
    } else at += 2 + view.getUint16(at + 2)
  }
  return null
}
