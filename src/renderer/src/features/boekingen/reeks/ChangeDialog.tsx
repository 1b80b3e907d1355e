import { Checkbox } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SeriesChange, SeriesView } from '#shared/contract/series'
import type { CivilDate } from '#shared/time/types'
import { api } from '../../../lib/client'
import { formatCount } from '../../../lib/format'
import { notifyDone } from '../../../lib/notify'
import { countOf, useDecisions } from './decide'
import { PlanList } from './PlanList'
import { SeriesDialog } from './SeriesDialog'

type Props = {
  series: SeriesView
  date: CivilDate
  scope: 'following' | 'all'
  changes: SeriesChange['changes']
  onDone: () => void
  onClose: () => void
}

/** Changing this and the following, or all: first each date with what would become of it. */
export function ChangeDialog({ series, date, scope, changes, onDone, onClose }: Props) {
  const decisions = useDecisions()
  const [includeDetached, setIncludeDetached] = useState(false)
  const input: SeriesChange = {
    id: series.id,
    revision: series.revision,
    scope,
    date,
    changes,
    includeDetached,
    dates: decisions.list,
    onConflict: 'skip',
  }
  const preview = useQuery(
    api.series.previewChange.queryOptions({
      input,
      placeholderData: keepPreviousData,
      staleTime: 0,
      gcTime: 0,
      retry: false,
    }),
  )
  const change = useMutation(
    api.series.change.mutationOptions({
      onSuccess: (done) => {
        notifyDone(`${done.series.title}: ${formatCount(done.bookings.length, 'datum', 'data')} gewijzigd`, {
          undo: true,
        })
        onDone()
      },
    }),
  )
  const dates = preview.data?.dates ?? []
  const { booked } = countOf(dates)
  const byHand = dates.some((one) => one.reason === 'detached') || includeDetached
  return (
    <SeriesDialog
      title={scope === 'all' ? 'Alle komende data wijzigen' : 'Deze en volgende data wijzigen'}
      act={`${formatCount(booked, 'datum', 'data')} wijzigen`}
      ready={booked > 0 && !preview.isFetching}
      busy={change.isPending}
      error={change.error ?? preview.error}
      onAct={() => change.mutate(input)}
      onClose={onClose}
    >
      <p className="booking-hint">
        Wat al geweest is, blijft zoals het was. Wat niet past, blijft staan waar het staat.
      </p>
      {byHand && (
        <Checkbox
          size="xs"
          label="Ook de data die met de hand gewijzigd zijn"
          checked={includeDetached}
          onChange={(event) => setIncludeDetached(event.currentTarget.checked)}
        />
      )}
      {preview.data && <PlanList dates={dates} decisions={decisions} centreId={series.centreId} mode="change" />}
    </SeriesDialog>
  )
}
