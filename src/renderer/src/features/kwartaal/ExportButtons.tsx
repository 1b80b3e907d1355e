import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileSpreadsheet, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { ExportFormat } from '#shared/contract/report'
import type { Period, WallTime } from '#shared/time/types'
import { client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { notifyError } from '../../lib/notify'
import { moreFormats } from './formats'

type Props = {
  period: Period
  centreId: CentreId | undefined
  /** The moment of the figures that are shown, which the file repeats; undefined for those of a closed quarter. */
  asOf: WallTime | undefined
  /** Whether there are figures yet. */
  ready: boolean
}

/** Saves the overview as a file that the core makes. */
export function ExportButtons({ period, centreId, asOf, ready }: Props) {
  const [busy, setBusy] = useState<ExportFormat | null>(null)

  const save = async (format: ExportFormat) => {
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
  const button = (format: ExportFormat, Icon: typeof IconFileTypePdf) => (
    <Button
      variant="default"
      leftSection={<Icon size={16} aria-hidden="true" />}
      loading={busy === format}
      disabled={!ready}
      aria-label={`Bewaar als ${format.toUpperCase()}`}
      onClick={() => void save(format)}
    >
      {format.toUpperCase()}
    </Button>
  )
  return (
    <>
      {button('pdf', IconFileTypePdf)}
      {button('xlsx', IconFileSpreadsheet)}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={14} aria-hidden="true" />}
            disabled={!ready}
            loading={busy !== null && busy !== 'pdf' && busy !== 'xlsx'}
            aria-label="Bewaar in een andere vorm"
          >
            Meer
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {moreFormats.map(({ format, label, note }) => (
            <Menu.Item key={format} onClick={() => void save(format)}>
              {label}
              <small className="kw-format-note">{note}</small>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
