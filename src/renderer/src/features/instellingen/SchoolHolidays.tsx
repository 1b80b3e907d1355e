import { Button, FileButton, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Centre } from '#shared/contract/place'
import { SchoolHoliday, type SchoolHolidayImport } from '#shared/contract/school-holiday'
import { type SchoolRegion, schoolRegions } from '#shared/domain/vocabulary'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api, client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { formatCount } from '../../lib/format'
import { notifyDone, notifyError } from '../../lib/notify'
import { useRights } from '../../lib/session'
import { useSave } from '../../lib/useSave'
import { dateOrNull, nameProblem } from '../../lib/values'
import { choices, schoolRegionWords } from '../../lib/words/vocabulary'
import { Card } from '../../ui/Card'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { useRemoval } from './useRemoval'

/** School holidays of the region of this centre, typed in or taken from a file: a series may pass over them. */
export function SchoolHolidays({ centre, today }: { centre: Centre; today: CivilDate }) {
  const list = useQuery(api.schoolHolidays.list.queryOptions())
  const [editing, setEditing] = useState<SchoolHoliday | 'new' | null>(null)
  const region = centre.schoolRegion
  const may = useRights()
  const mayChange = may('schoolHolidays.change')
  const shown = (list.data ?? []).filter(
    (holiday) => holiday.to >= today && (region === null || holiday.region === region),
  )
  const setRegion = async (schoolRegion: SchoolRegion | null) => {
    try {
      await client.centres.change({ id: centre.id, revision: centre.revision, schoolRegion })
      notifyDone('De regio is opgeslagen', { undo: true })
    } catch (error) {
      notifyError(error)
    }
  }
  return (
    <Card
      title="Schoolvakanties"
      actions={
        mayChange && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => setEditing('new')}
          >
            Toevoegen
          </Button>
        )
      }
    >
      <div className="in-school">
        {may('centres.change', centre.id) ? (
          <Select
            label={`Regio van ${centre.name}`}
            placeholder="Nog niet gekozen"
            clearable
            data={choices(schoolRegionWords)}
            value={region}
            onChange={(value) => void setRegion(schoolRegions.find((one) => one === value) ?? null)}
          />
        ) : (
          <p className="in-quiet">
            Regio van {centre.name}: {region === null ? 'nog niet gekozen' : schoolRegionWords[region].toLowerCase()}
          </p>
        )}
      </div>
      <ul className="in-holidays">
        {shown.map((holiday) => (
          <li key={holiday.id}>
            <span>
              {mayChange ? (
                <button type="button" className="in-open" onClick={() => setEditing(holiday)}>
                  {holiday.name}
                </button>
              ) : (
                <b>{holiday.name}</b>
              )}
              <small>
                {formatDay(holiday.from)} – {formatDay(holiday.to)} {holiday.to.slice(0, 4)}
                {region === null && `, ${schoolRegionWords[holiday.region]}`}
              </small>
            </span>
          </li>
        ))}
        {list.data && shown.length === 0 && (
          <li className="in-quiet">
            Nog geen vakanties.{mayChange && ' Neem ze over van de website van de Rijksoverheid.'}
          </li>
        )}
      </ul>
      {mayChange && <FromFile />}
      {editing && (
        <HolidayForm
          key={editing === 'new' ? 'new' : editing.id}
          holiday={editing === 'new' ? null : editing}
          region={region ?? 'midden'}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  )
}

const problemWords: Record<SchoolHolidayImport['problems'][number]['problem'], string> = {
  columns: 'geen vier kolommen',
  name: 'geen naam',
  region: 'de regio is niet noord, midden of zuid',
  date: 'geen datum, zoals 11-7-2026',
  order: 'de laatste dag ligt vóór de eerste, of de vakantie duurt te lang',
}

/** A file with a line per holiday and region. */
function FromFile() {
  const [problems, setProblems] = useState<SchoolHolidayImport['problems']>([])
  const take = async (file: File | null) => {
    if (file === null) return
    try {
      const { added, known, problems: wrong } = await client.schoolHolidays.addFromFile({ text: await file.text() })
      setProblems(wrong)
      const there = known > 0 ? `, ${known} ${known === 1 ? 'stond' : 'stonden'} er al` : ''
      if (wrong.length === 0)
        notifyDone(`${formatCount(added.length, 'schoolvakantie', 'schoolvakanties')} toegevoegd${there}`, {
          undo: added.length > 0,
        })
    } catch (error) {
      notifyError(error)
    }
  }
  return (
    <div className="in-school">
      <FileButton onChange={(file) => void take(file)} accept=".csv,.txt">
        {(props) => (
          <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={14} aria-hidden="true" />}>
            Overnemen uit een bestand
          </Button>
        )}
      </FileButton>
      <p className="in-quiet">CSV met de kolommen naam, regio, van en tot en met.</p>
      {problems.length > 0 && (
        <div className="in-warn" role="alert">
          <span>
            Er is niets overgenomen:
            {problems.slice(0, 5).map((one) => (
              <span key={one.line} className="in-line">
                regel {one.line}: {problemWords[one.problem]}
              </span>
            ))}
          </span>
        </div>
      )}
    </div>
  )
}

type Values = { name: string; region: SchoolRegion; from: string | null; to: string | null }
const toValues = ({ name, region, from, to }: SchoolHoliday): Values => ({ name, region, from, to })

function HolidayForm({
  holiday,
  region,
  onClose,
}: {
  holiday: SchoolHoliday | null
  region: SchoolRegion
  onClose: () => void
}) {
  const form = useForm<Values>({
    initialValues: holiday ? toValues(holiday) : { name: '', region, from: null, to: null },
    validate: {
      name: nameProblem,
      from: (text) => (dateOrNull(text) ? null : 'Kies de eerste dag.'),
      to: (text, values) =>
        !dateOrNull(text)
          ? 'Kies de laatste dag.'
          : text && values.from && text < values.from
            ? 'De laatste dag ligt vóór de eerste.'
            : null,
    },
  })
  const saving = useSave<Values, SchoolHoliday>({
    form,
    row: holiday,
    toValues,
    read: (current) => SchoolHoliday.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const from = dateOrNull(values.from)
    const to = dateOrNull(values.to)
    if (!from || !to) return
    const fields = { name: values.name.trim(), region: values.region, from, to }
    await saving.save(
      (revision) =>
        holiday
          ? client.schoolHolidays.change({ id: holiday.id, revision, ...fields })
          : client.schoolHolidays.create(fields),
      'De schoolvakantie is opgeslagen',
    )
  })
  const removal = useRemoval(
    holiday,
    ({ id, revision }) => client.schoolHolidays.remove({ id, revision }),
    ({ name }) => `${name} is verwijderd`,
    onClose,
  )
  return (
    <EditDrawer
      title={holiday ? holiday.name : 'Nieuwe schoolvakantie'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...removal}
    >
      <TextInput
        label="Naam"
        withAsterisk
        data-autofocus
        placeholder="bijvoorbeeld zomervakantie"
        {...form.getInputProps('name')}
      />
      <Select label="Regio" data={choices(schoolRegionWords)} allowDeselect={false} {...form.getInputProps('region')} />
      <div className="in-two">
        <DateField label="Eerste dag" withAsterisk {...form.getInputProps('from')} />
        <DateField label="Laatste dag" withAsterisk {...form.getInputProps('to')} />
      </div>
    </EditDrawer>
  )
}
