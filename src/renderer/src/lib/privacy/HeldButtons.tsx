import { Button } from '@mantine/core'
import { IconBraces, IconFileTypePdf } from '@tabler/icons-react'
import { useState } from 'react'
import type { Subject } from '#shared/contract/privacy'
import { client } from '../client'
import { saveFile } from '../download'
import { notifyError } from '../notify'
import { useMay } from '../session'

const formats = [
  { format: 'pdf', label: 'Op papier (PDF)', icon: IconFileTypePdf },
  { format: 'json', label: 'Als gegevens (JSON)', icon: IconBraces },
] as const

/** Saves everything that we hold of somebody: to read and hand out, or whole as data. */
export function HeldButtons({ kind, id }: Subject) {
  const [busy, setBusy] = useState<string | null>(null)
  if (!useMay('privacy.exportHeld')) return null
  const save = async (format: (typeof formats)[number]['format']) => {
    setBusy(format)
    try {
      saveFile(await client.privacy.exportHeld({ kind, id, format }))
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(null)
    }
  }
  return formats.map(({ format, label, icon: Icon }) => (
    <Button
      key={format}
      size="xs"
      variant="default"
      leftSection={<Icon size={14} aria-hidden="true" />}
      loading={busy === format}
      onClick={() => void save(format)}
    >
      {label}
    </Button>
  ))
}
