import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerFromDisk, fileFor } from '../../../src/main/page-files'

const root = resolve('/srv/page')

describe('the file that a path stands for', () => {
  test('lies under the page', () => {
    expect(fileFor(root, '/')).toBe(join(root, 'index.html'))
    expect(fileFor(root, '/assets/index.js')).toBe(join(root, 'assets', 'index.js'))
    expect(fileFor(root, '/assets/../index.html')).toBe(join(root, 'index.html'))
  })

  test.each([
    '/../secret',
    '/..%2fsecret',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f..%2f..%2fetc%2fpasswd',
    '/..\\secret',
    '/..%5csecret',
    '/../page-of-others/index.html',
    '/index.html%00.png',
    '/%E0%A4%A',
    '/assets/../..',
  ])('never outside: %s', (pathname) => {
    expect(fileFor(root, pathname)).toBeNull()
  })
})

describe('an answer from disk', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'buurtbalie-page-'))
    writeFileSync(join(folder, 'index.html'), '<p>hallo')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('carries type and policy', async () => {
    const answer = await answerFromDisk(folder, new Request('http://buurtbalie/'))
    expect(await answer.text()).toBe('<p>hallo')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe-eval')
  })

  test('is 404 for what is not there and for anything but GET', async () => {
    expect((await answerFromDisk(folder, new Request('http://buurtbalie/none.js'))).status).toBe(404)
    expect((await answerFromDisk(folder, new Request('http://buurtbalie/', { method: 'POST' }))).status).toBe(404)
  })
})
