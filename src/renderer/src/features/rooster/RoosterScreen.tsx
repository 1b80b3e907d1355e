import './rooster.css'
import { Button } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Shift } from '#shared/contract/roster'
import type { Gap } from '#shared/contract/roster-needs'
import type { NewShift, ShiftView } from '#shared/contract/shift'
import { refuses } from '#shared/domain/roster/rules'
import { addDays, dateOf, weekOf } from '#shared/time/civil'
import { formatMonth } from '#shared/time/format'
import { navigate, setParams, useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { formatCount } from '../../lib/format'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { notifyDone, notifyError } from '../../lib/notify'
import { useNow } from '../../lib/now'
import { printPaper } from '../../lib/print'
import { useRights, useSeen } from '../../lib/session'
import { EmptyState } from '../../ui/EmptyState'
import { Kbd } from '../../ui/Kbd'
import { usePaper } from '../../ui/Paper'
import { Screen } from '../../ui/Screen'
import { type By, rowsOf, type Span, shortName, spanOf } from './board'
import { type Carried, dropOf, type Spot } from './drop'
import { FillDialog } from './FillDialog'
import { HoursBar } from './HoursBar'
import { OffersMenu } from './OffersMenu'
import { PeriodStepper } from './PeriodStepper'
import { RosterGrid } from './RosterGrid'
import { RosterPaper } from './RosterPaper'
import { RosterTools } from './RosterTools'
import { awayText, headOf, homeOf } from './row-words'
import { ShiftPanel } from './ShiftPanel'
import type { About } from './shift-fields'
import { TemplatesDialog } from './TemplatesDialog'
import { useRoster, useShiftChanges } from './useRoster'
import { useRosterActions } from './useRosterActions'

/** Who is in the building: the roster of all centres, by centre or by person, a week or a month. */
export default function RoosterScreen() {
  const here = useHere()
  const may = useRights()
  const by: By = useParam('per') === 'persoon' && may('caretakers.list') ? 'persoon' : 'centrum'
  const span: Span = useParam('weergave') === 'maand' ? 'maand' : 'week'
  const { from, to, days } = spanOf(here.date, span)
  const seen = useSeen('shifts.list')
  const only = seen === null ? undefined : here.centres.find(({ id }) => id === here.centreId && seen.includes(id))?.id
  const data = useRoster(from, to, only)
  // What is done with the whole roster is done for all centres, or for the one where somebody may.
  const whole = may('roster.fill', null)
  const mine = here.centres.filter(({ id, managed }) => managed && may('roster.fill', id))
  const own = whole ? undefined : (mine.find(({ id }) => id === here.centreId) ?? mine[0])
  const inOwn = own ? { centreId: own.id } : {}
  const { create, change, remove } = useShiftChanges()
  const [about, setAbout] = useState<About | null>(null)
  const [filling, setFilling] = useState(false)
  const [templates, setTemplates] = useState(false)
  const [carried, setCarried] = useState<Carried | null>(null)
  const centres = useMemo(
    () => here.centres.filter((centre) => centre.managed && (only === undefined || centre.id === only)),
    [here.centres, only],
  )
  const views = new Map(data.shifts.map((shift) => [shift.id as string, shift]))
  const offered = new Set<string>(data.offers.map((offer) => offer.shiftId))
  const now = useNow()
  // Another screen leads to a shift by its id in the address.
  const wanted = useParam('dienst')
  const found = wanted === null ? undefined : data.shifts.find((shift) => shift.id === wanted)
  const mayChangeFound = found !== undefined && may('shifts.change', found.centreId)
  useEffect(() => {
    if (!found) return
    if (mayChangeFound) setAbout({ kind: 'shift', shift: found })
    setParams({ dienst: null }, { replace: true })
  }, [found, mayChangeFound])
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

  const save = (draft: NewShift) => {
    const done = { onSuccess: () => setAbout(null) }
    if (about?.kind === 'shift') change.mutate({ ...draft, id: about.shift.id, revision: about.shift.revision }, done)
    else create.mutate(draft, done)
  }
  const removeShift = (shift: Pick<Shift, 'id' | 'revision'>) => {
    if (about?.kind === 'shift' && about.shift.id === shift.id) setAbout(null)
    remove.mutate({ id: shift.id, revision: shift.revision })
  }
  const drop = (thing: Carried, spot: Spot, on: Shift | Gap | null) => {
    setCarried(null)
    const drop = dropOf(thing, spot, on)
    if (drop === null || !may('shifts.change', drop.centreId)) return
    if (drop.does === 'change') change.mutate(drop.change)
    else if (drop.does === 'create') create.mutate(drop.shift)
    else setAbout(drop.about)
  }
  const openNew = ({ row, day }: Spot) => {
    const centreId = row.kind === 'centre' ? row.centre.id : homeOf(row, here.centreId)
    if (!centreId || !may('shifts.create', centreId)) return
    setAbout({ kind: 'new', centreId, day, caretakerId: row.kind === 'person' ? row.caretaker.id : null })
  }
  const paper = usePaper()
  const printRoster = () =>
    data.loaded && paper.print(() => printPaper('rooster.pdf', 'Het rooster is bewaard als PDF'))
  const tellAll = () => publish.mutate({ from, to, ...inOwn })
  const copyNext = () => copyWeek.mutate({ from, to: addDays(from, 7), ...inOwn })

  useRosterActions({
    by,
    span,
    date: here.date,
    onGo: here.setDate,
    onNew: () => {
      const centreId = here.centreId
      if (centreId && may('shifts.create', centreId))
        setAbout({ kind: 'new', centreId, day: here.date, caretakerId: null })
    },
    onFill: () => setFilling(true),
    onPrint: printRoster,
    onTell: tellAll,
    onCopy: copyNext,
  })

  const untold =
    data.shifts.filter((shift) => shift.told === 'new' || shift.told === 'changed').length + data.removed.length
  const title = span === 'week' ? `week ${weekOf(from)}` : formatMonth(from)
  return (
    <Screen
      title="Rooster"
      hint={title}
      scroll={false}
      tools={
        <RosterTools
          by={by}
          span={span}
          gaps={data.gaps.length}
          wrong={data.shifts.filter(isWrong).length}
          untold={untold}
          offers={
            <OffersMenu
              offers={data.offers}
              centreName={(id) => centreNames.get(id) ?? ''}
              nameOf={data.nameOf}
              onOpen={(offer) => setParams({ dag: dateOf(offer.startsAt), dienst: offer.shiftId })}
            />
          }
          of={own?.name ?? null}
          onView={setParams}
          onFill={() => setFilling(true)}
          onTemplates={() => setTemplates(true)}
          onCopy={copyNext}
          onTell={tellAll}
          onPrint={printRoster}
        />
      }
    >
      {paper.printing && (
        <RosterPaper
          title={title}
          rows={rows}
          days={days}
          nameOf={data.nameOf}
          centreName={(id) => centreNames.get(id) ?? ''}
        />
      )}
      {templates && (
        <TemplatesDialog
          week={from}
          centreId={own?.id}
          caretakers={data.caretakers}
          onClose={() => setTemplates(false)}
        />
      )}
      {filling && (
        <FillDialog
          from={from}
          to={to}
          period={own ? `${title}, ${own.name}` : title}
          centreId={own?.id}
          centres={centres}
          caretakers={data.caretakers}
          onClose={() => setFilling(false)}
        />
      )}
      <PeriodStepper date={here.date} today={here.today} span={span} onGo={here.setDate} />
      {data.loaded && !data.inUse ? (
        <EmptyState
          icon={IconUsersGroup}
          title="Er zijn nog geen beheerders"
          action={
            may('caretakers.create') && (
              <Button onClick={() => navigate('/rooster/beheerders')}>Beheerder toevoegen</Button>
            )
          }
        >
          {may('caretakers.create')
            ? 'Voeg eerst de beheerders toe en spreek per centrum af wanneer er iemand moet zijn. Daarna maakt u hier het rooster.'
            : 'Zodra er beheerders zijn, staat hier het rooster.'}
        </EmptyState>
      ) : centres.length === 0 && here.centre ? (
        <EmptyState icon={IconUsersGroup} title={`${here.centre.name} heeft hier geen rooster`} />
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
                    : shortName(data.nameOf(shift.caretakerId))
                  : (centreNames.get(shift.centreId) ?? '')
              }
              centreName={(id) => centreNames.get(id) ?? ''}
              isChanged={(shift) => ['new', 'changed'].includes(views.get(shift.id)?.told ?? '')}
              isOffered={(shift) => offered.has(shift.id)}
              isWrong={(shift) => isWrong(views.get(shift.id))}
              headOf={headOf}
              mayAlter={(centreId) => may('shifts.change', centreId)}
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
                setParams({ weergave: null })
              }}
            />
            {data.loaded && data.shifts.length === 0 && data.gaps.length === 0 && may('shifts.create') && (
              <p className="ro-hint">
                Er staat nog niets. Dubbelklik in een vak voor een dienst, of ga erheen met de pijltjes en druk op{' '}
                <Kbd keys="N" />. Spreekt u bij{' '}
                <button type="button" className="link" onClick={() => navigate('/rooster/bezetting')}>
                  Gewenste bezetting
                </button>{' '}
                af wanneer er iemand moet zijn, dan ziet u hier ook de gaten.
              </p>
            )}
            <May call="caretakers.list">
              <HoursBar
                caretakers={data.caretakers.filter((caretaker) => !caretaker.archived)}
                shifts={data.shifts}
                days={{ from, to: addDays(to, -1) }}
                now={now}
                onCarry={setCarried}
                onOpen={(caretaker) => navigate(`/rooster/beheerders?wie=${caretaker.id}`)}
              />
            </May>
          </div>
          {about !== null && (
            <ShiftPanel
              key={aboutKey(about)}
              about={about}
              latest={about.kind === 'shift' ? (views.get(about.shift.id) ?? about.shift) : null}
              centres={centres.filter(({ id }) => may('shifts.change', id))}
              caretakers={data.caretakers}
              now={now}
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

const isWrong = (shift: ShiftView | undefined): boolean => shift !== undefined && refuses(shift.findings)

const aboutKey = (about: About): string =>
  about.kind === 'shift'
    ? `${about.shift.id}|${about.shift.revision}`
    : about.kind === 'gap'
      ? `${about.gap.centreId}${about.gap.startsAt}`
      : `${about.centreId}${about.day}${about.caretakerId ?? ''}`
