import { Button, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Consultation } from '#shared/contract/consultation'
import type { Coverage } from '#shared/contract/roster'
import { addDays, isCivilDate } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { failureOf, messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { notifyDone } from '../../lib/notify'
import { CoverageLines, coverageLines, hoursOfLines } from '../../ui/CoverageLines'

/** What working days mostly ask for, where nothing was agreed yet. */
const usual = ([1, 2, 3, 4, 5] as const).map((weekday) => ({
  weekday,
  opens: '08:30' as ClockTime,
  closes: '17:00' as ClockTime,
  people: 1,
}))

/** The desired coverage of a centre as agreed here: it holds from a day on, and ends what held before. */
export function CoverageForm({ consultation, onClose }: { consultation: Consultation; onClose: () => void }) {
  const { centres, today } = useHere()
  const [centreId, setCentreId] = useState<CentreId>(consultation.centreIds[0] as CentreId)
  const known = useQuery(api.coverage.list.queryOptions({ input: { centreId } }))
  const mine = centres.filter(({ id }) => consultation.centreIds.includes(id))
  return (
    <div className="ov-agree">
      {mine.length > 1 && (
        <Select
          label="Centrum"
          allowDeselect={false}
          data={mine.map(({ id, name }) => ({ value: id as string, label: name }))}
          value={centreId}
          onChange={(id) => id && setCentreId(id as CentreId)}
        />
      )}
      {known.data && (
        <Agreed
          key={centreId}
          centreId={centreId}
          consultation={consultation}
          now={known.data.filter(({ from, to }) => from <= today && (to === null || to >= today))}
          today={today}
          onClose={onClose}
        />
      )}
    </div>
  )
}

function Agreed(props: {
  centreId: CentreId
  consultation: Consultation
  now: readonly Coverage[]
  today: CivilDate
  onClose: () => void
}) {
  const { centreId, consultation, now, today, onClose } = props
  const [lines, setLines] = useState(() => coverageLines(now.length === 0 ? usual : now))
  const [from, setFrom] = useState<CivilDate | null>(() =>
    consultation.date > today ? consultation.date : addDays(today, 1),
  )
  const agree = useMutation(
    api.coverage.agree.mutationOptions({
      onSuccess: () => {
        notifyDone(`De bezetting geldt vanaf ${from ? formatDate(from) : ''}`, { undo: true })
        onClose()
      },
    }),
  )
  const hours = hoursOfLines(lines)
  const save = () => {
    if (from !== null && hours !== null) agree.mutate({ centreId, from, hours, consultationId: consultation.id })
  }
  const wrong = failureOf(agree.error)
  return (
    <>
      <CoverageLines lines={lines} onChange={setLines} />
      <DateField
        label="Geldt vanaf"
        w={220}
        description="Wat eerder gold, stopt de dag ervoor"
        value={from}
        error={from === null ? 'Kies een dag' : undefined}
        onChange={(value) => setFrom(typeof value === 'string' && isCivilDate(value) ? value : null)}
      />
      {agree.error !== null && (
        <p className="ov-problem" role="alert">
          {wrong?.code === 'invalid_input'
            ? 'De uren kloppen niet: ze eindigen voor ze beginnen, of overlappen op een dag.'
            : messageFor(agree.error)}
        </p>
      )}
      <div className="ov-buttons">
        <Button loading={agree.isPending} disabled={hours === null || from === null} onClick={save}>
          Spreek af
        </Button>
        <Button variant="default" onClick={onClose}>
          Annuleren
        </Button>
      </div>
    </>
  )
}
