import type { ReactNode } from 'react'
import type { UseFigures, WhatIf } from '#shared/contract/room-use'
import { hours, number, signed } from '../../lib/numbers'
import { UseBar } from './UseBar'

/** Figures as they are beside those after: a row for each, for room, centre and district. */
export function EffectTable({
  result,
  names,
  affected,
}: {
  result: WhatIf
  names: { room: string; centre: string; district: string }
  affected: boolean
}) {
  const parts = (['room', 'centre', 'district'] as const).flatMap((part) => {
    const effect = result[part]
    return effect === null ? [] : [{ name: names[part], part, effect }]
  })
  return (
    <div className="fig-scroll">
      <table className="fig-table bz-table bz-effect">
        <caption className="visually-hidden">Bezetting nu en straks</caption>
        <thead>
          <tr>
            <th scope="col">Van</th>
            <th scope="col">Cijfer</th>
            <th scope="col">Nu</th>
            <th scope="col">{affected ? 'Als geraakte boekingen vervallen' : 'Straks'}</th>
            {affected && <th scope="col">Als zij verhuizen waar dat kan</th>}
          </tr>
        </thead>
        {parts.map(({ name, part, effect }) => (
          <tbody key={part}>
            {shown.map(({ label, of, cell }, i) => (
              <tr key={label}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={shown.length}>
                    <span className="bz-name">{name}</span>
                    <small className="bz-where">{partWords[part]}</small>
                  </th>
                )}
                <th scope="row">{label}</th>
                <td>{cell(effect.before)}</td>
                {(affected ? (['without', 'moved'] as const) : (['without'] as const)).map((which) => (
                  <td key={which}>
                    {cell(effect[which])}
                    <Difference was={of(effect.before)} is={of(effect[which])} points={label !== 'Activiteiten'} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

const partWords = { room: 'ruimte', centre: 'centrum', district: 'wijk' } as const
const shown: readonly {
  label: string
  of: (f: UseFigures) => number | null
  cell: (f: UseFigures) => ReactNode
}[] = [
  {
    label: 'Van de tijd',
    of: (f) => f.timePct,
    cell: (f) => (
      <>
        <UseBar pct={f.timePct} kind="time" />
        <small className="bz-counted">
          {hours(f.usedMinutes)} van {hours(f.openMinutes)} uur
        </small>
      </>
    ),
  },
  { label: 'Van de plaatsen', of: (f) => f.seatPct, cell: (f) => <UseBar pct={f.seatPct} kind="seat" /> },
  { label: 'Samen', of: (f) => f.bothPct, cell: (f) => <UseBar pct={f.bothPct} kind="both" /> },
  { label: 'Activiteiten', of: (f) => f.activities, cell: (f) => <b>{number(f.activities)}</b> },
]

function Difference({ was, is, points }: { was: number | null; is: number | null; points: boolean }) {
  if (was === null || is === null) return null
  const change = Math.round((is - was) * 10) / 10
  return (
    <small className="bz-counted">
      {change === 0 ? 'gelijk' : points ? `${signed(change, 'percent')} procentpunt` : signed(change)}
    </small>
  )
}
