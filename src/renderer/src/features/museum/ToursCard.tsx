import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TourRow } from '#shared/contract/museum'
import type { Centre } from '#shared/contract/place'
import { addDays, dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { GuideSelect } from '../../lib/GuideSelect'
import { useHere } from '../../lib/here'
import { openPanel } from '../../lib/panel'
import { useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'

/** Days ahead that are listed. */
const AHEAD = 28

/** The tours of the coming weeks: who comes, and who guides. */
export function ToursCard({ museum, offered }: { museum: Centre; offered: boolean }) {
  const { today } = useHere()
  const may = useRights()
  const input = { centreId: museum.id, from: today, to: addDays(today, AHEAD) }
  const tours = useQuery(api.museum.tours.queryOptions({ input }))
  const rows = (tours.data ?? []).filter(({ booking }) => booking.status !== 'no_show')
  const unguided = rows.filter(({ guideId }) => guideId === null).length
  return (
    <Card
      title="Komende rondleidingen"
      note={
        unguided > 0
          ? `${formatCount(unguided, 'rondleiding zoekt', 'rondleidingen zoeken')} een gids`
          : 'komende vier weken'
      }
    >
      {tours.isPending ? (
        <Loader size="sm" m="md" />
      ) : rows.length === 0 ? (
        <p className="list-empty">
          {!may('museum.book', museum.id)
            ? 'Er is niets geboekt.'
            : offered
              ? 'Er is niets geboekt. Boek een rondleiding met de knop rechtsboven.'
              : may('museum.createProgramme', museum.id)
                ? 'Zet eerst bij Aanbod wat er te boeken is.'
                : 'Er is nog geen aanbod om te boeken.'}
        </p>
      ) : (
        <ul className="list">
          {rows.map((row) => (
            <Tour key={row.id} row={row} museum={museum} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Tour({ row, museum }: { row: TourRow; museum: Centre }) {
  const { booking } = row
  return (
    <li className="list-item">
      <div className="list-text">
        <b>
          <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: row.id })}>
            {booking.title}
          </button>
        </b>
        <small>
          {formatDay(dateOf(booking.startsAt))}, {formatTimes(booking.startsAt, booking.endsAt)} ·{' '}
          {formatCount(booking.expectedParticipants ?? 0, 'persoon', 'personen')}
        </small>
      </div>
      {row.clash && <Tag tone="bad">Gids dubbel</Tag>}
      <GuideSelect row={row} centreId={museum.id} className="mu-guide" label={`Gids van ${booking.title}`} />
    </li>
  )
}
