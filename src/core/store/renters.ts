import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Renter, RenterHit } from '#shared/contract/renter'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

/** Lower case without accents: `Café` is found by `cafe`. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

const fromRow = (row: Tables['renter']): Renter => ({
  id: row.id as Renter['id'],
  name: row.name,
  category: row.category,
  contactName: row.contact_name,
  email: row.email,
  phone: row.phone,
  address: row.address,
  postcode: row.postcode,
  town: row.town,
  notes: row.notes,
  archived: row.archived === 1,
  revision: row.revision,
})

const toRow = (r: Renter): Tables['renter'] => ({
  id: r.id,
  name: r.name,
  category: r.category,
  contact_name: r.contactName,
  email: r.email,
  phone: r.phone,
  address: r.address,
  postcode: r.postcode,
  town: r.town,
  notes: r.notes,
  // A bar before each part tells "begins with" from "contains".
  search_text: fold(
    [r.name, r.contactName, r.email, r.phone, r.town]
      .filter((part) => part !== null)
      .map((part) => `|${part}`)
      .join(''),
  ),
  archived: r.archived ? 1 : 0,
  revision: r.revision,
})

export async function getRenter(tx: ReadTx, id: string): Promise<Renter | null> {
  const row = await tx.selectFrom('renter').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Renters by id, in no order. */
export async function getRenters(tx: ReadTx, ids: readonly string[]): Promise<Renter[]> {
  return (await tx.selectFrom('renter').selectAll().where('id', 'in', ids).execute()).map(fromRow)
}

export async function listRenters(tx: ReadTx): Promise<Renter[]> {
  return (await tx.selectFrom('renter').selectAll().orderBy('name').execute()).map(fromRow)
}

export async function putRenter(tx: WriteTx, renter: Renter): Promise<void> {
  const row = toRow(renter)
  await tx
    .insertInto('renter')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeRenter(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('renter').where('id', '=', id).execute()
}

type HitRow = Pick<
  Tables['renter'],
  'id' | 'name' | 'category' | 'contact_name' | 'phone' | 'email' | 'town' | 'archived'
>

type Search = { folded: string; limit: number; archived: boolean; category: RenterHit['category'] | null }

/** The rows that are asked for, of either of the two ways to look. */
const asked = <Row>(query: SelectQueryBuilder<Tables, 'renter', Row>, { limit, archived, category }: Search) =>
  query
    .where('archived', 'in', archived ? [0, 1] : [0])
    .$if(category !== null, (q) => q.where('category', '=', category as RenterHit['category']))
    .limit(limit)

/** Those whose name begins with it, read off the index in order: often they fill the list. */
const beginning = (base: SelectQueryBuilder<Tables, 'renter', HitRow>, search: Search): Promise<HitRow[]> =>
  asked(base, search)
    .where('search_text', '>=', `|${search.folded}`)
    .where('search_text', '<', `|${search.folded}\u{10FFFF}`)
    .orderBy('search_text')
    .execute()

/**
 * Renters in whom every word occurs, begin of the name first, then begin of a word, then by name. Goes through the index,
 * which holds all that it looks at; only the rows that are shown are read.
 */
function anywhere(tx: ReadTx, base: SelectQueryBuilder<Tables, 'renter', HitRow>, search: Search): Promise<HitRow[]> {
  const like = (pattern: string) => sql<SqlBool>`search_text like ${pattern} escape '\\'`
  const literal = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const start = literal(search.folded)
  const rank = sql<number>`case when ${like(`|${start}%`)} then 0
    when ${like(`% ${start}%`)} or ${like(`%|${start}%`)} then 1 else 2 end`
  const shown = asked(tx.selectFrom('renter').select(sql<number>`rowid`.as('row')), search)
    .where((eb) => eb.and(search.folded.split(/\s+/).map((word) => like(`%${literal(word)}%`))))
    .orderBy(rank)
    .orderBy('search_text')
  return base.where(sql<number>`rowid`, 'in', shown).orderBy(rank).orderBy('search_text').execute()
}

/**
 * Type-ahead: renters in whom every word of `q` occurs; those whose name begins with it come first, then those in whom
 * a word begins with it, then by name. An empty `q` lists by name.
 */
export async function searchRenters(
  tx: ReadTx,
  q: string,
  limit: number,
  archived: boolean,
  category: RenterHit['category'] | null = null,
): Promise<RenterHit[]> {
  const search: Search = { folded: fold(q).trim(), limit, archived, category }
  const base = tx
    .selectFrom('renter')
    .select(['id', 'name', 'category', 'contact_name', 'phone', 'email', 'town', 'archived'])
  const first = await beginning(base, search)
  const rows = search.folded === '' || first.length === limit ? first : await anywhere(tx, base, search)
  return rows.map((row) => ({
    id: row.id as RenterHit['id'],
    name: row.name,
    category: row.category,
    contactName: row.contact_name,
    phone: row.phone,
    email: row.email,
    town: row.town,
    archived: row.archived === 1,
  }))
}
