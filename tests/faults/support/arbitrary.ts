import fc from 'fast-check'
import { z } from 'zod'
import { ClockTimeText, Day, Moment, PeriodText, QuarterText, Wall } from '#shared/contract/base'
import { contract } from '#shared/contract/index'
import { broken, lineBreaks, payloads, strange } from '../../support/nasty'

/** Inputs for every call, made from its own schema: mostly of its shape, with here and there what does not belong. */
type Schema = {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  $ref?: string
}
/** Ids that exist in the store, by the kind in which they stand. */
export type Ids = ReadonlyMap<string, readonly string[]>
export type Call = {
  name: string
  method: string
  path: string
  /** What is of its shape, and what is mostly so. */
  shaped: fc.Arbitrary<unknown>
  input: fc.Arbitrary<unknown>
}

const own: [unknown, string][] = [
  [Day, 'day'],
  [Wall, 'wall'],
  [ClockTimeText, 'clock'],
  [QuarterText, 'quarter'],
  [PeriodText, 'period'],
  [Moment, 'moment'],
]

/** Every call of the contract, with a maker of inputs. `folder`: the one place that a call may write to. */
export function calls(ids: Ids, folder: string): Call[] {
  return Object.entries(contract).flatMap(([group, procedures]) =>
    Object.entries(procedures).map(([call, procedure]) => {
      const { inputSchema, route } = procedure['~orpc']
      const schema = inputSchema === undefined ? {} : schemaOf(inputSchema as z.ZodType)
      const shaped = inputSchema === undefined ? fc.constant(undefined) : of(schema, group, { ids, folder }, schema)
      const input = fc.oneof({ weight: 3, arbitrary: shaped }, { weight: 4, arbitrary: spoiled(shaped) }, anything)
      return { name: `${group}.${call}`, method: route.method ?? 'POST', path: route.path ?? '/', shaped, input }
    }),
  )
}

const schemaOf = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const found = own.find(([known]) => known === zodSchema)
      if (found) Object.assign(jsonSchema, { type: 'string', format: found[1] })
    },
  }) as Schema

const two = (n: number) => String(n).padStart(2, '0')
const number = (min: number, max: number) => fc.integer({ min, max })
const day = fc
  .tuple(fc.constantFrom(2024, 2024, 2024, 2025, 1900, 2199, 9999), number(1, 12), number(1, 28))
  .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`)
const clock = fc
  .tuple(number(0, 24), fc.constantFrom(0, 15, 30, 59))
  .map(([h, m]) => `${two(h)}:${h === 24 ? '00' : two(m)}`)
const wall = fc.tuple(day, number(0, 23), fc.constantFrom(0, 30)).map(([d, h, m]) => `${d}T${two(h)}:${two(m)}`)
const quarter = fc.tuple(fc.constantFrom(2023, 2024, 2024, 1900, 2199), number(1, 4)).map(([y, q]) => `${y}-Q${q}`)
const formats: Record<string, fc.Arbitrary<unknown>> = {
  day,
  wall,
  clock,
  quarter,
  period: fc.oneof(
    quarter,
    fc.constantFrom('2024', '2024-06', '2024-01-01..2024-12-31', '1900', '2199', '9999', '9999-12-31..0001-01-01'),
  ),
  moment: wall.map((text) => `${text}:00.000Z`),
}
const odd = fc.constantFrom(
  ...[strange, broken, payloads, lineBreaks].flatMap((group) => Object.values(group)),
  '',
  ' ',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%00',
  `'; drop table booking; --`,
  'x'.repeat(3_000),
)
const text = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 10 }), odd)
const anything = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e308, Number.MAX_SAFE_INTEGER + 1, '', [], {}, [[]], [null]),
  text,
  fc.jsonValue({ maxDepth: 3 }),
)

function of(
  schema: Schema,
  at: string,
  known: { ids: Ids; folder: string },
  root: Schema,
  depth = 0,
): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined || depth > 8) return anything
  const inner = (one: Schema, name = at) => of(one, name, known, root, depth + 1)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const any = schema.anyOf ?? schema.oneOf
  if (any) return fc.oneof(...any.map((one) => inner(one)))
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map((one) => inner(one))).map((parts) => Object.assign({}, ...parts))
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {})
      if (entries.length === 0 && typeof schema.additionalProperties === 'object')
        return fc.dictionary(
          schema.propertyNames ? inner(schema.propertyNames).map(String) : text,
          inner(schema.additionalProperties),
          { maxKeys: 4 },
        )
      const model = Object.fromEntries(entries.map(([name, one]) => [name, inner(one, name === 'id' ? at : name)]))
      return fc.record(model, { requiredKeys: schema.required ?? [] })
    }
    case 'array':
      return fc.array(inner(schema.items ?? {}), {
        minLength: Math.min(schema.minItems ?? 0, 3),
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 4, 4)),
      })
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number': {
      const { minimum: low = -1000, maximum: high = 100_000 } = schema
      const near = fc.constantFrom(low, Math.min(high, Math.max(low, 1)), Math.min(low + 1, high), high)
      const fraction = schema.type === 'number' ? [fc.double({ min: low, max: high, noNaN: true })] : []
      return fc.oneof(near, number(Math.ceil(Math.max(low, -1e9)), Math.floor(Math.min(high, 1e9))), ...fraction)
    }
    case 'string':
      return textOf(schema, at, known)
    default:
      return schema.type === 'null' ? fc.constant(null) : anything
  }
}

function textOf({ format }: Schema, at: string, { ids, folder }: { ids: Ids; folder: string }): fc.Arbitrary<unknown> {
  const shaped = format === undefined ? undefined : formats[format]
  if (shaped) return shaped
  // A call that writes to a folder gets one that is ours to write to, or none that exists.
  if (/folder|path|directory/i.test(at)) return fc.constantFrom(folder, `${folder}/nergens/anders`, '', '\u0000')
  const kind = at.replace(/Ids?$/, '').replace(/s$/, '').toLowerCase()
  const found = [...ids].filter(([name]) => name.replaceAll('_', '') === kind).flatMap(([, values]) => values)
  if (found.length > 0 && /Ids?$|^[a-zA-Z]+s$/.test(at))
    return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...found) }, text)
  return text
}

/** The same with one thing wrong: another value somewhere, a name too few or too many. */
const spoiled = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(arbitrary, fc.nat(), anything, fc.constantFrom('replace', 'remove', 'add'))
    .map(([value, at, other, how]) => {
      if (typeof value !== 'object' || value === null) return other
      const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
      const keys = Object.keys(copy)
      const key = keys[at % Math.max(keys.length, 1)] ?? 'x'
      if (how === 'remove') delete copy[key]
      else copy[how === 'add' ? `${key}x` : key] = other
      return copy
    })

/** The names of all fields of the contract into which people type freely, wherever they stand. */
export function freeTextFields(): Set<string> {
  const found = new Set<string>()
  const walk = (schema: Schema, name: string): void => {
    const isChoice = schema.enum !== undefined || schema.const !== undefined || schema.format !== undefined
    if (schema.type === 'string' && !isChoice && name !== '' && !/Ids?$|^ids?$/.test(name)) found.add(name)
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) walk(one, name)
    if (schema.items) walk(schema.items, name)
    for (const [key, one] of Object.entries(schema.properties ?? {})) walk(one, key)
  }
  for (const procedures of Object.values(contract))
    for (const procedure of Object.values(procedures)) {
      const { inputSchema } = procedure['~orpc']
      if (inputSchema !== undefined) walk(schemaOf(inputSchema as z.ZodType), '')
    }
  return found
}

/** The calls that answer with a file. */
export function fileCalls(ids: Ids, folder: string): Call[] {
  const answers = new Map<string, string>()
  for (const [group, procedures] of Object.entries(contract))
    for (const [call, procedure] of Object.entries(procedures)) {
      const { outputSchema } = procedure['~orpc']
      if (outputSchema instanceof z.ZodType)
        answers.set(`${group}.${call}`, JSON.stringify(z.toJSONSchema(outputSchema, { unrepresentable: 'any' })))
    }
  return calls(ids, folder).filter(({ name }) => {
    const text = answers.get(name) ?? ''
    return text.includes('"fileName"') && text.includes('"base64"')
  })
}
