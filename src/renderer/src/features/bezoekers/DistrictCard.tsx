import type { VisitorReport, YearNumber } from '#shared/contract/visitor'
import { formatPercent } from '../../lib/format'
import { number } from '../../lib/numbers'
import { useMay } from '../../lib/session'
import { Card } from '../../ui/Card'
import { FigureButton } from '../../ui/FigureButton'

type District = VisitorReport['districts'][number]
type Props = { report: VisitorReport; onNumber: (district: District, known: YearNumber | null) => void }

/** Which part of the residents of a district comes often. */
export function DistrictCard({ report, onNumber }: Props) {
  const unknown = useMay('visitors.setNumber') ? 'invullen' : 'niet bekend'
  return (
    <Card title="Per wijk" note="vaste bezoekers als deel van de inwoners">
      <div className="fig-scroll">
        <table className="fig-table">
          <caption className="visually-hidden">Bezoekers en inwoners per wijk</caption>
          <thead>
            <tr>
              <th scope="col">Wijk</th>
              <th scope="col" className="is-num">
                Bezoekers
              </th>
              <th scope="col" className="is-num">
                Inwoners
              </th>
              <th scope="col">Bron</th>
              <th scope="col" className="is-num">
                Vaste bezoekers
              </th>
              <th scope="col" className="is-num">
                Aandeel
              </th>
            </tr>
          </thead>
          <tbody>
            {report.districts.map((district) => (
              <tr key={district.districtId}>
                <th scope="row">{district.name}</th>
                <td className="is-num">{district.visitors === null ? '–' : number(district.visitors)}</td>
                <td className="is-num">
                  <FigureButton
                    needs="visitors.setNumber"
                    label={`Inwoners van ${district.name}: ${district.residents ? number(district.residents.count) : 'invullen'}`}
                    onClick={() => onNumber(district, district.residents)}
                  >
                    {district.residents ? number(district.residents.count) : unknown}
                  </FigureButton>
                </td>
                <td>{district.residents ? `${district.residents.source}, ${district.residents.year}` : '–'}</td>
                <td className="is-num">{district.frequent === null ? '–' : number(district.frequent)}</td>
                <td className="is-num">
                  <b>{formatPercent(district.frequentPct)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="bk-note">
        Vaste bezoekers komen uit een telling of enquête per centrum. Een aantal geldt voor zijn jaar, en daarna tot er
        een nieuw is. Wie in meer centra van een wijk komt, kan dubbel meetellen.
      </p>
    </Card>
  )
}
