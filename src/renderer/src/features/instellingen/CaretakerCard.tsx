import { Button, NumberInput, Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Centre } from '#shared/contract/place'
import { CaretakerRate } from '#shared/contract/price'
import type { VatRate } from '#shared/domain/price-line'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api, client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { formatEuros } from '../../lib/format'
import { useSave } from '../../lib/useSave'
import { dateOrNull, type NumberText, numberOrNull } from '../../lib/values'
import { vatWords } from '../../lib/words/invoices'
import { choices } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { EuroField } from '../../ui/EuroField'
import { Tag } from '../../ui/Tag'
import { fieldProps } from './field-props'
import { useRemoval } from './useRemoval'

/** What a caretaker costs when a booking needs one outside staffed hours. */
export function CaretakerCard({ centre, today }: { centre: Centre; today: CivilDate }) {
  const rates = useQuery(api.caretakerRates.list.queryOptions({ input: { centreId: centre.id } })).data
  const [editing, setEditing] = useState<CaretakerRate | 'new' | null>(null)
  const current = rates?.filter((rate) => rate.validFrom <= today).at(-1)
  return (
    <Card
      title="Beheerder buiten de vaste tijden"
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setEditing('new')}
        >
          Nieuwe prijs
        </Button>
      }
    >
      <p className="in-note">
        {centre.staffedHours.length === 0
          ? 'Bij dit centrum staan geen tijden met beheerder. Vul die in bij Openingstijden, anders worden deze kosten nooit gerekend.'
          : 'Is er bij een boeking geen beheerder volgens de openingstijden, dan betaalt de huurder de kostprijs. Hebben twee boekingen dezelfde uren nodig, dan betaalt de tweede alleen wat erbij komt. Eigen gebruik en wie zelf opent na uitleg betalen niets.'}
      </p>
      {rates && rates.length > 0 && (
        <table className="table in-table">
          <caption className="visually-hidden">Kosten van de beheerder</caption>
          <thead>
            <tr>
              <th scope="col">Geldt vanaf</th>
              <th scope="col" className="number">
                Per uur
              </th>
              <th scope="col">Telt per</th>
              <th scope="col" className="number">
                Reiskosten
              </th>
            </tr>
          </thead>
          <tbody>
            {[...rates].reverse().map((rate) => (
              <tr key={rate.id}>
                <td>
                  <button type="button" className="in-open" onClick={() => setEditing(rate)}>
                    {formatDate(rate.validFrom)}
                  </button>
                  {rate === current && <Tag tone="ok">Nu</Tag>}
                </td>
                <td className="number">{formatEuros(rate.centsPerHour)}</td>
                <td>
                  {rate.roundMinutes} min{rate.minimumMinutes > 0 && `, minimaal ${rate.minimumMinutes} min`}
                </td>
                <td className="number">{rate.travelCents > 0 ? formatEuros(rate.travelCents) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing && (
        <RateForm
          key={editing === 'new' ? 'new' : editing.id}
          rate={editing === 'new' ? null : editing}
          model={current ?? null}
          centre={centre}
          today={today}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  )
}

type Values = {
  centsPerHour: number | null
  roundMinutes: NumberText
  minimumMinutes: NumberText
  travelCents: number | null
  vat: VatRate
  validFrom: string | null
}
const toValues = (r: CaretakerRate): Values => ({
  centsPerHour: r.centsPerHour,
  roundMinutes: r.roundMinutes,
  minimumMinutes: r.minimumMinutes,
  travelCents: r.travelCents,
  vat: r.vat,
  validFrom: r.validFrom,
})
const blank = { centsPerHour: null, roundMinutes: 30, minimumMinutes: 0, travelCents: null, vat: 'high' } as const

function RateForm({
  rate,
  model,
  centre,
  today,
  onClose,
}: {
  rate: CaretakerRate | null
  /** What holds now: a new price begins with it. */
  model: CaretakerRate | null
  centre: Centre
  today: CivilDate
  onClose: () => void
}) {
  const form = useForm<Values>({
    initialValues: rate ? toValues(rate) : { ...(model ? toValues(model) : blank), validFrom: today },
    validate: {
      centsPerHour: (value) => (value === null ? 'Vul een bedrag in.' : null),
      validFrom: (value) => (value === null ? 'Vul een dag in.' : null),
    },
  })
  const saving = useSave({
    form,
    row: rate,
    toValues,
    read: (current) => CaretakerRate.safeParse(current).data ?? null,
    words: { tariff_exists: 'Er is al een prijs die op deze dag ingaat. Pas die aan, of kies een andere dag.' },
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const fields = {
      centsPerHour: values.centsPerHour ?? 0,
      roundMinutes: numberOrNull(values.roundMinutes) ?? 1,
      minimumMinutes: numberOrNull(values.minimumMinutes) ?? 0,
      travelCents: values.travelCents ?? 0,
      vat: values.vat,
      validFrom: dateOrNull(values.validFrom) ?? today,
    }
    if (rate)
      await saving.save(
        (revision) => client.caretakerRates.change({ id: rate.id, revision, ...fields }),
        'Kosten van de beheerder opgeslagen',
      )
    else
      await saving.save(
        () => client.caretakerRates.create({ centreId: centre.id, ...fields }),
        'Kosten van de beheerder toegevoegd',
      )
  })
  const removal = useRemoval(
    rate,
    ({ id, revision }) => client.caretakerRates.remove({ id, revision }),
    () => 'Kosten van de beheerder verwijderd',
    onClose,
  )
  return (
    <EditDrawer
      title="Beheerder buiten de vaste tijden"
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...removal}
    >
      <div className="in-two">
        <EuroField label="Per uur" withAsterisk data-autofocus {...fieldProps(form, 'centsPerHour')} />
        <EuroField label="Reiskosten, per dag" {...fieldProps(form, 'travelCents')} />
      </div>
      <div className="in-two">
        <NumberInput
          label="Naar boven afronden op"
          suffix=" min"
          min={1}
          max={240}
          allowDecimal={false}
          {...form.getInputProps('roundMinutes')}
        />
        <NumberInput
          label="Minimaal"
          suffix=" min"
          min={0}
          max={720}
          allowDecimal={false}
          {...form.getInputProps('minimumMinutes')}
        />
      </div>
      <Select label="Btw" allowDeselect={false} data={choices(vatWords)} {...form.getInputProps('vat')} />
      <DateField label="Geldt vanaf" withAsterisk {...form.getInputProps('validFrom')} />
    </EditDrawer>
  )
}
