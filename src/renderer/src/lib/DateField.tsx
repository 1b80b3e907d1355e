import { DateInput, type DateInputProps } from '@mantine/dates'
import { useHere } from './here'
import { spokenDate } from './spoken-date'

/** A day, to pick or to type as people write it: `12-6-2025`, `4 juni`, `morgen`. */
export function DateField(props: Omit<DateInputProps, 'dateParser' | 'valueFormat'>) {
  const { today } = useHere()
  return (
    <DateInput
      valueFormat="D MMMM YYYY"
      dateParser={(text) => spokenDate(text, today)}
      placeholder="bijvoorbeeld 12-6-2025"
      withWeekNumbers
      {...props}
    />
  )
}
