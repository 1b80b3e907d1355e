import { Button } from '@mantine/core'
import type { Closure } from '#shared/contract/place'
import { openBulk } from '../../lib/bulk'

/** To cancel or move what stands on the days of a closure, all in one act. */
export function BulkButton({ closure, onOpen }: { closure: Closure; onOpen?: () => void }) {
  const { centreId, from, to, reason } = closure
  return (
    <Button
      size="xs"
      variant="default"
      onClick={() => {
        openBulk({ centreId, from, to, reason })
        onOpen?.()
      }}
    >
      Annuleren of verplaatsen…
    </Button>
  )
}
