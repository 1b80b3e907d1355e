import { minutesBetween } from '../../time/civil'
import type { WallSpan } from '../../time/types'

/** Calamities (domain, section 4): illness, somebody who drops out, an emergency. */
export const incidentKinds = ['illness', 'dropout', 'emergency'] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** `open` until something is laid before the boards and the municipality; `decided` is carried out. */
export const incidentStates = ['open', 'proposed', 'decided', 'withdrawn'] as const
export type IncidentState = (typeof incidentStates)[number]

export const answerKinds = ['agrees', 'objects', 'no_answer'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** What could happen to one booking when there is no caretaker. */
export type TouchedFacts = WallSpan & {
  instructed: boolean
  /** Free for it at the same time at a centre where somebody is. */
  merge: boolean
  /** Free for it here at a time when somebody is; the minutes that it loses when it is only made shorter. */
  here: boolean
  shorter: boolean
}

/** A way out without a taker, and how many bookings lose their place by it. */
export type WithoutKind = 'nothing_on' | 'self_service' | 'merge' | 'shorten' | 'close'

/**
 * The ways out of a shift that nobody takes, best first: what keeps most bookings where they are, then what moves them,
 * closing last. A way that is no better than closing is left out.
 */
export function waysWithout(bookings: readonly TouchedFacts[]): { kind: WithoutKind; left: number }[] {
  if (bookings.length === 0) return [{ kind: 'nothing_on', left: 0 }]
  const lost = (keeps: (booking: TouchedFacts) => boolean) => bookings.filter((booking) => !keeps(booking)).length
  const close = lost((b) => b.here || b.merge)
  const ways: { kind: WithoutKind; left: number; any: boolean }[] = [
    {
      kind: 'self_service',
      left: lost((b) => b.instructed || b.here || b.merge),
      any: bookings.some((b) => b.instructed),
    },
    { kind: 'shorten', left: lost((b) => b.shorter || b.here || b.merge), any: bookings.some((b) => b.shorter) },
    { kind: 'merge', left: lost((b) => b.merge || b.here), any: bookings.some((b) => b.merge) },
  ]
  return [
    ...ways.filter(({ any }) => any).map(({ kind, left }) => ({ kind, left })),
    { kind: 'close' as const, left: close },
  ].sort((a, b) => a.left - b.left)
}

/** The part of a booking outside a gap, when at least an hour of it can stay: it begins later or ends earlier. */
export function shortened(booking: WallSpan, gap: WallSpan): WallSpan | null {
  const before: WallSpan = { startsAt: booking.startsAt, endsAt: gap.startsAt }
  const after: WallSpan = { startsAt: gap.endsAt, endsAt: booking.endsAt }
  const length = (span: WallSpan) => minutesBetween(span.startsAt, span.endsAt)
  const best = length(before) >= length(after) ? before : after
  return length(best) >= 60 ? best : null
}
