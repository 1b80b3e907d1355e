import { Autocomplete, Button, Popover } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'

/** What is often the matter; anything else can be typed. */
const USUAL = [
  'Geen passende ruimte vrij',
  'Past niet bij het centrum',
  'Te kort van tevoren gevraagd',
  'Aanvrager ziet ervan af',
] as const

type Props = { opened: boolean; onOpen: (opened: boolean) => void; busy: boolean; onDecline: (reason: string) => void }

/** Declines with a reason: reasons are kept and counted. */
export function DeclineButton({ opened, onOpen, busy, onDecline }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '') return
    onDecline(reason.trim())
    onOpen(false)
  }
  return (
    <Popover opened={opened} onChange={onOpen} position="bottom-end" width={320} trapFocus withArrow shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconX size={16} aria-hidden />}
          disabled={busy}
          onClick={() => onOpen(!opened)}
        >
          Afwijzen
          <span className="button-key" aria-hidden>
            &nbsp;A
          </span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="request-decline" onSubmit={submit} noValidate>
          <Autocomplete
            label="Waarom kan het niet?"
            data={[...USUAL]}
            value={reason}
            onChange={setReason}
            maxLength={2000}
            data-autofocus
            comboboxProps={{ withinPortal: false }}
            error={tried && reason.trim() === '' ? 'Vul een reden in' : undefined}
          />
          <Button type="submit">Afwijzen</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
