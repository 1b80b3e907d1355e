import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contract } from '#shared/contract/index'
import { apiDocs } from '../support/api-docs'

const file = join(import.meta.dirname, '../../docs/api.md')

test('docs/api.md describes every call as the contract has it (UPDATE_DOCS=1 renews it)', async () => {
  const page = await apiDocs()
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page)
  const calls = Object.values(contract).reduce((n, group) => n + Object.keys(group).length, 0)
  expect(page.match(/^### /gm)).toHaveLength(calls)
  expect(readFileSync(file, 'utf8')).toBe(page)
})
