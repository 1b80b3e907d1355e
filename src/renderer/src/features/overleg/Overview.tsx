import { Button } from '@mantine/core'
import { IconListNumbers, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Consultation, ConsultationDue } from '#shared/contract/consultation'
import type { DueState } from '#shared/domain/consultation'
import { formatDate } from '#shared/time/format'
import { api } from '../../lib/client'
import { useRights } from '../../lib/session'
import { dueWords } from '../../lib/words/consultation'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { Tag, type Tone } from '../../ui/Tag'
import { ActionPoints } from './ActionPoints'

const tones: Record<DueState, Tone> = {
  never: 'neutral',
  unrecorded: 'warn',
  overdue: 'bad',
  soon: 'warn',
  planned: 'accent',
  fine: 'ok',
}

type Props = {
  consultations: readonly Consultation[]
  onPlan: (party: string) => void
  onOpen: (id: string) => void
  onAgenda: () => void
}

/** With whom it is time to sit down again, and what was agreed that is not done yet. */
export function Overview(props: Props) {
  const may = useRights()
  return (
    <div className="ov-wide">
      {may('consultations.due') && <DueCard {...props} />}
      {props.consultations.length === 0 ? (
        <div className="card">
          <EmptyState icon={IconUsersGroup} title="Nog geen overleg vastgelegd">
            {may('consultations.create') &&
              'Plan het eerste overleg, of leg vast wat er in het vorige is afgesproken. Wie er zijn, komt uit de contacten.'}
          </EmptyState>
        </div>
      ) : (
        <ActionPoints consultations={props.consultations} onOpen={props.onOpen} />
      )}
    </div>
  )
}

/** With whom it is time to sit down again. */
function DueCard(props: Pick<Props, 'onPlan' | 'onOpen' | 'onAgenda'>) {
  const may = useRights()
  const due = useQuery(api.consultations.due.queryOptions())
  const agenda = useQuery(api.fixedAgenda.get.queryOptions())
  const perYear = agenda.data?.perYear ?? 0
  return (
    <Card
      title="Wanneer weer overleg"
      note={perYear > 0 ? `ten minste ${perYear} keer per jaar` : undefined}
      actions={
        may('fixedAgenda.change') && (
          <Button
            variant="default"
            leftSection={<IconListNumbers size={16} aria-hidden="true" />}
            onClick={props.onAgenda}
          >
            Vaste agenda
          </Button>
        )
      }
    >
      <div className="ov-scroll">
        <table className="table">
          <caption className="visually-hidden">Per vereniging of centrum het laatste en het volgende overleg</caption>
          <thead>
            <tr>
              <th scope="col">Met wie</th>
              <th scope="col">Laatste</th>
              <th scope="col">Volgende</th>
              <th scope="col" className="number">
                Dit jaar
              </th>
              <th scope="col">Stand</th>
              <th scope="col">
                <span className="visually-hidden">Doen</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {due.data?.map((row) => (
              <DueRow key={row.party} row={row} onPlan={props.onPlan} onOpen={props.onOpen} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function DueRow({
  row,
  onPlan,
  onOpen,
}: {
  row: ConsultationDue
  onPlan: (party: string) => void
  onOpen: (id: string) => void
}) {
  const { party, last, next, by, state } = row
  const may = useRights()
  const mayPlan = row.centreIds.every((id) => may('consultations.create', id))
  return (
    <tr>
      <th scope="row" className="ov-party">
        {party}
      </th>
      <td className="tabular">{last === null ? <span className="quiet">nog geen</span> : formatDate(last.date)}</td>
      <td className="tabular">
        {next !== null ? formatDate(next.date) : by === null ? '' : `uiterlijk ${formatDate(by)}`}
      </td>
      <td className="number">{row.heldThisYear}</td>
      <td>
        <Tag tone={tones[state]}>{dueWords[state]}</Tag>
      </td>
      <td className="ov-do">
        {next === null ? (
          mayPlan && (
            <Button size="xs" variant="default" aria-label={`Plan overleg met ${party}`} onClick={() => onPlan(party)}>
              Plan
            </Button>
          )
        ) : (
          <Button
            size="xs"
            variant="default"
            aria-label={`Open het overleg met ${party}`}
            onClick={() => onOpen(next.id)}
          >
            {state === 'unrecorded' ? 'Leg vast' : 'Open'}
          </Button>
        )}
      </td>
    </tr>
  )
}
