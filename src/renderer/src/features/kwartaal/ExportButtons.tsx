import { Button, Menu } from '@mantine/core'
import { IconBookmarkPlus, IconChevronDown, IconFileSpreadsheet, IconFileTypePdf } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { ExportedFile, ExportFormat } from '#shared/contract/report'
import type { Selection } from '#shared/contract/selection'
import { periodOfChoice } from '#shared/domain/selection'
import type { Period, WallTime } from '#shared/time/types'
import { api, client } from '../../lib/client'
import { saveFile } from '../../lib/download'
import { useHere } from '../../lib/here'
import { notifyError } from '../../lib/notify'
import { useRights } from '../../lib/session'
import { choiceWords, moreFormats } from './formats'
import { SelectionsDialog } from './SelectionsDialog'

type Props = {
  period: Period
  centreId: CentreId | undefined
  /** The moment of the figures that are shown, which the file repeats; undefined for those of a closed quarter. */
  asOf: WallTime | undefined
  /** Whether there are figures yet. */
  ready: boolean
}

/** Saves the overview as a file that the core makes, or the files of a choice that was kept. */
export function ExportButtons({ period, centreId, asOf, ready }: Props) {
  const here = useHere()
  const may = useRights()
  const selections = useQuery(api.selections.list.queryOptions({ enabled: may('selections.list') }))
  const [busy, setBusy] = useState<string | null>(null)
  const [keeping, setKeeping] = useState(false)

  const save = async (what: string, files: () => Promise<ExportedFile[]>) => {
    setBusy(what)
    try {
      for (const file of await files()) saveFile(file)
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(null)
    }
  }
  const saveOne = (format: ExportFormat) =>
    save(format, async () => {
      const input = { period, format, ...(asOf && { asOf }), ...(centreId && { centreId }) }
      return [await client.reports.exportFile(input)]
    })
  const saveChoice = (selection: Selection) =>
    save(selection.id, async () => {
      const of = periodOfChoice(selection.period, here.today)
      const centres = selection.centreIds.length > 0 ? selection.centreIds : [undefined]
      const files: ExportedFile[] = []
      for (const one of centres)
        for (const format of selection.formats)
          files.push(await client.reports.exportFile({ period: of, format, ...(one && { centreId: one }) }))
      return files
    })
  const button = (format: ExportFormat, Icon: typeof IconFileTypePdf) => (
    <Button
      variant="default"
      leftSection={<Icon size={16} aria-hidden="true" />}
      loading={busy === format}
      disabled={!ready}
      aria-label={`Bewaar als ${format.toUpperCase()}`}
      onClick={() => void saveOne(format)}
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
            aria-label="Meer: bewaar in een andere vorm"
          >
            Meer
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {moreFormats.map(({ format, label, note }) => (
            <Menu.Item key={format} onClick={() => void saveOne(format)}>
              {label}
              <small className="kw-format-note">{note}</small>
            </Menu.Item>
          ))}
          {(may('selections.create') || (selections.data ?? []).length > 0) && <Menu.Divider />}
          {selections.data?.map((selection) => (
            <Menu.Item key={selection.id} onClick={() => void saveChoice(selection)}>
              {selection.name}
              <small className="kw-format-note">
                {choiceWords(selection.period)},{' '}
                {selection.formats.length === 1 ? '1 bestand' : `${selection.formats.length} bestanden`}
                {selection.centreIds.length > 0 && ' per centrum'}
              </small>
            </Menu.Item>
          ))}
          {may('selections.create') && (
            <Menu.Item leftSection={<IconBookmarkPlus size={16} aria-hidden="true" />} onClick={() => setKeeping(true)}>
              Vaste keuzes …
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {keeping && (
        <SelectionsDialog
          period={period}
          centreId={centreId}
          selections={selections.data ?? []}
          onClose={() => setKeeping(false)}
        />
      )}
    </>
  )
}
