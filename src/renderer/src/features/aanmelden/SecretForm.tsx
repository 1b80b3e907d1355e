import { Avatar, Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { initials } from '../../lib/initials'
import type { Person } from './person'
import { SecretFields } from './SecretFields'
import { useLogIn } from './useLogIn'
import { Waiting } from './Waiting'

type Props = {
  person: Person
  /** They are logged in already and only show again who they are. */
  locked: boolean
  onOther: () => void
  onRecover: () => void
}

/** One person shows that it is them. */
export function SecretForm({ person, locked, onOther, onRecover }: Props) {
  const { busy, problem, codeNeeded, wait, logIn, unlock } = useLogIn()
  const [secret, setSecret] = useState('')
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (secret === '' || wait > 0) return
    void (locked ? unlock(secret) : logIn({ userId: person.id, secret, ...(codeNeeded && { code }) }))
  }
  return (
    <form onSubmit={submit} className="login-form" noValidate>
      <div className="login-who">
        <Avatar size={40} radius="xl" aria-hidden>
          {initials(person.name)}
        </Avatar>
        <h1 id="login-title">{person.name}</h1>
      </div>
      <SecretFields
        autoFocus
        secret={secret}
        onSecret={setSecret}
        code={codeNeeded ? code : null}
        onCode={setCode}
        problem={problem?.text ?? null}
      />
      <Waiting seconds={wait} />
      <Button type="submit" fullWidth loading={busy} disabled={wait > 0}>
        {locked ? 'Verder' : 'Inloggen'}
      </Button>
      <div className="login-ways">
        <Button variant="subtle" onClick={onOther}>
          Iemand anders
        </Button>
        <Button variant="subtle" onClick={onRecover}>
          Herstelcode gebruiken
        </Button>
      </div>
    </form>
  )
}
