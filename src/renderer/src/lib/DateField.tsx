import { DateInput, type DateInputProps } from '@mantine/dates'
import { useHere } from './here'
import { spokenDate } from './spoken-date'

/** A day, to pick or to type as people write it: `12-6-2025`, `4 juni`, `morgen`. `short` shows it in figures, for narrow fields. */
export function DateField({
  short = false,
  ...props
}: Omit<DateInputProps, 'dateParser' | 'valueFormat'> & { short?: boolean }) {
  const { today } = useHere()
  return (
    <DateInput
      valueFormat={short ? 'D-M-YYYY' : 'D MMMM YYYY'}
      dateParser={(text) => spokenDate(text, today)}
      placeholder="bijvoorbeeld 12-6-2025"
      withWeekNumbers
      {...props}
    />
  )
}
