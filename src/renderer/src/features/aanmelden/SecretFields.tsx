import { PasswordInput, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'

type Props = {
  secret: string
  onSecret: (text: string) => void
  /** Null until it is asked for. */
  code: string | null
  onCode: (text: string) => void
  /** What was wrong at the last try. */
  problem: string | null
  autoFocus?: boolean
}

/** PIN or password, and the code of the second factor where one is asked for. */
export function SecretFields({ secret, onSecret, code, onCode, problem, autoFocus = false }: Props) {
  const secretField = useRef<HTMLInputElement>(null)
  const codeField = useRef<HTMLInputElement>(null)
  const asked = code !== null
  useEffect(() => {
    if (asked) codeField.current?.focus()
  }, [asked])
  // What was wrong is typed anew: it stands selected.
  useEffect(() => {
    if (problem !== null) (codeField.current ?? secretField.current)?.select()
  }, [problem])
  return (
    <>
      <PasswordInput
        ref={secretField}
        label="PIN of wachtwoord"
        autoComplete="current-password"
        autoFocus={autoFocus}
        visibilityToggleButtonProps={{ 'aria-label': 'Laat zien wat u typt' }}
        value={secret}
        error={asked ? undefined : problem}
        onChange={(event) => onSecret(event.currentTarget.value)}
      />
      {asked && (
        <TextInput
          ref={codeField}
          label="Code uit uw app"
          description="Zes cijfers die om de halve minuut veranderen."
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          value={code}
          error={problem}
          onChange={(event) => onCode(event.currentTarget.value)}
        />
      )}
    </>
  )
}
