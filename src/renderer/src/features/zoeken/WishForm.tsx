import { Checkbox, Chip, NumberInput, SegmentedControl, Select, TagsInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { CentreId } from '#shared/contract/base'
import { facilityWishes } from '#shared/domain/find-wish'
import type { Layout, RenterCategory } from '#shared/domain/vocabulary'
import { isCivilDate } from '#shared/time/civil'
import { weekdayShort } from '#shared/time/format'
import type { ClockTime } from '#shared/time/types'
import { api } from '../../lib/client'
import type { Wish } from '../../lib/find-address'
import { useHere } from '../../lib/here'
import { useHides } from '../../lib/session'
import { categoryWords, choices, layoutWords } from '../../lib/words/vocabulary'
import { EuroField } from '../../ui/EuroField'
import { TimeField } from '../../ui/TimeField'

type Props = { wish: Wish; onChange: (change: Partial<Wish>) => void; onSubmit: () => void }

/** Parts of the day as people name them; the times can be set by hand as well. */
const parts: Record<string, [ClockTime | null, ClockTime | null]> = {
  day: [null, null],
  morning: ['08:00' as ClockTime, '12:30' as ClockTime],
  afternoon: ['12:00' as ClockTime, '18:00' as ClockTime],
  evening: ['18:00' as ClockTime, '23:00' as ClockTime],
}
const partWords = [
  { value: 'day', label: 'Hele dag' },
  { value: 'morning', label: 'Ochtend' },
  { value: 'afternoon', label: 'Middag' },
  { value: 'evening', label: 'Avond' },
]
const partOf = (wish: Wish): string =>
  Object.entries(parts).find(([, [from, to]]) => from === wish.earliest && to === wish.latest)?.[0] ?? ''

const QUARTER = 15
const durations = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480]
const hours = (minutes: number): string =>
  minutes < 60 ? `${minutes} minuten` : `${String(minutes / 60).replace('.', ',')} uur`

const asTag = ({ name, quantity }: { name: string; quantity: number }) =>
  quantity === 1 ? name : `${quantity} ${name.toLowerCase()}`
/** `60 stoelen` and `stoelen` as people type them, to the text of the call. */
const fromTag = (tag: string): string => {
  const [, count, name = ''] = /^\s*(\d{1,5})?\s*(.*)$/.exec(tag) ?? []
  const clean = name.replace(/[,:]/g, ' ').trim()
  return clean === '' ? '' : count === undefined ? clean : `${clean}:${count}`
}

/** What somebody on the phone asks for. Every field stands in the address. */
export function WishForm({ wish, onChange, onSubmit }: Props) {
  const { centres } = useHere()
  const facilities = useQuery(api.facilities.list.queryOptions({ input: {} })).data ?? []
  const names = [...new Set(facilities.filter((f) => !f.archived).map((f) => f.name))].sort((a, b) =>
    a.localeCompare(b, 'nl'),
  )
  const managed = centres.filter((centre) => centre.managed)
  const districts = [...new Set(managed.flatMap((centre) => centre.district ?? []))].sort()
  const where = wish.centreId !== null ? `c:${wish.centreId}` : wish.district !== null ? `w:${wish.district}` : ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const hides = useHides('money')
  return (
    <form className="find-form" aria-label="Wat u zoekt" onSubmit={submit}>
      <div className="find-two">
        <NumberInput
          id="find-people"
          label="Personen"
          placeholder="onbekend"
          min={1}
          max={100_000}
          allowDecimal={false}
          value={wish.people ?? ''}
          onChange={(value) => onChange({ people: typeof value === 'number' ? value : null })}
        />
        <Select
          label="Hoe lang"
          data={[...new Set([...durations, wish.duration])]
            .sort((a, b) => a - b)
            .map((minutes) => ({ value: String(minutes), label: hours(minutes) }))}
          allowDeselect={false}
          value={String(wish.duration)}
          onChange={(value) => onChange({ duration: Math.max(QUARTER, Number(value)) })}
        />
      </div>
      <DatePickerInput
        type="range"
        label="Tussen deze dagen"
        valueFormat="D MMM YYYY"
        allowSingleDateInRange
        value={[wish.from, wish.to]}
        onChange={([from, to]) => {
          if (typeof from !== 'string' || !isCivilDate(from)) return
          onChange({ from, to: typeof to === 'string' && isCivilDate(to) ? to : from })
        }}
      />
      <fieldset className="find-days">
        <legend>Op</legend>
        <Chip.Group
          multiple
          value={wish.weekdays.map(String)}
          onChange={(days) => onChange({ weekdays: days.map(Number).sort() })}
        >
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Chip key={day} value={String(day)} size="xs" radius="sm">
              {weekdayShort(day)}
            </Chip>
          ))}
        </Chip.Group>
      </fieldset>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="Deel van de dag"
        data={partWords}
        value={partOf(wish)}
        onChange={(value) => {
          const [earliest, latest] = parts[value] ?? [null, null]
          onChange({ earliest, latest })
        }}
      />
      <div className="find-three">
        <TimeField label="Niet voor" value={wish.earliest} onChange={(earliest) => onChange({ earliest })} />
        <TimeField label="Klaar om" value={wish.latest} onChange={(latest) => onChange({ latest })} />
        <NumberInput
          label="Hoe vaak"
          min={1}
          max={60}
          allowDecimal={false}
          value={wish.times}
          suffix=" keer"
          onChange={(value) => onChange({ times: typeof value === 'number' ? value : 1 })}
        />
      </div>
      <TagsInput
        label="Faciliteiten"
        placeholder={wish.facilities === '' ? 'beamer, 60 stoelen' : undefined}
        data={names}
        value={facilityWishes(wish.facilities).map(asTag)}
        onChange={(tags) =>
          onChange({
            facilities: tags
              .map(fromTag)
              .filter((text) => text !== '')
              .join(','),
          })
        }
      />
      <div className="find-two">
        <Checkbox
          label="Met keuken"
          checked={wish.kitchen}
          onChange={(event) => onChange({ kitchen: event.currentTarget.checked })}
        />
        <Checkbox
          label="Rolstoel"
          checked={wish.wheelchair}
          onChange={(event) => onChange({ wheelchair: event.currentTarget.checked })}
        />
      </div>
      <Select
        label="Opstelling"
        placeholder="Maakt niet uit"
        clearable
        data={choices(layoutWords)}
        value={wish.layout}
        onChange={(layout: Layout | null) => onChange({ layout })}
      />
      <div className="find-price">
        <Select
          label="Voor wie"
          placeholder={hides ? 'Maakt niet uit' : 'Voor de prijs'}
          clearable
          data={choices(categoryWords)}
          value={wish.category}
          onChange={(category: RenterCategory | null) => onChange({ category })}
        />
        {!hides && (
          <EuroField
            label="Hooguit per keer"
            placeholder={wish.category === null ? '' : 'geen grens'}
            max={1_000_000}
            disabled={wish.category === null}
            value={wish.maxCents}
            onChange={(maxCents) => onChange({ maxCents })}
          />
        )}
      </div>
      <Select
        label="Waar"
        placeholder="Alle centra"
        clearable
        data={[
          { group: 'Wijk', items: districts.map((name) => ({ value: `w:${name}`, label: name })) },
          { group: 'Centrum', items: managed.map((c) => ({ value: `c:${c.id}`, label: c.name })) },
        ]}
        value={where === '' ? null : where}
        onChange={(value) =>
          onChange({
            district: value?.startsWith('w:') ? value.slice(2) : null,
            centreId: value?.startsWith('c:') ? CentreId.parse(value.slice(2)) : null,
          })
        }
      />
      <button type="submit" className="visually-hidden">
        Naar de plekken
      </button>
    </form>
  )
}
