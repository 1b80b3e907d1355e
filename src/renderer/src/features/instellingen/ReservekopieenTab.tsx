import { Button, Progress } from '@mantine/core'
import { IconDeviceFloppy, IconRestore, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Backup } from '#shared/contract/backup'
import { formatMoment } from '#shared/time/format'
import { BackupNotice, useBackups } from '../../lib/BackupNotice'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { May } from '../../lib/May'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import './backups.css'
import { BackupDisk } from './BackupDisk'
import { BackupFolder } from './BackupFolder'
import { BackupList } from './BackupList'
import { BackupLock } from './BackupLock'
import { RestoreDialog, type RestoreWish } from './RestoreDialog'
import { SalvageCard } from './SalvageCard'
import { useMakeBackup } from './useMakeBackup'

const phases = { copy: 'Kopiëren', check: 'Nakijken', lock: 'Op slot zetten', send: 'Naar de andere map' } as const

/** The copies of all data: how they stand, make one, where they go, put one back. */
export function ReservekopieenTab() {
  const list = useQuery(api.backups.list.queryOptions())
  const [wish, setWish] = useState<RestoreWish | null>(null)
  const backups = list.data ?? []
  const state = useBackups()
  const damaged = state !== null && (state.damaged || state.trouble?.code === 'damaged')
  return (
    <>
      <BackupNotice />
      <Now />
      <Card
        title="Kopieën"
        note={list.data && formatCount(backups.length, 'kopie', 'kopieën')}
        actions={
          <May call="backups.restore">
            <Button
              variant="default"
              leftSection={<IconRestore size={16} aria-hidden />}
              onClick={() => setWish({ backup: null })}
            >
              Terugzetten uit een bestand
            </Button>
          </May>
        }
      >
        {list.data && backups.length === 0 ? (
          <EmptyState icon={IconDeviceFloppy} title="Nog geen reservekopieën">
            Buurtbalie maakt er zelf elke dag een, als het aan staat. U kunt er ook nu een maken.
          </EmptyState>
        ) : (
          <BackupList backups={backups} onRestore={(backup: Backup) => setWish({ backup })} />
        )}
        <p className="in-hint in-pad">
          Bewaard blijven de laatste zeven dagen, vier weken en twaalf maanden, van elke dag, week en maand één. Een
          kopie gaat pas weg als er een nieuwere is die in orde is.
        </p>
      </Card>
      {damaged && (
        <May call="backups.salvage">
          <SalvageCard />
        </May>
      )}
      <BackupFolder />
      <May call="backups.lock">
        <BackupLock />
      </May>
      <BackupDisk />
      {wish !== null && <RestoreDialog wish={wish} onClose={() => setWish(null)} />}
    </>
  )
}

function Now() {
  const state = useBackups()
  const { progress, make, cancel } = useMakeBackup()
  return (
    <Card title="Reservekopieën" className="in-narrow">
      <div className="in-form">
        <p className="bak-last" role="status">
          {state === null
            ? ''
            : state.last === null
              ? 'Er is nog geen goede reservekopie.'
              : `De laatste goede reservekopie is van ${formatMoment(state.last.at)}.`}
        </p>
        {progress === null ? (
          <div className="in-row">
            <Button
              leftSection={<IconDeviceFloppy size={16} aria-hidden />}
              onClick={make}
              disabled={state?.running ?? false}
            >
              Maak nu een reservekopie
            </Button>
            {state?.running && <span className="in-quiet">Er wordt al een kopie gemaakt.</span>}
          </div>
        ) : (
          <div className="in-row">
            <Progress value={progress.share * 100} aria-label={phases[progress.phase]} style={{ flex: 1 }} />
            <span className="in-quiet">{phases[progress.phase]}</span>
            <Button variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={cancel}>
              Stoppen
            </Button>
          </div>
        )}
        <p className="in-hint">
          Elke kopie bevat alles: boekingen, huurders, facturen en instellingen. Elke kopie wordt geopend en nagekeken.
        </p>
      </div>
    </Card>
  )
}
