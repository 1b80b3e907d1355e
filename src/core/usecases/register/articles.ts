import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/articles'
import { getCentre } from '#core/store/places'
import { failure } from '#shared/contract/failure'
import type { Article, ArticleChange, NewArticle } from '#shared/contract/register'
import { assertFresh, found, given } from '../common'

/** The price list of a centre. A change of price never changes what was sold or booked: those keep a copy. */

/** Articles of a centre, or of all, in their order; archived ones as well. */
export const listArticles = (ctx: Ctx, input: { centreId?: string | undefined }): Promise<Article[]> =>
  ctx.read((tx) => store.listArticles(tx, input.centreId))

/** Adds an article at the end of the list. @throws not_found, duplicate */
export function createArticle(ctx: Ctx, input: NewArticle): Promise<Article> {
  return ctx.change({ action: 'articles.create', undoable: true }, async (unit) => {
    const article = await addArticle(unit, input)
    return { result: article, subject: article.name }
  })
}

/** Adds an article at the end of the list inside a unit of work; the demo uses it as well. @throws not_found, duplicate */
export async function addArticle(unit: Unit, input: NewArticle): Promise<Article> {
  found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  const others = await store.listArticles(unit.tx, input.centreId)
  const article = {
    group: 'Overig',
    // Coffee, tea and soft drinks: the low rate.
    vat: 'low',
    sortOrder: Math.max(0, ...others.map((other) => other.sortOrder)) + 1,
    ...given(input),
    id: unit.newId(),
    archived: false,
    revision: 1,
  } as Article
  assertNameFree(others, article)
  await store.putArticle(unit.tx, article)
  unit.record({ kind: 'article', id: article.id, before: null, after: article, centreId: article.centreId })
  return article
}

/** @throws not_found, stale, duplicate */
export function changeArticle(ctx: Ctx, input: z.infer<typeof ArticleChange>): Promise<Article> {
  return ctx.change({ action: 'articles.change', undoable: true }, async (unit) => {
    const before = found(await store.getArticle(unit.tx, input.id), 'article', input.id)
    assertFresh(before, input.revision, 'article')
    const after = { ...before, ...given(input), revision: before.revision + 1 } as Article
    assertNameFree(await store.listArticles(unit.tx, after.centreId), after)
    await store.putArticle(unit.tx, after)
    unit.record({ kind: 'article', id: after.id, before, after, centreId: after.centreId })
    return { result: after, subject: after.name }
  })
}

function assertNameFree(others: readonly Article[], one: Article): void {
  const same = (a: string, b: string) => a.localeCompare(b, 'nl', { sensitivity: 'accent' }) === 0
  if (others.some((other) => other.id !== one.id && same(other.name, one.name)))
    throw failure('duplicate', { kind: 'article', name: one.name })
}
