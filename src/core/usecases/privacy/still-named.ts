import { type Left, placesNaming } from '#core/store/mentions'
import { fieldKey, fieldsNaming, type Named } from '#core/store/named'
import type { ReadTx } from '#core/store/open'
import { labelsOf } from '#core/store/personal-data/index'
import type { Tables } from '#core/store/tables'
import type { Mention, StillNamed } from '#shared/contract/privacy'
import { masking } from '#shared/domain/anonymise'
import type { Gone } from '#shared/domain/privacy'
import { foldName, type WellKnown } from './subject'
import { fieldWords, tableWords } from './words'

/** Where somebody is named by who typed it: in fields that are meant for a name, and, after all was done, anywhere. */

/** Fields for a name that hold exactly a name of theirs; what goes by reference is not among these. */
export async function typedFor(tx: ReadTx, known: WellKnown): Promise<Named[]> {
  const names = new Set(known.names)
  const named = await fieldsNaming(tx, (text) => names.has(foldName(text)))
  return named.flatMap(({ rows, ...one }) => {
    const { table, column } = one.field
    const follows = labelsOf(table).some((label) => label.column === column && byReference.has(label.gone ?? 'stays'))
    const own = (known.held.get(table) ?? []).filter((row) => names.has(foldName(String(row[column]))))
    const others = follows ? rows - own.length : rows
    return others > 0 ? [{ ...one, rows: others }] : []
  })
}
const byReference: ReadonlySet<Gone> = new Set(['name', 'names'])

/** A column in Dutch: in what it stands, and as what. */
export const placeWords = ({ table, column }: { table: keyof Tables; column: string }) => ({
  where: tableWords[table] ?? table,
  what: fieldWords[column] ?? column,
})

/** The same as lines of what is held; a name of one word is only found there. */
export async function namesTyped(tx: ReadTx, known: WellKnown): Promise<Mention[]> {
  const single = (text: string) => !known.whole.some((mark) => foldName(text) === mark)
  return (await typedFor(tx, known)).flatMap(({ field, texts }) =>
    texts.filter(single).map((text) => {
      const { where, what } = placeWords(field)
      return { table: field.table, where: `${where}, ${what}`, id: '', text }
    }),
  )
}

const byLaw: ReadonlySet<keyof Tables> = new Set(['invoice', 'invoice_line', 'payment'])
const closed: ReadonlySet<keyof Tables> = new Set(['closing', 'closed_account'])
const log: ReadonlySet<keyof Tables> = new Set(['log', 'change'])
const whyLeft = ({ table }: Pick<Left, 'table'>): StillNamed['why'] =>
  byLaw.has(table) ? 'law' : closed.has(table) ? 'closed' : log.has(table) ? 'log' : 'others'

/**
 * Looks, in the transaction that made somebody anonymous, whether a name, phone number or address of theirs still stands in any
 * column that is labelled as personal. Nothing is left silently: what is found is told to who did it.
 */
export async function stillNamed(tx: ReadTx, known: WellKnown): Promise<StillNamed[]> {
  const mask = masking(known.whole, '')
  const left = await placesNaming(tx, known.whole, (text) => mask(text) !== text)
  const seen = new Set(left.map(fieldKey))
  // A name of one word is no mark in a text, but it is one in a field for a name.
  const typed = await typedFor(tx, { ...known, held: new Map() })
  return [
    ...left.map((one) => ({ ...placeWords(one), rows: one.rows, why: whyLeft(one) })),
    ...typed
      .filter(({ field }) => !seen.has(fieldKey(field)))
      .map(({ field, rows }) => ({ ...placeWords(field), rows, why: 'others' as const })),
  ]
}
