import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorMap } from '#shared/contract/errors'
import { contract } from '#shared/contract/index'
import { openApiDocument } from '../../src/host/openapi'

type Parameter = { name: string; in: string; required?: boolean }
type Body = { content?: Record<string, { schema?: { properties?: Record<string, unknown>; required?: string[] } }> }
type Operation = { parameters?: Parameter[]; requestBody?: Body; responses?: Record<string, unknown> }

const file = join(import.meta.dirname, '../../docs/api.md')

/** `a`, or `a?` when it may be left out. */
const shown = (name: string, required: boolean) => `\`${name}${required ? '' : '?'}\``

async function document(): Promise<string> {
  const { paths } = await openApiDocument('')
  const calls = Object.values(contract).reduce((n, group) => n + Object.keys(group).length, 0)
  const rows = Object.entries(paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => {
      const query = (operation.parameters ?? [])
        .filter((p) => p.in === 'query')
        .map((p) => shown(p.name, p.required === true))
      const schema = operation.requestBody?.content?.['application/json']?.schema
      const body = Object.keys(schema?.properties ?? {}).map((name) =>
        shown(name, schema?.required?.includes(name) ?? false),
      )
      const answers = Object.keys(operation.responses ?? {}).find((status) => status.startsWith('2')) ?? ''
      return `| \`${method.toUpperCase()} /api${path}\` | ${[...query, ...body].join(' ')} | ${answers} |`
    }),
  )
  expect(rows).toHaveLength(calls)
  const errors = Object.entries(errorMap).map(
    ([code, { status, message }]) => `| \`${code}\` | ${status} | ${message} |`,
  )
  return `# HTTP calls

Made from \`src/shared/contract\` by \`UPDATE_DOCS=1 npx vitest run --project contract api-doc\`; a test compares it. The whole of it, with
types, is at \`/api/openapi.json\` of a running host. \`Authorization: Bearer TOKEN\` on every call but \`GET /api/health\`.

| call | query or body (\`?\`: may be left out) | answers |
|---|---|---|
${rows.join('\n')}

## Errors

\`{ "code": "...", "message": "...", "data": { } }\`; a refused call has changed nothing.

| code | status | meaning |
|---|---|---|
${errors.join('\n')}
`
}

test('docs/api.md lists every call as the contract has it', async () => {
  const now = await document()
  if (process.env.UPDATE_DOCS) writeFileSync(file, now)
  expect(readFileSync(file, 'utf8')).toBe(now)
})
