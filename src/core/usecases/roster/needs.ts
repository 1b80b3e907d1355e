import type { Ctx } from '#core/app/context'
import { hasCaretakers, listAbsences, listCaretakers } from '#core/store/caretakers'
import { bookingsForNeeds } from '#core/store/needs'
import type { ReadTx } from '#core/store/open'
import { listCentres, listClosures } from '#core/store/places'
import { remember } from '#core/store/remember'
import { listCoverage, listShifts } from '#core/store/roster'
import type { NeedsQuery, PresentPerson, RosterNeeds } from '#shared/contract/roster-needs'
import { bhvOf, type Gap, gapsOf, type Presence, presencesOf } from '#shared/domain/roster/gaps'
import {
  type AgreedHours,
  type Need,
  type NeedBooking,
  type NeedCentre,
  needsOf,
  spanOf,
} from '#shared/domain/roster/needs'
import { certificateKinds } from '#shared/domain/roster/vocabulary'
import { addDays, at } from '#shared/time/civil'
import type { CivilDate, ClockTime, DateSpan } from '#shared/time/types'

function byCentre<T extends { centreId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.centreId)
    if (group) group.push(row)
    else groups.set(row.centreId, [row])
  }
  return groups
}

const MIDNIGHT = '00:00' as ClockTime

/** Centres with all their closures as needs follow from them; archived and unmanaged ones have none. */
const needCentres = (tx: ReadTx): Promise<NeedCentre[]> =>
  remember(tx, 'centres with needs', async () => {
    const closures = byCentre(await listClosures(tx, {}))
    return (await listCentres(tx))
      .filter((centre) => centre.managed && !centre.archived)
      .map((centre) => ({
        id: centre.id,
        hours: { ...centre, closures: closures.get(centre.id) ?? [] },
        holds: centre,
        crowdFrom: centre.crowdFrom,
      }))
  })

/** What needs, gaps and BHV are worked out from: one question to each table, whatever the period. */
type RosterFacts = {
  coverage: AgreedHours[]
  bookings: Map<string, NeedBooking[]>
  presences: Map<string, Presence[]>
}

/** Whoever takes an open shift, as the gaps that are left beside it see that person. */
const TAKER = 'taker'
const taker = {
  id: TAKER,
  certificates: certificateKinds.map((kind) => ({ kind, issuedOn: '0001-01-01' as CivilDate, expiresOn: null })),
}

/** Reads the facts of some days (both included), of one centre or all; `filled`: as if somebody had every open shift. */
export async function rosterFacts(tx: ReadTx, days: DateSpan, centreId?: string, filled = false): Promise<RosterFacts> {
  const time = { from: at(days.from, MIDNIGHT), to: at(addDays(days.to, 1), MIDNIGHT) }
  const shifts = await listShifts(tx, { ...time, centreId })
  const caretakers = shifts.length > 0 ? await listCaretakers(tx) : []
  const absences = shifts.length > 0 ? await listAbsences(tx, time) : []
  return {
    coverage: await listCoverage(tx, { ...days, centreId }),
    bookings: byCentre(await bookingsForNeeds(tx, { ...days, centreId })),
    presences: byCentre(
      presencesOf(
        filled ? shifts.map((shift) => ({ ...shift, caretakerId: shift.caretakerId ?? TAKER })) : shifts,
        [...caretakers, taker],
        absences,
      ),
    ),
  }
}

/** Needs, gaps and BHV of a period (`to` exclusive), of one centre or all. */
export const rosterNeeds = (ctx: Ctx, query: NeedsQuery): Promise<RosterNeeds> =>
  ctx.read(async (tx) => {
    const days = { from: query.from, to: addDays(query.to, -1) }
    const facts = await rosterFacts(tx, days, query.centreId)
    const each = (await needCentres(tx))
      .filter((centre) => query.centreId === undefined || centre.id === query.centreId)
      .map((centre) => {
        const { booked, there, needs, gaps } = needsAt(centre, facts, days)
        return { needs, gaps, bhv: bhvOf(centre, there, booked, days) }
      })
    // Ids are branded at the edge only.
    return {
      needs: each.flatMap((one) => one.needs),
      gaps: each.flatMap((one) => one.gaps),
      bhv: each.flatMap((one) => one.bhv),
      inUse: await hasCaretakers(tx),
    } as RosterNeeds
  })

function needsAt(centre: NeedCentre, { coverage, bookings, presences }: RosterFacts, days: DateSpan) {
  const booked = bookings.get(centre.id) ?? []
  const there = presences.get(centre.id) ?? []
  const needs: Need[] = needsOf(centre, coverage, booked, days)
  return { booked, there, needs, gaps: gapsOf(centre, needs, there, booked) }
}

/** Gaps of a period (`to` exclusive) that stay when somebody takes every open shift: for these there is no shift yet. */
export const gapsWithoutShift = (ctx: Ctx, query: NeedsQuery): Promise<RosterNeeds['gaps']> =>
  ctx.read(async (tx) => {
    const days = { from: query.from, to: addDays(query.to, -1) }
    const facts = await rosterFacts(tx, days, query.centreId, true)
    return (await needCentres(tx))
      .filter((centre) => query.centreId === undefined || centre.id === query.centreId)
      .flatMap((centre) => needsAt(centre, facts, days).gaps) as RosterNeeds['gaps']
  })

/** Who is at one centre on some days (both included), and where somebody is missing. */
export async function presenceAt(
  tx: ReadTx,
  centreId: string,
  days: DateSpan,
): Promise<{ there: Presence[]; gaps: Gap[] }> {
  const centre = (await needCentres(tx)).find(({ id }) => id === centreId)
  const facts = await rosterFacts(tx, days, centreId)
  return centre ? needsAt(centre, facts, days) : { there: facts.presences.get(centreId) ?? [], gaps: [] }
}

/** Who is at a centre, or at any, in a period (`to` exclusive), in order of start. */
export const whoIsThere = (ctx: Ctx, query: NeedsQuery): Promise<PresentPerson[]> =>
  ctx.read(async (tx) => {
    const time = { from: at(query.from, MIDNIGHT), to: at(query.to, MIDNIGHT) }
    const shifts = await listShifts(tx, { ...time, centreId: query.centreId })
    if (shifts.length === 0) return []
    const caretakers = await listCaretakers(tx)
    const people = new Map(caretakers.map((caretaker) => [caretaker.id as string, caretaker]))
    const byId = new Map(shifts.map((shift) => [shift.id as string, shift]))
    const there = presencesOf(shifts, caretakers, await listAbsences(tx, time))
    return there
      .flatMap((presence): PresentPerson[] => {
        const [person, shift] = [people.get(presence.caretakerId), byId.get(presence.shiftId)]
        if (!person || !shift) return []
        const { id: caretakerId, name, phone } = person
        return [{ caretakerId, name, phone, centreId: shift.centreId, fixedFace: shift.fixedFace, ...spanOf(presence) }]
      })
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0))
  })
