import { Button, Loader } from '@mantine/core'
import type { SeriesId } from '#shared/contract/base'
import type { SeriesView } from '#shared/contract/series'
import { isCounted } from '#shared/domain/vocabulary'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatTimes } from '#shared/time/format'
import { messageFor } from '../../../lib/failure'
import { useHere, useRooms } from '../../../lib/here'
import { openPanel } from '../../../lib/panel'
import { PanelFrame } from '../PanelFrame'
import { SurveyLink } from '../SurveyLink'
import { SeriesPart, useSeries } from './SeriesPart'

/** A series by itself: when it is next, all its dates, and what can be done with it. */
export function SeriesPanel({ id }: { id: SeriesId }) {
  const query = useSeries(id)
  if (query.error)
    return (
      <p className="booking-problem" role="alert">
        {messageFor(query.error)}
      </p>
    )
  if (!query.data)
    return (
      <div className="loading">
        <Loader size="sm" />
      </div>
    )
  return <Panel series={query.data} />
}

const none = () => undefined

function Panel({ series }: { series: SeriesView }) {
  const { today, centres } = useHere()
  const rooms = useRooms(series.centreId)
  const next = series.dates.find((one) => !one.past && one.state === 'booked')
  const last = [...series.dates].reverse().find((one) => one.booking !== null)
  const booking = (next ?? last)?.booking ?? null
  const names = series.template.roomIds.map((id) => rooms.find((room) => room.id === id)?.name ?? 'andere ruimte')
  const place = [names.join(' en '), centres.find((centre) => centre.id === series.centreId)?.name]
  return (
    <PanelFrame
      title={series.title}
      alternatives={[]}
      onAlternative={none}
      onSubmit={(event) => event.preventDefault()}
      footer={
        booking !== null && (
          <Button variant="default" onClick={() => openPanel({ kind: 'booking', id: booking.id })}>
            {next === undefined ? 'Laatste boeking openen' : 'Volgende boeking openen'}
          </Button>
        )
      }
    >
      <p className="booking-hint">{[series.renterName, ...place].filter(Boolean).join(' · ')}</p>
      <p className="booking-hint">
        {next === undefined
          ? 'Er komt geen boeking meer.'
          : `Volgende keer: ${formatDate(dateOf(next.startsAt))}, ${formatTimes(next.startsAt, next.endsAt)}`}
      </p>
      {series.dates.some(({ past, booking }) => past && booking !== null && isCounted(booking.status)) && (
        <SurveyLink centreId={series.centreId} of={{ reeks: series.id }} />
      )}
      <SeriesPart series={series} date={next?.date ?? today} bookingId={null} detached={false} />
    </PanelFrame>
  )
}
