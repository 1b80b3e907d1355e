import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { AccountTalk, type VillageYear } from '#shared/contract/account-talk'
import { client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useHere } from '../../lib/here'
import { newKey } from '../../lib/new-key'
import { useSave } from '../../lib/useSave'
import { dateOrNull, textOrNull } from '../../lib/values'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { EuroField } from '../../ui/EuroField'
import './dorpshuizen.css'
import { FreeText } from '../../ui/FreeText'

/** `key` keeps the rows apart while they are typed and taken away. */
type Keyed<Row> = Row & { key: string }
type Values = {
  date: string | null
  place: string
  notes: string
  present: Keyed<{ name: string; organisation: string }>[]
  agreements: Keyed<{ text: string; owner: string; dueOn: string | null; doneOn: string | null }>[]
  subsidies: Keyed<{ name: string; cents: number | null; conditions: string; note: string }>[]
}
const toValues = (talk: AccountTalk): Values => ({
  date: talk.date,
  place: talk.place ?? '',
  notes: talk.notes ?? '',
  present: talk.present.map(({ name, organisation }) => ({ key: newKey(), name, organisation: organisation ?? '' })),
  agreements: talk.agreements.map((one) => ({ key: newKey(), ...one })),
  subsidies: talk.subsidies.map((one) => ({
    key: newKey(),
    ...one,
    conditions: one.conditions ?? '',
    note: one.note ?? '',
  })),
})

type Props = { hall: VillageYear['centres'][number]; year: number; onClose: () => void }

/** The account talk of a village hall: who was there, what was agreed, the subsidy. The figures come by themselves. */
export function TalkForm({ hall, year, onClose }: Props) {
  const { today } = useHere()
  const { talk, centreId, centre } = hall
  const form = useForm<Values>({
    initialValues: talk
      ? toValues(talk)
      : { date: today, place: centre, notes: '', present: [], agreements: [], subsidies: [] },
    validate: {
      date: (text) => (dateOrNull(text) ? null : 'Kies de dag van het gesprek.'),
      present: { name: (text) => (text.trim() === '' ? 'Vul een naam in.' : null) },
      agreements: {
        text: (text) => (text.trim() === '' ? 'Schrijf op wat is afgesproken.' : null),
        owner: (text) => (text.trim() === '' ? 'Vul in wie het doet.' : null),
      },
      subsidies: {
        name: (text) => (text.trim() === '' ? 'Vul in welke subsidie het is.' : null),
        cents: (cents) => (cents === null ? 'Vul een bedrag in.' : null),
      },
    },
  })
  const saving = useSave<Values, AccountTalk>({
    form,
    row: talk,
    toValues,
    read: (current) => AccountTalk.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const date = dateOrNull(values.date)
    if (!date) return
    await saving.save(
      (revision) =>
        client.accountTalks.write({
          ...{ centreId, year, revision, date, place: textOrNull(values.place), notes: textOrNull(values.notes) },
          present: values.present.map(({ name, organisation }) => ({
            name: name.trim(),
            organisation: textOrNull(organisation),
          })),
          agreements: values.agreements.map(({ text, owner, dueOn, doneOn }) => ({
            ...{ text: text.trim(), owner: owner.trim(), dueOn: dateOrNull(dueOn), doneOn: dateOrNull(doneOn) },
          })),
          subsidies: values.subsidies.map(({ name, cents, conditions, note }) => ({
            ...{ name: name.trim(), cents: cents ?? 0, conditions: textOrNull(conditions), note: textOrNull(note) },
          })),
        }),
      `Het gesprek van ${centre} is opgeslagen`,
    )
  })
  const { values, errors } = form
  return (
    <EditDrawer
      title={`Accountgesprek ${centre}, ${year}`}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
    >
      <div className="in-two">
        <DateField label="Dag" withAsterisk {...form.getInputProps('date')} />
        <TextInput label="Plaats" data-autofocus maxLength={120} {...form.getInputProps('place')} />
      </div>
      <Lines
        title="Aanwezig"
        add="Iemand erbij"
        onAdd={() => form.insertListItem('present', { key: newKey(), name: '', organisation: '' })}
      >
        {values.present.map((row, i) => (
          <Line key={row.key} onRemove={() => form.removeListItem('present', i)} what="Deze aanwezige">
            <div className="in-two">
              <TextInput label="Naam" maxLength={120} {...form.getInputProps(`present.${i}.name`)} />
              <TextInput label="Namens" maxLength={120} {...form.getInputProps(`present.${i}.organisation`)} />
            </div>
          </Line>
        ))}
      </Lines>
      <Lines
        title="Afspraken"
        add="Afspraak erbij"
        onAdd={() =>
          form.insertListItem('agreements', { key: newKey(), text: '', owner: '', dueOn: null, doneOn: null })
        }
      >
        {values.agreements.map((row, i) => (
          <Line key={row.key} onRemove={() => form.removeListItem('agreements', i)} what="Deze afspraak">
            <TextInput label="Afspraak" maxLength={2000} {...form.getInputProps(`agreements.${i}.text`)} />
            <TextInput label="Wie" maxLength={120} {...form.getInputProps(`agreements.${i}.owner`)} />
            <div className="in-two">
              <DateField short clearable label="Uiterlijk" {...form.getInputProps(`agreements.${i}.dueOn`)} />
              <DateField short clearable label="Gedaan op" {...form.getInputProps(`agreements.${i}.doneOn`)} />
            </div>
          </Line>
        ))}
      </Lines>
      <Lines
        title="Subsidie"
        add="Subsidie erbij"
        onAdd={() =>
          form.insertListItem('subsidies', { key: newKey(), name: '', cents: null, conditions: '', note: '' })
        }
      >
        {values.subsidies.map((subsidy, i) => (
          <Line key={subsidy.key} onRemove={() => form.removeListItem('subsidies', i)} what="Deze subsidie">
            <div className="in-two">
              <TextInput label="Welke" maxLength={120} {...form.getInputProps(`subsidies.${i}.name`)} />
              <EuroField
                label="Bedrag"
                value={subsidy.cents}
                onChange={(cents) => form.setFieldValue(`subsidies.${i}.cents`, cents)}
                error={errors[`subsidies.${i}.cents`]}
              />
            </div>
            <TextInput label="Voorwaarden" maxLength={2000} {...form.getInputProps(`subsidies.${i}.conditions`)} />
            <TextInput label="Toelichting" maxLength={2000} {...form.getInputProps(`subsidies.${i}.note`)} />
          </Line>
        ))}
      </Lines>
      <FreeText label="Besproken" autosize minRows={3} maxLength={2000} {...form.getInputProps('notes')} />
    </EditDrawer>
  )
}

function Lines({
  title,
  add,
  onAdd,
  children,
}: {
  title: string
  add: string
  onAdd: () => void
  children: ReactNode
}) {
  return (
    <fieldset className="dh-lines">
      <legend>{title}</legend>
      {children}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={onAdd}
        className="dh-add"
      >
        {add}
      </Button>
    </fieldset>
  )
}

function Line({ what, onRemove, children }: { what: string; onRemove: () => void; children: ReactNode }) {
  return (
    <div className="dh-line">
      <div>{children}</div>
      <ActionIcon variant="subtle" color="gray" c="var(--text-2)" aria-label={`${what} weghalen`} onClick={onRemove}>
        <IconTrash size={16} aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}
