import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/logo'
import { failure } from '#shared/contract/failure'
import { LOGO_BYTES, type Logo, type NewLogo } from '#shared/contract/logo'
import { invalid } from '../common'
import { readPicture } from './picture'

/** The logo of the organisation, for papers and files. A call of its own: it is large, and few screens show it. */
const MOST_PIXELS = 4000

/** Which picture is the logo; null without one. */
export const getLogo = (ctx: Ctx): Promise<{ logo: Logo | null }> =>
  ctx.read(async (tx) => ({ logo: present(await store.getLogo(tx)) }))

/** Sets the logo, or replaces it. @throws invalid_input when it is no PNG or JPEG or too large; stale */
export function setLogo(ctx: Ctx, { base64, revision }: NewLogo): Promise<Logo> {
  const bytes = Buffer.from(base64, 'base64')
  const header = readPicture(bytes)
  if (header === null) invalid('base64', 'picture')
  if (bytes.length > LOGO_BYTES || header.width > MOST_PIXELS || header.height > MOST_PIXELS)
    invalid('base64', 'too_large')
  return ctx.change({ action: 'logo.set', undoable: true }, async (unit) => {
    const before = await fresh(unit, revision)
    const picture = { id: unit.newId(), bytes, ...header }
    const after = { id: 'logo', pictureId: picture.id, revision: (before?.revision ?? 0) + 1 }
    await store.addPicture(unit.tx, picture)
    await store.putLogo(unit.tx, after)
    unit.record({ kind: 'logo', id: after.id, before, after })
    return { result: { ...header, base64, revision: after.revision }, subject: 'logo' }
  })
}

/** Takes the logo off the papers. @throws not_found, stale */
export function removeLogo(ctx: Ctx, { revision }: { revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'logo.remove', undoable: true }, async (unit) => {
    const before = await fresh(unit, revision)
    await store.removeLogo(unit.tx)
    unit.record({ kind: 'logo', id: 'logo', before, after: null })
    return { result: {}, subject: 'logo' }
  })
}

/** The logo that was seen is still the logo. */
async function fresh(unit: Unit, revision: number | null): Promise<store.LogoRow | null> {
  const row = await store.getLogoRow(unit.tx)
  if (row === null && revision !== null) throw failure('not_found', { kind: 'logo', id: 'logo' })
  if (row !== null && row.revision !== revision) {
    const current = present(await store.getLogo(unit.tx))
    throw failure('stale', { kind: 'logo', id: row.id, revision: row.revision, current })
  }
  return row
}

function present(logo: Awaited<ReturnType<typeof store.getLogo>>): Logo | null {
  if (logo === null) return null
  const { mediaType, bytes, width, height, revision } = logo
  return { mediaType, base64: Buffer.from(bytes).toString('base64'), width, height, revision }
}
