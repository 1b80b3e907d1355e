import { ColorInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { Organisation } from '#shared/contract/place'
import { api, client } from '../../lib/client'
import { useSave } from '../../lib/useSave'
import { nameProblem, textOrNull } from '../../lib/values'
import { Card } from '../../ui/Card'
import { StaleNotice } from '../../ui/StaleNotice'
import { LogoCard } from './LogoCard'
import { SaveRow } from './SaveRow'

const ACCENTS = ['#B2481E', '#8A2E5C', '#6A3FA0', '#2F5AA8', '#0B6E8A', '#1F7A4D', '#7A6A00', '#5B4A3F']

/** Name, municipality, accent colour and logo of the organisation. */
export function OrganisatieTab() {
  const state = useQuery(api.app.state.queryOptions())
  const organisation = state.data?.organisation
  return organisation ? (
    <>
      <OrganisationForm key={organisation.id} organisation={organisation} />
      <LogoCard />
    </>
  ) : null
}

type Values = { name: string; municipality: string; accent: string }
const toValues = (o: Organisation): Values => ({
  name: o.name,
  municipality: o.municipality ?? '',
  accent: o.accent ?? '',
})

function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const form = useForm<Values>({
    initialValues: toValues(organisation),
    validate: {
      name: nameProblem,
      accent: (text) =>
        text === '' || /^#[0-9a-fA-F]{6}$/.test(text) ? null : 'Een kleur schrijft u als #b2481e, of laat dit leeg.',
    },
  })
  const saving = useSave({
    form,
    row: organisation,
    toValues,
    read: (current) => Organisation.safeParse(current).data ?? null,
  })
  const submit = form.onSubmit(async (values) => {
    await saving.save(
      (revision) =>
        client.organisation.change({
          revision,
          name: values.name.trim(),
          municipality: textOrNull(values.municipality),
          accent: textOrNull(values.accent),
        }),
      'De organisatie is opgeslagen',
    )
  })
  return (
    <Card title="Organisatie" note="staat boven overzichten en op papier" className="in-narrow">
      <form onSubmit={submit} noValidate className="in-form">
        {saving.stale && <StaleNotice onTheirs={saving.takeTheirs} onMine={saving.keepMine} />}
        <TextInput label="Naam van de organisatie" withAsterisk {...form.getInputProps('name')} />
        <TextInput label="Gemeente" {...form.getInputProps('municipality')} />
        <ColorInput
          label="Accentkleur"
          description="Voor knoppen en wat gekozen is. Te lichte kleuren worden donkerder gemaakt, zodat u ze goed kunt lezen."
          placeholder="de kleur van Buurtbalie"
          swatches={ACCENTS}
          swatchesPerRow={8}
          format="hex"
          eyeDropperButtonProps={{ 'aria-label': 'Kleur van het scherm kiezen' }}
          {...form.getInputProps('accent')}
        />
        <SaveRow dirty={form.isDirty()} busy={saving.busy} onReset={() => form.reset()} />
      </form>
    </Card>
  )
}
