import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { contentTypes } from '#shared/page'

type PageFile = { body: Buffer; headers: Readonly<Record<string, string>> }

const missing = 'De schermen van Buurtbalie ontbreken op deze computer. Installeer Buurtbalie opnieuw.\n'
const noFile = 'Dit onderdeel is er niet. Laad de pagina opnieuw.\n'

/**
 * Serves the built page from a folder: its files, and the page itself for every other address. Files under `assets/`
 * carry a hash in their name, so a browser may keep them.
 *
 * All of it (some megabytes) is read once: an update of the app that takes the files away, or puts others there, changes
 * nothing for who is at work until this program starts anew with the calls that belong to the new page.
 *
 * @throws the error of the file system when a file is there and can't be read
 */
export function pageFiles(rendererDir: string): (request: IncomingMessage, response: ServerResponse) => void {
  const files = readFiles(rendererDir)
  return ({ method, url, headers }, response) => {
    const path = pathOf(url)
    // An address of the page is one without an ending; a file that is not there is no address.
    const file = files.get(path) ?? (extname(path) === '' ? files.get('/index.html') : undefined)
    if (file === undefined) return sayMissing(response, files.has('/index.html'))
    response.setHeader(
      'cache-control',
      path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
    if (headers['if-none-match'] === file.headers.etag) return void response.writeHead(304).end()
    response.writeHead(200, file.headers).end(method === 'HEAD' ? undefined : file.body)
  }
}

function readFiles(root: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>()
  if (!existsSync(root)) return files
  const readIn = (folder: string, path: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = join(folder, entry.name)
      const name = `${path}/${entry.name}`
      if (entry.isDirectory()) readIn(file, name)
      else files.set(name, pageFile(readFileSync(file), extname(name)))
    }
  }
  readIn(root, '')
  return files
}

const pageFile = (body: Buffer, ending: string): PageFile => ({
  body,
  headers: {
    'content-type': contentTypes[ending] ?? 'application/octet-stream',
    'content-length': String(body.length),
    etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
  },
})

/** The path of an address; what can't be read as one is that of no file. */
function pathOf(url = '/'): string {
  try {
    return decodeURIComponent(new URL(url, 'http://page').pathname)
  } catch {
    return '/?.'
  }
}

function sayMissing(response: ServerResponse, hasPage: boolean): void {
  const [status, text] = hasPage ? [404, noFile] : [500, missing]
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}
