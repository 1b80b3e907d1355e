import { randomBytes } from 'node:crypto'
import type { Ctx } from '#core/app/context'
import * as store from '#core/store/calendar'
import type { CalendarFeed, CalendarFeedQuery } from '#shared/contract/calendar'
import { failure } from '#shared/contract/failure'
import type { ExportedFile } from '#shared/contract/report'
import { addDays, addMonths, dateOf, startOfMonth } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { districtOf } from './calendar'
import { calendarFile } from './files'

/**
 * The address at which others read a calendar. A program that follows a calendar can't log in, so the address itself is
 * the secret: whoever has it reads what is public anyway, and a new one takes it away from them.
 */

/** 144 bits: nobody guesses it. */
const KEY_BYTES = 18

/** The feed of a district, also when it has no address yet. @throws not_found */
export const getFeed = (ctx: Ctx, { districtId }: { districtId: CalendarFeed['districtId'] }): Promise<CalendarFeed> =>
  ctx.read(async (tx) => {
    await districtOf(tx, districtId)
    return (await store.getFeed(tx, districtId)) ?? { districtId, key: null, revision: 0 }
  })

/** Makes an address, or another one; who had the one before gets nothing any more. @throws not_found, stale */
export const renewFeed = (ctx: Ctx, input: Seen): Promise<CalendarFeed> =>
  changeFeed(ctx, 'calendar.renewFeed', input, randomBytes(KEY_BYTES).toString('base64url'))

/** Nobody reads it any more. @throws not_found, stale */
export const closeFeed = (ctx: Ctx, input: Seen): Promise<CalendarFeed> =>
  changeFeed(ctx, 'calendar.closeFeed', input, null)

type Seen = Pick<CalendarFeed, 'districtId' | 'revision'>

/** Not undoable: taking it back would bring an address to life that somebody wanted dead. */
function changeFeed(ctx: Ctx, action: string, input: Seen, key: string | null): Promise<CalendarFeed> {
  return ctx.change({ action, undoable: false }, async (unit) => {
    const district = await districtOf(unit.tx, input.districtId)
    const before = (await store.getFeed(unit.tx, input.districtId)) ?? { ...input, key: null, revision: 0 }
    if (before.revision !== input.revision)
      throw failure('stale', {
        kind: 'calendarFeed',
        id: district.id,
        revision: before.revision,
        current: before,
      })
    const after: CalendarFeed = { districtId: district.id, key, revision: before.revision + 1 }
    await store.putFeed(unit.tx, after)
    // The log tells that there is another address, not which.
    const logged = (feed: CalendarFeed) => ({ districtId: feed.districtId, open: feed.key !== null })
    unit.record({ kind: 'calendarFeed', id: district.id, before: logged(before), after: logged(after) })
    return { result: after, subject: district.name }
  })
}

/**
 * What somebody with the address gets: all from the beginning of the month before to a year ahead as a calendar, and the
 * five weeks from today on as a page.
 * @throws not_found for any other address
 */
export function readFeed(ctx: Ctx, { key, format }: CalendarFeedQuery): Promise<ExportedFile> {
  return ctx.read(async (tx) => {
    const feed = await store.feedByKey(tx, key)
    if (!feed) throw failure('not_found', { kind: 'calendarFeed', id: '' })
    const today = dateOf(wallNow(ctx.clock))
    const { districtId } = feed
    if (format === 'html')
      return calendarFile(ctx, tx, { districtId, format, from: today, to: addDays(today, PAGE_DAYS) })
    const from = addMonths(startOfMonth(today), -1)
    return calendarFile(ctx, tx, { districtId, format, from, to: addMonths(today, 12) })
  })
}
const PAGE_DAYS = 34
