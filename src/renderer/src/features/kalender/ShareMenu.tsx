import { Button, Menu } from '@mantine/core'
import {
  IconCalendarDown,
  IconChevronDown,
  IconFileTypePdf,
  IconLink,
  IconPrinter,
  IconShare,
  IconWorldDownload,
} from '@tabler/icons-react'
import type { CalendarExport } from '#shared/contract/calendar'

export type Wanted = Pick<CalendarExport, 'format' | 'paper' | 'layout'>
type Props = { busy: boolean; onSave: (wanted: Wanted) => void; onPrint: () => void; onFeed: (() => void) | null }

const files: readonly { label: string; note: string; icon: typeof IconShare; wanted: Wanted }[] = [
  {
    label: 'PDF op A4',
    note: 'lijst per dag',
    icon: IconFileTypePdf,
    wanted: { format: 'pdf', paper: 'a4', layout: 'list' },
  },
  {
    label: 'PDF op A4, per weekdag',
    note: 'een kolom per dag',
    icon: IconFileTypePdf,
    wanted: { format: 'pdf', paper: 'a4', layout: 'grid' },
  },
  {
    label: 'PDF op A3',
    note: 'poster, een kolom per dag',
    icon: IconFileTypePdf,
    wanted: { format: 'pdf', paper: 'a3', layout: 'grid' },
  },
  { label: 'Webpagina', note: 'om op een site te zetten', icon: IconWorldDownload, wanted: { format: 'html' } },
  { label: 'Agenda-bestand', note: 'om in een agenda te openen', icon: IconCalendarDown, wanted: { format: 'ics' } },
]

/** What can be made of the calendar for others. */
export function ShareMenu({ busy, onSave, onPrint, onFeed }: Props) {
  return (
    <Menu position="bottom-end" shadow="md" width={340}>
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconShare size={16} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          Delen
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={onPrint}>
          Afdrukken
        </Menu.Item>
        {files.map(({ label, note, icon: Sign, wanted }) => (
          <Menu.Item key={label} leftSection={<Sign size={16} aria-hidden="true" />} onClick={() => onSave(wanted)}>
            {label} <small className="quiet">{note}</small>
          </Menu.Item>
        ))}
        {onFeed && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconLink size={16} aria-hidden="true" />} onClick={onFeed}>
              Adres om te volgen
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
