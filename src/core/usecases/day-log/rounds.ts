import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { getCentre } from '#core/store/places'
import * as store from '#core/store/rounds'
import type { NewRoundItem, RoundCheck, RoundItem, RoundItemChange, RoundStep } from '#shared/contract/day-log'
import { failure } from '#shared/contract/failure'
import { isAsked, type Round } from '#shared/domain/day-log'
import { dateOf } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { assertFresh, found, given, invalid } from '../common'
import { pastDay, textOrNull, whoOf } from './common'

/** The opening and closing round: what is asked at a centre, and what was done with it on a day. */
type In<S extends z.ZodType> = z.infer<S>

/** Items of a centre, or of all, in their order; archived ones as well. */
export const listItems = (ctx: Ctx, input: { centreId?: string | undefined }): Promise<RoundItem[]> =>
  ctx.read((tx) => store.listItems(tx, input.centreId))

/** Adds an item at the end of its round, from today on. @throws not_found, duplicate */
export function createItem(ctx: Ctx, input: In<typeof NewRoundItem>): Promise<RoundItem> {
  return ctx.change({ action: 'roundItems.create', undoable: true }, async (unit) => {
    const item = await addItem(unit, input, dateOf(unit.wall))
    return { result: item, subject: item.name }
  })
}

/** The same inside a unit of work, from a day on; the demo uses it as well. */
export async function addItem(unit: Unit, input: In<typeof NewRoundItem>, since: CivilDate): Promise<RoundItem> {
  found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  const others = await store.listItems(unit.tx, input.centreId)
  const item: RoundItem = {
    ...input,
    id: unit.newId() as RoundItem['id'],
    since,
    archivedOn: null,
    archived: false,
    sortOrder: Math.max(0, ...others.map((other) => other.sortOrder)) + 1,
    revision: 1,
  }
  assertNameFree(others, item)
  await putItem(unit, null, item)
  return item
}

/** What most centres ask for: a start for a centre that has no list yet. */
const usual: Record<Round, readonly string[]> = {
  opening: [
    'Alarm uit en voordeur open',
    'Verlichting en verwarming aan',
    'Nooduitgangen vrij en van het slot',
    'Toiletten schoon en aangevuld',
    'Zalen klaar volgens de dagstaat',
    'Koffiezetapparaat aan',
  ],
  closing: [
    'Alle ruimtes leeg en opgeruimd',
    'Ramen dicht en buitendeuren op slot',
    'Keuken schoon, apparaten uit',
    'Verlichting uit, verwarming laag',
    'Kas geteld en opgeborgen',
    'Alarm aan',
  ],
}

/** Gives a centre the usual rounds in one act. @throws not_found, wrong_state `has_rounds` when it has items already */
export function addUsualItems(ctx: Ctx, { centreId }: { centreId: RoundItem['centreId'] }): Promise<RoundItem[]> {
  return ctx.change({ action: 'roundItems.addUsual', undoable: true }, async (unit) => {
    const centre = found(await getCentre(unit.tx, centreId), 'centre', centreId)
    if ((await store.listItems(unit.tx, centreId)).length > 0)
      throw failure('wrong_state', { reason: 'has_rounds', detail: centre.name })
    return { result: await addUsual(unit, centreId, dateOf(unit.wall)), subject: centre.name }
  })
}

/** The same inside a unit of work, from a day on. */
export async function addUsual(unit: Unit, centreId: RoundItem['centreId'], since: CivilDate): Promise<RoundItem[]> {
  const items: RoundItem[] = []
  for (const round of ['opening', 'closing'] as const)
    for (const name of usual[round]) items.push(await addItem(unit, { centreId, round, name }, since))
  return items
}

/** Renames, moves, archives or brings back an item. @throws not_found, stale, duplicate */
export function changeItem(ctx: Ctx, input: In<typeof RoundItemChange>): Promise<RoundItem> {
  return ctx.change({ action: 'roundItems.change', undoable: true }, async (unit) => {
    const before = found(await store.getItem(unit.tx, input.id), 'roundItem', input.id)
    assertFresh(before, input.revision, 'roundItem')
    const merged = { ...before, ...given(input), revision: before.revision + 1 } as RoundItem
    const archivedOn = merged.archived ? (before.archivedOn ?? dateOf(unit.wall)) : null
    const after = { ...merged, archivedOn }
    assertNameFree(await store.listItems(unit.tx, after.centreId), after)
    await putItem(unit, before, after)
    return { result: after, subject: after.name }
  })
}

async function putItem(unit: Unit, before: RoundItem | null, after: RoundItem): Promise<void> {
  await store.putItem(unit.tx, after)
  unit.record({ kind: 'roundItem', id: after.id, before, after, centreId: after.centreId })
}

function assertNameFree(others: readonly RoundItem[], one: RoundItem): void {
  const same = (a: string, b: string) => a.localeCompare(b, 'nl', { sensitivity: 'accent' }) === 0
  if (others.some((other) => other.id !== one.id && other.round === one.round && same(other.name, one.name)))
    throw failure('duplicate', { kind: 'roundItem', name: one.name })
}

/**
 * Ticks an item on a day, skips it with the reason, or takes that off again.
 * @throws not_found; stale when somebody else was first; invalid_input for a day to come, or skipping without a note;
 *   wrong_state `not_asked` when the item is not of that day
 */
export function checkItem(ctx: Ctx, input: In<typeof RoundStep>): Promise<{ check: RoundCheck | null }> {
  return ctx.change<{ check: RoundCheck | null }>({ action: 'dayLog.tick', undoable: true }, async (unit) => {
    const item = found(await store.getItem(unit.tx, input.itemId), 'roundItem', input.itemId)
    const date = pastDay(unit, 'date', input.date)
    const note = textOrNull(input.note)
    if (input.state === 'skipped' && note === null) invalid('note', 'required')
    const before = (await store.checksOf(unit.tx, item.centreId, date)).find((one) => one.itemId === item.id) ?? null
    if ((before?.revision ?? null) !== input.revision)
      throw failure('stale', { kind: 'roundCheck', id: item.id, revision: before?.revision ?? 0, current: before })
    if (before === null && !isAsked(item, date))
      throw failure('wrong_state', { reason: 'not_asked', detail: item.name })
    if (input.state === 'open') {
      if (before) {
        await store.removeCheck(unit.tx, before.id)
        unit.record({ kind: 'roundCheck', id: before.id, before, after: null, centreId: item.centreId })
      }
      return { result: { check: null }, subject: item.name }
    }
    const check: RoundCheck = {
      id: before?.id ?? unit.newId(),
      itemId: item.id,
      centreId: item.centreId,
      date,
      name: item.name,
      state: input.state,
      at: unit.wall,
      by: whoOf(ctx, input.by),
      note,
      revision: (before?.revision ?? 0) + 1,
    }
    await putCheck(unit, before, check)
    return { result: { check }, subject: item.name }
  })
}

/** Saves a check inside a unit of work; the demo uses it as well. */
export async function putCheck(unit: Unit, before: RoundCheck | null, check: RoundCheck): Promise<void> {
  await store.putCheck(unit.tx, check)
  unit.record({ kind: 'roundCheck', id: check.id, before, after: check, centreId: check.centreId })
}
