import { IconAlertTriangle } from '@tabler/icons-react'
import { minimumFunctions } from '#shared/domain/minimum-functions'
import { functionNames } from '#shared/domain/use-words'
import { formatCount } from '../../lib/format'
import { number } from '../../lib/numbers'
import { useMay } from '../../lib/session'
import { absentWord, type Cell, cellWords, type District, districtName, type Show, summaryOf } from './model'

type Props = {
  /** All districts, and those of them that are shown. */
  districts: readonly District[]
  shown: readonly District[]
  show: Show
  onDrill: (district: District, cell: Cell) => void
}

/** A row for every district, a column for every function; what is missing says so in words. */
export function Matrix({ districts, shown, show, onDrill }: Props) {
  const { known, covered } = summaryOf(districts)
  const mayDrill = useMay('functions.bookings')
  return (
    <div className="fn-scroll">
      <table className="fn-table" data-show={show}>
        <caption className="visually-hidden">Welke functies er in welke wijk waren</caption>
        <thead>
          <tr>
            <th scope="col">Wijk</th>
            {minimumFunctions.map((name) => (
              <th scope="col" key={name} title={functionNames[name].name}>
                {functionNames[name].short}
                {name === 'district_team' && <small>mag, hoeft niet</small>}
              </th>
            ))}
            <th scope="col">Ontbreekt</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((district) => (
            <tr key={district.district ?? ''}>
              <th scope="row">
                {districtName(district.district)}
                <small>
                  {formatCount(district.centreIds.length, 'centrum', 'centra')}
                  {district.elsewhere && ', van anderen'}
                </small>
              </th>
              {district.cells.map((cell) => (
                <td key={cell.function} data-state={stateOf(district, cell)}>
                  {cell.activities > 0 && !mayDrill ? (
                    <span className="fn-figure">
                      <Figures cell={cell} show={show} />
                    </span>
                  ) : cell.activities > 0 ? (
                    // What is seen stands in the name, so that it can be said to the button.
                    <button type="button" className="fig-button" onClick={() => onDrill(district, cell)}>
                      <span className="visually-hidden">
                        {districtName(district.district)}, {functionNames[cell.function].name}:{' '}
                      </span>
                      <Figures cell={cell} show={show} />
                      <span className="visually-hidden">. {cellWords(cell)}. Toon de boekingen</span>
                    </button>
                  ) : (
                    <span className="fn-absent">
                      {stateOf(district, cell) === 'gap' && <IconAlertTriangle size={12} aria-hidden="true" />}
                      {absentWord(district, cell)}
                    </span>
                  )}
                </td>
              ))}
              <td className="fn-gaps">{district.elsewhere ? '–' : district.gaps === 0 ? 'niets' : district.gaps}</td>
            </tr>
          ))}
        </tbody>
        {known > 1 && (
          <tfoot>
            <tr>
              <th scope="row">In hoeveel wijken</th>
              {covered.map((one) => (
                <td key={one.function}>
                  {one.districts} van {known}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

const stateOf = (district: District, cell: Cell): 'there' | 'gap' | 'none' =>
  cell.activities > 0 ? 'there' : cell.gap && !district.elsewhere ? 'gap' : 'none'

function Figures({ cell, show }: { cell: Cell; show: Show }) {
  if (show === 'deelnemers') return number(cell.participants)
  if (show === 'dagen') return number(cell.days)
  return (
    <>
      {number(cell.activities)}
      {show === 'alles' && (
        <>
          <small>{formatCount(cell.participants, 'deelnemer', 'deelnemers')}</small>
          <small>{formatCount(cell.days, 'dag', 'dagen')}</small>
        </>
      )}
    </>
  )
}
