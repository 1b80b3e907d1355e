import type { Ctx } from '#core/app/context'
import type { BackupState } from '#shared/contract/backup'
import { inWords } from './in-words'

/** The settings of the copies have no row of their own; in the log they stand under this. */
const LOGGED = 'reservekopieen'

/** What is logged of a change: it is a choice of this computer, so undo does not touch it. */
const noted = (ctx: Ctx, action: string, before: object, after: object, subject: string) =>
  ctx.change({ action, undoable: false }, async (unit) => {
    unit.record({ kind: 'backup', id: LOGGED, before, after })
    return { result: null, subject }
  })

/** Chooses where copies go besides the data folder; null for nowhere else. */
export async function changeFolder(ctx: Ctx, folder: string | null): Promise<BackupState> {
  const before = ctx.keeper.settings().other
  await ctx.keeper.setOther(folder)
  await noted(ctx, 'backups.changeFolder', { folder: before }, { folder: ctx.keeper.settings().other }, folder ?? '')
  return ctx.keeper.state()
}

/** Locks the copies that are made from now on with a passphrase. What was made before stays as it is. */
export async function lock(ctx: Ctx, passphrase: string): Promise<BackupState> {
  const before = { locked: ctx.keeper.settings().key !== null }
  await ctx.keeper.lock(passphrase)
  await noted(ctx, 'backups.lock', before, { locked: true }, '')
  return ctx.keeper.state()
}

/** Copies are made unlocked from now on. The passphrase is asked, so that nobody in passing takes the lock off. */
export async function unlock(ctx: Ctx, passphrase: string): Promise<BackupState> {
  await ctx.keeper.unlock(passphrase).catch(inWords)
  await noted(ctx, 'backups.unlock', { locked: true }, { locked: false }, '')
  return ctx.keeper.state()
}
