import { useQuery } from '@tanstack/react-query'
import { LOGO_BYTES, type Logo, logoTypes } from '#shared/contract/logo'
import { api } from './client'
import { drawn, toBase64 } from './picture'

/** On paper a logo is a few centimetres; more pixels than this do not show. */
const WIDE = 1000
const HIGH = 500
const SMALLER = 0.7
/** Below this nobody would know it. */
const LEAST = 60

/** The picture for an `img`. */
export const logoSource = ({ mediaType, base64 }: Logo): string => `data:${mediaType};base64,${base64}`

/** The logo of the organisation; null when there is none, or while it is on its way. */
export function useLogo(): Logo | null {
  return useQuery(api.logo.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.logo ?? null
}

/**
 * A chosen file as base64 that fits: as it is when it is small enough, else drawn smaller. Null for what is no PNG or
 * JPEG picture.
 */
export async function logoOf(file: File): Promise<string | null> {
  if (!logoTypes.some((type) => type === file.type)) return null
  const image = await createImageBitmap(file).catch(() => null)
  if (image === null) return null
  const scale = Math.min(1, WIDE / image.width, HIGH / image.height)
  if (scale === 1 && file.size <= LOGO_BYTES) return toBase64(file)
  for (let s = scale; image.width * s >= LEAST; s *= SMALLER) {
    const blob = await drawn(image, s, 'image/png')
    if (blob !== null && blob.size <= LOGO_BYTES) return toBase64(blob)
  }
  return null
}
