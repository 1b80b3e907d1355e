import { setImmediate } from 'node:timers/promises'
import type { Ctx } from '#core/app/context'
import { listAbsences, listCaretakers } from '#core/store/caretakers'
import { listCentres } from '#core/store/places'
import { listShifts } from '#core/store/roster'
import type { Centre } from '#shared/contract/place'
import type { Caretaker, Shift } from '#shared/contract/roster'
import type { FillEvent, FillProposal, FillRequest, LeftOpen, ProposedTake } from '#shared/contract/roster-fill'
import type { Gap } from '#shared/contract/roster-needs'
import type { FillOption, FillShift, FillWeek } from '#shared/domain/roster/fill-model'
import {
  type PersonAround,
  personFindings,
  type RosterFindingCode,
  type RosterSlot,
  refuses,
  shiftFindings,
  shiftsFindings,
  WEEKS_AROUND,
} from '#shared/domain/roster/rules'
import { isUnsocial, type ScoreCode, scoreOf } from '#shared/domain/roster/score'
import { breakFor, contractOfWeek, limits, minutesInWeek, timeOf, weekNumber } from '#shared/domain/roster/working-time'
import { addDays, addMinutes, at, dateOf, dayNumber, minutesBetween, wallTimeOf } from '#shared/time/civil'
import type { CivilDate, ClockTime, WallTime } from '#shared/time/types'
import { openSolver } from '../solver/session'
import { boundOf, fillWeek } from './fill-search'
import { gapsWithoutShift } from './needs'

/** Unless said otherwise: the whole of a quarter (issue of the roster). */
const SECONDS = 10
const MIDNIGHT = '00:00' as ClockTime

/** What is to be filled in: a shift that there is, or one that a gap asks for. */
type Slot = RosterSlot & { shift: Shift | null }

/** Points that depend on what else a person gets: the model counts those itself. */
const counted: ReadonlySet<ScoreCode> = new Set([
  'contract_hours_left',
  'over_contract',
  'evenings_and_weekends',
  'no_handover',
])

/**
 * Proposes who takes the shifts of a period that are open and those that gaps ask for. What is pinned stays, and unless
 * `reassign` is set so does everybody who is on a shift. Week after week a solver chooses and the hard rules correct it
 * (docs/adr/0024). Progress comes while it runs, the proposal last; nothing is written.
 *
 * @throws AbortError when the signal aborts
 */
export async function* fillRoster(ctx: Ctx, input: FillRequest, signal?: AbortSignal): AsyncGenerator<FillEvent, void> {
  signal?.throwIfAborted()
  const until = performance.now() + (input.seconds ?? SECONDS) * 1000
  const roster = await loadRoster(ctx, input)
  const weeks = [...new Set(roster.slots.map((slot) => weekNumber(dateOf(slot.startsAt))))].sort((a, b) => a - b)
  const total = weeks.length + 1
  yield { type: 'progress', done: 0, total }
  const options = new Map<string, FillOption[]>()
  for (const slot of roster.slots) {
    // Lets other work go first: a shift costs a millisecond or two.
    await setImmediate()
    signal?.throwIfAborted()
    options.set(slot.id, roster.optionsOf(slot))
  }
  yield { type: 'progress', done: 1, total }
  const solver = openSolver(signal)
  let [worth, bound] = [0, 0]
  try {
    for (const [index, number] of weeks.entries()) {
      const left = (until - performance.now()) / 1000 / (weeks.length - index)
      const slots = roster.slots.filter((slot) => weekNumber(dateOf(slot.startsAt)) === number)
      const mine = slots.flatMap((slot) => options.get(slot.id) ?? [])
      const alone = roster.weekOf(number, slots, mine, false)
      const may = roster.mayHave(new Map(slots.map((slot) => [slot.id, slot])))
      const week = roster.weekOf(
        number,
        slots,
        mine.filter((option) => may(option.personId, [option.shiftId])),
        true,
      )
      const filled = await fillWeek(week, may, solver, left)
      worth += filled.worth
      bound += weeks.length === 1 ? filled.bound : Math.max(filled.worth, await boundOf(alone, solver, left))
      roster.assign(filled.assigned, slots)
      yield { type: 'progress', done: index + 2, total }
    }
  } finally {
    await solver.close()
  }
  signal?.throwIfAborted()
  yield { type: 'result', result: roster.proposal(bound > worth ? (bound - worth) / Math.max(1, Math.abs(bound)) : 0) }
}

/** The facts of a period, and what was decided about it so far. */
type Roster = {
  slots: Slot[]
  optionsOf(slot: Slot): FillOption[]
  /** `beside`: with what earlier weeks got; else as if the week stood alone, which is worth no less. */
  weekOf(number: number, slots: readonly Slot[], options: readonly FillOption[], beside: boolean): FillWeek
  mayHave(slots: ReadonlyMap<string, Slot>): (personId: string, ids: readonly string[]) => boolean
  assign(assigned: ReadonlyMap<string, string>, slots: readonly Slot[]): void
  proposal(gap: number): FillProposal
}

async function loadRoster(ctx: Ctx, input: FillRequest): Promise<Roster> {
  const around = { from: addDays(input.from, -7 * WEEKS_AROUND), to: addDays(input.to, 7 * WEEKS_AROUND) }
  const span = { from: at(around.from, MIDNIGHT), to: at(around.to, MIDNIGHT) }
  const now = wallTimeOf(ctx.clock.now())
  const gaps = await gapsWithoutShift(ctx, input)
  const { centres, caretakers, shifts, absences } = await ctx.read(async (tx) => ({
    centres: new Map((await listCentres(tx)).map((centre): [string, Centre] => [centre.id, centre])),
    caretakers: (await listCaretakers(tx)).filter((caretaker) => !caretaker.archived),
    shifts: await listShifts(tx, span),
    absences: await listAbsences(tx, span),
  }))
  const inPeriod = (shift: Shift) =>
    shift.startsAt > now &&
    shift.startsAt >= at(input.from, MIDNIGHT) &&
    shift.startsAt < at(input.to, MIDNIGHT) &&
    (input.centreId === undefined || shift.centreId === input.centreId)
  const free = (shift: Shift) =>
    inPeriod(shift) && !shift.pinned && (shift.caretakerId === null || input.reassign === true)
  const slots: Slot[] = [
    ...shifts.filter(free).map((shift): Slot => ({ ...slotOf(shift), shift })),
    ...gaps.flatMap((gap) => slotsOf(gap, now)),
  ].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1))
  const stays = shifts.filter((shift) => shift.caretakerId !== null && !free(shift))
  const had = new Map<string, RosterSlot[]>(caretakers.map(({ id }) => [id, []]))
  for (const shift of stays) had.get(shift.caretakerId ?? '')?.push(slotOf(shift))
  const away = new Map<string, PersonAround['absences']>()
  for (const absence of absences) away.set(absence.caretakerId, [...(away.get(absence.caretakerId) ?? []), absence])
  return rosterOf({ centres, caretakers, slots, had, away, from: input.from })
}

const slotOf = ({ id, centreId, startsAt, endsAt, breakMinutes }: Shift): RosterSlot => ({
  id,
  centreId,
  startsAt,
  endsAt,
  breakMinutes,
})

/** Shifts that a gap asks for: one for each who is missing, in parts when it is longer than one may work. */
function slotsOf(gap: Gap, now: WallTime): Slot[] {
  if (gap.startsAt <= now) return []
  const minutes = minutesBetween(gap.startsAt, gap.endsAt)
  const parts = Math.ceil(minutes / limits.duty)
  const length = Math.ceil(minutes / parts / 15) * 15
  return Array.from({ length: gap.missing }).flatMap((_, person) =>
    Array.from({ length: parts }).map((__, part): Slot => {
      const startsAt = addMinutes(gap.startsAt, part * length)
      const endsAt = part === parts - 1 ? gap.endsAt : addMinutes(startsAt, length)
      const breakMinutes = breakFor({ startsAt, endsAt })
      const id = `${gap.centreId}|${startsAt}|${person}`
      return { id, centreId: gap.centreId, startsAt, endsAt, breakMinutes, shift: null }
    }),
  )
}

type Facts = {
  centres: ReadonlyMap<string, Centre>
  caretakers: readonly Caretaker[]
  slots: Slot[]
  /** What everybody has that stays; what is decided on is added. */
  had: Map<string, RosterSlot[]>
  away: ReadonlyMap<string, PersonAround['absences']>
  from: CivilDate
}

function rosterOf({ centres, caretakers, slots, had, away, from }: Facts): Roster {
  const stays = new Map([...had].map(([id, list]) => [id, [...list]]))
  const byId = new Map<string, RosterSlot>([...slots, ...[...had.values()].flat()].map((slot) => [slot.id, slot]))
  const persons = new Map(caretakers.map((caretaker): [string, Caretaker] => [caretaker.id, caretaker]))
  const taken = new Map<string, string>()
  const aroundOf = (id: string): PersonAround => ({ shifts: had.get(id) ?? [], absences: away.get(id) ?? [] })
  const first = at(from, MIDNIGHT)
  const unsocialOf = (id: string) =>
    (had.get(id) ?? []).filter((one) => one.startsAt >= first && isUnsocial(one)).length
  const unsocial = slots.filter(isUnsocial).length + caretakers.reduce((sum, { id }) => sum + unsocialOf(id), 0)
  const sharers = new Set<string>()
  const pairs = new Map<number, boolean>()
  /** By the rules themselves, asked once for each pair of lengths and the time in between. */
  const refusedPair = (personId: string, a: FillShift, b: FillShift): boolean => {
    const person = persons.get(personId)
    if (!person) return false
    const key = pairKey(person, a, b)
    const known = pairs.get(key)
    if (known !== undefined) return known
    const [one, other] = [byId.get(a.id), byId.get(b.id)]
    const refused =
      one !== undefined &&
      other !== undefined &&
      (refuses(shiftsFindings(other, person, [one])) || refuses(shiftsFindings(one, person, [other])))
    pairs.set(key, refused)
    return refused
  }

  return {
    slots,
    optionsOf(slot) {
      const centre = centres.get(slot.centreId)
      if (!centre) return []
      return caretakers.flatMap((person): FillOption[] => {
        const own = aroundOf(person.id)
        if (refuses(personFindings(slot, person, own.absences)) || refuses(shiftsFindings(slot, person, own.shifts)))
          return []
        if (isUnsocial(slot)) sharers.add(person.id)
        const { reasons } = scoreOf(slot, person, centre, own)
        const points = reasons.reduce((sum, reason) => sum + (counted.has(reason.code) ? 0 : reason.points), 0)
        return [{ shiftId: slot.id, personId: person.id, points }]
      })
    },
    weekOf(number, wanted, options, beside) {
      const [before, week] = [beside ? had : stays, [] as FillShift[]]
      const add = (slot: RosterSlot, fixedTo: string | null) => {
        const { start, end, net } = timeOf(slot)
        const day = dayNumber(dateOf(slot.startsAt))
        const { id, centreId } = slot
        week.push({ id, centreId, day, from: start, to: end, work: net, unsocial: isUnsocial(slot), fixedTo })
      }
      for (const slot of wanted) add(slot, null)
      const near = (slot: RosterSlot) => weekNumber(dateOf(slot.startsAt)) === number
      for (const [id, list] of before) for (const slot of list.filter(near)) add(slot, id)
      return {
        shifts: week,
        options,
        persons: caretakers.map((person) => ({
          id: person.id,
          contract: person.kind === 'employed' ? contractOfWeek(person, number) || null : null,
          room: roomOf(person, before.get(person.id) ?? [], number),
          unsocial: beside ? unsocialOf(person.id) : 0,
        })),
        fairShare: beside ? Math.ceil(unsocial / Math.max(1, sharers.size)) : Number.MAX_SAFE_INTEGER,
        rest: limits.dailyRest,
        refused: refusedPair,
      }
    },
    mayHave: (byId) => (personId, ids) => {
      const person = persons.get(personId)
      if (!person) return false
      const mine = ids.flatMap((id) => byId.get(id) ?? [])
      const all = [...(had.get(personId) ?? []), ...mine]
      return mine.every((slot) => !refuses(shiftsFindings(slot, person, all)))
    },
    assign(assigned, wanted) {
      for (const slot of wanted) {
        const personId = assigned.get(slot.id)
        if (personId === undefined) continue
        taken.set(slot.id, personId)
        had.get(personId)?.push(slot)
      }
    },
    proposal: (gap) => ({ takes: slots.flatMap(takeOf), open: slots.flatMap(openOf), gap }),
  }

  function takeOf(slot: Slot): ProposedTake[] {
    const person = persons.get(taken.get(slot.id) ?? '')
    const centre = centres.get(slot.centreId)
    if (!person || !centre) return []
    const { reasons, source, costCents } = scoreOf(slot, person, centre, aroundOf(person.id))
    return [
      { ...given(slot), caretakerId: person.id, reasons, source, costCents, before: slot.shift?.caretakerId ?? null },
    ]
  }
  function openOf(slot: Slot): LeftOpen[] {
    if (taken.has(slot.id)) return []
    const why = new Map<RosterFindingCode, Caretaker['id'][]>()
    for (const person of caretakers) {
      const finding = shiftFindings(slot, person, aroundOf(person.id))[0]
      if (finding?.severity === 'error') why.set(finding.code, [...(why.get(finding.code) ?? []), person.id])
    }
    const before = slot.shift?.caretakerId ?? null
    return [{ ...given(slot), before, why: [...why].map(([code, caretakerIds]) => ({ code, caretakerIds })) }]
  }
}

/** All that the rules see of two shifts of somebody, as one number: it is asked a million times. Minutes are below 1600, breaks below 300. */
function pairKey({ kind }: Caretaker, a: FillShift, b: FillShift): number {
  const [one, other] = [a.to - a.from, b.to - b.from]
  const times = (one * 300 + (one - a.work)) * 2400 + (b.from - a.from)
  return (times * 1600 + other) * 600 + (other - b.work) * 2 + (kind === 'volunteer' ? 1 : 0)
}

const given = ({ shift, centreId, startsAt, endsAt, breakMinutes }: Slot) => ({
  shiftId: shift?.id ?? null,
  revision: shift?.revision ?? null,
  centreId: centreId as LeftOpen['centreId'],
  startsAt,
  endsAt,
  breakMinutes,
})

/** Minutes that a week of an employed caretaker still has room for, by the limits of a week and of the average. */
function roomOf(person: Caretaker, has: readonly RosterSlot[], number: number): number {
  if (person.kind === 'volunteer') return Number.POSITIVE_INFINITY
  const timed = has.map(timeOf)
  const inWeek = (week: number) => minutesInWeek(timed, week)
  let room = limits.week - inWeek(number)
  for (let start = number - limits.averageWeeks + 1; start <= number; start++) {
    let sum = 0
    for (let week = start; week < start + limits.averageWeeks; week++) sum += inWeek(week)
    room = Math.min(room, limits.average * limits.averageWeeks - sum)
  }
  return room
}
