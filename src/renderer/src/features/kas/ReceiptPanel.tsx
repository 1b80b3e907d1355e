import { ActionIcon, Button, NumberInput } from '@mantine/core'
import { IconArrowBackUp, IconCalendarEvent, IconCash, IconCreditCard, IconMinus, IconPlus } from '@tabler/icons-react'
import type { CentreId } from '#shared/contract/base'
import type { Sale } from '#shared/contract/register'
import { changeCents, likelyNotes } from '#shared/domain/register'
import { formatEuros } from '../../lib/format'
import { EuroField } from '../../ui/EuroField'
import { Kbd } from '../../ui/Kbd'
import { type Receipt, type ReceiptLine, setQuantity, setReceived } from './receipt'
import { paidWords, soldText } from './words'

/** Id of the field for what the customer gives. */
export const RECEIVED = 'kas-ontvangen'

type Props = {
  centreId: CentreId
  receipt: Receipt
  lines: readonly ReceiptLine[]
  totalCents: number
  busy: boolean
  onPay: (paidBy: Sale['paidBy'], receivedCents: number | null) => void
  onBill: () => void
  onTakeBack: (sale: Sale) => void
}

/** What was chosen, what it costs, and how it is paid. */
export function ReceiptPanel({ centreId, receipt, lines, totalCents, busy, onPay, onBill, onTakeBack }: Props) {
  const { receivedCents, paid } = receipt
  const change = receivedCents === null ? 0 : changeCents(totalCents, receivedCents)
  return (
    <section className="kas-receipt" aria-label="Bon">
      <div className="kas-lines">
        {lines.length === 0 ? (
          <Idle paid={paid} onTakeBack={onTakeBack} />
        ) : (
          <ul className="list">
            {lines.map((line) => (
              <Line key={line.article.id} centreId={centreId} line={line} />
            ))}
          </ul>
        )}
      </div>
      <div className="kas-pay">
        <div className="kas-total" role="status">
          <span>Totaal</span>
          <b className="tabular">{formatEuros(totalCents)}</b>
        </div>
        <div className="kas-cash">
          <EuroField
            id={RECEIVED}
            label={
              <>
                Ontvangen <Kbd keys="O" />
              </>
            }
            aria-label="Ontvangen"
            size="lg"
            className="kas-received"
            value={receivedCents}
            onChange={(cents) => setReceived(centreId, cents)}
            error={change === null}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault()
                onPay('cash', receivedCents)
              }
              if (event.key === 'Escape') event.currentTarget.blur()
            }}
          />
          <div className="kas-change" role="status" data-short={change === null}>
            <span>{change === null ? 'Te weinig' : 'Terug'}</span>
            <b className="tabular">
              {receivedCents === null ? '–' : formatEuros(change ?? totalCents - receivedCents)}
            </b>
          </div>
        </div>
        {/* The room stays, so that nothing moves under a finger. */}
        <div className="kas-notes">
          {lines.length > 0 &&
            likelyNotes(totalCents).map((note) => (
              <button key={note} type="button" className="kas-note" onClick={() => onPay('cash', note)} disabled={busy}>
                <b>€ {note / 100}</b>
                <small>terug {formatEuros(note - totalCents)}</small>
              </button>
            ))}
        </div>
        <div className="kas-buttons">
          <Button
            className="kas-big"
            leftSection={<IconCash size={20} aria-hidden="true" />}
            rightSection={<span className="button-key">Enter</span>}
            disabled={lines.length === 0}
            loading={busy}
            onClick={() => onPay('cash', receivedCents)}
          >
            Contant
          </Button>
          <Button
            className="kas-big"
            variant="default"
            leftSection={<IconCreditCard size={20} aria-hidden="true" />}
            rightSection={<span className="button-key">P</span>}
            disabled={lines.length === 0 || busy}
            onClick={() => onPay('pin', null)}
          >
            Pin
          </Button>
        </div>
        <Button
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          leftSection={<IconCalendarEvent size={16} aria-hidden="true" />}
          rightSection={<span className="button-key">B</span>}
          disabled={lines.length === 0 || busy}
          onClick={onBill}
        >
          Op rekening van een boeking
        </Button>
      </div>
    </section>
  )
}

/** Between two customers: what was paid last, with a way back. */
function Idle({ paid, onTakeBack }: { paid: Sale | null; onTakeBack: (sale: Sale) => void }) {
  if (!paid)
    return (
      <p className="kas-idle">
        Kies wat de klant wil: druk op een toets, of typ de letter die erop staat. <Kbd keys="Enter" /> is contant,{' '}
        <Kbd keys="P" /> is pin.
      </p>
    )
  return (
    <div className="kas-paid" role="status">
      <p>
        Bon {paid.number}, {paidWords[paid.paidBy]}: <b>{formatEuros(paid.totalCents)}</b>
      </p>
      <p className="kas-paid-what">{soldText(paid.lines)}</p>
      {paid.receivedCents !== null && (
        <p className="kas-paid-change">
          Terug <b className="tabular">{formatEuros(paid.receivedCents - paid.totalCents)}</b>
        </p>
      )}
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
        onClick={() => onTakeBack(paid)}
      >
        Terugdraaien
      </Button>
    </div>
  )
}

function Line({ centreId, line: { article, quantity, cents } }: { centreId: CentreId; line: ReceiptLine }) {
  const set = (to: number) => setQuantity(centreId, article.id, to)
  return (
    <li className="kas-line">
      <span className="kas-line-name">{article.name}</span>
      <span className="kas-line-count">
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          aria-label={`${article.name} een minder`}
          onClick={() => set(quantity - 1)}
        >
          <IconMinus size={16} aria-hidden="true" />
        </ActionIcon>
        <NumberInput
          aria-label={`Aantal ${article.name}`}
          hideControls
          allowNegative={false}
          allowDecimal={false}
          max={999}
          clampBehavior="strict"
          value={quantity}
          onChange={(typed) => typeof typed === 'number' && typed > 0 && set(typed)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          aria-label={`${article.name} een meer`}
          onClick={() => set(quantity + 1)}
        >
          <IconPlus size={16} aria-hidden="true" />
        </ActionIcon>
      </span>
      <b className="tabular">{formatEuros(cents)}</b>
    </li>
  )
}
