/** 1 January 1980, 00:00: the first moment that a zip can say, as its date and time beside each other. */
const FIRST_MOMENT = 33 << 16
const END = 0x06054b50
const END_LENGTH = 22

/**
 * A zip without the moment at which it was made, so that the same workbook is the same to the byte. Changes it in place.
 *
 * @param zip without a comment at its end, as ours are
 */
export function steadyZip(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - END_LENGTH
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error('a zip that ends otherwise than ours')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(at + 12, FIRST_MOMENT, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_MOMENT, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}
