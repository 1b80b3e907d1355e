import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Caretaker } from '#shared/contract/roster'
import { AnonymiseDialog } from '../../lib/privacy/AnonymiseDialog'
import { HeldButtons } from '../../lib/privacy/HeldButtons'

/** What a caretaker may ask of us (AVG): to see all, and to be forgotten after leaving. */
export function PrivacyPart({ caretaker, onDone }: { caretaker: Caretaker; onDone: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <fieldset className="bh-lines">
      <legend>Alles wat wij van deze beheerder bewaren</legend>
      <div className="bh-privacy">
        <HeldButtons kind="caretaker" id={caretaker.id} />
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          Anonimiseren…
        </Button>
      </div>
      {asking && (
        <AnonymiseDialog
          kind="caretaker"
          id={caretaker.id}
          name={caretaker.name}
          onDone={onDone}
          onClose={() => setAsking(false)}
        />
      )}
    </fieldset>
  )
}
