import type { Anew } from '#core/store/anonymise'
import { labelsOf } from '#core/store/personal-data/index'
import { masking, newTitles, scrubbed } from '#shared/domain/anonymise'
import type { WellKnown } from './subject'

/** How every text of somebody changes. @param name what stands where the name stood */
export function anewFor(known: WellKnown, name: string, allTitles: boolean): Anew {
  const mask = masking(known.marks, name)
  const texts = (['booking', 'series', 'wish'] as const).flatMap((table) =>
    (known.held.get(table) ?? []).map((row) => String(row.title)),
  )
  const titles = newTitles(texts, mask, name, allTitles)
  const fields = fieldsOf(known)
  const json = (text: string) => JSON.stringify(scrubbed(JSON.parse(text), { ...fields, name, mask, titles }))
  const removed = removedTexts(known, fields)
  const subject = (text: string) => titles.get(text) ?? (removed.has(text) ? name : mask(text))
  return { name, mask, titles, json, subject, expired: known.expired }
}

/** The fields of what is logged that go or get the new name: those of the tables that hang on somebody, as the contract calls them. */
function fieldsOf(known: WellKnown): { empty: Set<string>; names: Set<string> } {
  const empty = new Set(['buyer', 'certificates', 'availability'])
  const names = new Set(['renterName', 'caretakerName', 'holder'])
  for (const table of known.held.keys())
    for (const { column, gone } of labelsOf(table)) {
      const field = column.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())
      // The law keeps the invoice, not what the log copied of it.
      if (gone === 'empty' || gone === 'blank' || gone === 'law') empty.add(field)
      if (gone === 'name') names.add(field)
    }
  // A room or a label has a name as well; their own is found by its text.
  empty.delete('name')
  names.delete('name')
  return { empty, names }
}

/** Every text that goes as a whole: an act is called after what it was about, such as the subject of a message. */
function removedTexts({ held, log }: WellKnown, { empty, names }: ReturnType<typeof fieldsOf>): Set<string> {
  const removed = new Set<string>()
  const read = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [field, inner] of Object.entries(value)) {
      if (typeof inner !== 'string') read(inner)
      else if (empty.has(field) || names.has(field)) removed.add(inner)
    }
  }
  for (const rows of held.values()) for (const row of rows) read(row)
  for (const { before, after } of log) for (const text of [before, after]) if (text !== null) read(JSON.parse(text))
  return removed
}
