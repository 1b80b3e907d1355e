import { ActionIcon, Button, Menu, Modal } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconCalendarStats, IconChevronLeft, IconChevronRight, IconSelector } from '@tabler/icons-react'
import { useState } from 'react'
import type { Centre } from '#shared/contract/place'
import { addMonths } from '#shared/time/civil'
import { formatPeriod } from '#shared/time/format'
import { addPeriods, type PeriodKind, periodAt, periodKind, periodOfSpan, periodSpan } from '#shared/time/period'
import type { CivilDate, DateSpan, Period } from '#shared/time/types'
import { TopSlot } from '../lib/top-slot'
import { CentreMenu } from './CentreMenu'
import { chosenMark } from './TopMenu'

type Props = {
  /** Left out where the choice is of a period only. */
  scope?: {
    centres: readonly Centre[]
    /** Undefined for all centres together. */
    centre: Centre | undefined
    /** Whether all together can be chosen. */
    all: boolean
    onCentre: (centre: Centre | null) => void
    /** What the choice is for: `Facturen van`. */
    label: string
  }
  period: Period
  today: CivilDate
  /** Which kinds can be chosen; `span` for days of one's own. */
  kinds: readonly PeriodKind[]
  /** Seasons and other known stretches to choose at once, by name. */
  named?: readonly { name: string; span: DateSpan }[] | undefined
  onPeriod: (period: Period) => void
}

const words: Record<Exclude<PeriodKind, 'span'>, { per: string; now: string }> = {
  month: { per: 'Per maand', now: 'Deze maand' },
  quarter: { per: 'Per kwartaal', now: 'Dit kwartaal' },
  year: { per: 'Per jaar', now: 'Dit jaar' },
}

/** Which centres and which period: stands in the top bar, where other screens have centre and day. */
export function PeriodChooser({ scope, period, today, kinds, named = [], onPeriod }: Props) {
  const [own, setOwn] = useState(false)
  const kind = periodKind(period)
  const { from } = periodSpan(period)
  const now = kind === null || kind === 'span' ? null : { word: words[kind].now, period: periodAt(kind, today) }
  const step = (word: string, by: number, Sign: typeof IconChevronLeft) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="var(--text-2)"
      size={32}
      aria-label={word}
      onClick={() => onPeriod(addPeriods(period, by))}
    >
      <Sign size={16} aria-hidden="true" />
    </ActionIcon>
  )
  const schoolYear = schoolYearOf(today)
  return (
    <TopSlot>
      {scope && (
        <>
          <CentreMenu {...scope} />
          <div className="top-divider" />
        </>
      )}
      {step('Vorige periode', -1, IconChevronLeft)}
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            c="var(--text)"
            px={8}
            className="top-period"
            rightSection={<IconSelector size={14} aria-hidden="true" />}
            aria-label={`Periode: ${formatPeriod(period)}`}
          >
            <span aria-live="polite">{formatPeriod(period)}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((one) =>
            one === 'span' ? null : (
              <Menu.Item
                key={one}
                onClick={() => onPeriod(periodAt(one, from))}
                rightSection={one === kind ? chosenMark : null}
              >
                {words[one].per}
              </Menu.Item>
            ),
          )}
          {kinds.includes('span') && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => onPeriod(periodOfSpan(schoolYear))}>
                Schooljaar {schoolYear.from.slice(0, 4)}–{schoolYear.to.slice(0, 4)}
              </Menu.Item>
              {named.map(({ name, span }) => (
                <Menu.Item key={`${name} ${span.from}`} onClick={() => onPeriod(periodOfSpan(span))}>
                  {name}
                </Menu.Item>
              ))}
              <Menu.Item leftSection={<IconCalendarStats size={16} aria-hidden="true" />} onClick={() => setOwn(true)}>
                Eigen periode …
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {step('Volgende periode', 1, IconChevronRight)}
      {now && (
        <Button variant="default" className="wide-only" onClick={() => onPeriod(now.period)}>
          {now.word}
        </Button>
      )}
      {own && <OwnPeriod period={period} onClose={() => setOwn(false)} onPeriod={onPeriod} />}
    </TopSlot>
  )
}

/** 1 August up to and including 31 July, as schools count (Leerplichtwet). */
function schoolYearOf(day: CivilDate): DateSpan {
  const year = Number(addMonths(day, -7).slice(0, 4))
  return { from: `${year}-08-01` as CivilDate, to: `${year + 1}-07-31` as CivilDate }
}

/** Asks for the first and last day. */
function OwnPeriod({
  period,
  onClose,
  onPeriod,
}: {
  period: Period
  onClose: () => void
  onPeriod: (period: Period) => void
}) {
  const { from, to } = periodSpan(period)
  const [days, setDays] = useState<[string | null, string | null]>([from, to])
  const chosen = chosenPeriod(days)
  return (
    <Modal opened onClose={onClose} title="Eigen periode" size="sm">
      <form
        className="period-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen === null) return
          onPeriod(chosen)
          onClose()
        }}
      >
        <DatePickerInput
          type="range"
          label="Van de eerste tot en met de laatste dag"
          description="Hoogstens elf jaar."
          valueFormat="D MMMM YYYY"
          value={days}
          onChange={setDays}
          error={days[1] !== null && chosen === null ? 'Kies een kortere periode.' : undefined}
          data-autofocus
        />
        <Button type="submit" disabled={chosen === null}>
          Toon deze periode
        </Button>
      </form>
    </Modal>
  )
}

function chosenPeriod([from, to]: [string | null, string | null]): Period | null {
  if (from === null || to === null) return null
  try {
    return periodOfSpan({ from: from as CivilDate, to: to as CivilDate })
  } catch {
    return null
  }
}
