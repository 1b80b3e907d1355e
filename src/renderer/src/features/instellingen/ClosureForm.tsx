import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import { Closure } from '#shared/contract/place'
import { client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { useSave } from '../../lib/useSave'
import { dateOrNull } from '../../lib/values'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { BookingList } from './BookingList'
import { BulkButton } from './BulkButton'
import { useRemoval } from './useRemoval'

type Values = { reason: string; from: string | null; to: string | null }
const toValues = (closure: Closure): Values => ({ reason: closure.reason, from: closure.from, to: closure.to })

/** Closes the centre for some days. When bookings stand on those days, they are shown after saving. */
export function ClosureForm({
  closure,
  centreId,
  onClose,
}: {
  closure: Closure | null
  centreId: CentreId
  onClose: () => void
}) {
  const { today } = useHere()
  const [touched, setTouched] = useState<Booking[]>([])
  const [saved, setSaved] = useState<Closure | null>(null)
  const form = useForm<Values>({
    initialValues: closure ? toValues(closure) : { reason: '', from: today, to: today },
    validate: {
      reason: (text) => (text.trim() === '' ? 'Vul in waarom het centrum dicht is.' : null),
      from: (text) => (dateOrNull(text) ? null : 'Kies de eerste dag.'),
      to: (text, values) =>
        !dateOrNull(text)
          ? 'Kies de laatste dag.'
          : text && values.from && text < values.from
            ? 'De laatste dag ligt vóór de eerste.'
            : null,
    },
  })
  const saving = useSave<Values, Closure>({
    form,
    row: closure,
    toValues,
    read: (current) => Closure.safeParse(current).data ?? null,
  })
  const keep = (now: Closure & { bookings: Booking[] }) => {
    setSaved(now)
    if (now.bookings.length > 0) setTouched(now.bookings)
    else onClose()
    return now
  }
  const submit = form.onSubmit(async (values) => {
    const from = dateOrNull(values.from)
    const to = dateOrNull(values.to)
    if (!from || !to) return
    const fields = { from, to, reason: values.reason.trim() }
    await saving.save(
      async (revision) =>
        keep(
          closure
            ? await client.closures.change({ id: closure.id, revision, ...fields })
            : await client.closures.create({ centreId, ...fields }),
        ),
      'De sluiting is opgeslagen',
    )
  })
  const removal = useRemoval(
    closure,
    ({ id, revision }) => client.closures.remove({ id, revision }),
    ({ reason }) => `De sluiting (${reason}) is verwijderd`,
    onClose,
  )
  if (touched.length > 0)
    return (
      <EditDrawer
        title="De sluiting is opgeslagen"
        onClose={onClose}
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
        }}
        submitLabel="Klaar"
        busy={false}
        dirty={false}
        stale={false}
        takeTheirs={onClose}
        keepMine={onClose}
      >
        <div className="in-warn" role="status">
          <IconAlertTriangle size={16} aria-hidden="true" />
          <p>
            Op deze dagen {touched.length === 1 ? 'staat' : 'staan'} nog{' '}
            {formatCount(touched.length, 'boeking', 'boekingen')}. Verplaats of annuleer ze en bel de huurders. U vindt
            ze terug in de lijst met sluitingen.
          </p>
        </div>
        <BookingList bookings={touched} onOpen={onClose} />
        {saved && <BulkButton closure={saved} onOpen={onClose} />}
      </EditDrawer>
    )
  return (
    <EditDrawer
      title={closure ? closure.reason : 'Nieuwe sluiting'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...removal}
    >
      <TextInput
        label="Reden"
        withAsterisk
        data-autofocus
        placeholder="bijvoorbeeld zomervakantie"
        {...form.getInputProps('reason')}
      />
      <div className="in-two">
        <DateField label="Eerste dag" withAsterisk {...form.getInputProps('from')} />
        <DateField label="Laatste dag" withAsterisk {...form.getInputProps('to')} />
      </div>
    </EditDrawer>
  )
}
