import type { Logo } from '#shared/contract/logo'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** There is one logo; it points at the picture, which never changes. */
const THE_LOGO = 'logo'
export type LogoRow = { id: string; pictureId: string; revision: number }
export type Picture = Pick<Logo, 'mediaType' | 'width' | 'height'> & { id: string; bytes: Uint8Array }

/** Which picture is the logo now; null when there is none. */
export async function getLogoRow(tx: ReadTx): Promise<LogoRow | null> {
  const row = await tx.selectFrom('logo').selectAll().executeTakeFirst()
  return row ? { id: row.id, pictureId: row.picture_id, revision: row.revision } : null
}

/** The logo with its picture, for a screen or a file. */
export async function getLogo(tx: ReadTx): Promise<(Picture & { revision: number }) | null> {
  const row = await tx
    .selectFrom('logo')
    .innerJoin('logo_picture', 'logo_picture.id', 'logo.picture_id')
    .select(['logo_picture.id', 'media_type', 'bytes', 'width', 'height', 'revision'])
    .executeTakeFirst()
  if (!row) return null
  const { id, media_type: mediaType, bytes, width, height, revision } = row
  return { id, mediaType, bytes, width, height, revision }
}

export async function addPicture(tx: WriteTx, picture: Picture): Promise<void> {
  const row: Tables['logo_picture'] = {
    id: picture.id,
    media_type: picture.mediaType,
    bytes: picture.bytes,
    width: picture.width,
    height: picture.height,
  }
  await tx.insertInto('logo_picture').values(row).execute()
}

/** Points at another picture, or at one for the first time. */
export async function putLogo(tx: WriteTx, { pictureId, revision }: Omit<LogoRow, 'id'>): Promise<void> {
  const row: Tables['logo'] = { id: THE_LOGO, picture_id: pictureId, revision }
  await tx
    .insertInto('logo')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

/** The picture stays: undo may want it back. */
export async function removeLogo(tx: WriteTx): Promise<void> {
  await tx.deleteFrom('logo').execute()
}
