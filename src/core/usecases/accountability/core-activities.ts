import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/core-activities'
import { listLabels, putLabel } from '#core/store/places'
import type { CoreActivity, CoreActivityChange, NewCoreActivity } from '#shared/contract/accountability'
import { failure } from '#shared/contract/failure'
import { assertFresh, found, given } from '../common'

/** The core activities (kernactiviteiten) of an organisation: a list to which its kinds of activity belong. */
type In<S extends z.ZodType> = z.infer<S>

/** In their order, archived ones too. */
export const listCoreActivities = (ctx: Ctx): Promise<CoreActivity[]> => ctx.read(store.listCoreActivities)

/** Adds one at the end. @throws duplicate */
export function createCoreActivity(ctx: Ctx, { name }: In<typeof NewCoreActivity>): Promise<CoreActivity> {
  return ctx.change({ action: 'coreActivities.create', undoable: true }, async (unit) => {
    const one = await addCoreActivity(unit, name)
    return { result: one, subject: one.name }
  })
}

/** The same inside a unit of work. */
export async function addCoreActivity(unit: Unit, name: string): Promise<CoreActivity> {
  const others = await store.listCoreActivities(unit.tx)
  const one: CoreActivity = {
    id: unit.newId() as CoreActivity['id'],
    name,
    sortOrder: Math.max(-1, ...others.map((other) => other.sortOrder)) + 1,
    archived: false,
    revision: 1,
  }
  assertNameFree(others, one)
  await put(unit, null, one)
  return one
}

/** Renames, moves, archives or brings back one; kinds of activity that belong to an archived one keep it. @throws not_found, stale, duplicate */
export function changeCoreActivity(ctx: Ctx, input: In<typeof CoreActivityChange>): Promise<CoreActivity> {
  return ctx.change({ action: 'coreActivities.change', undoable: true }, async (unit) => {
    const before = found(await store.getCoreActivity(unit.tx, input.id), 'coreActivity', input.id)
    assertFresh(before, input.revision, 'coreActivity')
    const after = { ...before, ...given(input), revision: before.revision + 1 } as CoreActivity
    assertNameFree(await store.listCoreActivities(unit.tx), after)
    await put(unit, before, after)
    return { result: after, subject: after.name }
  })
}

/**
 * The six of a buurtplein in Nieuwegein (domain, section 3), with the kinds of activity that belong to each by their usual
 * names: a start for who has no list yet.
 */
const usual: readonly { name: string; kinds: readonly string[] }[] = [
  {
    name: 'Initiatieven van inwoners',
    kinds: ['Creatief', 'Kaarten en spel', 'Muziek', 'Toneel', 'Samen eten', 'Markt'],
  },
  {
    name: 'Programma voor jongeren en volwassenen',
    kinds: ['Bewegen', 'Jongerenwerk', 'Kinderactiviteit', 'Leren', 'Taal'],
  },
  { name: 'Ontmoeting', kinds: ['Ontmoeting', 'Inloop', 'Bijeenkomst'] },
  { name: 'Bibliotheek', kinds: ['Lezen'] },
  { name: 'Projecten van zorg naar welzijn en terug', kinds: ['Zorg', 'Spreekuur'] },
  { name: 'Flexibele werkplek voor jeugdhulp en Wmo', kinds: ['Flexwerkplek'] },
]

/** Gives an organisation the usual list in one act. @throws wrong_state `has_core_activities` when there are some already */
export function addUsualCoreActivities(ctx: Ctx): Promise<CoreActivity[]> {
  return ctx.change({ action: 'coreActivities.addUsual', undoable: true }, async (unit) => {
    if ((await store.listCoreActivities(unit.tx)).length > 0)
      throw failure('wrong_state', { reason: 'has_core_activities', detail: '' })
    return { result: await addUsual(unit), subject: 'Kernactiviteiten' }
  })
}

/** The same inside a unit of work; kinds of activity that belong to one already stay there. */
export async function addUsual(unit: Unit): Promise<CoreActivity[]> {
  const kinds = (await listLabels(unit.tx)).filter(({ kind }) => kind === 'activity')
  const made: CoreActivity[] = []
  for (const { name, kinds: names } of usual) {
    const one = await addCoreActivity(unit, name)
    made.push(one)
    for (const before of kinds)
      if (names.includes(before.name) && before.coreActivityId === undefined) {
        const after = { ...before, coreActivityId: one.id, revision: before.revision + 1 }
        await putLabel(unit.tx, after)
        unit.record({ kind: 'label', id: after.id, before, after })
      }
  }
  return made
}

async function put(unit: Unit, before: CoreActivity | null, after: CoreActivity): Promise<void> {
  await store.putCoreActivity(unit.tx, after)
  unit.record({ kind: 'coreActivity', id: after.id, before, after })
}

function assertNameFree(others: readonly CoreActivity[], one: CoreActivity): void {
  const same = (a: string, b: string) => a.localeCompare(b, 'nl', { sensitivity: 'accent' }) === 0
  if (others.some((other) => other.id !== one.id && same(other.name, one.name)))
    throw failure('duplicate', { kind: 'coreActivity', name: one.name })
}
