import { ActionIcon, Button, NumberInput, Select } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type Invoice, paymentWays } from '#shared/contract/invoice'
import { isCivilDate } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { formatEuros } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { paymentWords } from '../../lib/words/invoices'
import { choices } from '../../lib/words/vocabulary'

type Way = (typeof paymentWays)[number]

/** What was paid, and a form to note the next payment; filled in with what is open. */
export function Payments({ invoice }: { invoice: Invoice }) {
  const remove = useMutation(
    api.invoices.unpay.mutationOptions({
      onSuccess: () => notifyDone('De betaling is weg', { undo: true }),
      onError: notifyError,
    }),
  )
  const { paidCents, creditedCents, openCents } = invoice
  return (
    <section className="fa-payments" aria-label="Betalingen">
      <h3>Betalingen</h3>
      <ul>
        {invoice.payments.map((payment) => (
          <li key={payment.id}>
            <span>
              {formatDate(payment.paidOn)} · {paymentWords[payment.how].toLowerCase()}
            </span>
            <b>{formatEuros(payment.cents)}</b>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Betaling van ${formatEuros(payment.cents)} weghalen`}
              onClick={() => remove.mutate({ id: payment.id, revision: payment.revision })}
            >
              <IconTrash size={14} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <p>
        Betaald {formatEuros(paidCents)}
        {creditedCents > 0 && ` · gecrediteerd ${formatEuros(creditedCents)}`}
        {openCents > 0 && ` · nog open ${formatEuros(openCents)}`}
        {openCents < 0 && ` · terug te betalen ${formatEuros(-openCents)}`}
      </p>
      {openCents !== 0 && <PaymentForm invoice={invoice} />}
    </section>
  )
}

function PaymentForm({ invoice }: { invoice: Invoice }) {
  const { today } = useHere()
  const back = invoice.openCents < 0
  const [paidOn, setPaidOn] = useState<string | null>(today)
  const [euros, setEuros] = useState<number | string>(Math.abs(invoice.openCents) / 100)
  const [how, setHow] = useState<Way>('bank')
  const pay = useMutation(
    api.invoices.pay.mutationOptions({
      onSuccess: (payment) => notifyDone(`${formatEuros(payment.cents)} genoteerd`, { undo: true }),
      onError: notifyError,
    }),
  )
  const cents = typeof euros === 'number' ? Math.round(euros * 100) : 0
  const ready = cents > 0 && paidOn !== null && isCivilDate(paidOn)
  return (
    <form
      className="fa-pay"
      onSubmit={(event) => {
        event.preventDefault()
        if (paidOn !== null && isCivilDate(paidOn) && cents > 0)
          pay.mutate({ id: invoice.id, paidOn, how, cents: back ? -cents : cents })
      }}
    >
      <NumberInput
        label={back ? 'Terugbetaald' : 'Bedrag'}
        prefix="€ "
        decimalSeparator=","
        thousandSeparator="."
        decimalScale={2}
        fixedDecimalScale
        min={0}
        hideControls
        value={euros}
        onChange={setEuros}
      />
      <DateField label="Op" value={paidOn} onChange={setPaidOn} />
      <Select
        label="Hoe"
        allowDeselect={false}
        value={how}
        data={choices(paymentWords)}
        onChange={(value) => setHow(paymentWays.find((w) => w === value) ?? 'bank')}
      />
      <Button type="submit" disabled={!ready} loading={pay.isPending}>
        Noteren
      </Button>
    </form>
  )
}
