import type { Unit } from '#core/app/context'
import { listCentres } from '#core/store/places'
import { listShifts } from '#core/store/roster'
import { addDecline, addHandOver } from '#core/usecases/roster/hand-over'
import { loadPeople } from '#core/usecases/roster/people'
import type { Shift } from '#shared/contract/roster'
import { candidatesFor } from '#shared/domain/roster/score'
import { addDays, at, dateOf } from '#shared/time/civil'
import type { ClockTime } from '#shared/time/types'

/** The days ahead in which a shift to offer is looked for, and how many can take it over. */
const DAYS = { from: 1, to: 10 } as const
const ENOUGH = 3

/** One shift of a fixed face in the days to come is offered to others; whoever would be best said no. */
export async function addHandOvers(unit: Unit): Promise<void> {
  const on = (days: number) => at(addDays(dateOf(unit.wall), days), '00:00' as ClockTime)
  const span = { from: on(DAYS.from), to: on(DAYS.to) }
  const { people, around } = await loadPeople(unit.tx, { startsAt: span.from, endsAt: span.to })
  const centres = new Map((await listCentres(unit.tx)).map((centre) => [centre.id, centre]))
  // Two centres open at the same minute: by name, because ids are other ones each time.
  const order = (shift: Shift) => `${shift.startsAt} ${centres.get(shift.centreId)?.name ?? ''}`
  const shifts = [...(await listShifts(unit.tx, span))].sort((a, b) => order(a).localeCompare(order(b), 'nl'))
  for (const shift of shifts) {
    const centre = centres.get(shift.centreId)
    if (!shift.fixedFace || !centre) continue
    const others = people.filter((person) => person.id !== shift.caretakerId)
    if (candidatesFor(shift, others, centre, around).can.length < ENOUGH) continue
    const { id: shiftId, revision } = shift
    const { result } = await addHandOver(unit, { shiftId, revision, note: 'Mijn dochter studeert die dag af.' })
    const [best] = result.asked
    if (best) await addDecline(unit, { id: result.id, caretakerId: best.caretakerId })
    return
  }
}
