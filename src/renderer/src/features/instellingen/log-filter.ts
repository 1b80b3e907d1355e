import type { ChangeKind } from '#shared/contract/app'
import type { CivilDate } from '#shared/time/types'

/** What is looked for in the list of changes and in the looks; null is everything. */
export type LogFilter = {
  userId: string | null
  kind: ChangeKind | null
  /** A renter or booking, as it is called. */
  row: { kind: 'renter' | 'booking'; id: string; name: string } | null
  from: CivilDate | null
  to: CivilDate | null
  words: string
}

export const everything: LogFilter = { userId: null, kind: null, row: null, from: null, to: null, words: '' }

const present = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], null | ''> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')) as never

/** The filter as the calls take it. */
export const changesQuery = ({ row, kind, ...filter }: LogFilter) =>
  present({ ...filter, words: filter.words.trim(), kind: row?.kind ?? kind, id: row?.id ?? null })
export const looksQuery = ({ userId, from, to, row }: LogFilter) =>
  present({ userId, from, to, kind: row?.kind ?? null, id: row?.id ?? null })
