import type { z } from 'zod'
import type { Ctx, Unit } from '#core/app/context'
import { getCentre, getFacility, getRoom } from '#core/store/places'
import * as store from '#core/store/prices'
import {
  type CaretakerRate,
  type CaretakerRateChange,
  type NewCaretakerRate,
  type NewTariff,
  type Tariff,
  type TariffChange,
  usualTariff,
} from '#shared/contract/price'
import { assertFresh, found, given, invalid } from '../common'

/** The price list of a centre. A change never touches what was booked: those prices are stored with the bookings. */
export const listTariffs = (ctx: Ctx, { centreId }: { centreId: string }): Promise<Tariff[]> =>
  ctx.read((tx) => store.listTariffs(tx, centreId))

/**
 * Adds a tariff.
 * @throws not_found the centre; invalid_input when room, facility and unit do not go together, or one starts that day already
 */
export function createTariff(ctx: Ctx, input: NewTariff): Promise<Tariff> {
  return ctx.change({ action: 'tariffs.create', undoable: true }, async (unit) => {
    const tariff = await addTariff(unit, input)
    return { result: tariff, subject: await nameOf(unit, tariff) }
  })
}

/** Adds a tariff inside a unit of work; the demo uses it as well. */
export async function addTariff(unit: Unit, input: NewTariff): Promise<Tariff> {
  found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  const tariff = {
    ...usualTariff,
    ...given(input),
    id: unit.newId(),
    archived: false,
    revision: 1,
  } as Tariff
  await assertTariff(unit, tariff)
  await store.putTariff(unit.tx, tariff)
  unit.record({ kind: 'tariff', id: tariff.id, before: null, after: tariff, centreId: tariff.centreId })
  return tariff
}

/** Changes a tariff; prices that stand stay as they are. @throws as createTariff, and stale */
export function changeTariff(ctx: Ctx, input: z.infer<typeof TariffChange>): Promise<Tariff> {
  return ctx.change({ action: 'tariffs.change', undoable: true }, async (unit) => {
    const before = found(await store.getTariff(unit.tx, input.id), 'tariff', input.id)
    assertFresh(before, input.revision, 'tariff')
    const after = { ...before, ...given(input), revision: before.revision + 1 } as Tariff
    await assertTariff(unit, after)
    await store.putTariff(unit.tx, after)
    unit.record({ kind: 'tariff', id: after.id, before, after, centreId: after.centreId })
    return { result: after, subject: await nameOf(unit, after) }
  })
}

/** Takes a tariff off the list; what was booked by it keeps its price. */
export function removeTariff(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'tariffs.remove', undoable: true }, async (unit) => {
    const before = found(await store.getTariff(unit.tx, input.id), 'tariff', input.id)
    assertFresh(before, input.revision, 'tariff')
    const after = { ...before, archived: true, revision: before.revision + 1 }
    await store.putTariff(unit.tx, after)
    unit.record({ kind: 'tariff', id: after.id, before, after, centreId: after.centreId })
    return { result: {}, subject: await nameOf(unit, before) }
  })
}

async function assertTariff(unit: Unit, tariff: Tariff): Promise<void> {
  if (tariff.roomId !== null && tariff.facilityId !== null) invalid('facilityId', 'room_or_facility')
  if (tariff.unit === 'piece' && tariff.facilityId === null) invalid('unit', 'only_facility')
  if (tariff.roomId !== null && (await getRoom(unit.tx, tariff.roomId))?.centreId !== tariff.centreId)
    invalid('roomId', 'room_not_in_centre')
  if (tariff.facilityId !== null && (await getFacility(unit.tx, tariff.facilityId))?.centreId !== tariff.centreId)
    invalid('facilityId', 'room_not_in_centre')
  const same = (await store.listTariffs(unit.tx, tariff.centreId)).find(
    (other) =>
      other.id !== tariff.id &&
      other.roomId === tariff.roomId &&
      other.facilityId === tariff.facilityId &&
      other.category === tariff.category &&
      other.unit === tariff.unit &&
      other.validFrom === tariff.validFrom,
  )
  if (same) invalid('validFrom', 'tariff_exists')
}

/** What the tariff is for, for the undo list. */
async function nameOf(unit: Unit, { roomId, facilityId, centreId }: Tariff): Promise<string> {
  const named =
    roomId !== null
      ? await getRoom(unit.tx, roomId)
      : facilityId !== null
        ? await getFacility(unit.tx, facilityId)
        : await getCentre(unit.tx, centreId)
  return named?.name ?? ''
}

/** What a caretaker outside staffed hours costs at a centre, from which day. */
export const listRates = (ctx: Ctx, { centreId }: { centreId: string }): Promise<CaretakerRate[]> =>
  ctx.read((tx) => store.listRates(tx, centreId))

/** Adds what a caretaker costs from a day on. @throws not_found the centre; invalid_input `validFrom` */
export function createRate(ctx: Ctx, input: z.infer<typeof NewCaretakerRate>): Promise<CaretakerRate> {
  return ctx.change({ action: 'caretakerRates.create', undoable: true }, async (unit) => {
    const rate = await addRate(unit, input)
    return { result: rate, subject: rate.validFrom }
  })
}

/** Adds what a caretaker costs from a day on inside a unit of work; the demo uses it as well. */
export async function addRate(unit: Unit, input: z.infer<typeof NewCaretakerRate>): Promise<CaretakerRate> {
  found(await getCentre(unit.tx, input.centreId), 'centre', input.centreId)
  const rate = { ...input, id: unit.newId(), archived: false, revision: 1 } as CaretakerRate
  await assertRate(unit, rate)
  await store.putRate(unit.tx, rate)
  unit.record({ kind: 'caretakerRate', id: rate.id, before: null, after: rate, centreId: rate.centreId })
  return rate
}

/** Changes what a caretaker costs from a day on; prices that stand stay as they are. @throws as createRate, and stale */
export function changeRate(ctx: Ctx, input: z.infer<typeof CaretakerRateChange>): Promise<CaretakerRate> {
  return ctx.change({ action: 'caretakerRates.change', undoable: true }, async (unit) => {
    const before = found(await store.getRate(unit.tx, input.id), 'caretakerRate', input.id)
    assertFresh(before, input.revision, 'caretakerRate')
    const after = { ...before, ...given(input), revision: before.revision + 1 } as CaretakerRate
    await assertRate(unit, after)
    await store.putRate(unit.tx, after)
    unit.record({ kind: 'caretakerRate', id: after.id, before, after, centreId: after.centreId })
    return { result: after, subject: after.validFrom }
  })
}

/** Archives it, since frozen prices came from it. @throws not_found, stale */
export function removeRate(ctx: Ctx, input: { id: string; revision: number }): Promise<Record<string, never>> {
  return ctx.change({ action: 'caretakerRates.remove', undoable: true }, async (unit) => {
    const before = found(await store.getRate(unit.tx, input.id), 'caretakerRate', input.id)
    assertFresh(before, input.revision, 'caretakerRate')
    const after = { ...before, archived: true, revision: before.revision + 1 }
    await store.putRate(unit.tx, after)
    unit.record({ kind: 'caretakerRate', id: after.id, before, after, centreId: after.centreId })
    return { result: {}, subject: before.validFrom }
  })
}

async function assertRate(unit: Unit, rate: CaretakerRate): Promise<void> {
  const others = await store.listRates(unit.tx, rate.centreId)
  if (others.some((other) => other.id !== rate.id && other.validFrom === rate.validFrom))
    invalid('validFrom', 'tariff_exists')
}
