import './rooster.css'
import { Button, Menu, SegmentedControl } from '@mantine/core'
import {
  IconAlertTriangle,
  IconChevronLeft,
  IconChevronRight,
  IconCopy,
  IconDots,
  IconSend,
  IconTemplate,
  IconUserExclamation,
  IconUsersGroup,
  IconWand,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { CaretakerId, CentreId, ShiftId } from '#shared/contract/base'
import type { Shift } from '#shared/contract/roster'
import type { Gap } from '#shared/contract/roster-needs'
import type { NewShift } from '#shared/contract/shift'
import { shiftSources } from '#shared/domain/roster/vocabulary'
import { addDays, at, weekdayOf, weekOf } from '#shared/time/civil'
import { formatDay, formatMonth } from '#shared/time/format'
import type { CivilDate, ClockTime } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { navigate, setParams, useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { notifyDone, notifyError } from '../../lib/notify'
import { TopSlot } from '../../lib/top-slot'
import { absenceWords, caretakerKindWords, sourceWords } from '../../lib/words/roster'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { Tag } from '../../ui/Tag'
import { type By, movedTo, type Row, rowsOf, type Span, shortName, spanOf, stepOf } from './board'
import { sourceIcons } from './Chip'
import { FillDialog } from './FillDialog'
import { HoursBar } from './HoursBar'
import { type Carried, RosterGrid, type Spot } from './RosterGrid'
import { type About, ShiftPanel } from './ShiftPanel'
import { TemplatesDialog } from './TemplatesDialog'
import { useRoster, useShiftChanges } from './useRoster'

const MIDNIGHT = '00:00' as ClockTime

/** Who is in the building: the roster of all centres, by centre or by person, a week or a month. */
export default function RoosterScreen() {
  const here = useHere()
  const by: By = useParam('per') === 'persoon' ? 'persoon' : 'centrum'
  const span: Span = useParam('weergave') === 'maand' ? 'maand' : 'week'
  const { from, to, days } = spanOf(here.date, span)
  const data = useRoster(from, to)
  const { create, change, remove } = useShiftChanges()
  const [about, setAbout] = useState<About | null>(null)
  const [filling, setFilling] = useState(false)
  const [templates, setTemplates] = useState(false)
  const [carried, setCarried] = useState<Carried | null>(null)
  const centres = useMemo(() => here.centres.filter((centre) => centre.managed), [here.centres])
  const views = new Map(data.shifts.map((shift) => [shift.id as string, shift]))
  const people = new Map(data.caretakers.map((caretaker) => [caretaker.id as string, caretaker]))
  const centreNames = new Map(centres.map((centre) => [centre.id as string, centre.name]))
  const rows = rowsOf(by, { days, centres, caretakers: data.caretakers, shifts: data.shifts, gaps: data.gaps })
  const publish = useMutation(
    api.roster.publish.mutationOptions({
      onError: notifyError,
      onSuccess: (told) => notifyDone(`Versie ${told.number} van het rooster is bekendgemaakt`, { undo: true }),
    }),
  )
  const copyWeek = useMutation(
    api.roster.copyWeek.mutationOptions({
      onError: notifyError,
      onSuccess: ({ shifts, refused }) => {
        const open = refused.length === 0 ? '' : `; ${formatCount(refused.length, 'dienst', 'diensten')} staat open`
        notifyDone(`${formatCount(shifts.length, 'dienst', 'diensten')} overgenomen${open}`, { undo: true })
      },
    }),
  )

  const go = (date: CivilDate) => here.setDate(date)
  const view = (params: Record<string, string | null>) => setParams(params)
  const save = (draft: NewShift) => {
    const done = { onSuccess: () => setAbout(null) }
    if (about?.kind === 'shift') change.mutate({ ...draft, id: about.shift.id, revision: about.shift.revision }, done)
    else create.mutate(draft, done)
  }
  const removeShift = (shift: Pick<Shift, 'id' | 'revision'>) => {
    if (about?.kind === 'shift' && about.shift.id === shift.id) setAbout(null)
    remove.mutate({ id: shift.id, revision: shift.revision })
  }
  const drop = (thing: Carried, { row, day }: Spot, on: Shift | Gap | null) => {
    setCarried(null)
    if (thing.kind === 'person') {
      const { id } = thing.caretaker
      if (on && 'id' in on) change.mutate({ id: on.id as ShiftId, revision: on.revision, caretakerId: id })
      else if (on) create.mutate({ centreId: on.centreId, startsAt: on.startsAt, endsAt: on.endsAt, caretakerId: id })
      else if (row.kind === 'centre') setAbout({ kind: 'new', centreId: row.centre.id, day, caretakerId: id })
      return
    }
    const { shift } = thing
    const toPerson: { caretakerId?: CaretakerId | null } =
      row.kind === 'person' ? { caretakerId: row.caretaker.id } : row.kind === 'open' ? { caretakerId: null } : {}
    const toCentre = row.kind === 'centre' ? { centreId: row.centre.id } : {}
    const times = movedTo(shift, day)
    const same =
      times.startsAt === shift.startsAt &&
      (toCentre.centreId ?? shift.centreId) === shift.centreId &&
      (toPerson.caretakerId === undefined || toPerson.caretakerId === shift.caretakerId)
    if (!same) change.mutate({ id: shift.id, revision: shift.revision, ...times, ...toPerson, ...toCentre })
  }
  const openNew = ({ row, day }: Spot) => {
    const centreId = row.kind === 'centre' ? row.centre.id : homeOf(row, here.centreId)
    if (centreId === null) return
    setAbout({ kind: 'new', centreId, day, caretakerId: row.kind === 'person' ? row.caretaker.id : null })
  }
  const tellAll = () => publish.mutate({ from, to })
  const copyNext = () => copyWeek.mutate({ from, to: addDays(from, 7) })

  useActions([
    {
      id: 'roster.by',
      label: 'Per centrum of per persoon',
      keys: ['Shift+P'],
      group: 'Rooster',
      run: () => view({ per: by === 'centrum' ? 'persoon' : null }),
    },
    {
      id: 'roster.span',
      label: 'Week of maand',
      keys: ['Shift+W'],
      group: 'Rooster',
      run: () => view({ weergave: span === 'week' ? 'maand' : null }),
    },
    {
      id: 'roster.previous',
      label: `Vorige ${span}`,
      keys: ['Shift+ArrowLeft'],
      group: 'Rooster',
      run: () => go(stepOf(here.date, span, -1)),
    },
    {
      id: 'roster.next',
      label: `Volgende ${span}`,
      keys: ['Shift+ArrowRight'],
      group: 'Rooster',
      run: () => go(stepOf(here.date, span, 1)),
    },
    {
      id: 'roster.new',
      label: 'Nieuwe dienst (in de gekozen cel: N)',
      group: 'Rooster',
      run: () => here.centreId && setAbout({ kind: 'new', centreId: here.centreId, day: here.date, caretakerId: null }),
    },
    { id: 'roster.move', label: 'Dienst oppakken en verplaatsen', keys: ['M'], group: 'Rooster', run: null },
    { id: 'roster.fill', label: 'Rooster laten invullen', keys: ['V'], group: 'Rooster', run: () => setFilling(true) },
    { id: 'roster.publish', label: 'Rooster bekendmaken', group: 'Rooster', run: tellAll },
    ...(span === 'week'
      ? [{ id: 'roster.copy', label: 'Week overnemen naar de volgende', group: 'Rooster', run: copyNext }]
      : []),
  ])

  const gaps = data.gaps.length
  const untold =
    data.shifts.filter((shift) => shift.told === 'new' || shift.told === 'changed').length + data.removed.length
  const title = span === 'week' ? `week ${weekOf(from)}` : formatMonth(from)
  const period = span === 'week' ? `${formatDay(from)} – ${formatDay(addDays(to, -1))}` : formatMonth(from)
  return (
    <Screen
      title="Rooster"
      hint={title}
      scroll={false}
      tools={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Per centrum of per persoon"
            data={[
              { value: 'centrum', label: 'Per centrum' },
              { value: 'persoon', label: 'Per persoon' },
            ]}
            value={by}
            onChange={(value) => view({ per: value === 'persoon' ? 'persoon' : null })}
          />
          <SegmentedControl
            size="xs"
            aria-label="Week of maand"
            data={[
              { value: 'week', label: 'Week' },
              { value: 'maand', label: 'Maand' },
            ]}
            value={span}
            onChange={(value) => view({ weergave: value === 'maand' ? 'maand' : null })}
          />
          {gaps > 0 && (
            <Tag tone="bad">
              <IconAlertTriangle size={12} aria-hidden /> {formatCount(gaps, 'gat', 'gaten')}
            </Tag>
          )}
          {untold > 0 && <Tag tone="accent">{formatCount(untold, 'wijziging', 'wijzigingen')} niet bekend</Tag>}
          <span className="ro-legend">
            {shiftSources.map((source) => {
              const Icon = sourceIcons[source]
              return (
                <span key={source} data-source={source}>
                  <Icon size={14} className="ro-sign" aria-hidden />
                  {sourceWords[source]}
                </span>
              )
            })}
          </span>
          <Button variant="default" size="xs" onClick={() => navigate('/rooster/beheerders')}>
            Beheerders en uren
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconWand size={16} aria-hidden />}
            onClick={() => setFilling(true)}
          >
            Vul in
          </Button>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <Button variant="default" size="xs" leftSection={<IconDots size={16} aria-hidden />}>
                Meer
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconUserExclamation size={16} />} onClick={() => navigate('/ziekmelding')}>
                Ziek melden
              </Menu.Item>
              {span === 'week' && (
                <Menu.Item leftSection={<IconCopy size={16} />} onClick={copyNext}>
                  Neem deze week over naar de volgende
                </Menu.Item>
              )}
              {span === 'week' && (
                <Menu.Item leftSection={<IconTemplate size={16} />} onClick={() => setTemplates(true)}>
                  Standaardweken…
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconSend size={16} />} onClick={tellAll}>
                Maak {span === 'week' ? 'deze week' : 'deze maand'} bekend
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      {templates && <TemplatesDialog week={from} caretakers={data.caretakers} onClose={() => setTemplates(false)} />}
      {filling && (
        <FillDialog
          from={from}
          to={to}
          period={title}
          centres={centres}
          caretakers={data.caretakers}
          onClose={() => setFilling(false)}
        />
      )}
      <TopSlot>
        <Button
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          px={6}
          aria-label={`Vorige ${span}`}
          onClick={() => go(stepOf(here.date, span, -1))}
        >
          <IconChevronLeft size={16} />
        </Button>
        <span className="top-date">{period}</span>
        <Button
          variant="subtle"
          color="gray"
          c="var(--text-2)"
          px={6}
          aria-label={`Volgende ${span}`}
          onClick={() => go(stepOf(here.date, span, 1))}
        >
          <IconChevronRight size={16} />
        </Button>
        <Button variant="default" onClick={() => go(here.today)}>
          {span === 'week' ? 'Deze week' : 'Deze maand'}
        </Button>
      </TopSlot>
      {data.loaded && data.caretakers.length === 0 ? (
        <EmptyState
          icon={IconUsersGroup}
          title="Er zijn nog geen beheerders"
          action={<Button onClick={() => navigate('/rooster/beheerders')}>Beheerder toevoegen</Button>}
        >
          Voeg eerst de beheerders toe en spreek per centrum af wanneer er iemand moet zijn. Daarna maakt u hier het
          rooster.
        </EmptyState>
      ) : (
        <div className="ro">
          <div className="ro-main">
            <RosterGrid
              rows={rows}
              days={days}
              today={here.today}
              compact={span === 'maand'}
              chosen={
                about?.kind === 'shift'
                  ? about.shift.id
                  : about?.kind === 'gap'
                    ? `${about.gap.centreId}${about.gap.startsAt}`
                    : null
              }
              away={(row, day) => awayText(row, day, data.absences)}
              titleOf={(shift, row) =>
                row.kind === 'centre'
                  ? shift.caretakerId === null
                    ? 'Open'
                    : shortName(people.get(shift.caretakerId)?.name ?? '')
                  : (centreNames.get(shift.centreId) ?? '')
              }
              centreName={(id) => centreNames.get(id) ?? ''}
              isChanged={(shift) => ['new', 'changed'].includes(views.get(shift.id)?.told ?? '')}
              isWrong={(shift) => views.get(shift.id)?.findings.some((f) => f.severity === 'error') ?? false}
              headOf={headOf}
              carried={carried}
              onCarry={setCarried}
              onDrop={drop}
              onShift={(shift) => {
                const seen = views.get(shift.id)
                if (seen) setAbout({ kind: 'shift', shift: seen })
              }}
              onGap={(gap) => setAbout({ kind: 'gap', gap })}
              onNew={openNew}
              onRemove={removeShift}
              onOpenDay={(day) => {
                here.setDate(day)
                view({ weergave: null })
              }}
            />
            <HoursBar
              caretakers={data.caretakers.filter((caretaker) => !caretaker.archived)}
              shifts={data.shifts}
              weeks={days.length / 7}
              onCarry={setCarried}
              onOpen={(caretaker) => navigate(`/rooster/beheerders?wie=${caretaker.id}`)}
            />
          </div>
          {about !== null && (
            <ShiftPanel
              key={aboutKey(about)}
              about={about}
              centres={centres}
              caretakers={data.caretakers}
              busy={create.isPending || change.isPending}
              onSave={save}
              onRemove={about.kind === 'shift' ? () => removeShift(about.shift) : null}
              onClose={() => setAbout(null)}
            />
          )}
        </div>
      )}
    </Screen>
  )
}

const aboutKey = (about: About): string =>
  about.kind === 'shift'
    ? `${about.shift.id}|${about.shift.revision}`
    : about.kind === 'gap'
      ? `${about.gap.centreId}${about.gap.startsAt}`
      : `${about.centreId}${about.day}${about.caretakerId ?? ''}`

const homeOf = (row: Row, centreId: CentreId | null): CentreId | null =>
  row.kind === 'person'
    ? ((row.caretaker.centres.find((known) => known.fixed) ?? row.caretaker.centres[0])?.centreId ?? centreId)
    : centreId

function headOf(row: Row): { title: string; note: string } {
  if (row.kind === 'centre') return { title: row.centre.name, note: row.centre.operator ?? '' }
  if (row.kind === 'open') return { title: 'Nog niemand', note: 'open diensten en gaten' }
  const { name, kind, flexPool, association } = row.caretaker
  return {
    title: name,
    note: flexPool
      ? 'flexpool'
      : kind === 'volunteer'
        ? (association ?? 'vrijwilliger')
        : caretakerKindWords[kind].toLowerCase(),
  }
}

/** Why there is nothing to roster: the centre has no hours that day, or the person is away. */
function awayText(
  row: Row,
  day: CivilDate,
  absences: readonly { caretakerId: string; kind: keyof typeof absenceWords; startsAt: string; endsAt: string }[],
): string | null {
  if (row.kind === 'centre') {
    const { openingHours, activeFrom, activeTo } = row.centre
    const open = openingHours.length === 0 || openingHours.some((hours) => hours.weekday === weekdayOf(day))
    const active = (activeFrom === null || day >= activeFrom) && (activeTo === null || day <= activeTo)
    return open && active ? null : 'dicht'
  }
  if (row.kind === 'open') return null
  const [start, end] = [at(day, MIDNIGHT), at(addDays(day, 1), MIDNIGHT)]
  const absence = absences.find((one) => one.caretakerId === row.id && one.startsAt < end && one.endsAt > start)
  return absence ? absenceWords[absence.kind].toLowerCase() : null
}
