import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as articles from '#core/store/articles'
import { getCentre } from '#core/store/places'
import * as store from '#core/store/register'
import type { CentreId } from '#shared/contract/base'
import { failure } from '#shared/contract/failure'
import type {
  CashMovement,
  MovementRemoval,
  NewMovement,
  NewSale,
  Sale,
  SaleCounter,
  SaleVoid,
} from '#shared/contract/register'
import { changeCents, countered, totalCents } from '#shared/domain/register'
import { dateOf } from '#shared/time/civil'
import { assertFresh, found, invalid } from '../common'
import { presentTill } from './till'

/** Selling at the desk, taking a sale back, and money in and out of the drawer. Refused when the till was closed (by the database). */

type Sold = Pick<Sale, 'lines' | 'paidBy' | 'receivedCents' | 'correctsId' | 'reason'>

/** Numbers a sale within its day and writes it, inside a unit of work; the demo uses it as well. */
export async function addSale(unit: Unit, centreId: CentreId, by: string, sold: Sold): Promise<Sale> {
  const till = await presentTill(unit.tx, centreId, dateOf(unit.wall))
  const sale: Sale = {
    id: unit.newId() as Sale['id'],
    centreId,
    ...till,
    number: await store.nextNumber(unit.tx, centreId, till.date),
    at: unit.wall,
    by,
    totalCents: totalCents(sold.lines),
    voided: false,
    revision: 1,
    ...sold,
  }
  await store.putSale(unit.tx, sale)
  unit.record({ kind: 'sale', id: sale.id, before: null, after: sale, centreId })
  return sale
}

const nameOf = (sale: Sale) => `bon ${sale.number}`

/**
 * Sells at the prices of this moment.
 * @throws not_found; wrong_state `not_for_sale` (archived, or of another centre), `price_changed`; invalid_input when too little was given
 */
export function sell(ctx: Ctx, input: z.infer<typeof NewSale>): Promise<Sale> {
  return ctx.change({ action: 'register.sell', undoable: true }, async (unit) => {
    found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    const known = new Map((await articles.listArticles(unit.tx, input.centreId)).map((a) => [a.id, a]))
    const lines = input.lines.map(({ articleId, quantity, unitCents }) => {
      const article = known.get(articleId)
      if (!article || article.archived)
        throw failure('wrong_state', { reason: 'not_for_sale', detail: article?.name ?? '' })
      if (unitCents !== undefined && unitCents !== article.cents)
        throw failure('wrong_state', { reason: 'price_changed', detail: article.name })
      return { articleId, name: article.name, quantity, unitCents: article.cents, vat: article.vat }
    })
    const receivedCents = input.paidBy === 'cash' ? (input.receivedCents ?? null) : null
    if (receivedCents !== null && changeCents(totalCents(lines), receivedCents) === null)
      invalid('receivedCents', 'too_little')
    const sold = { lines, paidBy: input.paidBy, receivedCents, correctsId: null, reason: null }
    const sale = await addSale(unit, input.centreId, ctx.user.name, sold)
    return { result: sale, subject: nameOf(sale) }
  })
}

/** Takes a sale of an open till back: it keeps its number and counts for nothing. @throws not_found, stale, wrong_state `day_closed` or `voided` */
export function voidSale(ctx: Ctx, input: z.infer<typeof SaleVoid>): Promise<Sale> {
  return ctx.change({ action: 'register.void', undoable: true }, async (unit) => {
    const before = found(await store.getSale(unit.tx, input.id), 'sale', input.id)
    if (before.voided) throw failure('wrong_state', { reason: 'voided', detail: nameOf(before) })
    assertFresh(before, input.revision, 'sale')
    const after = await withdraw(unit, before)
    // Logged as gone, so that taking it back is the same as taking back the sale itself.
    unit.record({ kind: 'sale', id: before.id, before, after: null, centreId: before.centreId })
    return { result: after, subject: nameOf(before) }
  })
}

/** Marks a sale as voided, without a log entry of its own. */
export async function withdraw(unit: Unit, sale: Sale): Promise<Sale> {
  const voided = { ...sale, voided: true, revision: sale.revision + 1 }
  await store.putSale(unit.tx, voided)
  return voided
}

/**
 * Takes back a sale whose till was closed by an opposite sale now, which names it.
 * @throws not_found; wrong_state `voided`, `countered` (it was taken back, or takes back itself), or `still_open` (void it instead)
 */
export function counterSale(ctx: Ctx, input: z.infer<typeof SaleCounter>): Promise<Sale> {
  return ctx.change({ action: 'register.counter', undoable: true }, async (unit) => {
    const wrong = found(await store.getSale(unit.tx, input.id), 'sale', input.id)
    const refuse = (reason: string) => failure('wrong_state', { reason, detail: nameOf(wrong) })
    if (wrong.voided) throw refuse('voided')
    if (wrong.correctsId !== null || (await store.counterOf(unit.tx, wrong.id))) throw refuse('countered')
    if (!(await store.closingOfTill(unit.tx, wrong.centreId, wrong))) throw refuse('still_open')
    const sale = await addSale(unit, wrong.centreId, ctx.user.name, {
      lines: countered(wrong.lines),
      paidBy: wrong.paidBy,
      receivedCents: null,
      correctsId: wrong.id,
      reason: input.reason,
    })
    return { result: sale, subject: nameOf(sale) }
  })
}

/** Puts money in the drawer or takes it out. */
export function moveCash(ctx: Ctx, input: z.infer<typeof NewMovement>): Promise<CashMovement> {
  return ctx.change({ action: 'register.move', undoable: true }, async (unit) => {
    const movement = await addMovement(unit, input, ctx.user.name)
    return { result: movement, subject: movement.reason }
  })
}

/** Moves cash inside a unit of work; the demo uses it as well. @throws not_found */
export async function addMovement(unit: Unit, input: z.infer<typeof NewMovement>, by: string): Promise<CashMovement> {
  const { centreId, cents, reason } = input
  found(await getCentre(unit.tx, centreId), 'centre', centreId)
  const till = await presentTill(unit.tx, centreId, dateOf(unit.wall))
  const movement: CashMovement = { id: unit.newId(), centreId, ...till, at: unit.wall, by, cents, reason, revision: 1 }
  await store.putMovement(unit.tx, movement)
  unit.record({ kind: 'cashMovement', id: movement.id, before: null, after: movement, centreId })
  return movement
}

/** @throws not_found, stale, wrong_state `day_closed` */
export function removeMovement(ctx: Ctx, input: z.infer<typeof MovementRemoval>): Promise<Record<string, never>> {
  return ctx.change({ action: 'register.removeMovement', undoable: true }, async (unit) => {
    const before = found(await store.getMovement(unit.tx, input.id), 'cashMovement', input.id)
    assertFresh(before, input.revision, 'cashMovement')
    await store.removeMovement(unit.tx, before.id)
    unit.record({ kind: 'cashMovement', id: before.id, before, after: null, centreId: before.centreId })
    return { result: {}, subject: before.reason }
  })
}
