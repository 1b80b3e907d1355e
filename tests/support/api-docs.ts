import { type ErrorCode, errorMap } from '#shared/contract/errors'
import { openApiDocument } from '../../src/host/openapi'

type Schema = {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  pattern?: string
  format?: string
  description?: string
  minimum?: number
  maximum?: number
  maxLength?: number
  additionalProperties?: Schema | boolean
}
type Content = Record<string, { schema?: Schema }>
type Parameter = { name: string; in: 'path' | 'query'; required?: boolean; schema?: Schema }
type Operation = {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}

const intro = `# Calls

Made from the contract (\`src/shared/contract\`) by \`UPDATE_DOCS=1 npx vitest run --project contract api-docs\`; a test
compares. The same as OpenAPI: \`GET /api/openapi.json\` of a running host. How to get in: [security.md](security.md).

Paths stand below \`/api\` of \`serve\`. Every call but \`GET /api/health\` carries \`Authorization: Bearer TOKEN\`. JSON both
ways. Dates are \`2024-06-03\`, times on the wall in Europe/Amsterdam \`2024-06-03T14:00\`; where a period is asked for, \`to\`
is exclusive. A change names the \`revision\` that it saw. \`?\` marks what may be left out.
`

/** The page docs/api.md: every call with its input and output, and the errors. */
export async function apiDocs(): Promise<string> {
  const document = await openApiDocument('docs')
  const groups = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(methods ?? {})) {
      const found = operation as unknown as Operation
      const group = found.operationId.split('.')[0] ?? ''
      groups.set(group, [...(groups.get(group) ?? []), section(method.toUpperCase(), path, found)])
    }
  const shapes = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => `- **${name}**: ${words(schema as Schema, 0)}`,
  )
  const errors = (Object.keys(errorMap) as ErrorCode[]).map(
    (code) => `| ${errorMap[code].status} | \`${code}\` | ${errorMap[code].message} |`,
  )
  return [
    intro,
    ...[...groups].map(([group, calls]) => `## ${group}\n\n${calls.join('\n')}`),
    `## Shapes\n\n${shapes.join('\n')}\n`,
    `## Errors\n\n\`{ "code": "room_conflict", "message": "...", "data": { ... } }\`. A refused call has changed nothing.\n\n| status | code | meaning |\n|---|---|---|\n${errors.join('\n')}\n`,
  ].join('\n')
}

function section(method: string, path: string, operation: Operation): string {
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const body = operation.requestBody && schemaOf(operation.requestBody.content)
  const [status, response] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? []
  const output = response?.content ? schemaOf(response.content) : undefined
  const stream = response?.content && 'text/event-stream' in response.content
  return [
    `### ${method} ${path}`,
    '',
    ...(query.length > 0 ? [`- query: ${query.map(asParameter).join(', ')}`] : []),
    ...(body ? [`- body: ${words(body, 0)}`] : []),
    `- answers ${status}${stream ? ', a stream of events' : ''}${output && !stream ? `: ${words(output, 0)}` : ''}`,
    '',
  ].join('\n')
}

const schemaOf = (content: Content): Schema | undefined => Object.values(content)[0]?.schema

const asParameter = ({ name, required, schema }: Parameter): string =>
  `\`${name}${required ? '' : '?'}\`${schema && words(schema, 1) !== 'text' ? ` ${words(schema, 1)}` : ''}`

const named: readonly (readonly [string, string])[] = [
  ['^\\d{4}-\\d{2}-\\d{2}$', 'date'],
  ['^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$', 'time'],
  ['^\\d{2}:\\d{2}$', 'clock'],
  ['^\\d{4}-Q[1-4]$', 'quarter'],
]

/** A schema in a few words; far inside others an object is only said to be one. */
function words(schema: Schema, depth: number): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? ''
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map((choice) => words(choice, depth)))].join(' or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => `"${value}"`).join(' or ')
  if (schema.type === 'array') return `list of ${schema.items ? words(schema.items, depth) : 'anything'}`
  if (schema.properties) {
    if (depth > 2) return 'object'
    const fields = Object.entries(schema.properties).map(([name, field]) => {
      const kind = words(field, depth + 1)
      return `\`${name}${schema.required?.includes(name) ? '' : '?'}\`${kind === 'text' ? '' : ` ${kind}`}`
    })
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
  }
  if (schema.type === 'object') return 'object'
  const pattern = named.find(([text]) => text === schema.pattern)?.[1]
  if (pattern) return pattern
  if (schema.format === 'date-time') return 'instant'
  if (schema.type === 'string') return 'text'
  if (schema.type === 'integer' || schema.type === 'number') return 'number'
  if (schema.type === 'boolean') return 'yes/no'
  if (schema.type === 'null') return 'null'
  return 'anything'
}
