import { IconShieldCheck, IconShieldOff, IconShieldQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { DiskState } from '#shared/contract/backup'
import { api } from '../../lib/client'
import { diskWords, encryptWords, keptKeyWords } from '../../lib/words/disk'
import { Card } from '../../ui/Card'

const icons = { encrypted: IconShieldCheck, not_encrypted: IconShieldOff, unknown: IconShieldQuestion } as const
const notTold: DiskState = { system: 'other', encryption: 'unknown' }

/** Whether the disk that holds the data is encrypted, as far as can be seen, and what to do. */
export function BackupDisk() {
  const disk = useQuery(api.backups.disk.queryOptions())
  return (
    <Card title="Beveiliging van deze computer" className="in-narrow">
      <div className="in-form">
        {disk.isPending ? (
          <p className="in-hint">Buurtbalie kijkt of de schijf is versleuteld.</p>
        ) : (
          <Seen disk={disk.data ?? notTold} />
        )}
      </div>
    </Card>
  )
}

function Seen({ disk: { system, encryption } }: { disk: DiskState }) {
  const { seen, means } = diskWords[encryption]
  const Icon = icons[encryption]
  return (
    <>
      <p className="bak-text bak-seen">
        <Icon size={18} aria-hidden />
        <strong>{seen}</strong>
      </p>
      <p className="bak-text">{means}</p>
      <p className="bak-text">{encryption === 'encrypted' ? keptKeyWords : encryptWords[system]}</p>
      <p className="in-hint">Buurtbalie kijkt alleen en bewaart dit niet. Het versleutelen doet de computer zelf.</p>
    </>
  )
}
