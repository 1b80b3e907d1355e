import { existsSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute } from 'node:path'
import type { Ctx } from '#core/app/context'
import { removeDatabase } from '#core/store/backups'
import { keptFor, restoring } from '#core/usecases/backups'
import type { RestorePreview, RestoreSource } from '#shared/contract/backup'
import { failure } from '#shared/contract/failure'
import { readManifest } from './folder'
import { inWords } from './in-words'
import type { Copy } from './job'
import { inThread } from './thread'

const quiet = () => undefined

/** The file that is meant, with what opens it. @throws Failure when it is not there, or is locked and nothing can open it */
function copyOf(ctx: Ctx, { source, passphrase }: RestoreSource): Copy {
  const file = 'name' in source ? ctx.keeper.fileOf(source.name) : source.path
  if (file === null || !isAbsolute(file) || !statSync(file, { throwIfNoEntry: false })?.isFile())
    throw failure('not_found', { kind: 'backup', id: 'name' in source ? source.name : source.path })
  if (!file.endsWith('.age')) return { file, key: null }
  const identity =
    readManifest(dirname(file), basename(file, '.db.age'))?.key ?? ctx.keeper.settings().key?.identity ?? null
  if (identity === null) throw failure('wrong_state', { reason: 'no_backup_key', detail: basename(file) })
  if (!passphrase) throw failure('wrong_state', { reason: 'passphrase_needed', detail: '' })
  return { file, key: { identity, passphrase } }
}

/** What is in a copy, and what would be different after putting it back. Changes nothing. */
export async function previewRestore(ctx: Ctx, wanted: RestoreSource): Promise<RestorePreview> {
  const copy = copyOf(ctx, wanted)
  const { databaseFile } = ctx.keeper
  const task = {
    type: 'preview' as const,
    copy,
    databaseFile,
    temporary: `${databaseFile}.looking`,
    now: ctx.clock.now(),
  }
  const { verdict, newer, bookings, lastChangeAt, compared, differences, changes, latest } = await ctx.keeper
    .alone(() => inThread(task, quiet))
    .catch(inWords)
  return { verdict, newer, bookings, lastChangeAt, compared, differences, changes, latest }
}

/**
 * Puts a copy back while the app is open: it is made ready and gone through first; then the store is closed for a moment
 * and what was there is kept beside the copies. Can't be undone, but what was kept can be put back the same way.
 *
 * @returns the name under which the present data are kept
 */
export async function restore(
  ctx: Ctx,
  wanted: RestoreSource & { withRemarks?: boolean | undefined },
): Promise<{ kept: string | null }> {
  const copy = copyOf(ctx, wanted)
  const { databaseFile } = ctx.keeper
  const next = restoring(databaseFile)
  const kept = await ctx.keeper
    .alone(async () => {
      try {
        const aside = keptFor(databaseFile, ctx.clock)
        const note = { current: databaseFile, kept: aside, file: basename(copy.file), userId: ctx.user.id }
        const copies = await ctx.keeper.heads()
        const task = { type: 'prepare' as const, copy, next, now: ctx.clock.now(), copies, ...note }
        const problems = await inThread(task, quiet)
        if (problems > 0 && wanted.withRemarks !== true)
          throw failure('wrong_state', { reason: 'restore_has_problems', detail: String(problems) })
        return await ctx.store.swap(async () => {
          await inThread({ type: 'replace', databaseFile, next, kept: aside }, quiet)
          return aside
        })
      } finally {
        if (existsSync(next)) removeDatabase(next)
      }
    })
    .catch(inWords)
  ctx.keeper.replaced()
  return { kept: kept === null ? null : basename(kept, '.db') }
}
