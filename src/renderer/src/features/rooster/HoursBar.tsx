import { IconAlertTriangle } from '@tabler/icons-react'
import type { Caretaker, Shift } from '#shared/contract/roster'
import { minutesBetween } from '#shared/time/civil'
import { useMay } from '../../lib/session'
import { shortName } from './board'
import type { Carried } from './RosterGrid'

const hours = (minutes: number): string => (minutes / 60).toLocaleString('nl', { maximumFractionDigits: 1 })

/** Working minutes of a person in the shifts shown: without breaks. */
export const workOf = (id: string, shifts: readonly Shift[]): number =>
  shifts
    .filter((shift) => shift.caretakerId === id)
    .reduce((sum, shift) => sum + Math.max(0, minutesBetween(shift.startsAt, shift.endsAt) - shift.breakMinutes), 0)

type Props = {
  caretakers: readonly Caretaker[]
  shifts: readonly Shift[]
  /** How many weeks are shown: contract hours are a week's. */
  weeks: number
  onCarry: (carried: Carried | null) => void
  onOpen: (caretaker: Caretaker) => void
}

/** Everybody's hours against their contract; a name drags onto a shift or a gap. */
export function HoursBar({ caretakers, shifts, weeks, onCarry, onOpen }: Props) {
  const mayMove = useMay('shifts.change')
  return (
    <ul className="ro-hours" aria-label="Uren en contract">
      {caretakers.map((caretaker) => {
        const work = workOf(caretaker.id, shifts)
        const contract = caretaker.contractMinutes * weeks
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
