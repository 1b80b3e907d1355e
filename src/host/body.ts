import type { IncomingMessage } from 'node:http'
import { failure } from '#shared/contract/failure'

const MEGABYTE = 1024 * 1024
const LIMIT = MEGABYTE
const IMPORT_LIMIT = 50 * MEGABYTE
/** What is still read of a body that is too large, so that the sender gets to see the answer. */
const PATIENCE = 100 * MEGABYTE

const isImport = (path: string) => path === '/api/imports' || path === '/rpc/imports/run'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** What was sent, or null when it is more than the limit. By events: an iterator over the request costs more than they do. */
function piecesOf(request: IncomingMessage, limit: number): Promise<Buffer[] | null> {
  return new Promise((resolve, reject) => {
    let pieces: Buffer[] = []
    let size = 0
    request.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > limit) pieces = []
      else pieces.push(piece)
      if (size > PATIENCE) request.destroy()
    })
    request.once('end', () => resolve(size > limit ? null : pieces))
    request.once('error', reject)
    request.once('close', () => (size > limit ? resolve(null) : reject(new Error('the request was broken off'))))
  })
}

/**
 * Reads the JSON body of a call; undefined when there is none.
 *
 * @param path of the call: an import may be 50 MB, any other 1 MB
 * @throws too_large; invalid_input when it is no JSON in UTF-8
 */
export async function readBody(request: IncomingMessage, path: string): Promise<unknown> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  // Nothing was sent, as by most calls: it needs not be waited for.
  if (encoding === undefined && (length === undefined || length === '0')) return undefined
  const pieces = await piecesOf(request, isImport(path) ? IMPORT_LIMIT : LIMIT)
  if (pieces === null) throw failure('too_large', {})
  if (pieces.length === 0) return undefined
  try {
    return JSON.parse(utf8.decode(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)))
  } catch {
    throw failure('invalid_input', { issues: [{ path: '', problem: 'malformed' }] })
  }
}
