import { Button, Checkbox, Loader } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconFilePlus, IconReceiptOff } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId, InvoiceId, RenterId } from '#shared/contract/base'
import type { Proposal } from '#shared/contract/invoice'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatPeriod, formatTimes } from '#shared/time/format'
import { periodSpan } from '#shared/time/period'
import type { Period } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { api, client } from '../../lib/client'
import { formatCount, formatEuros } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'

type Props = { period: Period; centreId: CentreId | undefined; onDrafts: () => void; onCredit: (id: InvoiceId) => void }
type Group = Proposal['renters'][number]

/** Bookings that nobody has been billed for, by renter; makes drafts of those chosen. */
export function ToBill({ period, centreId, onDrafts, onCredit }: Props) {
  const { from, to } = periodSpan(period)
  const proposal = useQuery(api.invoices.proposal.queryOptions({ input: { from, to, ...(centreId && { centreId }) } }))
  const [left, setLeft] = useState<ReadonlySet<RenterId>>(new Set())
  const [open, setOpen] = useState<RenterId | null>(null)
  const groups = proposal.data?.renters ?? []
  const chosen = groups.filter((group) => !left.has(group.renterId))
  const total = chosen.reduce((sum, group) => sum + group.totalCents, 0)
  const draft = useMutation(
    api.invoices.draft.mutationOptions({
      onSuccess: (rows) => {
        notifyDone(`${formatCount(rows.length, 'concept', 'concepten')} gemaakt`, { undo: true })
        onDrafts()
      },
      onError: notifyError,
    }),
  )
  const make = () => {
    if (chosen.length > 0)
      draft.mutate({ bookingIds: chosen.flatMap((group) => group.bookings.map((b) => b.id)), from, to })
  }
  useActions([
    { id: 'facturen.maken', label: 'Concepten maken van wat is aangevinkt', keys: 'M', group: 'Facturen', run: make },
  ])
  const choose = (id: RenterId, wanted: boolean) => {
    const next = new Set(left)
    if (wanted) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  if (!proposal.data)
    return (
      <div className="loading">
        <Loader size="sm" />
      </div>
    )
  return (
    <>
      <Changed rows={proposal.data.changed} onCredit={onCredit} />
      {groups.length === 0 ? (
        <EmptyState icon={IconReceiptOff} title={`Niets te factureren in ${formatPeriod(period)}`}>
          Hier komen boekingen van huurders met een bedrag die nog op geen factuur staan. Kies bovenaan een andere
          periode.
        </EmptyState>
      ) : (
        <Card
          title="Te factureren"
          note={`${formatCount(groups.length, 'huurder', 'huurders')}, ${formatPeriod(period)}`}
          actions={
            <Button
              leftSection={<IconFilePlus size={16} aria-hidden />}
              disabled={chosen.length === 0}
              loading={draft.isPending}
              onClick={make}
            >
              {formatCount(chosen.length, 'concept', 'concepten')} maken ({formatEuros(total)})
            </Button>
          }
        >
          <table className="table fa-bill">
            <caption className="visually-hidden">Huurders met boekingen die nog niet gefactureerd zijn</caption>
            <thead>
              <tr>
                <th scope="col">
                  <Checkbox
                    aria-label="Alle huurders"
                    checked={chosen.length === groups.length}
                    indeterminate={chosen.length > 0 && chosen.length < groups.length}
                    onChange={(event) =>
                      setLeft(event.currentTarget.checked ? new Set() : new Set(groups.map((group) => group.renterId)))
                    }
                  />
                </th>
                <th scope="col">Huurder</th>
                <th scope="col" className="number">
                  Boekingen
                </th>
                <th scope="col" className="number">
                  Bedrag
                </th>
              </tr>
            </thead>
            {groups.map((group) => (
              <Renter
                key={group.renterId}
                group={group}
                chosen={!left.has(group.renterId)}
                onChosen={(wanted) => choose(group.renterId, wanted)}
                open={open === group.renterId}
                onOpen={(show) => setOpen(show ? group.renterId : null)}
              />
            ))}
          </table>
        </Card>
      )}
    </>
  )
}

type RenterProps = {
  group: Group
  chosen: boolean
  onChosen: (chosen: boolean) => void
  open: boolean
  onOpen: (open: boolean) => void
}

function Renter({ group, chosen, onChosen, open, onOpen }: RenterProps) {
  const Sign = open ? IconChevronDown : IconChevronRight
  return (
    <tbody>
      <tr>
        <td>
          <Checkbox
            aria-label={`${group.renterName} factureren`}
            checked={chosen}
            onChange={(event) => onChosen(event.currentTarget.checked)}
          />
        </td>
        <td>
          <button type="button" className="link fa-open" aria-expanded={open} onClick={() => onOpen(!open)}>
            <Sign size={14} aria-hidden />
            {group.renterName}
          </button>
          {group.addressMissing && (
            <Tag tone="warn">
              <IconAlertTriangle size={12} aria-hidden />
              adres ontbreekt
            </Tag>
          )}
        </td>
        <td className="number">{group.bookings.length}</td>
        <td className="number">{formatEuros(group.totalCents)}</td>
      </tr>
      {open &&
        group.bookings.map((booking) => (
          <tr key={booking.id} className="fa-booking">
            <td />
            <td>
              <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: booking.id })}>
                {booking.title}
              </button>
              <small>
                {formatDay(dateOf(booking.startsAt))}, {formatTimes(booking.startsAt, booking.endsAt)}
              </small>
            </td>
            <td className="number">{booking.number}</td>
            <td className="number">{formatEuros(booking.cents)}</td>
          </tr>
        ))}
    </tbody>
  )
}

/** Billed, and changed or cancelled since: a credit note sets it right, after which it can be billed anew. */
function Changed({ rows, onCredit }: { rows: Proposal['changed']; onCredit: (id: InvoiceId) => void }) {
  const [busy, setBusy] = useState<string | null>(null)
  if (rows.length === 0) return null
  const credit = async (row: Proposal['changed'][number]) => {
    setBusy(row.id)
    try {
      const { lines, creditedLines } = await client.invoices.get({ id: row.invoiceId })
      const positions = lines.flatMap((line, i) => (line.bookingId === row.id && !creditedLines.includes(i) ? [i] : []))
      const note = await client.invoices.credit({ id: row.invoiceId, positions })
      notifyDone('De creditnota staat klaar als concept', { undo: true })
      onCredit(note.id)
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(null)
    }
  }
  return (
    <Card
      title="Gefactureerd en daarna veranderd"
      note="maak een creditnota; daarna kan de boeking opnieuw op een factuur"
    >
      <ul className="list">
        {rows.map((row) => (
          <li key={row.id} className="list-item">
            <div className="list-text">
              <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: row.id })}>
                {row.title}
              </button>
              <small>
                {row.renterName} · {formatDay(dateOf(row.startsAt))} · factuur {row.invoiceNumber}:{' '}
                {row.cancelled
                  ? `gaat niet door, gefactureerd ${formatEuros(row.billedCents)}`
                  : `was ${formatEuros(row.billedCents)}, is nu ${formatEuros(row.cents)}`}
              </small>
            </div>
            <Button size="xs" variant="default" loading={busy === row.id} onClick={() => void credit(row)}>
              Crediteren
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
