import './instellingen.css'
import './backups.css'
import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconRestore } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useBackups } from '../../lib/BackupNotice'
import { api } from '../../lib/client'
import { Card } from '../../ui/Card'
import { BackupList } from './BackupList'
import { RestoreDialog, type RestoreWish } from './RestoreDialog'

/** What stands in place of everything when the data can't be read: what happened, and the way out. */
export default function DamageScreen() {
  const list = useQuery(api.backups.list.queryOptions())
  const state = useBackups()
  const [wish, setWish] = useState<RestoreWish | null>(null)
  const backups = list.data ?? []
  return (
    <main className="bak-damage">
      <h1>De gegevens zijn beschadigd</h1>
      <Alert color="red" icon={<IconAlertTriangle size={18} />} title="Buurtbalie kan de gegevens niet lezen">
        Er is niets gewijzigd en niets weggegooid. Zet hieronder de nieuwste kopie terug die in orde is. Wat er nu
        staat, wordt daarbij bewaard, zodat iemand er later nog naar kan kijken.
      </Alert>
      <Card
        title="Reservekopieën"
        actions={
          <Button
            variant="default"
            leftSection={<IconRestore size={16} aria-hidden />}
            onClick={() => setWish({ backup: null })}
          >
            Terugzetten uit een bestand
          </Button>
        }
      >
        {backups.length > 0 ? (
          <BackupList backups={backups} onRestore={(backup) => setWish({ backup })} />
        ) : (
          <p className="bak-text in-pad">
            Op deze computer zijn geen kopieën. Ligt er een kopie op een andere schijf, kies dan Terugzetten uit een
            bestand.
          </p>
        )}
      </Card>
      <p className="bak-text">
        Is er geen goede kopie, of is die te oud? Met de opdracht <code>buurtbalie salvage</code> redt u wat nog te
        lezen is in een nieuw bestand. Dat zet u daarna terug uit een bestand. Vraag zo nodig hulp aan wie uw computers
        beheert.
      </p>
      <p className="bak-text">
        Kopieën staan in <code>{state?.folder}</code>. Wilt u met lege gegevens beginnen, verplaats dan eerst de hele
        gegevensmap en start Buurtbalie opnieuw.
      </p>
      {wish !== null && <RestoreDialog wish={wish} onClose={() => setWish(null)} />}
    </main>
  )
}
