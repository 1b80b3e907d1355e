import { Checkbox, Collapse, MultiSelect, NumberInput, Select, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RoomId } from '#shared/contract/base'
import type { Booking } from '#shared/contract/booking'
import type { Finding } from '#shared/domain/booking-rules'
import { type LabelKind, usageOf } from '#shared/domain/vocabulary'
import { dateOf, isCivilDate } from '#shared/time/civil'
import { formatDay } from '#shared/time/format'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useRooms } from '../../lib/here'
import { RenterField } from '../../lib/RenterField'
import { useHides, useMay } from '../../lib/session'
import { categoryWords, choices, layoutWords, usageWords } from '../../lib/words/vocabulary'
import { EuroField } from '../../ui/EuroField'
import { FreeText } from '../../ui/FreeText'
import { TimeField } from '../../ui/TimeField'
import { UsageTag } from '../../ui/UsageTag'
import { FacilityField } from './FacilityField'
import { type Fields, type Problems, spanOf } from './fields'
import { InstructionNote } from './Instruction'
import { PublicFields } from './PublicFields'

type Change = (change: Partial<Fields>) => void
type Props = { fields: Fields; problems: Problems; findings: readonly Finding[]; isNew: boolean; onChange: Change }

/** The fields that a phone call fills: who, when, where, how many. */
export function SlotFields({ fields, problems, isNew, onChange }: Props) {
  const rooms = useRooms(fields.centreId)
  const span = spanOf(fields)
  const usage = fields.usage ?? (fields.category === null ? null : usageOf(fields.category))
  // A board asks for a place; who rents it is filled in at the desk.
  const mayChoose = useMay('renters.search')
  return (
    <>
      {mayChoose ? (
        <div className="booking-renter">
          <RenterField
            name={fields.renterName}
            known={fields.renterId !== null}
            autoFocus={isNew}
            onLeave={(renterName) => onChange({ renterId: null, renterName })}
            onChoose={(renter) =>
              onChange(
                renter === null
                  ? { renterId: null, renterName: '' }
                  : {
                      renterId: renter.id,
                      renterName: renter.name,
                      category: renter.category,
                      usage: usageOf(renter.category),
                      contactName: fields.contactName || (renter.contactName ?? ''),
                      contactPhone: fields.contactPhone || (renter.phone ?? ''),
                    },
              )
            }
          />
          {usage !== null && <UsageTag usage={usage} />}
        </div>
      ) : (
        fields.renterName !== '' && <p className="booking-hint">Huurder: {fields.renterName}</p>
      )}
      {mayChoose && fields.renterId === null && fields.renterName !== '' && (
        <p className="booking-hint" role="status">
          "{fields.renterName}" staat nog niet bij de huurders. Kies in het veld een huurder of voeg deze toe.
        </p>
      )}
      <div className="booking-row">
        <DateField
          label="Dag"
          weekday
          value={fields.date}
          onChange={(value) => {
            if (typeof value === 'string' && isCivilDate(value)) onChange({ date: value })
          }}
          error={problems.date}
        />
        <NumberInput
          label="Personen"
          autoFocus={isNew && !mayChoose}
          min={0}
          max={100_000}
          allowDecimal={false}
          value={fields.people}
          onChange={(value) => onChange({ people: typeof value === 'number' ? value : '' })}
        />
      </div>
      <MultiSelect
        label="Ruimte"
        placeholder={fields.roomIds.length === 0 ? 'Kies een of meer ruimtes' : undefined}
        data={rooms.map((room) => ({ value: room.id, label: room.name }))}
        value={fields.roomIds}
        onChange={(ids) => onChange({ roomIds: ids.map((id) => RoomId.parse(id)) })}
        error={problems.roomIds}
        hidePickedOptions
        searchable
      />
      <div className="booking-row">
        <TimeField label="Van" value={fields.from} error={problems.from} onChange={(from) => onChange({ from })} />
        <TimeField label="Tot" value={fields.to} error={problems.to} onChange={(to) => onChange({ to })} />
      </div>
      {span !== null && dateOf(span.endsAt) !== fields.date && fields.to !== '00:00' && (
        <p className="booking-hint">Loopt door tot {formatDay(dateOf(span.endsAt))}.</p>
      )}
    </>
  )
}

/** Answers that a finding asks for: an explicit yes, or how it goes without a caretaker. */
export function FindingAnswers({ fields, problems, findings, onChange }: Omit<Props, 'isNew'>) {
  const has = (...codes: Finding['code'][]) => findings.some((f) => codes.includes(f.code))
  const aboutHours = has('outside_opening_hours', 'closed_day', 'centre_inactive', 'after_staffed_hours')
  return (
    <>
      {has('over_capacity') && (
        <Checkbox
          size="xs"
          label={`Toch met ${fields.people} personen, dat mag hier`}
          checked={fields.crowded}
          error={problems.crowded}
          onChange={(event) => onChange({ crowded: event.currentTarget.checked })}
        />
      )}
      {has('others_wait') && (
        <TextInput
          label="Waarom gaat deze huurder voor?"
          maxLength={2000}
          value={fields.priorityReason}
          onChange={(event) => onChange({ priorityReason: event.currentTarget.value })}
        />
      )}
      {(aboutHours || fields.selfService) && (
        <Checkbox
          size="xs"
          label="De huurder opent en sluit zelf, en heeft uitleg gehad"
          checked={fields.selfService}
          onChange={(event) => onChange({ selfService: event.currentTarget.checked })}
        />
      )}
      {fields.selfService && fields.renterId !== null && (
        <InstructionNote renterId={fields.renterId} centreId={fields.centreId} date={fields.date} />
      )}
    </>
  )
}

const useNames = (kind: LabelKind, used: readonly string[]): string[] => {
  const labels = useQuery(api.labels.list.queryOptions()).data ?? []
  const names = labels.filter((label) => label.kind === kind && !label.archived).map((label) => label.name)
  return [...new Set([...names, ...used])]
}

/** What they do and how the room stands; the rest folds out. */
export function DetailFields({
  fields,
  problems,
  bookingId,
  priced,
  onChange,
}: Omit<Props, 'isNew' | 'findings'> & { bookingId?: Booking['id']; priced: boolean }) {
  const [more, setMore] = useState(false)
  const hides = { money: useHides('money'), personal: useHides('personal'), phone: useHides('phone') }
  const themes = useNames('theme', fields.theme === null ? [] : [fields.theme])
  const goals = useNames('goal', fields.goals)
  const activities = useNames('activity', fields.activityType === null ? [] : [fields.activityType])
  const text = (
    key: 'preparation' | 'contactName' | 'contactPhone' | 'remarks',
    label: string,
    placeholder?: string,
  ) => ({
    label,
    placeholder,
    value: fields[key],
    maxLength: 2000,
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [key]: event.currentTarget.value }),
  })
  return (
    <>
      <TextInput
        label="Wat gaan ze doen?"
        placeholder={fields.renterName === '' ? 'Bijvoorbeeld: bridgeavond' : fields.renterName}
        maxLength={200}
        value={fields.title}
        error={problems.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <div className="booking-row">
        <TextInput {...text('contactName', 'Contact op de dag')} />
        {!hides.phone && <TextInput {...text('contactPhone', 'Telefoon')} type="tel" />}
      </div>
      <div className="booking-row">
        <Select
          label="Opstelling"
          clearable
          data={choices(layoutWords)}
          value={fields.layout}
          onChange={(layout) => onChange({ layout })}
        />
        <Select label="Thema" clearable data={themes} value={fields.theme} onChange={(theme) => onChange({ theme })} />
      </div>
      <FacilityField fields={fields} onChange={onChange} {...(bookingId !== undefined && { bookingId })} />
      <TextInput {...text('preparation', 'Klaarzetten', 'Bijvoorbeeld: beamer, koffie voor 12')} />
      <Checkbox
        size="xs"
        label="Zet in de wijkkalender"
        checked={fields.public}
        onChange={(event) => onChange({ public: event.currentTarget.checked })}
      />
      {fields.public && <PublicFields fields={fields} onChange={onChange} />}
      <Checkbox
        size="xs"
        label="Er wordt alcohol geschonken"
        checked={fields.alcohol}
        onChange={(event) => onChange({ alcohol: event.currentTarget.checked })}
      />
      <UnstyledButton className="booking-more" aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        Meer gegevens
      </UnstyledButton>
      <Collapse expanded={more}>
        <div className="booking-fields">
          <div className="booking-row">
            <Select
              label="Categorie"
              data={choices(categoryWords)}
              value={fields.category}
              placeholder="Van de huurder"
              onChange={(category) => onChange({ category, usage: category === null ? null : usageOf(category) })}
            />
            <Select
              label="Gebruik"
              data={choices(usageWords)}
              value={fields.usage}
              placeholder="Van de categorie"
              onChange={(usage) => onChange({ usage })}
            />
          </div>
          <MultiSelect
            label="Doelen"
            data={goals}
            value={fields.goals}
            onChange={(chosen) => onChange({ goals: chosen })}
            clearable
            searchable
          />
          <Select
            label="Soort activiteit"
            data={activities}
            value={fields.activityType}
            onChange={(activityType) => onChange({ activityType })}
            clearable
            searchable
          />
          {!priced && !hides.money && (
            <EuroField
              label="In rekening gebracht"
              value={fields.charged === '' ? null : Math.round(fields.charged * 100)}
              onChange={(cents) => onChange({ charged: cents === null ? '' : cents / 100 })}
            />
          )}
          <Checkbox
            size="xs"
            label="Bewoners zetten zelf klaar en ruimen op"
            checked={fields.residentsSetUp}
            onChange={(event) => onChange({ residentsSetUp: event.currentTarget.checked })}
          />
          {!hides.personal && <FreeText {...text('remarks', 'Opmerkingen')} autosize minRows={2} />}
        </div>
      </Collapse>
    </>
  )
}
