import { Button } from '@mantine/core'
import { IconHome } from '@tabler/icons-react'
import { navigate } from '../../lib/address'
import { EmptyState } from '../../ui/EmptyState'

/** Stands where a tab needs a centre and there is none yet. */
export function NoCentre() {
  return (
    <div className="card">
      <EmptyState
        icon={IconHome}
        title="Voeg eerst een centrum toe"
        action={<Button onClick={() => navigate('/instellingen/centra')}>Naar de centra</Button>}
      >
        Ruimtes, openingstijden en faciliteiten horen bij een centrum.
      </EmptyState>
    </div>
  )
}
