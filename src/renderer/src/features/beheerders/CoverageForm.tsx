import { ActionIcon, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { Centre } from '#shared/contract/place'
import type { Coverage } from '#shared/contract/roster'
import { formatDate, weekdayName } from '#shared/time/format'
import type { CivilDate, ClockTime, Weekday } from '#shared/time/types'
import { client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useSave } from '../../lib/useSave'
import { dateOrNull, type NumberText, numberOrNull } from '../../lib/values'
import { problemWords } from '../../lib/words/caretakers'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'
import { TimeField } from '../../ui/TimeField'
import { newKey } from './person'

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
type Line = { key: string; weekday: Weekday; opens: ClockTime | null; closes: ClockTime | null; people: NumberText }
type Values = { from: string | null; hours: Line[] }
type Props = { centre: Centre; rows: readonly Coverage[]; from: CivilDate; onClose: () => void }

/** Agrees on a week of hours from a day on; what holds now ends the day before. */
export function CoverageForm({ centre, rows, from, onClose }: Props) {
  const form = useForm<Values>({
    initialValues: {
      from,
      hours: rows.map(({ weekday, opens, closes, people }) => ({ key: newKey(), weekday, opens, closes, people })),
    },
    validate: {
      from: (day) => (dateOrNull(day) === null ? 'Vul in vanaf welke dag dit geldt.' : null),
      hours: (lines) =>
        lines.some((line) => line.opens === null || line.closes === null)
          ? 'Vul bij elke regel twee tijden in, zoals 9.00 en 17.00.'
          : null,
    },
  })
  const saving = useSave({
    form,
    row: null,
    toValues: () => form.getValues(),
    read: () => null,
    words: problemWords,
    onSaved: onClose,
  })
  const submit = form.onSubmit(async (values) => {
    const day = dateOrNull(values.from) ?? from
    const hours = values.hours.flatMap(({ weekday, opens, closes, people }) =>
      opens === null || closes === null ? [] : [{ weekday, opens, closes, people: numberOrNull(people) ?? 1 }],
    )
    await saving.save(
      async () => {
        await client.coverage.agree({ centreId: centre.id, from: day, hours })
        return { revision: 1 }
      },
      `De bezetting van ${centre.name} geldt vanaf ${formatDate(day)}`,
    )
  })
  const { hours } = form.values
  const set = (lines: Line[]) => form.setFieldValue('hours', lines)
  const change = (key: string, part: Partial<Line>) =>
    set(hours.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const add = (weekday: Weekday) =>
    set([...hours, { key: newKey(), weekday, opens: '09:00' as ClockTime, closes: '17:00' as ClockTime, people: 1 }])
  return (
    <EditDrawer title={`Bezetting van ${centre.name}`} onClose={onClose} onSubmit={submit} {...drawerOf(form, saving)}>
      <DateField label="Geldt vanaf" withAsterisk {...form.getInputProps('from')} />
      <fieldset className="bh-lines">
        <legend>Hoe laat en met hoeveel</legend>
        {WEEKDAYS.map((weekday) => {
          const name = weekdayName(weekday)
          return (
            <div key={weekday} className="bh-day">
              <span className="bh-dayname">{name}</span>
              <div className="bh-daytimes">
                {hours
                  .filter((one) => one.weekday === weekday)
                  .map((one, i) => {
                    const label = i === 0 ? name : `${name} ${i + 1}`
                    return (
                      <div key={one.key} className="bh-time">
                        <TimeField
                          aria-label={`${label} van`}
                          size="xs"
                          className="bh-clock"
                          value={one.opens}
                          onChange={(opens) => change(one.key, { opens })}
                        />
                        <span aria-hidden>–</span>
                        <TimeField
                          aria-label={`${label} tot`}
                          size="xs"
                          className="bh-clock"
                          value={one.closes}
                          onChange={(closes) =>
                            change(one.key, { closes: closes === '00:00' ? ('24:00' as ClockTime) : closes })
                          }
                        />
                        <NumberInput
                          aria-label={`${label} aantal beheerders`}
                          size="xs"
                          className="bh-people"
                          min={1}
                          max={20}
                          allowDecimal={false}
                          value={one.people}
                          onChange={(people) => change(one.key, { people })}
                        />
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          c="var(--text-2)"
                          size={24}
                          aria-label={`${label} weghalen`}
                          onClick={() => set(hours.filter(({ key }) => key !== one.key))}
                        >
                          <IconX size={14} aria-hidden />
                        </ActionIcon>
                      </div>
                    )
                  })}
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                c="var(--text-2)"
                size={24}
                aria-label={`Tijd toevoegen: ${name}`}
                onClick={() => add(weekday)}
              >
                <IconPlus size={14} aria-hidden />
              </ActionIcon>
            </div>
          )
        })}
        {form.errors.hours && (
          <p className="bh-problem" role="alert">
            {form.errors.hours}
          </p>
        )}
      </fieldset>
    </EditDrawer>
  )
}
