import { Button, Switch } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypeCsv, IconReceipt } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import type { TurnoverReport, turnoverFormats } from '#shared/contract/register'
import { addDays, addMonths, isCivilDate, startOfMonth } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { navigate, setParams, useParam } from '../../lib/address'
import { api, client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { saveFile } from '../../lib/download'
import { formatEuros, formatNumber } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyError } from '../../lib/notify'
import { useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { tillAddress } from './useTill'
import { signedEuros, tillWord, vatWords } from './words'

type Format = (typeof turnoverFormats)[number]

function usePeriod(): { from: CivilDate; to: CivilDate } {
  const { today } = useHere()
  const from = useParam('van')
  const to = useParam('tot')
  return {
    from: from !== null && isCivilDate(from) ? from : startOfMonth(today),
    to: to !== null && isCivilDate(to) ? to : today,
  }
}

/** What was sold in a period, per day, article and VAT rate, and the same as a file. */
export function TurnoverTab({ centreId }: { centreId: CentreId }) {
  const { today, centres } = useHere()
  const { from, to } = usePeriod()
  const all = useParam('alle') === 'ja'
  const query = { from, to, ...(!all && { centreId }) }
  const report = useQuery(
    api.register.turnover.queryOptions({ input: query, enabled: from <= to, placeholderData: keepPreviousData }),
  )
  const save = async (format: Format) => {
    try {
      saveFile(await client.register.exportFile({ ...query, format }))
    } catch (error) {
      notifyError(error)
    }
  }
  useActions([
    { id: 'register.xlsx', label: 'Bewaar als XLSX', keys: ['X'], group: 'Omzet', run: () => void save('xlsx') },
    { id: 'register.csv', label: 'Bewaar als CSV', keys: ['C'], group: 'Omzet', run: () => void save('csv') },
  ])
  const month = startOfMonth(today)
  const show = (first: CivilDate, last: CivilDate) => setParams({ van: first, tot: last })
  const day = (label: string, value: CivilDate, name: 'van' | 'tot') => (
    <DateField
      aria-label={label}
      w={150}
      value={value}
      onChange={(picked) => picked !== null && setParams({ [name]: picked })}
    />
  )
  return (
    <>
      <div className="kas-period">
        {day('Van', from, 'van')}
        <span>tot en met</span>
        {day('Tot en met', to, 'tot')}
        <Button variant="default" onClick={() => show(month, today)}>
          Deze maand
        </Button>
        <Button variant="default" onClick={() => show(addMonths(month, -1), addDays(month, -1))}>
          Vorige maand
        </Button>
        {centres.length > 1 && (
          <Switch
            label="Alle centra"
            checked={all}
            onChange={(event) => setParams({ alle: event.currentTarget.checked ? 'ja' : null })}
          />
        )}
        <span className="kas-space" />
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} aria-hidden="true" />}
          rightSection={<span className="button-key">X</span>}
          onClick={() => void save('xlsx')}
        >
          XLSX
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypeCsv size={16} aria-hidden="true" />}
          rightSection={<span className="button-key">C</span>}
          onClick={() => void save('csv')}
        >
          CSV
        </Button>
      </div>
      {from > to ? (
        <p className="kas-problem">De laatste dag ligt voor de eerste.</p>
      ) : (
        report.data && <Report report={report.data} all={all} />
      )}
      {report.isError && <p className="kas-problem">Kies een periode van ten hoogste een jaar.</p>}
    </>
  )
}

function Report({ report, all }: { report: TurnoverReport; all: boolean }) {
  if (report.tills.length === 0)
    return (
      <EmptyState icon={IconReceipt} title="In deze periode is niets verkocht">
        Kies een andere periode.
      </EmptyState>
    )
  const sum = (pick: (till: TurnoverReport['tills'][number]) => number) =>
    report.tills.reduce((total, till) => total + pick(till), 0)
  const cash = sum((till) => till.cashCents)
  const pin = sum((till) => till.pinCents)
  const figures: [string, string][] = [
    ['Verkocht', formatEuros(cash + pin)],
    ['Contant', formatEuros(cash)],
    ['Pin', formatEuros(pin)],
    ['Kasverschillen', signedEuros(sum((till) => till.closing?.differenceCents ?? 0))],
  ]
  return (
    <>
      <dl className="kas-figures">
        {figures.map(([label, text]) => (
          <div key={label} className="card">
            <dt>{label}</dt>
            <dd className="tabular">{text}</dd>
          </div>
        ))}
      </dl>
      <div className="kas-columns">
        <Card title="Per dag">
          <div className="kas-scroll">
            <TillTable report={report} all={all} />
          </div>
        </Card>
        <div className="kas-stack">
          <Card title="Per artikel">
            <table className="table">
              <caption className="visually-hidden">Verkocht per artikel</caption>
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
                {report.articles.map((a) => (
                  <tr key={`${a.centre} ${a.name}`}>
                    <td>
                      {a.name}
                      {all && <small> {a.centre}</small>}
                    </td>
                    <td className="number">{formatNumber(a.quantity)}</td>
                    <td className="number">{formatEuros(a.cents)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
          <Card title="Btw in de bedragen">
            <table className="table">
              <caption className="visually-hidden">Btw per tarief</caption>
              <thead>
                <tr>
                  <th scope="col">Tarief</th>
                  <th scope="col" className="number">
                    Verkocht
                  </th>
                  <th scope="col" className="number">
                    Btw
                  </th>
                </tr>
              </thead>
              <tbody>
                {report.vat.map((v) => (
                  <tr key={v.vat}>
                    <td>{vatWords(v.vat)}</td>
                    <td className="number">{formatEuros(v.cents)}</td>
                    <td className="number">{formatEuros(v.vatCents)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
        </div>
      </div>
    </>
  )
}

const nameOf = ({ date, sequence }: TurnoverReport['tills'][number]) =>
  [formatDate(date), tillWord(sequence)].filter(Boolean).join(', ')

function TillTable({ report, all }: { report: TurnoverReport; all: boolean }) {
  const may = useRights()
  return (
    <table className="table kas-table">
      <caption className="visually-hidden">Verkocht per dag, met de afsluiting</caption>
      <thead>
        <tr>
          <th scope="col">Dag</th>
          {['Bonnen', 'Contant', 'Pin', 'Totaal', 'Verschil'].map((title) => (
            <th key={title} scope="col" className="number">
              {title}
            </th>
          ))}
          <th scope="col">Stand</th>
        </tr>
      </thead>
      <tbody>
        {[...report.tills].reverse().map((till) => (
          <tr key={`${till.centreId} ${till.date} ${till.sequence}`}>
            <td>
              {may('register.close', till.centreId) ? (
                <button
                  type="button"
                  className="link"
                  onClick={() => navigate(`${tillAddress(till)}&centrum=${till.centreId}`)}
                >
                  {nameOf(till)}
                </button>
              ) : (
                nameOf(till)
              )}
              {all && <small>{till.centre}</small>}
            </td>
            <td className="number">{formatNumber(till.sales)}</td>
            <td className="number">{formatEuros(till.cashCents)}</td>
            <td className="number">{formatEuros(till.pinCents)}</td>
            <td className="number">{formatEuros(till.cashCents + till.pinCents)}</td>
            <td className="number">{till.closing ? signedEuros(till.closing.differenceCents) : '–'}</td>
            <td>
              {till.closing === null ? (
                <Tag>Open</Tag>
              ) : till.closing.differenceCents !== 0 || till.closing.pinDifferenceCents !== 0 ? (
                <Tag tone="warn">Verschil</Tag>
              ) : (
                <Tag tone="ok">Klopt</Tag>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
