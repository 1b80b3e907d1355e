import { PHOTO_BYTES, PHOTO_PIXELS } from '#shared/contract/day-log'
import { drawn, toBase64 } from '../../lib/picture'

/** Good enough to see a crack, and small. */
const QUALITY = 0.8
const SMALLER = 0.75
/** Below this nothing can be seen. */
const LEAST = 200

/** A photo that is about to be sent. */
export type ChosenPhoto = { name: string; base64: string }

/**
 * A chosen file as a JPEG that fits: drawn anew, so that place and time of the camera do not come along. Null for what
 * the browser can not read as a picture.
 */
export async function photoOf(file: File): Promise<ChosenPhoto | null> {
  const image = await createImageBitmap(file).catch(() => null)
  if (image === null) return null
  const longest = Math.max(image.width, image.height)
  for (let scale = Math.min(1, PHOTO_PIXELS / longest); ; scale *= SMALLER) {
    const blob = await drawn(image, scale, 'image/jpeg', QUALITY)
    if (blob === null) return null
    if (blob.size <= PHOTO_BYTES) return { name: file.name, base64: await toBase64(blob) }
    if (longest * scale < LEAST) return null
  }
}

/** For an `img`. */
export const jpegSource = (base64: string): string => `data:image/jpeg;base64,${base64}`
