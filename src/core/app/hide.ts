import type { z } from 'zod'
import { type FieldLabel, labelOf } from '#shared/contract/labels'

type Schema = z.core.$ZodType
type Hidden = ReadonlySet<FieldLabel>
type Change = (value: unknown, hidden: Hidden) => unknown
/** What to do with labelled fields: empty them, or leave them out. */
export type Way = 'out' | 'in'

/**
 * Takes what is labelled out of a value, by its schema. Worked out once per schema: null where nothing in it is labelled, so
 * that a call without such fields costs nothing.
 */
export function hiderOf(schema: unknown, way: Way): Change | null {
  if (typeof schema !== 'object' || schema === null || !('_zod' in schema)) return null
  const made = known[way]
  const found = made.get(schema)
  if (found !== undefined) return found
  const hider = build(schema as Schema, way)
  made.set(schema, hider)
  return hider
}
const known: Record<Way, WeakMap<object, Change | null>> = { out: new WeakMap(), in: new WeakMap() }

function build(schema: Schema, way: Way): Change | null {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def']
  switch (def.type) {
    case 'object':
      return ofObject(def.shape, way)
    case 'array': {
      const each = hiderOf(def.element, way)
      return each && ((value, hidden) => (Array.isArray(value) ? value.map((one) => each(one, hidden)) : value))
    }
    case 'record': {
      const each = hiderOf(def.valueType, way)
      return each && ((value, hidden) => (isObject(value) ? mapValues(value, (one) => each(one, hidden)) : value))
    }
    case 'union': {
      const each = def.options.flatMap((option) => hiderOf(option, way) ?? [])
      return each.length === 0 ? null : (value, hidden) => each.reduce((now, hide) => hide(now, hidden), value)
    }
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return hiderOf(def.innerType, way)
    default:
      return null
  }
}

function ofObject(shape: Readonly<Record<string, Schema>>, way: Way): Change | null {
  const fields = Object.entries(shape).flatMap(([key, schema]) => {
    const label = innerLabel(schema)
    const inner = label === undefined ? hiderOf(schema, way) : null
    return label === undefined && inner === null ? [] : [{ key, label, inner, empty: emptyOf(schema) }]
  })
  if (fields.length === 0) return null
  return (value, hidden) => {
    if (!isObject(value)) return value
    const copy = { ...value }
    for (const { key, label, inner, empty } of fields) {
      if (!(key in copy)) continue
      if (label === undefined) copy[key] = inner?.(copy[key], hidden)
      else if (hidden.has(label)) {
        if (way === 'in' || empty === undefined) delete copy[key]
        else copy[key] = empty
      }
    }
    return copy
  }
}

/** A label also holds around what it was put on: a change makes fields optional. */
function innerLabel(schema: Schema): FieldLabel | undefined {
  const own = labelOf(schema)
  if (own !== undefined) return own
  const def = schema._zod.def as { innerType?: Schema }
  return def.innerType === undefined ? undefined : innerLabel(def.innerType)
}

/** What stands for nothing in a field: the screens know it from fields that nobody filled in. */
function emptyOf(schema: Schema): unknown {
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def']
  if (def.type === 'optional') return undefined
  if (def.type === 'nullable') return null
  if (def.type === 'array') return []
  return def.type === 'string' ? '' : null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const mapValues = (value: Record<string, unknown>, of: (one: unknown) => unknown) =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [key, of(one)]))
