import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewBooking } from '#shared/contract/booking'
import type { PlannedDate, SeriesPreview } from '#shared/contract/series'
import type { Finding } from '#shared/domain/booking-rules'
import { api } from '../../../lib/client'
import { formatCount } from '../../../lib/format'
import { createInput, type Fields, spanOf } from '../fields'
import { countOf, useDecisions } from './decide'
import type { Rest } from './RepeatPart'
import { movedRepeat, ruleOf } from './repeat'
import { useSeriesPreview } from './useSeriesPreview'

/** The series part of the form of a new booking: its preview, the choices per date, and saving it. */
export function useNewSeries(fields: Fields) {
  const decisions = useDecisions()
  const [rest, setRest] = useState<Rest>('skip')
  const preview = useSeriesPreview(questionOf(fields, decisions.list))
  const create = useMutation(api.series.create.mutationOptions())
  const rule = fields.repeat === null ? null : ruleOf(fields.repeat, fields.date)
  return {
    on: fields.repeat !== null,
    /** Each kind of finding once: what asks for an answer that holds for all dates. */
    findings: onceEach(preview.dates),
    count: countOf(preview.dates).booked,
    saving: create.isPending,
    error: create.error,
    part: { preview, decisions, rest, onRest: setRest },
    save(booking: NewBooking, done: (text: string) => void) {
      if (rule === null) return
      const dates = decisions.list.length > 0 ? { dates: decisions.list } : {}
      create.mutate(
        { ...booking, rule, ...dates, onConflict: rest },
        {
          onSuccess: ({ series, bookings, skipped }) => {
            const left = skipped.length > 0 ? `, ${skipped.length} niet` : ''
            done(`${series.title}: ${formatCount(bookings.length, 'datum', 'data')} geboekt${left}`)
          },
        },
      )
    },
  }
}

function questionOf(fields: Fields, dates: SeriesPreview['dates']): SeriesPreview | null {
  const span = spanOf(fields)
  const rule = fields.repeat === null ? null : ruleOf(fields.repeat, fields.date)
  if (rule === null || span === null || fields.roomIds.length === 0) return null
  return { ...createInput(fields, span, 'confirmed'), rule, ...(dates && dates.length > 0 && { dates }) }
}

const none: readonly Finding[] = []
function onceEach(dates: readonly PlannedDate[]): readonly Finding[] {
  const found = new Map(dates.flatMap((date) => date.findings.map((finding) => [finding.code, finding] as const)))
  return found.size === 0 ? none : [...found.values()]
}

/** When the first day moves, the weekday and the end of the series move along. */
export function withMovedRepeat(before: Fields, after: Fields): Fields {
  if (before.date === after.date || after.repeat === null || after.repeat !== before.repeat) return after
  return { ...after, repeat: movedRepeat(after.repeat, before.date, after.date) }
}
