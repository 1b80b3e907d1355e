import { useState } from 'react'
import { Setup } from '#shared/contract/place'
import { secretProblem } from '#shared/domain/access'
import type { CentreType } from '#shared/domain/vocabulary'
import { isClockTime } from '#shared/time/civil'
import type { ClockTime, Weekday } from '#shared/time/types'
import { secretWords } from '../../lib/words/access'

/** Everything the wizard asks, as typed. */
export type RoomDraft = { key: string; name: string; capacity: number | string; shared: boolean }
export type DayDraft = {
  weekday: Weekday
  open: boolean
  opens: ClockTime | null
  closes: ClockTime | null
  staffed: boolean
  staffedFrom: ClockTime | null
  staffedTo: ClockTime | null
}
export type Draft = {
  organisation: string
  municipality: string
  centre: string
  type: CentreType
  address: string
  district: string
  rooms: RoomDraft[]
  days: DayDraft[]
  /** Of the first administrator; the password is never kept. */
  ownName: string
  withLogin: boolean
}
/** Problems by field: `organisation`, `room.KEY.name`, `day.1.closes`. */
export type Problems = Record<string, string>

const clock = (text: string): ClockTime | null => (isClockTime(text) ? text : null)
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

export const newRoom = (name = '', capacity: number | string = '', shared = false): RoomDraft => ({
  key: crypto.randomUUID(),
  name,
  capacity,
  shared,
})

/** Weekdays open from 8.30 to 22.30, with a caretaker until 17.00; Saturday in the daytime; Sunday closed. */
const usualDay = (weekday: Weekday): DayDraft => ({
  weekday,
  open: weekday < 7,
  opens: clock(weekday === 6 ? '09:00' : '08:30'),
  closes: clock(weekday === 6 ? '17:00' : '22:30'),
  staffed: weekday < 6,
  staffedFrom: clock(weekday === 6 ? '09:00' : '08:30'),
  staffedTo: clock('17:00'),
})

const blank = (): Draft => ({
  organisation: '',
  municipality: '',
  centre: '',
  type: 'wvc',
  address: '',
  district: '',
  rooms: [newRoom('Grote zaal', 80), newRoom()],
  days: weekdays.map(usualDay),
  ownName: '',
  withLogin: true,
})

const KEPT = 'buurtbalie.setup'

function kept(): Draft {
  const text = sessionStorage.getItem(KEPT)
  return text === null ? blank() : { ...blank(), ...(JSON.parse(text) as Partial<Draft>) }
}

/** The draft, kept for this window so that a reload or a look elsewhere loses nothing. */
export function useDraft(): [Draft, (change: Partial<Draft>) => void] {
  const [draft, setDraft] = useState(kept)
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    sessionStorage.setItem(KEPT, JSON.stringify(next))
    setDraft(next)
  }
  return [draft, change]
}
export const forgetDraft = (): void => sessionStorage.removeItem(KEPT)

/** A row that nobody has typed in is no room. */
const isBlankRoom = (room: RoomDraft) => room.name.trim() === '' && room.capacity === ''
const filled = (draft: Draft) => draft.rooms.filter((room) => !isBlankRoom(room))

function organisationProblems(draft: Draft): Problems {
  return draft.organisation.trim() === '' ? { organisation: 'Vul de naam van uw organisatie in' } : {}
}
function centreProblems(draft: Draft): Problems {
  return draft.centre.trim() === '' ? { centre: 'Vul de naam van het centrum in' } : {}
}
function roomProblems(draft: Draft): Problems {
  const problems: Problems = {}
  const rooms = filled(draft)
  for (const room of rooms) {
    const name = room.name.trim()
    if (name === '') problems[`room.${room.key}.name`] = 'Vul een naam in'
    else if (rooms.some((other) => other !== room && other.name.trim().toLowerCase() === name.toLowerCase()))
      problems[`room.${room.key}.name`] = 'Deze naam staat er al'
    if (!(Number(room.capacity) >= 1)) problems[`room.${room.key}.capacity`] = 'Minstens 1'
  }
  const first = draft.rooms[0]
  if (rooms.length === 0 && first) problems[`room.${first.key}.name`] = 'Vul minstens één ruimte in'
  return problems
}
function hourProblems(draft: Draft): Problems {
  const problems: Problems = {}
  for (const day of draft.days) {
    const name = `day.${day.weekday}`
    if (day.open && (day.opens === null || day.closes === null)) problems[`${name}.closes`] = 'Vul beide tijden in'
    else if (day.open && day.opens !== null && day.closes !== null && day.opens >= day.closes)
      problems[`${name}.closes`] = 'Sluit voor het opent'
    if (!day.open || !day.staffed) continue
    if (day.staffedFrom === null || day.staffedTo === null) problems[`${name}.staffedTo`] = 'Vul beide tijden in'
    else if (day.staffedFrom >= day.staffedTo) problems[`${name}.staffedTo`] = 'Eindigt voor het begint'
  }
  return problems
}

function ownProblems(draft: Draft, secret: string): Problems {
  if (!draft.withLogin) return {}
  const problems: Problems = draft.ownName.trim() === '' ? { ownName: 'Vul uw naam in' } : {}
  const wrong = secretProblem(secret, { name: draft.ownName, roles: [{ role: 'administrator' }] })
  return wrong === null ? problems : { ...problems, secret: secretWords[wrong] }
}

export const steps = [
  { title: 'Organisatie', problems: organisationProblems },
  { title: 'Eerste centrum', problems: centreProblems },
  { title: 'Ruimtes', problems: roomProblems },
  { title: 'Openingstijden', problems: hourProblems },
  { title: 'Uzelf', problems: ownProblems },
] as const

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** What the call asks; throws a ZodError when a problem was passed over. */
export function setupOf(draft: Draft): Setup {
  const open = draft.days.filter((day) => day.open)
  return Setup.parse({
    organisation: draft.organisation,
    municipality: orNull(draft.municipality),
    centre: {
      name: draft.centre,
      type: draft.type,
      municipality: orNull(draft.municipality),
      district: orNull(draft.district),
      address: orNull(draft.address),
      openingHours: open.map((d) => ({ weekday: d.weekday, opens: d.opens, closes: d.closes })),
      staffedHours: open
        .filter((d) => d.staffed)
        .map((d) => ({ weekday: d.weekday, opens: d.staffedFrom, closes: d.staffedTo })),
    },
    rooms: filled(draft).map((room, place) => ({
      name: room.name,
      capacity: Number(room.capacity),
      use: room.shared ? 'shared' : 'exclusive',
      sortOrder: place,
    })),
  })
}
