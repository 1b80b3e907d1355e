import { Button } from '@mantine/core'
import { IconBraces, IconFileSpreadsheet, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { exportFormats } from '#shared/contract/report'
import type { Period, WallTime } from '#shared/time/types'
import { client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { notifyError } from '../../lib/notify'

type Format = (typeof exportFormats)[number]
const icons: Record<Format, typeof IconBraces> = {
  xlsx: IconFileSpreadsheet,
  pdf: IconFileTypePdf,
  csv: IconFileTypeCsv,
  json: IconBraces,
}
const order: readonly Format[] = ['pdf', 'xlsx', 'csv', 'json']

/** Saves the overview as a file that the core makes. */
export function ExportButtons({
  period,
  centreId,
  asOf,
  ready,
}: {
  period: Period
  centreId: CentreId | undefined
  /** The moment of the figures that are shown, which the file repeats; undefined for those of a closed quarter. */
  asOf: WallTime | undefined
  /** Whether there are figures yet. */
  ready: boolean
}) {
  const [busy, setBusy] = useState<Format | null>(null)

  const save = async (format: Format) => {
    setBusy(format)
    try {
      const input = { period, format, ...(asOf && { asOf }), ...(centreId && { centreId }) }
      saveFile(await client.reports.exportFile(input))
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(null)
    }
  }

  return (
    <>
      {order.map((format) => {
        const Icon = icons[format]
        return (
          <Button
            key={format}
            variant="default"
            className={format === 'json' ? 'kw-wide-only' : ''}
            leftSection={<Icon size={16} aria-hidden="true" />}
            loading={busy === format}
            disabled={!ready}
            aria-label={`Bewaar als ${format.toUpperCase()}`}
            onClick={() => void save(format)}
          >
            {format.toUpperCase()}
          </Button>
        )
      })}
    </>
  )
}
