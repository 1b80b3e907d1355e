import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { BookingId, type CentreId } from '#shared/contract/base'
import type { Key } from '#shared/contract/day-log'
import { clockOf, isCivilDate } from '#shared/time/civil'
import { formatTime } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { api, client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { notifyDone } from '../../lib/notify'
import { FreeText } from '../../ui/FreeText'
import { FormDialog } from './FormDialog'
import { byOf } from './who'

type Values = {
  what: string
  holder: string
  phone: string
  bookingId: string | null
  dueOn: string | null
  remarks: string
}
type Props = { centreId: CentreId; date: CivilDate; known: Key | null; who: string; onClose: () => void }

const filled = (problem: string) => (text: string) => (text.trim() === '' ? problem : null)
const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** A key that goes out, or what was noted of one. A booking of the day fills in who takes it. */
export function KeyForm({ centreId, date, known, who, onClose }: Props) {
  const day = useQuery(api.bookings.today.queryOptions({ input: { centreId, date: known?.outOn ?? date } }))
  const bookings = day.data?.bookings ?? []
  const form = useForm<Values>({
    initialValues: {
      what: known?.what ?? '',
      holder: known?.holder ?? '',
      phone: known?.phone ?? '',
      bookingId: known?.bookingId ?? null,
      dueOn: known === null ? date : known.dueOn,
      remarks: known?.remarks ?? '',
    },
    validate: {
      what: filled('Vul in welke sleutel het is.'),
      holder: filled('Vul in wie de sleutel krijgt.'),
    },
  })
  const save = useMutation({
    mutationFn: (values: Values) => {
      const said = {
        what: values.what.trim(),
        holder: values.holder.trim(),
        phone: orNull(values.phone),
        bookingId: values.bookingId === null ? null : BookingId.parse(values.bookingId),
        dueOn: values.dueOn !== null && isCivilDate(values.dueOn) ? values.dueOn : null,
        remarks: orNull(values.remarks),
      }
      return known === null
        ? client.keys.create({ centreId, outOn: date, ...said, ...byOf(who) })
        : client.keys.change({ id: known.id, revision: known.revision, ...said })
    },
    onSuccess: (key) => {
      notifyDone(known === null ? `${key.what} is uitgegeven aan ${key.holder}` : `${key.what} is gewijzigd`, {
        undo: true,
      })
      onClose()
    },
  })
  const choose = (id: string | null) => {
    form.setFieldValue('bookingId', id)
    const booking = bookings.find((one) => one.id === id)
    if (!booking) return
    const holder = booking.contactName ?? booking.renterName ?? ''
    if (form.values.holder === '' && holder !== '') form.setFieldValue('holder', holder)
    if (form.values.phone === '' && booking.contactPhone !== null) form.setFieldValue('phone', booking.contactPhone)
  }
  return (
    <FormDialog
      title={known === null ? 'Sleutel uitgeven' : known.what}
      save={known === null ? 'Uitgeven' : 'Opslaan'}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
    >
      <TextInput
        label="Welke sleutel of code"
        withAsterisk
        data-autofocus
        placeholder="bijvoorbeeld sleutel 12, keuken"
        maxLength={120}
        {...form.getInputProps('what')}
      />
      <Select
        label="Voor welke boeking"
        placeholder="Geen boeking"
        clearable
        clearButtonProps={{ 'aria-label': 'Geen boeking' }}
        searchable
        nothingFoundMessage="Geen boeking op deze dag"
        data={bookings.map((b) => ({ value: b.id, label: `${formatTime(clockOf(b.startsAt))} ${b.title}` }))}
        {...form.getInputProps('bookingId')}
        onChange={choose}
      />
      <TextInput label="Wie krijgt hem" withAsterisk maxLength={120} {...form.getInputProps('holder')} />
      <div className="lb-pair">
        <TextInput label="Telefoon" type="tel" maxLength={120} {...form.getInputProps('phone')} />
        <DateField
          label="Terug op"
          clearable
          clearButtonProps={{ 'aria-label': 'Niet afgesproken wanneer' }}
          minDate={known?.outOn ?? date}
          placeholder="Niet afgesproken"
          {...form.getInputProps('dueOn')}
        />
      </div>
      <FreeText label="Opmerking" autosize minRows={1} maxLength={2000} {...form.getInputProps('remarks')} />
      <p className="lb-hint">
        Opent iemand voortaan zelf, na uitleg? Noteer dat bij de huurder. De sleutel staat dan ook in deze lijst.
      </p>
    </FormDialog>
  )
}
