import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { UserAccount } from '#shared/contract/session'
import { api, client } from '../../lib/client'
import { RecoveryCode } from '../../lib/RecoveryCode'
import { AskSecret } from './AskSecret'
import { Part } from './Part'
import { useAct } from './useAct'

/** A new code to print; the one before does not work any more. */
export function RecoveryPart({
  own,
  open,
  onOpen,
}: {
  own: UserAccount
  open: boolean
  onOpen: (on: boolean) => void
}) {
  const queries = useQueryClient()
  const state = useQuery(api.app.state.queryOptions())
  const { busy, problem, act } = useAct()
  const [code, setCode] = useState<string | null>(null)
  const make = async (secret: string) => {
    const made = await act(() => client.users.newRecoveryCode({ secret }))
    if (made === null) return
    setCode(made.code)
    await queries.invalidateQueries({ queryKey: api.users.key() })
  }
  const close = () => {
    setCode(null)
    onOpen(false)
  }
  return (
    <Part
      title="Herstelcode"
      note={own.recoveryCode ? 'Er is een code afgedrukt.' : 'Er is nog geen code, of hij is al gebruikt.'}
      label={own.recoveryCode ? 'Nieuwe code' : 'Code maken'}
      open={open}
      onOpen={() => onOpen(true)}
    >
      {code === null ? (
        <AskSecret
          label="Code maken"
          busy={busy}
          problem={problem}
          onGiven={(secret) => void make(secret)}
          onCancel={close}
        />
      ) : (
        <>
          <RecoveryCode name={own.name} organisation={state.data?.organisation?.name ?? null} code={code} />
          <div className="own-foot">
            <Button onClick={close}>Ik heb de code bewaard</Button>
          </div>
        </>
      )}
    </Part>
  )
}
