import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { get as getBooking } from '#core/store/bookings'
import { getCentre } from '#core/store/places'
import { getRenter } from '#core/store/renters'
import * as store from '#core/store/self-service'
import type {
  Instruction,
  InstructionChange,
  InstructionQuery,
  NewInstruction,
  NewReferral,
  Referral,
} from '#shared/contract/self-service'
import { dateOf } from '#shared/time/civil'
import { assertFresh, found, given, invalid } from './common'

/** Who may open a centre by themselves, and whom we referred to a place that is not managed here. */
type In<S extends z.ZodType> = z.infer<S>

/** Who was instructed, of one renter or centre when named. */
export const listInstructions = (ctx: Ctx, query: In<typeof InstructionQuery>): Promise<Instruction[]> =>
  ctx.read((tx) => store.listInstructions(tx, query))

/** Notes that a renter was instructed at a centre. @throws not_found, invalid_input when it is given back before */
export function createInstruction(ctx: Ctx, input: In<typeof NewInstruction>): Promise<Instruction> {
  return ctx.change({ action: 'instructions.create', undoable: true }, async (unit) => {
    const instruction = await addInstruction(unit, input)
    return { result: instruction, subject: instruction.renterName }
  })
}

/** The same inside a unit of work. */
export async function addInstruction(unit: Unit, input: In<typeof NewInstruction>): Promise<Instruction> {
  const renter = found(await getRenter(unit.tx, input.renterId), 'renter', input.renterId)
  found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  const instruction: Instruction = {
    id: unit.newId() as Instruction['id'],
    renterId: input.renterId,
    renterName: renter.name,
    centreId: input.centreId,
    givenOn: input.givenOn ?? dateOf(unit.wall),
    givenBy: input.givenBy || null,
    handedOut: input.handedOut || null,
    returnedOn: input.returnedOn ?? null,
    remarks: input.remarks || null,
    revision: 1,
  }
  await put(unit, null, instruction)
  return instruction
}

/** Changes an instruction: above all that the key came back. @throws not_found, stale, invalid_input */
export function changeInstruction(ctx: Ctx, input: In<typeof InstructionChange>): Promise<Instruction> {
  return ctx.change({ action: 'instructions.change', undoable: true }, async (unit) => {
    const before = found(await store.getInstruction(unit.tx, input.id), 'instruction', input.id)
    assertFresh(before, input.revision, 'instruction')
    const after = { ...before, ...given(input), revision: before.revision + 1 } as Instruction
    for (const key of ['givenBy', 'handedOut', 'remarks'] as const) if (after[key] === '') after[key] = null
    await put(unit, before, after)
    return { result: after, subject: after.renterName }
  })
}

/** What was handed out came back: from the day after, the instruction no longer counts. */
export const endInstruction = (unit: Unit, before: Instruction, returnedOn: Instruction['givenOn']): Promise<void> =>
  put(unit, before, { ...before, returnedOn, revision: before.revision + 1 })

async function put(unit: Unit, before: Instruction | null, after: Instruction): Promise<void> {
  if (after.returnedOn !== null && after.returnedOn < after.givenOn) invalid('returnedOn', 'ends_before_start')
  await store.putInstruction(unit.tx, after)
  unit.record({ kind: 'instruction', id: after.id, before, after, centreId: after.centreId })
}

/** To which places somebody who asked for this booking was referred. */
export const listReferrals = (ctx: Ctx, input: { bookingId: string }): Promise<Referral[]> =>
  ctx.read((tx) => store.listReferrals(tx, input.bookingId))

/** Notes with a request that who asked was told of another place. @throws not_found */
export function createReferral(ctx: Ctx, input: In<typeof NewReferral>): Promise<Referral> {
  return ctx.change({ action: 'referrals.create', undoable: true }, async (unit) => {
    const booking = found(await getBooking(unit.tx, input.bookingId), 'booking', input.bookingId)
    const centre = found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
    const referral: Referral = {
      id: unit.newId() as Referral['id'],
      bookingId: input.bookingId,
      centreId: input.centreId,
      centreName: centre.name,
      contact: input.contact || null,
      date: input.date ?? dateOf(unit.wall),
      remark: input.remark || null,
      revision: 1,
    }
    await store.putReferral(unit.tx, referral)
    unit.record({ kind: 'referral', id: referral.id, before: null, after: referral, centreId: booking.centreId })
    return { result: referral, subject: `${booking.title} naar ${centre.name}` }
  })
}
