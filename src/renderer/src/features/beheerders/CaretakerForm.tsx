import { Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Caretaker } from '#shared/contract/roster'
import { type CaretakerKind, caretakerKinds } from '#shared/domain/roster/vocabulary'
import { client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useHere } from '../../lib/here'
import { useSave } from '../../lib/useSave'
import { nameProblem } from '../../lib/values'
import { problemWords } from '../../lib/words/caretakers'
import { caretakerKindWords } from '../../lib/words/roster'
import { archiveOf, drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { EuroField } from '../../ui/EuroField'
import { FreeText } from '../../ui/FreeText'
import { AbsencePart } from './AbsencePart'
import { CertificateLines } from './CertificateLines'
import { ContractLines } from './ContractLines'
import { PrivacyPart } from './PrivacyPart'
import { fieldsOf, linesProblem, noPerson, type PersonValues, valuesOf } from './person'
import { TimeLines } from './TimeLines'

/** Everything of one caretaker at the right of the screen. */
export function CaretakerForm({ caretaker, onClose }: { caretaker: Caretaker | null; onClose: () => void }) {
  const { centres } = useHere()
  const form = useForm<PersonValues>({
    initialValues: caretaker ? valuesOf(caretaker) : noPerson,
    validate: (values) => {
      const name = nameProblem(values.name)
      return { ...(name !== null && { name }), ...linesProblem(values) }
    },
  })
  const saving = useSave({
    form,
    row: caretaker,
    toValues: valuesOf,
    read: (current) => Caretaker.safeParse(current).data ?? null,
    words: problemWords,
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const fields = fieldsOf(values)
    if (caretaker)
      await saving.save(
        (revision) => client.caretakers.change({ id: caretaker.id, revision, ...fields }),
        `${fields.name} is opgeslagen`,
      )
    else await saving.save(() => client.caretakers.create(fields), `${fields.name} is toegevoegd`)
  })
  const { kind, centres: known } = form.values
  const names = centres.filter((one) => one.managed).map(({ id, name }) => ({ value: id as string, label: name }))
  return (
    <EditDrawer
      title={caretaker ? caretaker.name : 'Nieuwe beheerder'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...archiveOf(caretaker, saving, ({ id }, to) => client.caretakers.change({ id, ...to }))}
    >
      <TextInput label="Naam" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <div className="in-two">
        <Select
          label="Soort"
          data={caretakerKinds.map((one) => ({ value: one, label: caretakerKindWords[one] }))}
          allowDeselect={false}
          value={kind}
          onChange={(one) => form.setFieldValue('kind', one as CaretakerKind)}
        />
        {kind === 'volunteer' ? (
          <TextInput label="Van welke vereniging" {...form.getInputProps('association')} />
        ) : (
          <NumberInput
            label="Contract, uren per week"
            min={0}
            max={60}
            decimalSeparator=","
            placeholder="0: alleen op oproep"
            {...form.getInputProps('contractHours')}
          />
        )}
      </div>
      {kind === 'employed' && caretaker && (
        <ContractLines
          lines={form.values.contracts}
          now={form.values.contractHours}
          error={form.errors.contracts}
          onChange={(lines) => form.setFieldValue('contracts', lines)}
        />
      )}
      <div className="in-two">
        <TextInput label="Telefoon" {...form.getInputProps('phone')} />
        <TextInput label="E-mail" {...form.getInputProps('email')} />
      </div>
      <MultiSelect label="Kent deze centra" data={names} searchable {...form.getInputProps('centres')} />
      <MultiSelect
        label="Vast gezicht van"
        description="Elk centrum heeft één vast gezicht. Wie het nu is, is het dan niet meer."
        data={names.filter(({ value }) => known.includes(value) || form.values.fixedAt.includes(value))}
        {...form.getInputProps('fixedAt')}
      />
      <div className="in-two">
        <EuroField
          label="Kosten per uur"
          value={form.values.hourCents}
          onChange={(cents) => form.setFieldValue('hourCents', cents)}
        />
        <Checkbox mt={28} label="In de flexpool" {...form.getInputProps('flexPool', { type: 'checkbox' })} />
      </div>
      <div className="in-two">
        <DateField label="Beschikbaar vanaf" clearable {...form.getInputProps('activeFrom')} />
        <DateField label="Tot en met" clearable {...form.getInputProps('activeTo')} />
      </div>
      <CertificateLines
        lines={form.values.certificates}
        error={form.errors.certificates}
        onChange={(lines) => form.setFieldValue('certificates', lines)}
      />
      <TimeLines
        lines={form.values.times}
        error={form.errors.times}
        onChange={(lines) => form.setFieldValue('times', lines)}
      />
      {caretaker && <AbsencePart caretaker={caretaker} />}
      {caretaker && <PrivacyPart caretaker={caretaker} onDone={onClose} />}
      <FreeText label="Opmerkingen" autosize minRows={2} {...form.getInputProps('remarks')} />
    </EditDrawer>
  )
}
