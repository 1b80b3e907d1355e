import type { Ctx } from '#core/app/context'
import type { Taken } from '#core/store/bookings'
import { listCaretakers } from '#core/store/caretakers'
import { getIncident } from '#core/store/incidents'
import { getShift } from '#core/store/roster'
import type { IncidentChoice, IncidentWays, IncidentWaysQuery, LineWays, WayOut } from '#shared/contract/incident'
import type { Caretaker, Shift } from '#shared/contract/roster'
import { waysWithout } from '#shared/domain/roster/incident'
import { spanOf } from '#shared/domain/roster/needs'
import type { RosterSlot } from '#shared/domain/roster/rules'
import { found } from '../common'
import { candidatesAt } from '../roster/shifts'
import { actsOf } from './acts'
import { touchedBy } from './touched'

/** How many people are proposed for one shift. */
const MOST_TAKERS = 5

/**
 * The ways out of every shift that an incident opened and that is open still: who can take it, ranked with reasons and
 * cost; else what can be done with each booking in that time. Who takes one shift counts for the others: as it was chosen
 * (on screen, else kept), and where nothing was chosen the best of who can, so that the best of all may stand together.
 * @throws not_found
 */
export async function incidentWays(ctx: Ctx, { id, takes = [] }: IncidentWaysQuery): Promise<IncidentWays> {
  const { open, chosen } = await ctx.read(async (tx) => {
    const incident = found(await getIncident(tx, id), 'incident', id)
    const shifts = await Promise.all(incident.lines.map((line) => getShift(tx, line.shiftId)))
    return {
      open: shifts.filter((shift): shift is Shift => shift !== null && shift.caretakerId === null),
      chosen: new Map<string, string | null>([
        ...incident.lines.flatMap(({ shiftId, choice }) => (choice ? [[shiftId, takerOf(choice)] as const] : [])),
        ...takes.map(({ shiftId, caretakerId }) => [shiftId, caretakerId] as const),
      ]),
    }
  })
  const lines: LineWays[] = []
  const offered: Taken[] = []
  for (const shift of open) {
    const beside = open.flatMap((other) => {
      const caretakerId = other.id === shift.id ? null : (chosen.get(other.id) ?? null)
      return caretakerId === null ? [] : [{ ...other, caretakerId }]
    })
    const line = await waysOf(ctx, shift, beside, offered)
    const [first] = line.ways
    if (!chosen.has(shift.id)) chosen.set(shift.id, first?.kind === 'take' ? first.candidate.caretakerId : null)
    lines.push(line)
  }
  return { lines }
}

const takerOf = (choice: IncidentChoice): string | null => (choice.way === 'take' ? choice.caretakerId : null)

async function waysOf(
  ctx: Ctx,
  shift: Shift,
  beside: readonly (RosterSlot & { caretakerId: string })[],
  offered: Taken[],
): Promise<LineWays> {
  const { can, cannot, touched, there, known } = await ctx.read(async (tx) => ({
    ...(await candidatesAt(tx, shift, beside)),
    ...(await touchedBy(tx, shift)),
    known: new Map((await listCaretakers(tx)).map((one): [string, Caretaker] => [one.id, one])),
  }))
  const facts = await actsOf(ctx, shift, touched, offered)
  const takers = can.slice(0, MOST_TAKERS).map(
    (candidate): WayOut => ({
      kind: 'take',
      candidate,
      phone: known.get(candidate.caretakerId)?.phone ?? null,
      costCents: candidate.costCents,
    }),
  )
  const without = waysWithout(facts).map(
    ({ kind, left }): WayOut => ({ kind, left, bookings: facts.map((one) => one.act(kind)) }),
  )
  const counts = new Map<string, number>()
  for (const { findings } of cannot) {
    const code = findings[0]?.code
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return {
    shift,
    there: there.map((one) => ({ name: known.get(one.caretakerId)?.name ?? '', ...spanOf(one) })),
    bookings: facts.map(({ seen }) => seen),
    ways: [...takers, ...without],
    cannot: [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
  }
}
