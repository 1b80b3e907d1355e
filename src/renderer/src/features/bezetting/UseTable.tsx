import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCalendarEvent } from '@tabler/icons-react'
import { useState } from 'react'
import type { UseFigures } from '#shared/contract/room-use'
import { formatPercent } from '../../lib/format'
import { hours, number } from '../../lib/numbers'
import { useMay } from '../../lib/session'
import { FigureButton } from '../../ui/FigureButton'
import { Tag } from '../../ui/Tag'
import { type Level, levels, type Sort, type SortKey, sorted, type UseRow } from './model'
import { UseBar } from './UseBar'

type Props = {
  level: Level
  rows: readonly UseRow[]
  total: UseFigures & { unused: number }
  onDrill: (row: UseRow | null) => void
  onBoard: (row: UseRow) => void
}

/** Time, seats and both of every row, with a bar to each number; sorted by any of them. */
export function UseTable({ level, rows, total, onDrill, onBoard }: Props) {
  const [sort, setSort] = useState<Sort>({ by: 'name', down: false })
  const head = (by: SortKey, label: string, numeric = true) => (
    <SortHead
      label={label}
      numeric={numeric}
      state={sort.by === by ? (sort.down ? 'descending' : 'ascending') : 'none'}
      onSort={() => setSort({ by, down: sort.by === by ? !sort.down : by !== 'name' })}
    />
  )
  const ofRoom = level === 'ruimte'
  const toBoard = useMay('bookings.list') && ofRoom
  const column = levels.find((one) => one.value === level)?.column ?? ''
  return (
    <div className="fig-scroll">
      <table className="fig-table bz-table">
        <caption className="visually-hidden">
          Bezetting {column.toLowerCase()} voor {column.toLowerCase()}
        </caption>
        <thead>
          <tr>
            {head('name', column, false)}
            {head('activities', 'Activiteiten')}
            {head('timePct', 'Van de tijd', false)}
            {head('seatPct', 'Van de plaatsen', false)}
            {head('bothPct', 'Samen', false)}
            {head('sharedMinutes', 'Tegelijk (uur)')}
            {head('unused', 'Niet gebruikt')}
            {toBoard && (
              <th scope="col">
                <span className="visually-hidden">Planbord</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, sort).map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <span className="bz-name">{row.name}</span>
                <small className="bz-where">
                  {row.where}
                  {row.capacity !== null && `, ${row.capacity} personen`}
                </small>
              </th>
              <td className="is-num">
                <FigureButton
                  needs="roomUse.bookings"
                  label={`${row.name}, ${row.where}: ${row.figures.activities} activiteiten. Toon de boekingen`}
                  onClick={() => onDrill(row)}
                >
                  {number(row.figures.activities)}
                </FigureButton>
              </td>
              <Shares figures={row.figures} />
              <td className="is-num">{ofRoom ? unusedWord(row) : row.unused === 0 ? '–' : number(row.unused)}</td>
              {toBoard && (
                <td className="bz-act">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    c="var(--text-2)"
                    size={28}
                    aria-label={`${row.name}, ${row.where} op het planbord`}
                    onClick={() => onBoard(row)}
                  >
                    <IconCalendarEvent size={16} aria-hidden="true" />
                  </ActionIcon>
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">Alles samen</th>
              <td className="is-num">
                <FigureButton
                  needs="roomUse.bookings"
                  label={`Alles samen: ${total.activities} activiteiten. Toon de boekingen`}
                  onClick={() => onDrill(null)}
                >
                  {number(total.activities)}
                </FigureButton>
              </td>
              <Shares figures={total} />
              <td className="is-num">{total.unused === 0 ? '–' : number(total.unused)}</td>
              {toBoard && <td />}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

/** Below this the occupancy of seats rests on so little that it says so. */
const FEW = 90
const unusedWord = (row: UseRow) => (row.unused > 0 ? <Tag tone="warn">niet gebruikt</Tag> : '–')

function Shares({ figures: f }: { figures: UseFigures }) {
  return (
    <>
      <td title={`${hours(f.usedMinutes)} van ${hours(f.openMinutes)} uur`}>
        <UseBar pct={f.timePct} kind="time" />
      </td>
      <td title={`Geteld over ${formatPercent(f.countedPct)} van de gebruikte tijd`}>
        <UseBar pct={f.seatPct} kind="seat" />
        {f.countedPct !== null && f.countedPct < FEW && (
          <small className="bz-counted">
            {f.countedPct === 0 ? 'niet geteld' : `geteld: ${Math.floor(f.countedPct)} %`}
          </small>
        )}
      </td>
      <td>
        <UseBar pct={f.bothPct} kind="both" />
      </td>
      <td className="is-num">
        {f.sharedMinutes === 0 ? '–' : hours(f.sharedMinutes)}
        {f.mostGroups > 1 && <small className="bz-counted">tot {f.mostGroups} groepen</small>}
      </td>
    </>
  )
}

function SortHead({
  label,
  numeric,
  state,
  onSort,
}: {
  label: string
  numeric: boolean
  state: 'ascending' | 'descending' | 'none'
  onSort: () => void
}) {
  const Sign = state === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <th scope="col" className={numeric ? 'is-num' : ''} aria-sort={state}>
      <button type="button" className="bz-sort" onClick={onSort}>
        {label}
        {state === 'none' ? <span className="bz-nosort" /> : <Sign size={12} aria-hidden="true" />}
      </button>
    </th>
  )
}
