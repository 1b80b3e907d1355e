import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { Booking } from '#shared/contract/booking'
import { endOfDay, usualDeadline } from '#shared/domain/options'
import { dateOf, isCivilDate } from '#shared/time/civil'
import type { WallTime } from '#shared/time/types'
import { DateField } from './DateField'
import { useHere } from './here'
import { useNow } from './now'

type Props = {
  /** What is to be an option, or is one that gets more time. */
  booking: Pick<Booking, 'centreId' | 'startsAt' | 'status' | 'optionUntil'>
  /** What the button does, such as `Optie geven`. */
  act: string
  onGive: (until: WallTime) => void
}

/** The last day of an option, as the centre does unless another is chosen; Enter gives it. */
export function OptionDeadline({ booking, act, onGive }: Props) {
  const { centres, today } = useHere()
  const now = useNow()
  const [day, setDay] = useState<string | null>(null)
  const optionDays = centres.find((centre) => centre.id === booking.centreId)?.optionDays
  const usual = optionDays === undefined ? null : dateOf(usualDeadline(booking, now, optionDays))
  const shown = day ?? usual
  const give = () => {
    if (shown !== null && isCivilDate(shown)) onGive(endOfDay(shown))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    // The field may stand in a form that saves something else.
    event.preventDefault()
    give()
  }
  return (
    <div className="option-deadline">
      <DateField
        label="Optie tot en met"
        description="Uiterlijk tot de boeking begint"
        value={shown}
        minDate={today}
        maxDate={dateOf(booking.startsAt)}
        onChange={setDay}
        onKeyDown={onKeyDown}
        popoverProps={{ withinPortal: false }}
        data-autofocus
      />
      <Button onClick={give} disabled={shown === null}>
        {act}
      </Button>
    </div>
  )
}
