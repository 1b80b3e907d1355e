import { Collapse, NumberInput, Select, Switch, UnstyledButton } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Facility, Room } from '#shared/contract/place'
import { Tariff } from '#shared/contract/price'
import type { CivilDate } from '#shared/time/types'
import { client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useSave } from '../../lib/useSave'
import { vatWords } from '../../lib/words/invoices'
import { unitWords } from '../../lib/words/prices'
import { categoryWords, choices } from '../../lib/words/vocabulary'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { EuroField } from '../../ui/EuroField'
import { TimeField } from '../../ui/TimeField'
import { fieldProps } from './field-props'
import {
  newTariffValues,
  nextYear,
  type TariffStart,
  type TariffValues,
  tariffFields,
  tariffValues,
} from './tariff-values'
import { useRemoval } from './useRemoval'

type Props = {
  start: TariffStart
  centreId: CentreId
  rooms: readonly Room[]
  facilities: readonly Facility[]
  today: CivilDate
  /** Asks for the form of a copy that holds from another day. */
  onVersion: (tariff: Tariff) => void
  onClose: () => void
}

/** One price: for what, for whom, per what, from when. */
export function TariffForm({ start, centreId, rooms, facilities, today, onVersion, onClose }: Props) {
  const { tariff, copyOf } = start
  const form = useForm<TariffValues>({
    initialValues: tariff
      ? tariffValues(tariff)
      : copyOf
        ? { ...tariffValues(copyOf), validFrom: nextYear(today) }
        : newTariffValues(start, today),
    validate: {
      cents: (value) => (value === null ? 'Vul een bedrag in.' : null),
      validFrom: (value) => (value === null ? 'Vul een dag in.' : null),
      unit: (value, all) =>
        value === 'piece' && !all.roomId.startsWith('facility') ? 'Een ruimte heeft geen prijs per stuk.' : null,
    },
  })
  const saving = useSave({
    form,
    row: tariff,
    toValues: tariffValues,
    read: (current) => Tariff.safeParse(current).data ?? null,
    words: { tariff_exists: 'Er is al een prijs die op deze dag ingaat. Pas die aan, of kies een andere dag.' },
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const fields = tariffFields(values, today)
    if (tariff)
      await saving.save(
        (revision) => client.tariffs.change({ id: tariff.id, revision, ...fields }),
        'Tarief opgeslagen',
      )
    else await saving.save(() => client.tariffs.create({ centreId, ...fields }), 'Tarief toegevoegd')
  })
  const removal = useRemoval(
    tariff,
    ({ id, revision }) => client.tariffs.remove({ id, revision }),
    () => 'Tarief verwijderd',
    onClose,
  )
  const values = form.getValues()
  return (
    <EditDrawer
      title={tariff ? 'Tarief' : copyOf ? 'Nieuwe prijs' : 'Nieuw tarief'}
      onClose={onClose}
      onSubmit={submit}
      {...drawerOf(form, saving)}
      {...removal}
    >
      <Select
        label="Waarvoor"
        allowDeselect={false}
        data={[
          { group: 'Ruimtes', items: [{ value: 'all', label: 'Alle ruimtes' }, ...rooms.map(roomChoice)] },
          ...(facilities.length > 0 ? [{ group: 'Faciliteiten', items: facilities.map(facilityChoice) }] : []),
        ]}
        {...form.getInputProps('roomId')}
      />
      <Select
        label="Voor wie"
        description="Wat voor iedereen geldt, geldt niet voor het centrum zelf."
        allowDeselect={false}
        data={[{ value: 'all', label: 'Iedereen' }, ...choices(categoryWords)]}
        {...form.getInputProps('category')}
      />
      <div className="in-two">
        <EuroField label="Prijs" withAsterisk data-autofocus {...fieldProps(form, 'cents')} />
        <Select label="Per" allowDeselect={false} data={choices(unitWords)} {...form.getInputProps('unit')} />
      </div>
      <DateField label="Geldt vanaf" withAsterisk {...form.getInputProps('validFrom')} />
      {tariff && (
        <p className="in-note in-note-flat">
          Een nieuwe prijs? Laat deze staan en{' '}
          <button type="button" className="link" onClick={() => onVersion(tariff)}>
            maak een prijs die later ingaat
          </button>
          .
        </p>
      )}
      <MoreFields form={form} composite={isComposite(rooms, values.roomId)} />
    </EditDrawer>
  )
}

const roomChoice = (room: Room) => ({ value: `room:${room.id}`, label: room.name })
const facilityChoice = (facility: Facility) => ({ value: `facility:${facility.id}`, label: facility.name })
const isComposite = (rooms: readonly Room[], subject: string): boolean =>
  rooms.some((room) => subject === `room:${room.id}` && room.partIds.length > 0)

/** Evening and weekend, minimum, deposit, VAT: most tariffs do without. */
function MoreFields({ form, composite }: { form: UseFormReturnType<TariffValues>; composite: boolean }) {
  const values = form.getValues()
  const { unit, byClock } = values
  const used =
    values.eveningCents !== null ||
    values.weekendCents !== null ||
    values.minimumCents !== null ||
    values.minimumMinutes !== '' ||
    values.partPercent !== '' ||
    (values.depositCents ?? 0) > 0
  const [open, setOpen] = useState(used)
  return (
    <>
      {unit === 'daypart' && (
        <>
          <Switch
            label="Ochtend, middag en avond, in plaats van blokken vanaf het begin"
            {...form.getInputProps('byClock', { type: 'checkbox' })}
          />
          <div className="in-two">
            <NumberInput
              label="Een dagdeel duurt"
              suffix=" min"
              min={30}
              max={1440}
              allowDecimal={false}
              disabled={byClock}
              {...form.getInputProps('daypartMinutes')}
            />
            <NumberInput
              label="Uitloop zonder kosten"
              suffix=" min"
              min={0}
              max={240}
              allowDecimal={false}
              {...form.getInputProps('graceMinutes')}
            />
          </div>
        </>
      )}
      <UnstyledButton className="in-more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        Avond, weekend, minimum, waarborg en btw
      </UnstyledButton>
      <Collapse expanded={open}>
        <div className="in-more-fields">
          {unit !== 'day' && (
            <div className="in-two">
              <EuroField label="Avondprijs" {...fieldProps(form, 'eveningCents')} />
              <TimeField label="Avond vanaf" {...fieldProps(form, 'eveningFrom')} />
            </div>
          )}
          <div className="in-two">
            <EuroField label="Weekendprijs" {...fieldProps(form, 'weekendCents')} />
            <EuroField label="Waarborg" {...fieldProps(form, 'depositCents')} />
          </div>
          <div className="in-two">
            <EuroField label="Minimaal bedrag" {...fieldProps(form, 'minimumCents')} />
            {unit === 'hour' && (
              <NumberInput
                label="Minimale duur"
                suffix=" min"
                min={0}
                max={1440}
                allowDecimal={false}
                {...form.getInputProps('minimumMinutes')}
              />
            )}
          </div>
          {composite && (
            <NumberInput
              label="Een deel van deze ruimte kost"
              description="Voor een deel zonder eigen prijs."
              suffix=" %"
              min={1}
              max={100}
              allowDecimal={false}
              {...form.getInputProps('partPercent')}
            />
          )}
          <Select label="Btw" allowDeselect={false} data={choices(vatWords)} {...form.getInputProps('vat')} />
        </div>
      </Collapse>
    </>
  )
}
