import { addDays, addMinutes, dateOf, minutesBetween } from '../time/civil'
import type { CivilDate, WallSpan, WallTime } from '../time/types'
import { belongsTo, type Claim, freeOf, guardedPart, type RuleFacility } from './facilities'
import { type CentreHours, checkHours } from './hours'
import { blockedWith, meet, type Occupied, overlaps, peakPeople } from './occupancy'
import { type BookingStatus, type Holds, holdsRoom, type RenterCategory } from './vocabulary'

/** A booking may last two weeks; anything longer is a closure or a lease. The store looks back no further (0010). */
export const LONGEST_BOOKING_DAYS = 14

export const findingCodes = [
  'room_conflict',
  'capacity_exceeded',
  'facility_exhausted',
  'facility_elsewhere',
  'over_capacity',
  'people_unknown',
  'outside_opening_hours',
  'closed_day',
  'centre_inactive',
  'after_staffed_hours',
  'caretaker_missing',
  'instruction_missing',
  'past_date',
  'room_archived',
  'may_displace',
  'others_wait',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** A free place that would do instead. */
export type Alternative = WallSpan & { kind: 'same_room' | 'same_time'; roomIds: string[]; roomNames: string[] }

/**
 * Who pays a caretaker outside staffed hours: this renter (the part that is not paid yet), another booking that has one
 * there for all of those hours, or nobody that is known of.
 */
export type CaretakerPaidBy = 'renter' | 'other_booking' | null

type Data = {
  room_conflict: {
    roomId: string
    roomName: string
    bookingId: string
    title: string
    startsAt: WallTime
    endsAt: WallTime
    alternatives: Alternative[]
    /** The room in which the other booking is, when it is another one: the two can't be used at the same time. */
    blockedBy?: string
  }
  capacity_exceeded: { roomId: string; roomName: string; people: number; capacity: number; alternatives: Alternative[] }
  facility_exhausted: {
    facilityId: string
    name: string
    wanted: number
    /** How many are free during the whole booking, of how many there are. */
    free: number
    stock: number
    /** Titles of the bookings that have them. */
    takenBy: string[]
    /** The next moment on which as many are free for as long; null when there is none that day. */
    freeFrom: WallTime | null
  }
  facility_elsewhere: { facilityId: string; name: string; roomName: string }
  over_capacity: { roomId: string; roomName: string; people: number; capacity: number }
  people_unknown: { roomId: string; roomName: string }
  outside_opening_hours: Record<string, never>
  closed_day: { date: CivilDate; reason: string }
  centre_inactive: { date: CivilDate }
  /** Runs it without a caretaker, and there is no valid instruction of this renter at this centre. */
  instruction_missing: Record<string, never>
  /** What the caretaker then costs this renter, when that is known, and who pays; `there`: one is on the roster. */
  after_staffed_hours: { cents: number | null; paidBy: CaretakerPaidBy; there?: boolean }
  /** Where nobody was found yet for what the booking asks; `required`: the centre wants somebody before it is definite. */
  caretaker_missing: {
    gaps: (WallSpan & { present: number; missing: number; certificate: 'social_hygiene' | null })[]
    required: boolean
  }
  past_date: { date: CivilDate }
  room_archived: { roomId: string; roomName: string }
  /** A booking in the way that makes way for residents, until this day (shared/domain/priority). */
  may_displace: { bookingId: string; title: string; until: CivilDate }
  others_wait: { waiting: { bookingId: string; title: string; category: RenterCategory }[]; reason: string | null }
}
export type Severity = 'error' | 'warning' | 'info'
/** What a rule has to say about a booking; the words for people are at the edge, keyed by code. */
export type Finding = { [C in FindingCode]: { code: C; severity: Severity; data: Data[C] } }[FindingCode]

export type RuleRoom = {
  id: string
  name: string
  use: 'exclusive' | 'shared'
  capacity: number | null
  partIds: readonly string[]
  archived: boolean
  blocks?: readonly { roomId: string; since: string }[]
}

export type Candidate = WallSpan & {
  status: BookingStatus
  roomIds: readonly string[]
  expectedParticipants: number | null
  /** The renter runs it without a caretaker and has had the instruction (domain, section 3). */
  selfService: boolean
  facilities?: readonly { facilityId: string; quantity: number }[]
}

export type Surroundings = {
  hours: CentreHours
  holds: Holds
  rooms: ReadonlyMap<string, RuleRoom>
  /** What the candidate would take, a row per elementary room. */
  wanted: readonly Occupied[]
  /** What is taken in those rooms around that time, without the candidate itself; titles are for who reads the findings. */
  taken: readonly (Occupied & { title?: string })[]
  /** Facilities that the candidate claims, and what others claim of them that day; left out when it claims none. */
  facilities?: {
    known: ReadonlyMap<string, RuleFacility>
    claims: readonly (Claim & { title: string })[]
  }
  /** Whether the renter has a valid instruction here; left out when there is no renter or nobody asks. */
  instructed?: boolean
  now: WallTime
}

/**
 * Everything there is to say about a booking, worst first. The form shows it while someone types, the core applies it
 * again inside the transaction, an import lists it per row (architecture, decision 2). Alternatives are added by the
 * core, which can look further. A past booking outside opening hours is a fact to register: a warning, no refusal.
 */
export function findingsFor(candidate: Candidate, around: Surroundings): Finding[] {
  return worstFirst([
    ...roomFindings(candidate, around),
    ...facilityFindings(candidate, around),
    ...hoursFindings(candidate, around),
  ])
}
/** Errors, then warnings, then what is only worth knowing; what is equally bad stays in its order. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => rank[a.severity] - rank[b.severity])
const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

function roomFindings(candidate: Candidate, { rooms, wanted, taken, holds }: Surroundings): Finding[] {
  const findings: Finding[] = []
  // What does not hold its slot is not refused for what stands in its way: that is only worth knowing.
  const hard: Severity = holdsRoom(candidate.status, holds) ? 'error' : 'warning'
  const name = (id: string) => rooms.get(id)?.name ?? id
  const conflict = (want: Occupied, other: Surroundings['taken'][number]): Data['room_conflict'] => ({
    roomId: want.roomId,
    roomName: name(want.roomId),
    bookingId: other.bookingId,
    title: other.title ?? '',
    startsAt: other.from as WallTime,
    endsAt: other.to as WallTime,
    alternatives: [],
  })
  const seen = new Set<string>()
  for (const want of wanted) {
    const here = taken.filter((t) => t.roomId === want.roomId)
    for (const other of here) {
      if (!(want.exclusive || other.exclusive) || !overlaps(want, other) || seen.has(other.bookingId)) continue
      seen.add(other.bookingId)
      findings.push({ code: 'room_conflict', severity: hard, data: conflict(want, other) })
    }
    for (const { roomId, since } of blockedWith(want.roomId, rooms)) {
      if (want.to <= since) continue
      for (const other of taken) {
        if (other.roomId !== roomId || other.to <= since || !overlaps(want, other) || seen.has(other.bookingId))
          continue
        seen.add(other.bookingId)
        const data = { ...conflict(want, other), blockedBy: name(roomId) }
        findings.push({ code: 'room_conflict', severity: hard, data })
      }
    }
    const room = rooms.get(want.roomId)
    if (want.exclusive || room?.capacity == null) continue
    const people = peakPeople(
      want,
      here.filter((o) => !o.exclusive && meet(o, want)),
    )
    if (people > room.capacity)
      findings.push({
        code: 'capacity_exceeded',
        severity: hard,
        data: { roomId: room.id, roomName: room.name, people, capacity: room.capacity, alternatives: [] },
      })
  }
  const together = holdsTogether(candidate, rooms)
  for (const id of candidate.roomIds) {
    const room = rooms.get(id)
    if (!room) continue
    const people = candidate.expectedParticipants
    if (room.archived)
      findings.push({ code: 'room_archived', severity: 'error', data: { roomId: id, roomName: room.name } })
    if (room.use === 'shared' && people === null)
      findings.push({ code: 'people_unknown', severity: 'info', data: { roomId: id, roomName: room.name } })
    if (room.use === 'exclusive' && people !== null && room.capacity !== null && people > room.capacity && !together)
      findings.push({
        code: 'over_capacity',
        severity: 'warning',
        data: { roomId: id, roomName: room.name, people, capacity: room.capacity },
      })
  }
  return findings
}

/** True when several rooms hold everybody between them: who cooks for a hundred in the hall needs no kitchen for a hundred. */
function holdsTogether({ roomIds, expectedParticipants }: Candidate, rooms: ReadonlyMap<string, RuleRoom>): boolean {
  if (roomIds.length < 2 || expectedParticipants === null) return false
  const capacities = roomIds.map((id) => rooms.get(id)?.capacity ?? Number.POSITIVE_INFINITY)
  return capacities.reduce((sum, one) => sum + one, 0) >= expectedParticipants
}

/** What is claimed of movable facilities holds like a room does; what is fixed goes with its room. */
function facilityFindings(candidate: Candidate, { rooms, wanted, facilities, holds }: Surroundings): Finding[] {
  const findings: Finding[] = []
  const [time] = wanted
  if (facilities === undefined || time === undefined) return findings
  const hard: Severity = holdsRoom(candidate.status, holds) ? 'error' : 'warning'
  for (const { facilityId, quantity } of candidate.facilities ?? []) {
    const facility = facilities.known.get(facilityId)
    if (!facility) continue
    const { name, stock } = facility
    if (!belongsTo(facility, candidate.roomIds, rooms)) {
      const roomName = rooms.get(facility.roomId ?? '')?.name ?? ''
      findings.push({ code: 'facility_elsewhere', severity: hard, data: { facilityId, name, roomName } })
      continue
    }
    const guarded = guardedPart(facility, time)
    const free = guarded === null ? quantity : freeOf(facility, guarded, facilities.claims)
    if (free >= quantity) continue
    const holders = facilities.claims.filter(
      (c) => c.facilityId === facilityId && c.setupFrom < time.clearTo && time.setupFrom < c.clearTo,
    )
    findings.push({
      code: 'facility_exhausted',
      severity: hard,
      data: {
        facilityId,
        name,
        wanted: quantity,
        free,
        stock,
        takenBy: [...new Set(holders.map((c) => c.title))],
        freeFrom: nextFree(facility, quantity, time, facilities.claims),
      },
    })
  }
  return findings
}

/** The first start on the same day, with the same length and buffers, at which so many are free. */
function nextFree(facility: RuleFacility, quantity: number, time: Occupied, claims: readonly Claim[]): WallTime | null {
  const setup = minutesBetween(time.setupFrom as WallTime, time.from as WallTime)
  const length = minutesBetween(time.setupFrom as WallTime, time.clearTo as WallTime)
  const ends = claims.flatMap((c) => (c.facilityId === facility.id && c.clearTo > time.setupFrom ? c.clearTo : []))
  for (const end of ends.sort() as WallTime[]) {
    const startsAt = addMinutes(end, setup)
    if (dateOf(startsAt) !== dateOf(time.from as WallTime)) return null
    const moved = { setupFrom: end, clearTo: addMinutes(end, length) }
    if (freeOf(facility, moved, claims) >= quantity) return startsAt
  }
  return null
}

function hoursFindings(candidate: Candidate, { hours, holds, instructed, now }: Surroundings): Finding[] {
  const findings: Finding[] = []
  const past = candidate.startsAt < now
  const refuses = holdsRoom(candidate.status, holds) && !past && !candidate.selfService
  const severity: Severity = refuses ? 'error' : 'warning'
  const verdict = checkHours(hours, candidate)
  for (const data of verdict.closed) findings.push({ code: 'closed_day', severity, data })
  for (const date of verdict.inactive) findings.push({ code: 'centre_inactive', severity, data: { date } })
  if (verdict.outsideOpening) findings.push({ code: 'outside_opening_hours', severity, data: {} })
  if (verdict.unstaffed && !candidate.selfService && !past)
    findings.push({
      code: 'after_staffed_hours',
      severity: 'warning',
      data: { cents: null, paidBy: null },
    })
  const alone = verdict.outsideOpening || verdict.unstaffed || verdict.closed.length > 0 || verdict.inactive.length > 0
  if (alone && candidate.selfService && instructed === false && !past)
    findings.push({ code: 'instruction_missing', severity: 'warning', data: {} })
  if (past && dateOf(candidate.startsAt) < dateOf(now))
    findings.push({ code: 'past_date', severity: 'info', data: { date: dateOf(candidate.startsAt) } })
  return findings
}

/**
 * The findings of a booking that many are changed along with: what begins before now is refused. A booking that is put in
 * the past by itself is a fact to register, and only told so (`past_date`).
 */
export function pastRefused(findings: readonly Finding[], { startsAt }: WallSpan, now: WallTime): Finding[] {
  if (startsAt >= now) return [...findings]
  const refusal: Finding = { code: 'past_date', severity: 'error', data: { date: dateOf(startsAt) } }
  return worstFirst([refusal, ...findings.filter((finding) => finding.code !== 'past_date')])
}

/** What is wrong with the times by themselves: `null`, or which demand they fail. */
export function spanProblem(span: WallSpan): 'ends_before_start' | 'too_long' | null {
  if (minutesBetween(span.startsAt, span.endsAt) <= 0) return 'ends_before_start'
  return span.endsAt > `${addDays(dateOf(span.startsAt), LONGEST_BOOKING_DAYS)}${span.startsAt.slice(10)}`
    ? 'too_long'
    : null
}
