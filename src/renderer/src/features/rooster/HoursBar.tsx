import { IconAlertTriangle } from '@tabler/icons-react'
import type { Caretaker, Shift } from '#shared/contract/roster'
import { hoursOf } from '#shared/domain/roster/hours'
import type { DateSpan, WallTime } from '#shared/time/types'
import { useMay } from '../../lib/session'
import { shortName } from './board'
import type { Carried } from './drop'

const hours = (minutes: number): string => (minutes / 60).toLocaleString('nl', { maximumFractionDigits: 1 })

type Props = {
  caretakers: readonly Caretaker[]
  shifts: readonly Shift[]
  /** The days shown, both included. */
  days: DateSpan
  now: WallTime
  onCarry: (carried: Carried | null) => void
  onOpen: (caretaker: Caretaker) => void
}

/** Everybody's hours against their contract; a name drags onto a shift or a gap. */
export function HoursBar({ caretakers, shifts, days, now, onCarry, onOpen }: Props) {
  const mayMove = useMay('shifts.change')
  return (
    <ul className="ro-hours" aria-label="Uren en contract">
      {caretakers.map((caretaker) => {
        const own = shifts.filter((shift) => shift.caretakerId === caretaker.id)
        const { plannedMinutes: work, contractMinutes: contract } = hoursOf(caretaker, own, days, now)
        const over = contract > 0 && work > contract
        const pool = caretaker.flexPool ? 'flex' : caretaker.kind === 'volunteer' ? 'vrijw.' : ''
        return (
          <li
            key={caretaker.id}
            draggable={mayMove}
            onDragStart={(event) => {
              onCarry({ kind: 'person', caretaker })
              event.dataTransfer.effectAllowed = 'copy'
              event.dataTransfer.setData('text/plain', caretaker.name)
            }}
            onDragEnd={() => onCarry(null)}
          >
            <button type="button" className="ro-person" onClick={() => onOpen(caretaker)} title={caretaker.name}>
              {shortName(caretaker.name)}
              {over && <IconAlertTriangle size={12} color="var(--warn)" aria-label="meer dan het contract" />}{' '}
              <b>{hours(work)}</b>
              {contract > 0 ? ` / ${hours(contract)}` : ` ${pool}`}
            </button>
            <span className="ro-meter" aria-hidden>
              <i
                data-over={over || undefined}
                style={{ width: `${contract > 0 ? Math.min(100, (100 * work) / contract) : work > 0 ? 40 : 0}%` }}
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
