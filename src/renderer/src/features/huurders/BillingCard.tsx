import { Button, TextInput } from '@mantine/core'
import { IconFileInvoice, IconPencil } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Billing } from '#shared/contract/invoice'
import type { Renter } from '#shared/contract/renter'
import { navigate } from '../../lib/address'
import { api } from '../../lib/client'
import { failureOf, messageFor } from '../../lib/failure'
import { formatEuros } from '../../lib/format'
import { notifyDone } from '../../lib/notify'
import { useMay } from '../../lib/session'
import { invoiceStatusWords } from '../../lib/words/invoices'
import { Card } from '../../ui/Card'
import { Tag } from '../../ui/Tag'

const fields = [
  ['name', 'Naam op de factuur'],
  ['attention', 'Ter attentie van'],
  ['address', 'Factuuradres'],
  ['postcode', 'Postcode'],
  ['town', 'Plaats'],
  ['email', 'E-mail voor facturen'],
  ['reference', 'Kenmerk of ordernummer'],
  ['kvk', 'KvK-nummer'],
  ['oin', 'OIN (overheid)'],
  ['vatNumber', 'Btw-nummer'],
] as const
type Field = (typeof fields)[number][0]
const SHOWN = 5

/** What a renter owes, their last invoices, and where invoices go. */
export function BillingCard({ renter }: { renter: Renter }) {
  const debt = useQuery(api.billing.debt.queryOptions({ input: { id: renter.id } }))
  const maySee = useMay('billing.renter')
  const mayEdit = useMay('billing.changeRenter')
  const mayOpen = useMay('invoices.list')
  const billing = useQuery(api.billing.renter.queryOptions({ input: { id: renter.id }, enabled: maySee }))
  const [editing, setEditing] = useState(false)
  const filled = billing.data ? fields.filter(([name]) => billing.data[name] !== null) : []
  return (
    <Card
      title="Facturen"
      note={debt.data && <Owes open={debt.data.openCents} overdue={debt.data.overdueCents} />}
      actions={
        !editing &&
        mayEdit && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            Factuurgegevens
          </Button>
        )
      }
    >
      {editing && billing.data ? (
        <BillingForm renter={renter} billing={billing.data} onDone={() => setEditing(false)} />
      ) : (
        <>
          {filled.length > 0 && (
            <dl className="renter-facts">
              {filled.map(([name, label]) => (
                <div key={name}>
                  <dt>{label}</dt>
                  <dd>{billing.data?.[name]}</dd>
                </div>
              ))}
            </dl>
          )}
          {debt.data?.invoices.length === 0 && <p className="list-empty">Nog geen facturen.</p>}
          <ul className="list">
            {debt.data?.invoices.slice(0, SHOWN).map((row) => (
              <li key={row.id} className="list-item">
                <IconFileInvoice size={16} aria-hidden className="list-icon" />
                <div className="list-text">
                  {mayOpen ? (
                    <button
                      type="button"
                      className="link"
                      onClick={() => navigate(`/facturen?stand=open&factuur=${row.id}`)}
                    >
                      {row.number ?? 'Concept'}
                    </button>
                  ) : (
                    <b>{row.number ?? 'Concept'}</b>
                  )}
                </div>
                <span className="tabular">{formatEuros(row.totalCents)}</span>
                <Tag tone={row.status === 'overdue' ? 'bad' : row.status === 'paid' ? 'ok' : 'neutral'}>
                  {invoiceStatusWords[row.status]}
                </Tag>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Owes({ open, overdue }: { open: number; overdue: number }) {
  if (open === 0) return 'niets te betalen'
  if (open < 0) return `${formatEuros(-open)} terug te betalen`
  return `${formatEuros(open)} te betalen${overdue > 0 ? `, waarvan ${formatEuros(overdue)} te laat` : ''}`
}

const rules: Partial<Record<Field, [RegExp, string]>> = {
  email: [/^\S+@\S+\.\S+$/, 'Dit is geen e-mailadres'],
  kvk: [/^\d{8}$/, 'Een KvK-nummer heeft acht cijfers'],
  oin: [/^\d{20}$/, 'Een OIN heeft twintig cijfers'],
  vatNumber: [/^[A-Za-z]{2}[A-Za-z0-9. ]{2,16}$/, 'Schrijf het als NL001234567B01'],
}

function BillingForm({ renter, billing, onDone }: { renter: Renter; billing: Billing; onDone: () => void }) {
  const queries = useQueryClient()
  const [values, setValues] = useState(
    () => Object.fromEntries(fields.map(([name]) => [name, billing[name] ?? ''])) as Record<Field, string>,
  )
  const [revision, setRevision] = useState(billing.revision)
  const [tried, setTried] = useState(false)
  const save = useMutation(
    api.billing.changeRenter.mutationOptions({
      onSuccess: (after) => {
        queries.setQueryData(api.billing.renter.queryKey({ input: { id: after.id } }), after)
        notifyDone(`Factuurgegevens van ${renter.name} opgeslagen`, { undo: true })
        onDone()
      },
      onError: (error) => {
        const failure = failureOf(error)
        const current = failure?.code === 'stale' ? Billing.safeParse(failure.data.current) : null
        if (current?.success === true) setRevision(current.data.revision)
      },
    }),
  )
  const problemOf = (name: Field): string | undefined => {
    const rule = rules[name]
    const text = values[name].trim()
    return rule && text !== '' && !rule[0].test(text) ? rule[1] : undefined
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fields.some(([name]) => problemOf(name) !== undefined)) return
    save.mutate({
      id: renter.id,
      revision,
      ...Object.fromEntries(fields.map(([name]) => [name, values[name].trim() || null])),
    })
  }
  return (
    <form noValidate onSubmit={submit}>
      <div className="renter-form">
        {fields.map(([name, label]) => (
          <TextInput
            key={name}
            label={label}
            placeholder={name === 'name' ? renter.name : undefined}
            value={values[name]}
            error={tried ? problemOf(name) : undefined}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
        {save.isError && (
          <p className="renter-problem wide" role="alert">
            {messageFor(save.error)}
          </p>
        )}
      </div>
      <footer className="renter-foot">
        <Button type="submit" loading={save.isPending}>
          Opslaan
        </Button>
        <Button variant="default" onClick={onDone}>
          Annuleren
        </Button>
      </footer>
    </form>
  )
}
