import { useQuery } from '@tanstack/react-query'
import type { Corrections } from '#shared/contract/closing'
import { dateOf } from '#shared/time/civil'
import { formatDay, formatMoment, formatTime } from '#shared/time/format'
import type { Quarter } from '#shared/time/types'
import { api } from '../../lib/client'
import { messageFor } from '../../lib/failure'
import { formatCount, formatEuros, formatNumber, formatPercent } from '../../lib/format'
import { number } from '../../lib/numbers'
import { openPanel } from '../../lib/panel'
import { fieldValue, fieldWords } from '../../lib/words/closing'
import { Card } from '../../ui/Card'

type BookingLine = Corrections['bookings'][number]
type FigureLine = Corrections['figures'][number]

/** What changed after the quarter was closed: bookings with old and new, and figures that would be otherwise now. */
export function CorrectionsCard({
  quarter,
  centreNames,
}: {
  quarter: Quarter
  centreNames: ReadonlyMap<string, string>
}) {
  const { data, error } = useQuery(api.closings.corrections.queryOptions({ input: { quarter } }))
  if (error)
    return (
      <p className="vs-error" role="alert">
        {messageFor(error)}
      </p>
    )
  if (!data) return null
  const { bookings, figures } = data
  return (
    <Card
      title="Correcties na vaststelling"
      note={bookings.length === 0 ? 'geen' : formatCount(bookings.length, 'boeking', 'boekingen')}
    >
      {bookings.length === 0 && figures.length === 0 ? (
        <p className="list-empty">Sinds versie {data.closing.version} is er niets veranderd.</p>
      ) : (
        <>
          {bookings.length > 0 && <BookingTable bookings={bookings} centreNames={centreNames} />}
          {figures.length > 0 && <FigureTable figures={figures} />}
        </>
      )}
    </Card>
  )
}

const kinds = { added: 'Kwam erbij', removed: 'Telt hier niet meer', changed: '' } as const

function BookingTable({
  bookings,
  centreNames,
}: {
  bookings: readonly BookingLine[]
  centreNames: ReadonlyMap<string, string>
}) {
  return (
    <div className="vs-scroll">
      <table className="table">
        <caption className="visually-hidden">Boekingen die na de vaststelling zijn veranderd</caption>
        <thead>
          <tr>
            <th scope="col">Boeking</th>
            <th scope="col">Wat</th>
            <th scope="col">Was</th>
            <th scope="col">Is nu</th>
            <th scope="col">Door</th>
          </tr>
        </thead>
        <tbody>
          {bookings.flatMap((line) => {
            const rows = line.changes.length === 0 ? [null] : line.changes
            return rows.map((change, i) => (
              <tr key={`${line.id} ${change?.field ?? ''}`}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={rows.length}>
                    {line.exists ? (
                      <button
                        type="button"
                        className="link"
                        onClick={() => openPanel({ kind: 'booking', id: line.id })}
                      >
                        {line.title}
                      </button>
                    ) : (
                      line.title
                    )}
                    <small>
                      {line.number}, {formatDay(dateOf(line.startsAt))} {formatTime(line.startsAt)},{' '}
                      {centreNames.get(line.centreId)}
                    </small>
                  </th>
                )}
                {change === null ? (
                  <td colSpan={3}>{kinds[line.kind]}</td>
                ) : (
                  <>
                    <td>{fieldWords[change.field]}</td>
                    <td>{fieldValue(change.field, change.old)}</td>
                    <td>{fieldValue(change.field, change.new)}</td>
                  </>
                )}
                {i === 0 && (
                  <td rowSpan={rows.length}>
                    {line.by}
                    {line.at !== null && <small>{formatMoment(line.at)}</small>}
                  </td>
                )}
              </tr>
            ))
          })}
        </tbody>
      </table>
    </div>
  )
}

const shown: Record<FigureLine['unit'], (value: number) => string> = {
  count: formatNumber,
  decimal: (value) => number(value, 'percent'),
  hours: (value) => `${value.toLocaleString('nl-NL', { maximumFractionDigits: 1 })} uur`,
  percent: (value) => formatPercent(Math.round(value * 1000) / 10),
  euro: (value) => formatEuros(Math.round(value * 100)),
}

function FigureTable({ figures }: { figures: readonly FigureLine[] }) {
  const value = ({ unit }: FigureLine, figure: number | null) => (figure === null ? '–' : shown[unit](figure))
  return (
    <div className="vs-scroll">
      <table className="table vs-figures">
        <caption>Cijfers die nu anders zouden zijn</caption>
        <thead>
          <tr>
            <th scope="col">Centrum</th>
            <th scope="col">Cijfer</th>
            <th scope="col" className="number">
              Vastgesteld
            </th>
            <th scope="col" className="number">
              Zou nu zijn
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((line) => (
            <tr key={`${line.centre} ${line.part} ${line.group} ${line.figure}`}>
              <th scope="row">{line.centre ?? 'Alle centra'}</th>
              <td>
                {line.figure}
                <small>
                  {line.part}, {line.group}
                </small>
              </td>
              <td className="number">{value(line, line.old)}</td>
              <td className="number">
                {line.fewAnswers ? <small>te weinig antwoorden verschil</small> : value(line, line.new)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
