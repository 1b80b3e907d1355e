import { ActionIcon, Autocomplete, Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Agreement, Quote } from '#shared/contract/price'
import { TOTAL } from '#shared/domain/price-agreement'
import type { VatRate } from '#shared/domain/price-line'
import { api } from '../../lib/client'
import { newKey } from '../../lib/new-key'
import { vatWords } from '../../lib/words/invoices'
import { choices } from '../../lib/words/vocabulary'
import { EuroField } from '../../ui/EuroField'

type Fixed = { key: string; cents: number | null; reason: string }
/** `key` keeps the rows apart while they are typed and taken away. */
type Drink = {
  key: string
  articleId: string | null
  text: string
  quantity: number | ''
  unitCents: number | null
  vat: VatRate
}

type Props = {
  centreId: CentreId
  agreement: Agreement
  /** The lines that can be set by hand. */
  lines: Quote['lines']
  depositCents: number
  busy?: boolean
  onApply: (agreement: Agreement) => void
  onCancel: () => void
}

/** Discount, an amount set by hand, refreshments and deposit of one booking. Nothing counts until it is applied. */
export function AgreementForm({ centreId, agreement, lines, depositCents, busy = false, onApply, onCancel }: Props) {
  const [inEuros, setInEuros] = useState(agreement.discount?.percent === null)
  const [off, setOff] = useState<number | null>(agreement.discount?.percent ?? agreement.discount?.cents ?? null)
  const [why, setWhy] = useState(agreement.discount?.reason ?? '')
  const [fixed, setFixed] = useState<readonly Fixed[]>(agreement.overrules)
  const [drinks, setDrinks] = useState<readonly Drink[]>(() =>
    agreement.refreshments.map((row) => ({ key: newKey(), ...row })),
  )
  const [deposit, setDeposit] = useState<number | null>(depositCents)
  const [tried, setTried] = useState(false)
  const missing = (text: string) => (tried && text.trim() === '' ? 'Vul in waarom' : undefined)

  const apply = () => {
    setTried(true)
    const discount =
      off === null || off === 0
        ? null
        : { percent: inEuros ? null : off, cents: inEuros ? off : null, reason: why.trim() }
    const overrules = fixed.flatMap(({ key, cents, reason }) =>
      cents === null ? [] : [{ key, cents, reason: reason.trim() }],
    )
    const refreshments = drinks.flatMap(({ key: _key, quantity, unitCents, text, ...drink }) =>
      quantity === '' || unitCents === null || text.trim() === ''
        ? []
        : [{ ...drink, text: text.trim(), quantity, unitCents }],
    )
    if (discount?.reason === '' || overrules.some((one) => one.reason === '')) return
    onApply({
      discount,
      overrules,
      refreshments,
      depositCents: deposit === depositCents ? agreement.depositCents : (deposit ?? 0),
    })
  }
  return (
    <fieldset className="agreement">
      <legend className="visually-hidden">Afspraken over de prijs</legend>
      <div className="agreement-row">
        {inEuros ? (
          <EuroField label="Korting" value={off} onChange={setOff} />
        ) : (
          <NumberInput
            label="Korting"
            suffix=" %"
            min={1}
            max={100}
            allowDecimal={false}
            hideControls
            value={off ?? ''}
            onChange={(value) => setOff(typeof value === 'number' ? value : null)}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label="Korting in procenten of euro’s"
          data={[
            { value: 'percent', label: '%' },
            { value: 'euro', label: '€' },
          ]}
          value={inEuros ? 'euro' : 'percent'}
          onChange={(value) => {
            setInEuros(value === 'euro')
            setOff(null)
          }}
        />
        <TextInput
          label="Reden van de korting"
          maxLength={200}
          value={why}
          error={off === null || off === 0 ? undefined : missing(why)}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      </div>
      <FixedRows rows={fixed} lines={lines} missing={missing} onChange={setFixed} />
      <Drinks centreId={centreId} rows={drinks} onChange={setDrinks} />
      <EuroField label="Waarborg" value={deposit} onChange={setDeposit} />
      <div className="agreement-foot">
        <Button size="xs" loading={busy} onClick={apply}>
          Toepassen
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          Annuleren
        </Button>
      </div>
    </fieldset>
  )
}

/** The place of a row is its name: rows have no other. */
const replaced = <T,>(rows: readonly T[], at: number, change: Partial<T>): T[] =>
  rows.map((row, i) => (i === at ? { ...row, ...change } : row))
const removed = <T,>(rows: readonly T[], at: number): T[] => rows.filter((_, i) => i !== at)

function FixedRows({
  rows,
  lines,
  missing,
  onChange,
}: {
  rows: readonly Fixed[]
  lines: Quote['lines']
  missing: (text: string) => string | undefined
  onChange: (rows: readonly Fixed[]) => void
}) {
  const set = (at: number, change: Partial<Fixed>) => onChange(replaced(rows, at, change))
  const possible = [
    { value: TOTAL, label: 'Het totaal' },
    ...lines
      .filter((line) => line.kind === 'rent' || line.kind === 'facility' || line.kind === 'caretaker')
      .filter((line) => line.key !== TOTAL)
      .map((line) => ({ value: line.key, label: line.text })),
  ]
  const free = possible.filter((one) => !rows.some((row) => row.key === one.value))
  return (
    <>
      {rows.map((row, i) => (
        <div key={row.key} className="agreement-row agreement-fixed">
          <Select
            label="Vast bedrag voor"
            allowDeselect={false}
            data={possible.filter((one) => one.value === row.key || free.includes(one))}
            value={row.key}
            onChange={(key) => key !== null && set(i, { key })}
          />
          <EuroField label="Bedrag" value={row.cents} onChange={(cents) => set(i, { cents })} />
          <TextInput
            label="Reden"
            maxLength={200}
            value={row.reason}
            error={row.cents === null ? undefined : missing(row.reason)}
            onChange={(event) => set(i, { reason: event.currentTarget.value })}
          />
          <RemoveButton label="Vast bedrag weghalen" onClick={() => onChange(removed(rows, i))} />
        </div>
      ))}
      {free[0] !== undefined && (
        <AddButton onClick={() => onChange([...rows, { key: free[0]?.value ?? TOTAL, cents: null, reason: '' }])}>
          Bedrag vastzetten
        </AddButton>
      )}
    </>
  )
}

/** From the price list of the Kas, or typed. Everybody pays for these, also when the room is free. */
function Drinks({
  centreId,
  rows,
  onChange,
}: {
  centreId: CentreId
  rows: readonly Drink[]
  onChange: (rows: readonly Drink[]) => void
}) {
  const articles = useQuery(api.articles.list.queryOptions({ input: { centreId } })).data ?? []
  const set = (at: number, change: Partial<Drink>) => onChange(replaced(rows, at, change))
  const name = (at: number, text: string) => {
    const article = articles.find((one) => one.name === text && !one.archived)
    set(
      at,
      article ? { text, articleId: article.id, unitCents: article.cents, vat: article.vat } : { text, articleId: null },
    )
  }
  return (
    <>
      {rows.map((row, i) => (
        <div key={row.key} className="agreement-row agreement-drink">
          <Autocomplete
            label="Consumptie"
            maxLength={200}
            data={[...new Set(articles.filter((one) => !one.archived).map((one) => one.name))]}
            value={row.text}
            onChange={(text) => name(i, text)}
          />
          <NumberInput
            label="Aantal"
            min={1}
            max={10_000}
            allowDecimal={false}
            hideControls
            value={row.quantity}
            onChange={(value) => set(i, { quantity: typeof value === 'number' ? value : '' })}
          />
          <EuroField label="Per stuk" value={row.unitCents} onChange={(unitCents) => set(i, { unitCents })} />
          <Select
            label="Btw"
            allowDeselect={false}
            data={choices(vatWords)}
            value={row.vat}
            onChange={(vat) => vat !== null && set(i, { vat })}
          />
          <RemoveButton label="Consumptie weghalen" onClick={() => onChange(removed(rows, i))} />
        </div>
      ))}
      <AddButton
        onClick={() =>
          onChange([...rows, { key: newKey(), articleId: null, text: '', quantity: 1, unitCents: null, vat: 'low' }])
        }
      >
        Consumptie toevoegen
      </AddButton>
    </>
  )
}

const RemoveButton = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
    <IconX size={16} aria-hidden />
  </ActionIcon>
)

const AddButton = ({ children, onClick }: { children: string; onClick: () => void }) => (
  <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={onClick}>
    {children}
  </Button>
)
