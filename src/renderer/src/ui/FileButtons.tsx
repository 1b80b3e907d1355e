import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import type { ExportedFile } from '#shared/contract/report'
import { saveFile } from '../lib/download'
import { notifyError } from '../lib/notify'

const icons = { pdf: IconFileTypePdf, xlsx: IconFileSpreadsheet, csv: IconFileTypeCsv } as const
type Format = keyof typeof icons
const order = Object.keys(icons) as Format[]

/** Saves the figures that are shown as a file that the core makes. */
export function FileButtons({
  disabled,
  formats = order,
  make,
}: {
  disabled: boolean
  formats?: readonly Format[]
  make: (format: Format) => Promise<ExportedFile>
}) {
  const [busy, setBusy] = useState<Format | null>(null)
  const save = async (format: Format) => {
    setBusy(format)
    try {
      saveFile(await make(format))
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(null)
    }
  }
  return formats.map((format) => {
    const Icon = icons[format]
    return (
      <Button
        key={format}
        variant="default"
        leftSection={<Icon size={16} aria-hidden="true" />}
        loading={busy === format}
        disabled={disabled}
        aria-label={`Bewaar als ${format.toUpperCase()}`}
        onClick={() => void save(format)}
      >
        {format.toUpperCase()}
      </Button>
    )
  })
}
