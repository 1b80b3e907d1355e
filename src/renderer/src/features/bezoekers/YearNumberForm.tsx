import { NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { YearNumber } from '#shared/contract/visitor'
import { client } from '../../lib/client'
import { notifyDone, notifyError } from '../../lib/notify'
import { useSave } from '../../lib/useSave'
import { EditDrawer } from '../../ui/EditDrawer'

export type Asked = {
  kind: YearNumber['kind']
  placeId: string
  placeName: string
  year: number
  /** The number of that year, or null; one of an earlier year is offered as a start. */
  known: YearNumber | null
}
type Values = { year: number | string; count: number | string; source: string }

const words: Record<YearNumber['kind'], { title: string; count: string; help: string }> = {
  residents: {
    title: 'Inwoners van',
    count: 'Aantal inwoners',
    help: 'Bijvoorbeeld van het CBS of van de gemeente.',
  },
  frequent: {
    title: 'Vaste bezoekers van',
    count: 'Aantal vaste bezoekers',
    help: 'Mensen die ten minste twee keer per maand komen, volgens een telling of een enquête. Namen bewaart u niet.',
  },
}

/** The number of a year with where it comes from. */
export function YearNumberForm({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { kind, placeId, placeName, known } = asked
  const toValues = (number: YearNumber): Values => ({ year: number.year, count: number.count, source: number.source })
  const form = useForm<Values>({
    initialValues: { ...(known ? toValues(known) : { count: '', source: '' }), year: asked.year },
    validate: {
      year: (year) => (Number(year) >= 1900 ? null : 'Vul een jaar in.'),
      count: (count) => (count === '' ? 'Vul een aantal in.' : null),
      source: (source) => (source.trim() === '' ? 'Vul in waar dit aantal vandaan komt.' : null),
    },
  })
  // Of another year it is another number.
  const row = known !== null && known.year === Number(form.values.year) ? known : null
  const saving = useSave<Values, YearNumber>({
    form,
    row,
    toValues,
    read: (current) => YearNumber.safeParse(current).data ?? null,
    onSaved: onClose,
  })
  const [removing, setRemoving] = useState(false)
  const remove = async (number: YearNumber) => {
    setRemoving(true)
    try {
      await client.visitors.removeNumber({ id: number.id, revision: number.revision })
      notifyDone(`${words[kind].count} van ${number.year} verwijderd`, { undo: true })
      onClose()
    } catch (error) {
      notifyError(error)
    } finally {
      setRemoving(false)
    }
  }
  const submit = form.onSubmit(({ year, count, source }) => {
    void saving.save(
      (revision) =>
        client.visitors.setNumber({
          kind,
          placeId,
          year: Number(year),
          count: Number(count),
          source,
          revision,
        }),
      `${words[kind].count} ${year} bewaard`,
    )
  })
  return (
    <EditDrawer
      title={`${words[kind].title} ${placeName}`}
      onClose={onClose}
      onSubmit={submit}
      busy={saving.busy}
      dirty={form.isDirty()}
      stale={saving.stale !== null}
      takeTheirs={saving.takeTheirs}
      keepMine={saving.keepMine}
      {...(row && { removal: { busy: removing, onRemove: () => void remove(row) } })}
    >
      <NumberInput
        label="Jaar"
        allowDecimal={false}
        allowNegative={false}
        min={1900}
        max={2200}
        clampBehavior="none"
        {...form.getInputProps('year')}
      />
      <NumberInput
        label={words[kind].count}
        description={words[kind].help}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator="."
        decimalSeparator=","
        max={10_000_000}
        data-autofocus
        {...form.getInputProps('count')}
      />
      <TextInput label="Waar komt het aantal vandaan?" maxLength={200} {...form.getInputProps('source')} />
    </EditDrawer>
  )
}
