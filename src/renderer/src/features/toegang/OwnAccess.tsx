import { Alert, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/client'
import { useMay, useSession } from '../../lib/session'
import { OwnSecret } from './OwnSecret'
import { RecoveryPart } from './RecoveryPart'
import { SecondFactorPart } from './SecondFactorPart'
import './toegang.css'

/** What somebody arranges for themselves: another PIN or password; an administrator also a second factor and a recovery code. */
export default function OwnAccess({ onClose }: { onClose: () => void }) {
  const { user } = useSession()
  const rules = useMay('users.startSecondFactor')
  // What is shown only once must not go by a slip of the mouse.
  const [open, setOpen] = useState<'secret' | 'factor' | 'recovery' | null>(null)
  if (!user) return null
  return (
    <Modal
      opened
      onClose={onClose}
      title="Mijn toegang"
      size={520}
      closeOnClickOutside={open === null}
      closeOnEscape={open === null}
    >
      <div className="own">
        <OwnSecret user={user} open={open === 'secret'} onOpen={(on) => setOpen(on ? 'secret' : null)} />
        {rules && <Guarded open={open} setOpen={setOpen} />}
      </div>
    </Modal>
  )
}

type Open = 'secret' | 'factor' | 'recovery' | null

function Guarded({ open, setOpen }: { open: Open; setOpen: (open: Open) => void }) {
  const { user } = useSession()
  const users = useQuery(api.users.list.queryOptions())
  const own = users.data?.find(({ id }) => id === user?.id)
  if (users.isError) return <Alert color="red">Uw gegevens konden niet worden opgehaald. Probeer het zo opnieuw.</Alert>
  if (!own) return null
  return (
    <>
      <SecondFactorPart own={own} open={open === 'factor'} onOpen={(on) => setOpen(on ? 'factor' : null)} />
      <RecoveryPart own={own} open={open === 'recovery'} onOpen={(on) => setOpen(on ? 'recovery' : null)} />
    </>
  )
}
