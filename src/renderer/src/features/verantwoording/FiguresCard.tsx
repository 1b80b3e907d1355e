import { SegmentedControl } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { AccountabilityOverview } from '#shared/contract/accountability'
import type { CentreId } from '#shared/contract/base'
import {
  type AccountPart,
  type ComparedGroup,
  type ComparedTally,
  comparedGroups,
  kindsIn,
} from '#shared/domain/accountability'
import { goalNote, groupName, MARK, MARK_MEANING, markOf, partWords } from '#shared/domain/agreement-words'
import { formatPeriodShort } from '#shared/time/format'
import { navigate } from '../../lib/address'
import { May } from '../../lib/May'
import { hours, number } from '../../lib/numbers'
import { useRights } from '../../lib/session'
import { Card } from '../../ui/Card'
import { Delta } from '../../ui/Delta'
import { FigureButton } from '../../ui/FigureButton'
import { type AccountDrill, parts } from './model'

/** Number of activities, kinds and participants per theme, goal, core activity or kind; each row opens to its kinds. */
export function FiguresCard({
  data,
  centreId,
  onDrill,
}: {
  data: AccountabilityOverview
  centreId: CentreId | undefined
  onDrill: (drill: AccountDrill) => void
}) {
  const may = useRights()
  const [part, setPart] = useState<AccountPart>('byTheme')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const { current, previous, yearEarlier, marks } = data
  const withMarks = part === 'byTheme' && marks.some(({ value }) => value !== null)
  const groups = comparedGroups(part, {
    current: current.total,
    previous: previous.total,
    yearEarlier: yearEarlier?.total ?? null,
  })
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  const total = current.total.total
  const drill = (title: string, over: Omit<AccountDrill, 'title'>) =>
    onDrill({ title, ...over, ...(centreId && { centreId }) })
  return (
    <Card
      title="Wat er is gedaan"
      note={may('accountability.drill') ? 'klik op een aantal voor de boekingen' : undefined}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Cijfers per"
          data={parts.map((one) => ({ value: one, label: partWords[one].title }))}
          value={part}
          onChange={(value) => setPart(parts.find((one) => one === value) ?? 'byTheme')}
        />
      }
    >
      {groups.length === 0 ? (
        <p className="fig-note">
          Er zijn nog geen kernactiviteiten.{' '}
          <May call="coreActivities.create">
            <button type="button" className="fig-button" onClick={() => navigate('/instellingen/lijsten')}>
              Maak ze in Instellingen, bij Lijsten
            </button>
            , en kies daar welke soorten activiteiten erbij horen.
          </May>
        </p>
      ) : (
        <>
          <div className="fig-scroll">
            <table className="fig-table va-figures">
              <caption className="visually-hidden">{partWords[part].title}</caption>
              <thead>
                <tr>
                  <th scope="col">{partWords[part].one}</th>
                  <th scope="col" className="is-num">
                    Activiteiten
                  </th>
                  {part !== 'byActivity' && (
                    <th scope="col" className="is-num">
                      Soorten
                    </th>
                  )}
                  <th scope="col" className="is-num">
                    Deelnemers
                  </th>
                  <th scope="col" className="is-num">
                    Zonder aantal
                  </th>
                  <th scope="col" className="is-num">
                    Uren
                  </th>
                  <th scope="col" className="is-num">
                    <abbr title="Verschil in activiteiten met de periode ervoor">
                      {formatPeriodShort(previous.period)}
                    </abbr>
                  </th>
                  {yearEarlier && (
                    <th scope="col" className="is-num">
                      <abbr title="Verschil in activiteiten met een jaar eerder">
                        {formatPeriodShort(yearEarlier.period)}
                      </abbr>
                    </th>
                  )}
                  {withMarks && (
                    <th scope="col" className="is-num">
                      <abbr title={MARK_MEANING}>{MARK}</abbr>
                    </th>
                  )}
                </tr>
              </thead>
              {groups.map((group) => (
                <Group
                  key={group.key}
                  part={part}
                  group={group}
                  open={open.has(group.key)}
                  onToggle={() => toggle(group.key)}
                  withYear={yearEarlier !== null}
                  mark={withMarks ? markOf(marks, group.key) : undefined}
                  onDrill={drill}
                />
              ))}
              <tfoot>
                <tr>
                  <th scope="row">Totaal</th>
                  <td className="is-num">
                    <FigureButton
                      needs="accountability.drill"
                      label={`Totaal: ${number(total.activities)} activiteiten. Toon de boekingen`}
                      onClick={() => drill('Activiteiten en verhuur', {})}
                    >
                      {number(total.activities)}
                    </FigureButton>
                  </td>
                  {part !== 'byActivity' && (
                    <td className="is-num">{number(kindsIn({ kinds: current.total.byActivity }))}</td>
                  )}
                  <td className="is-num">{number(total.participants)}</td>
                  <td className="is-num">
                    <Uncounted
                      tally={total}
                      name="Totaal"
                      onOpen={() => drill('Zonder aantal deelnemers', { only: 'without_count' })}
                    />
                  </td>
                  <td className="is-num">{hours(total.minutes)}</td>
                  <td className="is-num">
                    <Delta value={total.activities - previous.total.total.activities} />
                  </td>
                  {yearEarlier && (
                    <td className="is-num">
                      <Delta value={total.activities - yearEarlier.total.total.activities} />
                    </td>
                  )}
                  {withMarks && <td />}
                </tr>
              </tfoot>
            </table>
          </div>
          {part === 'byGoal' && <p className="fig-note">{goalNote}</p>}
        </>
      )}
    </Card>
  )
}

type DrillBy = (title: string, over: Omit<AccountDrill, 'title'>) => void

function Group({
  part,
  group,
  open,
  onToggle,
  withYear,
  mark,
  onDrill,
}: {
  part: AccountPart
  group: ComparedGroup
  open: boolean
  onToggle: () => void
  withYear: boolean
  /** Of a theme; undefined when marks are not shown. */
  mark: number | null | undefined
  onDrill: DrillBy
}) {
  const name = groupName(part, group.key)
  const title = part === 'byActivity' ? name : `${partWords[part].one}: ${name}`
  const of = { part, key: group.key }
  const Sign = open ? IconChevronDown : IconChevronRight
  return (
    <tbody>
      <tr>
        <th scope="row">
          {group.kinds.length > 0 ? (
            <button type="button" className="va-open" aria-expanded={open} onClick={onToggle}>
              <Sign size={14} aria-hidden="true" />
              {name}
            </button>
          ) : (
            <span className="va-closed">{name}</span>
          )}
        </th>
        <Cells
          tally={group}
          name={name}
          kinds={part === 'byActivity' ? null : kindsIn(group)}
          withYear={withYear}
          onOpen={() => onDrill(title, of)}
          onUncounted={() => onDrill(`${title}, zonder aantal`, { ...of, only: 'without_count' })}
        />
        {mark !== undefined && <td className="is-num">{mark === null ? '–' : number(mark, 'percent')}</td>}
      </tr>
      {open &&
        group.kinds.map((kind) => {
          const kindName = groupName('byActivity', kind.key)
          const within = { ...of, kind: kind.key }
          return (
            <tr key={kind.key} className="va-kind">
              <th scope="row">{kindName}</th>
              <Cells
                tally={kind}
                name={`${name}, ${kindName}`}
                kinds={part === 'byActivity' ? null : undefined}
                withYear={withYear}
                onOpen={() => onDrill(`${title}, ${kindName}`, within)}
                onUncounted={() =>
                  onDrill(`${title}, ${kindName}, zonder aantal`, { ...within, only: 'without_count' })
                }
              />
              {mark !== undefined && <td />}
            </tr>
          )
        })}
    </tbody>
  )
}

function Cells({
  tally,
  name,
  kinds,
  withYear,
  onOpen,
  onUncounted,
}: {
  tally: ComparedTally
  name: string
  /** Undefined for an empty cell, null for none. */
  kinds: number | null | undefined
  withYear: boolean
  onOpen: () => void
  onUncounted: () => void
}) {
  const { activities, participants, minutes, previous, yearEarlier } = tally
  return (
    <>
      <td className="is-num">
        {activities === 0 ? (
          '0'
        ) : (
          <FigureButton
            needs="accountability.drill"
            label={`${name}: ${number(activities)} activiteiten. Toon de boekingen`}
            onClick={onOpen}
          >
            {number(activities)}
          </FigureButton>
        )}
      </td>
      {kinds !== null && <td className="is-num">{kinds === undefined ? '' : number(kinds)}</td>}
      <td className="is-num">{number(participants)}</td>
      <td className="is-num">
        <Uncounted tally={tally} name={name} onOpen={onUncounted} />
      </td>
      <td className="is-num">{hours(minutes)}</td>
      <td className="is-num">
        <Delta value={previous === null ? null : activities - previous} />
      </td>
      {withYear && (
        <td className="is-num">
          <Delta value={yearEarlier === null ? null : activities - yearEarlier} />
        </td>
      )}
    </>
  )
}

function Uncounted({
  tally: { withoutCount },
  name,
  onOpen,
}: {
  tally: { withoutCount: number }
  name: string
  onOpen: () => void
}) {
  if (withoutCount === 0) return <span className="va-zero">0</span>
  return (
    <FigureButton
      needs="accountability.drill"
      label={`${name}: ${number(withoutCount)} zonder aantal deelnemers. Toon de boekingen`}
      onClick={onOpen}
    >
      {number(withoutCount)}
    </FigureButton>
  )
}
