import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArchive, IconArrowBackUp, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { RequestHistory } from '#shared/contract/request'
import { mayStep } from '#shared/domain/transitions'
import { addQuarters, dateOf, quarterOf } from '#shared/time/civil'
import { formatDate, formatQuarter, formatTimes } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { formatCount, formatNumber } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { StatusTag } from '../../ui/StatusTag'

type Props = { centreId: CentreId | null; now: WallTime; placeOf: (booking: Booking) => string }

/** What was refused, displaced or expired in a quarter: counted per centre and reason, and the bookings themselves. */
export function Settled({ centreId, now, placeOf }: Props) {
  const [quarter, setQuarter] = useState(() => quarterOf(dateOf(now)))
  const input = { quarter, ...(centreId !== null && { centreId }) }
  const history = useQuery(api.requests.history.queryOptions({ input }))
  const total = history.data?.counts.reduce((sum, one) => sum + one.count, 0) ?? 0
  return (
    <div className="settled">
      <div className="settled-quarter">
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          size={32}
          aria-label="Vorig kwartaal"
          onClick={() => setQuarter(addQuarters(quarter, -1))}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <strong aria-live="polite">{formatQuarter(quarter)}</strong>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          size={32}
          aria-label="Volgend kwartaal"
          onClick={() => setQuarter(addQuarters(quarter, 1))}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <small>naar de dag die gevraagd was</small>
      </div>
      {history.data && total === 0 ? (
        <EmptyState icon={IconArchive} title="Niets in dit kwartaal">
          Wat u afwijst, wat verloopt en wat voor bewoners moest wijken, telt hier mee.
        </EmptyState>
      ) : (
        history.data && <Found history={history.data} total={total} placeOf={placeOf} />
      )}
    </div>
  )
}

function Found({ history, total, placeOf }: { history: RequestHistory; total: number } & Pick<Props, 'placeOf'>) {
  const centres = new Map(useHere().centres.map((centre) => [centre.id, centre.name]))
  const may = useRights()
  const reopen = useMutation(
    api.bookings.reopen.mutationOptions({
      onSuccess: (after) => notifyDone(`${after.title} is weer een aanvraag`, { undo: true }),
      onError: notifyError,
    }),
  )
  return (
    <>
      <Card title="Hoe vaak en waarom" note={formatCount(total, 'keer', 'keer')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Centrum</th>
              <th scope="col">Wat</th>
              <th scope="col">Reden</th>
              <th scope="col" className="number">
                Aantal
              </th>
            </tr>
          </thead>
          <tbody>
            {history.counts.map((one) => (
              <tr key={`${one.centreId} ${one.status} ${one.reason ?? ''}`}>
                <td>{centres.get(one.centreId) ?? '–'}</td>
                <td>
                  <StatusTag status={one.status} />
                </td>
                <td>{one.reason ?? (one.status === 'expired' ? 'niet op tijd beantwoord' : 'geen reden ingevuld')}</td>
                <td className="number">{formatNumber(one.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card
        title="Boekingen"
        note={history.bookings.length < total ? `de laatste ${history.bookings.length}` : undefined}
      >
        <table className="table settled-bookings">
          <thead>
            <tr>
              <th scope="col">Gevraagd voor</th>
              <th scope="col">Activiteit en plek</th>
              <th scope="col">Wat en waarom</th>
              <th scope="col">
                <span className="visually-hidden">Weer openen</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {history.bookings.map((b) => (
              <tr key={b.id}>
                <td className="tabular">
                  {formatDate(dateOf(b.startsAt))}
                  <small>{formatTimes(b.startsAt, b.endsAt)}</small>
                </td>
                <td>
                  <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: b.id })}>
                    {b.title}
                  </button>
                  <small>{[b.renterName, placeOf(b)].filter(Boolean).join(' · ')}</small>
                </td>
                <td>
                  <StatusTag status={b.status} />
                  {b.statusReason !== null && <small>{b.statusReason}</small>}
                </td>
                <td>
                  {mayStep('reopen', b.status) && may('bookings.reopen', b.centreId) && (
                    <Tooltip label="Weer een aanvraag maken">
                      <ActionIcon
                        variant="default"
                        size={28}
                        aria-label={`${b.title} weer een aanvraag maken`}
                        loading={reopen.isPending && reopen.variables.id === b.id}
                        onClick={() => reopen.mutate({ id: b.id, revision: b.revision })}
                      >
                        <IconArrowBackUp size={16} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  )
}
