import type { Ctx, Unit } from '#core/app/context'
import * as store from '#core/store/hand-overs'
import type { ReadTx } from '#core/store/open'
import * as places from '#core/store/places'
import { getShift } from '#core/store/roster'
import { failure } from '#shared/contract/failure'
import type {
  HandOver,
  HandOverAnswer,
  HandOverQuery,
  HandOverSeen,
  HandOverView,
  NewHandOver,
} from '#shared/contract/hand-over'
import type { Shift } from '#shared/contract/roster'
import { standingOf } from '#shared/domain/roster/hand-over'
import { candidatesFor } from '#shared/domain/roster/score'
import { dateOf } from '#shared/time/civil'
import { wallNow } from '#shared/time/clock'
import { formatDay } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import { assertFresh, found, invalid } from '../common'
import { assertMay, loadPeople, reach } from './people'
import { putShift, staffed } from './shifts'

/** Hand-over requests (docs/adr/0019): offering a shift, and what those asked say. The desk records it: nobody logs in. */

export function listHandOvers(ctx: Ctx, { shiftId, centreId }: HandOverQuery): Promise<HandOverView[]> {
  return ctx.read(async (tx) => {
    const now = wallNow(ctx.clock)
    const requests = shiftId ? await store.listOfShift(tx, shiftId) : await store.listOpen(tx, { from: now, centreId })
    const views = await withStandings(tx, requests, now)
    return shiftId ? views : views.filter((one) => one.standing === 'open')
  })
}

async function withStandings(tx: ReadTx, requests: readonly HandOver[], now: WallTime): Promise<HandOverView[]> {
  const [first] = requests
  if (!first) return []
  const around = await loadPeople(tx, reach(requests, first))
  const views: HandOverView[] = []
  for (const request of requests) {
    const shift = await getShift(tx, request.shiftId)
    const standing = standingOf(request, shift, now)
    const asked = request.asked.map((one) => {
      const person = around.person(one.caretakerId)
      return {
        ...one,
        name: person?.name ?? '',
        phone: person?.phone ?? null,
        email: person?.email ?? null,
        findings: shift && standing === 'open' ? around.judge({ ...shift, caretakerId: one.caretakerId }) : [],
      }
    })
    views.push({ ...request, standing, asked })
  }
  return views
}

/**
 * Offers a shift that is still to come to those who may and can take it: all of them, or those that are named. What was
 * offered of it before and does not stand any more is closed in the same act.
 * @throws not_found; stale; wrong_state `shift_begun`, `hand_over_open`, `nobody_can`; roster_violated when a rule refuses
 *   somebody who is named
 */
export const offerShift = (ctx: Ctx, input: NewHandOver): Promise<HandOverView> =>
  ctx.change({ action: 'handOvers.offer', undoable: true }, (unit) => addHandOver(unit, input))

/** Offers a shift inside a unit of work; the demo does it as well. @throws as offerShift */
export async function addHandOver(unit: Unit, input: NewHandOver) {
  const shift = found(await getShift(unit.tx, input.shiftId), 'shift', input.shiftId)
  assertFresh(shift, input.revision, 'shift')
  if (shift.startsAt <= unit.wall) throw failure('wrong_state', { reason: 'shift_begun', detail: '' })
  await closeLapsed(unit, shift)
  const { id: shiftId, centreId, startsAt, endsAt, caretakerId: offeredBy } = shift
  const request: HandOver = {
    id: unit.newId() as HandOver['id'],
    shiftId,
    centreId,
    startsAt,
    endsAt,
    offeredBy,
    note: input.note || null,
    askedAt: unit.now,
    asked: (await whoIsAsked(unit, shift, input.caretakerIds)).map((id) => ({ caretakerId: id, declinedAt: null })),
    state: 'open',
    takenBy: null,
    closedAt: null,
    revision: 1,
  }
  return put(unit, null, request)
}

/** A request about a shift as it was does not keep anybody from a new one. @throws wrong_state `hand_over_open` */
async function closeLapsed(unit: Unit, shift: Shift): Promise<void> {
  for (const before of await store.listOfShift(unit.tx, shift.id)) {
    const standing = standingOf(before, shift, unit.wall)
    if (standing === 'open') throw failure('wrong_state', { reason: 'hand_over_open', detail: '' })
    if (before.state === 'open')
      await put(unit, before, { ...before, state: 'lapsed', closedAt: unit.now, revision: before.revision + 1 })
  }
}

/** Best first. @throws as offerShift */
async function whoIsAsked(
  unit: Unit,
  shift: Shift,
  named: NewHandOver['caretakerIds'],
): Promise<HandOver['asked'][number]['caretakerId'][]> {
  const centre = found(await places.getCentre(unit.tx, shift.centreId), 'centre', shift.centreId)
  const { people, around, person } = await loadPeople(unit.tx, shift)
  const others = people.filter((one) => one.id !== shift.caretakerId && !one.archived)
  const { can, cannot } = candidatesFor(shift, others, centre, around)
  for (const id of named ?? []) {
    found(person(id), 'caretaker', id)
    if (id === shift.caretakerId) invalid('caretakerIds', 'own_shift')
    const refused = cannot.find((one) => one.person.id === id)
    if (refused) throw failure('roster_violated', { rosterFindings: refused.findings })
  }
  const wanted = named ? new Set<string>(named) : null
  const asked = can.map((one) => one.person.id).filter((id) => wanted === null || wanted.has(id))
  if (asked.length === 0) throw failure('wrong_state', { reason: 'nobody_can', detail: '' })
  return asked
}

/**
 * Somebody who was asked takes the shift, whether or not he or she said no before: the shift is his or hers and the
 * request is closed, in one act. Whoever is first takes it.
 * @throws not_found; wrong_state `hand_over_taken` (with who has it) or another word for why it is closed; roster_violated
 */
export function takeShift(ctx: Ctx, input: HandOverAnswer): Promise<HandOverView> {
  return ctx.change({ action: 'handOvers.take', undoable: true }, async (unit) => {
    const { before, shift } = await standing(unit, input.id)
    assertAsked(before, input)
    const around = await loadPeople(unit.tx, shift, input.caretakerId)
    const after = staffed({ ...shift, caretakerId: input.caretakerId, revision: shift.revision + 1 }, around)
    assertMay(around, after)
    await putShift(unit, shift, after)
    const asked = before.asked.map((one) =>
      one.caretakerId === input.caretakerId ? { ...one, declinedAt: null } : one,
    )
    const closed = { state: 'taken' as const, takenBy: input.caretakerId, closedAt: unit.now }
    return put(unit, before, { ...before, ...closed, asked, revision: before.revision + 1 })
  })
}

/** Somebody who was asked says no; the others can still take it. @throws as takeShift, but for the rules */
export function declineShift(ctx: Ctx, input: HandOverAnswer): Promise<HandOverView> {
  return ctx.change({ action: 'handOvers.decline', undoable: true }, (unit) => addDecline(unit, input))
}

/** Says no inside a unit of work; the demo does it as well. @throws as declineShift */
export async function addDecline(unit: Unit, input: HandOverAnswer) {
  const { before } = await standing(unit, input.id)
  assertAsked(before, input)
  const asked = before.asked.map((one) =>
    one.caretakerId === input.caretakerId ? { ...one, declinedAt: unit.now } : one,
  )
  return put(unit, before, { ...before, asked, revision: before.revision + 1 })
}

/** The request is no longer there; the shift stays whose it was. @throws not_found; stale; wrong_state as takeShift */
export function withdrawHandOver(ctx: Ctx, input: HandOverSeen): Promise<HandOverView> {
  return ctx.change({ action: 'handOvers.withdraw', undoable: true }, async (unit) => {
    const { before } = await standing(unit, input.id)
    assertFresh(before, input.revision, 'handOver')
    return put(unit, before, {
      ...before,
      state: 'withdrawn',
      closedAt: unit.now,
      revision: before.revision + 1,
    })
  })
}

/** A request that stands open, with its shift as it is now. */
async function standing(unit: Unit, id: string): Promise<{ before: HandOver; shift: Shift }> {
  const before = found(await store.getHandOver(unit.tx, id), 'handOver', id)
  const shift = await getShift(unit.tx, before.shiftId)
  const stands = standingOf(before, shift, unit.wall)
  if (stands === 'expired') throw failure('wrong_state', { reason: 'shift_begun', detail: '' })
  if (stands !== 'open' || shift === null) {
    const taker = before.takenBy === null ? undefined : (await loadPeople(unit.tx, before)).person(before.takenBy)
    throw failure('wrong_state', { reason: `hand_over_${stands}`, detail: taker?.name ?? '' })
  }
  return { before, shift }
}

function assertAsked(request: HandOver, { caretakerId }: HandOverAnswer): void {
  if (!request.asked.some((one) => one.caretakerId === caretakerId)) invalid('caretakerId', 'not_asked')
}

async function put(unit: Unit, before: HandOver | null, after: HandOver) {
  await store.putHandOver(unit.tx, after)
  unit.record({ kind: 'handOver', id: after.id, before, after, centreId: after.centreId })
  const [result] = await withStandings(unit.tx, [after], unit.wall)
  const centre = await places.getCentre(unit.tx, after.centreId)
  const subject = `${centre?.name ?? ''}, ${formatDay(dateOf(after.startsAt))}`
  return { result: found(result, 'handOver', after.id), subject }
}
