import type { DataKind, Gone, Person, Processing } from '#shared/domain/privacy'
import type { Tables } from '../tables'

/**
 * How a column is labelled: whose data, what kind, and what becomes of it when they are made anonymous; that last part is left
 * out where nobody is followed to (docs/adr/0037).
 */
export type Label = `${Person}:${DataKind}` | `${Person}:${DataKind}:${Gone}`

export type TableLabels<T extends keyof Tables> = {
  /** For what it is kept; null where nothing is personal. */
  for: Processing | null
  /** Whether this is all that some column says of somebody. */
  personal: { readonly [C in keyof Tables[T] & string]?: Label }
  /** All other columns, with spaces between: a test holds both against the schema, so that none is forgotten. */
  plain: string
}
export type PersonalData = { readonly [T in keyof Tables]: TableLabels<T> }

/** A table without personal data. */
export const nobody = (plain: string): { for: null; personal: Record<never, never>; plain: string } => ({
  for: null,
  personal: {},
  plain,
})

/** The parts of a label. */
export function readLabel(label: Label): { of: Person; kind: DataKind; gone: Gone | null } {
  const [of, kind, gone] = label.split(':') as [Person, DataKind, Gone | undefined]
  return { of, kind, gone: gone ?? null }
}
