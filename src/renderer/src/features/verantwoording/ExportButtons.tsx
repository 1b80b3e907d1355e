import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import type { AccountExport } from '#shared/contract/accountability'
import { client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { notifyError } from '../../lib/notify'

type Format = AccountExport['format']
const formats: readonly { format: Format; icon: typeof IconFileTypePdf }[] = [
  { format: 'pdf', icon: IconFileTypePdf },
  { format: 'xlsx', icon: IconFileSpreadsheet },
  { format: 'csv', icon: IconFileTypeCsv },
]

/** Saves the accountability as a file that the core makes. */
export function ExportButtons({ query, ready }: { query: Omit<AccountExport, 'format'>; ready: boolean }) {
  const [busy, setBusy] = useState<Format | null>(null)
  const save = async (format: Format) => {
    setBusy(format)
    try {
      saveFile(await client.accountability.exportFile({ ...query, format }))
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(null)
    }
  }
  return formats.map(({ format, icon: Icon }) => (
    <Button
      key={format}
      variant="default"
      leftSection={<Icon size={16} aria-hidden="true" />}
      loading={busy === format}
      disabled={!ready}
      aria-label={`Bewaar als ${format.toUpperCase()}`}
      onClick={() => void save(format)}
    >
      {format.toUpperCase()}
    </Button>
  ))
}
