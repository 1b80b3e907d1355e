import type { Renter } from '#shared/contract/renter'
import type { RenterCategory } from '#shared/domain/vocabulary'
import type { Table } from './read'
import type { Row } from './report'
import { RowReader } from './row-reader'
import { categoryWords } from './words'
import { type Check, differing, nameKey, type Outcome } from './world'

export const LONGEST_RENTER = 200
const LONGEST_TEXT = 2000

/** huurders.csv */
export function checkRenter(table: Table, row: Row, check: Check, seen: Map<string, Row>): Outcome {
  const reader = new RowReader(table, row, check.report)
  const name = reader.need('huurder', LONGEST_RENTER)
  if (!reader.has('categorie')) reader.error('categorie', `Vul een categorie in. Kies uit: ${categoryWords.listed}.`)
  const category = reader.choice('categorie', categoryWords)
  const fields = {
    contactName: reader.text('contact', LONGEST_TEXT),
    email: reader.text('email', LONGEST_TEXT),
    phone: reader.text('telefoon', LONGEST_TEXT),
    address: reader.text('adres', LONGEST_TEXT),
    postcode: reader.text('postcode', LONGEST_TEXT),
    town: reader.text('plaats'),
  }
  if (name === null || category === null || reader.failed) return 'refused'
  const known = check.world.renters.get(nameKey(name))
  const earlier = seen.get(nameKey(name))
  if (earlier) reader.warn('huurder', `Deze huurder staat ook al op regel ${earlier.row}. Deze regel is overgeslagen.`)
  else seen.set(nameKey(name), row)
  if (known) {
    const differences = differing([
      ['categorie', true, category, known.category],
      ['contact', reader.has('contact'), fields.contactName, known.contactName],
      ['email', reader.has('email'), fields.email, known.email],
      ['telefoon', reader.has('telefoon'), fields.phone, known.phone],
      ['adres', reader.has('adres'), fields.address, known.address],
      ['postcode', reader.has('postcode'), fields.postcode, known.postcode],
      ['plaats', reader.has('plaats'), fields.town, known.town],
    ])
    if (differences.length > 0 && !earlier)
      reader.warn(differences[0] ?? null, `Wijkt af van wat er al staat (${differences.join(', ')}); niet gewijzigd.`)
    return 'unchanged'
  }
  const renter = newRenter(check.newId(), name, category, fields)
  check.world.renters.set(nameKey(name), renter)
  check.plan.renters.push(renter)
  return 'added'
}

/** A renter of whom no more is known than this. */
export function newRenter(
  id: string,
  name: string,
  category: RenterCategory,
  fields: Partial<Pick<Renter, 'contactName' | 'email' | 'phone' | 'address' | 'postcode' | 'town'>> = {},
): Renter {
  return {
    contactName: null,
    email: null,
    phone: null,
    address: null,
    postcode: null,
    town: null,
    ...fields,
    id: id as Renter['id'],
    name,
    category,
    notes: null,
    archived: false,
    revision: 1,
  }
}
