import type { ServerResponse } from 'node:http'
import type { Core } from '#core/app/core'

/** The address of a feed: its secret, and as a calendar or as a page. */
const FEED = /^\/kalender\/([A-Za-z0-9_-]{8,64})\.(ics|html)$/

/** What a path asks of a feed; null when it is none. */
export function feedOf(path: string): { key: string; format: 'ics' | 'html' } | null {
  const [, key, format] = FEED.exec(path) ?? []
  return key === undefined ? null : { key, format: format === 'html' ? 'html' : 'ics' }
}

/**
 * Hands the public calendar of a district to whoever has its address: a program that follows a calendar can't send a
 * token. It reads that one calendar and nothing else.
 *
 * @throws not_found for an address that is not, or no longer, in use
 */
export async function answerFeed(
  core: Core,
  feed: { key: string; format: 'ics' | 'html' },
  response: ServerResponse,
): Promise<void> {
  const file = await core.client.calendar.readFeed(feed)
  const bytes = Buffer.from(file.base64, 'base64')
  response
    .writeHead(200, {
      'content-type': file.mediaType,
      'content-length': bytes.length,
      'content-disposition': `inline; filename="${file.fileName}"`,
    })
    .end(bytes)
}
