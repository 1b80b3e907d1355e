import { Checkbox, Chip, NumberInput, Select } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { isCivilDate, weekdayOf } from '#shared/time/civil'
import { weekdayName, weekdayShort } from '#shared/time/format'
import type { CivilDate, Weekday } from '#shared/time/types'
import { DateField } from '../../../lib/DateField'
import { ordinalWord } from '../../../lib/words/series'
import { newRepeat, nthOf, type Repeat } from './repeat'

const often = [
  { value: 'never', label: 'Niet' },
  { value: 'daily', label: 'Elke dag' },
  { value: 'weekly', label: 'Elke week' },
  { value: 'monthly', label: 'Elke maand' },
  { value: 'dates', label: 'Losse data' },
] as const
const units = { daily: ['dag', 'dagen'], weekly: ['week', 'weken'], monthly: ['maand', 'maanden'] } as const
const allDays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

type Props = { repeat: Repeat | null; first: CivilDate; onChange: (repeat: Repeat | null) => void }

/** How often a booking comes back, until when, and which days are passed over. */
export function RepeatFields({ repeat, first, onChange }: Props) {
  const set = (changes: Partial<Repeat>) => repeat !== null && onChange({ ...repeat, ...changes })
  return (
    <>
      <Select
        label="Herhalen"
        data={often}
        allowDeselect={false}
        value={repeat?.frequency ?? 'never'}
        onChange={(value) => {
          const frequency = often.find((one) => one.value === value)?.value ?? 'never'
          onChange(frequency === 'never' ? null : { ...newRepeat(first, frequency), ...(repeat && keptOf(repeat)) })
        }}
      />
      {repeat !== null && (
        <fieldset className="repeat">
          <legend className="visually-hidden">Herhaling</legend>
          {repeat.frequency === 'dates' ? (
            <DatePickerInput
              type="multiple"
              label="Ook op deze dagen"
              valueFormat="D MMM YYYY"
              placeholder="Kies een of meer dagen"
              clearable
              value={repeat.dates}
              onChange={(dates) => set({ dates: dates.filter(isCivilDate) })}
            />
          ) : (
            <Often repeat={repeat} frequency={repeat.frequency} first={first} set={set} />
          )}
          <div className="repeat-skips">
            <span id="repeat-skips">Overslaan</span>
            <Checkbox
              size="xs"
              label="feestdagen"
              checked={repeat.skipHolidays}
              onChange={(event) => set({ skipHolidays: event.currentTarget.checked })}
            />
            <Checkbox
              size="xs"
              label="schoolvakanties"
              checked={repeat.skipSchoolHolidays}
              onChange={(event) => set({ skipSchoolHolidays: event.currentTarget.checked })}
            />
            <Checkbox
              size="xs"
              label="sluitingen"
              checked={repeat.skipClosures}
              onChange={(event) => set({ skipClosures: event.currentTarget.checked })}
            />
          </div>
        </fieldset>
      )}
    </>
  )
}

const keptOf = ({ skipHolidays, skipSchoolHolidays, skipClosures }: Repeat) => ({
  skipHolidays,
  skipSchoolHolidays,
  skipClosures,
})

type OftenProps = {
  repeat: Repeat
  frequency: 'daily' | 'weekly' | 'monthly'
  first: CivilDate
  set: (changes: Partial<Repeat>) => void
}

function Often({ repeat, frequency, first, set }: OftenProps) {
  const [one, many] = units[frequency]
  const { nth, last } = nthOf(first)
  const day = weekdayName(weekdayOf(first))
  const months = [
    { value: 'date', label: `op de ${Number(first.slice(8))}e` },
    { value: String(nth), label: `op de ${ordinalWord(nth)} ${day}` },
    ...(last ? [{ value: '-1', label: `op de laatste ${day}` }] : []),
  ]
  return (
    <>
      <div className="booking-row">
        <NumberInput
          label="Om de"
          min={1}
          max={52}
          allowDecimal={false}
          suffix={` ${repeat.interval === 1 ? one : many}`}
          value={repeat.interval}
          onChange={(value) => set({ interval: typeof value === 'number' && value >= 1 ? value : 1 })}
        />
        {frequency === 'monthly' && (
          <Select
            label="Welke dag"
            data={months}
            allowDeselect={false}
            value={repeat.nth === null ? 'date' : String(repeat.nth)}
            onChange={(value) => set({ nth: value === null || value === 'date' ? null : Number(value) })}
          />
        )}
      </div>
      {frequency === 'weekly' && (
        <Chip.Group
          multiple
          value={repeat.weekdays.map(String)}
          onChange={(values) => set({ weekdays: allDays.filter((weekday) => values.includes(String(weekday))) })}
        >
          <fieldset className="repeat-days">
            <legend className="visually-hidden">Op welke dagen</legend>
            {allDays.map((weekday) => (
              <Chip size="xs" key={weekday} value={String(weekday)} aria-label={weekdayName(weekday)}>
                {weekdayShort(weekday)}
              </Chip>
            ))}
          </fieldset>
        </Chip.Group>
      )}
      <div className="booking-row">
        <Select
          label="Tot"
          data={[
            { value: 'until', label: 'een datum' },
            { value: 'count', label: 'een aantal keer' },
          ]}
          allowDeselect={false}
          value={repeat.end}
          onChange={(value) => set({ end: value === 'count' ? 'count' : 'until' })}
        />
        {repeat.end === 'until' ? (
          <DateField
            label="Laatste dag"
            value={repeat.until}
            minDate={first}
            error={repeat.until === null ? 'Kies een dag' : undefined}
            onChange={(value) => set({ until: value !== null && isCivilDate(value) ? value : null })}
          />
        ) : (
          <NumberInput
            label="Aantal keer"
            min={1}
            max={1100}
            allowDecimal={false}
            value={repeat.count}
            onChange={(value) => set({ count: typeof value === 'number' ? value : 1 })}
          />
        )}
      </div>
    </>
  )
}
