import { Button } from '@mantine/core'
import { IconHome } from '@tabler/icons-react'
import { navigate } from '../../lib/address'
import { useMay } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'

/** Stands where a tab needs a centre and there is none yet. */
export function NoCentre() {
  const mayAdd = useMay('centres.create')
  return (
    <div className="card">
      <EmptyState
        icon={IconHome}
        title={mayAdd ? 'Voeg eerst een centrum toe' : 'Er is nog geen centrum'}
        action={mayAdd && <Button onClick={() => navigate('/instellingen/centra')}>Naar de centra</Button>}
      >
        Ruimtes, openingstijden en faciliteiten horen bij een centrum.
      </EmptyState>
    </div>
  )
}
