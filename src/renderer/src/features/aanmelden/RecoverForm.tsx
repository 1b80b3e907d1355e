import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { client } from '../../lib/client'
import type { Person } from './person'
import { useLogIn } from './useLogIn'
import { Waiting } from './Waiting'

/** With the code that was printed: another secret, and no second factor any more. */
export function RecoverForm({ person, onBack }: { person: Person | null; onBack: () => void }) {
  const { busy, problem, wait, attempt } = useLogIn()
  const [name, setName] = useState(person?.name ?? '')
  const [recoveryCode, setCode] = useState('')
  const [secret, setSecret] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wait > 0) return
    const who = person ? { userId: person.id } : { name }
    void attempt(
      () => client.session.recover({ ...who, recoveryCode, secret }),
      'De naam of de herstelcode klopt niet. Een herstelcode werkt maar één keer.',
    )
  }
  return (
    <form onSubmit={submit} className="login-form" noValidate>
      <h1 id="login-title">Herstelcode gebruiken</h1>
      <p className="login-text">
        Voor een administrator die wachtwoord of telefoon kwijt is. Bent u geen administrator? Vraag een administrator
        om een nieuwe PIN.
      </p>
      {person === null && (
        <TextInput
          label="Uw naam"
          autoFocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <TextInput
        label="Herstelcode"
        description="Van het papier dat u bij het begin hebt afgedrukt. Hij werkt één keer."
        autoFocus={person !== null}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        value={recoveryCode}
        error={problem?.newSecret === false ? problem.text : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <PasswordInput
        label="Nieuw wachtwoord"
        description="Minstens 10 tekens."
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Laat zien wat u typt' }}
        value={secret}
        error={problem?.newSecret ? problem.text : undefined}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <Waiting seconds={wait} />
      <Button type="submit" fullWidth loading={busy} disabled={wait > 0}>
        Bewaren en inloggen
      </Button>
      <div className="login-ways">
        <Button variant="subtle" onClick={onBack}>
          Terug
        </Button>
      </div>
    </form>
  )
}
