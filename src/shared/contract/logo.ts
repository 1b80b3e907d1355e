import { z } from 'zod'
import { Revision } from './base'

/** What a logo may be: no SVG, which can carry scripts. */
export const logoTypes = ['image/png', 'image/jpeg'] as const
/** Enough for paper; what is larger is made smaller before it is sent. */
export const LOGO_BYTES = 300 * 1024
/** Base64 takes four characters for three bytes. */
const BASE64_LENGTH = Math.ceil(LOGO_BYTES / 3) * 4

/** The picture on printed and exported papers; width and height in pixels. */
export const Logo = z.object({
  mediaType: z.enum(logoTypes),
  base64: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  revision: Revision,
})
export type Logo = z.infer<typeof Logo>

/** A picture in base64, with the revision of the logo that it replaces; null when there was none. */
export const NewLogo = z.object({
  base64: z.string().min(1).max(BASE64_LENGTH),
  revision: Revision.nullable(),
})
export type NewLogo = z.infer<typeof NewLogo>
