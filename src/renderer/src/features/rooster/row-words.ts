import type { CentreId } from '#shared/contract/base'
import type { Absence } from '#shared/contract/roster'
import { addDays, at, weekdayOf } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { absenceWords, caretakerKindWords } from '../../lib/words/roster'
import type { Row } from './board'

const MIDNIGHT = '00:00' as ClockTime

/** Where a new shift in a row belongs: the centre that the person knows best, or the one that is looked at. */
export const homeOf = (row: Row, centreId: CentreId | null): CentreId | null =>
  row.kind === 'person'
    ? ((row.caretaker.centres.find((known) => known.fixed) ?? row.caretaker.centres[0])?.centreId ?? centreId)
    : centreId

/** What stands at the head of a row. */
export function headOf(row: Row): { title: string; note: string } {
  if (row.kind === 'centre') return { title: row.centre.name, note: row.centre.operator ?? '' }
  if (row.kind === 'open') return { title: 'Nog niemand', note: 'open diensten en gaten' }
  const { name, kind, flexPool, association } = row.caretaker
  return {
    title: name,
    note: flexPool
      ? 'flexpool'
      : kind === 'volunteer'
        ? (association ?? 'vrijwilliger')
        : caretakerKindWords[kind].toLowerCase(),
  }
}

/** Why there is nothing to roster: the centre has no hours that day, or the person is away. */
export function awayText(row: Row, day: CivilDate, absences: readonly Absence[]): string | null {
  if (row.kind === 'centre') {
    const { openingHours, activeFrom, activeTo } = row.centre
    const open = openingHours.length === 0 || openingHours.some((hours) => hours.weekday === weekdayOf(day))
    const active = (activeFrom === null || day >= activeFrom) && (activeTo === null || day <= activeTo)
    return open && active ? null : 'dicht'
  }
  if (row.kind === 'open') return null
  const [start, end] = [at(day, MIDNIGHT), at(addDays(day, 1), MIDNIGHT)]
  const absence = absences.find((one) => one.caretakerId === row.id && one.startsAt < end && one.endsAt > start)
  return absence ? absenceWords[absence.kind].toLowerCase() : null
}
