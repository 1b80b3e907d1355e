import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { UserAccount } from '#shared/contract/session'
import { api, client } from '../../lib/client'
import { notifyDone } from '../../lib/notify'
import { AskSecret } from './AskSecret'
import { Part } from './Part'
import { QrCode } from './QrCode'
import { useAct } from './useAct'

type Props = { own: UserAccount; open: boolean; onOpen: (on: boolean) => void }

/** A code from an app on the phone beside the password. */
export function SecondFactorPart({ own, open, onOpen }: Props) {
  const queries = useQueryClient()
  const { busy, problem, act } = useAct()
  const [made, setMade] = useState<{ key: string; uri: string } | null>(null)
  const close = () => {
    setMade(null)
    onOpen(false)
  }
  const refresh = () => queries.invalidateQueries({ queryKey: api.users.key() })
  const start = async (secret: string) => {
    const started = await act(() => client.users.startSecondFactor({ secret }))
    if (started) setMade(started)
  }
  const confirm = async (code: string) => {
    if ((await act(() => client.users.confirmSecondFactor({ code }))) === null) return
    notifyDone('Voortaan vraagt Buurtbalie bij het inloggen ook een code')
    close()
    await refresh()
  }
  const remove = async () => {
    if ((await act(() => client.users.removeSecondFactor({ id: own.id }))) === null) return
    notifyDone('De code uit de app is niet meer nodig')
    await refresh()
  }
  return (
    <>
      <Part
        title="Code uit een app"
        note={
          own.secondFactor
            ? 'Aan: bij het inloggen typt u ook een code van uw telefoon. Een andere telefoon? Zet het uit en weer aan.'
            : 'Uit. Met een code van uw telefoon kan niemand met alleen uw wachtwoord naar binnen.'
        }
        label="Aanzetten"
        open={open}
        closed={own.secondFactor}
        onOpen={() => onOpen(true)}
      >
        {made === null ? (
          <AskSecret
            label="Verder"
            busy={busy}
            problem={problem}
            onGiven={(secret) => void start(secret)}
            onCancel={close}
          />
        ) : (
          <Scan made={made} busy={busy} problem={problem} onCode={(code) => void confirm(code)} onCancel={close} />
        )}
      </Part>
      {own.secondFactor && !open && (
        <Button
          className="own-off"
          variant="subtle"
          color="gray"
          c="var(--bad)"
          loading={busy}
          onClick={() => void remove()}
        >
          Uitzetten
        </Button>
      )}
    </>
  )
}

type ScanProps = {
  made: { key: string; uri: string }
  busy: boolean
  problem: string | null
  onCode: (code: string) => void
  onCancel: () => void
}

function Scan({ made, busy, problem, onCode, onCancel }: ScanProps) {
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() !== '') onCode(code)
  }
  return (
    <form onSubmit={submit} className="own-form" noValidate>
      <p>Scan dit met een app voor codes, zoals Google Authenticator, Microsoft Authenticator of Aegis.</p>
      <div className="own-scan">
        <QrCode text={made.uri} />
        <div>
          <p>Kan de app niet scannen? Typ dan deze sleutel:</p>
          <p className="own-key">{made.key}</p>
        </div>
      </div>
      <TextInput
        label="De code die de app nu laat zien"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={10}
        value={code}
        error={problem}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className="own-foot">
        <Button type="submit" loading={busy} disabled={code.trim() === ''}>
          Aanzetten
        </Button>
        <Button variant="default" onClick={onCancel}>
          Annuleren
        </Button>
      </div>
    </form>
  )
}
