import type { CaretakerId, CentreId, ShiftId } from '#shared/contract/base'
import type { Caretaker, Shift } from '#shared/contract/roster'
import type { Gap } from '#shared/contract/roster-needs'
import type { NewShift, ShiftChange } from '#shared/contract/shift'
import type { CivilDate } from '#shared/time/types'
import { movedTo, type Row } from './board'
import type { About } from './shift-fields'

/** Which cell: a row (a centre, a person or what is open) and a day. */
export type Spot = { row: Row; day: CivilDate }
/** What was taken up, by mouse or with M: a shift, or somebody who is to get one. */
export type Carried = { kind: 'shift'; shift: Shift } | { kind: 'person'; caretaker: Caretaker }

/** What putting something down comes to: a changed shift, a new one, or a panel that asks for the times of a new one. */
export type Drop = { centreId: CentreId } & (
  | { does: 'change'; change: ShiftChange }
  | { does: 'create'; shift: NewShift }
  | { does: 'ask'; about: About }
)

/**
 * What it comes to when something is put down in a cell, or on a shift or a gap in it: a person takes that shift or gap, or
 * gets a new shift at the centre of the row; a shift goes to the day, and to the centre or the person of the row.
 * @returns null when nothing would change, or a person is put where there is nothing to take
 */
export function dropOf(thing: Carried, { row, day }: Spot, on: Shift | Gap | null): Drop | null {
  if (thing.kind === 'shift') return moved(thing.shift, { row, day })
  const caretakerId = thing.caretaker.id
  if (on && 'id' in on) {
    const change = { id: on.id as ShiftId, revision: on.revision, caretakerId }
    return { does: 'change', centreId: on.centreId, change }
  }
  if (on) {
    const { centreId, startsAt, endsAt } = on
    return { does: 'create', centreId, shift: { centreId, startsAt, endsAt, caretakerId } }
  }
  if (row.kind !== 'centre') return null
  const centreId = row.centre.id
  return { does: 'ask', centreId, about: { kind: 'new', centreId, day, caretakerId } }
}

function moved(shift: Shift, { row, day }: Spot): Drop | null {
  const centreId = row.kind === 'centre' ? row.centre.id : shift.centreId
  const caretakerId: CaretakerId | null =
    row.kind === 'person' ? row.caretaker.id : row.kind === 'open' ? null : shift.caretakerId
  const times = movedTo(shift, day)
  if (times.startsAt === shift.startsAt && centreId === shift.centreId && caretakerId === shift.caretakerId) return null
  return {
    does: 'change',
    centreId,
    change: { id: shift.id, revision: shift.revision, ...times, caretakerId, centreId },
  }
}
