import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { steadyZip } from '#core/usecases/files/steady-zip'

test('a zip is the same to the byte whenever it was made, and holds the same', () => {
  const files = { 'xl/a.xml': strToU8('<a/>'.repeat(50)), 'b.txt': strToU8('é') }
  const made = (mtime: string) => steadyZip(zipSync(files, { mtime: new Date(mtime) }))
  expect(made('2024-03-31T02:30:00')).toEqual(made('2031-12-01T10:00:02'))
  expect(unzipSync(made('2024-03-31T02:30:00'))).toEqual(files)
  expect(() => steadyZip(strToU8('no zip'))).toThrow()
})
