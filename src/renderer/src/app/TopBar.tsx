import { ActionIcon, Button, Popover, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBuildingCommunity,
  IconChevronLeft,
  IconChevronRight,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callWords } from '#shared/contract/call-words'
import { addDays, isCivilDate } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import { useLost } from '../lib/changes'
import { api } from '../lib/client'
import { useHere } from '../lib/here'
import { May } from '../lib/May'
import { step } from '../lib/notify'
import { TOP_SLOT } from '../lib/top-slot'
import { Kbd } from '../ui/Kbd'
import { Tag } from '../ui/Tag'
import { TopMenu } from '../ui/TopMenu'
import { palette } from './palette-store'
import { UserMenu } from './UserMenu'

function CentreSwitch() {
  const { centre, centres, setCentre } = useHere()
  if (!centre) return null
  return (
    <TopMenu
      icon={IconBuildingCommunity}
      label="Centrum"
      name={centre.name}
      heading="Centrum"
      choices={centres.map((c) => ({
        key: c.id,
        text: c.name,
        chosen: c.id === centre.id,
        onChoose: () => setCentre(c.id),
      }))}
    />
  )
}

function DateStepper() {
  const { date, today, setDate } = useHere()
  const [open, setOpen] = useState(false)
  const choose = (value: string | null) => {
    if (value !== null && isCivilDate(value)) setDate(value)
    setOpen(false)
  }
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={32}
        aria-label="Vorige dag"
        onClick={() => setDate(addDays(date, -1))}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Popover opened={open} onChange={setOpen} position="bottom" shadow="md" trapFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            c="var(--text)"
            px={4}
            className="top-date"
            aria-label={`Dag: ${formatDate(date)}`}
            onClick={() => setOpen(!open)}
          >
            {formatDate(date)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker value={date} defaultDate={date} onChange={choose} withWeekNumbers />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={32}
        aria-label="Volgende dag"
        onClick={() => setDate(addDays(date, 1))}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      <Button variant="default" className="wide-only" onClick={() => setDate(today)}>
        Vandaag
      </Button>
    </>
  )
}

function StepButton({ way, label }: { way: 'undo' | 'redo'; label: string | null }) {
  const [name, keys, Sign] =
    way === 'undo'
      ? (['Ongedaan maken', 'Ctrl+Z', IconArrowBackUp] as const)
      : (['Opnieuw doen', 'Ctrl+Y', IconArrowForwardUp] as const)
  return (
    <Tooltip label={label === null ? `${name}: niets` : `${name}: ${callWords(label)} (${keys})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        c={label === null ? 'var(--line-2)' : 'var(--text-2)'}
        size={32}
        aria-label={name}
        aria-disabled={label === null}
        onClick={() => {
          if (label !== null) void step(way)
        }}
      >
        <Sign size={16} />
      </ActionIcon>
    </Tooltip>
  )
}

function UndoButtons() {
  const { data } = useQuery(api.undo.state.queryOptions())
  return (
    <>
      <StepButton way="undo" label={data?.undo?.label ?? null} />
      <StepButton way="redo" label={data?.redo?.label ?? null} />
    </>
  )
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  return (
    <Tooltip label={dark ? 'Lichte kleuren' : 'Donkere kleuren'}>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--text-2)"
        size={32}
        aria-label={dark ? 'Lichte kleuren' : 'Donkere kleuren'}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={16} /> : <IconMoon size={16} />}
      </ActionIcon>
    </Tooltip>
  )
}

/** Centre and day that all screens share, search, undo, colours and who is at the desk. */
export function TopBar() {
  const lost = useLost()
  return (
    <header className="top">
      <div className="top-here">
        <CentreSwitch />
        <div className="top-divider" />
        <DateStepper />
      </div>
      <div className="top-slot" id={TOP_SLOT} />
      <div className="top-space" />
      <div role="status">{lost && <Tag tone="bad">Geen verbinding</Tag>}</div>
      <May call="undo.undo">
        <UndoButtons />
      </May>
      <SchemeToggle />
      <button type="button" className="search-button" onClick={palette.open}>
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span>
          Zoek<span className="wide-only"> of doe iets…</span>
        </span>
        <Kbd keys="Ctrl+K" />
      </button>
      <UserMenu />
    </header>
  )
}
