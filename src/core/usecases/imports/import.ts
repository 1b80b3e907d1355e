import type { Ctx } from '#core/app/context'
import type { ImportEvent, ImportRequest } from '#shared/contract/import'

/**
 * Checks the files of design: import-format and, unless it is a dry run, writes them in one transaction. Progress
 * comes while it runs, the result last; aborting the signal or closing the generator earlier leaves nothing written.
 */
export async function* runImport(
  ctx: Ctx,
  request: ImportRequest,
  signal?: AbortSignal,
): AsyncGenerator<ImportEvent, void> {
  signal?.throwIfAborted()
  ctx.log.info({ files: request.files.length, dryRun: request.dryRun }, 'import')
  yield { type: 'progress', phase: 'read', done: 0, total: request.files.length }
}
