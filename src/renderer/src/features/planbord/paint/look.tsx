import type { ReactNode } from 'react'
import type { Booking } from '#shared/contract/booking'
import type { Label } from '#shared/contract/place'
import { type BookingStatus, statusSeen, type Usage, usages } from '#shared/domain/vocabulary'
import type { WallTime } from '#shared/time/types'
import { statusWords, usageWords } from '../../../lib/words/vocabulary'
import { StatusIcon } from '../../../ui/StatusTag'
import { UsageIcon } from '../../../ui/UsageTag'
import { lettersFor } from './letters'

/** What the colours of the board say. */
export const paints = [
  { value: 'gebruik', label: 'Gebruik: intern of extern' },
  { value: 'thema', label: 'Thema' },
  { value: 'status', label: 'Status' },
] as const
export type Paint = (typeof paints)[number]['value']

/** A colour, and what stands beside it for who does not see colours: a sign and a word. */
export type Look = {
  /** Class of planbord.css that sets the colours. */
  className: string
  word: string
  sign: ReactNode
  /** What a screen reader says of it, when the rest of the booking does not. */
  said: string | null
  /** Nobody was found yet for the caretaker that it asks. */
  alone?: boolean
}
export type Painter = {
  of: (booking: Booking) => Look
  /** What the colours mean, in order. */
  legend: readonly Look[]
  /** The colours in which the legend shows what an option and a request look like. */
  example: (status: 'request' | 'option') => string
}

/** As many colours as planbord.css has for themes; a ninth theme begins again, with letters of its own. */
const COLOURS = 8

function byUsage(): Painter {
  const look = (usage: Usage): Look => ({
    className: `look-${usage}`,
    word: usageWords[usage],
    sign: <UsageIcon usage={usage} />,
    said: null,
  })
  return {
    of: (booking) => look(booking.usage),
    legend: usages.map(look),
    example: () => 'look-external',
  }
}

const Letters = ({ children }: { children: string }) => <span className="look-letters">{children}</span>

function byTheme(themes: readonly Label[], bookings: readonly Booking[]): Painter {
  const names = themes.map((theme) => theme.name)
  const letters = lettersFor(names)
  const looks = new Map<string, Look>(
    names.map((name, i) => [
      name,
      {
        className: `look-hue look-${(i % COLOURS) + 1}`,
        word: name,
        sign: <Letters>{letters[i] ?? ''}</Letters>,
        said: `thema ${name}`,
      },
    ]),
  )
  const none: Look = {
    className: 'look-none',
    word: 'Geen thema',
    sign: <Letters>–</Letters>,
    said: 'geen thema',
  }
  // A theme that is no longer in use keeps its colour, but explains itself only where it is on show.
  const shown = new Set(bookings.map((booking) => booking.theme))
  const used = themes.filter((theme) => !theme.archived || shown.has(theme.name))
  return {
    of: ({ theme }) => (theme === null ? none : (looks.get(theme) ?? { ...none, word: theme, said: `thema ${theme}` })),
    legend: [...used.flatMap((theme) => looks.get(theme.name) ?? []), none],
    example: () => 'look-none',
  }
}

function byStatus(now: WallTime): Painter {
  const look = (status: BookingStatus): Look => ({
    className: `look-${status}`,
    word: statusWords[status],
    sign: <StatusIcon status={status} />,
    said: status === 'confirmed' || status === 'held' ? statusWords[status].toLowerCase() : null,
  })
  return {
    of: (booking) => look(statusSeen(booking, now)),
    legend: (['confirmed', 'held'] as const).map(look),
    example: (status) => `look-${status}`,
  }
}

/** How bookings are coloured. Themes go by their order in the lists of the organisation, so a theme keeps its colour. */
export function painterOf(
  paint: Paint,
  themes: readonly Label[],
  bookings: readonly Booking[],
  now: WallTime,
): Painter {
  if (paint === 'thema') return byTheme(themes, bookings)
  return paint === 'status' ? byStatus(now) : byUsage()
}
