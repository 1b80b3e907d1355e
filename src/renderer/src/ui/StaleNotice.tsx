import { Button } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'

/** Somebody else changed the same thing: nothing typed is lost, the user says which of the two stays. */
export function StaleNotice({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  return (
    <div className="in-stale" role="alert">
      <p>
        <IconUsersGroup size={16} aria-hidden="true" />
        <strong>Iemand anders heeft dit net ook gewijzigd.</strong>
      </p>
      <p>Uw wijziging is nog niet opgeslagen. Welke versie wilt u houden?</p>
      <div className="in-row">
        <Button size="xs" onClick={onMine}>
          Mijn versie opslaan
        </Button>
        <Button size="xs" variant="default" onClick={onTheirs}>
          De andere versie bekijken
        </Button>
      </div>
    </div>
  )
}
