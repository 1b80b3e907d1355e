import type { ImportResult } from '#shared/contract/import'
import { formatNumber } from '../../lib/format'
import { Card } from '../../ui/Card'

/** Per file how many rows were read, are new, were there already, or are refused. */
export function CountTable({ result }: { result: ImportResult }) {
  return (
    <Card title={result.written ? 'Wat is opgeslagen' : 'Wat in de bestanden staat'}>
      <div className="im-scroll">
        <table className="table">
          <caption className="visually-hidden">Aantal regels per bestand</caption>
          <thead>
            <tr>
              <th scope="col">Bestand</th>
              <th scope="col" className="number">
                Regels
              </th>
              <th scope="col" className="number">
                Nieuw
              </th>
              <th scope="col" className="number">
                Was er al
              </th>
              <th scope="col" className="number">
                {result.written ? 'Overgeslagen' : 'Fout'}
              </th>
            </tr>
          </thead>
          <tbody>
            {result.counts.map((count) => (
              <tr key={count.file}>
                <th scope="row" className="im-file">
                  {count.file}
                </th>
                <td className="number">{formatNumber(count.rows)}</td>
                <td className="number">{formatNumber(count.added)}</td>
                <td className="number">{formatNumber(count.unchanged)}</td>
                <td className={count.refused > 0 ? 'number im-bad' : 'number'}>{formatNumber(count.refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
