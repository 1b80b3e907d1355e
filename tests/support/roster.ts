import type { CaretakerId } from '#shared/contract/base'
import type { Caretaker } from '#shared/contract/roster'
import type { PersonAround, RosterPerson, RosterSlot } from '#shared/domain/roster/rules'
import type { CivilDate, WallTime } from '#shared/time/types'

/** Somebody in service with all certificates, whom nothing keeps from any shift. */
export const aPerson = (over: Partial<RosterPerson> = {}): RosterPerson => ({
  id: 'p',
  kind: 'employed',
  association: null,
  contractMinutes: 0,
  hourCents: null,
  flexPool: false,
  activeFrom: null,
  activeTo: null,
  archived: false,
  centres: [],
  certificates: [
    { kind: 'bhv', issuedOn: '2020-01-01' as CivilDate, expiresOn: null },
    { kind: 'social_hygiene', issuedOn: '2020-01-01' as CivilDate, expiresOn: null },
  ],
  times: [],
  ...over,
})

/** The same as a caretaker of the store, called by the id. */
export const aCaretaker = (id: string, over: Partial<Caretaker> = {}): Caretaker => ({
  ...(aPerson() as Caretaker),
  name: id,
  phone: null,
  email: null,
  remarks: null,
  revision: 1,
  ...over,
  id: id as CaretakerId,
})

let next = 0
/** `2024-06-03 08:30-17:00`, past midnight when the end is not later than the start; `breakMinutes` as a shift of that length needs. */
export function aShift(text: string, breakMinutes = 45, centreId = 'c'): RosterSlot {
  const [day = '', times = ''] = text.split(' ')
  const [from = '', to = ''] = times.split('-')
  const end = to <= from ? new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) : day
  next += 1
  return {
    id: `s${next}`,
    centreId,
    startsAt: `${day}T${from}` as WallTime,
    endsAt: `${end}T${to}` as WallTime,
    breakMinutes,
  }
}

export const around = (...shifts: (RosterSlot | string)[]): PersonAround => ({
  shifts: shifts.map((one) => (typeof one === 'string' ? aShift(one) : one)),
  absences: [],
})
