import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

type Props = Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** Whole cents; null when the field is empty. */
  value: number | null
  onChange: (cents: number | null) => void
}

const toText = (cents: number | null): number | '' => (cents === null ? '' : cents / 100)

/** An amount in euros, as people type it: `5`, `5,50` or `5.50`; the value is in whole cents. */
export function EuroField({ value, onChange, ...props }: Props) {
  const [text, setText] = useState<number | string>(toText(value))
  const told = useRef(value)
  // What is half typed ("5,") stays as it is; a value from elsewhere comes in.
  useEffect(() => {
    if (told.current !== value) {
      told.current = value
      setText(toText(value))
    }
  }, [value])
  return (
    <NumberInput
      decimalScale={2}
      decimalSeparator=","
      allowedDecimalSeparators={[',', '.']}
      allowNegative={false}
      leftSection="€"
      hideControls
      {...props}
      value={text}
      onChange={(typed) => {
        setText(typed)
        const number = typed === '' || Number.isNaN(Number(typed)) ? null : Math.round(Number(typed) * 100)
        told.current = number
        onChange(number)
      }}
    />
  )
}
