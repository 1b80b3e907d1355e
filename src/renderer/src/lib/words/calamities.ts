import type { BookingAct, Incident, IncidentChoice, LineWays, TouchedBooking, WayOut } from '#shared/contract/incident'
import type { AnswerKind, IncidentKind, IncidentState } from '#shared/domain/roster/incident'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import type { WallSpan } from '#shared/time/types'

/** Dutch words of a calamity. A code without a word does not compile. */
export const incidentKindWords: Record<IncidentKind, string> = {
  illness: 'Ziek',
  dropout: 'Uitgevallen',
  emergency: 'Nood',
}
const happened: Record<IncidentKind, string> = {
  illness: 'is ziek',
  dropout: 'valt uit',
  emergency: 'kan niet komen door nood',
}
export const incidentStateWords: Record<IncidentState, string> = {
  open: 'Nog regelen',
  proposed: 'Voorgesteld',
  decided: 'Geregeld',
  withdrawn: 'Ingetrokken',
}
export const answerWords: Record<AnswerKind, string> = {
  agrees: 'Akkoord',
  objects: 'Bezwaar',
  no_answer: 'Niet bereikt',
}

export const wayWords: Record<Exclude<WayOut['kind'], 'take'>, { title: string; tag: string }> = {
  nothing_on: { title: 'Laat de dienst vervallen', tag: 'raakt niets' },
  self_service: { title: 'Huurders doen het zelf', tag: 'zonder beheer' },
  merge: { title: 'Naar een centrum met beheer', tag: 'samenvoegen' },
  shorten: { title: 'Inkorten', tag: 'andere tijd' },
  close: { title: 'Sluiten in deze tijd', tag: 'dicht' },
}

/** `di 4 juni 12.00–17.00` */
export const spanText = (span: WallSpan): string =>
  `${formatDay(dateOf(span.startsAt))} ${formatTimes(span.startsAt, span.endsAt)}`

export const happenedText = (kind: IncidentKind, name: string): string => `${name} ${happened[kind]}.`

type Names = { centre: (id: string) => string; room: (id: string) => string; person: (id: string) => string }

/** What happens to a booking, in a few words. */
export function actText(act: BookingAct, booking: Pick<TouchedBooking, 'startsAt' | 'endsAt'>, names: Names): string {
  if (act.act === 'self_service') return 'Gaat door zonder beheerder'
  if (act.act === 'cancel') return 'Vervalt'
  const rooms = act.roomIds.map(names.room).join(', ')
  const sameTime = act.startsAt === booking.startsAt && act.endsAt === booking.endsAt
  // Another time is at the same centre.
  return sameTime ? `Naar ${names.centre(act.centreId)}, ${rooms}` : `Naar ${spanText(act)}, ${rooms}`
}

/** A shift with what is proposed for it; `rows` are its bookings and what happens to each. */
export type ProposalPart = { head: string; what: string; rows: { booking: string; what: string }[] }

/** What is proposed per shift, and what happens to which activity. */
export const proposalParts = (
  lines: readonly LineWays[],
  choices: ReadonlyMap<string, IncidentChoice>,
  names: Names,
): ProposalPart[] =>
  lines.map(({ shift, bookings }) => {
    const choice = choices.get(shift.id)
    const head = `${names.centre(shift.centreId)}, ${spanText(shift)}`
    if (!choice) return { head, what: 'Nog geen oplossing.', rows: [] }
    if (choice.way === 'take')
      return { head, what: `${names.person(choice.caretakerId)} neemt de dienst over. Alles gaat door.`, rows: [] }
    const acts = new Map(choice.bookings.map((act) => [act.bookingId as string, act]))
    const rows = bookings.map((booking) => {
      const act = acts.get(booking.bookingId)
      const people = booking.people === null ? '' : ` (${booking.people} personen)`
      const what = act ? actText(act, booking, names) : 'Blijft zoals het is'
      return { booking: `${booking.title}${people}, ${spanText(booking)}`, what }
    })
    return { head, what: 'Er is dan geen beheerder.', rows }
  })

/** The proposal as plain text for mail. */
export function proposalText(incident: Incident, parts: readonly ProposalPart[], names: Names): string {
  const told = parts.map(({ head, what, rows }) =>
    [head, what, ...rows.map((row) => `- ${row.booking}: ${row.what}`)].join('\n'),
  )
  return [happenedText(incident.kind, names.person(incident.caretakerId)), 'Ons voorstel:', ...told].join('\n\n')
}
