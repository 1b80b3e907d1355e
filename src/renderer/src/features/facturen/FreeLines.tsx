import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { FreeLine, Invoice } from '#shared/contract/invoice'
import type { VatRate } from '#shared/domain/price-line'
import { api } from '../../lib/client'
import { formatEuros } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { vatWords } from '../../lib/words/invoices'
import { choices } from '../../lib/words/vocabulary'
import { EuroField } from '../../ui/EuroField'

const MOST_LINES = 50
type Typed = { text: string; quantity: number | ''; unitCents: number | null; vat: VatRate }
const blank: Typed = { text: '', quantity: 1, unitCents: null, vat: 'high' }

/** Lines of a draft that belong to no booking: each can go, and a new one is typed below them; Enter adds it. */
export function FreeLines({ invoice }: { invoice: Invoice }) {
  const [typed, setTyped] = useState(blank)
  const first = useRef<HTMLInputElement>(null)
  const save = useMutation(api.invoices.change.mutationOptions({ onError: notifyError }))
  const { id, revision, freeLines, seller } = invoice
  const keep = (next: FreeLine[], text: string, done?: () => void) =>
    save.mutate(
      { id, revision, freeLines: next },
      {
        onSuccess: () => {
          notifyDone(text, { undo: true })
          done?.()
        },
      },
    )
  const change = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes })
  const { quantity, unitCents } = typed
  const ready = typed.text.trim() !== '' && quantity !== '' && unitCents !== null && unitCents > 0
  const add = () => {
    if (!ready) return
    const line = { text: typed.text.trim(), quantity, unitCents, vat: seller.vatExempt ? 'exempt' : typed.vat } as const
    keep([...freeLines, line], 'De regel staat op het concept', () => {
      // The amount tells once more what was typed when it loses the focus, so it is emptied after that.
      first.current?.focus()
      setTyped({ ...blank, vat: typed.vat })
    })
  }
  return (
    <section className="fa-free" aria-label="Losse regels">
      <h3>Losse regels</h3>
      {freeLines.length > 0 && (
        <ul>
          {freeLines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same, and lines stay in order
            <li key={i}>
              <span>
                {line.text}
                <small>
                  {line.quantity} × {formatEuros(line.unitCents)}, btw {vatWords[line.vat].toLowerCase()}
                </small>
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={32}
                aria-label={`Regel weghalen: ${line.text}`}
                disabled={save.isPending}
                onClick={() =>
                  keep(
                    freeLines.filter((_, n) => n !== i),
                    'De regel is weg',
                  )
                }
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextInput
          ref={first}
          label="Omschrijving"
          placeholder="Bijvoorbeeld: schoonmaak na afloop"
          maxLength={200}
          value={typed.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <div className="fa-free-row">
          <NumberInput
            label="Aantal"
            min={1}
            max={10_000}
            allowDecimal={false}
            hideControls
            value={typed.quantity}
            onChange={(value) => change({ quantity: typeof value === 'number' ? value : '' })}
          />
          <EuroField
            label="Prijs per stuk"
            max={1_000_000}
            value={typed.unitCents}
            onChange={(unitCents) => change({ unitCents })}
          />
          {!seller.vatExempt && (
            <Select
              label="Btw"
              allowDeselect={false}
              data={choices(vatWords)}
              value={typed.vat}
              onChange={(vat) => vat !== null && change({ vat })}
            />
          )}
        </div>
        <Button
          type="submit"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={!ready || freeLines.length >= MOST_LINES}
          loading={save.isPending}
        >
          Regel toevoegen
        </Button>
      </form>
    </section>
  )
}
