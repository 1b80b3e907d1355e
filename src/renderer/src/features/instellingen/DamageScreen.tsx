import './instellingen.css'
import './backups.css'
import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconRestore } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useContext, useState } from 'react'
import type { Backup } from '#shared/contract/backup'
import { useBackups } from '../../lib/BackupNotice'
import { api } from '../../lib/client'
import { notifyError } from '../../lib/notify'
import { type CallName, leaveDesk, SessionContext } from '../../lib/session'
import { Card } from '../../ui/Card'
import { BackupList } from './BackupList'
import { RestoreDialog, type RestoreWish } from './RestoreDialog'
import { SalvageCard } from './SalvageCard'

/** What stands in place of everything when the data can't be read: what happened, and the way out. */
export default function DamageScreen() {
  // Where not even the users can be read nobody is known, and whoever is here may mend it.
  const session = useContext(SessionContext)
  const may = (call: CallName) => session === null || session.calls.includes(call)
  const mends = may('backups.restore')
  const list = useQuery(api.backups.list.queryOptions({ enabled: may('backups.list') }))
  const state = useBackups()
  return (
    <main className="bak-damage">
      <h1>De gegevens zijn beschadigd</h1>
      <Alert color="red" icon={<IconAlertTriangle size={18} />} title="Buurtbalie kan de gegevens niet lezen">
        Er is niets gewijzigd en niets weggegooid.{' '}
        {mends
          ? 'Zet hieronder de nieuwste kopie terug die in orde is. Wat er nu staat, wordt daarbij bewaard, zodat iemand er later nog naar kan kijken.'
          : 'Een administrator kan de gegevens herstellen. Vraag of die hier inlogt.'}
      </Alert>
      {mends ? (
        <Mending backups={list.data ?? []} folder={state?.folder ?? ''} />
      ) : (
        <div>
          <Button variant="default" onClick={() => void leaveDesk().catch(notifyError)}>
            Iemand anders laten inloggen
          </Button>
        </div>
      )}
    </main>
  )
}

/** The copies to put back, or what can be read. */
function Mending({ backups, folder }: { backups: readonly Backup[]; folder: string }) {
  const [wish, setWish] = useState<RestoreWish | null>(null)
  return (
    <>
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
      <SalvageCard />
      <p className="bak-text">
        Kopieën staan in <code>{folder}</code>. Wilt u met lege gegevens beginnen, verplaats dan eerst de hele
        gegevensmap en start Buurtbalie opnieuw.
      </p>
      {wish !== null && <RestoreDialog wish={wish} onClose={() => setWish(null)} />}
    </>
  )
}
