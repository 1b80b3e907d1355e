import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'

type Props<Value> = { value: Value; onChange: (value: Value) => void; error: ReactNode }

/** What a field of our own (an amount, a time) gets of a form: always a value, of the type that the form has. */
export function fieldProps<Values, Key extends keyof Values & string>(
  form: UseFormReturnType<Values>,
  key: Key,
): Props<Values[Key]> {
  return {
    value: form.values[key],
    onChange: (value) => form.setFieldValue(key, value as never),
    error: form.errors[key],
  }
}
