import type { IncomingMessage } from 'node:http'
import { failure } from '#shared/contract/failure'

const MEGABYTE = 1024 * 1024
const LIMIT = MEGABYTE
const IMPORT_LIMIT = 50 * MEGABYTE
/** What is still read of a body that is too large, so that the sender gets to see the answer. */
const PATIENCE = 100 * MEGABYTE

const isImport = (path: string) => path === '/api/imports' || path === '/rpc/imports/run'

/**
 * Reads the JSON body of a call; undefined when there is none.
 *
 * @param path of the call: an import may be 50 MB, any other 1 MB
 * @throws too_large; invalid_input when it is no JSON in UTF-8
 */
export async function readBody(request: IncomingMessage, path: string): Promise<unknown> {
  const limit = isImport(path) ? IMPORT_LIMIT : LIMIT
  let pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > limit) pieces = []
    else pieces.push(piece)
    if (size > PATIENCE) break
  }
  if (size > limit) throw failure('too_large', {})
  if (size === 0) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)))
  } catch {
    throw failure('invalid_input', { issues: [{ path: '', problem: 'malformed' }] })
  }
}
