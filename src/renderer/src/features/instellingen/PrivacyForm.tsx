import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { PrivacySettings } from '#shared/contract/privacy'
import { api, client } from '../../lib/client'
import { useSave } from '../../lib/useSave'
import { type NumberText, numberOrNull, textOrNull } from '../../lib/values'
import { Card } from '../../ui/Card'
import { StaleNotice } from '../../ui/StaleNotice'
import { SaveRow } from './SaveRow'

/** Who answers for personal data, and how long renters are known by name. */
export function PrivacyForm() {
  const settings = useQuery(api.privacy.get.queryOptions())
  return settings.data ? <Form settings={settings.data} /> : null
}

const texts = ['controller', 'contact', 'email', 'phone', 'officer', 'officerContact', 'remarks'] as const
type Values = Record<(typeof texts)[number], string> & { months: NumberText }
const toValues = (settings: PrivacySettings): Values => ({
  ...(Object.fromEntries(texts.map((name) => [name, settings[name] ?? ''])) as Record<(typeof texts)[number], string>),
  months: settings.months,
})

function Form({ settings }: { settings: PrivacySettings }) {
  const form = useForm<Values>({
    initialValues: toValues(settings),
    validate: {
      months: (value) => {
        const months = numberOrNull(value)
        return months === null || months < 1 || months > 120 ? 'Vul 1 tot 120 maanden in.' : null
      },
    },
  })
  const saving = useSave({
    form,
    row: settings,
    toValues,
    read: (current) => PrivacySettings.safeParse(current).data ?? null,
  })
  const submit = form.onSubmit(async (values) => {
    await saving.save(
      (revision) =>
        client.privacy.change({
          revision,
          ...Object.fromEntries(texts.map((name) => [name, textOrNull(values[name])])),
          months: numberOrNull(values.months) ?? settings.months,
        }),
      'De instellingen van privacy zijn opgeslagen',
    )
  })
  return (
    <Card title="Verantwoordelijk" note="komt in het register van verwerkingen">
      <form onSubmit={submit} noValidate className="in-form">
        {saving.stale && <StaleNotice onTheirs={saving.takeTheirs} onMine={saving.keepMine} />}
        <div className="in-grid">
          <TextInput
            label="Verwerkingsverantwoordelijke"
            placeholder="de naam van de organisatie"
            {...form.getInputProps('controller')}
          />
          <TextInput label="Contactpersoon" {...form.getInputProps('contact')} />
          <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
          <TextInput label="Telefoon" {...form.getInputProps('phone')} />
          <TextInput label="Functionaris gegevensbescherming" {...form.getInputProps('officer')} />
          <TextInput label="Bereikbaar via" {...form.getInputProps('officerContact')} />
          <NumberInput
            label="Anonimiseren voorstellen na (maanden)"
            min={1}
            max={120}
            allowDecimal={false}
            {...form.getInputProps('months')}
          />
        </div>
        <Textarea label="Opmerkingen in het register" autosize minRows={1} {...form.getInputProps('remarks')} />
        <SaveRow dirty={form.isDirty()} busy={saving.busy} onReset={() => form.reset()} />
      </form>
    </Card>
  )
}
