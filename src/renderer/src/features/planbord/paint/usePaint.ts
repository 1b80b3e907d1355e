import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Booking } from '#shared/contract/booking'
import type { Label } from '#shared/contract/place'
import type { WallTime } from '#shared/time/types'
import { api } from '../../../lib/client'
import { type Look, type Paint, type Painter, painterOf, paints } from './look'

const REMEMBERED = 'buurtbalie.planbord.kleur'
const noLabels: readonly Label[] = []
const themesOf = (all: Label[]): Label[] =>
  all
    .filter((label) => label.kind === 'theme')
    .sort((a, b) => a.sortOrder - b.sortOrder || a.name.localeCompare(b.name, 'nl'))

/** What the colours of the board say, as this desk chose it; and the look of each booking by its id. */
export function usePaint(
  bookings: readonly Booking[],
  now: WallTime,
): { paint: Paint; setPaint: (paint: Paint) => void; painter: Painter; looks: ReadonlyMap<string, Look> } {
  const [paint, set] = useState<Paint>(
    () => paints.find((p) => p.value === localStorage.getItem(REMEMBERED))?.value ?? 'gebruik',
  )
  const themes = useQuery(api.labels.list.queryOptions({ select: themesOf })).data ?? noLabels
  // Only the status depends on the hour: else the whole board would be drawn anew every half minute.
  const moment = paint === 'status' ? now : null
  const painter = useMemo(
    () => painterOf(paint, themes, bookings, moment ?? ('' as WallTime)),
    [paint, themes, bookings, moment],
  )
  const looks = useMemo(() => new Map(bookings.map((b) => [b.id as string, painter.of(b)])), [bookings, painter])
  const setPaint = (next: Paint) => {
    localStorage.setItem(REMEMBERED, next)
    set(next)
  }
  return { paint, setPaint, painter, looks }
}
