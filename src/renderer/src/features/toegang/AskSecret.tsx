import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

type Props = {
  label: string
  busy: boolean
  problem: string | null
  onGiven: (secret: string) => void
  onCancel: () => void
}

/** Asks for the password again before something is made that opens the account later. */
export function AskSecret({ label, busy, problem, onGiven, onCancel }: Props) {
  const [secret, setSecret] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (secret !== '') onGiven(secret)
  }
  return (
    <form onSubmit={submit} className="own-form" noValidate>
      <PasswordInput
        label="Uw wachtwoord"
        description="Zo weten we zeker dat u het bent."
        autoFocus
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Laat zien wat u typt' }}
        value={secret}
        error={problem}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <div className="own-foot">
        <Button type="submit" loading={busy} disabled={secret === ''}>
          {label}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Annuleren
        </Button>
      </div>
    </form>
  )
}
