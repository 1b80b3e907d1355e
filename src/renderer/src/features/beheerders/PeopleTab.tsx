import { Button, Switch } from '@mantine/core'
import { IconAlertTriangle, IconPlus, IconStarFilled, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaretakerHours } from '#shared/contract/hours'
import type { Caretaker } from '#shared/contract/roster'
import { certificateWarnings } from '#shared/domain/roster/certificates'
import { addDays, startOfWeek } from '#shared/time/civil'
import { formatDate } from '#shared/time/format'
import type { CivilDate } from '#shared/time/types'
import { useActions } from '../../lib/actions'
import { setParams, useParam } from '../../lib/address'
import { api } from '../../lib/client'
import { useHere } from '../../lib/here'
import { May } from '../../lib/May'
import { useRights } from '../../lib/session'
import { hoursText, toneOf, warningText } from '../../lib/words/caretakers'
import { caretakerKindWords, certificateWords } from '../../lib/words/roster'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag } from '../../ui/Tag'
import { CaretakerForm } from './CaretakerForm'
import { CaretakerSheet } from './CaretakerSheet'

/** All caretakers; who is open stands in the address, so that other screens can lead to somebody. */
export function PeopleTab() {
  const { today, centres } = useHere()
  const list = useQuery(api.caretakers.list.queryOptions())
  const monday = startOfWeek(today)
  const may = useRights()
  const counted = may('hours.report')
  const input = { from: monday, to: addDays(monday, 6) }
  const week = useQuery(api.hours.report.queryOptions({ input, enabled: counted })).data
  const hours = new Map(week?.people.map((one) => [one.caretakerId, one]))
  const [archived, setArchived] = useState(false)
  const open = useParam('wie')
  const all = list.data ?? []
  const shown = all.filter((one) => archived || !one.archived)
  const editing = all.find(({ id }) => id === open) ?? null
  const show = (who: string | null) => setParams({ wie: who })
  useActions([
    {
      id: 'caretakers.new',
      label: 'Nieuwe beheerder',
      needs: 'caretakers.create',
      keys: ['Shift+N'],
      group: 'Beheerders',
      run: () => show('nieuw'),
    },
  ])
  const names = new Map(centres.map(({ id, name }) => [id as string, name]))
  return (
    <>
      <Card
        title="Beheerders"
        note={shown.length}
        actions={
          <>
            {all.some((one) => one.archived) && (
              <Switch
                size="xs"
                label="Ook gearchiveerd"
                checked={archived}
                onChange={(event) => setArchived(event.currentTarget.checked)}
              />
            )}
            <May call="caretakers.create">
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('nieuw')}>
                Nieuwe beheerder
              </Button>
            </May>
          </>
        }
      >
        {list.data && shown.length === 0 ? (
          <EmptyState icon={IconUsersGroup} title="Nog geen beheerders">
            {may('caretakers.create') &&
              'Voeg de mensen toe die openen, gastheer zijn en afsluiten: in dienst of vrijwilliger. Vul hun certificaten in, dan waarschuwen we op tijd.'}
          </EmptyState>
        ) : (
          <div className="bh-scroll">
            <table className="table bh-table">
              <caption className="visually-hidden">Beheerders</caption>
              <thead>
                <tr>
                  <th scope="col">Naam</th>
                  <th scope="col">Soort</th>
                  <th scope="col">Centra</th>
                  {counted && (
                    <th scope="col" className="number">
                      Deze week
                    </th>
                  )}
                  <th scope="col">Certificaten</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((one) => (
                  <PersonRow
                    key={one.id}
                    caretaker={one}
                    week={counted ? (hours.get(one.id) ?? none) : null}
                    today={today}
                    names={names}
                    onOpen={() => show(one.id)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
      {may('caretakers.change')
        ? (editing !== null || open === 'nieuw') && (
            <CaretakerForm key={editing?.id ?? 'nieuw'} caretaker={editing} onClose={() => show(null)} />
          )
        : editing !== null && (
            <CaretakerSheet key={editing.id} caretaker={editing} names={names} onClose={() => show(null)} />
          )}
    </>
  )
}

type Week = Pick<CaretakerHours, 'plannedMinutes' | 'contractMinutes'>
const none: Week = { plannedMinutes: 0, contractMinutes: 0 }

type RowProps = {
  caretaker: Caretaker
  /** Minutes on the roster and by the contract this week; null where they are not shown. */
  week: Week | null
  today: CivilDate
  names: ReadonlyMap<string, string>
  onOpen: () => void
}

function PersonRow({ caretaker, week, today, names, onOpen }: RowProps) {
  const { name, kind, association, flexPool, archived, certificates } = caretaker
  const warnings = certificateWarnings(caretaker, today)
  const fine = certificates.filter((one) => !warnings.some((warning) => warning.kind === one.kind))
  return (
    <tr>
      <td>
        <button type="button" className="link" onClick={onOpen}>
          {name}
        </button>{' '}
        {archived && <Tag>Gearchiveerd</Tag>}
      </td>
      <td>
        {caretakerKindWords[kind]}
        {flexPool && (
          <>
            {' '}
            <Tag tone="accent">flexpool</Tag>
          </>
        )}
        {association !== null && <small className="bh-under">{association}</small>}
      </td>
      <td>
        <ul className="bh-centres">
          {[...caretaker.centres]
            .sort((a, b) => Number(b.fixed) - Number(a.fixed))
            .map(({ centreId, fixed }) => (
              <li key={centreId}>
                {fixed && <IconStarFilled size={12} role="img" aria-label="vast gezicht van" />}
                {names.get(centreId) ?? 'ander centrum'}
              </li>
            ))}
        </ul>
      </td>
      {week !== null && (
        <td className="number">
          {week.contractMinutes === 0 ? (
            week.plannedMinutes === 0 ? (
              '–'
            ) : (
              hoursText(week.plannedMinutes)
            )
          ) : (
            <>
              {hoursText(week.plannedMinutes)}
              <small className="bh-under">
                {week.plannedMinutes > week.contractMinutes && (
                  <IconAlertTriangle size={12} color="var(--warn)" role="img" aria-label="meer dan het contract: " />
                )}{' '}
                van {hoursText(week.contractMinutes)}
              </small>
            </>
          )}
        </td>
      )}
      <td>
        <span className="bh-tags">
          {warnings.map((warning) => (
            <Tag key={warning.kind} tone={toneOf(warning)}>
              {warningText(warning)}
            </Tag>
          ))}
          {fine.map(({ kind: held, issuedOn, expiresOn }) => (
            <span
              key={`${held}${issuedOn}`}
              title={expiresOn === null ? 'verloopt niet' : `tot en met ${formatDate(expiresOn)}`}
            >
              <Tag>{certificateWords[held]}</Tag>
            </span>
          ))}
        </span>
      </td>
    </tr>
  )
}
