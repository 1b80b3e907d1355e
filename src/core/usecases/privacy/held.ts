import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import { personalData } from '#core/store/personal-data/index'
import type { Subject } from '#shared/contract/privacy'
import type { ExportedFile } from '#shared/contract/report'
import { processingWords } from '#shared/domain/privacy'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import type { WallTime } from '#shared/time/types'
import { letterheadOf, renderPaper } from '../papers/make'
import { type Held, heldPaper } from './held-paper'
import { mentionsOf } from './preview'
import { privacyIn } from './settings'
import { namesTyped } from './still-named'
import { wellKnown } from './subject'
import { tableWords } from './words'

/** @throws not_found */
async function heldIn(tx: ReadTx, subject: Subject, asOf: WallTime): Promise<Held> {
  const known = await wellKnown(tx, subject, dateOf(asOf))
  const words = processingWords((await privacyIn(tx)).months)
  const parts = [...known.held].flatMap(([table, rows]) => {
    if (rows.length === 0) return []
    // What only points from one thing to another belongs to what it points from.
    const { why, keep } = words[personalData[table].for ?? (known.kind === 'renter' ? 'letting' : 'roster')]
    return [{ table, title: tableWords[table] ?? table, why, keep, rows }]
  })
  return {
    ...subject,
    name: known.name,
    asOf,
    parts,
    log: known.log,
    mentions: [...(await mentionsOf(tx, known)), ...(await namesTyped(tx, known))],
  }
}

/**
 * Everything that we hold of somebody as a file: JSON with every row whole, or a tagged paper to read. Texts of others that name them
 * come last, for who hands it out to look at: they may say something of somebody else.
 *
 * @throws not_found
 */
export async function exportHeld(
  ctx: Ctx,
  { format, ...subject }: Subject & { format: 'json' | 'pdf' },
): Promise<ExportedFile> {
  const asOf = wallNow(ctx.clock)
  const { held, from } = await ctx.readAside(async (tx) => ({
    held: await heldIn(tx, subject, asOf),
    from: await letterheadOf(tx),
  }))
  // No name in the name of the file: it ends up in folders and mails.
  const fileName = `gegevens-${subject.kind === 'renter' ? 'huurder' : 'beheerder'}-${dateOf(asOf)}.${format}`
  if (format === 'pdf') {
    const bytes = await renderPaper(heldPaper(held, asOf, from))
    return { fileName, mediaType: 'application/pdf', base64: Buffer.from(bytes).toString('base64') }
  }
  const { log, parts, ...rest } = held
  const json = {
    ...rest,
    parts: Object.fromEntries(parts.map(({ table, ...part }) => [table, part])),
    log: log.map(({ before, after, ...line }) => ({ ...line, before: parsed(before), after: parsed(after) })),
  }
  const text = `${JSON.stringify(json, null, 2)}\n`
  return { fileName, mediaType: 'application/json', base64: Buffer.from(text).toString('base64') }
}

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
