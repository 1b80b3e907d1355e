import type { CaretakerId, CentreId } from '#shared/contract/base'
import type { Gap } from '#shared/contract/roster-needs'
import type { NewShift, ShiftView } from '#shared/contract/shift'
import { addDays, at, clockOf, dateOf } from '#shared/time/civil'
import type { CivilDate, ClockTime } from '#shared/time/types'

/** What the panel is about: a shift there is, one to be made, or a gap that asks for one. */
export type About =
  | { kind: 'shift'; shift: ShiftView }
  | { kind: 'new'; centreId: CentreId; day: CivilDate; caretakerId: CaretakerId | null }
  | { kind: 'gap'; gap: Gap }

export type Fields = {
  centreId: CentreId
  day: CivilDate
  from: ClockTime | null
  to: ClockTime | null
  caretakerId: CaretakerId | null
  breakMinutes: number | null
  pinned: boolean
  note: string
}

export function fieldsOf(about: About): Fields {
  if (about.kind === 'new')
    return {
      centreId: about.centreId,
      day: about.day,
      from: '09:00' as ClockTime,
      to: '17:00' as ClockTime,
      caretakerId: about.caretakerId,
      breakMinutes: null,
      pinned: false,
      note: '',
    }
  const span = about.kind === 'gap' ? about.gap : about.shift
  const shift = about.kind === 'shift' ? about.shift : null
  return {
    centreId: span.centreId,
    day: dateOf(span.startsAt),
    from: clockOf(span.startsAt),
    to: clockOf(span.endsAt),
    caretakerId: shift?.caretakerId ?? null,
    breakMinutes: shift?.breakMinutes ?? null,
    pinned: shift?.pinned ?? false,
    note: shift?.note ?? '',
  }
}

/** The shift as it stands in the form; null while a time is missing. An end before the begin is on the next day. */
export function draftOf(fields: Fields): NewShift | null {
  const { centreId, day, from, to, caretakerId, breakMinutes, pinned, note } = fields
  if (from === null || to === null || from === to) return null
  return {
    centreId,
    startsAt: at(day, from),
    endsAt: at(to > from ? day : addDays(day, 1), to),
    caretakerId,
    pinned,
    note: note.trim() === '' ? null : note.trim(),
    ...(breakMinutes !== null && { breakMinutes }),
  }
}

/** True while the form still has the time and place of the shift itself. */
export function isUnmoved(about: About, fields: Fields): boolean {
  const before = fieldsOf(about)
  return (['centreId', 'day', 'from', 'to', 'breakMinutes'] as const).every((name) => before[name] === fields[name])
}
