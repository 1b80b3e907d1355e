import { ActionIcon, Button, CopyButton, Tooltip } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconArrowsJoin,
  IconCalendarOff,
  IconCalendarPlus,
  IconCheck,
  IconCopy,
  IconPencil,
} from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Booking } from '#shared/contract/booking'
import type { Renter } from '#shared/contract/renter'
import { statusSeen, usageOf } from '#shared/domain/vocabulary'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatTimes } from '#shared/time/format'
import type { WallTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere, useRooms } from '../../lib/here'
import { May } from '../../lib/May'
import { useBookingWord } from '../../lib/new-booking'
import { notifyDone, notifyError } from '../../lib/notify'
import { useNow } from '../../lib/now'
import { openPanel } from '../../lib/panel'
import { useHides, useMay } from '../../lib/session'
import { categoryWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { StatusTag } from '../../ui/StatusTag'
import { Tag } from '../../ui/Tag'
import { UsageTag } from '../../ui/UsageTag'
import { BillingCard } from './BillingCard'
import { Instructions } from './Instructions'
import { MergeDialog } from './MergeDialog'
import { PrivacyCard } from './PrivacyCard'

const LIMIT = 100

function Copy({ what, text }: { what: string; text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Gekopieerd' : 'Kopiëren'}>
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={`${what} kopiëren`} onClick={copy}>
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  )
}

function Contact({ renter }: { renter: Renter }) {
  const hides = useHides('personal')
  const place = [renter.postcode, renter.town].filter((t) => t !== null && t !== '').join(' ')
  const address = [renter.address, place].filter((t) => t !== null && t !== '').join(', ')
  const facts = [
    { label: 'Contact', value: renter.contactName, copy: false },
    { label: 'Telefoon', value: renter.phone, copy: true },
    { label: 'E-mail', value: renter.email, copy: true },
    { label: 'Adres', value: address === '' ? null : address, copy: true },
    { label: 'Notities', value: renter.notes, copy: false },
  ].flatMap((f) => (f.value === null || f.value === '' ? [] : [{ ...f, value: f.value }]))
  if (facts.length === 0)
    return (
      <p className="list-empty">
        {hides ? 'Geen contactpersoon of telefoon.' : 'Nog geen gegevens.'} Kies Wijzigen om ze in te vullen.
      </p>
    )
  return (
    <dl className="renter-facts">
      {facts.map(({ label, value, copy }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span>{value}</span>
            {copy && <Copy what={label} text={value} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function BookingRows({ bookings }: { bookings: readonly Booking[] }) {
  const now = useNow()
  const rooms = new Map(useRooms(null).map((room) => [room.id, room.name]))
  const centres = new Map(useHere().centres.map((centre) => [centre.id, centre.name]))
  const place = (b: Booking) =>
    [
      centres.get(b.centreId),
      b.roomIds
        .map((id) => rooms.get(id))
        .filter(Boolean)
        .join(' en '),
    ]
      .filter(Boolean)
      .join(', ')
  return bookings.map((b) => (
    <tr key={b.id}>
      <td className="tabular renter-when">
        {formatDate(dateOf(b.startsAt))}
        <small>{formatTimes(b.startsAt, b.endsAt)}</small>
      </td>
      <td>
        <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: b.id })}>
          {b.title}
        </button>
        <small>{place(b)}</small>
      </td>
      <td>
        <StatusTag status={statusSeen(b, now)} />
      </td>
    </tr>
  ))
}

/** Coming bookings first, soonest on top; then what has been, latest on top. */
function split(bookings: readonly Booking[], now: WallTime) {
  const coming = bookings.filter((b) => b.endsAt > now).reverse()
  return { coming, past: bookings.filter((b) => b.endsAt <= now) }
}

function Bookings({ renter, onBook }: { renter: Renter; onBook: (() => void) | null }) {
  const list = useQuery(api.renters.bookings.queryOptions({ input: { id: renter.id, limit: LIMIT } }))
  const { coming, past } = split(list.data ?? [], useNow())
  const count = list.data?.length ?? 0
  return (
    <Card
      title="Boekingen"
      note={list.data && (count === LIMIT ? `de laatste ${LIMIT}` : formatCount(count, 'boeking', 'boekingen'))}
    >
      {list.isSuccess && count === 0 ? (
        <EmptyState
          icon={IconCalendarOff}
          title="Nog geen boekingen"
          action={!renter.archived && onBook && <Button onClick={onBook}>Nieuwe boeking</Button>}
        >
          {renter.archived
            ? 'Deze huurder staat in het archief.'
            : onBook
              ? 'Boek de eerste keer voor deze huurder.'
              : 'Hier staan straks de boekingen van deze huurder.'}
        </EmptyState>
      ) : (
        <table className="table renter-bookings">
          <thead>
            <tr>
              <th scope="col">Wanneer</th>
              <th scope="col">Activiteit en plek</th>
              <th scope="col">Stand</th>
            </tr>
          </thead>
          {coming.length > 0 && (
            <tbody>
              <tr className="renter-band">
                <th scope="rowgroup" colSpan={3}>
                  Komend
                </th>
              </tr>
              <BookingRows bookings={coming} />
            </tbody>
          )}
          {past.length > 0 && (
            <tbody>
              <tr className="renter-band">
                <th scope="rowgroup" colSpan={3}>
                  Geweest
                </th>
              </tr>
              <BookingRows bookings={past} />
            </tbody>
          )}
        </table>
      )}
    </Card>
  )
}

type DetailProps = { renter: Renter; onEdit: () => void; onMerged: (id: Renter['id']) => void }

/** A renter: contact data, what they booked, and what can be done. */
export function RenterDetail({ renter, onEdit, onMerged }: DetailProps) {
  const { centreId } = useHere()
  const mayMerge = useMay('renters.merge')
  const mayBook = useBookingWord(centreId) !== null
  const [merging, setMerging] = useState(false)
  const archive = useMutation(
    api.renters.change.mutationOptions({
      onSuccess: (after) =>
        notifyDone(after.archived ? `${after.name} is gearchiveerd` : `${after.name} is teruggezet`, { undo: true }),
      onError: notifyError,
    }),
  )
  const book = () =>
    openPanel({ kind: 'new-booking', prefill: { renterId: renter.id, ...(centreId !== null && { centreId }) } })
  return (
    <div className="renter">
      <header className="renter-head">
        <div>
          <h2>{renter.name}</h2>
          <div className="renter-tags">
            <UsageTag usage={usageOf(renter.category)} />
            <span>{categoryWords[renter.category]}</span>
            {renter.archived && <Tag>Archief</Tag>}
          </div>
        </div>
        <div className="renter-actions">
          <Button
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            leftSection={renter.archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
            loading={archive.isPending}
            onClick={() => archive.mutate({ id: renter.id, revision: renter.revision, archived: !renter.archived })}
          >
            {renter.archived ? 'Terugzetten' : 'Archiveren'}
          </Button>
          {!renter.archived && mayMerge && (
            <Button
              variant="subtle"
              color="gray"
              c="var(--text-2)"
              leftSection={<IconArrowsJoin size={16} />}
              onClick={() => setMerging(true)}
            >
              Samenvoegen…
            </Button>
          )}
          <Button variant="default" leftSection={<IconPencil size={16} />} onClick={onEdit}>
            Wijzigen
          </Button>
          {!renter.archived && mayBook && (
            <Button leftSection={<IconCalendarPlus size={16} />} onClick={book}>
              Boeken
            </Button>
          )}
        </div>
      </header>
      {merging && (
        <MergeDialog
          renter={renter}
          onDone={(id) => {
            setMerging(false)
            onMerged(id)
          }}
          onClose={() => setMerging(false)}
        />
      )}
      <Card title="Gegevens">
        <Contact renter={renter} />
      </Card>
      <May call="billing.debt">
        <BillingCard key={renter.id} renter={renter} />
      </May>
      <Bookings renter={renter} onBook={mayBook ? book : null} />
      <Instructions renter={renter} />
      <May call="privacy.exportHeld">
        <PrivacyCard key={`privacy ${renter.id}`} renter={renter} />
      </May>
    </div>
  )
}
