import { Button, Loader, SegmentedControl } from '@mantine/core'
import { IconCoinEuro } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId, InvoiceId } from '#shared/contract/base'
import type { DepositRow } from '#shared/contract/deposit'
import type { DepositStand } from '#shared/domain/deposit'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatTimes } from '#shared/time/format'
import { api } from '../../lib/client'
import { formatCount, formatEuros } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { depositStandWords } from '../../lib/words/deposits'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag, type Tone } from '../../ui/Tag'

type Props = {
  centreId: CentreId | undefined
  onDraft: (id: InvoiceId) => void
  onInvoice: (id: InvoiceId) => void
}

const tones: Record<DepositStand, Tone> = {
  due_back: 'warn',
  asked: 'accent',
  held: 'ok',
  settled: 'neutral',
}

/** Deposits that are asked, held or to be given back; or those that are settled. */
export function Deposits({ centreId, onDraft, onInvoice }: Props) {
  const [view, setView] = useState<'open' | 'settled'>('open')
  const list = useQuery(api.deposits.list.queryOptions({ input: { view, ...(centreId && { centreId }) } }))
  const rows = list.data ?? []
  const due = rows.filter((row) => row.stand === 'due_back')
  const held = rows.filter((row) => row.stand === 'due_back' || row.stand === 'held')
  const heldCents = held.reduce((sum, row) => sum + (row.deposit?.cents ?? 0), 0)
  const note =
    view === 'open'
      ? [
          held.length > 0 && `${formatEuros(heldCents)} in bewaring`,
          due.length > 0 && `${formatCount(due.length, 'waarborg', 'waarborgen')} terug te geven`,
        ]
          .filter(Boolean)
          .join(', ')
      : undefined
  return (
    <Card
      title="Waarborgen"
      {...(note !== undefined && note !== '' && { note })}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Welke waarborgen"
          value={view}
          data={[
            { value: 'open', label: 'Open' },
            { value: 'settled', label: 'Afgehandeld' },
          ]}
          onChange={(value) => setView(value === 'settled' ? 'settled' : 'open')}
        />
      }
    >
      {list.isPending ? (
        <div className="loading">
          <Loader size="sm" />
        </div>
      ) : rows.length === 0 ? (
        <EmptyState
          icon={IconCoinEuro}
          title={view === 'open' ? 'Geen open waarborgen' : 'Er is nog geen waarborg afgehandeld'}
        >
          Vraagt u een waarborg? Zet het bedrag bij het tarief (Instellingen) of bij de prijs van een boeking. Wat u
          ontvangt en teruggeeft, noteert u bij de boeking.
        </EmptyState>
      ) : (
        <table className="table fa-deposits">
          <caption className="visually-hidden">Boekingen met een waarborg</caption>
          <thead>
            <tr>
              <th scope="col">Boeking</th>
              <th scope="col">Stand</th>
              <th scope="col" className="number">
                Waarborg
              </th>
              <th scope="col" className="number">
                Ingehouden
              </th>
              <th scope="col">
                <span className="visually-hidden">Factuur</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.bookingId} row={row} onDraft={onDraft} onInvoice={onInvoice} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

function Row({ row, onDraft, onInvoice }: { row: DepositRow } & Pick<Props, 'onDraft' | 'onInvoice'>) {
  const { deposit, invoice } = row
  const bill = useMutation(
    api.deposits.bill.mutationOptions({
      onSuccess: (draft) => {
        notifyDone('De factuur staat klaar als concept', { undo: true })
        onDraft(draft.id)
      },
      onError: notifyError,
    }),
  )
  return (
    <tr>
      <td>
        <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: row.bookingId })}>
          {row.title}
        </button>
        <small>
          {[row.renterName, formatDay(dateOf(row.startsAt)), formatTimes(row.startsAt, row.endsAt), deposit?.keptReason]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </td>
      <td>
        <Tag tone={tones[row.stand]}>{depositStandWords[row.stand]}</Tag>
      </td>
      <td className="number">{formatEuros(deposit?.cents ?? row.askedCents)}</td>
      <td className="number">{deposit !== null && deposit.keptCents > 0 ? formatEuros(deposit.keptCents) : ''}</td>
      <td>
        {invoice !== null ? (
          <button
            type="button"
            className="link"
            onClick={() => (invoice.number === null ? onDraft(invoice.id) : onInvoice(invoice.id))}
          >
            {invoice.number === null ? 'Concept' : `Factuur ${invoice.number}`}
          </button>
        ) : (
          deposit !== null &&
          deposit.keptCents > 0 &&
          row.renterId !== null && (
            <Button
              size="xs"
              variant="default"
              loading={bill.isPending}
              onClick={() => bill.mutate({ id: row.bookingId, revision: deposit.revision })}
            >
              Factuur maken
            </Button>
          )
        )}
      </td>
    </tr>
  )
}
