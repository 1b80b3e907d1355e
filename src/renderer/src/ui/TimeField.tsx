import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatTime } from '#shared/time/format'
import type { ClockTime } from '#shared/time/types'
import { spokenTime } from '../lib/spoken-time'

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  value: ClockTime | null
  /** Told when the field is left, or on Enter; null when it is empty or no time. */
  onChange: (time: ClockTime | null) => void
}

const shown = (time: ClockTime | null) => (time === null ? '' : formatTime(time))

/** A clock time as people type it: `9`, `930` and `9.30` become `09.30`. */
export function TimeField({ value, onChange, onKeyDown, onBlur, error, ...rest }: Props) {
  const [text, setText] = useState(shown(value))
  useEffect(() => setText(shown(value)), [value])
  const settle = () => {
    const time = spokenTime(text)
    if (time !== null) setText(shown(time))
    if (time !== value) onChange(time)
  }
  const wrong = text.trim() !== '' && spokenTime(text) === null
  return (
    <TextInput
      placeholder="00.00"
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={error ?? (wrong && value === null ? 'Geen tijd' : undefined)}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => {
        settle()
        onBlur?.(event)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
        onKeyDown?.(event)
      }}
    />
  )
}
