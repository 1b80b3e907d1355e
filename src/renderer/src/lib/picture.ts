/** The bytes of a file as base64, as calls carry them. */
export async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/**
 * A picture drawn anew at so many times its size: nothing that a camera wrote beside it comes along. Null when the
 * browser can't.
 *
 * @param quality from 0 to 1, for a JPEG
 */
export function drawn(
  image: ImageBitmap,
  scale: number,
  type: 'image/png' | 'image/jpeg',
  quality?: number,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  const context = canvas.getContext('2d')
  if (type === 'image/jpeg' && context) {
    // What is see-through would turn black.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
  }
  context?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality))
}
