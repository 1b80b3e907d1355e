import { Button, Loader, Modal, MultiSelect, TextInput } from '@mantine/core'
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { RoomId } from '#shared/contract/base'
import type { BulkItem } from '#shared/contract/bulk'
import { isCivilDate } from '#shared/time/civil'
import type { CivilDate } from '#shared/time/types'
import { type BulkRequest, closeBulk, useBulk } from '../../lib/bulk'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { failureOf, messageFor } from '../../lib/failure'
import { formatCount } from '../../lib/format'
import { notifyFreedSlots } from '../../lib/freed'
import { useRooms } from '../../lib/here'
import { notifyDone } from '../../lib/notify'
import { BulkRow, type Choice } from './BulkRow'
import { ToTellList } from './ToTellList'
import './bulk.css'

/** Snow, a leak: cancel or move all bookings of a room or a centre on some days, and know whom to call. */
export default function BulkDialog() {
  const request = useBulk()
  return (
    <Modal
      opened={request !== null}
      onClose={closeBulk}
      title="Boekingen in een periode annuleren of verplaatsen"
      size={760}
      closeButtonProps={{ 'aria-label': 'Sluiten' }}
      transitionProps={{ duration: 120 }}
    >
      {request !== null && <Form key={JSON.stringify(request)} request={request} />}
    </Modal>
  )
}

const dayOf = (text: string | null): CivilDate | null => (text !== null && isCivilDate(text) ? text : null)

function Form({ request }: { request: BulkRequest }) {
  const { centreId } = request
  const rooms = useRooms(centreId)
  const [roomIds, setRoomIds] = useState(request.roomIds ?? [])
  const [from, setFrom] = useState<CivilDate | null>(request.from)
  const [to, setTo] = useState<CivilDate | null>(request.to)
  const [reason, setReason] = useState(request.reason ?? '')
  const [priorityReason, setPriorityReason] = useState('')
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [done, setDone] = useState<{ renters: Renters; acts: readonly BulkItem[] } | null>(null)
  const ready = from !== null && to !== null && to >= from
  const preview = useQuery(
    api.bookings.bulkPreview.queryOptions({
      input: ready ? { centreId, from, to, ...(roomIds.length > 0 && { roomIds }) } : skipToken,
      placeholderData: keepPreviousData,
      staleTime: 0,
      gcTime: 0,
    }),
  )
  const items = ready ? (preview.data?.items ?? []) : []
  const acts = items.flatMap(({ booking }): BulkItem[] => {
    const choice = choices.get(booking.id) ?? 'cancel'
    const one = { id: booking.id, revision: booking.revision }
    if (choice === 'stay') return []
    if (choice === 'cancel') return [{ act: 'cancel', ...one }]
    const { startsAt, endsAt } = choice
    return [{ act: 'move', ...one, startsAt, endsAt, roomIds: choice.roomIds.map((id) => RoomId.parse(id)) }]
  })
  const touched = new Set(acts.map((act) => act.id))
  const why = reason.trim()
  const whyFirst = priorityReason.trim()
  const run = useMutation(
    api.bookings.bulk.mutationOptions({
      onSuccess: ({ bookings: changed, freed }) => {
        const moved = acts.filter((act) => act.act === 'move').length
        const parts = [
          changed.length > moved && `${formatCount(changed.length - moved, 'boeking', 'boekingen')} geannuleerd`,
          moved > 0 && `${moved} verplaatst`,
        ]
        notifyDone(parts.filter(Boolean).join(', '), { undo: true })
        notifyFreedSlots(freed)
        setDone({ renters: toldOf(preview.data?.renters ?? [], acts), acts })
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (acts.length > 0)
      run.mutate({
        centreId,
        items: acts,
        ...(why !== '' && { reason: why }),
        ...(whyFirst !== '' && { priorityReason: whyFirst }),
      })
  }
  const renters = (preview.data?.renters ?? []).filter((renter) => renter.bookingIds.some((id) => touched.has(id)))
  if (done) return <Told {...done} onClose={closeBulk} />
  return (
    <form className="bulk" noValidate onSubmit={submit}>
      <div className="bulk-what">
        <DateField label="Van" value={from} onChange={(value) => setFrom(dayOf(value))} />
        <DateField
          label="Tot en met"
          value={to}
          error={from !== null && to !== null && to < from ? 'Ligt vóór de eerste dag' : undefined}
          onChange={(value) => setTo(dayOf(value))}
        />
        <MultiSelect
          label="Ruimte"
          placeholder={roomIds.length === 0 ? 'Alle ruimtes' : undefined}
          data={rooms.map((room) => ({ value: room.id, label: room.name }))}
          value={roomIds}
          onChange={(ids) => setRoomIds(ids.map((id) => RoomId.parse(id)))}
          hidePickedOptions
          clearable
        />
        <TextInput
          label="Reden"
          placeholder="Bijvoorbeeld: lekkage"
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      {preview.isPending && ready && <Loader size="sm" />}
      {preview.data && items.length === 0 && (
        <p className="bulk-none" role="status">
          Op deze dagen staat hier niets dat nog moet komen.
        </p>
      )}
      {items.length > 0 && (
        <>
          <p className="bulk-count" role="status">
            <b>{formatCount(items.length, 'boeking', 'boekingen')}</b>,{' '}
            {formatCount(renters.length, 'huurder', 'huurders')} om te bellen of te mailen. Wat al begonnen is, staat er
            niet bij.
          </p>
          <ul className="bulk-list">
            {items.map((item) => (
              <BulkRow
                key={item.booking.id}
                item={item}
                rooms={rooms}
                choice={choices.get(item.booking.id) ?? 'cancel'}
                onChoice={(choice) => setChoices(new Map(choices).set(item.booking.id, choice))}
              />
            ))}
          </ul>
        </>
      )}
      {(whyFirst !== '' || asksWhy(run.error)) && (
        <TextInput
          label="Waarom gaat deze huurder voor?"
          description="Dit komt te staan bij wie voorgaat op bewoners of anderen die wachten."
          maxLength={2000}
          value={priorityReason}
          onChange={(event) => setPriorityReason(event.currentTarget.value)}
        />
      )}
      {(run.error ?? preview.error) !== null && (
        <p className="bulk-problem" role="alert">
          {messageFor(run.error ?? preview.error)} Er is nog niets veranderd.
        </p>
      )}
      <footer>
        <Button type="submit" disabled={acts.length === 0} loading={run.isPending}>
          {formatCount(acts.length, 'boeking', 'boekingen')}{' '}
          {acts.every((act) => act.act === 'cancel') ? 'annuleren' : 'aanpassen'}
        </Button>
        <Button variant="default" onClick={closeBulk}>
          Laat maar
        </Button>
      </footer>
    </form>
  )
}

/** True when a commercial booking was refused a place that others with priority wait for. */
function asksWhy(error: unknown): boolean {
  const failure = failureOf(error)
  return (
    failure !== null &&
    'findings' in failure.data &&
    failure.data.findings.some((f) => f.code === 'others_wait' && f.severity === 'error')
  )
}

type Renters = Parameters<typeof ToTellList>[0]['renters']
const toldOf = (renters: Renters, acts: readonly BulkItem[]): Renters => {
  const touched = new Set(acts.map((act) => act.id))
  return renters
    .map((renter) => ({ ...renter, bookingIds: renter.bookingIds.filter((id) => touched.has(id)) }))
    .filter((renter) => renter.bookingIds.length > 0)
}

/** It is done: whom to tell, with their numbers and a message for each. */
function Told({ renters, acts, onClose }: { renters: Renters; acts: readonly BulkItem[]; onClose: () => void }) {
  return (
    <div className="bulk">
      <p className="bulk-count" role="status">
        Het is gedaan. Laat het nu {formatCount(renters.length, 'huurder', 'huurders')} weten:
      </p>
      <ToTellList renters={renters} cancelled={new Set(acts.filter((a) => a.act === 'cancel').map((a) => a.id))} />
      <footer>
        <Button data-autofocus onClick={onClose}>
          Klaar
        </Button>
      </footer>
    </div>
  )
}
