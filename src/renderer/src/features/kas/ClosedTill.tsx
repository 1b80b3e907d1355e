import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { DayClosing, Till } from '#shared/contract/register'
import { clockOf, dateOf } from '#shared/time/civil'
import { formatDate, formatTime } from '#shared/time/format'
import { useActions } from '../../lib/actions'
import { api } from '../../lib/client'
import { formatEuros, formatNumber } from '../../lib/format'
import { useHere } from '../../lib/here'
import { printPaper } from '../../lib/print'
import { Card } from '../../ui/Card'
import { Paper, usePaper } from '../../ui/Paper'
import { PaperLogo } from '../../ui/PaperLogo'
import { denominationText } from './count'
import { TillChooser } from './TillChooser'
import { differenceWord, signedEuros, tillWord, vatWords } from './words'

/** A till that was closed: what was there, what should have been there, who counted. It prints as one sheet. */
export function ClosedTill({ till, closing }: { till: Till; closing: DayClosing }) {
  const { today } = useHere()
  const title = ['Dagafsluiting', formatDate(till.date), tillWord(till.sequence)].filter(Boolean).join(', ')
  const paper = usePaper()
  const print = () => paper.print(() => printPaper(`kas-${till.date}.pdf`, 'De dagafsluiting is bewaard als PDF'))
  useActions([
    { id: 'register.print', label: 'Dagafsluiting afdrukken', keys: ['Ctrl+P'], group: 'Afsluiten', run: print },
  ])
  return (
    <>
      <div className="kas-close">
        <Card
          title={title}
          actions={
            <>
              <TillChooser till={till} />
              <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={print}>
                Afdrukken
              </Button>
            </>
          }
        >
          <p className="kas-verdict" data-state={closing.differenceCents === 0 ? 'ok' : 'bad'}>
            <span>Contant: {differenceWord(closing.differenceCents)}</span>
            {closing.differenceCents !== 0 && (
              <b className="tabular">{formatEuros(Math.abs(closing.differenceCents))}</b>
            )}
          </p>
          <Figures closing={closing} />
          <p className="kas-note-line">
            Afgesloten op {formatDate(dateOf(closing.at))} om {formatTime(clockOf(closing.at))} door {closing.by}. Aan
            deze dag verandert niets meer.
            {till.date === today && ' Verkoopt u vandaag nog iets, dan begint vanzelf een nieuwe kas.'}
          </p>
        </Card>
        <Card title="Wat er geteld en verkocht is">
          <Details till={till} closing={closing} />
        </Card>
      </div>
      {paper.printing && <Sheet till={till} closing={closing} title={title} />}
    </>
  )
}

function Figures({ closing: c }: { closing: DayClosing }) {
  const lines: [string, string][] = [
    ['In de kas aan het begin', formatEuros(c.floatCents)],
    ['Contant verkocht', formatEuros(c.cashCents)],
    ['In en uit de kas', formatEuros(c.movedCents)],
    ['Dat moest er zijn', formatEuros(c.expectedCents)],
    ['Geteld', formatEuros(c.countedCents)],
    ['Verschil', signedEuros(c.differenceCents)],
    ['Afgestort', formatEuros(c.withdrawnCents)],
    ['In de kas gebleven', formatEuros(c.countedCents - c.withdrawnCents)],
    ['Pin in de kas', formatEuros(c.pinCents)],
    ['Pin volgens het apparaat', formatEuros(c.pinSlipCents)],
    ['Verschil pin', signedEuros(c.pinDifferenceCents)],
  ]
  return (
    <>
      <dl className="kas-sum">
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="tabular">{text}</dd>
          </div>
        ))}
      </dl>
      {c.remark !== null && (
        <p className="kas-remark">
          <strong>Opmerking.</strong> {c.remark}
        </p>
      )}
    </>
  )
}

function Details({ till, closing }: { till: Till; closing: DayClosing }) {
  return (
    <>
      <table className="table">
        <caption>Geteld{closing.laterCents !== 0 && `, met ${formatEuros(closing.laterCents)} van daarna`}</caption>
        <thead>
          <tr>
            <th scope="col">Biljet of munt</th>
            <th scope="col" className="number">
              Aantal
            </th>
            <th scope="col" className="number">
              Bedrag
            </th>
          </tr>
        </thead>
        <tbody>
          {closing.counts.map(({ cents, pieces }) => (
            <tr key={cents}>
              <td>{denominationText(cents)}</td>
              <td className="number">{formatNumber(pieces)}</td>
              <td className="number">{formatEuros(cents * pieces)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="table">
        <caption>Verkocht</caption>
        <thead>
          <tr>
            <th scope="col">Artikel</th>
            <th scope="col" className="number">
              Aantal
            </th>
            <th scope="col" className="number">
              Bedrag
            </th>
          </tr>
        </thead>
        <tbody>
          {till.articles.map((sum) => (
            <tr key={sum.name}>
              <td>{sum.name}</td>
              <td className="number">{formatNumber(sum.quantity)}</td>
              <td className="number">{formatEuros(sum.cents)}</td>
            </tr>
          ))}
          {till.vat.map((sum) => (
            <tr key={sum.vat}>
              <td>{vatWords(sum.vat)} in het bedrag</td>
              <td />
              <td className="number">{formatEuros(sum.vatCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The closing on paper, to sign. */
function Sheet({ till, closing, title }: { till: Till; closing: DayClosing; title: string }) {
  const organisation = useQuery(api.app.state.queryOptions()).data?.organisation?.name ?? ''
  const { centres } = useHere()
  return (
    <Paper>
      <div className="kas-paper">
        <PaperLogo />
        <p className="paper-org">{organisation}</p>
        <h1>{title}</h1>
        <p>
          {centres.find((centre) => centre.id === till.centreId)?.name}. Afgesloten op {formatDate(dateOf(closing.at))}{' '}
          om {formatTime(clockOf(closing.at))} door {closing.by}.
        </p>
        <h2>Contant en pin</h2>
        <Figures closing={closing} />
        <Details till={till} closing={closing} />
        <p className="kas-sign">Handtekening</p>
      </div>
    </Paper>
  )
}
