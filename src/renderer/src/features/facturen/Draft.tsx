import { Button, Textarea, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Invoice } from '#shared/contract/invoice'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { missingWords } from '../../lib/words/invoices'

/** What must be filled in before a draft can be final, and the way there. */
export function Missing({ invoice }: { invoice: Invoice }) {
  if (invoice.missing.length === 0) return null
  const seller = invoice.missing.some((code) => code.startsWith('seller'))
  const buyer = invoice.missing.includes('buyer_address')
  return (
    <div className="finding" data-severity="warning">
      <h3 className="finding-title">
        <IconAlertTriangle size={16} aria-hidden />
        Nog niet compleet
      </h3>
      <p>Er ontbreekt nog: {invoice.missing.map((code) => missingWords[code]).join('; ')}.</p>
      <div className="fa-row">
        {seller && (
          <Button size="xs" variant="default" onClick={() => navigate('/instellingen/documenten')}>
            Gegevens van uw organisatie
          </Button>
        )}
        {buyer && (
          <Button size="xs" variant="default" onClick={() => navigate(`/huurders?huurder=${invoice.renterId}`)}>
            Gegevens van de huurder
          </Button>
        )}
      </div>
    </div>
  )
}

/** Reference and note of a draft. */
export function DraftTexts({ invoice }: { invoice: Invoice }) {
  const [reference, setReference] = useState(invoice.reference ?? '')
  const [note, setNote] = useState(invoice.note ?? '')
  const save = useMutation(
    api.invoices.change.mutationOptions({
      onSuccess: () => notifyDone('Het concept is gewijzigd', { undo: true }),
      onError: notifyError,
    }),
  )
  const dirty = reference.trim() !== (invoice.reference ?? '') || note.trim() !== (invoice.note ?? '')
  return (
    <form
      className="fa-form"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({
          id: invoice.id,
          revision: invoice.revision,
          reference: reference.trim() || null,
          note: note.trim() || null,
        })
      }}
    >
      <TextInput
        label="Kenmerk van de huurder"
        placeholder="ordernummer of afdeling"
        maxLength={120}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <Textarea
        label="Opmerking op de factuur"
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {dirty && (
        <Button type="submit" variant="default" loading={save.isPending}>
          Opslaan
        </Button>
      )}
    </form>
  )
}
