import type { Unit } from '#core/app/context'
import { resolveLabels } from '#core/store/places'
import type { Booking } from '#shared/contract/booking'
import type { LabelKind } from '#shared/domain/vocabulary'

type Labelled = Pick<Booking, 'theme' | 'activityType' | 'goals'>

/** The labels of a booking by kind and name. */
export function labelsOf(booking: Labelled): { kind: LabelKind; name: string }[] {
  return [
    ...(booking.theme === null ? [] : [{ kind: 'theme' as const, name: booking.theme }]),
    ...(booking.activityType === null ? [] : [{ kind: 'activity' as const, name: booking.activityType }]),
    ...booking.goals.map((name) => ({ kind: 'goal' as const, name })),
  ]
}

/** Ids of the labels of bookings. What is new among them is a part of the change, so that undo takes it away again. */
export const labelIdsOf = (unit: Unit, bookings: readonly Labelled[]): ReturnType<typeof resolveLabels> =>
  resolveLabels(unit.tx, bookings.flatMap(labelsOf), unit.newId, (label) =>
    unit.record({ kind: 'label', id: label.id, before: null, after: label }),
  )
