import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'

/**
 * Serves the built page from a folder: its files, and the page itself for every other address. Files under `assets/`
 * carry a hash in their name, so a browser may keep them.
 */
export function pageFiles(rendererDir: string): (request: IncomingMessage, response: ServerResponse) => void {
  if (!existsSync(join(rendererDir, 'index.html')))
    return (_request, response) => response.writeHead(404, { 'content-type': 'text/plain' }).end('no page built')
  const serve = sirv(rendererDir, {
    etag: true,
    single: true,
    setHeaders(response, pathname) {
      const kept = pathname.startsWith('/assets/')
      response.setHeader('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return (request, response) => serve(request, response, () => void response.writeHead(404).end())
}
