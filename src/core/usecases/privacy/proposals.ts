import type { Ctx } from '#core/app/context'
import type { ReadTx } from '#core/store/open'
import * as store from '#core/store/privacy'
import { getRenter } from '#core/store/renters'
import type { Keep, NewKeep, Proposal, Proposals } from '#shared/contract/privacy'
import type { AnonymousKind } from '#shared/domain/privacy'
import { fiscalFrom, fiscalUntil } from '#shared/domain/privacy'
import { addMonths, dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { found, invalid } from '../common'
import { privacyIn } from './settings'
import { knownSubject, refusalsOf } from './subject'

const MOST = 200

/** Who could be made anonymous by now, and who is kept on purpose. Nothing happens by itself. */
export function proposals(ctx: Ctx): Promise<Proposals> {
  return ctx.readAside(async (tx) => {
    const now = wallNow(ctx.clock)
    const today = dateOf(now)
    const { months } = await privacyIn(tx)
    const before = addMonths(today, -months)
    const lines = async (kind: AnonymousKind, rows: readonly store.Lapsed[]): Promise<Proposal[]> => {
      const out: Proposal[] = []
      for (const { invoiced, ...row } of rows) {
        const known = await knownSubject(tx, { kind, id: row.id }, today)
        const until = invoiced === null ? null : fiscalUntil(invoiced)
        out.push({
          ...{ ...row, kind },
          invoicesUntil: until !== null && until >= today ? until : null,
          invoicesPast: known.expired.size,
          refused: await refusalsOf(tx, known, now),
        })
      }
      return out
    }
    return {
      months,
      proposals: [
        ...(await lines('renter', await store.lapsedRenters(tx, { before, today, limit: MOST }))),
        ...(await lines('renter', await store.namedOnInvoices(tx, { issuedBefore: fiscalFrom(today), limit: MOST }))),
        ...(await lines('caretaker', await store.lapsedCaretakers(tx, { before, limit: MOST }))),
      ],
      kept: await store.listKept(tx, today),
    }
  })
}

/** How many there are to look at, for the task of the day; at most 200. */
export function proposalCount(ctx: Ctx): Promise<{ count: number }> {
  return ctx.read(async (tx) => ({ count: await countIn(tx, dateOf(wallNow(ctx.clock))) }))
}

async function countIn(tx: ReadTx, today: ReturnType<typeof dateOf>): Promise<number> {
  const before = addMonths(today, -(await privacyIn(tx)).months)
  const renters = await store.lapsedRenters(tx, { before, today, limit: MOST })
  const caretakers = await store.lapsedCaretakers(tx, { before, limit: MOST })
  const onInvoices = await store.namedOnInvoices(tx, { issuedBefore: fiscalFrom(today), limit: MOST })
  return renters.length + caretakers.length + onInvoices.length
}

/** Keeps a renter until a day, because of what somebody says. @throws not_found; invalid_input for a day that is past */
export function keepRenter(ctx: Ctx, { id, until, because }: NewKeep): Promise<Keep> {
  return ctx.change({ action: 'privacy.keep', undoable: true }, async (unit) => {
    const renter = found(await getRenter(unit.tx, id), 'renter', id)
    if (until <= dateOf(unit.wall)) invalid('until', 'past')
    const before = await store.getKeep(unit.tx, id)
    const after: Keep = { id, until, because, by: ctx.user.name, revision: (before?.revision ?? 0) + 1 }
    await store.putKeep(unit.tx, after)
    unit.record({ kind: 'renterKeep', id, before, after })
    return { result: after, subject: renter.name }
  })
}
