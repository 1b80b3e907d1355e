import { Button } from '@mantine/core'
import { IconHome } from '@tabler/icons-react'
import type { Centre } from '#shared/contract/place'
import { useHere } from '../../lib/here'
import { type CallName, useRights } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'

/** Stands where a tab is about a centre that others look after, with the way to those of one's own. */
export function OtherCentre({ centre, needs }: { centre: Centre; needs: CallName }) {
  const { centres, setCentre } = useHere()
  const may = useRights()
  return (
    <div className="card">
      <EmptyState
        icon={IconHome}
        title={`De instellingen van ${centre.name} zijn voor anderen`}
        action={centres
          .filter(({ id }) => may(needs, id))
          .map(({ id, name }) => (
            <Button key={id} variant="default" onClick={() => setCentre(id)}>
              {name}
            </Button>
          ))}
      >
        Kies een centrum dat u zelf regelt.
      </EmptyState>
    </div>
  )
}
