import { setImmediate } from 'node:timers/promises'
import type { Ctx } from '#core/app/context'
import * as store from '#core/store/seasons'
import { failure } from '#shared/contract/failure'
import type { Placement, ProposeEvent, ProposeResult, Season, Wish } from '#shared/contract/season'
import { factsOf } from '#shared/domain/season'
import { buildModel, type SeasonModel } from '#shared/domain/season-model'
import { chosenOption, optionsOf, type SlotOption } from '#shared/domain/season-slots'
import { explain } from '#shared/domain/season-why'
import { found } from '../common'
import { solve } from './solve'
import { type Around, loadAround, slotOut } from './surroundings'

/** Unless said otherwise. */
const SECONDS = 60

/**
 * Gives every wish of a season a place, or the reason why not: what is pinned stays, the rest is solved anew. Progress
 * comes while it runs, the result last. Aborting the signal or closing the generator leaves nothing written.
 *
 * @throws not_found; wrong_state `season_settled`, or `wishes_changed` when somebody changed one meanwhile
 */
export async function* propose(
  ctx: Ctx,
  input: { id: string; seconds?: number | undefined },
  signal?: AbortSignal,
): AsyncGenerator<ProposeEvent, void> {
  signal?.throwIfAborted()
  const { season, wishes } = await ctx.read(async (tx) => ({
    season: found(await store.getSeason(tx, input.id), 'season', input.id),
    wishes: await store.listWishes(tx, input.id),
  }))
  assertOpen(season)
  const around = await loadAround(ctx, season, [...new Set(wishes.map((wish) => wish.centreId))])
  const pinned = new Set(wishes.filter((wish) => wish.placement?.pinned).map((wish) => wish.id as string))
  const options: SlotOption[] = []
  for (const wish of wishes) {
    // Lets other work go first: a wish costs a few milliseconds.
    await setImmediate()
    signal?.throwIfAborted()
    options.push(...optionsFor(wish, around))
  }
  const facts = wishes.map(factsOf)
  const model = buildModel(facts, options, around.places, pinned)
  const total = model.stageCount + 1
  yield { type: 'progress', done: 1, total }
  let answer: { columns: number[]; gap: number } = { columns: [], gap: 0 }
  for await (const said of solve(model, input.seconds ?? SECONDS, signal))
    if (said.type === 'stage') yield { type: 'progress', done: 1 + said.done, total }
    else answer = said
  signal?.throwIfAborted()
  const result = await writeProposal(
    ctx,
    season,
    wishes,
    placementsOf(wishes, model, answer.columns, around),
    answer.gap,
  )
  yield { type: 'result', result }
}

function optionsFor(wish: Wish, { places, habits }: Around): SlotOption[] {
  const place = places.get(wish.centreId)
  if (!place) return []
  const facts = factsOf(wish)
  const { placement } = wish
  return placement?.pinned && placement.slot
    ? [chosenOption(facts, placement.slot, place, habits)]
    : optionsOf(facts, place, habits)
}

function placementsOf(
  wishes: readonly Wish[],
  model: SeasonModel,
  columns: readonly number[],
  { places }: Around,
): Map<string, Placement> {
  const facts = wishes.map(factsOf)
  const all = columns.flatMap((column) => model.options[column] ?? [])
  const got = new Map(all.map((option) => [option.wish.id, option]))
  const pinned = new Set(wishes.filter((wish) => wish.placement?.pinned).map((wish) => wish.id as string))
  const placements = new Map<string, Placement>()
  for (const wish of facts) {
    const place = places.get(wish.centreId)
    if (!place) continue
    const option = got.get(wish.id) ?? null
    placements.set(wish.id, {
      outcome: option?.rank ?? 'impossible',
      slot: option ? slotOut(option.slot) : null,
      pinned: option !== null && pinned.has(wish.id),
      why: explain(wish, option, all, facts, place, pinned),
    })
  }
  return placements
}

function writeProposal(
  ctx: Ctx,
  season: Season,
  seen: readonly Wish[],
  placements: ReadonlyMap<string, Placement>,
  gap: number,
): Promise<ProposeResult> {
  return ctx.change({ action: 'seasons.propose', undoable: true }, async (unit) => {
    const before = found(await store.getSeason(unit.tx, season.id), 'season', season.id)
    assertOpen(before)
    const now = await store.listWishes(unit.tx, season.id)
    const revisions = (list: readonly Wish[]) => list.map((wish) => `${wish.id}|${wish.revision}`).join()
    if (before.revision !== season.revision || revisions(now) !== revisions(seen))
      throw failure('wrong_state', { reason: 'wishes_changed', detail: season.name })
    const counts: ProposeResult['counts'] = { first: 0, second: 0, moved: 0, impossible: 0 }
    for (const wish of now) {
      const placement = placements.get(wish.id)
      if (!placement) continue
      counts[placement.outcome] += 1
      if (JSON.stringify(placement) === JSON.stringify(wish.placement)) continue
      const after: Wish = { ...wish, placement, revision: wish.revision + 1 }
      await store.putWish(unit.tx, after)
      unit.record({ kind: 'wish', id: wish.id, before: wish, after, centreId: wish.centreId })
    }
    const after: Season = { ...before, state: 'proposed', gap, revision: before.revision + 1 }
    await store.putSeason(unit.tx, after)
    unit.record({ kind: 'season', id: after.id, before, after })
    return { result: { gap, counts }, subject: season.name }
  })
}

/** @throws wrong_state `season_settled` */
export function assertOpen(season: Season): void {
  if (season.state === 'settled') throw failure('wrong_state', { reason: 'season_settled', detail: season.name })
}
