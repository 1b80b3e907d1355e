import type { Quote } from '#shared/contract/price'
import { formatEuros } from '../lib/format'
import { freeWords, noteWords, sumWords } from '../lib/words/prices'

type Props = Pick<Quote, 'lines' | 'depositCents' | 'free'> & {
  notes?: Quote['notes']
  roomName: (id: string) => string
}

/** What a booking costs: a line each, what was not charged struck through, the total, and the deposit apart. */
export function PriceTable({ lines, depositCents, free, notes = [], roomName }: Props) {
  const total = lines.reduce((sum, line) => sum + line.cents, 0)
  const waived = lines.reduce((sum, line) => sum + line.waivedCents, 0)
  return (
    <div className="price">
      {lines.length > 0 && (
        <table className="price-table">
          <caption className="visually-hidden">Wat het kost</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Waarvoor</th>
              <th scope="col">Bedrag</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">
                  {line.text}
                  <small>
                    {[sumWords(line), line.kind === 'discount' ? null : line.reason].filter(Boolean).join(' · ')}
                  </small>
                </th>
                <td>
                  {line.kind !== 'discount' && line.waivedCents > 0 && (
                    <s>{formatEuros(line.waivedCents + line.cents)}</s>
                  )}
                  {formatEuros(line.cents)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Totaal</th>
              <td>{formatEuros(total)}</td>
            </tr>
            {depositCents > 0 && (
              <tr className="price-apart">
                <th scope="row">Waarborg, krijgt de huurder terug</th>
                <td>{formatEuros(depositCents)}</td>
              </tr>
            )}
          </tfoot>
        </table>
      )}
      {free !== null && (lines.length > 0 || free === 'internal') && (
        <p className="price-note">
          {freeWords[free]}
          {waived > 0 && ` Dat is ${formatEuros(waived)} waard.`}
        </p>
      )}
      {notes.map((note) => (
        <p key={note.code} className="price-note">
          {noteWords(note, roomName)}
        </p>
      ))}
    </div>
  )
}
