import { ActionIcon, Button, Chip, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CentreId } from '#shared/contract/base'
import type { Consultation } from '#shared/contract/consultation'
import type { Coverage } from '#shared/contract/roster'
import { addDays, isCivilDate } from '#shared/time/civil'
import { formatDate, weekdayName, weekdayShort } from '#shared/time/format'
import type { CivilDate, ClockTime, Weekday } from '#shared/time/types'
import { api } from '../../lib/client'
import { DateField } from '../../lib/DateField'
import { failureOf, messageFor } from '../../lib/failure'
import { useHere } from '../../lib/here'
import { notifyDone } from '../../lib/notify'
import { TimeField } from '../../ui/TimeField'

/** Hours that hold on some weekdays: what people agree on. */
type Block = { days: Weekday[]; opens: ClockTime | null; closes: ClockTime | null; people: number }
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const usual: Block = {
  days: [1, 2, 3, 4, 5],
  opens: '08:30' as ClockTime,
  closes: '17:00' as ClockTime,
  people: 1,
}

/** What holds now, with days of the same hours together. */
function blocksOf(rows: readonly Coverage[]): Block[] {
  const blocks = new Map<string, Block>()
  for (const { weekday, opens, closes, people } of rows) {
    const key = `${opens} ${closes} ${people}`
    const block = blocks.get(key) ?? { days: [], opens, closes, people }
    block.days.push(weekday)
    blocks.set(key, block)
  }
  return [...blocks.values()]
}

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
        <Blocks
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

function Blocks(props: {
  centreId: CentreId
  consultation: Consultation
  now: readonly Coverage[]
  today: CivilDate
  onClose: () => void
}) {
  const { centreId, consultation, now, today, onClose } = props
  const [blocks, setBlocks] = useState<Block[]>(() => (now.length === 0 ? [usual] : blocksOf(now)))
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
  const change = (at: number, part: Partial<Block>) =>
    setBlocks(blocks.map((block, i) => (i === at ? { ...block, ...part } : block)))
  const incomplete = blocks.some(({ days, opens, closes }) => days.length === 0 || opens === null || closes === null)
  const save = () => {
    if (from === null || incomplete) return
    const hours = blocks.flatMap(({ days, opens, closes, people }) =>
      opens === null || closes === null ? [] : days.map((weekday) => ({ weekday, opens, closes, people })),
    )
    agree.mutate({ centreId, from, hours, consultationId: consultation.id })
  }
  const wrong = failureOf(agree.error)
  return (
    <>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: hours have no other identity while they are typed
        <fieldset className="ov-block" key={at}>
          <legend className="visually-hidden">Uren {at + 1}</legend>
          <Chip.Group
            multiple
            value={block.days.map(String)}
            onChange={(days) => change(at, { days: weekdays.filter((day) => days.includes(String(day))) })}
          >
            <div className="ov-days">
              {weekdays.map((day) => (
                <Chip key={day} value={String(day)} size="xs" aria-label={weekdayName(day)}>
                  {weekdayShort(day)}
                </Chip>
              ))}
            </div>
          </Chip.Group>
          <TimeField
            label="Van"
            w={80}
            value={block.opens}
            error={block.opens === null}
            onChange={(opens) => change(at, { opens })}
          />
          <TimeField
            label="Tot"
            w={80}
            value={block.closes}
            error={block.closes === null}
            onChange={(closes) => change(at, { closes })}
          />
          <NumberInput
            label="Beheerders"
            w={90}
            min={1}
            max={20}
            allowDecimal={false}
            value={block.people}
            onChange={(people) => change(at, { people: Number(people) || 1 })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--text-2)"
            aria-label={`Uren ${at + 1} weghalen`}
            onClick={() => setBlocks(blocks.filter((_, i) => i !== at))}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </fieldset>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setBlocks([...blocks, { ...usual, days: [6] }])}
        >
          Andere uren
        </Button>
      </div>
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
        <Button loading={agree.isPending} disabled={incomplete || from === null} onClick={save}>
          Spreek af
        </Button>
        <Button variant="default" onClick={onClose}>
          Annuleren
        </Button>
      </div>
    </>
  )
}
