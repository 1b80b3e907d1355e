import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openTestCore } from '../support/core'

/** A PNG of one white dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=='
/** The same head, with so many bytes that it is no logo. */
const large = Buffer.concat([Buffer.from(DOT, 'base64'), Buffer.alloc(310_000)]).toString('base64')
const code = (reason: unknown) => (reason as { code: string }).code
const failed = (call: Promise<unknown>) => call.then(() => 'done', code)

test('a logo is set, replaced, removed, and comes back by undo', async () => {
  const { client } = await openTestCore()
  expect(await client.logo.get()).toEqual({ logo: null })
  const first = await client.logo.set({ base64: DOT, revision: null })
  expect(first).toEqual({ mediaType: 'image/png', width: 1, height: 1, base64: DOT, revision: 1 })
  expect(await client.logo.get()).toEqual({ logo: first })

  expect(await failed(client.logo.set({ base64: DOT, revision: null }))).toBe('stale')
  const second = await client.logo.set({ base64: DOT, revision: 1 })
  expect(second.revision).toBe(2)
  expect(await failed(client.logo.remove({ revision: 1 }))).toBe('stale')
  await client.logo.remove({ revision: 2 })
  expect(await client.logo.get()).toEqual({ logo: null })
  expect(await failed(client.logo.remove({ revision: 2 }))).toBe('not_found')

  await client.undo.undo()
  expect((await client.logo.get()).logo).toMatchObject({ base64: DOT, width: 1 })
  await client.undo.undo()
  await client.undo.undo()
  expect(await client.logo.get()).toEqual({ logo: null })
  await client.undo.redo()
  expect((await client.logo.get()).logo).toMatchObject({ base64: DOT })
})

test('the log names the picture and does not hold it', async () => {
  const { client } = await openTestCore()
  await client.logo.set({ base64: DOT, revision: null })
  const [entry] = await client.app.log({ kind: 'logo' })
  expect(entry?.after).toEqual({ id: 'logo', pictureId: expect.any(String), revision: 1 })
})

test('what is no picture, or too large, is refused', async () => {
  const { client } = await openTestCore()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
  expect(await failed(client.logo.set({ base64: svg, revision: null }))).toBe('invalid_input')
  expect(await failed(client.logo.set({ base64: large, revision: null }))).toBe('invalid_input')
  expect(await client.logo.get()).toEqual({ logo: null })
})

test('the workbook has the logo above its first sheet, and is as before without one', async () => {
  const { client } = await openTestCore()
  const exported = async () => {
    const file = await client.reports.exportFile({ period: '2024-Q2' as never, format: 'xlsx' })
    return unzipSync(Buffer.from(file.base64, 'base64'))
  }
  expect(Object.keys(await exported()).filter((path) => path.includes('media'))).toEqual([])
  await client.logo.set({ base64: DOT, revision: null })
  const files = await exported()
  const media = Object.keys(files).filter((path) => path.includes('media'))
  expect(media).toHaveLength(1)
  expect(Buffer.from(files[media[0] ?? ''] ?? []).toString('base64')).toBe(DOT)
})
