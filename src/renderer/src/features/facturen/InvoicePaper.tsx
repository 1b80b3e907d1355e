import type { Invoice } from '#shared/contract/invoice'
import { isDepositLine } from '#shared/domain/deposit'
import { exemptReasonOf } from '#shared/domain/invoice'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { formatEuros } from '../../lib/format'
import { lineVatWord, vatWords } from '../../lib/words/invoices'
import { Paper } from '../../ui/Paper'

const lines = (...parts: (string | null | undefined)[]) =>
  parts.filter((p) => p !== null && p !== undefined && p !== '').join('\n')
const place = (of: { postcode: string | null; town: string | null }) => [of.postcode, of.town].filter(Boolean).join(' ')
const short = (date: CivilDate | null) => (date === null ? '' : date.split('-').reverse().join('-'))
const ibanText = (iban: string) => iban.replace(/(.{4})(?=.)/g, '$1 ')

/** An invoice, credit note or draft on paper. */
export function InvoicePaper({ invoice }: { invoice: Invoice }) {
  const { seller, buyer, type } = invoice
  const credit = type === 'credit'
  const word = credit ? 'Creditnota' : invoice.state === 'draft' ? 'Conceptfactuur' : 'Factuur'
  const exempt = invoice.vat.some((rate) => rate.vat === 'exempt')
  const withDeposit = invoice.lines.length > 0 && invoice.lines.every((line) => isDepositLine(line.kind))
  return (
    <Paper>
      <header>
        <address>
          <p className="paper-org">{seller.legalName}</p>
          {lines(seller.address, place(seller), seller.phone, seller.email)}
        </address>
        <dl className="paper-facts">
          {seller.kvk !== null && <Fact label="KvK" value={seller.kvk} />}
          {seller.vatNumber !== null && <Fact label="Btw-nummer" value={seller.vatNumber} />}
          {seller.iban !== null && <Fact label="IBAN" value={ibanText(seller.iban)} />}
        </dl>
      </header>
      <address>
        {lines(buyer.name, buyer.attention && `t.a.v. ${buyer.attention}`, buyer.address, place(buyer))}
        {buyer.vatNumber !== null && `\nBtw-nummer ${buyer.vatNumber}`}
      </address>
      <h1>
        {word} {invoice.number}
      </h1>
      <dl className="paper-facts">
        {invoice.issuedOn !== null && <Fact label="Datum" value={formatDate(invoice.issuedOn)} />}
        {!credit && invoice.dueOn !== null && <Fact label="Uiterlijk betalen" value={formatDate(invoice.dueOn)} />}
        {invoice.correctsNumber !== null && <Fact label="Hoort bij factuur" value={invoice.correctsNumber} />}
        {invoice.periodFrom !== null && invoice.periodTo !== null && (
          <Fact
            label="Periode"
            value={`${formatDate(invoice.periodFrom)} tot en met ${formatDate(invoice.periodTo)}`}
          />
        )}
        {invoice.reference !== null && <Fact label="Uw kenmerk" value={invoice.reference} />}
      </dl>
      {invoice.note !== null && <p className="paper-text">{invoice.note}</p>}
      <h2>Regels</h2>
      <table>
        <caption>Bedragen met btw, als die er is</caption>
        <thead>
          <tr>
            <th scope="col">Datum</th>
            <th scope="col">Omschrijving</th>
            <th scope="col">Btw</th>
            <th scope="col" className="number">
              Bedrag
            </th>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of a line is its number, and lines stay in order
            <tr key={i}>
              <td>{short(line.date)}</td>
              <td>
                {line.text}
                {line.waivedCents > 0 && ` (in plaats van ${formatEuros(line.cents + line.waivedCents)})`}
              </td>
              <td>{lineVatWord(line)}</td>
              <td className="number">{formatEuros(line.cents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {invoice.vat.map((rate) => (
            <tr key={rate.vat}>
              <th scope="row" colSpan={3}>
                {rate.vat === 'exempt' ? 'Zonder btw' : `Btw ${vatWords[rate.vat]} over ${formatEuros(rate.netCents)}`}
              </th>
              <td className="number">{formatEuros(rate.vat === 'exempt' ? rate.grossCents : rate.vatCents)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={3}>
              {credit ? 'Wij betalen of verrekenen' : 'Te betalen'}
            </th>
            <td className="number">{formatEuros(credit ? -invoice.totalCents : invoice.totalCents)}</td>
          </tr>
        </tfoot>
      </table>
      <div className="paper-foot">
        {!credit && withDeposit && <p>Dit bedrag is betaald met de waarborg. U hoeft niets over te maken.</p>}
        {!credit && !withDeposit && seller.iban !== null && invoice.dueOn !== null && (
          <p>
            Maak {formatEuros(invoice.totalCents)} over vóór {formatDate(invoice.dueOn)} op {ibanText(seller.iban)} ten
            name van {seller.legalName}. Zet erbij: {invoice.number}.
          </p>
        )}
        {seller.paymentText !== null && !credit && <p>{seller.paymentText}</p>}
        {exempt && <p>{exemptReasonOf(invoice)}.</p>}
      </div>
    </Paper>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
