import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { contentTypes, pageHeaders } from '#shared/page'

/** The file that a page's path stands for, or null when it points outside `root` (an absolute folder). */
export function fileFor(root: string, pathname: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = resolve(join(root, path === '/' ? 'index.html' : path))
  return file.startsWith(root + sep) ? file : null
}

/** Answers a request of the page from the built files under `root`; everything else is a 404. */
export async function answerFromDisk(root: string, request: Request): Promise<Response> {
  const file = request.method === 'GET' ? fileFor(root, new URL(request.url).pathname) : null
  const body = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || body === null) return new Response(null, { status: 404, headers: pageHeaders })
  const type = contentTypes[extname(file)] ?? 'application/octet-stream'
  return new Response(new Uint8Array(body), { headers: { ...pageHeaders, 'content-type': type } })
}
