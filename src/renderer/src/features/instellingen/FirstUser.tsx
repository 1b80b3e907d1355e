import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { secretProblem } from '#shared/domain/access'
import { api, client } from '../../lib/client'
import { RecoveryCode } from '../../lib/RecoveryCode'
import { secretText } from '../../lib/secret'
import { newSession, useHeldSession } from '../../lib/session'
import { secretHint, secretWords } from '../../lib/words/access'

/** From nobody logs in to everybody does: the first administrator, with the code to print. */
export function FirstUser({ onClose }: { onClose: () => void }) {
  useHeldSession(true)
  const organisation = useQuery(api.app.state.queryOptions()).data?.organisation?.name ?? null
  const [name, setName] = useState('')
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const make = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const made = await client.users.create({
        name: name.trim(),
        roles: [{ role: 'administrator', centreId: null }],
        secret,
      })
      // A browser that came with the printed address goes on as this user as well.
      await client.session.logIn({ userId: made.id, secret })
      setCode((await client.users.newRecoveryCode({ secret })).code)
    } catch (error) {
      setProblem(secretText(error))
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = secretProblem(secret, { name, roles: [{ role: 'administrator' }] })
    if (wrong === null) void make()
    else setProblem(secretWords[wrong])
  }
  const finish = () => {
    onClose()
    void newSession()
  }
  return (
    <Modal
      opened
      onClose={code === null ? onClose : finish}
      title="Inloggen aanzetten"
      size={520}
      closeOnClickOutside={false}
    >
      {code === null ? (
        <form onSubmit={submit} className="in-first" noValidate>
          <p>U wordt de eerste administrator. Daarna maakt u de anderen, met wat zij mogen.</p>
          <TextInput
            label="Uw naam"
            data-autofocus
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label="Wachtwoord"
            description={secretHint(false)}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Laat zien wat u typt' }}
            value={secret}
            error={problem}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy} disabled={name.trim() === '' || secret === ''}>
            Verder
          </Button>
        </form>
      ) : (
        <div className="in-first">
          <RecoveryCode name={name.trim()} organisation={organisation} code={code} />
          <Button onClick={finish}>Ik heb de code bewaard</Button>
        </div>
      )}
    </Modal>
  )
}
