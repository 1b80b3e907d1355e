import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CentreId } from '#shared/contract/base'
import { formatDay } from '#shared/time/format'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { tillAddress } from './useTill'

/** Points out the oldest day that was sold on and never closed. */
export function TillNotice({ centreId }: { centreId: CentreId }) {
  const open = useQuery(api.register.till.queryOptions({ input: { centreId } })).data?.open ?? []
  const oldest = open[0]
  if (!oldest) return null
  const others = open.length - 1
  return (
    <div className="kas-notice" role="note">
      <IconAlertTriangle size={16} aria-hidden="true" />
      <p>
        <strong>De kas van {formatDay(oldest.date)} is nog niet afgesloten.</strong>
        {others > 0 && ` Daarna ${others === 1 ? 'is er nog 1' : `zijn er nog ${others}`} open.`}
      </p>
      <Button size="xs" variant="default" onClick={() => navigate(tillAddress(oldest))}>
        Nu afsluiten
      </Button>
    </div>
  )
}
