import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useForm } from '@mantine/form'
import { IconEye } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type CalendarDistrict, CalendarEntry } from '#shared/contract/calendar'
import { formatDay } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api, client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { notifyDone, notifyError } from '../../lib/notify'
import { useSave } from '../../lib/useSave'
import { choices } from '../../lib/words/vocabulary'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { TimeField } from '../../ui/TimeField'
import { blank, problems, repeatWords, toInput, toValues, type Values } from './entry-values'

type Props = { district: CalendarDistrict; entry: CalendarEntry | null; date: CivilDate; onClose: () => void }

/**
 * An activity of somebody else in the calendar. Everything in the form is read by everybody, and it says so.
 *
 * @param date the day on which it was opened, or on which a new one is to be
 */
export function EntryForm({ district, entry, date, onClose }: Props) {
  const form = useForm<Values>({ initialValues: entry ? toValues(entry) : blank(date), validate: problems })
  const saving = useSave<Values, CalendarEntry>({
    form,
    row: entry,
    toValues,
    read: (current) => CalendarEntry.safeParse(current).data ?? null,
    words: { before_start: 'Dit ligt vóór het begin.', too_long: 'Dit duurt te lang: veertien dagen is het meeste.' },
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const input = toInput(values, district.id)
    if (input === null) return
    await saving.save(
      (revision) =>
        entry
          ? client.calendarEntries.change({ ...input, id: entry.id, revision })
          : client.calendarEntries.create(input),
      entry ? 'De activiteit is gewijzigd' : 'De activiteit staat in de wijkkalender',
    )
  })
  const labels = useQuery(api.labels.list.queryOptions()).data ?? []
  const themes = labels.filter(({ kind, archived }) => kind === 'theme' && !archived).map(({ name }) => name)
  const { repeat, theme, cancelledDates } = form.values
  const [removing, setRemoving] = useState(false)
  const remove = async (row: CalendarEntry) => {
    setRemoving(true)
    try {
      await client.calendarEntries.remove({ id: row.id, revision: row.revision })
      notifyDone(`${row.title} staat niet meer in de wijkkalender`, { undo: true })
      onClose()
    } catch (error) {
      notifyError(error)
    } finally {
      setRemoving(false)
    }
  }
  const weekly = repeat !== 'once' && repeat !== 'dates'
  return (
    <EditDrawer
      title={entry ? entry.title : `Activiteit in ${district.name}`}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...(entry && { removal: { busy: removing, onRemove: () => void remove(entry) } })}
    >
      <p className="wk-visible">
        <IconEye size={16} aria-hidden="true" />
        Alles wat u hier invult, kan iedereen lezen.
      </p>
      {entry && (
        <Checkbox
          label={`Gaat niet door op ${formatDay(date)}`}
          description="De activiteit blijft staan als afgelast."
          checked={cancelledDates.includes(date)}
          onChange={(event) =>
            form.setFieldValue(
              'cancelledDates',
              event.currentTarget.checked ? [...cancelledDates, date] : cancelledDates.filter((one) => one !== date),
            )
          }
        />
      )}
      <TextInput
        label="Wat is er te doen?"
        withAsterisk
        data-autofocus
        maxLength={200}
        placeholder="bijvoorbeeld buurtmarkt"
        {...form.getInputProps('title')}
      />
      <div className="in-two">
        <Select label="Hoe vaak" data={choices(repeatWords)} allowDeselect={false} {...form.getInputProps('repeat')} />
        {repeat === 'dates' ? (
          <DatePickerInput
            type="multiple"
            label="Dagen"
            withAsterisk
            valueFormat="D MMM"
            placeholder="Kies de dagen"
            {...form.getInputProps('dates')}
          />
        ) : (
          <DateField label={weekly ? 'Eerste dag' : 'Dag'} withAsterisk {...form.getInputProps('date')} />
        )}
      </div>
      {weekly && (
        <DateField
          label="Tot en met"
          description="Leeg: het gaat door tot u het weghaalt."
          clearable
          {...form.getInputProps('until')}
        />
      )}
      <div className="in-two">
        <TimeField label="Van" withAsterisk {...form.getInputProps('from')} value={form.values.from} />
        <TimeField label="Tot" withAsterisk {...form.getInputProps('to')} value={form.values.to} />
      </div>
      <TextInput label="Waar" maxLength={120} placeholder="bijvoorbeeld Dorpsplein" {...form.getInputProps('place')} />
      <TextInput label="Wie organiseert het" maxLength={120} {...form.getInputProps('organiser')} />
      <Textarea label="Uitleg" autosize minRows={2} maxLength={2000} {...form.getInputProps('description')} />
      <TextInput
        label="Meer weten?"
        description="Telefoon of e-mail die iedereen mag weten."
        maxLength={120}
        {...form.getInputProps('contact')}
      />
      <TextInput label="Website" maxLength={500} placeholder="www.voorbeeld.nl" {...form.getInputProps('link')} />
      <Select
        label="Thema"
        clearable
        data={[...new Set([...themes, ...(theme === null ? [] : [theme])])]}
        {...form.getInputProps('theme')}
      />
      {repeat !== 'once' && (
        <DatePickerInput
          type="multiple"
          label="Dagen dat het niet doorgaat"
          description="Deze dagen blijven in de wijkkalender staan als afgelast."
          valueFormat="D MMM"
          clearable
          placeholder="Geen"
          {...form.getInputProps('cancelledDates')}
        />
      )}
    </EditDrawer>
  )
}
