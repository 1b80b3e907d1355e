import { DateInput, type DateInputProps } from '@mantine/dates'
import { useRef } from 'react'
import { useHere } from './here'
import { spokenDate } from './spoken-date'

type Props = Omit<DateInputProps, 'dateParser' | 'valueFormat'> & {
  /** In figures, for narrow fields. */
  short?: boolean
  /** With the day of the week. */
  weekday?: boolean
}

/** A day, to pick or to type as people write it: `12-6-2025`, `4 juni`, `morgen`, `do`. */
export function DateField({ short = false, weekday = false, onFocus, onKeyDown, popoverProps, ...props }: Props) {
  const { today } = useHere()
  const opened = useRef(false)
  return (
    <DateInput
      valueFormat={short ? 'D-M-YYYY' : weekday ? 'dd D MMM YYYY' : 'D MMMM YYYY'}
      dateParser={(text) => spokenDate(text, today)}
      placeholder="bijvoorbeeld 12-6-2025"
      withWeekNumbers
      popoverProps={{
        ...popoverProps,
        onOpen: () => {
          opened.current = true
        },
        onClose: () => {
          opened.current = false
        },
      }}
      onFocus={(event) => {
        event.currentTarget.select()
        onFocus?.(event)
      }}
      // The first Escape closes the month, not the form around it.
      onKeyDown={(event) => {
        if (event.key === 'Escape' && opened.current) event.stopPropagation()
        onKeyDown?.(event)
      }}
      {...props}
    />
  )
}
