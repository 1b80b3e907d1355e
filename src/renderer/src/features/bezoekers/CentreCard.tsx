import type { VisitorReport, YearNumber } from '#shared/contract/visitor'
import { formatPeriodShort } from '#shared/time/format'
import { addPeriods, yearEarlier } from '#shared/time/period'
import { number, signed } from '../../lib/numbers'
import { useMay } from '../../lib/session'
import { centreTypeWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { FigureButton } from '../../ui/FigureButton'

type Centre = VisitorReport['centres'][number]
type Props = { report: VisitorReport; onNumber: (centre: Centre, known: YearNumber | null) => void }

/** Visitors per centre and part of the day with a bar each, growth, and how many come often. */
export function CentreCard({ report, onNumber }: Props) {
  const most = Math.max(1, ...report.centres.map(({ visitors }) => visitors?.total ?? 0))
  const unknown = useMay('visitors.setNumber') ? 'invullen' : 'niet bekend'
  const heads = ['Ochtend', 'Middag', 'Avond', 'Totaal']
  return (
    <Card title="Per centrum" note="geteld bij binnenkomst, uit het logboek">
      <div className="fig-scroll">
        <table className="fig-table">
          <caption className="visually-hidden">Bezoekers per centrum</caption>
          <thead>
            <tr>
              <th scope="col">Centrum</th>
              {heads.map((head) => (
                <th scope="col" className="is-num" key={head}>
                  {head}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Verhouding</span>
              </th>
              <th scope="col" className="is-num">
                Groei t.o.v. {formatPeriodShort(addPeriods(report.period, -1))}
              </th>
              <th scope="col" className="is-num">
                Groei t.o.v. {formatPeriodShort(yearEarlier(report.period))}
              </th>
              <th scope="col" className="is-num">
                Vaste bezoekers
              </th>
            </tr>
          </thead>
          <tbody>
            {report.centres.map((centre) => {
              const { visitors } = centre
              return (
                <tr key={centre.centreId}>
                  <th scope="row">
                    {centre.name}
                    {(centre.type === 'tussenvoorziening' || centre.type === 'museum') && (
                      <small className="bk-type">{centreTypeWords[centre.type].toLowerCase()}</small>
                    )}
                  </th>
                  {(['morning', 'afternoon', 'evening'] as const).map((part) => (
                    <td className="is-num" key={part}>
                      {visitors ? number(visitors[part]) : '–'}
                    </td>
                  ))}
                  <td className="is-num">
                    <b>{visitors ? number(visitors.total) : 'niet geteld'}</b>
                  </td>
                  <td className="bk-bar-cell" aria-hidden="true">
                    <i style={{ width: `${((visitors?.total ?? 0) / most) * 100}%` }} />
                  </td>
                  <Growth value={centre.growth} />
                  <Growth value={centre.yearGrowth} />
                  <td className="is-num">
                    <FigureButton
                      needs="visitors.setNumber"
                      label={`Vaste bezoekers van ${centre.name}: ${centre.frequent ? number(centre.frequent.count) : 'invullen'}`}
                      onClick={() => onNumber(centre, centre.frequent)}
                    >
                      {centre.frequent ? number(centre.frequent.count) : unknown}
                    </FigureButton>
                    {centre.frequent && <small className="bk-type">{centre.frequent.year}</small>}
                  </td>
                </tr>
              )
            })}
          </tbody>
          {report.centres.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">Alle centra</th>
                <td colSpan={3} />
                <td className="is-num">{report.total.visitors === null ? '–' : number(report.total.visitors)}</td>
                <td colSpan={4} />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </Card>
  )
}

/** In percent; the sign says up or down, the colour only helps. */
function Growth({ value }: { value: number | null }) {
  const direction = value === null || value === 0 ? '' : value > 0 ? 'is-up' : 'is-down'
  return (
    <td className="is-num">
      {value === null ? (
        '–'
      ) : (
        <span className={`fig-delta ${direction}`}>{value === 0 ? '0' : signed(value, 'percent')} %</span>
      )}
    </td>
  )
}
