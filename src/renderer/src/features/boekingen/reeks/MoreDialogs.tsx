import { Checkbox, Radio, TextInput } from '@mantine/core'
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SeriesExtension, SeriesResult, SeriesRetry, SeriesView } from '#shared/contract/series'
import { addDays, addMonths, isCivilDate } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../../lib/client'
import { DateField } from '../../../lib/DateField'
import { formatCount } from '../../../lib/format'
import { notifyFreedSlots } from '../../../lib/freed'
import { notifyDone } from '../../../lib/notify'
import { countOf, useDecisions } from './decide'
import { PlanList } from './PlanList'
import { type Rest, RestChoice } from './RepeatPart'
import { SeriesDialog } from './SeriesDialog'

type Props = { series: SeriesView; onClose: () => void }

const fresh = { placeholderData: keepPreviousData, staleTime: 0, gcTime: 0, retry: false } as const
const tell = ({ series, bookings, skipped }: SeriesResult) =>
  notifyDone(
    `${series.title}: ${formatCount(bookings.length, 'datum', 'data')} geboekt${skipped.length > 0 ? `, ${skipped.length} niet` : ''}`,
    { undo: true },
  )

/** Longer, or for the next season, by the rule that it has; with what no longer fits. */
export function ExtendDialog({ series, onClose }: Props) {
  const last = series.dates.at(-1)?.date ?? series.first
  const [from, setFrom] = useState<CivilDate | null>(addDays(last, 1))
  const [until, setUntil] = useState<CivilDate | null>(addMonths(last, 6))
  const [extra, setExtra] = useState<CivilDate | null>(null)
  const [rest, setRest] = useState<Rest>('skip')
  const decisions = useDecisions()
  const loose = series.rule.frequency === 'dates'
  const asked = loose
    ? extra !== null && { extra: [extra] }
    : from !== null && until !== null && until >= from && until > last && { from, until }
  const input: SeriesExtension | null = asked
    ? { id: series.id, revision: series.revision, ...asked, dates: decisions.list, onConflict: rest }
    : null
  const preview = useQuery(api.series.previewExtend.queryOptions({ input: input ?? skipToken, ...fresh }))
  const extend = useMutation(
    api.series.extend.mutationOptions({
      onSuccess: (done) => {
        tell(done)
        onClose()
      },
    }),
  )
  const dates = input !== null && !preview.error ? (preview.data?.dates ?? []) : []
  const { booked, problems } = countOf(dates)
  const day = (value: string | null) => (value !== null && isCivilDate(value) ? value : null)
  return (
    <SeriesDialog
      title="Reeks verlengen"
      act={`${formatCount(booked, 'datum', 'data')} boeken`}
      ready={input !== null && booked > 0 && !preview.isFetching}
      busy={extend.isPending}
      error={extend.error ?? preview.error}
      onAct={() => input !== null && extend.mutate(input)}
      onClose={onClose}
    >
      {loose ? (
        <DateField label="Ook op" value={extra} minDate={addDays(last, 1)} onChange={(value) => setExtra(day(value))} />
      ) : (
        <div className="booking-row">
          <DateField label="Vanaf" value={from} minDate={addDays(last, 1)} onChange={(value) => setFrom(day(value))} />
          <DateField
            label="Tot en met"
            value={until}
            minDate={addDays(last, 1)}
            onChange={(value) => setUntil(day(value))}
          />
        </div>
      )}
      {dates.length > 0 && <PlanList dates={dates} decisions={decisions} centreId={series.centreId} mode="new" />}
      {problems > 0 && <RestChoice rest={rest} onRest={setRest} />}
    </SeriesDialog>
  )
}

/** Dates that were skipped, refused, waiting or cancelled: what of them fits now. */
export function RetryDialog({ series, onClose }: Props) {
  const open = series.dates.filter((date) => !date.past && date.state !== 'booked').map((date) => date.date)
  const [rest, setRest] = useState<Rest>('skip')
  const decisions = useDecisions()
  const { id, revision, centreId } = series
  const input: SeriesRetry = { id, revision, only: open, dates: decisions.list, onConflict: rest }
  const preview = useQuery(api.series.previewRetry.queryOptions({ input, ...fresh }))
  const retry = useMutation(
    api.series.retry.mutationOptions({
      onSuccess: (done) => {
        tell(done)
        onClose()
      },
    }),
  )
  const dates = preview.data?.dates ?? []
  const { booked, problems } = countOf(dates)
  return (
    <SeriesDialog
      title="Data opnieuw aanbieden"
      act={`${formatCount(booked, 'datum', 'data')} boeken`}
      ready={booked > 0 && !preview.isFetching}
      busy={retry.isPending}
      error={retry.error ?? preview.error}
      onAct={() => retry.mutate(input)}
      onClose={onClose}
    >
      <p className="booking-hint">
        Deze data hebben geen boeking. Kies per datum wat u wilt; overslaan houdt hem zoals hij is.
      </p>
      {dates.length > 0 && <PlanList dates={dates} decisions={decisions} centreId={centreId} mode="new" />}
      {problems > 0 && <RestChoice rest={rest} onRest={setRest} />}
    </SeriesDialog>
  )
}

/** Ends a series: this and the following, or all that is still to come. */
export function StopDialog({ series, date, onClose }: Props & { date: CivilDate }) {
  const [scope, setScope] = useState<'following' | 'all'>('following')
  const [reason, setReason] = useState('')
  const byHand = series.dates.filter((one) => one.booking?.detached && !one.past).length
  const [includeDetached, setIncludeDetached] = useState(true)
  const touched = series.dates.filter(
    (one) =>
      !one.past &&
      one.state === 'booked' &&
      (scope === 'all' || one.date >= date) &&
      (includeDetached || !one.booking?.detached),
  )
  const cancel = useMutation(
    api.series.cancel.mutationOptions({
      onSuccess: (done) => {
        notifyDone(`${done.series.title}: ${formatCount(done.bookings.length, 'datum', 'data')} geannuleerd`, {
          undo: true,
        })
        notifyFreedSlots(done.freed)
        onClose()
      },
    }),
  )
  const why = reason.trim()
  return (
    <SeriesDialog
      title="Reeks stoppen"
      act={`${formatCount(touched.length, 'datum', 'data')} annuleren`}
      ready
      busy={cancel.isPending}
      error={cancel.error}
      onAct={() =>
        cancel.mutate({
          id: series.id,
          revision: series.revision,
          scope,
          date,
          includeDetached,
          ...(why !== '' && { reason: why }),
        })
      }
      onClose={onClose}
    >
      <Radio.Group
        label="Welke data"
        value={scope}
        onChange={(value) => setScope(value === 'all' ? 'all' : 'following')}
      >
        <Radio size="xs" value="following" label="Deze en volgende" />
        <Radio size="xs" value="all" label="Alle komende" />
      </Radio.Group>
      {byHand > 0 && (
        <Checkbox
          size="xs"
          label={`Ook ${formatCount(byHand, 'datum die met de hand gewijzigd is', 'data die met de hand gewijzigd zijn')}`}
          checked={includeDetached}
          onChange={(event) => setIncludeDetached(event.currentTarget.checked)}
        />
      )}
      <TextInput
        label="Reden"
        data-autofocus
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className="booking-hint">Wat al geweest is, blijft staan. Data die nog op een plek wachten, vervallen.</p>
    </SeriesDialog>
  )
}
