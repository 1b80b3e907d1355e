import type { Tables } from '../tables'
import { type Label, type PersonalData, readLabel } from './labels'
import { letting } from './letting'
import { people } from './people'
import { places } from './places'

/**
 * The one place that says of every column whether it holds personal data. A table without an entry does not compile, a column
 * without one fails a test. The data model, the register of processing, what is held of somebody and what becomes of it are
 * all taken from here (docs/adr/0037).
 */
export const personalData: PersonalData = { ...places, ...letting, ...people }

export type ColumnLabel = ReturnType<typeof readLabel> & { column: string }

/** The columns of a table that hold personal data. */
export const labelsOf = (table: keyof Tables): ColumnLabel[] =>
  Object.entries(personalData[table].personal as Record<string, Label>).map(([column, label]) => ({
    column,
    ...readLabel(label),
  }))

export const tableNames = Object.keys(personalData) as (keyof Tables)[]
