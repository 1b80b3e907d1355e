import { Button } from '@mantine/core'
import { IconBraces, IconFileSpreadsheet, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { exportFormats } from '#shared/contract/report'
import type { Period, WallTime } from '#shared/time/types'
import { client } from '../../lib/client'
import { desktop } from '../../lib/desktop'
import { saveFile } from '../../lib/download'
import { notifyDone, notifyError } from '../../lib/notify'

type Format = (typeof exportFormats)[number]
const icons: Record<Format, typeof IconBraces> = { xlsx: IconFileSpreadsheet, csv: IconFileTypeCsv, json: IconBraces }
const order: readonly Format[] = ['xlsx', 'csv', 'json']

/** Saves the overview as XLSX, CSV or JSON (made by the core) or PDF (the printed page). */
export function ExportButtons({
  period,
  centreId,
  asOf,
}: {
  period: Period
  centreId: CentreId | undefined
  /** The moment of the figures that are shown, which the file repeats; undefined while there are none. */
  asOf: WallTime | undefined
}) {
  const [busy, setBusy] = useState<Format | 'pdf' | null>(null)

  const run = async (what: Format | 'pdf', work: () => Promise<void>) => {
    setBusy(what)
    try {
      await work()
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(null)
    }
  }
  const save = (format: Format) =>
    run(format, async () =>
      saveFile(
        await client.reports.exportFile({ period, format, ...(asOf && { asOf }), ...(centreId && { centreId }) }),
      ),
    )
  const print = () =>
    run('pdf', async () => {
      const shell = desktop()
      if (!shell) window.print()
      else if (await shell.printPdf(`overzicht-${period}.pdf`)) notifyDone('Het overzicht is bewaard als PDF')
    })

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
            disabled={asOf === undefined}
            aria-label={`Bewaar als ${format.toUpperCase()}`}
            onClick={() => void save(format)}
          >
            {format.toUpperCase()}
          </Button>
        )
      })}
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size={16} aria-hidden="true" />}
        loading={busy === 'pdf'}
        disabled={asOf === undefined}
        aria-label="Bewaar als PDF of druk af"
        onClick={() => void print()}
      >
        PDF
      </Button>
    </>
  )
}
