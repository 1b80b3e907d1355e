import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apiDocs } from '../support/api-docs'

const file = join(import.meta.dirname, '../../docs/api.md')

test('docs/api.md is what the contract says (UPDATE_API_DOCS=1 renews it)', async () => {
  const page = await apiDocs()
  if (process.env.UPDATE_API_DOCS === '1') writeFileSync(file, page)
  expect(readFileSync(file, 'utf8')).toBe(page)
})
