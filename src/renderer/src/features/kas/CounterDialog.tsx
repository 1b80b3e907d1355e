import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Sale } from '#shared/contract/register'
import { formatDay } from '#shared/time/format'
import { client } from '../../lib/client'
import { formatEuros } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { paidWords, soldText } from './words'

/** Takes back a sale of a closed day by an opposite sale of now, with the reason. */
export function CounterDialog({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setTried(true)
    if (reason.trim() === '') return
    setBusy(true)
    try {
      const counter = await client.register.counter({ id: sale.id, reason: reason.trim() })
      notifyDone(`Tegenboeking gemaakt: bon ${counter.number} van vandaag`, { undo: true })
      onClose()
    } catch (error) {
      notifyError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={`Tegenboeking van bon ${sale.number}`} size="sm">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
        className="kas-form"
      >
        <p>
          {formatDay(sale.date)} is afgesloten, dus bon {sale.number} ({soldText(sale.lines)}) blijft staan. Er komt
          vandaag een bon bij van <b>{formatEuros(-sale.totalCents)}</b>, {paidWords[sale.paidBy]}.
        </p>
        <TextInput
          label="Waarom"
          withAsterisk
          data-autofocus
          maxLength={120}
          placeholder="bijvoorbeeld dubbel aangeslagen"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && reason.trim() === '' ? 'Schrijf op wat er niet klopte.' : null}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Annuleren
          </Button>
          <Button type="submit" loading={busy}>
            Tegenboeking maken
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
