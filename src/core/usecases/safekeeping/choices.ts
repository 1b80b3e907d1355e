import type { Ctx } from '#core/app/context'
import type { BackupState } from '#shared/contract/backup'

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
