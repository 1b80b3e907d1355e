import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { SessionUser } from '#shared/contract/session'
import { needsPassword, secretProblem } from '#shared/domain/access'
import { client } from '../../lib/client'
import { notifyDone } from '../../lib/notify'
import { secretHint, secretWords } from '../../lib/words/access'
import { Part } from './Part'
import { useAct } from './useAct'

const shows = { 'aria-label': 'Laat zien wat u typt' }

/** Another PIN or password for oneself; the present one is asked for. */
export function OwnSecret({ user, open, onOpen }: { user: SessionUser; open: boolean; onOpen: (on: boolean) => void }) {
  const { busy, problem, act, setProblem } = useAct()
  const [current, setCurrent] = useState('')
  const [secret, setSecret] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = secretProblem(secret, user)
    if (wrong !== null) return setProblem(secretWords[wrong])
    const done = await act(() => client.users.changeOwnSecret({ current, secret }))
    if (done === null) return
    notifyDone('Uw nieuwe PIN of wachtwoord geldt vanaf nu')
    setCurrent('')
    setSecret('')
    onOpen(false)
  }
  return (
    <Part
      title="PIN of wachtwoord"
      note="Houd het voor uzelf. Heeft iemand meegekeken? Kies dan een nieuwe."
      label="Wijzigen"
      open={open}
      onOpen={() => onOpen(true)}
    >
      <form onSubmit={(event) => void submit(event)} className="own-form" noValidate>
        <PasswordInput
          label="Uw PIN of wachtwoord van nu"
          autoFocus
          autoComplete="current-password"
          visibilityToggleButtonProps={shows}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label="Nieuwe PIN of nieuw wachtwoord"
          description={secretHint(!needsPassword(user.roles))}
          autoComplete="new-password"
          visibilityToggleButtonProps={shows}
          value={secret}
          error={problem}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <div className="own-foot">
          <Button type="submit" loading={busy} disabled={current === '' || secret === ''}>
            Bewaren
          </Button>
          <Button variant="default" onClick={() => onOpen(false)}>
            Annuleren
          </Button>
        </div>
      </form>
    </Part>
  )
}
