import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconHome, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Centre, usualLetting } from '#shared/contract/place'
import { type CentreType, centreTypes, type OperatingMode, operatingModes } from '#shared/domain/vocabulary'
import { formatDate } from '#shared/time/format'
import { api, client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useHere } from '../../lib/here'
import { useRights } from '../../lib/session'
import { useSave } from '../../lib/useSave'
import { dateOrNull, type NumberText, nameProblem, numberOrNull, textOrNull } from '../../lib/values'
import { centreTypeWords, choices, modeWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { archiveOf, drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { EmptyState } from '../../ui/EmptyState'
import { FindingList } from '../../ui/FindingList'
import { Tag } from '../../ui/Tag'
import { ArchivedSwitch } from './ArchivedSwitch'
import { ContactFields, type ContactValues, contactsOf, contactValues } from './ContactFields'
import { OpenName } from './OpenName'

/** The centres: what they are called, who runs them and when they are in use. */
export function CentraTab() {
  const list = useQuery(api.centres.list.queryOptions())
  const [editing, setEditing] = useState<Centre | 'new' | null>(null)
  const [archived, setArchived] = useState(false)
  const centres = (list.data ?? []).filter((c) => archived || !c.archived)
  const may = useRights()
  const add = may('centres.create') && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
      Nieuw centrum
    </Button>
  )
  return (
    <>
      <Card
        title="Centra"
        actions={
          <>
            <ArchivedSwitch rows={list.data ?? []} shown={archived} onShow={setArchived} />
            {add}
          </>
        }
      >
        {list.data && centres.length === 0 ? (
          <EmptyState icon={IconHome} title="Nog geen centrum">
            {add && 'Voeg eerst een centrum toe. Daarna kunt u er ruimtes en openingstijden bij zetten.'}
          </EmptyState>
        ) : (
          <div className="in-scroll">
            <table className="table in-table">
              <caption className="visually-hidden">Centra</caption>
              <thead>
                <tr>
                  <th scope="col">Naam</th>
                  <th scope="col">Soort</th>
                  <th scope="col">Wijk</th>
                  <th scope="col">Wie het beheert</th>
                  <th scope="col">In gebruik</th>
                </tr>
              </thead>
              <tbody>
                {centres.map((centre) => (
                  <tr key={centre.id}>
                    <td>
                      <OpenName
                        name={centre.name}
                        archived={centre.archived}
                        onOpen={may('centres.change', centre.id) ? () => setEditing(centre) : null}
                      />
                      {!centre.managed && <Tag>Alleen doorverwijzen</Tag>}
                    </td>
                    <td>{centreTypeWords[centre.type]}</td>
                    <td>{[centre.district, centre.municipality].filter(Boolean).join(', ') || '–'}</td>
                    <td>{centre.operator ?? (centre.mode ? modeWords[centre.mode] : '–')}</td>
                    <td>{periodOf(centre)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {editing && (
        <CentreForm
          key={editing === 'new' ? 'new' : editing.id}
          centre={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

function periodOf({ activeFrom, activeTo }: Centre): string {
  if (!activeFrom && !activeTo) return 'altijd'
  return [activeFrom && `van ${formatDate(activeFrom)}`, activeTo && `tot en met ${formatDate(activeTo)}`]
    .filter(Boolean)
    .join(' ')
}

type Values = {
  name: string
  type: CentreType
  mode: OperatingMode | null
  municipality: string
  district: string
  operator: string
  address: string
  managed: boolean
  contacts: ContactValues['contacts']
  activeFrom: string | null
  activeTo: string | null
  optionDays: NumberText
  optionHolds: boolean
  requestHolds: boolean
  displaceDays: NumberText
  crowdFrom: NumberText
  caretakerRequired: boolean
}
const toValues = (c: Centre): Values => ({
  name: c.name,
  type: c.type,
  mode: c.mode,
  municipality: c.municipality ?? '',
  district: c.district ?? '',
  operator: c.operator ?? '',
  address: c.address ?? '',
  managed: c.managed,
  contacts: contactValues(c.contacts),
  activeFrom: c.activeFrom,
  activeTo: c.activeTo,
  optionDays: c.optionDays,
  optionHolds: c.optionHolds,
  requestHolds: c.requestHolds,
  displaceDays: c.displaceDays,
  crowdFrom: c.crowdFrom ?? '',
  caretakerRequired: c.caretakerRequired,
})

function CentreForm({ centre, onClose }: { centre: Centre | null; onClose: () => void }) {
  const { centres, setCentre } = useHere()
  const form = useForm<Values>({
    initialValues: centre
      ? toValues(centre)
      : {
          name: '',
          type: centres[0]?.type ?? 'wvc',
          mode: null,
          municipality: centres[0]?.municipality ?? '',
          district: '',
          operator: '',
          address: '',
          managed: true,
          contacts: [],
          activeFrom: null,
          activeTo: null,
          ...usualLetting,
          crowdFrom: usualLetting.crowdFrom ?? '',
        },
    validate: {
      name: nameProblem,
      activeTo: (to, values) =>
        to && values.activeFrom && to < values.activeFrom ? 'De laatste dag ligt vóór de eerste.' : null,
    },
  })
  const saving = useSave({
    form,
    row: centre,
    toValues,
    read: (current) => Centre.safeParse(current).data ?? null,
    onSaved: (saved) => {
      if (!centre) setCentre(saved.id)
      onClose()
    },
  })
  const submit = form.onSubmit(async (values) => {
    const fields = {
      name: values.name.trim(),
      type: values.type,
      mode: values.mode,
      municipality: textOrNull(values.municipality),
      district: textOrNull(values.district),
      operator: textOrNull(values.operator),
      address: textOrNull(values.address),
      managed: values.managed,
      contacts: contactsOf(values.contacts),
      activeFrom: dateOrNull(values.activeFrom),
      activeTo: dateOrNull(values.activeTo),
      optionDays: numberOrNull(values.optionDays) ?? usualLetting.optionDays,
      optionHolds: values.optionHolds,
      requestHolds: values.requestHolds,
      displaceDays: numberOrNull(values.displaceDays) ?? usualLetting.displaceDays,
      crowdFrom: numberOrNull(values.crowdFrom),
      caretakerRequired: values.caretakerRequired,
    }
    if (centre)
      await saving.save(
        (revision) => client.centres.change({ id: centre.id, revision, ...fields }),
        `${fields.name} is opgeslagen`,
      )
    else await saving.save(() => client.centres.create(fields), `${fields.name} is toegevoegd`)
  })
  return (
    <EditDrawer
      title={centre ? centre.name : 'Nieuw centrum'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...archiveOf(centre, saving, ({ id }, to) => client.centres.change({ id, ...to }))}
    >
      <TextInput label="Naam" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <Select
        label="Soort"
        data={choices(centreTypeWords).filter((c) => centreTypes.includes(c.value))}
        allowDeselect={false}
        {...form.getInputProps('type')}
      />
      <Select
        label="Vorm van beheer"
        data={choices(modeWords).filter((c) => operatingModes.includes(c.value))}
        placeholder="niet ingevuld"
        clearable
        {...form.getInputProps('mode')}
      />
      <TextInput label="Wie het beheert" placeholder="vereniging of organisatie" {...form.getInputProps('operator')} />
      <div className="in-two">
        <TextInput label="Gemeente" {...form.getInputProps('municipality')} />
        <TextInput label="Wijk" {...form.getInputProps('district')} />
      </div>
      <TextInput label="Adres" {...form.getInputProps('address')} />
      <div className="in-two">
        <DateField label="Eerste dag in gebruik" clearable {...form.getInputProps('activeFrom')} />
        <DateField label="Laatste dag in gebruik" clearable {...form.getInputProps('activeTo')} />
      </div>
      <Checkbox
        label="Wij beheren dit centrum zelf"
        description="Uit: een plek waar u alleen naar verwijst."
        {...form.getInputProps('managed', { type: 'checkbox' })}
      />
      {form.values.managed && form.values.contacts.length === 0 ? (
        <p className="in-hint">De contactpersonen van een eigen centrum staan bij Overleg, op het tabblad Contacten.</p>
      ) : (
        <ContactFields form={form} />
      )}
      <h3 className="in-part">Aanvragen en opties</h3>
      <div className="in-two">
        <NumberInput
          label="Dagen dat een optie geldt"
          description="Daarna verloopt ze vanzelf."
          min={1}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('optionDays')}
        />
        <NumberInput
          label="Dagen vooraf vast"
          description="Tot dan kan eerstelijnszorg wijken voor bewoners."
          min={0}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('displaceDays')}
        />
      </div>
      <Checkbox
        label="Een optie houdt de plek vast"
        description="Uit: de plek blijft vrij tot u bevestigt."
        {...form.getInputProps('optionHolds', { type: 'checkbox' })}
      />
      <Checkbox
        label="Een aanvraag houdt de plek vast"
        description="Aan: niemand anders kan de plek dan nog vragen."
        {...form.getInputProps('requestHolds', { type: 'checkbox' })}
      />
      <h3 className="in-part">Beheerders</h3>
      <NumberInput
        label="Extra beheerder vanaf"
        description="Zoveel personen bij een boeking. Leeg: nooit."
        placeholder="nooit"
        suffix=" personen"
        min={1}
        max={100_000}
        allowDecimal={false}
        {...form.getInputProps('crowdFrom')}
      />
      <Checkbox
        label="Pas definitief als er een beheerder is"
        description="Aan: een boeking die een beheerder vraagt blijft aanvraag of optie tot er iemand op het rooster staat."
        {...form.getInputProps('caretakerRequired', { type: 'checkbox' })}
      />
      {saving.refused.length > 0 && (
        <div className="in-refused">
          <p>Dit kan nog niet: deze boekingen passen dan niet meer. Verplaats ze eerst.</p>
          <FindingList findings={saving.refused} />
        </div>
      )}
    </EditDrawer>
  )
}
