import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { SecretFields } from './SecretFields'
import { useLogIn } from './useLogIn'
import { Waiting } from './Waiting'

/** In a browser nobody is shown who works here: people type their name. */
export function NameForm({ onRecover }: { onRecover: () => void }) {
  const { busy, problem, codeNeeded, wait, logIn } = useLogIn()
  const [name, setName] = useState('')
  const [secret, setSecret] = useState('')
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || secret === '' || wait > 0) return
    void logIn({ name, secret, ...(codeNeeded && { code }) })
  }
  return (
    <form onSubmit={submit} className="login-form" noValidate>
      <h1 id="login-title">Inloggen</h1>
      <TextInput
        label="Uw naam"
        description="Zoals u in Buurtbalie staat."
        autoFocus
        autoComplete="username"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <SecretFields
        secret={secret}
        onSecret={setSecret}
        code={codeNeeded ? code : null}
        onCode={setCode}
        problem={problem?.text ?? null}
      />
      <Waiting seconds={wait} />
      <Button type="submit" fullWidth loading={busy} disabled={wait > 0}>
        Inloggen
      </Button>
      <div className="login-ways">
        <Button variant="subtle" onClick={onRecover}>
          Herstelcode gebruiken
        </Button>
      </div>
    </form>
  )
}
