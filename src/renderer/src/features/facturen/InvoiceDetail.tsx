import { ActionIcon, Button, Checkbox, Loader } from '@mantine/core'
import {
  IconArrowBackUp,
  IconCheck,
  IconFileTypePdf,
  IconFileTypeXml,
  IconMail,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { InvoiceId } from '#shared/contract/base'
import type { Invoice } from '#shared/contract/invoice'
import { dateOf } from '#shared/time/civil'
import { formatDate, formatDay } from '#shared/time/format'
import { api, client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { messageFor } from '../../lib/failure'
import { formatEuros } from '../../lib/format'
import { openMessage } from '../../lib/message'
import { notifyDone, notifyError } from '../../lib/notify'
import { openPanel } from '../../lib/panel'
import { printPaper } from '../../lib/print'
import { lineVatWord, vatWords } from '../../lib/words/invoices'
import { usePaper } from '../../ui/Paper'
import { DraftTexts, Missing } from './Draft'
import { FreeLines } from './FreeLines'
import { InvoicePaper } from './InvoicePaper'
import { InvoiceTag } from './InvoiceTag'
import { Payments } from './Payments'

type Props = { id: InvoiceId; onChoose: (id: InvoiceId | null) => void }

/** An invoice, draft or credit note beside the list: lines, parties, what can be done. */
export function InvoiceDetail({ id, onChoose }: Props) {
  const query = useQuery(api.invoices.get.queryOptions({ input: { id } }))
  if (query.isError)
    return (
      <p className="fa-problem" role="alert">
        {messageFor(query.error)}
      </p>
    )
  if (!query.data)
    return (
      <div className="loading">
        <Loader size="sm" />
      </div>
    )
  return <Detail key={id} invoice={query.data} onChoose={onChoose} />
}

const titleOf = ({ type, state, number }: Invoice): string =>
  state === 'draft'
    ? type === 'credit'
      ? 'Creditnota in concept'
      : 'Conceptfactuur'
    : `${type === 'credit' ? 'Creditnota' : 'Factuur'} ${number}`

function Detail({ invoice, onChoose }: { invoice: Invoice; onChoose: Props['onChoose'] }) {
  /** Lines chosen to credit; null while nothing is being credited. */
  const [crediting, setCrediting] = useState<readonly number[] | null>(null)
  const paper = usePaper()
  const draft = invoice.state === 'draft'
  const left = invoice.lines.flatMap((_, i) => (invoice.creditedLines.includes(i) ? [] : [i]))
  return (
    <div className="fa-detail">
      <header className="fa-head">
        <div>
          <h2>{titleOf(invoice)}</h2>
          <p>
            {invoice.buyer.name}
            {invoice.correctsNumber !== null && ` · bij factuur ${invoice.correctsNumber}`}
          </p>
        </div>
        <InvoiceTag status={invoice.status} />
        <ActionIcon variant="subtle" color="gray" size={32} aria-label="Sluiten" onClick={() => onChoose(null)}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      <div className="fa-body">
        {draft ? (
          <>
            <Missing invoice={invoice} />
            <DraftTexts key={invoice.revision} invoice={invoice} />
          </>
        ) : (
          <Facts invoice={invoice} />
        )}
        <Lines invoice={invoice} left={left} crediting={crediting} onCrediting={setCrediting} />
        {draft && invoice.type === 'invoice' && <FreeLines invoice={invoice} />}
        {!draft && invoice.type === 'invoice' && <Payments key={invoice.openCents} invoice={invoice} />}
        <Sent invoice={invoice} onChoose={onChoose} />
      </div>
      <footer className="fa-foot">
        {draft ? (
          <DraftSteps invoice={invoice} onChoose={onChoose} />
        ) : crediting === null ? (
          <FinalSteps
            invoice={invoice}
            canCredit={left.length > 0}
            onCredit={() => setCrediting(left)}
            onPrint={() =>
              paper.print(() => printPaper(`factuur-${invoice.number}.pdf`, `${titleOf(invoice)} is bewaard als PDF`))
            }
          />
        ) : (
          <CreditSteps invoice={invoice} positions={crediting} onChoose={onChoose} onStop={() => setCrediting(null)} />
        )}
      </footer>
      {paper.printing && <InvoicePaper invoice={invoice} />}
    </div>
  )
}

function Facts({ invoice }: { invoice: Invoice }) {
  const { buyer } = invoice
  const facts = [
    ['Datum', invoice.issuedOn && formatDate(invoice.issuedOn)],
    ['Uiterlijk betalen', invoice.type === 'invoice' && invoice.dueOn && formatDate(invoice.dueOn)],
    ['Adres', [buyer.address, [buyer.postcode, buyer.town].filter(Boolean).join(' ')].filter(Boolean).join(', ')],
    ['Kenmerk', invoice.reference],
    ['Opmerking', invoice.note],
  ] as const
  return (
    <dl className="fa-facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

type LinesProps = {
  invoice: Invoice
  left: readonly number[]
  crediting: readonly number[] | null
  onCrediting: (positions: readonly number[]) => void
}

function Lines({ invoice, left, crediting, onCrediting }: LinesProps) {
  return (
    <table className="table fa-lines">
      <caption className="visually-hidden">Regels</caption>
      <thead>
        <tr>
          <th scope="col">Omschrijving</th>
          <th scope="col">Btw</th>
          <th scope="col" className="number">
            Bedrag
          </th>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line, i) => {
          const { bookingId } = line
          const text = bookingId ? (
            <button type="button" className="link" onClick={() => openPanel({ kind: 'booking', id: bookingId })}>
              {line.text}
            </button>
          ) : (
            line.text
          )
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of a line is its number, and lines stay in order
            <tr key={i}>
              <td>
                {crediting !== null && left.includes(i) ? (
                  <Checkbox
                    label={line.text}
                    checked={crediting.includes(i)}
                    onChange={(event) =>
                      onCrediting(
                        event.currentTarget.checked
                          ? [...crediting, i].sort((a, b) => a - b)
                          : crediting.filter((n) => n !== i),
                      )
                    }
                  />
                ) : (
                  text
                )}
                <small>
                  {line.date !== null && formatDay(line.date)}
                  {line.waivedCents > 0 && ` · niet gerekend ${formatEuros(line.waivedCents)}`}
                  {invoice.creditedLines.includes(i) && ' · gecrediteerd'}
                </small>
              </td>
              <td>{lineVatWord(line)}</td>
              <td className="number">{formatEuros(line.cents)}</td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        {invoice.vat
          .filter((rate) => rate.vat !== 'exempt')
          .map((rate) => (
            <tr key={rate.vat}>
              <th scope="row" colSpan={2}>
                Waarvan btw {vatWords[rate.vat]} over {formatEuros(rate.netCents)}
              </th>
              <td className="number">{formatEuros(rate.vatCents)}</td>
            </tr>
          ))}
        <tr className="fa-total">
          <th scope="row" colSpan={2}>
            Samen
          </th>
          <td className="number">{formatEuros(invoice.totalCents)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** What went out about it, and the credit notes that belong to it. */
function Sent({ invoice, onChoose }: { invoice: Invoice; onChoose: Props['onChoose'] }) {
  const { correctsId } = invoice
  return (
    <div className="fa-links">
      {invoice.sentAt !== null && <p>Verstuurd op {formatDate(dateOf(invoice.sentAt))}</p>}
      {invoice.credits.map((note) => (
        <button key={note.id} type="button" className="link" onClick={() => onChoose(note.id)}>
          {note.number === null ? 'Creditnota in concept' : `Creditnota ${note.number}`}
        </button>
      ))}
      {correctsId !== null && (
        <button type="button" className="link" onClick={() => onChoose(correctsId)}>
          Naar factuur {invoice.correctsNumber}
        </button>
      )}
    </div>
  )
}

function DraftSteps({ invoice, onChoose }: { invoice: Invoice; onChoose: Props['onChoose'] }) {
  const { id, revision } = invoice
  const finalise = useMutation(
    api.invoices.finalise.mutationOptions({
      onSuccess: (after) => notifyDone(`${titleOf(after)} is klaar om te versturen`),
      onError: notifyError,
    }),
  )
  const discard = useMutation(
    api.invoices.discard.mutationOptions({
      onSuccess: () => {
        notifyDone('Het concept is weg; de boekingen staan weer bij Te factureren', { undo: true })
        onChoose(null)
      },
      onError: notifyError,
    }),
  )
  return (
    <>
      <Button
        leftSection={<IconCheck size={16} aria-hidden />}
        disabled={invoice.missing.length > 0}
        loading={finalise.isPending}
        onClick={() => finalise.mutate({ id, revision })}
      >
        Definitief maken
      </Button>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        loading={discard.isPending}
        onClick={() => discard.mutate({ id, revision })}
      >
        Weggooien
      </Button>
      <p className="fa-hint">Definitief krijgt het een nummer en verandert het niet meer.</p>
    </>
  )
}

type FinalProps = { invoice: Invoice; canCredit: boolean; onCredit: () => void; onPrint: () => void }

function FinalSteps({ invoice, canCredit, onCredit, onPrint }: FinalProps) {
  const { id, type, status } = invoice
  const kind = type === 'credit' ? 'credit' : status === 'overdue' ? 'reminder' : 'invoice'
  const xml = async () => {
    try {
      saveFile(await client.invoices.file({ id }))
    } catch (error) {
      notifyError(error)
    }
  }
  return (
    <>
      <Button leftSection={<IconMail size={16} aria-hidden />} onClick={() => openMessage({ kind, invoiceId: id })}>
        {kind === 'reminder' ? 'Herinneren' : 'Bericht maken'}
      </Button>
      <Button variant="default" leftSection={<IconFileTypePdf size={16} aria-hidden />} onClick={onPrint}>
        PDF
      </Button>
      <Button
        variant="default"
        aria-label="Bewaar als e-factuur (UBL)"
        leftSection={<IconFileTypeXml size={16} aria-hidden />}
        onClick={() => void xml()}
      >
        UBL
      </Button>
      {type === 'invoice' && canCredit && (
        <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={onCredit}>
          Crediteren…
        </Button>
      )}
    </>
  )
}

type CreditProps = {
  invoice: Invoice
  positions: readonly number[]
  onChoose: Props['onChoose']
  onStop: () => void
}

function CreditSteps({ invoice, positions, onChoose, onStop }: CreditProps) {
  const credit = useMutation(
    api.invoices.credit.mutationOptions({
      onSuccess: (note) => {
        notifyDone('De creditnota staat klaar als concept', { undo: true })
        onChoose(note.id)
      },
      onError: notifyError,
    }),
  )
  const total = positions.reduce((sum, i) => sum + (invoice.lines[i]?.cents ?? 0), 0)
  return (
    <>
      <Button
        disabled={positions.length === 0}
        loading={credit.isPending}
        onClick={() => credit.mutate({ id: invoice.id, positions: [...positions] })}
      >
        Creditnota van {formatEuros(total)} maken
      </Button>
      <Button variant="default" onClick={onStop}>
        Niet crediteren
      </Button>
    </>
  )
}
