import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Seller } from '#shared/contract/invoice'
import { depositLineKinds } from '#shared/domain/deposit'
import { isIban } from '#shared/domain/invoice'
import { priceLineKinds } from '#shared/domain/price-line'
import { client } from '../../lib/client'
import { useSave } from '../../lib/useSave'
import { type NumberText, nameProblem, numberOrNull, textOrNull } from '../../lib/values'
import { priceLineWords } from '../../lib/words/invoices'
import { Card } from '../../ui/Card'
import { StaleNotice } from '../../ui/StaleNotice'
import { SaveRow } from './SaveRow'

const texts = ['address', 'postcode', 'town', 'kvk', 'vatNumber', 'iban', 'email', 'phone', 'paymentText'] as const
type Values = Record<(typeof texts)[number], string> & {
  legalName: string
  vatExempt: boolean
  exemptReason: string
  paymentDays: NumberText
  ledger: Record<string, string>
}

const toValues = (s: Seller): Values => ({
  legalName: s.legalName,
  address: s.address ?? '',
  postcode: s.postcode ?? '',
  town: s.town ?? '',
  kvk: s.kvk ?? '',
  vatNumber: s.vatNumber ?? '',
  iban: s.iban ?? '',
  email: s.email ?? '',
  phone: s.phone ?? '',
  paymentText: s.paymentText ?? '',
  vatExempt: s.vatExempt,
  exemptReason: s.exemptReason,
  paymentDays: s.paymentDays,
  ledger: Object.fromEntries(ledgerKinds.map((kind) => [kind, s.ledger[kind] ?? ''])),
})

const ledgerKinds = [...priceLineKinds, ...depositLineKinds]
const optional = (good: (text: string) => boolean, problem: string) => (text: string) =>
  text.trim() === '' || good(text.trim()) ? null : problem

/** The organisation as it stands on invoices and letters, and the ledger accounts for bookkeeping. */
export function SellerForm({ seller }: { seller: Seller }) {
  const form = useForm<Values>({
    initialValues: toValues(seller),
    validate: {
      legalName: nameProblem,
      kvk: optional((text) => /^\d{8}$/.test(text), 'Een KvK-nummer heeft acht cijfers.'),
      vatNumber: optional(
        (text) => /^[A-Z]{2}[A-Z0-9]{2,13}$/.test(text.replace(/[\s.]/g, '').toUpperCase()),
        'Een btw-nummer schrijft u als NL001234567B01.',
      ),
      iban: optional(isIban, 'Dit IBAN klopt niet. Kijk de cijfers na.'),
      exemptReason: (text) => (text.trim() === '' ? 'Vul in waarom er geen btw is.' : null),
      paymentDays: (value) => (numberOrNull(value) === null ? 'Vul een aantal dagen in.' : null),
    },
  })
  const saving = useSave({
    form,
    row: seller,
    toValues,
    read: (current) => Seller.safeParse(current).data ?? null,
  })
  const submit = form.onSubmit(async (values) => {
    await saving.save(
      (revision) =>
        client.billing.changeSeller({
          revision,
          ...Object.fromEntries(texts.map((name) => [name, textOrNull(values[name])])),
          legalName: values.legalName.trim(),
          vatExempt: values.vatExempt,
          exemptReason: values.exemptReason.trim(),
          paymentDays: numberOrNull(values.paymentDays) ?? 0,
          ledger: values.ledger,
        }),
      'De factuurgegevens zijn opgeslagen',
    )
  })
  const field = (name: (typeof texts)[number], label: string, more: object = {}) => (
    <TextInput label={label} {...more} {...form.getInputProps(name)} />
  )
  return (
    <Card title="Gegevens op facturen en brieven" note="zonder adres, KvK-nummer en IBAN kan er geen factuur uit">
      <form onSubmit={submit} noValidate className="in-form">
        {saving.stale && <StaleNotice onTheirs={saving.takeTheirs} onMine={saving.keepMine} />}
        <div className="in-grid">
          <TextInput label="Officiële naam" withAsterisk {...form.getInputProps('legalName')} />
          {field('address', 'Straat en nummer')}
          {field('postcode', 'Postcode')}
          {field('town', 'Plaats')}
          {field('phone', 'Telefoon')}
          {field('email', 'E-mail', { type: 'email' })}
          {field('kvk', 'KvK-nummer', { inputMode: 'numeric' })}
          {field('vatNumber', 'Btw-nummer', { placeholder: 'NL001234567B01' })}
          {field('iban', 'IBAN', { placeholder: 'NL00 BANK 0123 4567 89' })}
          <NumberInput
            label="Betalen binnen (dagen)"
            min={0}
            max={365}
            allowDecimal={false}
            {...form.getInputProps('paymentDays')}
          />
        </div>
        <Checkbox
          label="Onze organisatie rekent nooit btw"
          {...form.getInputProps('vatExempt', { type: 'checkbox' })}
        />
        <TextInput label="Waarom er geen btw is op de verhuur" {...form.getInputProps('exemptReason')} />
        <Textarea
          label="Zin onder het bedrag"
          placeholder="bijvoorbeeld: vragen over deze factuur? Bel onze administratie."
          autosize
          minRows={1}
          {...form.getInputProps('paymentText')}
        />
        <fieldset className="in-ledger">
          <legend>Grootboekrekening per soort regel</legend>
          <div className="in-grid">
            {ledgerKinds.map((kind) => (
              <TextInput
                key={kind}
                label={priceLineWords[kind]}
                maxLength={20}
                {...form.getInputProps(`ledger.${kind}`)}
              />
            ))}
          </div>
        </fieldset>
        <SaveRow dirty={form.isDirty()} busy={saving.busy} onReset={() => form.reset()} />
      </form>
    </Card>
  )
}
