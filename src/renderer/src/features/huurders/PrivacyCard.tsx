import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Renter } from '#shared/contract/renter'
import { AnonymiseDialog } from '../../lib/privacy/AnonymiseDialog'
import { HeldButtons } from '../../lib/privacy/HeldButtons'
import { Card } from '../../ui/Card'

/** What somebody may ask of us (AVG): to see all, and to be forgotten. Correcting is `Wijzigen`, above. */
export function PrivacyCard({ renter }: { renter: Renter }) {
  const [asking, setAsking] = useState(false)
  return (
    <Card title="Privacy" note="inzien, meegeven en vergeten">
      <p className="renter-privacy">
        Alles wat wij van deze huurder bewaren: gegevens, boekingen, berichten, facturen en wie er iets aan wijzigde.
      </p>
      <div className="renter-privacy-actions">
        <HeldButtons kind="renter" id={renter.id} />
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          Anonimiseren…
        </Button>
      </div>
      {asking && (
        <AnonymiseDialog
          kind="renter"
          id={renter.id}
          name={renter.name}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  )
}
