import type { Article } from '#shared/contract/register'
import type { ReadTx, WriteTx } from './open'
import type { Tables } from './tables'

const fromRow = (row: Tables['article']): Article => ({
  id: row.id as Article['id'],
  centreId: row.centre_id as Article['centreId'],
  name: row.name,
  group: row.group_name,
  cents: row.cents,
  vat: row.vat,
  sortOrder: row.sort_order,
  archived: row.archived === 1,
  revision: row.revision,
})

/** The price list of a centre, or of all, in its own order; archived articles as well. */
export async function listArticles(tx: ReadTx, centreId?: string): Promise<Article[]> {
  const rows = await tx
    .selectFrom('article')
    .selectAll()
    .$if(centreId !== undefined, (q) => q.where('centre_id', '=', centreId ?? ''))
    .orderBy('centre_id')
    .orderBy('sort_order')
    .orderBy('name')
    .execute()
  return rows.map(fromRow)
}

export async function getArticle(tx: ReadTx, id: string): Promise<Article | null> {
  const row = await tx.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function putArticle(tx: WriteTx, article: Article): Promise<void> {
  const row: Tables['article'] = {
    id: article.id,
    centre_id: article.centreId,
    name: article.name,
    group_name: article.group,
    cents: article.cents,
    vat: article.vat,
    sort_order: article.sortOrder,
    archived: article.archived ? 1 : 0,
    revision: article.revision,
  }
  await tx
    .insertInto('article')
    .values(row)
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
}

export async function removeArticle(tx: WriteTx, id: string): Promise<void> {
  await tx.deleteFrom('article').where('id', '=', id).execute()
}
