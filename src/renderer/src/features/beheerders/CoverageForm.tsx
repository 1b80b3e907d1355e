import { useForm } from '@mantine/form'
import type { Centre } from '#shared/contract/place'
import type { Coverage } from '#shared/contract/roster'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { client } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { useSave } from '../../lib/useSave'
import { dateOrNull } from '../../lib/values'
import { problemWords } from '../../lib/words/caretakers'
import { type CoverageLine, CoverageLines, coverageLines, hoursOfLines } from '../../ui/CoverageLines'
import { drawerOf } from '../../ui/drawer'
import { EditDrawer } from '../../ui/EditDrawer'

type Values = { from: string | null; hours: CoverageLine[] }
type Props = { centre: Centre; rows: readonly Coverage[]; from: CivilDate; onClose: () => void }

/** Agrees on a week of hours from a day on; what holds now ends the day before. */
export function CoverageForm({ centre, rows, from, onClose }: Props) {
  const form = useForm<Values>({
    initialValues: {
      from,
      hours: coverageLines(rows),
    },
    validate: {
      from: (day) => (dateOrNull(day) === null ? 'Vul in vanaf welke dag dit geldt.' : null),
      hours: (lines) =>
        hoursOfLines(lines) === null ? 'Vul bij elke regel twee tijden in, zoals 9.00 en 17.00.' : null,
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
    const hours = hoursOfLines(values.hours) ?? []
    await saving.save(
      async () => {
        await client.coverage.agree({ centreId: centre.id, from: day, hours })
        return { revision: 1 }
      },
      `De bezetting van ${centre.name} geldt vanaf ${formatDate(day)}`,
    )
  })
  return (
    <EditDrawer title={`Bezetting van ${centre.name}`} onClose={onClose} onSubmit={submit} {...drawerOf(form, saving)}>
      <DateField label="Geldt vanaf" withAsterisk {...form.getInputProps('from')} />
      <fieldset className="bh-lines">
        <legend>Hoe laat en met hoeveel</legend>
        <CoverageLines lines={form.values.hours} onChange={(lines) => form.setFieldValue('hours', lines)} />
        {form.errors.hours && (
          <p className="bh-problem" role="alert">
            {form.errors.hours}
          </p>
        )}
      </fieldset>
    </EditDrawer>
  )
}
