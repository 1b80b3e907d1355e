import type { Ctx } from '#core/app/context'
import { listLog } from '#core/store/log'
import { getOrganisation, listCentres } from '#core/store/places'
import { userNames } from '#core/store/users'
import type { AppState, ChangeKind, LogEntry } from '#shared/contract/app'
import { wallNow } from '#shared/time/clock'

const LOG_LINES = 100

/** What a window needs to know before it draws anything. */
export function appState(ctx: Ctx): Promise<AppState> {
  return ctx.read(async (tx) => ({
    version: ctx.version,
    empty: (await listCentres(tx)).length === 0,
    organisation: await getOrganisation(tx),
    now: wallNow(ctx.clock),
    user: { id: ctx.user.id, name: ctx.user.name },
  }))
}

/** Logged alterations, latest first. */
export const readLog = (
  ctx: Ctx,
  query: { kind?: ChangeKind | undefined; id?: string | undefined; limit?: number | undefined },
): Promise<LogEntry[]> =>
  ctx.read(async (tx) => {
    const names = await userNames(tx)
    const lines = await listLog(tx, { ...query, limit: query.limit ?? LOG_LINES })
    return lines.map((line) => ({ ...line, user: names.get(line.user) ?? line.user }))
  })
