import type { MuseumReport } from '#shared/contract/museum'
import { expenseLines, incomeLines } from '#shared/domain/museum'
import { expenseWords, incomeWords } from '#shared/domain/museum-words'
import { formatDate, formatDay, formatMonth } from '#shared/time/format'
import { formatCount, formatEuros, formatNumber } from '../../lib/format'
import { useHides } from '../../lib/session'
import { Card } from '../../ui/Card'
import { FigureTiles } from '../../ui/FigureTiles'
import { Tag } from '../../ui/Tag'

type Props = { data: MuseumReport }

/** The figures at a glance, with the stretch and the closures that explain them. */
export function FigureLine({ data }: Props) {
  const { figures, volunteers, days, closures } = data
  const tiles = [
    {
      label: 'Rondleidingen',
      figure: formatNumber(figures.tours),
      note:
        figures.withoutCount > 0
          ? `${figures.withoutCount} nog zonder aantal`
          : formatCount(figures.lettings, 'andere boeking', 'andere boekingen'),
    },
    { label: 'Deelnemers', figure: formatNumber(figures.participants), note: 'aan rondleidingen' },
    {
      label: 'Bezoekers',
      figure: formatNumber(figures.visitors.total),
      note: `${formatNumber(figures.visitors.morning)} ochtend, ${formatNumber(figures.visitors.afternoon)} middag`,
    },
    {
      label: 'Vrijwilligers',
      figure: formatNumber(volunteers.all),
      note: volunteers.new === 0 ? 'geen nieuwe' : `${volunteers.new} nieuw`,
    },
    {
      label: 'Open dagen',
      figure: formatNumber(days.open),
      note:
        days.closed === 0
          ? 'geen sluiting'
          : `${days.closed} dicht: ${[...new Set(closures.map(({ reason }) => reason))].slice(0, 2).join(', ')}`,
    },
  ]
  return <FigureTiles label="Cijfers van deze periode" tiles={tiles} />
}

/** Income and expenses apart, by kind. */
export function Account({ data: { figures } }: Props) {
  return (
    <Card title="Inkomsten en uitgaven" note={`saldo ${formatEuros(figures.balanceCents)}`}>
      <div className="mu-account">
        <Lines
          title="Inkomsten"
          total={figures.incomeCents}
          lines={incomeLines.map((line) => [incomeWords[line], figures.income[line]])}
        />
        <Lines
          title="Uitgaven"
          total={figures.expenseCents}
          lines={expenseLines.map((line) => [expenseWords[line], figures.expenses[line]])}
        />
      </div>
    </Card>
  )
}

function Lines({ title, lines, total }: { title: string; lines: readonly [string, number][]; total: number }) {
  return (
    <table className="fig-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="is-num">
            Bedrag
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, cents]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="is-num">{cents === 0 ? '–' : formatEuros(cents)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Samen</th>
          <td className="is-num">{formatEuros(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** What was offered, most often first. */
export function Offered({ data: { figures } }: Props) {
  return (
    <Card title="Rondleidingen en arrangementen" note="die er waren">
      {figures.programmes.length === 0 ? (
        <p className="list-empty">In deze periode was er nog geen rondleiding.</p>
      ) : (
        <table className="fig-table">
          <caption className="visually-hidden">Rondleidingen en arrangementen van deze periode</caption>
          <thead>
            <tr>
              <th scope="col">Wat</th>
              <th scope="col" className="is-num">
                Keren
              </th>
              <th scope="col" className="is-num">
                Deelnemers
              </th>
              <th scope="col" className="is-num">
                Bedrag
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.programmes.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                <td className="is-num">{row.tours}</td>
                <td className="is-num">{formatNumber(row.participants)}</td>
                <td className="is-num">{formatEuros(row.cents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

/** The same figures per month. */
export function Months({ data: { months } }: Props) {
  if (months.length < 2) return null
  return (
    <Card title="Per maand">
      <div className="fig-scroll">
        <table className="fig-table">
          <caption className="visually-hidden">Cijfers per maand</caption>
          <thead>
            <tr>
              <th scope="col">Maand</th>
              {['Rondleidingen', 'Deelnemers', 'Bezoekers', 'Inkomsten', 'Uitgaven'].map((head) => (
                <th key={head} scope="col" className="is-num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((row) => (
              <tr key={row.month}>
                <th scope="row">{formatMonth(row.month)}</th>
                <td className="is-num">{row.tours}</td>
                <td className="is-num">{formatNumber(row.participants)}</td>
                <td className="is-num">{formatNumber(row.visitors)}</td>
                <td className="is-num">{formatEuros(row.incomeCents)}</td>
                <td className="is-num">{formatEuros(row.expenseCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

/** The volunteers of the period. Names are for the desk: no file has them. */
export function Served({ data: { served, volunteers } }: Props) {
  // How many they are stands on top; who they are is not for everybody.
  if (useHides('personal')) return null
  return (
    <Card title="Vrijwilligers" note={`${volunteers.all} in deze periode, ${volunteers.new} nieuw`}>
      {served.length === 0 ? (
        <p className="list-empty">Nog niemand gaf een rondleiding of had een dienst.</p>
      ) : (
        <ul className="list">
          {served.map(({ caretakerId, name, tours, shifts, first, isNew }) => (
            <li key={caretakerId} className="list-item">
              <div className="list-text">
                <b>{name}</b>
                <small>
                  {[
                    tours > 0 && formatCount(tours, 'rondleiding', 'rondleidingen'),
                    shifts > 0 && formatCount(shifts, 'dienst', 'diensten'),
                    `sinds ${formatDate(first)}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </div>
              {isNew && <Tag tone="ok">Nieuw</Tag>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Small maintenance that was reported or done in the period. */
export function Maintenance({ data: { repairs, figures } }: Props) {
  const { reported, done, costCents } = figures.maintenance
  return (
    <Card title="Klein onderhoud" note={`${reported} gemeld, ${done} klaar, ${formatEuros(costCents)}`}>
      {repairs.length === 0 ? (
        <p className="list-empty">Niets gemeld. Schade en onderhoud schrijft u op in het Logboek.</p>
      ) : (
        <ul className="list">
          {repairs.map((repair) => (
            <li key={`${repair.reportedOn} ${repair.title}`} className="list-item">
              <div className="list-text">
                <b>{repair.title}</b>
                <small>
                  gemeld {formatDay(repair.reportedOn)}
                  {repair.doneOn === null ? ', nog niet klaar' : `, klaar ${formatDay(repair.doneOn)}`}
                </small>
              </div>
              {repair.costCents !== null && <b className="tabular">{formatEuros(repair.costCents)}</b>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
