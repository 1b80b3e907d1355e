import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Deposit, DepositRow } from '#shared/contract/deposit'
import { type DepositWay, depositWays, type KeptVat, keptVats } from '#shared/domain/deposit'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { formatEuros } from '../../lib/format'
import { May } from '../../lib/May'
import { notifyDone, notifyError } from '../../lib/notify'
import { useMay } from '../../lib/session'
import { depositStandWords, depositWayWords, keptVatWords } from '../../lib/words/deposits'
import { EuroField } from '../../ui/EuroField'
import { Tag } from '../../ui/Tag'

/** The deposit of a booking: received, given back, or what is kept. Nothing when none was asked. */
export function DepositPart({ booking }: { booking: Booking }) {
  const row = useQuery(api.deposits.ofBooking.queryOptions({ input: { id: booking.id } })).data?.row
  const mayReceive = useMay('deposits.receive', booking.centreId)
  if (!row) return null
  const { deposit, stand } = row
  return (
    <section className="booking-deposit" aria-label="Waarborg">
      <h3>
        Waarborg <Tag tone={stand === 'due_back' ? 'warn' : 'neutral'}>{depositStandWords[stand]}</Tag>
      </h3>
      {deposit !== null && <p className="booking-hint">{depositText(deposit)}</p>}
      {deposit === null && !mayReceive && <p className="booking-hint">Gevraagd: {formatEuros(row.askedCents)}.</p>}
      {deposit !== null && stand === 'settled' && <Settled row={row} deposit={deposit} centreId={booking.centreId} />}
      <May call="deposits.receive" at={booking.centreId}>
        {deposit === null && <Receive key={row.askedCents} row={row} />}
        {deposit !== null && stand !== 'settled' && <GiveBack deposit={deposit} />}
      </May>
    </section>
  )
}

const way = (how: DepositWay): string => depositWayWords[how].toLowerCase()

/** What was received, and what became of it. */
function depositText({ cents, receivedOn, how, settledOn, backHow, keptCents, keptReason }: Deposit): string {
  const received = `${formatEuros(cents)} ontvangen op ${formatDate(receivedOn)} (${way(how)}).`
  if (settledOn === null) return received
  const back =
    backHow === null ? '' : ` ${formatEuros(cents - keptCents)} terug op ${formatDate(settledOn)} (${way(backHow)}).`
  return `${received}${back}${keptCents === 0 ? '' : ` Ingehouden: ${formatEuros(keptCents)}, ${keptReason}.`}`
}

const ways = depositWays.map((value) => ({ value, label: depositWayWords[value] }))
const wayOf = (value: string | null): DepositWay => depositWays.find((one) => one === value) ?? 'pin'

/** Enter in a field here is for the deposit, not for the booking around it. */
const onEnter = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  act()
}

function Receive({ row }: { row: DepositRow }) {
  const [cents, setCents] = useState<number | null>(row.askedCents)
  const [how, setHow] = useState<DepositWay>('pin')
  const receive = useMutation(
    api.deposits.receive.mutationOptions({
      onSuccess: () => notifyDone('De waarborg is ontvangen', { undo: true }),
      onError: notifyError,
    }),
  )
  const submit = () => {
    if (cents !== null && cents > 0) receive.mutate({ bookingId: row.bookingId, cents, how })
  }
  return (
    <div className="booking-deposit-row">
      <EuroField label="Ontvangen" value={cents} onChange={setCents} onKeyDown={onEnter(submit)} />
      <Select label="Hoe" data={ways} value={how} allowDeselect={false} onChange={(value) => setHow(wayOf(value))} />
      <Button variant="default" disabled={cents === null || cents === 0} loading={receive.isPending} onClick={submit}>
        Vandaag ontvangen
      </Button>
    </div>
  )
}

function GiveBack({ deposit }: { deposit: Deposit }) {
  const [kept, setKept] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [vat, setVat] = useState<KeptVat>('none')
  const [how, setHow] = useState<DepositWay>(deposit.how)
  const [tried, setTried] = useState(false)
  const settle = useMutation(
    api.deposits.giveBack.mutationOptions({
      onSuccess: () => notifyDone('De waarborg is afgehandeld', { undo: true }),
      onError: notifyError,
    }),
  )
  const keptCents = kept ?? 0
  const tooMuch = keptCents > deposit.cents
  const noReason = keptCents > 0 && reason.trim() === ''
  const back = deposit.cents - keptCents
  const submit = () => {
    setTried(true)
    if (tooMuch || noReason) return
    const keeps = keptCents > 0 && { keptCents, keptReason: reason.trim(), keptVat: vat }
    settle.mutate({ id: deposit.id, revision: deposit.revision, how, ...keeps })
  }
  return (
    <>
      <div className="booking-deposit-row">
        <EuroField
          label="Ingehouden"
          placeholder="0"
          value={kept}
          onChange={setKept}
          onKeyDown={onEnter(submit)}
          error={tooMuch ? `Hoogstens ${formatEuros(deposit.cents)}.` : undefined}
        />
        <Select
          label="Terug per"
          data={ways}
          value={how}
          allowDeselect={false}
          disabled={back <= 0}
          onChange={(value) => setHow(wayOf(value))}
        />
      </div>
      {keptCents > 0 && (
        <div className="booking-deposit-kept">
          <TextInput
            label="Waarom"
            placeholder="Twee stoelen stuk"
            maxLength={120}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={onEnter(submit)}
            error={tried && noReason ? 'Schrijf op waarom u dit inhoudt.' : undefined}
          />
          <Select
            label="Btw"
            data={keptVats.map((value) => ({ value, label: keptVatWords[value] }))}
            value={vat}
            allowDeselect={false}
            onChange={(value) => setVat(keptVats.find((one) => one === value) ?? 'none')}
          />
        </div>
      )}
      <div className="booking-price-acts">
        <Button variant="default" disabled={tooMuch} loading={settle.isPending} onClick={submit}>
          {back > 0 ? `${formatEuros(back)} teruggegeven` : 'Niets teruggegeven'}
        </Button>
        <Correct deposit={deposit} text="Toch niet ontvangen" />
      </div>
    </>
  )
}

function Settled({ row, deposit, centreId }: { row: DepositRow; deposit: Deposit; centreId: CentreId }) {
  const mayOpen = useMay('invoices.list')
  const bill = useMutation(
    api.deposits.bill.mutationOptions({
      onSuccess: () => notifyDone('De factuur staat klaar als concept bij Facturen', { undo: true }),
      onError: notifyError,
    }),
  )
  if (row.invoice !== null) {
    const { id, number } = row.invoice
    const text = number === null ? 'een conceptfactuur' : `factuur ${number}`
    const address = `#/facturen?stand=${number === null ? 'concept' : 'betaald'}&factuur=${id}`
    return <p className="booking-hint">Wat is ingehouden, staat op {mayOpen ? <a href={address}>{text}</a> : text}.</p>
  }
  return (
    <div className="booking-price-acts">
      {deposit.keptCents > 0 && row.renterId !== null && (
        <May call="deposits.bill" at={centreId}>
          <Button
            size="xs"
            variant="default"
            loading={bill.isPending}
            onClick={() => bill.mutate({ id: deposit.id, revision: deposit.revision })}
          >
            Factuur van {formatEuros(deposit.keptCents)} maken
          </Button>
        </May>
      )}
      <May call="deposits.correct" at={centreId}>
        <Correct deposit={deposit} text="Toch niet afgehandeld" />
      </May>
    </div>
  )
}

/** Takes the last note back: it was wrong. */
function Correct({ deposit, text }: { deposit: Deposit; text: string }) {
  const correct = useMutation(
    api.deposits.correct.mutationOptions({
      onSuccess: () => notifyDone('De waarborg is verbeterd', { undo: true }),
      onError: notifyError,
    }),
  )
  return (
    <button
      type="button"
      className="link booking-deposit-correct"
      onClick={() => correct.mutate({ id: deposit.id, revision: deposit.revision })}
    >
      {text}
    </button>
  )
}
